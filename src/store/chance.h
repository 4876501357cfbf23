/*
 * chance - where random ids and salts come from.
 *
 * From the system; on a story clock derived from a seed, the use and two numbers, so that the
 * same story gives the same record.
 */
#pragma once

#include "ledger/digest.h"

struct chance {
    bool derived; /* story clock */
    struct str seed;
};

/* 32 bytes.  Each (use, a, b) is asked for once; a system without randomness is a broken
 * promise. */
struct digest chance_take(const struct chance *chance, const char *use, uint64_t a, uint64_t b);
