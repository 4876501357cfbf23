/*
 * matter_clock - which day a step of a matter is due, counted from the matter's own history.
 *
 * A clock starts the day its step was opened.  A round that follows a result which stops the clock
 * (退回补充) goes on with the clock of the round before; while the matter was away, every other
 * clock stood still: from that result until the step it was sent to was done.
 *
 * An open step follows every notice of days off; a finished one keeps the day it had when it was
 * done.  Notices registered meanwhile that made it another day are its moves: they follow from the
 * record, nothing is written when a notice comes.
 */
#pragma once

#include "casework/casework.h"
#include "casework/deadline.h"

/* False: this step has no limit. */
bool matter_deadline(struct arena *arena, const struct case_file *file,
    const struct matter_step *round, const struct calendar *calendar, struct deadline *out);

/* The day the clock of this round started. */
day matter_clock_start(const struct case_file *file, const struct matter_step *round);
