/*
 * serial - the origins a record has had: <name>/frj/1, and one more each time it was opened anew.
 *
 * An origin is in force from the log_opened that begins it (docs/LEDGER.md section 8) to the next
 * one.  Entries before it keep the origin they were recorded with.
 */
#pragma once

#include "base/vec.h"
#include "ledger/entry.h"

struct serial {
    uint64_t first_seq;
    struct str origin;
};

struct serials {
    struct vec rows; /* struct serial, by rising first_seq; at least one once begun */
};

void serials_begin(struct serials *serials, struct arena *arena, struct str origin);
/* The next origin holds from `first_seq` on. */
void serials_next(struct serials *serials, struct arena *arena, uint64_t first_seq);

struct str serial_at(const struct serials *serials, uint64_t seq);
struct str serial_first(const struct serials *serials);
struct str serial_now(const struct serials *serials);

/* The same name, the serial after it; empty: there is none. */
struct str origin_next(struct arena *arena, struct str origin);
/* Do both belong to one record, whatever their serials (and /sm3)? */
bool origin_same_name(struct str a, struct str b);
