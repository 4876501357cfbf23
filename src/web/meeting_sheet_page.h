/*
 * meeting_sheet_page - a meeting for paper: the agenda before it or the minutes after it, one item
 * a page, with places to sign.
 */
#pragma once

#include "web/facts_page.h"
#include "web/frame_page.h"

struct sheet_item {
    int64_t no;
    struct str title, number, step, files; /* files: path, where the signed scan is put */
    struct facts_page papers, quorum, positions, conclusion;
    struct vec dissent; /* struct fact_line: verbatim */
};

struct meeting_sheet_page {
    struct frame_page frame;
    struct str title, back;
    struct facts_page head, came;
    struct vec said;    /* struct str: corrections of who came */
    struct vec items;   /* struct sheet_item */
    struct vec signers; /* struct str: who was there; empty: an agenda */
};

void page_meeting_sheet(struct buffer *out, const struct meeting_sheet_page *page);
