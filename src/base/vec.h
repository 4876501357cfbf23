/*
 * vec - an array that grows inside an arena.
 *
 * Old arrays are left behind in the arena; a doubling array wastes at most its own size.
 */
#pragma once

#include "base/arena.h"

struct vec {
    void *at;
    size_t len, room;
};

/* A new zeroed last element of `size` bytes; every push to one vec names the same size. */
void *vec_push(struct arena *arena, struct vec *vec, size_t size);

/* A copy that can be changed and grown without touching the original. */
struct vec vec_copy(struct arena *arena, const struct vec *vec, size_t size);

/* NOLINTBEGIN(bugprone-macro-parentheses): a type and a name to declare take none. */
#define VEC_AT(vec, type, i) (&((type *)(vec).at)[i])
#define VEC_EACH(type, name, vec)                                                                  \
    for (__typeof__(type) *name = (vec).at, *name##_end = name == NULL ? NULL : name + (vec).len;  \
         name != name##_end; name++)
#define LIST_EACH(type, name, list)                                                                \
    for (const __typeof__(type) *name = (list).at,                                                 \
                                *name##_end = name == NULL ? NULL : name + (list).len;             \
         name != name##_end; name++)
/* NOLINTEND(bugprone-macro-parentheses) */
