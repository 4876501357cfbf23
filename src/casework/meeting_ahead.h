/*
 * meeting_ahead - what goes before a meeting: its agenda, who will come, who read, who thinks what.
 *
 * Events of the meeting's stream, each said by a person for himself alone; whoever keeps the
 * minutes says the agenda.  An opinion is no position: nothing here is ever counted as a vote.
 * Reading is an event as well: that a member had the papers before the meeting is part of how the
 * conclusion came about, and it is said by the member, not noted behind his back.
 */
#pragma once

#include "base/vec.h"
#include "casework/event.h"

struct agenda_item {
    struct id matter;
    struct str step; /* not given: the one that waits for a meeting */
};

struct meeting_called { /* the agenda is published and the members are invited */
    struct id body;
    struct date planned_on;
    struct str planned_time, place;
    struct id chair;
    struct list items; /* struct agenda_item, in order */
};

struct invitation_answered { /* the last one of a member stands */
    int state;               /* of invitation_states */
    struct str reasons;
};
extern const char *const invitation_states[]; /* attend leave */

struct papers_read {
    struct id matter;
};

struct opinion_given { /* the last one of a member on an item stands */
    struct id matter;
    int position; /* of position_codes */
    struct str words;
};

struct attendance_corrected { /* what was recorded stays in meeting_held, and is named here */
    struct id person;
    int state;          /* of attendance_states */
    struct str absence; /* why the member did not come */
    struct str reasons; /* why it is corrected */
    int was;            /* of attendance_states; 0: nothing was recorded */
    struct str was_absence;
};

extern const struct shape meeting_called_shape, invitation_answered_shape, papers_read_shape,
    opinion_given_shape, attendance_corrected_shape;

struct meeting;
/* The item of the agenda that is this matter's; NULL: it is not on it. */
const struct agenda_item *agenda_item_find(const struct meeting *meeting, struct id matter);
/* What this member answered, has read, thinks of this item; NULL: nothing. */
const struct event *invitation_of(const struct meeting *meeting, person_id person);
const struct event *reading_of(const struct meeting *meeting, person_id person, struct id matter);
const struct event *opinion_of(const struct meeting *meeting, person_id person, struct id matter);
