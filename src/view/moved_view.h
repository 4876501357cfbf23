/*
 * moved_view - days that are another since a notice of days off was registered, in open matters.
 *
 * One row a step and notice: the day before, the day after, and which notice it was.  What a
 * finished step had stays as it was and is no row.
 */
#pragma once

#include "view/viewer.h"

struct moved {
    matter_id matter;
    struct str title, step, step_title, why;
    day from, to;
};

/* Of some of the open matters that may be seen, newest first, from filter->below on: struct moved.
 * *next: `below` of what follows, 0: these were the last. */
enum status moved_some(const struct viewer *viewer, const struct page_filter *filter,
    struct vec *out, int64_t *next, struct fault *fault) MUST_USE;
/* A list of {id, title, step, step_title, from, to, why}. */
void moved_tree(struct arena *arena, const struct vec *moved, struct node *out);
