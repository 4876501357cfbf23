/*
 * checkup_view - 案卷体检 as someone may see it: of one matter, and of all that are open.
 *
 * Gaps are for those who act in a matter as an office; others look at it without any.
 */
#pragma once

#include "casework/checkup.h"
#include "view/viewer.h"

struct vec checkup_gaps(
    const struct viewer *viewer, const struct dossier *dossier); /* struct gap */

/* A list of {kind, what, mend, step, action, matter}. */
void gaps_tree(struct arena *arena, const struct vec *gaps, struct node *out);

struct checked { /* a matter that has gaps */
    struct matter_row row;
    struct vec gaps; /* struct gap */
};

/* Some of the open matters, newest first, from filter->below on: those that have gaps.  *next:
 * `below` of what follows, 0: these were the last. */
enum status checkup_some(const struct viewer *viewer, const struct page_filter *filter,
    struct vec *out, int64_t *next, struct fault *fault) MUST_USE;
/* A list of {id, title, gaps}. */
void checked_tree(const struct viewer *viewer, const struct vec *checked, struct node *out);
