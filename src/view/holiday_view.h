/*
 * holiday_view - the days of a year that the notice makes free or working, as spans.
 *
 * Neighbouring days with the same words are one span; ordinary weekends are none.
 */
#pragma once

#include "view/viewer.h"

struct holiday_span {
    day from, to;
    struct str words;
};

struct vec holiday_spans(const struct viewer *viewer, int year); /* struct holiday_span */
/* A list of maps {from, to, name}. */
void holiday_tree(struct arena *arena, const struct vec *spans, struct node *out);
