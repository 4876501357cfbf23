/*
 * file - a whole file, for tests that read vectors and goldens.
 *
 * Paths are those of the source tree, in whose root every test runs.
 */
#pragma once

#include "base/text.h"
#include "test/check.h"

#include <stdio.h>

static inline struct str file_read(struct arena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");

    check(file != NULL && fseek(file, 0, SEEK_END) == 0);
    long len = ftell(file);
    check(len >= 0 && fseek(file, 0, SEEK_SET) == 0);
    char *at = arena_take(arena, (size_t)len + 1, 1);
    check(fread(at, 1, (size_t)len, file) == (size_t)len);
    check(fclose(file) == 0);
    return (struct str){at, (size_t)len};
}
