/*
 * meeting_page - 集体研究: one item of one meeting, its members one by one, and the conclusion.
 *
 * The form sends what `meeting hold` takes, with names as a command has them; row N sends
 * attendance[N].… and items[0].positions[N].….  No control sets two positions at once; `fill`
 * asks for the same page with everyone present.
 */
#pragma once

#include "web/facts_page.h"
#include "web/field_page.h"
#include "web/frame_page.h"
#include "web/problems_page.h"
#include "web/refusal_page.h"

struct member_line {
    int64_t no;              /* from 0, in the order of speaking */
    struct str person;       /* its id */
    struct str name, post;   /* 吴某某, 委员 */
    struct str note;         /* 末位表态; empty: none */
    struct str recused;      /* 本项回避: … ; then it has no position here */
    struct str reasons;      /* of being absent */
    struct str words, error; /* said with the position; a mistake in this row */
    enum { MEMBER_UNKNOWN, MEMBER_PRESENT, MEMBER_ABSENT, MEMBER_OBSERVER } state;
    enum {
        POSITION_NONE,
        POSITION_YES,
        POSITION_NO,
        POSITION_RESERVED,
        POSITION_ABSTAINED
    } position;
};

struct meeting_page {
    struct frame_page frame;
    struct str body, body_name;        /* id and name of the body that meets */
    struct str number, matter, back;   /* of the item's matter: number, title, path */
    struct str matter_id, step, title; /* what is concluded: 党组织集体研究 */
    struct facts_page papers;          /* 材料 4 件, 申请报告, 拟办 … */
    struct facts_page quorum;          /* 应到, 须到, 本项回避 … in words */
    struct vec fields;                 /* struct field_page: day, place, chair, recorder */
    struct vec members;                /* struct member_line */
    struct vec conclusion;             /* struct field_page: result, reasons, rulings */
    struct str path, key;              /* the form is sent to; of the command */
    struct problems_page problems;
    struct refusal_page refusal; /* .rule empty: none */
};

void page_meeting(struct buffer *out, const struct meeting_page *page);
