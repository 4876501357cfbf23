#include "casework/problem.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROOM_START = 8, TEXT_MAX = 1024 };

static struct problem *new_problem(struct problems *problems)
{
    if (problems->len == problems->room) {
        size_t room = problems->room == 0 ? ROOM_START : problems->room * 2;
        struct problem *at = arena_take(problems->arena, room, sizeof(*at));
        if (problems->len > 0)
            memcpy(at, problems->at, problems->len * sizeof(*at));
        problems->at = at;
        problems->room = room;
    }
    return &problems->at[problems->len++];
}

void problem_add(
    struct problems *problems, const struct node *where, struct str path, const char *format, ...)
{
    char text[TEXT_MAX];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    struct str whole = str_of(text);
    whole.len = utf8_valid_len(whole); /* a text that was cut, or quotes what is no UTF-8 */
    *new_problem(problems) =
        (struct problem){.where = where, .path = path, .text = str_copy(problems->arena, whole)};
}

void problem_code(struct problems *problems, struct str code)
{
    must(problems->len > 0);
    problems->at[problems->len - 1].code = code;
}

struct place {
    uint32_t line, column; /* 0: none */
};

/* Where people look for it: a scalar itself, but the key of a whole map or list. */
static struct place place_of(const struct problem *problem)
{
    const struct node *node = problem->where;
    if (node == NULL)
        return (struct place){0, 0};
    if (node->key_line > 0 && (node->kind == NODE_MAP || node->kind == NODE_LIST))
        return (struct place){node->key_line, node->key_column};
    return (struct place){node->line, node->column};
}

static int compare_places(const void *left, const void *right)
{
    const struct problem *a = *(const struct problem *const *)left;
    const struct problem *b = *(const struct problem *const *)right;
    struct place p = place_of(a), q = place_of(b);
    if (p.line != q.line)
        return p.line < q.line ? -1 : 1;
    if (p.column != q.column)
        return p.column < q.column ? -1 : 1;
    return (a > b) - (a < b); /* same place: as noted */
}

static void write_one(const struct problem *problem, struct str file, struct buffer *out)
{
    struct place place = place_of(problem);
    if (file.len > 0)
        buffer_addf(out, "%.*s:", STR_ARG(file));
    if (place.line > 0)
        buffer_addf(out, "%u:%u:", place.line, place.column);
    if (file.len > 0 || place.line > 0)
        buffer_add(out, STR(" "));
    if (problem->path.len > 0)
        buffer_addf(out, "%.*s: ", STR_ARG(problem->path));
    buffer_addf(out, "%.*s\n", STR_ARG(problem->text));
}

void problems_write(struct problems *problems, struct str file, struct buffer *out)
{
    if (problems->len == 0)
        return;
    const struct problem **sorted = arena_take(problems->arena, problems->len, sizeof(*sorted));
    for (size_t i = 0; i < problems->len; i++)
        sorted[i] = &problems->at[i];
    qsort(sorted, problems->len, sizeof(sorted[0]), compare_places);
    for (size_t i = 0; i < problems->len; i++)
        write_one(sorted[i], file, out);
}
