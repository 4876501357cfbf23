#include "cli/talk.h"

#include "base/json.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void print(const char *format, ...)
{
    va_list args;

    va_start(args, format);
    vfprintf(stdout, format, args);
    va_end(args);
}

void say(const char *format, ...)
{
    va_list args;

    fflush(stdout);
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
}

void print_json(struct arena *arena, const struct node *node)
{
    struct buffer out = {.arena = arena};

    json_write_pretty(&out, node);
    buffer_add(&out, STR("\n"));
    fwrite(out.at, 1, out.len, stdout);
}

void print_json_text(struct arena *arena, const char *key, struct str text)
{
    struct node out = {.kind = NODE_MAP};

    node_put_text(arena, &out, key, text);
    print_json(arena, &out);
}

/* --- columns --------------------------------------------------------------------------------- */

struct grid_row {
    struct str cells[CELLS_MAX];
    size_t len;
};

enum { COLUMNS_MAX = 40 };

/* A cell too long for a list ends in …; whole characters only. */
static struct str cell_cut(struct arena *arena, struct str cell)
{
    size_t len = 0;

    if (utf8_columns(cell) <= COLUMNS_MAX)
        return cell;
    for (size_t i = 0; i < cell.len; i++)
        if ((cell.at[i] & 0xC0) != 0x80 && utf8_columns((struct str){cell.at, i}) < COLUMNS_MAX)
            len = i;
    return str_format(arena, "%.*s…", (int)len, cell.at);
}

void grid_row(struct grid *grid, const struct str *cells, size_t len)
{
    struct grid_row *row = vec_push(grid->arena, &grid->rows, sizeof(*row));

    must(len <= CELLS_MAX);
    for (size_t i = 0; i < len; i++)
        row->cells[i] = grid->list ? cell_cut(grid->arena, cells[i]) : cells[i];
    row->len = len;
}

static void row_print(const struct grid_row *row, const size_t *widths)
{
    size_t len = row->len;

    while (len > 0 && row->cells[len - 1].len == 0)
        len--;
    for (size_t i = 0; i < len; i++) {
        print("%.*s", STR_ARG(row->cells[i]));
        size_t gap = widths[i] - utf8_columns(row->cells[i]) + 2;
        if (i + 1 < len)
            print("%*s", (int)gap, "");
    }
    print("\n");
}

void grid_print(const struct grid *grid)
{
    size_t widths[CELLS_MAX] = {0};

    VEC_EACH (struct grid_row, row, grid->rows)
        for (size_t i = 0; i < row->len; i++) {
            size_t columns = utf8_columns(row->cells[i]);
            widths[i] = columns > widths[i] ? columns : widths[i];
        }
    VEC_EACH (struct grid_row, row, grid->rows)
        row_print(row, widths);
}

/* --- no -------------------------------------------------------------------------------------- */

/* Where the sentence that begins at `at` ends, its mark included. */
static size_t sentence_end(struct str text, size_t at)
{
    static const char mark[] = "。";
    size_t len = sizeof(mark) - 1;

    for (size_t i = at; i + len <= text.len; i++)
        if (memcmp(&text.at[i], mark, len) == 0)
            return i + len;
    return text.len;
}

void detail_split(struct str detail, struct str *reason, struct str *remedy)
{
    *reason = detail;
    *remedy = (struct str){0};
    for (size_t at = 0; at < detail.len; at = sentence_end(detail, at)) {
        struct str rest = {detail.at + at, detail.len - at};
        if (at == 0 || !str_starts(rest, "请"))
            continue;
        *reason = (struct str){detail.at, at};
        *remedy = rest;
        return;
    }
}

static void refusal_json(
    struct arena *arena, enum refusal refusal, struct str rule, struct str detail)
{
    struct node out = {.kind = NODE_MAP};

    node_put_text(arena, &out, "refused", refusal_code(refusal));
    node_put_text(arena, &out, "rule", rule);
    node_put_text(arena, &out, "words", refusal_words(refusal));
    node_put_text(arena, &out, "detail", detail);
    print_json(arena, &out);
}

void say_rule(struct arena *arena, enum refusal refusal, struct str detail, bool json)
{
    struct decision decision = {.refusal = refusal, .detail = detail};

    say_refusal(arena, &decision, json);
}

void say_refusal(struct arena *arena, const struct decision *decision, bool json)
{
    struct str reason, remedy, words = refusal_words(decision->refusal);

    if (json) {
        refusal_json(arena, decision->refusal, decision->rule, decision->detail);
        return;
    }
    detail_split(decision->detail, &reason, &remedy);
    say("没有办理。");
    if (decision->rule.len > 0)
        say("  规则：%.*s（%.*s）", STR_ARG(words), STR_ARG(decision->rule));
    else
        say("  规则：%.*s", STR_ARG(words));
    say("  原因：%.*s", STR_ARG(reason));
    if (remedy.len > 0)
        say("  怎么办：%.*s", STR_ARG(remedy));
    say("  代码：%.*s", STR_ARG(refusal_code(decision->refusal)));
}

static void problems_json(struct arena *arena, const struct problems *problems)
{
    struct node out = {.kind = NODE_MAP};
    struct node *list = node_put(arena, &out, STR("problems"));

    list->kind = NODE_LIST;
    for (size_t i = 0; i < problems->len; i++) {
        struct node *row = node_push(arena, list);
        row->kind = NODE_MAP;
        node_put_text(arena, row, "path", problems->at[i].path);
        if (problems->at[i].where != NULL) {
            node_put_integer(arena, row, "line", problems->at[i].where->line);
            node_put_integer(arena, row, "column", problems->at[i].where->column);
        }
        node_put_text(arena, row, "text", problems->at[i].text);
    }
    print_json(arena, &out);
}

void say_problems(struct arena *arena, struct problems *problems, struct str file, bool json)
{
    struct buffer out = {.arena = arena};

    if (json) {
        problems_json(arena, problems);
        return;
    }
    problems_write(problems, file, &out);
    if (out.len > 0) /* say() ends the last line itself */
        say("%.*s", (int)out.len - 1, out.at);
}

struct str id_short(struct arena *arena, struct id id)
{
    return (struct str){id_write(arena, id).at, 8};
}
