/*
 * Proof files: no input harms the verifier, and what it accepts is a record of the vectors.
 *
 * With the vectors' keys only their checkpoints are signed: an accepted file rests on one of them.
 */
#include "ledger/ledger_check.h"
#include "ledger/proof.h"
#include "test/fuzz/vector_policy.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct arena *arena;
    static struct trust trust;
    static size_t mark;
    struct buffer text = {0};
    struct proof proof;
    struct fault fault;

    if (arena == NULL) {
        arena = arena_open(LEDGER_SCRATCH_MIN + ((size_t)32 << 20));
        must(arena != NULL);
        must(trust_read(arena, STR(VECTOR_POLICY), &trust, &fault) == STATUS_OK);
        mark = arena_mark(arena);
    }
    text.arena = arena;
    struct str file = {(const char *)data, size};
    if (proof_verify(arena, file, &trust, false, &proof) != VERDICT_REJECTED) {
        checkpoint_write(&text, &proof.checkpoints[DIGEST_SHA256]);
        must(str_is(buffer_str(&text), VECTOR_CHECKPOINT));
        must(proof.reason == REASON_NONE && proof.header.seq < 11);
        proof_attachments(arena, &proof);
    } else {
        must(proof.reason != REASON_NONE);
    }
    arena_rewind(arena, mark);
    return 0;
}
