/*
 * papers_page - 打印文书: the papers of a matter that whoever asks may print.
 *
 * A paper that stands on nothing they may read is not listed.
 */
#pragma once

#include "web/frame_page.h"

struct papers_page {
    struct frame_page frame;
    struct str number, matter, back;
    struct vec rows; /* struct frame_link; none: it says so */
};

void page_papers(struct buffer *out, const struct papers_page *page);
