/* What was meant by a word that names nothing: the nearest known one. */
#include "base/near.h"
#include "cli/commands.h"

enum { NEAR_MAX = 2 }; /* letters */

struct str word_nearest(struct str word, const struct str *names, size_t len)
{
    return near_best(word, names, len, NEAR_MAX);
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
    return !str_equal(near, noun) ? near : (struct str){0};
}
