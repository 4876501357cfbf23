/*
 * call_page - 发布议程: day, time, place, and which of the items that wait, in which order.
 *
 * The order is typed as a number; what was ticked and typed stands again when it is refused.
 */
#pragma once

#include "web/field_page.h"
#include "web/frame_page.h"
#include "web/problems_page.h"
#include "web/refusal_page.h"

struct call_line {
    int64_t no; /* of its names: items[no].matter, items[no].order */
    struct str matter, title, number, unit, order;
    bool ticked;
};

struct call_page {
    struct frame_page frame;
    struct str title, path, key, body;
    struct vec fields; /* struct field_page */
    struct vec items;  /* struct call_line */
    struct problems_page problems;
    struct refusal_page refusal; /* .rule empty: none */
};

void page_call(struct buffer *out, const struct call_page *page);
