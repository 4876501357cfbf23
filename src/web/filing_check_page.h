/*
 * filing_check_page - all that was written, to be checked before it is handed in.
 *
 * Also after that: then `done` leads to the matter it became, and only what happens next is shown.
 */
#pragma once

#include "web/facts_page.h"
#include "web/files_page.h"
#include "web/frame_page.h"
#include "web/notes_page.h"
#include "web/refusal_page.h"

struct filing_summary {
    struct str title, path; /* path: to change it */
    struct facts_page facts;
    struct vec missing; /* struct frame_link: what is missing or wrong, each with its page */
};

struct filing_next {
    struct str title, limit; /* 党组织集体研究, 15个工作日 */
};

struct filing_check_page {
    struct frame_page frame;
    struct str title, matter, path, list_path;
    struct str paper;            /* of whom, and who enters it; empty: one's own */
    struct vec summaries;        /* struct filing_summary */
    int64_t missing;             /* of all */
    struct refusal_page refusal; /* of the rules, as things stand; .rule empty: none */
    struct vec notes;            /* struct str: said by the rules */
    struct vec like;             /* struct frame_link: similar filings this person may see */
    struct vec next;             /* struct filing_next */
    struct notes_page sentences; /* of the pack */
    struct str button;           /* 提交到党组织; empty: may not be handed in yet */
    struct str done, done_on;    /* path of the matter; empty: not handed in */
    bool unseen;                 /* the matter is not this person's to see */
    struct files_page files;     /* of the matter; .path empty: not shown */
};

void page_filing_check(struct buffer *out, const struct filing_check_page *page);
