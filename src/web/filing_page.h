/*
 * filing_page - the list of parts of a filing that is being written, each with its state.
 *
 * Parts are filled in one by one, in any order, and kept as they are.
 */
#pragma once

#include "web/frame_page.h"
#include "web/notes_page.h"

struct filing_part_line {
    int64_t no;
    struct str title, about, path; /* path empty: not to be filled in yet */
    struct str state;              /* 已完成 */
    bool unfinished;
};

struct filing_page {
    struct frame_page frame;
    struct str title, matter; /* 新建…; what was written as its title */
    struct str saved;
    struct str paper;            /* of whom, and who enters it; empty: one's own */
    struct notes_page sentences; /* of the pack */
    struct vec parts;            /* struct filing_part_line */
    struct str next_path, next_label;
    struct str check_path, check_label;
    struct str drop_path;
};

void page_filing(struct buffer *out, const struct filing_page *page);
