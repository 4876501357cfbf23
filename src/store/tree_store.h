/*
 * tree_store - both trees as read tables: leaves, and the heads of complete subtrees of 256^level.
 *
 * A proof reads at most some hundred rows of each level, however large the record.  What is
 * missing here is STATUS_DAMAGED: `rebuild` makes it anew.
 */
#pragma once

#include "ledger/merkle.h"
#include "store/db.h"

/* Both trees grow by their leaf of entry `seq`. */
enum status tree_append(struct db *db, struct merkle trees[DIGEST_ALGS],
    const struct digest leaves[DIGEST_ALGS], struct fault *fault) MUST_USE;

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
