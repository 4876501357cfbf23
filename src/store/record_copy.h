/*
 * record_copy - the record of one instance written into another one that is empty.
 *
 * Row by row as it stands: events, bodies, sealed parts, command keys, origin and seed, signed
 * checkpoints; so every leaf and both roots stay.  It is the same whether an instance is copied,
 * backed up or restored.  Read tables are made anew by whoever copies.
 */
#pragma once

#include "store/db.h"

/* `to` is in a writing transaction; `size` is the number of events of `from`. */
enum status record_copy(
    struct db *from, struct db *to, uint64_t size, struct fault *fault) MUST_USE;
