/*
 * filing_drafts_page - what this person has begun and not handed in.
 *
 * Stands on the workbench and where a filing is begun; without drafts nothing is written.
 */
#pragma once

#include "base/text.h"
#include "base/vec.h"

struct draft_line {
    struct str path, title, saved; /* 11月23日 14:20 */
};

struct filing_drafts_page {
    struct vec rows; /* struct draft_line */
};

void page_filing_drafts(struct buffer *out, const struct filing_drafts_page *page);
