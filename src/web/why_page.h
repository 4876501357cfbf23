/*
 * why_page - 为什么是这一天: the lines that say how a deadline was counted.
 *
 * Start, days skipped and why, stops, extensions: struct deadline's `why`, line by line.
 */
#pragma once

#include "base/text.h"
#include "base/vec.h"

struct why_page {
    struct vec lines; /* struct str; none: nothing is written */
};

void page_why(struct buffer *out, const struct why_page *page);
