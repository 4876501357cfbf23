/*
 * filing_part_page - one part of a filing: its fields, kept whatever is still missing in them.
 *
 * `back` says where saving leads: on to the next part, or to the page on which all is checked.
 */
#pragma once

#include "web/field_page.h"
#include "web/frame_page.h"
#include "web/notes_page.h"
#include "web/problems_page.h"

struct filing_part_page {
    struct frame_page frame;
    struct str title, about, path, list_path;
    int64_t no, of;
    struct str saved;        /* empty: nothing is kept yet */
    struct str situation;    /* chosen, repeated beside what is written of it; empty: not here */
    struct notes_page facts; /* known from the account and not asked */
    struct vec fields;       /* struct field_page */
    struct problems_page problems;
    struct str back; /* check, or empty */
    struct str button;
    bool more; /* one more entry may be asked for */
};

void page_filing_part(struct buffer *out, const struct filing_part_page *page);
