/*
 * sitting_page - one meeting: day and place, who came, its items one by one; or the form for one.
 *
 * Items that have a conclusion lead to their page, those that wait to the form of their own.
 */
#pragma once

#include "web/facts_page.h"
#include "web/field_page.h"
#include "web/frame_page.h"
#include "web/lines_page.h"
#include "web/member_page.h"
#include "web/problems_page.h"
#include "web/refusal_page.h"

struct sitting_item {
    int64_t no;
    struct str title, path, step, result;
};

struct sitting_page {
    struct frame_page frame;
    struct str title;          /* 局党组会议 2022年3月10日 */
    struct facts_page head;    /* day, place, chair, recorder */
    struct vec members;        /* struct member_page: of the form */
    struct facts_page came;    /* 到会, 请假, 列席: who */
    struct vec items;          /* struct sitting_item: concluded */
    struct lines_page waiting; /* what it may still take */
    bool recording;            /* the form of a new meeting */
    struct vec fields, others; /* struct field_page: day, place, chair; bodies that met with it */
    struct str cancel;         /* where who records nothing goes back to */
    struct str path, key, body, recorder;
    struct str minutes; /* path of the minutes for paper */
    struct vec said;    /* struct str: corrections of who came */
    struct vec correct; /* struct field_page: one more; empty: not now, or not by this person */
    struct problems_page problems;
    struct refusal_page refusal; /* .rule empty: none */
};

void page_sitting(struct buffer *out, const struct sitting_page *page);
