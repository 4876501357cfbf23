#include "base/vec.h"

#include <string.h>

static void grow(struct arena *arena, struct vec *vec, size_t room, size_t size)
{
    void *at = arena_take(arena, room, size);
    if (vec->len > 0)
        memcpy(at, vec->at, vec->len * size);
    vec->at = at;
    vec->room = room;
}

void *vec_push(struct arena *arena, struct vec *vec, size_t size)
{
    if (vec->len == vec->room)
        grow(arena, vec, vec->room == 0 ? 4 : 2 * vec->room, size);
    return memset((char *)vec->at + vec->len++ * size, 0, size);
}

struct vec vec_copy(struct arena *arena, const struct vec *vec, size_t size)
{
    struct vec copy = *vec;
    if (copy.len > 0)
        grow(arena, &copy, copy.len + 4, size);
    return copy;
}
