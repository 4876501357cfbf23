/*
 * intake_page - 备案受理: each body its own pane, with its receipt, its state, and what it does
 * next.
 *
 * The other body's state is shown, never merged; a form stands only in the pane of whoever may act.
 */
#pragma once

#include "web/facts_page.h"
#include "web/field_page.h"
#include "web/frame_page.h"
#include "web/light_page.h"
#include "web/problems_page.h"
#include "web/refusal_page.h"

struct intake_form {
    struct str title, path, key, button;
    bool listed;          /* it has a list of what was handed in */
    struct vec checklist; /* struct field_page: ticked by the machine, unticked by people */
    struct vec fields;    /* struct field_page */
};

struct intake_pane {
    struct str title; /* 党风政风监督室 */
    struct light_page light;
    struct facts_page facts; /* 签收, 审查, 反馈: day, who, result */
    struct vec forms;        /* struct intake_form */
};

struct intake_page {
    struct frame_page frame;
    struct str number, title, back, state;
    struct facts_page head; /* 申请人, 单位, 情形 in full */
    struct vec exclusions;  /* struct fact_line: what no filing can cover */
    struct vec panes;       /* struct intake_pane */
    struct problems_page problems;
    struct refusal_page refusal; /* .rule empty: none */
};

void page_intake(struct buffer *out, const struct intake_page *page);
