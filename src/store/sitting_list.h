/*
 * sitting_list - meetings by the matters they concluded something on, as one person may see these.
 *
 * A row is a meeting with one matter, and has the matter's audiences (matter_sight.h): a page of
 * meetings costs the same among a million matters.  Whether the person may also read what was said
 * there is asked of each meeting (view/meeting_view.h): here are candidates.
 */
#pragma once

#include "store/matter_sight.h"

struct sitting_row {
    struct id meeting;
    int64_t seq; /* of its first item: the order of the list */
};

struct sitting_filter {
    int64_t below; /* this place; 0: from the newest */
    size_t limit;
};
/* The newest of them; struct sitting_row.  Parties alone do not see a meeting. */
enum status sitting_list(struct db *db, const struct sitting_filter *filter,
    const struct sight_of *sight, struct arena *arena, struct vec *out,
    struct fault *fault) MUST_USE;
