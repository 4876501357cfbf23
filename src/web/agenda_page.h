/*
 * agenda_page - a meeting that is called: its items in order, who will come, who has read.
 *
 * Only items this person may see, counted from one.  `read` is for who published it.
 */
#pragma once

#include "web/facts_page.h"
#include "web/field_page.h"
#include "web/frame_page.h"
#include "web/problems_page.h"
#include "web/refusal_page.h"

struct agenda_line {
    int64_t no;
    struct str title, number, path, step;
    struct str mine;     /* 已阅, 未阅; empty: not a member */
    struct str read;     /* 已阅2人：彭某某、鲁某某 */
    struct str foreseen; /* 预计到会3人，须到4人，还差1人 */
};

struct agenda_page {
    struct frame_page frame;
    struct str title, path, key;
    struct facts_page head, answers; /* day and place; member by member */
    struct vec items;                /* struct agenda_line */
    struct vec fields;               /* struct field_page: one's own answer; empty: not invited */
    struct str print, convene;       /* paths; convene empty: does not keep the minutes */
    struct problems_page problems;
    struct refusal_page refusal; /* .rule empty: none */
};

void page_agenda(struct buffer *out, const struct agenda_page *page);
