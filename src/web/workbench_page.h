/*
 * workbench_page - 工作台: what waits for this person, by its day.
 *
 * Groups without rows are not given.  Nothing waits: what was finished last, and what this person
 * may start.
 */
#pragma once

#include "web/filing_drafts_page.h"
#include "web/frame_page.h"
#include "web/lines_page.h"

struct workbench_group {
    struct str title; /* 今天到期或已逾期 */
    int64_t count;
    struct lines_page lines;
};

struct workbench_page {
    struct frame_page frame;
    struct vec groups; /* struct workbench_group */
    struct filing_drafts_page drafts;
    struct vec starts; /* struct frame_link: 新建备案 */
    struct lines_page finished;
    struct str today;       /* 2026年11月23日 星期一 */
    struct str next, first; /* paths of the next page and the first; empty: there is none */
};

void page_workbench(struct buffer *out, const struct workbench_page *page);
