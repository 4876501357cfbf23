/*
 * ledger_marks - sizes at which someone holds a root, and whether a walked record agrees there.
 *
 * The walk is given its marks after the open; asked after the walk.
 */
#pragma once

#include "ledger/ledger_check.h"

/* By rising size, as a walk wants its marks. */
void ledger_marks_sort(struct ledger_mark *marks, size_t len);

/* After the walk, of which the checkpoint's size was a mark: is it a beginning of this record?
 * STATUS_DAMAGED: a tail is missing, or something between entry `good` (up to there an earlier
 * checkpoint agrees) and it was changed.  STATUS_INVALID: it is another record's. */
enum status ledger_check_extends(const struct ledger_check *check,
    const struct checkpoint *checkpoint, uint64_t good, struct fault *fault) MUST_USE;
