/*
 * record_copy - the record of one instance written into another one that is empty.
 *
 * Row by row as it stands: events, bodies, sealed parts, command keys, origin and seed, signed
 * checkpoints; so every leaf and both roots stay.  It is the same whether an instance is copied,
 * backed up or restored.  Read tables are made anew by whoever copies.
 */
#pragma once

#include "ledger/digest.h"
#include "store/db.h"

/* `to` is in a writing transaction; NULL: rows are only read.  `size` is the number of events of
 * `from`.  *content sums up every value that was read, the same on each engine. */
enum status record_copy(struct db *from, struct db *to, uint64_t size, struct digest *content,
    struct fault *fault) MUST_USE;
