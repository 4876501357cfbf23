/*
 * person_act - the smallest act there is: a numbered person is added, under the key of its number.
 *
 * The same number is the same request again.
 */
#pragma once

#include "office/office.h"

static inline struct request person_act(struct arena *arena, uint32_t number)
{
    struct node *input = arena_new(arena, struct node);
    struct request request = {
        .noun = STR("person"), .verb = STR("add"), .person = STR("系统"), .input = input};

    input->kind = NODE_MAP;
    node_put_text(arena, input, "handle", str_format(arena, "p%u", number));
    node_put_text(arena, input, "name", str_format(arena, "陈某某%u", number));
    for (int i = 0; i < 4; i++)
        request.key.id.b[i] = (uint8_t)(number >> (24 - 8 * i));
    request.key.id.b[15] = 1;
    return request;
}

/* How many persons of each number up to `max` the directory knows: one each, or false. */
static inline bool persons_are_once(const struct directory *directory, uint32_t max)
{
    struct arena *arena = arena_open((size_t)1 << 20);
    uint8_t *seen = arena == NULL ? NULL : arena_take(arena, max + 1, 1);
    uint32_t found = 0;
    int64_t number;

    for (size_t i = 0; seen != NULL && i < directory->persons.len; i++) {
        struct str handle = VEC_AT(directory->persons, struct person, i)->handle;
        struct str digits = {handle.at + 1, handle.len - 1};
        if (handle.len > 1 && str_integer(digits, &number) && number >= 1 && number <= max
            && seen[number]++ == 0)
            found++;
    }
    arena_close(arena);
    return found == max && directory->persons.len == max;
}
