/*
 * growth - that a log grew from one checkpoint to another and lost nothing.
 *
 * What a log sends to whoever is to sign its next checkpoint, notary and witness alike: the size
 * last signed, the consistency proof, the new checkpoint (the body of C2SP tlog-witness
 * add-checkpoint).  Who signs holds it against the last one signed, which only the signer keeps.
 */
#pragma once

#include "ledger/checkpoint.h"
#include "ledger/merkle.h"
#include "ledger/note.h"
#include "ledger/reason.h"

struct growth {
    uint64_t old_size; /* 0: nothing was signed yet; then the proof is empty */
    struct digest proof[MERKLE_PROOF_MAX];
    size_t proof_len;
    struct str note; /* a checkpoint's text, or a signed note; borrowed */
};

enum { GROWTH_LEN_MAX = NOTE_LEN_MAX + 4096 };

/* "old <size>", the proof lines, an empty line, the note. */
void growth_write(struct buffer *out, const struct growth *growth);
/* Judges the form alone: REASON_SIZE, _SECTIONS, _PROOF_LENGTH, _PROOF_HASH. */
enum reason growth_read(struct arena *arena, struct str text, struct growth *out) MUST_USE;

enum growth_verdict {
    GROWTH_HOLDS,        /* may be signed */
    GROWTH_OLD_ABOVE,    /* old size above the new one: 400 */
    GROWTH_STALE,        /* old size is not that of the last signed: 409, say that size */
    GROWTH_INCONSISTENT, /* the proof does not hold, or the tree is empty: 422 */
    GROWTH_FORK,         /* same size as the last signed, other root: stop for good */
};

/* A fork is one whatever else the request says; the others are asked in this order: 400, 409, 422.
 * `last` is the last checkpoint that was signed, NULL when there is none. */
enum growth_verdict growth_judge(enum digest_alg alg, const struct checkpoint *last,
    const struct growth *growth, const struct checkpoint *next);
