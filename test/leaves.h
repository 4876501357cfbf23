/*
 * leaves - proofs over leaves in memory, for tests.
 *
 * The spans that merkle.h plans are hashed the plain way, leaf by leaf.
 */
#pragma once

#include "ledger/merkle.h"
#include "test/check.h"

static struct digest leaves_head(
    enum digest_alg alg, const struct digest *leaves, struct merkle_span span)
{
    struct merkle tree = {.alg = alg};

    for (uint64_t i = span.from; i < span.to; i++)
        merkle_append(&tree, &leaves[i]);
    return merkle_root(&tree);
}

static inline bool leaves_inclusion(enum digest_alg alg, const struct digest *leaves, uint64_t size,
    uint64_t index, struct digest *proof, size_t *len)
{
    struct merkle_span spans[MERKLE_PROOF_MAX];

    if (!merkle_inclusion_spans(size, index, spans, len))
        return false;
    for (size_t i = 0; i < *len; i++)
        proof[i] = leaves_head(alg, leaves, spans[i]);
    return true;
}

static inline bool leaves_consistency(enum digest_alg alg, const struct digest *leaves,
    uint64_t size, uint64_t old_size, struct digest *proof, size_t *len)
{
    struct merkle_span spans[MERKLE_PROOF_MAX];

    if (!merkle_consistency_spans(size, old_size, spans, len))
        return false;
    for (size_t i = 0; i < *len; i++)
        proof[i] = leaves_head(alg, leaves, spans[i]);
    return true;
}
