/*
 * matter_page - 事项详情: one matter, with everything its viewer may see and do.
 *
 * Filled from the tree of view/matter_view.h; what may not be seen is not in it, so a part
 * without rows is not shown.
 */
#pragma once

#include "casework/matter.h"
#include "web/facts_page.h"
#include "web/files_page.h"
#include "web/frame_page.h"
#include "web/gaps_page.h"
#include "web/lines_page.h"

enum mark { MARK_DONE = 1, MARK_NOW, MARK_COMING, MARK_SKIPPED };

struct matter_node { /* a step of the procedure as drawn */
    enum mark mark;
    struct str title;
    struct str on, by, due; /* empty: not known, or not this viewer's */
    struct str note;        /* 跳过的理由, 退回2次, 与组织部存档同时 */
};

struct matter_round {        /* a step each time it was opened, for the timeline */
    struct str title, round; /* 第2次 */
    enum { ROUND_OPEN = 1, ROUND_DONE, ROUND_SKIPPED } state;
    struct str opened_on, done_on, by, entered_by, result;
    struct light_page light;
};

struct matter_outcome { /* an outcome and whether the rules leave it open */
    struct str title, words, basis;
    enum { OUTCOME_OPEN = 1, OUTCOME_SHUT, OUTCOME_UNKNOWN } open;
};

struct matter_subject_line {
    struct str name, post, liability;
    struct str finding, outcome, ruled_on; /* empty: not ruled, or not yet told */
    bool revoked;
    struct vec facts;    /* struct fact_line: answer, ruling in full */
    struct vec outcomes; /* struct matter_outcome */
};

struct matter_act { /* what was written at a step */
    struct str title, on, by;
    struct facts_page facts;
    struct vec dissent; /* struct fact_line: who and position, and the words */
};

struct matter_section { /* facts, checks, evidence, statements … of the tree, as lines */
    struct str title;
    struct facts_page facts;
};

struct matter_option {
    struct str title, path;          /* path: of the form that does it */
    struct str rule, reason, remedy; /* why not */
};

struct matter_page {
    struct frame_page frame;
    struct str number, title, noun, state;
    struct str late;           /* of a late entry: 补录… ; empty: it is none */
    struct str voided, papers; /* 已作废…; path of its papers, empty: of a late entry */
    struct light_page light;
    struct facts_page head;    /* 申请人, 单位, 规则, 密级, 知悉范围 */
    struct vec nodes;          /* struct matter_node */
    struct vec rounds;         /* struct matter_round, newest first */
    struct vec subjects;       /* struct matter_subject_line */
    struct vec acts, sections; /* struct matter_act, matter_section */
    struct files_page files;
    struct gaps_page gaps; /* 体检 */
    struct vec links;      /* struct fact_line: how it is linked, to what */
    /* struct matter_option: steps of this person, the first the main one; acts of no step (link,
     * state, stop, withdraw); what may not be done, and why. */
    struct vec may, aside, may_not;
};

void page_matter(struct buffer *out, const struct matter_page *page);
