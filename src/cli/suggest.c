/* What was meant by a word that names nothing: the nearest known one. */
#include "cli/commands.h"

enum { NEAR_MAX = 2, WORD_MAX = 40 };

static size_t least(size_t a, size_t b, size_t c)
{
    size_t smaller = a < b ? a : b;
    return smaller < c ? smaller : c;
}

/* Letters to change, add or leave out, two exchanged neighbours counting as two. */
static size_t distance(struct str a, struct str b)
{
    size_t row[WORD_MAX + 1];

    if (a.len > WORD_MAX || b.len > WORD_MAX)
        return WORD_MAX;
    for (size_t j = 0; j <= b.len; j++)
        row[j] = j;
    for (size_t i = 1; i <= a.len; i++) {
        size_t corner = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b.len; j++) {
            size_t above = row[j];
            row[j] =
                least(row[j] + 1, row[j - 1] + 1, corner + (a.at[i - 1] == b.at[j - 1] ? 0 : 1));
            corner = above;
        }
    }
    return row[b.len];
}

struct str word_nearest(struct str word, const struct str *names, size_t len)
{
    struct str best = {0};
    size_t near = NEAR_MAX + 1;

    for (size_t i = 0; i < len; i++) {
        size_t d = distance(word, names[i]);
        if (d < near && d < names[i].len) {
            near = d;
            best = names[i];
        }
    }
    return best;
}

struct str command_nearest(struct arena *arena, struct str noun, struct str verb)
{
    struct vec nouns = {0}, verbs = {0};
    size_t len;
    const struct cli_command *rows = commands(&len);

    for (size_t i = 0; i < len; i++)
        if (rows[i].noun != NULL)
            *(struct str *)vec_push(arena, &nouns, sizeof(struct str)) = str_of(rows[i].noun);
    struct str near = word_nearest(noun, nouns.at, nouns.len);
    for (size_t i = 0; near.len > 0 && i < len; i++)
        if (rows[i].noun != NULL && rows[i].verb != NULL && str_is(near, rows[i].noun))
            *(struct str *)vec_push(arena, &verbs, sizeof(struct str)) = str_of(rows[i].verb);
    if (verbs.len == 0 || near.len == 0)
        return near;
    struct str second = word_nearest(verb, verbs.at, verbs.len);
    if (second.len > 0)
        return str_format(arena, "%.*s %.*s", STR_ARG(near), STR_ARG(second));
    return str_equal(near, noun) ? (struct str){0} : near;
}
