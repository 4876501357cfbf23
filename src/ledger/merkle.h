/*
 * merkle - the tree of RFC 6962 section 2.1 over the leaves of the record, for one hash.
 *
 * Pure arithmetic on digests.  A struct merkle is the compact form of a growing tree: the roots
 * of its complete subtrees, largest first, enough to append and to say the root.  Proofs are
 * made from any source of subtree digests and checked without a tree.
 */
#pragma once

#include "ledger/digest.h"

enum { MERKLE_DEPTH_MAX = 53 }; /* size ≤ 2^53 − 1 */
enum { MERKLE_PROOF_MAX = 63 };

struct merkle {
    enum digest_alg alg;
    uint64_t size;
    struct digest peaks[MERKLE_DEPTH_MAX + 1]; /* the complete subtrees, largest first */
    size_t peaks_len;
};

struct digest merkle_leaf(enum digest_alg alg, struct str entry); /* H(0x00 || entry) */
void merkle_append(struct merkle *tree, const struct digest *leaf);
struct digest merkle_root(const struct merkle *tree); /* H("") when empty */

/* Proofs over all `leaves`; the caller's `proof` has room for MERKLE_PROOF_MAX.  Size 0, an
 * index outside, or old > new is refused with false. */
bool merkle_inclusion(enum digest_alg alg, const struct digest *leaves, uint64_t size,
    uint64_t index, struct digest *proof, size_t *proof_len) MUST_USE;
bool merkle_consistency(enum digest_alg alg, const struct digest *leaves, uint64_t size,
    uint64_t old_size, struct digest *proof, size_t *proof_len) MUST_USE;

/* A claim holds only with exactly the digests it needs; a NULL proof is a missing one, which is
 * not an empty one, and holds never.  Consistency with size 0 says nothing and holds never. */
struct merkle_claim {
    enum digest_alg alg;
    uint64_t index, size; /* consistency: index is the old size */
    const struct digest *proof;
    size_t proof_len;
};
bool merkle_inclusion_holds(const struct merkle_claim *claim, const struct digest *leaf,
    const struct digest *root) MUST_USE;
bool merkle_consistency_holds(const struct merkle_claim *claim, const struct digest *old_root,
    const struct digest *root) MUST_USE;
