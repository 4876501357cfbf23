#include "pagec_write.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdlib.h>

/* ---- mistakes ------------------------------------------------------------------------------- */

/* file:line:column: what is wrong, and what to write; columns count characters. */
_Noreturn void wrong(const struct compiler *c, const char *where, const char *format, ...)
{
    int line = 1, column = 1;
    va_list args;

    for (const char *p = c->begin; p < where; p++) {
        line += *p == '\n';
        column = *p == '\n' ? 1 : column + (((unsigned char)*p & 0xc0) != 0x80);
    }
    fprintf(stderr, "%s:%d:%d: ", c->path, line, column);
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
    exit(EXIT_FAILURE);
}

int line_of(const struct compiler *c, const char *where)
{
    int line = 1;

    for (const char *p = c->begin; p < where; p++)
        line += *p == '\n';
    return line;
}

/* ---- C out ---------------------------------------------------------------------------------- */

void put_literal(struct compiler *c, char byte)
{
    if (!c->literal)
        fputs("    buffer_add(out, STR(\"", c->out);
    c->literal = true;
    if (byte == '\n')
        fputs("\\n\"\n        \"", c->out);
    else if (byte == '"' || byte == '\\' || byte == '?') /* ?: no trigraphs */
        fprintf(c->out, "\\%c", byte);
    else
        fputc(byte, c->out);
}

void put_literals(struct compiler *c, const char *from, size_t len)
{
    for (size_t i = 0; i < len; i++)
        put_literal(c, from[i]);
}

/* A statement of the page's line `where`; ends the literal before it. */
void put_code(struct compiler *c, const char *where, const char *format, ...)
{
    va_list args;

    if (c->literal)
        fputs("\"));\n", c->out);
    c->literal = false;
    fprintf(c->out, "#line %d \"pages/%s.html\"\n    ", line_of(c, where), c->page.at);
    va_start(args, format);
    vfprintf(c->out, format, args);
    va_end(args);
    fputc('\n', c->out);
}

void put_function(struct compiler *c, const char *part)
{
    fprintf(c->out,
        "void page_%s%s(struct buffer *out, const struct %s_page *page)\n{\n    (void)page;\n",
        c->page.at, part, c->page.at);
}

/* ---- words ---------------------------------------------------------------------------------- */

bool one_of(const char *word, const char *words)
{
    size_t len = strlen(word);

    for (const char *p = words; (p = strstr(p, word)) != NULL; p += len)
        if ((p == words || p[-1] == ' ') && (p[len] == ' ' || p[len] == '\0'))
            return true;
    return false;
}

bool blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

void skip_blanks(struct compiler *c)
{
    while (blank(*c->at))
        c->at++;
}

/* Letters, digits and `more`. */
struct name take_name(struct compiler *c, const char *more, const char *what)
{
    struct name name = {0};
    size_t len = 0;

    while (isalnum((unsigned char)c->at[len])
           || (c->at[len] != '\0' && strchr(more, c->at[len]) != NULL))
        len++;
    if (len == 0 || len >= sizeof(name.at))
        wrong(c, c->at, "write %s here", what);
    memcpy(name.at, c->at, len);
    c->at += len;
    return name;
}

bool take_word(struct compiler *c, const char *word)
{
    size_t len = strlen(word);

    if (strncmp(c->at, word, len) != 0 || isalnum((unsigned char)c->at[len]) || c->at[len] == '_')
        return false;
    c->at += len;
    skip_blanks(c);
    return true;
}

void expect(struct compiler *c, const char *text)
{
    skip_blanks(c);
    if (strncmp(c->at, text, strlen(text)) != 0)
        wrong(c, c->at, "write %s here", text);
    c->at += strlen(text);
}

/* ---- expressions ---------------------------------------------------------------------------- */

/* What could call, assign or say more than one value is no expression of a page. */
static void check_expression(const struct compiler *c, const char *at, size_t len)
{
    char before = ' ';

    for (size_t i = 0; i < len; i++) {
        const char *p = at + i;
        if (!isalnum((unsigned char)*p) && strchr("_ .()[]&|!<>=-", *p) == NULL
            && (*p != '*' || i > 0))
            wrong(
                c, p, "only fields, comparisons and && || ! stand here: put the rest in the view");
        if (*p == '(' && (isalnum((unsigned char)before) || before == '_' || before == ']'))
            wrong(c, p, "no calls here: put the value in the view");
        if (*p == '-' && p[1] != '>')
            wrong(c, p, "no sums here: put the value in the view");
        if (*p == '=' && p[1] != '=' && strchr("=!<>", before) == NULL)
            wrong(c, p, "write == here");
        if (*p != ' ')
            before = *p;
    }
}

/* Up to `end`, without the blanks around it. */
struct expression take_expression(struct compiler *c, const char *end)
{
    struct expression expression = {0};
    const char *stop = NULL;
    size_t len;

    skip_blanks(c);
    stop = strstr(c->at, end);
    if (stop == NULL || memchr(c->at, '\n', (size_t)(stop - c->at)) != NULL)
        wrong(c, c->at, "close it with %s on the same line", end);
    len = (size_t)(stop - c->at);
    while (len > 0 && blank(c->at[len - 1]))
        len--;
    if (len == 0 || len >= sizeof(expression.at))
        wrong(c, c->at, "write a field here, as page->title");
    check_expression(c, c->at, len);
    memcpy(expression.at, c->at, len);
    c->at = stop + strlen(end);
    return expression;
}
