/*
 * task_list - open steps, and for whom they wait, in the order of their days.
 *
 * A row's place is its rank: the first day the step can be due, then the order of opening.  Stops
 * and extensions only make a day later, so nothing that is urgent stands behind what is not; the
 * day itself is counted from the matter (casework/matter_clock.h) for the rows that are shown, and
 * so is whether this person may act: here are candidates.
 */
#pragma once

#include "store/matter_list.h"

extern const day task_never; /* no limit: behind all that have one */
int64_t task_rank(day due, uint64_t seq);
uint64_t task_seq(int64_t rank);

struct task_row {
    struct matter_row matter;
    struct str step;
    int64_t rank;
};

/* The next `limit` behind the rank `after` (0: from the first) for the person of sight_acting();
 * struct task_row. */
struct task_filter {
    const struct body *body; /* whose minutes the person keeps: what its meeting may take */
    int64_t after;
    size_t limit;
};
enum status task_list(struct db *db, const struct task_filter *filter, const struct sight_of *sight,
    struct arena *arena, struct vec *out, struct fault *fault) MUST_USE;
