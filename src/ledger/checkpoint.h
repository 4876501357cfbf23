/*
 * checkpoint - the three lines that say what a log holds: origin, size, root.
 *
 * The text of a signed note, without its signatures.  The origin of the SM3 tree is the log's
 * with "/sm3" behind it.
 */
#pragma once

#include "base/fault.h"
#include "ledger/digest.h"

struct checkpoint {
    struct str origin; /* with /sm3 in the SM3 tree */
    uint64_t size;
    struct digest root;
};

struct str checkpoint_origin(struct arena *arena, struct str origin, enum digest_alg alg);

/* origin LF size LF base64(root) LF */
void checkpoint_write(struct buffer *out, const struct checkpoint *checkpoint);

/* The checkpoint of a signed note, or its three lines alone; its size is not 0. */
enum status checkpoint_read_any(
    struct arena *arena, struct str text, struct checkpoint *out, struct fault *fault) MUST_USE;

/* Exactly those three lines; *out borrows from `text`.  The origin is not judged here. */
enum status checkpoint_read(
    struct arena *arena, struct str text, struct checkpoint *out, struct fault *fault) MUST_USE;
