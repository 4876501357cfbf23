/*
 * late_data - the late entry (补录): what ran outside the system, exactly as far as it is known.
 *
 * No procedure is run and nothing is completed: a member that is not told stays absent, says
 * which of the four kinds of absence it is, or stands in not_stated.  Its export equals its input.
 */
#pragma once

#include "casework/kinds_data.h"

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
    struct str finding, proposed_measure, proposed_by, measure, four_form;
    struct date sanctioned_on;
    struct number sanctioned; /* 1: had a sanction or measure when visited */
    enum absent count_absent, outcomes_absent, finding_absent, measure_absent, name_absent,
        role_absent, four_form_absent, sanctioned_on_absent;
};
struct late_visit { /* one visit among several, by its own body */
    struct str body, words;
    struct date on;
    enum absent on_absent;
};
struct late_entry { /* late_entry_recorded */
    struct str procedure, title, place, facts_told, kind_confidence, kind_note, paper_kept_at;
    struct id policy, unit;
    struct list parties;        /* struct late_party */
    struct list steps;          /* struct late_step */
    struct list visits;         /* struct late_visit: those told one by one … */
    struct number visits_count; /* … and how many there were in all */
    struct list evidence, statements, links;
    struct list criteria, notes, not_stated; /* struct str */
    struct str trigger, undertaking_body, deciding_body, correction, follow_up, result_words;
    struct date decided_on, carried_out_on, visited_on;
    enum absent trigger_absent, undertaking_body_absent, deciding_body_absent, correction_absent,
        follow_up_absent, parties_absent, decided_on_absent, carried_out_on_absent,
        visited_on_absent, visits_count_absent;
};
struct late_entry_voided { /* 作废: it stays readable and counts no more from then on */
    struct str reasons;
};
