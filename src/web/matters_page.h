/*
 * matters_page - 台账: the matters this person may see, by kind, state, unit and words.
 *
 * The filter and the page are in the address, so that a list can be passed on; GET /matters.
 */
#pragma once

#include "web/field_page.h"
#include "web/frame_page.h"
#include "web/lines_page.h"

struct matters_page {
    struct frame_page frame;
    struct vec nouns;  /* struct choice: 全部, 备案, 容错认定 … */
    struct vec states; /* struct choice: 全部, 办理中, 已办结, then each state */
    struct str unit;   /* name or handle, as asked */
    struct str text;   /* in title or number */
    struct vec rows;   /* struct matter_line */
    struct str next;   /* path of the next page; empty: this is the last */
    struct str first;  /* path of the first page; empty: this is it */
    bool filtered;     /* an empty list is so because of the filter */
    bool unit_unknown; /* there is no such unit */
};

void page_matters(struct buffer *out, const struct matters_page *page);
