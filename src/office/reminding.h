/*
 * reminding - the clock's part of the messages: whose task is due soon, whose day has passed.
 *
 * The registrar looks when it begins and every hour, some tasks a turn, so that no act waits for
 * it.  Days are counted from the matter as pages do it; what was said once is not said again.
 */
#pragma once

#include "office/office.h"

struct reminding {
    int64_t after;   /* rank of the last task that was looked at */
    int64_t look_at; /* monotonic ms: when the next look begins or goes on */
};

/* One turn of it; true: somebody was told of something. */
bool reminding_step(
    struct reminding *reminding, struct office *office, int64_t now, struct arena *arena);
