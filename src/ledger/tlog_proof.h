/*
 * tlog_proof - that one entry is in the tree of a checkpoint: C2SP tlog-proof, for either hash.
 *
 * First line, index, the sibling hashes from the leaf up, an empty line, the checkpoint.  For the
 * SM3 tree the first line alone differs.  There is no `extra` line.
 */
#pragma once

#include "ledger/merkle.h"
#include "ledger/reason.h"

struct tlog_proof {
    uint64_t index;
    struct digest hashes[MERKLE_PROOF_MAX];
    size_t hashes_len;
    struct str note; /* borrowed; not judged here */
};

const char *tlog_proof_first_line(enum digest_alg alg);

/* `proof->note` is a checkpoint's text, or a signed note. */
void tlog_proof_write(struct buffer *out, enum digest_alg alg, const struct tlog_proof *proof);

/* Cuts the text into its lines and note: REASON_SECTIONS when they are not there. */
struct tlog_proof_parts {
    struct str index, hashes, note;
};
enum reason tlog_proof_split(
    struct str text, enum digest_alg alg, struct tlog_proof_parts *out) MUST_USE;

/* Then reads them; the index must be `seq`. */
enum reason tlog_proof_read(struct arena *scratch, const struct tlog_proof_parts *parts,
    uint64_t seq, struct tlog_proof *out) MUST_USE;

/* The lines of a proof's hashes; refused before one is decoded when they are more than 63.
 * `out` has room for MERKLE_PROOF_MAX. */
void proof_hashes_write(struct buffer *out, const struct digest *hashes, size_t len);
enum reason proof_hashes_read(
    struct arena *scratch, struct str lines, struct digest *out, size_t *len) MUST_USE;
