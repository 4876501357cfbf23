/*
 * checkpoints - those kept with a record, and one from elsewhere, held against the record.
 *
 * Private to src/office.  Taken before the walk over the record, which notes the roots at their
 * sizes; judged after it.  A tail that was cut off, a file that was rolled back and a history
 * that was written anew with right hashes are all found here and nowhere else.
 */
#pragma once

#include "ledger/checkpoint.h"
#include "ledger/ledger_check.h"
#include "office/office_check.h"

struct checkpoints {
    const struct office_asked *asked;
    struct vec rows[DIGEST_ALGS]; /* struct checkpoint_row */
    struct checkpoint earlier;    /* asked->earlier; size 0: none */
    struct trust *trust;          /* whose signatures must hold */
};

/* Loads them into `keep` and gives the walk its marks. */
enum status checkpoints_open(struct checkpoints *c, struct office *office,
    const struct office_asked *asked, struct ledger_check *walk, struct fault *fault) MUST_USE;

/* After the whole walk; counts go into *proof. */
enum status checkpoints_judge(const struct checkpoints *c, const struct ledger_check *walk,
    struct office_proof *proof, struct fault *fault) MUST_USE;
