/*
 * office_sign - checkpoints: signed by the notary, kept, proven with, and cosigned by witnesses.
 *
 * The office says what grew; whether that may be signed is the notary's to judge.
 */
#pragma once

#include "ledger/checkpoint.h"
#include "ledger/growth.h"
#include "ledger/tlog_proof.h"
#include "office/notary.h"
#include "office/office.h"

/* Has the record grown since its last checkpoint?  Then there is something to sign. */
enum status office_unsigned(struct office *office, bool *grown, struct fault *fault) MUST_USE;

/* A checkpoint over the record as it stands, in each tree that the notary has a key for.  The
 * office is open for writing.  STATUS_DAMAGED: the record is not what was signed before. */
enum status office_sign(struct office *office, struct notary *notary, struct fault *fault) MUST_USE;

/* The newest signed checkpoint with its cosignatures; STATUS_NOT_FOUND: none. */
enum status office_checkpoint(struct office *office, enum digest_alg alg, struct arena *arena,
    struct str *note, struct fault *fault) MUST_USE;

/* That entry `seq` is in the tree of the newest checkpoint; `signed_by_log` is false where none
 * covers it and the tree is that of the record as it stands.  No such entry: STATUS_NOT_FOUND. */
struct office_inclusion {
    struct tlog_proof proof; /* with its note */
    uint64_t size;
    bool signed_by_log;
};
enum status office_prove(struct office *office, enum digest_alg alg, uint64_t seq,
    struct arena *arena, struct office_inclusion *out, struct fault *fault) MUST_USE;

/* What a witness that last cosigned `old_size` entries needs to cosign the newest checkpoint. */
enum status office_offer(struct office *office, enum digest_alg alg, uint64_t old_size,
    struct arena *arena, struct growth *out, struct fault *fault) MUST_USE;

/* Keeps the lines a witness answered for the newest checkpoint; they are believed by whoever
 * trusts the witness, not by us.  *kept counts them; a line of our own log is none. */
enum status office_cosign(struct office *office, enum digest_alg alg, struct str lines,
    size_t *kept, struct fault *fault) MUST_USE;
