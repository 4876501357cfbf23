/*
 * matter_parts - what a matter is folded into: rounds of steps, subjects, stops, items.
 *
 * All borrow the events they come from.
 */
#pragma once

#include "base/vec.h"
#include "casework/event.h"
#include "casework/matter_data.h"

enum step_state { STEP_OPEN = 1, STEP_DONE, STEP_SKIPPED };

struct matter_step { /* one round of one step */
    struct str step, result;
    int64_t round;
    enum step_state state;
    day opened_on, done_on;
    instant opened_at, done_at;
    person_id by, entered_by;     /* of the act that closed it */
    struct vec acted;             /* person_id: everyone who acted or was on the staff */
    const struct shape *shape;    /* of its last act; NULL: none yet */
    const struct event *last_act; /* borrowed */
};

struct stop { /* the clock of a step, or of all when `step` is empty, stood still */
    struct str step, reasons;
    day from, to;
    bool open;
};
struct extension {
    struct str step, reasons;
    int64_t number;
    person_id by;
};

struct matter_subject {
    const struct subject *subject;
    const struct ruling *ruling; /* the last one; NULL: none */
    day ruled_on;
    bool revoked;
    const struct tolerance_answer *answer;
};

struct item_state { /* a correction item */
    const struct correction_item *item;
    const struct handed_in *handed_in;
    person_id handed_in_by, entered_by;
    const struct inspected *inspected;
};
