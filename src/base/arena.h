/*
 * arena - memory for one request, command or job.
 *
 * Everything taken from an arena lives until arena_close(); nobody frees a part.  The arena
 * reserves its whole limit when it is opened (untouched pages cost nothing) and only that can
 * fail; taking more than the limit is a broken promise, kept away by the limits at the edge.
 */
#pragma once

#include "base/must.h"

struct arena;

/* NULL when the machine has no room for `bytes_max`. */
struct arena *arena_open(size_t bytes_max) MUST_USE;
void arena_close(struct arena *arena); /* safe on NULL */

/* `count` zeroed things of `size` bytes, aligned for any type; never NULL. */
void *arena_take(struct arena *arena, size_t count, size_t size);
#define arena_new(arena, type) ((type *)arena_take((arena), 1, sizeof(type)))

/* Give back all that was taken after the mark: for loops that reuse one arena. */
size_t arena_mark(const struct arena *arena);
void arena_rewind(struct arena *arena, size_t mark);

/* Bytes that can still be taken. */
size_t arena_left(const struct arena *arena);
