/*
 * item_page - one item of a meeting that has its conclusion: positions, dissent in its own words.
 *
 * It is locked: there is nothing to send.
 */
#pragma once

#include "web/facts_page.h"
#include "web/frame_page.h"

struct item_page {
    struct frame_page frame;
    struct str title, number, matter, back; /* step; number, title, path of its matter */
    struct str held, held_path;             /* the meeting */
    struct facts_page quorum, positions, conclusion;
    struct vec dissent; /* struct fact_line: who and position, the words */
};

void page_item(struct buffer *out, const struct item_page *page);
