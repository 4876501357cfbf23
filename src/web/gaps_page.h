/*
 * gaps_page - what the file of a matter lacks, a gap each with what mends it.
 *
 * On the page of the matter and in the list of all; without gaps nothing is written.
 */
#pragma once

#include "base/text.h"
#include "base/vec.h"

struct gap_line {
    struct str what, mend;
    struct str path; /* of the form that mends it; empty: none for this viewer */
};

struct gaps_page {
    struct vec rows; /* struct gap_line */
};

void page_gaps(struct buffer *out, const struct gaps_page *page);
