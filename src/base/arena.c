#include "base/arena.h"

#include <stdalign.h>
#include <string.h>
#include <sys/mman.h>

/*
 * One mapping: this header, then the bytes to take.  Under the address sanitizer the bytes just
 * after the last taken one are poisoned, so that a run over the end is seen.
 */
#if defined(__has_feature)
#if __has_feature(address_sanitizer) && !defined(__SANITIZE_ADDRESS__)
#define __SANITIZE_ADDRESS__ 1 /* clang's word for it, in gcc's spelling */
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
#define poison(at, len) ASAN_POISON_MEMORY_REGION((at), (len))
#define unpoison(at, len) ASAN_UNPOISON_MEMORY_REGION((at), (len))
#else
#define poison(at, len) ((void)(at), (void)(len))
#define unpoison(at, len) ((void)(at), (void)(len))
#endif

enum { ALIGNMENT = 16, GUARD_LEN = 4096 };

struct arena {
    alignas(ALIGNMENT) size_t used;
    size_t bytes_max;
    char bytes[];
};
_Static_assert(alignof(max_align_t) <= ALIGNMENT, "a taken thing fits any type");
_Static_assert(offsetof(struct arena, bytes) % ALIGNMENT == 0, "the first thing is aligned");

static size_t round_up(size_t bytes)
{
    return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

/* Forbids the unused bytes from offset `from` on, as far as the guard reaches. */
static void guard(struct arena *arena, size_t from)
{
    size_t left = arena->bytes_max - from;
    poison(arena->bytes + from, left < GUARD_LEN ? left : GUARD_LEN);
}

struct arena *arena_open(size_t bytes_max)
{
    if (bytes_max > SIZE_MAX / 2)
        return NULL;
    size_t rounded = round_up(bytes_max);
    struct arena *arena = mmap(NULL, sizeof(struct arena) + rounded, PROT_READ | PROT_WRITE,
        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (arena == MAP_FAILED)
        return NULL;
    arena->bytes_max = rounded;
    guard(arena, 0);
    return arena;
}

void arena_close(struct arena *arena)
{
    if (arena == NULL)
        return;
    size_t mapped = sizeof(struct arena) + arena->bytes_max;
    unpoison(arena, mapped);
    munmap(arena, mapped);
}

void *arena_take(struct arena *arena, size_t count, size_t size)
{
    must(size > 0 && count <= (arena->bytes_max - arena->used) / size);
    size_t bytes = count * size;
    void *taken = arena->bytes + arena->used;
    arena->used += round_up(bytes); /* the limit is rounded too, so this stays inside */
    unpoison(taken, bytes);
    guard(arena, (size_t)((char *)taken - arena->bytes) + bytes);
    return taken;
}

size_t arena_mark(const struct arena *arena)
{
    return arena->used;
}

void arena_rewind(struct arena *arena, size_t mark)
{
    must(mark <= arena->used);
    unpoison(arena->bytes + mark, arena->used - mark);
    memset(arena->bytes + mark, 0, arena->used - mark);
    arena->used = mark;
    guard(arena, mark);
}

size_t arena_left(const struct arena *arena)
{
    return arena->bytes_max - arena->used;
}
