/*
 * meeting_data - a meeting of a body: who was there, and item by item who said what.
 *
 * A meeting is a stream of its own; what it concludes on a matter is also written to that
 * matter (study_concluded, determination_made).  One meeting, many matters.
 */
#pragma once

#include "base/vec.h"
#include "casework/event.h"
#include "casework/kinds_data.h"
#include "casework/meeting_ahead.h"

struct attendance {
    struct id person;
    int state;
    struct str reasons;
};
extern const char *const attendance_states[]; /* present absent observer */

struct position {
    struct id person;
    int position;
    struct str words;
};
extern const char *const position_codes[]; /* for against abstain reserve */

struct meeting_held { /* meeting_held */
    struct id body;
    struct date held_on;
    struct str place, minutes_kept_at;
    struct id chair, recorder;
    struct list attendance; /* struct attendance */
    struct list others;     /* struct id: bodies that met with it, in a joint meeting */
};

struct meeting_item { /* in the command `meeting hold` */
    struct id matter;
    struct str step, result, reasons;
    struct list positions; /* struct position, in speaking order */
    struct list rulings;   /* struct ruling, of a determination */
    struct list facts;     /* struct fact */
    struct str applied_edition, edition_reasons;
};

struct meeting_hold { /* the command */
    struct meeting_held held;
    struct list items; /* struct meeting_item */
};

struct item_concluded { /* item_concluded, in the meeting's stream */
    struct number no, entitled, present, quorum;
    struct id matter;
    struct str step, result, reasons;
    struct list positions; /* struct position */
    struct list recused;   /* struct id */
};

extern const struct shape meeting_held_shape, meeting_hold_shape, item_concluded_shape;
extern const struct shape meeting_item_shape; /* also the command `meeting conclude` */

struct meeting {                         /* as it stands, folded from its stream */
    const struct meeting_called *called; /* NULL: recorded without an agenda */
    const struct meeting_held *held;     /* with corrections; NULL: not held, or no such meeting */
    person_id called_by, by;             /* who published the agenda; who recorded it */
    day called_on;                       /* the day the agenda was published */
    struct vec ahead;                    /* const struct event *: said before, or put right */
    struct vec items;                    /* const struct item_concluded *, in order */
};
day meeting_on(const struct meeting *meeting); /* on which it was held, else is planned for */
void meeting_apply(struct meeting *meeting, const struct event *event, struct arena *arena);
