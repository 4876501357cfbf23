/*
 * vectors - the vectors of the record, for tests that judge files: notes, exports, proofs.
 *
 * One arena a program, emptied by whoever takes it: what was read before is gone then.
 */
#pragma once

#include "ledger/ledger_check.h"
#include "ledger/trust.h"
#include "test/file.h"

#define ARENA_MAX ((size_t)3 * LEDGER_SCRATCH_MIN)
#define VECTORS "test/vectors/frj-ledger/"
#define WITNESSED 1795424448

static inline struct arena *arena_ready(void)
{
    static struct arena *arena;

    if (arena == NULL)
        arena = arena_open(ARENA_MAX);
    check(arena != NULL);
    arena_rewind(arena, 0);
    return arena;
}

static inline struct trust *trust_of(struct arena *arena, struct str text)
{
    struct trust *trust = arena_new(arena, struct trust);
    struct fault fault;

    check(trust_read(arena, text, trust, &fault) == STATUS_OK);
    return trust;
}

static inline struct str vector(struct arena *arena, const char *name)
{
    return file_read(arena, str_c(arena, str_format(arena, "%s%s", VECTORS, name)));
}
