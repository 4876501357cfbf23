/*
 * list_page - one page of the list of matters, newest first, as one person may see it.
 *
 * The access filter is in the statements: one audience of the person (matter_sight.h) at a time,
 * each in the order of an index and no longer than the page, merged here.  So a page costs the
 * same among a million matters.  Text has no index: it is looked for in a window of the record,
 * page by page.
 */
#pragma once

#include "store/matter_list.h"

enum page_openness { OPEN_OR_ENDED = 0, OPEN_ONLY, ENDED_ONLY };

struct page_filter { /* what is empty or not given does not filter */
    struct str noun, state;
    enum page_openness openness; /* not with a state */
    unit_id unit;                /* the matter's own */
    struct str text;             /* in title or number, whatever the case of Latin letters */
    int64_t below;               /* opened before the event of this number; 0: from the newest */
    size_t limit;
};

struct list_page {
    struct vec rows; /* struct matter_row */
    int64_t next;    /* `below` of the page that follows; 0: this is the last */
};

enum status list_page(struct db *db, const struct page_filter *filter, const struct sight_of *sight,
    struct arena *arena, struct list_page *out, struct fault *fault) MUST_USE;

/* A person's `limit` that ended last, without late entries (补录); struct matter_row. */
enum status matter_ended_last(struct db *db, const struct sight_of *sight, size_t limit,
    struct arena *arena, struct vec *out, struct fault *fault) MUST_USE;
