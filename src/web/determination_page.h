/*
 * determination_page - 容错认定: 为什么容, 容什么, 怎么容; per subject what is known, open and
 * proposed.
 *
 * The program proposes nothing: it shows what is unanswered, contradictory or not open, and why.
 * The form of verification or examination stands below for whoever may act.
 */
#pragma once

#include "web/check_page.h"
#include "web/facts_page.h"
#include "web/field_page.h"
#include "web/frame_page.h"
#include "web/light_page.h"
#include "web/problems_page.h"
#include "web/refusal_page.h"

struct evidence_row {
    struct str no;
    struct vec fields; /* struct field_page */
};

struct check_list {
    struct str title;
    struct vec rows; /* struct check_page */
};

struct determination_subject {
    struct str name; /* S1 陈某某（副局长） 党纪责任 */
    struct facts_page gaps, checks, distinctions;
    struct facts_page proposal, outcomes, ruling;
    struct vec lists;     /* struct check_list: of the form */
    struct vec pairs;     /* struct field_page: the three distinctions */
    struct vec proposing; /* struct field_page */
};

struct determination_page {
    struct frame_page frame;
    struct str number, title, back, state;
    struct light_page light;
    struct facts_page head;                   /* links, the editions of the three dates */
    struct facts_page why;                    /* what was found, effects */
    struct facts_page evidence;               /* E1: paper, place, what it shows */
    struct vec subjects;                      /* struct determination_subject */
    struct facts_page opinions;               /* 审理意见, 会商 */
    struct facts_page ahead;                  /* 上会: the way there, or why not yet */
    bool verifying;                           /* the form asks for evidence and checks */
    struct str form_title, path, key, button; /* .path empty: there is nothing to send */
    struct vec opening, closing;              /* struct field_page: before and after the subjects */
    struct vec evidence_rows;                 /* struct evidence_row: room for what is added */
    struct problems_page problems;
    struct refusal_page refusal; /* .rule empty: none */
};

void page_determination(struct buffer *out, const struct determination_page *page);
