/*
 * kinds_data - the acts of the sixteen kinds of step, as structs.
 *
 * Each is the command's fields and the event's data at once; its rows stand in the file of its
 * kind (application.c …).  A pack's step says by name which fields must be given (`needs`).
 */
#pragma once

#include "casework/act.h"

struct risk {
    struct str error, consequence, prevention, owner;
};

struct application { /* application_made, filing_submitted */
    struct act act;
    struct str title, plan, why, foreseeable, objective_reasons, remedy, project;
    struct list clauses;  /* struct str: situations cited */
    struct list promises; /* struct str: of the pack, given by whoever applies */
    struct list risks;    /* struct risk */
    struct date begins, ends;
};

struct acceptance { /* acceptance_decided */
    struct act act;
    struct str preferred_method, scope; /* a subject's wish, in a clarification */
    struct list answers;                /* struct tolerance_answer */
};

struct tolerance_answer {
    struct str subject;
    int answer;
    struct str reasons;
};
extern const char *const tolerance_answers[]; /* present none not_applicable */

struct study { /* study_concluded, written by a meeting */
    struct act act;
    struct id meeting;
    struct number item, for_count, against_count, abstain_count, reserve_count;
};

struct sign_off {
    struct act act;
}; /* sign_off_given */
struct approval {
    struct act act;
    struct str body, document;
}; /* approval_given */
struct receipt {
    struct act act;
    struct str number;
}; /* receipt_given */

struct proposal {       /* the officer's part, never an outcome */
    struct str subject; /* its number in the matter: S1 … */
    struct str finding, outcome, basis, measure, words;
};

struct verification { /* verification_reported */
    struct act act;
    struct str facts_found, political_effect, discipline_effect, social_effect, written_opinion;
    struct list evidence, checks, distinctions, statements, proposals, answers;
    struct list heard; /* struct str: subjects heard */
};

struct consultation { /* consultation_answered */
    struct act act;
    struct str asked, answer, document;
};

struct outcome { /* one entry of a subject's ordered list */
    struct str code, label, liability, superior_basis, document, body;
    struct str basis; /* tolerance no_liability mitigation */
    struct date on;
    struct list provisos; /* struct str */
    enum absent code_absent, on_absent, document_absent;
};

struct ruling {           /* per subject: the finding and the disposition apart */
    struct str subject;   /* its number in the matter: S1 … */
    struct str finding;   /* meets does_not_meet no_liability */
    struct list outcomes; /* struct outcome */
    struct str proposed_measure, proposed_by, measure, four_form, sanction_document;
    struct str reasons;
    enum absent measure_absent, four_form_absent, finding_absent;
};

struct determination { /* determination_made, written by a meeting */
    struct act act;
    struct id meeting;
    struct number item, for_count, against_count, abstain_count, reserve_count;
    struct list rulings; /* struct ruling */
    struct str applied_edition, edition_reasons;
};

struct service {
    struct str receiver;
    struct date on;
    int way;
    struct str witnesses;
};
extern const char *const service_ways[]; /* in_person, left_with, post, refused, video */

struct notice { /* notice_given */
    struct act act;
    struct str number, text, kind; /* feedback letter copy for_record rights */
    struct list recipients;        /* struct recipient_named */
    struct list services;          /* struct service */
    struct str remedies;
};
struct recipient_named {
    struct str role, kind, name;
    struct id unit, person;
};

struct supervision {
    struct act act;
    struct str noted, change_of_plan;
}; /* supervision_noted */

struct correction_item {
    struct str no, task, expected;
    struct id owner;
    struct date due;
};
struct handed_in {
    struct str no, words;
    struct list evidence;
};

struct correction { /* correction_reported: items set, evidence handed in, or why none is needed */
    struct act act;
    struct list items; /* struct correction_item */
    struct list done;  /* struct handed_in */
    struct str none_needed;
    struct id to_unit; /* support item: who is responsible */
    struct str told_to_person;
};

struct inspected {
    struct str no;
    int verdict;
    struct str reasons;
};
extern const char *const inspection_verdicts[]; /* accepted sent_back withdrawn */
struct inspection {
    struct act act;
    struct list items;
}; /* inspection_made */

struct talk_record {
    struct str thinking, work, life, wishes, difficulties;
};

struct visit { /* visit_made: plan, outline, visit, record, support; see the step's part */
    struct act act;
    struct date planned_on, visited_on;
    struct list visitors; /* struct id */
    struct str place, manner, outline, daily_education, grade, visiting_body, mentor;
    const struct talk_record *talk; /* sealed */
};

struct publication { /* publication_made */
    struct act act;
    struct list methods; /* struct str: written face_to_face meeting circulation circular */
    struct list points;  /* struct str: the specific false points */
    struct str text, scope;
    struct id read_by; /* second person who read it for 可识别性 */
    struct date published_on;
};

struct closing {
    struct act act;
}; /* closing_made */

extern const struct shape application_shape, acceptance_shape, study_shape, sign_off_shape,
    approval_shape, receipt_shape, verification_shape, consultation_shape, determination_shape,
    notice_shape, supervision_shape, correction_shape, inspection_shape, visit_shape,
    publication_shape, closing_shape; /* named after the struct; the event's name is in .name */
extern const struct shape tolerance_answer_shape, outcome_shape, ruling_shape;
