/*
 * filing_new_page - before a filing is begun: who may file, what it means, what is asked.
 *
 * Sending its form begins a draft; sent twice it begins one, for the form carries the draft's id.
 */
#pragma once

#include "web/field_page.h"
#include "web/filing_drafts_page.h"
#include "web/frame_page.h"
#include "web/notes_page.h"
#include "web/refusal_page.h"

struct filing_new_page {
    struct frame_page frame;
    struct str title;            /* 新建容错免责备案 */
    struct str eligibility;      /* of the pack; empty: not said */
    struct notes_page sentences; /* of the pack, what a filing is and is not */
    struct vec parts;            /* struct str: 这是一件什么事 … */
    struct str example;          /* a situation's; empty: none */
    struct filing_drafts_page drafts;
    struct field_page applicants; /* whose paper may be entered; without choices: nobody's */
    struct refusal_page refusal;  /* .rule empty: none */
    struct str id;                /* of the draft to come */
};

void page_filing_new(struct buffer *out, const struct filing_new_page *page);
