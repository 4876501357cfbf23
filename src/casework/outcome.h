/*
 * outcome - what a determination may end in, and which of it is open for a subject.
 *
 * The program never chooses: it says of each outcome whether the rules leave it open, and if
 * not, which clause or missing answer closes it.  A local plan opens nothing alone: an outcome
 * that needs a superior basis is closed where the pack names none for the kind of liability.
 */
#pragma once

#include "casework/clause.h"

struct liability { /* liabilities: {id, title, body, remedy} */
    struct str id, title, body /* kind of body that decides */, remedy;
};

struct superior_basis { /* superior_bases: {id, liability, outcomes, text, provenance, verify} */
    struct str id, text;
    const struct liability *liability;
    struct list outcomes; /* struct str: outcome codes */
    enum provenance provenance;
    bool verify; /* its text is to be checked against the original */
};

struct outcome_kind { /* outcomes: {code, title, maps_to, finding, needs, side, needs_basis, opens}
                       */
    struct str code, title, maps_to, finding;
    const struct condition *needs; /* NULL: always open */
    bool side;                     /* goes along with another outcome */
    bool needs_basis;
    int rank; /* order of the pack, heaviest 0 */
};

struct measure { /* measures: {id, title, form, sanction, months, known, liability} */
    struct str id, title, form; /* form: first … fourth, not_applicable */
    bool sanction, known;       /* known: false, the effect period is to be verified */
    int64_t months;             /* effect period; 0: none */
    const struct liability *liability;
};

struct openness {
    const struct outcome_kind *kind;
    enum answer open;                   /* met: open; not met: closed; unknown: not yet */
    const struct condition *why;        /* the leaf that closes it; NULL when a basis is missing */
    const struct superior_basis *basis; /* the first that fits; NULL when none is needed or known */
    struct str words;                   /* the reason, whole sentences for people */
};

/* Of one outcome alone. */
struct openness outcome_ask(struct arena *arena, const struct policy *policy,
    const struct facts_view *facts, struct str liability, const struct outcome_kind *kind);
/* One row for each outcome of the pack, in its order; `out` has room for policy->outcomes.len. */
void outcome_openness(struct arena *arena, const struct policy *policy,
    const struct facts_view *facts, struct str liability, struct openness *out);
