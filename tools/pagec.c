/*
 * pagec - pages/NAME.html to C: void page_NAME(struct buffer *out, const struct NAME_page *page).
 *
 *     pagec pages/login.html login.c
 *
 * The words of a page, the fields of its view in {{ }}, choices and rows in {% %}:
 *
 *     {{page->title}}       a struct str, escaped for where it stands: text or quoted attribute
 *     {{# row->count}}      an integer          {{@ words[i]}}    a const char *
 *     {{path row->href}}    a whole address     {{url page->id}}  a part of one
 *     {% if expr %} {% else %} {% end %}
 *     {% each row in page->rows : struct line %} {% end %}
 *     {% call light(&row->light) %}              another page's function
 *     {% inside frame(&page->frame) %} {% end %} stands where that page says {% content %}
 *
 * A field that is misspelt does not compile, and the compiler says its line of the page.  Nothing
 * can be printed that is not escaped, and nothing a policy of content forbids can be written:
 * no style, no script but a file of ours, no on… attribute, no address of another site.  Tags must
 * close in order, and each choice must leave them as it found them.
 */
#include "pagec_write.h"

#include <stdlib.h>

enum { FILE_MAX = 1 << 18 };

/* ---- {{ }} ---------------------------------------------------------------------------------- */

static void print_address(struct compiler *c, const char *where)
{
    const bool first = where == c->address;

    if (take_word(c, "path")) {
        if (!first)
            wrong(c, where, "path is a whole address: write {{url ...}} for a part of one");
        put_code(c, where, "html_path(out, %s);", take_expression(c, "}}").at);
        if (strchr("\"?#", *c->at) == NULL)
            wrong(c, c->at, "after {{path ...}} write ?, # or the closing quote");
        return;
    }
    if (first || where == c->address + 1)
        wrong(c, where, "begin the address with its word, as /matters/, or with {{path ...}}");
    if (*c->at == '#') {
        c->at++;
        put_code(c, where, "html_integer(out, (int64_t)(1 * (%s)));", take_expression(c, "}}").at);
    } else if (take_word(c, "url"))
        put_code(c, where, "html_url(out, %s);", take_expression(c, "}}").at);
    else
        wrong(c, where, "in an address write {{url ...}}, {{path ...}} or {{# ...}}");
}

static void print_field(struct compiler *c)
{
    const char *where = c->at;
    const char *verb = c->place == IN_TEXT ? "html_text" : "html_attribute";

    c->at += 2;
    skip_blanks(c);
    if (c->place == IN_TAG)
        wrong(c, where, "{{ }} stands in text or inside quotes: write name=\"{{...}}\"");
    if (c->place == IN_ADDRESS) {
        print_address(c, where);
        return;
    }
    if (take_word(c, "url") || take_word(c, "path"))
        wrong(c, where, "url and path stand in href, src and action: write {{...}}");
    if (*c->at == '#') {
        c->at++;
        put_code(c, where, "html_integer(out, (int64_t)(1 * (%s)));", take_expression(c, "}}").at);
    } else if (*c->at == '@') {
        c->at++;
        put_code(c, where, "%s(out, str_of(%s));", verb, take_expression(c, "}}").at);
    } else
        put_code(c, where, "%s(out, %s);", verb, take_expression(c, "}}").at);
}

/* ---- {% %} ---------------------------------------------------------------------------------- */

static struct block *open_block(struct compiler *c, const char *where)
{
    struct block *block = &c->blocks[c->blocks_len];

    if (c->blocks_len == DEPTH_MAX)
        wrong(c, where, "too deep: make a page of its own and {%% call %%} it");
    c->blocks_len++;
    *block = (struct block){.place = c->place, .elements = c->elements_len, .begin = where};
    return block;
}

static void open_if(struct compiler *c, const char *where)
{
    put_code(c, where, "if (%s) {", take_expression(c, "%}").at);
    open_block(c, where);
}

static void open_each(struct compiler *c, const char *where)
{
    struct name row = take_name(c, "_", "the name of a row");
    struct expression rows, type;

    skip_blanks(c);
    if (!take_word(c, "in"))
        wrong(c, c->at, "write: each row in page->rows : struct line");
    rows = take_expression(c, " : ");
    type = take_expression(c, "%}");
    put_code(c, where, "LIST_EACH (%s, %s, %s) {", type.at, row.at, rows.at);
    open_block(c, where)->kind = BLOCK_EACH;
}

static void open_inside(struct compiler *c, const char *where)
{
    struct block *block = open_block(c, where);

    block->kind = BLOCK_INSIDE;
    block->callee = take_name(c, "_", "the name of a page");
    expect(c, "(");
    block->view = take_expression(c, ")");
    expect(c, "%}");
    put_code(c, where, "page_%s_begin(out, %s);", block->callee.at, block->view.at);
}

static void call_page(struct compiler *c, const char *where)
{
    struct name callee = take_name(c, "_", "the name of a page");

    expect(c, "(");
    struct expression view = take_expression(c, ")");
    expect(c, "%}");
    put_code(c, where, "page_%s(out, %s);", callee.at, view.at);
}

/* The innermost block, which must leave tags and quotes as it found them. */
static struct block *this_block(struct compiler *c, const char *where)
{
    if (c->blocks_len == 0)
        wrong(c, where, "nothing is open here: leave it out");
    struct block *block = &c->blocks[c->blocks_len - 1];
    if (block->place != c->place || block->elements != c->elements_len)
        wrong(c, where, "close the tags and quotes opened since line %d first",
            line_of(c, block->begin));
    return block;
}

static void close_block(struct compiler *c, const char *where)
{
    struct block *block = this_block(c, where);

    expect(c, "%}");
    if (block->kind == BLOCK_INSIDE)
        put_code(c, where, "page_%s_end(out, %s);", block->callee.at, block->view.at);
    else
        put_code(c, where, "}");
    c->blocks_len--;
}

static void turn_block(struct compiler *c, const char *where)
{
    struct block *block = this_block(c, where);

    if (block->kind != BLOCK_IF)
        wrong(c, where, "else belongs to an if: leave it out");
    block->kind = BLOCK_ELSE;
    expect(c, "%}");
    put_code(c, where, "} else {");
}

static void split_page(struct compiler *c, const char *where)
{
    if (c->blocks_len > 0 || c->content)
        wrong(c, where, "content stands once and in no if or each");
    c->content = true;
    expect(c, "%}");
    put_code(c, where, "}\n");
    put_function(c, "_end");
}

/* Directives that stand in text only. */
static void take_text_directive(struct compiler *c, const char *where)
{
    if (c->place != IN_TEXT)
        wrong(c, where, "only if, else and end stand inside a tag");
    if (take_word(c, "each"))
        open_each(c, where);
    else if (take_word(c, "inside"))
        open_inside(c, where);
    else if (take_word(c, "call"))
        call_page(c, where);
    else if (take_word(c, "content"))
        split_page(c, where);
    else
        wrong(c, where, "write if, else, end, each, call, inside or content");
}

static bool alone_before(const struct compiler *c, const char *where)
{
    while (where > c->begin && (where[-1] == ' ' || where[-1] == '\t'))
        where--;
    return where == c->begin || where[-1] == '\n';
}

static void take_directive(struct compiler *c)
{
    const char *where = c->at;

    c->at += 2;
    skip_blanks(c);
    if (c->place == IN_ADDRESS)
        wrong(c, where, "no choices inside an address: put the address in the view");
    if (take_word(c, "if"))
        open_if(c, where);
    else if (take_word(c, "else"))
        turn_block(c, where);
    else if (take_word(c, "end"))
        close_block(c, where);
    else
        take_text_directive(c, where);
    if (c->place == IN_TEXT && alone_before(c, where) && c->at[strspn(c->at, " \t")] == '\n')
        skip_blanks(c); /* a line of its own leaves no line */
}

/* ---- tags ----------------------------------------------------------------------------------- */

#define EMPTY_ELEMENTS "area br col hr img input link meta wbr"
#define BARRED_ELEMENTS "animate applet base embed foreignobject frame iframe object set style"
#define BARRED_ATTRIBUTES                                                                          \
    "style http-equiv srcset srcdoc background cite data longdesc manifest ping poster xlink:href"
#define ADDRESSES "href src action formaction"

/* SVG writes some names with capitals; what is barred is barred in any letters. */
static struct name small_letters(struct name name)
{
    for (char *p = name.at; *p != '\0'; p++)
        if (*p >= 'A' && *p <= 'Z')
            *p = (char)(*p - 'A' + 'a');
    return name;
}

static bool inside_element(const struct compiler *c, const char *words)
{
    return c->elements_len > 0 && one_of(c->elements[c->elements_len - 1].at, words);
}

static void close_tag(struct compiler *c, const char *where)
{
    c->at += 2;
    c->tag = take_name(c, "", "the name of an element");
    if (!inside_element(c, c->tag.at))
        wrong(c, where, "close </%s> first",
            c->elements_len == 0 ? "nothing" : c->elements[c->elements_len - 1].at);
    if (c->blocks_len > 0 && c->blocks[c->blocks_len - 1].elements == c->elements_len)
        wrong(c, where, "this was opened outside of the if or each: close it there");
    c->elements_len--;
    expect(c, ">");
    put_literals(c, where, (size_t)(c->at - where));
}

static void take_markup(struct compiler *c)
{
    const char *where = c->at;

    if (strncmp(where, "<!--", 4) == 0) {
        const char *end = strstr(where, "-->");
        if (end == NULL)
            wrong(c, where, "close the comment with -->");
        else
            c->at = end + 3;
    } else if (strncmp(where, "<!doctype html>", 15) == 0) {
        put_literals(c, where, 15);
        c->at += 15;
    } else if (where[1] == '/') {
        close_tag(c, where);
    } else {
        c->at++;
        c->tag = take_name(c, "", "an element, or &lt; for the sign,");
        if (one_of(small_letters(c->tag).at, BARRED_ELEMENTS))
            wrong(c, where, "no <%s> in a page: looks stand in static/frj.css", c->tag.at);
        if (strcmp(small_letters(c->tag).at, c->tag.at) != 0)
            wrong(c, where, "write <%s>", small_letters(c->tag).at);
        if (c->elements_len == DEPTH_MAX)
            wrong(c, where, "too deep: make a page of its own and {%% call %%} it");
        if (!one_of(c->tag.at, EMPTY_ELEMENTS))
            c->elements[c->elements_len++] = c->tag;
        put_literals(c, where, (size_t)(c->at - where));
        c->place = IN_TAG;
    }
}

static void take_attribute(struct compiler *c)
{
    const char *where = c->at;
    struct name name = take_name(c, "-:", "an attribute or >");

    if (!blank(where[-1]) && where[-1] != '}')
        wrong(c, where, "write a blank before %s", name.at);
    const struct name small = small_letters(name);
    if (strncmp(small.at, "on", 2) == 0 || one_of(small.at, BARRED_ATTRIBUTES))
        wrong(c, where, "no %s in a page: looks stand in static/frj.css, acts in frj.js", name.at);
    put_literals(c, where, (size_t)(c->at - where));
    if (*c->at != '=')
        return;
    if (c->at[1] != '"')
        wrong(c, c->at + 1, "write the value in double quotes");
    put_literals(c, c->at, 2);
    c->at += 2;
    c->place = one_of(small.at, ADDRESSES) ? IN_ADDRESS : IN_VALUE;
    c->address = c->at;
    if (c->place == IN_ADDRESS
        && (strchr("/#?{", *c->at) == NULL || (*c->at == '/' && strchr("/\\", c->at[1]) != NULL)))
        wrong(c, c->at, "an address of ours begins with one /, #, ? or {{path ...}}");
}

static void end_tag(struct compiler *c)
{
    const bool closed = *c->at == '/';

    if (closed && c->at[1] != '>')
        wrong(c, c->at, "write /> here");
    if (closed && !one_of(c->tag.at, EMPTY_ELEMENTS)) {
        bool drawing = false;
        for (size_t i = 0; i < c->elements_len; i++)
            drawing = drawing || strcmp(c->elements[i].at, "svg") == 0;
        if (!drawing)
            wrong(c, c->at, "write ></%s>", c->tag.at);
        c->elements_len--;
    }
    put_literals(c, c->at, closed ? 2 : 1);
    c->at += closed ? 2 : 1;
    c->place = IN_TEXT;
    if (inside_element(c, "script") && strncmp(c->at, "</script>", 9) != 0)
        wrong(c, c->at, "a script is a file of ours: write </script> here");
}

static void take_in_tag(struct compiler *c)
{
    if (blank(*c->at)) {
        skip_blanks(c);
        put_literal(c, ' ');
    } else if (*c->at == '>' || *c->at == '/')
        end_tag(c);
    else
        take_attribute(c);
}

static void take_byte(struct compiler *c)
{
    const bool text = c->place == IN_TEXT;

    if (*c->at == '&'
        && c->at[1 + strspn(c->at + 1, "abcdefghijklmnopqrstuvwxyz#0123456789")] != ';')
        wrong(c, c->at, "write &amp; for the sign");
    if (*c->at == '<' && !text)
        wrong(c, c->at, "close the quotes first, or write &lt;");
    if (c->place == IN_ADDRESS && (blank(*c->at) || *c->at == '\\'))
        wrong(c, c->at, "no blank and no \\ in an address");
    if (text && blank(*c->at) && !inside_element(c, "pre textarea")) {
        const char *run = c->at;
        skip_blanks(c);
        put_literal(c, memchr(run, '\n', (size_t)(c->at - run)) == NULL ? ' ' : '\n');
        return;
    }
    if (!text && *c->at == '"')
        c->place = IN_TAG;
    put_literal(c, *c->at++);
}

static void take_page(struct compiler *c)
{
    while (*c->at != '\0') {
        if (strncmp(c->at, "{{", 2) == 0)
            print_field(c);
        else if (strncmp(c->at, "{%", 2) == 0)
            take_directive(c);
        else if (c->place == IN_TEXT && *c->at == '<')
            take_markup(c);
        else if (c->place == IN_TAG)
            take_in_tag(c);
        else
            take_byte(c);
    }
    if (c->blocks_len > 0)
        wrong(c, c->blocks[c->blocks_len - 1].begin, "close this with {%% end %%}");
    if (c->elements_len > 0 || c->place != IN_TEXT)
        wrong(c, c->at, "close </%s> before the page ends",
            c->elements_len == 0 ? "the tag" : c->elements[c->elements_len - 1].at);
}

/* ---- files ---------------------------------------------------------------------------------- */

static void name_page(struct compiler *c)
{
    const char *base = strrchr(c->path, '/');
    struct compiler name = {.path = c->path, .begin = "", .at = base == NULL ? c->path : base + 1};

    c->page = take_name(&name, "_", "the name of a page");
    if (strcmp(name.at, ".html") != 0)
        wrong(&name, name.begin, "a page is called NAME.html, NAME of letters and _");
}

int main(int argc, char **argv)
{
    char text[FILE_MAX] = {0};
    FILE *in = argc == 3 ? fopen(argv[1], "rb") : NULL;
    size_t len = in == NULL ? 0 : fread(text, 1, sizeof(text) - 1, in);
    struct compiler c = {.path = argv[1], .begin = text, .at = text};

    if (in == NULL || len == sizeof(text) - 1 || strlen(text) != len) {
        fprintf(stderr, "pagec: write: pagec pages/NAME.html OUT.c, a text of < 256 KiB\n");
        return 2;
    }
    fclose(in);
    name_page(&c);
    c.out = fopen(argv[2], "wb");
    if (c.out == NULL)
        wrong(&c, text, "cannot write %s", argv[2]);
    fprintf(c.out, "#include \"web/%s_page.h\"\n\n#include \"web/html.h\"\n", c.page.at);
    fprintf(c.out, "#include \"web/static_files.h\"\n\n");
    put_function(&c, strstr(text, "{% content %}") == NULL ? "" : "_begin");
    take_page(&c);
    put_code(&c, c.at, "(void)out;\n}");
    return fclose(c.out) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
