/*
 * matter_data - the events of a matter that belong to no kind of step.
 *
 * Opening, the flow from step to step, links, recusal, clocks, statements; the late entry (补录)
 * has its own header.
 */
#pragma once

#include "casework/evidence.h"
#include "casework/late_data.h"

struct subject {   /* a person or a unit in one matter, with its own outcome */
    struct str no; /* S1, S2, … */
    struct id person, unit;
    struct str name, post, described, liability; /* post at the time of the conduct */
    struct number count;                    /* of persons behind a description: 4名责任人 */
    struct str sanction, sanction_document; /* of the person visited: a measure of the pack */
    struct date sanctioned_on;
    enum absent count_absent, name_absent, post_absent;
};

struct matter_opened {
    struct str procedure, title, project, number, body, stage, reasons;
    struct id policy, unit, applicant;
    struct number by_office; /* 1: the office began it */
    struct list subjects;    /* struct subject */
    struct date conduct;     /* when what it is about was done */
};

struct step_opened {
    struct str step;
    struct number round;
};
struct step_done {
    struct str step, result;
    struct number round;
};
struct step_skipped {
    struct str step, reasons;
    struct number round;
};
struct matter_ended {
    struct str state, reasons;
};
struct matter_numbered {
    struct str number;
};
struct matter_withdrawn {
    struct str reasons;
};
struct matter_linked {
    struct id to;
    struct str kind, reasons;
};
struct recusal_set {
    struct id person;
    int state;
    struct str reasons;
};
extern const char *const recusal_states[]; /* declared proposed decided lifted */
struct clock_stopped {
    struct str step, reasons;
    struct date expected_end;
};
struct clock_resumed {
    struct str step, reasons;
};
struct deadline_extended {
    struct str step, reasons;
    struct number number;
};
struct statement_recorded {
    struct statement statement;
};
struct matter_revealed {
    struct str reasons;
};
struct outcome_revoked {
    struct id matter;
    struct str subject, reasons;
};

struct reclassified {
    struct str procedure, reasons;
};
struct file_attached { /* a file put to the matter; its bytes lie beside the record */
    const struct attachment *file;
    struct str material, title; /* of the pack, when it is one of a step's; what it is, in words */
};
struct handed_over {
    struct str from_body, to_body, reasons;
    int way;
};
extern const char *const handover_ways[]; /* handed_over taken_up: 移交, 提级 */
