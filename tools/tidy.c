/*
 * tidy - the house rules as a test: docs/ARCHITECTURE.md says why they are there.
 *
 * tidy ROOT reads every C file of the tree, prints "FAIL file:line what; what to do" for each
 * broken rule and exits 1, or prints how many files keep the rules.  A file is read once and split
 * into three texts of the same length: raw, code (comments and literals blanked) and literals
 * (all else blanked), so each rule looks only where it should.
 */
#include <ctype.h>
#include <fnmatch.h>
#include <glob.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "tidy_data.h"

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/* --- a file and a line ----------------------------------------------------------------------- */

struct file {
    const char *path;
    char *raw, *code, *literals; /* `len` bytes and a NUL each */
    size_t len;
    int failures;
};

static void fail(struct file *file, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void fail(struct file *file, int line, const char *format, ...)
{
    va_list arguments;
    file->failures++;
    printf("FAIL %s:%d ", file->path, line);
    va_start(arguments, format);
    vprintf(format, arguments);
    va_end(arguments);
    putchar('\n');
}

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

/* Does `at` start with the whole word? */
static bool begins(const char *at, const char *word)
{
    size_t len = strlen(word);
    return strncmp(at, word, len) == 0 && !is_word(at[len]);
}

/* Is `path` one of the blank-separated patterns? */
static bool path_in(const char *path, const char *patterns)
{
    char one[256];
    while (*patterns) {
        size_t len = strcspn(patterns, " ");
        if (len > 0 && len < sizeof(one)) {
            memcpy(one, patterns, len);
            one[len] = '\0';
            if (fnmatch(one, path, 0) == 0)
                return true;
        }
        patterns += len + (patterns[len] == ' ');
    }
    return false;
}

static int line_of(const struct file *file, size_t at)
{
    int line = 1;
    for (size_t i = 0; i < at; i++)
        line += file->raw[i] == '\n';
    return line;
}

static bool is_header(const struct file *file)
{
    size_t len = strlen(file->path);
    return len > 2 && strcmp(file->path + len - 2, ".h") == 0;
}

/* --- splitting ------------------------------------------------------------------------------- */

enum region { CODE, LINE_COMMENT, BLOCK_COMMENT, TEXT_LITERAL, CHAR_LITERAL };

/* What a byte pair opens, from code. */
static enum region region_opened(const char *at)
{
    if (at[0] == '/' && at[1] == '*')
        return BLOCK_COMMENT;
    if (at[0] == '/' && at[1] == '/')
        return LINE_COMMENT;
    return at[0] == '"' ? TEXT_LITERAL : at[0] == '\'' ? CHAR_LITERAL : CODE;
}

static bool region_closes(const char *at, enum region region)
{
    static const char quote[] = {[TEXT_LITERAL] = '"', [CHAR_LITERAL] = '\''};
    if (region == BLOCK_COMMENT)
        return at[0] == '*' && at[1] == '/';
    return at[0] == '\n' || (region != LINE_COMMENT && at[0] == quote[region]);
}

/* The region after the byte at `at`; a pair that opens, closes or escapes is taken whole. */
static enum region region_next(const char *at, enum region region, size_t *taken)
{
    enum region next = region;
    if (region == CODE)
        next = region_opened(at);
    else if (region_closes(at, region))
        next = CODE;
    bool comment_edge =
        next != region
        && (next == BLOCK_COMMENT || next == LINE_COMMENT || region == BLOCK_COMMENT);
    bool escape = (region == TEXT_LITERAL || region == CHAR_LITERAL) && at[0] == '\\' && at[1];
    *taken = comment_edge || escape ? 2 : 1;
    return next;
}

static void file_split(struct file *file)
{
    enum region region = CODE;
    memset(file->code, ' ', file->len);
    memset(file->literals, ' ', file->len);
    for (size_t i = 0, taken; i < file->len; i += taken) {
        enum region next = region_next(file->raw + i, region, &taken);
        bool literal = region == TEXT_LITERAL || region == CHAR_LITERAL;
        bool code = region == CODE ? next != BLOCK_COMMENT && next != LINE_COMMENT
                                   : literal && next == CODE; /* the closing quote */
        if (code || file->raw[i] == '\n')
            file->code[i] = file->raw[i];
        if (literal && next == region)
            memcpy(file->literals + i, file->raw + i, taken);
        if (file->raw[i] == '\n')
            file->literals[i] = '\n';
        region = next;
    }
}

/* --- rules ----------------------------------------------------------------------------------- */

/* The layer of a path under src/, or NULL. */
static const char *layer_may_include(const char *path)
{
    if (strncmp(path, "src/", 4) != 0)
        return NULL;
    for (size_t i = 0; i < COUNT_OF(layers); i++) {
        size_t len = strlen(layers[i].layer);
        if (strncmp(path + 4, layers[i].layer, len) == 0 && !is_word(path[4 + len]))
            return layers[i].may;
    }
    return "";
}

static void check_include(struct file *file, int line, const char *name)
{
    const char *may = layer_may_include(file->path);
    char layer[64];
    size_t len = strcspn(name, "/");
    if (may && name[len] == '/' && len < sizeof(layer)) {
        memcpy(layer, name, len);
        layer[len] = '\0';
        if (!path_in(layer, may))
            fail(file, line, "includes %s; includes go down only: base may not know us", name);
    } else if (may) {
        fail(file, line, "includes %s; write the path from src/", name);
    }
}

static void check_foreign(struct file *file, int line, const char *name)
{
    for (size_t i = 0; i < COUNT_OF(foreign); i++) {
        bool is_it = fnmatch(foreign[i].header, name, 0) == 0;
        if (is_it && fnmatch("src/*", file->path, 0) == 0 && !path_in(file->path, foreign[i].files))
            fail(file, line, "includes <%s>; only these may: %s", name,
                foreign[i].files[0] ? foreign[i].files : "none");
    }
}

static void check_includes(struct file *file)
{
    int line = 1;
    for (const char *at = file->raw; *at; line++) {
        size_t len = strcspn(at, "\n");
        char name[128], close = '\0';
        const char *open = at + strspn(at, " ");
        if (strncmp(open, "#include ", 9) == 0 && (open[9] == '"' || open[9] == '<')) {
            close = open[9] == '"' ? '"' : '>';
            size_t name_len = strcspn(open + 10, "\">\n");
            name_len = name_len < sizeof(name) ? name_len : sizeof(name) - 1;
            memcpy(name, open + 10, name_len);
            name[name_len] = '\0';
        }
        if (close == '"')
            check_include(file, line, name);
        else if (close)
            check_foreign(file, line, name);
        at += len + (at[len] == '\n');
    }
}

/* Is the word of `len` bytes at `word` one of the blank-separated names? */
static bool name_in(const char *word, size_t len, const char *names)
{
    for (const char *at = names; *at;) {
        size_t name_len = strcspn(at, " ");
        if (name_len == len && memcmp(at, word, len) == 0)
            return true;
        at += name_len + (at[name_len] == ' ');
    }
    return false;
}

static void check_call(struct file *file, size_t at, size_t len)
{
    for (size_t i = 0; i < COUNT_OF(bans); i++) {
        if (!name_in(file->code + at, len, bans[i].names))
            continue;
        if (path_in(file->path, bans[i].where) && !path_in(file->path, bans[i].except))
            fail(file, line_of(file, at), "calls %.*s(); %s", (int)len, file->code + at,
                bans[i].instead);
    }
}

/* A name followed by a parenthesis, but not a member's name. */
static void check_calls(struct file *file)
{
    const char *code = file->code;
    for (size_t at = 0, len; at < file->len; at += len ? len : 1) {
        len = 0;
        while (is_word(code[at + len]))
            len++;
        size_t after = at + len + strspn(code + at + len, " ");
        bool member = at > 0 && (code[at - 1] == '.' || code[at - 1] == '>');
        if (len > 0 && code[after] == '(' && !member)
            check_call(file, at, len);
    }
}

static bool starts_with_sql(const char *text)
{
    for (size_t i = 0; i < COUNT_OF(sql_phrases); i++)
        if (strncasecmp(text, sql_phrases[i], strlen(sql_phrases[i])) == 0)
            return true;
    for (size_t i = 0; i < COUNT_OF(sql_words); i++)
        if (strncmp(text, sql_words[i], strlen(sql_words[i])) == 0)
            return true;
    return false;
}

static void check_sql(struct file *file)
{
    if (fnmatch("src/*", file->path, 0) != 0 || fnmatch("src/store/*", file->path, 0) == 0)
        return;
    for (size_t i = 0; i < file->len; i++)
        if ((i == 0 || !is_word(file->literals[i - 1])) && starts_with_sql(file->literals + i))
            fail(file, line_of(file, i), "has SQL; only src/store speaks it");
}

/* Does the list of places for words have this path, or this "call()"? */
static bool words_may_be_in(const char *place)
{
    char line[256];
    bool found = false;
    FILE *list = fopen(WORDS_FILES, "r");
    if (!list)
        return false;
    while (!found && fgets(line, (int)sizeof(line), list)) {
        line[strcspn(line, " \t\n#")] = '\0';
        found = line[0] && fnmatch(line, place, FNM_PATHNAME) == 0;
    }
    (void)fclose(list);
    return found;
}

/* Does the byte at `at` stand among the arguments of a call whose sentences people read? */
static bool in_sentence_call(const struct file *file, size_t at)
{
    int closed = 0, blocks = 0;
    for (size_t i = at; i > 0; i--) {
        char c = file->code[i - 1], call[64];
        size_t len = 0;
        if (blocks == 0 && (c == ';' || c == '{'))
            return false; /* where the statement starts */
        blocks += (c == '}') - (c == '{');
        closed += c == ')';
        if (c != '(' || closed-- > 0)
            continue;
        closed = 0;
        while (len < i - 1 && is_word(file->code[i - 2 - len]))
            len++;
        (void)snprintf(call, sizeof(call), "%.*s()", (int)len, file->code + i - 1 - len);
        if (words_may_be_in(call))
            return true;
    }
    return false;
}

static void check_words(struct file *file)
{
    if (fnmatch("src/*", file->path, 0) != 0 || words_may_be_in(file->path))
        return;
    for (size_t i = 0; i < file->len; i++) {
        unsigned char first = (unsigned char)file->literals[i];
        bool han = first >= 0xE4 && first <= 0xE9; /* not the marks between words */
        if (!han || in_sentence_call(file, i))
            continue;
        fail(
            file, line_of(file, i), "has words in a literal; see %s for their places", WORDS_FILES);
        i += strcspn(file->literals + i, "\n"); /* once a line */
    }
}

/* The next character of UTF-8, and the cells it takes as the formatter counts them. */
static int cells_next(const char **at)
{
    unsigned char first = (unsigned char)**at;
    uint32_t c = first < 0x80 ? first : first < 0xE0 ? first & 0x1Fu : first & 0x0Fu;
    *at += 1;
    while (((unsigned char)**at & 0xC0) == 0x80) {
        c = c << 6 | ((unsigned char)**at & 0x3Fu);
        *at += 1;
    }
    bool wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF)
                || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60)
                || (c >= 0xFFE0 && c <= 0xFFE6);
    return wide ? 2 : 1;
}

static void check_lengths(struct file *file)
{
    bool short_one = is_header(file) && fnmatch("src/*", file->path, 0) == 0
                     && fnmatch("*_data.h", file->path, 0) != 0; /* rows only */
    int line = 0, rows = 0, most = short_one ? HEADER_LINES_MAX : FILE_LINES_MAX;
    for (const char *at = file->raw; *at; at += *at == '\n') {
        int cells = 0;
        line++;
        while (*at && *at != '\n')
            cells += cells_next(&at);
        if (cells > COLUMNS_MAX)
            fail(file, line, "is %d columns wide; %d at most", cells, COLUMNS_MAX);
        rows += cells > 0 && at[-1] == '\\'; /* of a table as a macro: data, not declarations */
    }
    if (line - rows > most)
        fail(file, line, "has %d lines; %d at most: it is two files", line - rows, most);
}

/* A body opens with a brace alone in column 0 and closes with the next one there. */
static void check_functions(struct file *file)
{
    int line = 0, opened = 0;
    for (const char *at = file->code; *at; at += *at == '\n') {
        line++;
        if (at[0] == '{' && at[1] == '\n')
            opened = line;
        else if (at[0] == '}' && opened) {
            if (line - opened - 1 > FUNCTION_LINES_MAX)
                fail(file, opened, "opens a function of %d lines; %d at most", line - opened - 1,
                    FUNCTION_LINES_MAX);
            opened = 0;
        }
        at += strcspn(at, "\n");
    }
}

/* A header opens with a comment of some lines: the noun, what it promises, who owns what. */
static void check_header(struct file *file)
{
    int lines = 0;
    if (!is_header(file))
        return;
    const char *at = file->raw;
    const char *end = strncmp(at, "/*", 2) == 0 ? strstr(at, "*/") : NULL;
    while (end && at < end) {
        size_t len = strcspn(at, "\n"), words = strcspn(at, "\n");
        for (size_t i = 0; i < len && words == len; i++)
            if (is_word(at[i]))
                words = i;
        lines += words < len;
        at += len + 1;
    }
    if (lines < HEADER_COMMENT_MIN)
        fail(file, 1, "has no opening comment; say the noun, what it promises, who owns what");
    if (!strstr(file->code, "#pragma once"))
        fail(file, 1, "lacks #pragma once");
}

/* Can what is declared in the `len` bytes at `at` not change?  Only a const after the last star
 * says so. */
static bool is_constant(const char *at, size_t len)
{
    size_t from = 0;
    for (size_t i = 0; i < len; i++)
        if (at[i] == '*')
            from = i + 1;
    for (size_t i = from; i + 5 <= len; i++)
        if (begins(at + i, "const") && (i == 0 || !is_word(at[i - 1])))
            return true;
    return false;
}

/* "struct x {", "struct x;", "typedef ...": what declares no object. */
static bool declares_type(const char *at, size_t len)
{
    bool tagged = begins(at, "struct") || begins(at, "enum") || begins(at, "union");
    size_t words = 0;
    for (size_t i = 0; i < len; i++)
        words += is_word(at[i]) && !is_word(at[i + 1]);
    return begins(at, "typedef") || begins(at, "extern")
           || (tagged && (at[len] == '{' || (at[len] == ';' && words == 2)));
}

/* One declaration, `at` its first word: a variable that can change is a failure. */
static void check_declaration(struct file *file, const char *at, bool in_function)
{
    size_t len = strcspn(at, "=;([{");
    if (at[len] == '(' && at[len + 1] == '*')
        len += strcspn(at + len, ")["); /* a pointer to a function */
    else if (at[len] == '(')
        return; /* a function, an attribute or an assertion */
    if (!declares_type(at, len) && !is_constant(at, len))
        fail(file, line_of(file, (size_t)(at - file->code)),
            "declares a %s that can change; make it const or pass it in",
            in_function ? "static" : "global");
}

/* The length of the preprocessor lines at `at`, continued ones with them. */
static size_t directive_len(const char *at)
{
    size_t len = strcspn(at, "\n");
    while (len > 0 && at[len - 1] == '\\' && at[len])
        len += 1 + strcspn(at + len + 1, "\n");
    return len;
}

/* Blanks preprocessor lines, which hold unpaired braces and no declarations. */
static void code_drop_directives(struct file *file)
{
    for (char *at = file->code; *at; at += *at == '\n') {
        size_t len = strcspn(at, "\n");
        if (at[strspn(at, " ")] == '#') {
            len = directive_len(at);
            for (size_t i = 0; i < len; i++)
                at[i] = at[i] == '\n' ? '\n' : ' ';
        }
        at += len;
    }
}

/* Declarations start after ; or } at file scope, and at `static` inside. */
static void check_globals(struct file *file)
{
    int depth = 0;
    bool fresh = true;
    if (fnmatch("test/*", file->path, 0) == 0 || path_in(file->path, MUTABLE_FILES))
        return;
    code_drop_directives(file);
    for (const char *at = file->code; *at; at++) {
        if (isspace((unsigned char)*at))
            continue;
        bool word_starts = is_word(*at) && (at == file->code || !is_word(at[-1]));
        if (word_starts && depth == 0 && fresh)
            check_declaration(file, at, false);
        else if (word_starts && depth > 0 && begins(at, "static"))
            check_declaration(file, at, true);
        depth += (*at == '{') - (*at == '}');
        fresh = *at == ';' || (*at == '}' && at[1] == '\n');
    }
}

static void (*const rules[])(struct file *file) = {check_includes, check_calls, check_sql,
    check_words, check_lengths, check_functions, check_header, check_globals};

/* --- all files ------------------------------------------------------------------------------- */

static bool file_read(struct file *file)
{
    FILE *in = fopen(file->path, "rb");
    long size = -1;
    if (in && fseek(in, 0, SEEK_END) == 0)
        size = ftell(in);
    if (size >= 0 && fseek(in, 0, SEEK_SET) == 0) {
        file->len = (size_t)size;
        file->raw = calloc(file->len + 2, 1);
        file->code = calloc(file->len + 2, 1);
        file->literals = calloc(file->len + 2, 1);
    }
    bool done = file->raw && file->code && file->literals
                && fread(file->raw, 1, file->len, in) == file->len && !ferror(in);
    if (in)
        (void)fclose(in);
    return done && !memchr(file->raw, '\0', file->len);
}

static int file_check(const char *path)
{
    struct file file = {.path = path};
    if (file_read(&file)) {
        file_split(&file);
        for (size_t i = 0; i < COUNT_OF(rules); i++)
            rules[i](&file);
    } else {
        fail(&file, 1, "cannot be read as text");
    }
    free(file.raw);
    free(file.code);
    free(file.literals);
    return file.failures;
}

int main(int argc, char **argv)
{
    static const char *const places[] = {"src/*.[ch]", "src/*/*.[ch]", "test/*.[ch]",
        "test/*/*.[ch]", "tools/*.[ch]", "bench/*.[ch]"};
    glob_t found = {0};
    int failures = 0;
    if (argc != 2 || chdir(argv[1]) != 0) {
        (void)fputs("usage: tidy ROOT\n", stderr);
        return 2;
    }
    for (size_t i = 0; i < COUNT_OF(places); i++)
        (void)glob(places[i], i > 0 ? GLOB_APPEND : 0, NULL, &found);
    for (size_t i = 0; i < found.gl_pathc; i++)
        failures += file_check(found.gl_pathv[i]);
    if (found.gl_pathc == 0)
        failures += printf("FAIL no C file found in %s\n", argv[1]) > 0;
    if (failures == 0)
        printf("ok   %zu files keep the rules of the house\n", found.gl_pathc);
    globfree(&found);
    return failures > 0;
}
