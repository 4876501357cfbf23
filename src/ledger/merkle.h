/*
 * merkle - the tree of RFC 6962 section 2.1 over the leaves of the record, for one hash.
 *
 * Pure arithmetic on digests.  A struct merkle is the compact form of a growing tree: the roots
 * of its complete subtrees, largest first, enough to append and to say the root.  Proofs are
 * planned here, made from whatever keeps heads of subtrees, and checked without a tree.
 */
#pragma once

#include "ledger/digest.h"

enum { MERKLE_DEPTH_MAX = 53 }; /* size ≤ 2^53 − 1 */
enum { MERKLE_PROOF_MAX = 63 };
enum { MERKLE_TILE_HEIGHT = 8, MERKLE_TILE_LEVELS = MERKLE_DEPTH_MAX / MERKLE_TILE_HEIGHT };

struct merkle {
    enum digest_alg alg;
    uint64_t size;
    struct digest peaks[MERKLE_DEPTH_MAX + 1]; /* the complete subtrees, largest first */
    size_t peaks_len;
};

struct digest merkle_leaf(enum digest_alg alg, struct str entry); /* H(0x00 || entry) */
void merkle_append(struct merkle *tree, const struct digest *leaf);
struct digest merkle_root(const struct merkle *tree); /* H("") when empty */

/* The same; also gives the heads of the complete subtrees of 256, 256^2 … leaves that it ends. */
size_t merkle_append_tiles(
    struct merkle *tree, const struct digest *leaf, struct digest tiles[MERKLE_TILE_LEVELS]);
/* Appends 2^height leaves by their head; the size is a multiple of that. */
void merkle_graft(struct merkle *tree, unsigned height, const struct digest *head);

/* A proof is the heads of these leaves, in this order; `from` is a multiple of every power of two
 * up to the number of leaves.  Size 0, an index outside, or old > new is refused with false. */
struct merkle_span {
    uint64_t from, to; /* without `to` */
};
bool merkle_inclusion_spans(uint64_t size, uint64_t index,
    struct merkle_span spans[MERKLE_PROOF_MAX], size_t *spans_len) MUST_USE;
bool merkle_consistency_spans(uint64_t size, uint64_t old_size,
    struct merkle_span spans[MERKLE_PROOF_MAX], size_t *spans_len) MUST_USE;

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
