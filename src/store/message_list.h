/*
 * message_list - who is told of what: a row for each thing, for whoever it is meant.
 *
 * A row is not written for each person but, as a task is, for audiences (casework/audience.h) and
 * for the parties of its matter; so an act costs one row, and whoever was recused or no longer has
 * the post is told nothing.  Rows of events are made from the record like any read table; those of
 * the clock a rebuild leaves alone, and where there are none the clock brings them.  What of a row
 * a person may read is asked when it is shown.  Read marks are the person's own.
 */
#pragma once

#include "store/matter_list.h"

enum message_kind {
    MESSAGE_TASK = 1, /* a step was opened that waits for one */
    MESSAGE_RETURNED, /* so again, after it had been done */
    MESSAGE_MOVED,    /* one's own matter came to another step; of parties alone */
    MESSAGE_ENDED,
    MESSAGE_NOTICE, /* 告知 was recorded, or a notice was given to one */
    MESSAGE_NEAR,   /* from here on the clock's: the day of a task is near, has passed */
    MESSAGE_PASSED,
};
/* To the parties of the matter: as those who act, or who are only told of it. */
enum message_own { MESSAGE_NOT_OWN, MESSAGE_OWN_ACTS, MESSAGE_OWN_TOLD };

/* Numbers grow with the record; between two entries there is room for what the clock brings. */
int64_t message_no(uint64_t seq);

struct message_row {
    int64_t no;
    enum message_kind kind; /* as this person is told */
    struct matter_row matter;
    struct str step; /* of the pack; empty: none is meant, or none is named */
    instant at;
    day due; /* of the clock's */
    bool read;
};
struct message_filter {
    int64_t below; /* numbers before this one; 0: the newest */
    int64_t above; /* and after this one */
    size_t limit;
};
/* With whose eyes: what waits for a person is told only of what the person may see. */
struct message_sight {
    struct sight_of acting, seeing;
};
/* Newest first; struct message_row. */
enum status message_list(struct db *db, const struct message_filter *filter,
    const struct message_sight *sight, struct arena *arena, struct vec *out,
    struct fault *fault) MUST_USE;

/* How many wait for the person, up to COUNT_MOST; tasks as candidates (task_list.h). */
enum { COUNT_MOST = 100 };
struct message_counts {
    size_t tasks, unread;
};
enum status message_count(struct db *db, const struct message_sight *sight, struct arena *arena,
    struct message_counts *out, struct fault *fault) MUST_USE;

/* This one, or with `older` this and all before it. */
enum status message_mark(
    struct db *db, person_id person, int64_t no, bool older, struct fault *fault) MUST_USE;
/* The highest number there is; 0: none. */
enum status message_newest(struct db *db, int64_t *out, struct fault *fault) MUST_USE;
/* Changes whenever counts may have without an entry of the record. */
enum status message_stamp(struct db *db, int64_t *out, struct fault *fault) MUST_USE;
