/*
 * export_judge - whose signatures stand under a whole record?
 *
 * After an export_check has found a *.frjl whole, its notes are judged against a trust list.  The
 * SM3 checkpoint is judged when the list names its log: its root was computed from the same
 * events, so nothing in the file rests on it alone.
 */
#pragma once

#include "ledger/export.h"
#include "ledger/proof.h"

struct export_verdict {
    enum verdict verdict;
    enum reason reason;       /* when rejected */
    enum digest_alg section;  /* where that was found */
    bool judged[DIGEST_ALGS]; /* the checkpoints whose log is known */
    struct witnessing seen;
    uint64_t witnessed_at; /* seconds; WITNESS_NEVER: no quorum, or none is asked for */
};

/* `check` was closed without a fault; *out says what its notes are worth. */
enum verdict export_judge(const struct export_check *check, const struct trust *trust,
    bool sm3_required, struct arena *scratch, struct export_verdict *out);
