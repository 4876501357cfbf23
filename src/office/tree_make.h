/*
 * tree_make - the leaves and trees of a rebuild, made by a helper while this process fills the
 * other read tables.
 *
 * The helper is fed headers and commitments and gives back leaves, a batch behind, which are
 * inserted here: one process writes.  Without a helper each leaf is made when its event comes.
 */
#pragma once

#include "office/helper.h"
#include "store/event_store.h"

struct tree_make {
    struct helper helper;
    struct event_log *log; /* whose head and read tables are made */
    uint64_t fed;          /* events put; log->size have been got back and inserted */
};

/* Before the first event; `arena` lives until the close. */
void tree_make_open(struct tree_make *make, struct event_log *log, struct arena *arena);
enum status tree_make_feed(struct tree_make *make, const struct record *record,
    struct arena *scratch, struct fault *fault) MUST_USE;
/* All leaves are in their table and the head is that of the whole record. */
enum status tree_make_close(struct tree_make *make, struct fault *fault) MUST_USE;
void tree_make_end(struct tree_make *make); /* safe on zero */
