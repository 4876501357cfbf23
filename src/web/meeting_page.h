/*
 * meeting_page - 集体研究: one item of one meeting, its members one by one, and the conclusion.
 *
 * The form sends what `meeting hold` takes, or, of a recorded meeting, `meeting conclude`.  No
 * control sets two positions at once; `fill` asks for the same page with everyone present.
 */
#pragma once

#include "web/facts_page.h"
#include "web/field_page.h"
#include "web/frame_page.h"
#include "web/member_page.h"
#include "web/problems_page.h"
#include "web/refusal_page.h"

struct meeting_page {
    struct frame_page frame;
    struct str body, body_name;        /* id and name of the body that meets */
    struct str number, matter, back;   /* of the item's matter: number, title, path */
    struct str matter_id, step, title; /* what is concluded: 党组织集体研究 */
    struct str item;                   /* "items[0]." ; empty: of a recorded meeting */
    struct str recorder;               /* id; empty: not sent */
    struct str held;                   /* of a recorded meeting: day and place, with its path */
    struct str held_path;
    struct str shut;          /* why no conclusion can be reached; empty: it can */
    struct facts_page papers; /* 材料 4 件, 申请报告, 拟办 … */
    struct facts_page quorum; /* 应到, 须到, 本项回避 … in words */
    struct vec fields;        /* struct field_page: day, place, chair */
    struct vec members;       /* struct member_page */
    struct vec closed;        /* struct fact_line: outcomes that are not open, and why */
    struct vec conclusion;    /* struct field_page: result, reasons, rulings */
    struct str path, key;     /* the form is sent to; of the command */
    struct problems_page problems;
    struct refusal_page refusal; /* .rule empty: none */
};

void page_meeting(struct buffer *out, const struct meeting_page *page);
