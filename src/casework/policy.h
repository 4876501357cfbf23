/*
 * policy - one edition of a policy pack, compiled from its tree for the engine.
 *
 * Cross references are resolved to pointers, so a policy that loaded has none that dangle.
 * Everything is borrowed from the tree's arena and never changes: a matter is pinned to the
 * edition it was opened under.
 */
#pragma once

#include "casework/procedure.h"

enum role_scope {
    SCOPE_SELF = 1, /* the applicant of the matter */
    SCOPE_SUBJECT,  /* a subject of the matter */
    SCOPE_UNIT,     /* holds the role at the matter's unit */
    SCOPE_OFFICE,   /* holds the role anywhere in the authority */
};
extern const char *const role_scope_codes[]; /* self subject unit office */

struct role { /* roles: {id, title, scope, administrator} */
    struct str id, title;
    enum role_scope scope;
    bool administrator; /* holds no other role, sees no matter */
};

struct body_kind { /* bodies: {id, title, quorum_of, quorum_out_of, entitled_min, joint,
                      leader_last} */
    struct str id, title;
    int64_t quorum_of, quorum_out_of; /* 2 and 3: two thirds of the roster without the recused */
    int64_t entitled_min;             /* fewer left: the next higher body decides */
    bool joint, leader_last;
};

struct policy {
    struct str pack, title, edition, level, supersedes /* "pack/edition" */;
    struct date effective_from, effective_to;
    const struct node *tree;
    struct list roles, bodies, lists, facts, limits, liabilities, superior_bases, outcomes,
        measures, procedures; /* of the structs of those names */
    struct list distinctions, criteria, sentences, notices, promises,
        grades;                      /* struct state_word */
    struct list tests;               /* the pack's own, run when it is loaded */
    struct list notes;               /* struct str */
    size_t clauses_len, samples_len; /* samples: whatever carries provenance: sample */
    int64_t visits_a_year_max;       /* 0: no cap */
    bool visits_beyond_by_reasons;   /* 原则上: the cap may be passed with reasons */
};

/* Compiles `tree`; every mistake becomes a problem, all at once.  NULL when there is any. */
const struct policy *policy_load(
    struct arena *arena, const struct node *tree, struct problems *problems);

const struct role *policy_role(const struct policy *policy, struct str id);
const struct body_kind *policy_body(const struct policy *policy, struct str id);
const struct clause *policy_clause(const struct policy *policy, struct str id);
const struct clause_list *policy_list(const struct policy *policy, struct str id);
const struct fact_kind *policy_fact(const struct policy *policy, struct str id);
const struct outcome_kind *policy_outcome(const struct policy *policy, struct str code);
const struct measure *policy_measure(const struct policy *policy, struct str id);
const struct liability *policy_liability(const struct policy *policy, struct str id);
const struct procedure *policy_procedure(const struct policy *policy, struct str id);
const struct step *procedure_step(const struct procedure *procedure, struct str id);
/* Who acts at it, in words: 单位主要领导、承办部门 */
struct str step_actors_words(
    struct arena *arena, const struct policy *policy, const struct step *step);
const struct result *step_result(const struct step *step, struct str code);
struct str word_label(const struct list *words, struct str code); /* the code itself when unknown */
