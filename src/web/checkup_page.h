/*
 * checkup_page - 案卷体检: the open matters whose file lacks something; GET /checkup.
 *
 * Some matters at a time: a page may have few rows, or none, and others may follow.
 */
#pragma once

#include "web/frame_page.h"
#include "web/gaps_page.h"
#include "web/lines_page.h"

struct checkup_row {
    struct matter_line matter;
    struct gaps_page gaps;
};

struct checkup_page {
    struct frame_page frame;
    struct vec rows;        /* struct checkup_row */
    struct str next, first; /* paths; empty: none */
};

void page_checkup(struct buffer *out, const struct checkup_page *page);
