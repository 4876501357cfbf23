/*
 * matter_data - the events of a matter that belong to no kind of step.
 *
 * Opening, the flow from step to step, links, recusal, clocks, statements, and the late entry
 * (补录) that records what ran outside the system exactly as far as it is known.
 */
#pragma once

#include "casework/kinds_data.h"

struct subject { /* a person or a unit in one matter, with its own outcome */
    struct str no; /* S1, S2, … */
    struct id person, unit;
    struct str name, post, described, liability; /* post at the time of the conduct */
    struct number count;                         /* of persons behind a description: 4名责任人 */
    enum absent count_absent, name_absent, post_absent;
};

struct matter_opened {
    struct str procedure, title, project, number, body, stage, reasons;
    struct id policy, unit, applicant;
    struct number by_office; /* 1: the office began it */
    struct list subjects;    /* struct subject */
    struct date conduct;     /* when what it is about was done */
};

struct step_opened { struct str step; struct number round; };
struct step_done { struct str step, result; struct number round; };
struct step_skipped { struct str step, reasons; struct number round; };
struct matter_ended { struct str state, reasons; };
struct matter_numbered { struct str number; };
struct matter_withdrawn { struct str reasons; };
struct matter_linked { struct id to; struct str kind, reasons; };
struct recusal_set { struct id person; int state; struct str reasons; };
extern const char *const recusal_states[]; /* declared proposed decided lifted */
struct clock_stopped { struct str step, reasons; struct date expected_end; };
struct clock_resumed { struct str step, reasons; };
struct deadline_extended { struct str step, reasons; struct number number; };
struct statement_recorded { struct statement statement; };
struct matter_revealed { struct str reasons; };
struct outcome_revoked { struct id matter; struct str subject, reasons; };

struct late_step { /* one dated thing that happened, as told */
    struct date date;
    struct str body, act;
    enum absent body_absent;
};
struct late_party { /* a person or unit as told, with its own outcome */
    struct id person, unit;
    struct str name, role, outcome_words;
    struct number count;
    struct list outcomes; /* struct outcome */
    struct str finding, proposed_measure, measure, four_form;
    struct date sanctioned_on;
    struct number sanctioned; /* 1: had a sanction or measure when visited */
    enum absent count_absent, outcomes_absent, finding_absent, measure_absent, name_absent;
};
struct late_entry { /* late_entry_recorded */
    struct str procedure, title, place, facts_told, kind_confidence, kind_note, paper_kept_at;
    struct id policy, unit;
    struct list parties;  /* struct late_party */
    struct list steps;    /* struct late_step */
    struct list evidence, statements, links;
    struct list criteria, notes, not_stated; /* struct str */
    struct str trigger, deciding_body, correction, follow_up, result_words;
    struct date decided_on, carried_out_on, visited_on;
    enum absent trigger_absent, deciding_body_absent, decided_on_absent, correction_absent,
        follow_up_absent, parties_absent;
};
struct reclassified { struct str procedure, reasons; };
struct handed_over { struct str from_body, to_body, reasons; int way; };
extern const char *const handover_ways[]; /* handed_over taken_up: 移交, 提级 */
