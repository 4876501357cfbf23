/*
 * checkpoint_store - the signed checkpoints of a record and what witnesses added to them.
 *
 * Kept for ever, as the notary gave them; they belong to the record, not to its read tables.
 */
#pragma once

#include "base/vec.h"
#include "ledger/digest.h"
#include "store/db.h"

struct checkpoint_row {
    enum digest_alg alg;
    uint64_t size;
    struct str note; /* signed note, with the cosignatures known so far */
};

/* As signed; in a transaction of its own.  The same again is no fault. */
enum status checkpoint_add(
    struct db *db, const struct checkpoint_row *row, struct fault *fault) MUST_USE;
/* One signature line of a witness, without its LF. */
enum status cosignature_add(struct db *db, enum digest_alg alg, uint64_t size, struct str line,
    struct fault *fault) MUST_USE;

/* The newest of at most `size` entries; STATUS_NOT_FOUND: none. */
enum status checkpoint_newest(struct db *db, enum digest_alg alg, uint64_t size,
    struct arena *arena, struct checkpoint_row *out, struct fault *fault) MUST_USE;
/* All, by size; struct checkpoint_row. */
enum status checkpoint_all(struct db *db, enum digest_alg alg, struct arena *arena, struct vec *out,
    struct fault *fault) MUST_USE;
