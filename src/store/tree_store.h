/*
 * tree_store - both trees as read tables: leaves, and the heads of complete subtrees of 256^level.
 *
 * A proof reads at most some hundred rows of each level, however large the record.  What is
 * missing here is STATUS_DAMAGED: `rebuild` makes it anew.
 */
#pragma once

#include "ledger/merkle.h"
#include "store/db.h"

/* An entry's leaves, and the heads of the subtrees that they complete. */
struct tree_growth {
    struct digest leaves[DIGEST_ALGS];
    struct digest tiles[DIGEST_ALGS][MERKLE_TILE_LEVELS];
    size_t tiles_len; /* in each tree */
};
/* Both trees grow by the leaves of the next entry; then its rows, `seq` of them before it. */
void tree_grow(struct merkle trees[DIGEST_ALGS], struct tree_growth *growth);
enum status tree_insert(
    struct db *db, uint64_t seq, const struct tree_growth *growth, struct fault *fault) MUST_USE;

/* The leaves kept while writing, read beside a walk over the record; they alone bind headers. */
struct leaf_walk {
    struct db *db;
    struct db_rows rows; /* a page of them */
    uint64_t seq, end;   /* of the row at hand, UINT64_MAX: none; where the next page begins */
};
/* Those of `seq`, which rises from call to call; STATUS_DAMAGED when they are not there. */
enum status leaf_walk_take(struct leaf_walk *walk, uint64_t seq, struct digest kept[DIGEST_ALGS],
    struct fault *fault) MUST_USE;
/* STATUS_DAMAGED unless the leaf made of entry `seq` is the one that was kept. */
enum status leaf_check(uint64_t seq, enum digest_alg alg, const struct digest *made,
    const struct digest *kept, struct fault *fault) MUST_USE;
void leaf_walk_close(struct leaf_walk *walk); /* safe on one that read nothing */

/* The root over the first `size` leaves. */
enum status tree_root(struct db *db, enum digest_alg alg, uint64_t size, struct digest *root,
    struct fault *fault) MUST_USE;

/* Proofs of RFC 6962; the sizes are in the tree and index < size, 0 < old size <= size. */
struct tree_proof {
    struct digest hashes[MERKLE_PROOF_MAX];
    size_t len;
};
enum status tree_inclusion(struct db *db, enum digest_alg alg, uint64_t size, uint64_t index,
    struct tree_proof *out, struct fault *fault) MUST_USE;
enum status tree_consistency(struct db *db, enum digest_alg alg, uint64_t size, uint64_t old_size,
    struct tree_proof *out, struct fault *fault) MUST_USE;
