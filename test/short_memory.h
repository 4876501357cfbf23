/*
 * short_memory - the n-th allocation of this process fails, once or from then on.
 *
 * Arenas go through the linker's --wrap=arena_open.  All else is malloc: in a plain build this
 * program's own, for every library; under a sanitizer, which keeps malloc to itself, the hooks of
 * SQLite and the linker's --wrap=calloc.  Included once in a program.
 */
#pragma once

#include "base/arena.h"
#include "test/check.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdlib.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) && !defined(__SANITIZE_ADDRESS__)
#define __SANITIZE_ADDRESS__ 1 /* clang's word for it, in gcc's spelling */
#endif
#endif

static struct {
    long left; /* allocations until one fails; 0: not armed */
    bool for_good, reached;
    long asked; /* since it was armed or disarmed */
} short_memory;

static void short_memory_arm(long n, bool for_good)
{
    short_memory.left = n;
    short_memory.for_good = for_good;
    short_memory.reached = false;
    short_memory.asked = 0;
}

/* Is it the turn of this one to fail? */
static bool short_memory_now(void)
{
    short_memory.asked++;
    if (short_memory.reached && short_memory.for_good)
        return true;
    if (short_memory.left == 0 || --short_memory.left > 0)
        return false;
    short_memory.reached = true;
    return true;
}

struct arena *__real_arena_open(size_t bytes_max); /* NOLINT: the linker's names */
struct arena *__wrap_arena_open(size_t bytes_max); /* NOLINT */
struct arena *__wrap_arena_open(size_t bytes_max)  /* NOLINT */
{
    return short_memory_now() ? NULL : __real_arena_open(bytes_max);
}

#ifdef __SANITIZE_ADDRESS__

enum { SHORT_MEMORY_SLOWNESS = 5 };

void *__real_calloc(size_t count, size_t size); /* NOLINT */
void *__wrap_calloc(size_t count, size_t size); /* NOLINT */
void *__wrap_calloc(size_t count, size_t size)  /* NOLINT */
{
    return short_memory_now() ? NULL : __real_calloc(count, size);
}

static sqlite3_mem_methods short_memory_sqlite;

static void *sqlite_malloc(int size)
{
    return short_memory_now() ? NULL : short_memory_sqlite.xMalloc(size);
}
static void *sqlite_realloc(void *at, int size)
{
    return short_memory_now() ? NULL : short_memory_sqlite.xRealloc(at, size);
}
static void short_memory_install(void)
{
    check(sqlite3_config(SQLITE_CONFIG_GETMALLOC, &short_memory_sqlite) == SQLITE_OK);
    sqlite3_mem_methods methods = short_memory_sqlite;
    methods.xMalloc = sqlite_malloc;
    methods.xRealloc = sqlite_realloc;
    check(sqlite3_config(SQLITE_CONFIG_MALLOC, &methods) == SQLITE_OK);
}

#else

enum { SHORT_MEMORY_SLOWNESS = 1 };

void *__libc_malloc(size_t size);               /* NOLINT: the library's own names */
void *__libc_calloc(size_t count, size_t size); /* NOLINT */
void *__libc_realloc(void *at, size_t size);    /* NOLINT */

static void *short_memory_none(void)
{
    errno = ENOMEM;
    return NULL;
}

void *malloc(size_t size)
{
    return short_memory_now() ? short_memory_none() : __libc_malloc(size);
}
void *calloc(size_t nmemb, size_t size) /* named as in stdlib.h */
{
    return short_memory_now() ? short_memory_none() : __libc_calloc(nmemb, size);
}
void *realloc(void *ptr, size_t size)
{
    return short_memory_now() ? short_memory_none() : __libc_realloc(ptr, size);
}

static void short_memory_install(void)
{
}

#endif
