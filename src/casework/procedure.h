/*
 * procedure - a graph of steps as a policy pack draws it.
 *
 * Code knows only the kinds of step; which steps there are, who acts, what is needed and what
 * follows is data.  docs/POLICY.md explains each member with an example.
 */
#pragma once

#include "casework/limit.h"
#include "casework/outcome.h"

struct state_word { /* {code, label}: also sentences, criteria, distinctions */
    struct str code, label;
};
struct material_kind { /* steps[].materials: {id, title, required} */
    struct str id, title;
    bool required;
};
struct recipient { /* steps[].recipients: {role, notice, when} */
    struct str role, notice;
    const struct condition *when;
};

struct result { /* steps[].results: {code, label, next, end, reasons, carried, stays, stops_clock}
                 */
    struct str code, label;
    struct list next; /* const struct step * to open */
    struct str end;   /* state code the matter ends in; empty: it goes on */
    bool reasons;     /* must be given, at least ten characters */
    bool carried;     /* needs the meeting's majority */
    bool stays;       /* the step stays open for more of the same */
    bool stops_clock; /* other open clocks stand still until the matter comes back */
    bool positive;    /* default true; false: a refusal or return, not counted as passed */
};

struct step { /* procedures[].steps */
    struct str id, title, action, state, part, notice, gate;
    const struct step_kind *kind;
    const struct procedure *procedure;
    struct list actors;     /* struct str: roles, any one of them; a meeting: kinds of body */
    struct list needs;      /* struct str: fields that must be given */
    struct list materials;  /* struct material_kind */
    struct list asks;       /* struct str: facts that must be stated here */
    struct list join;       /* const struct step *: all done before this one opens */
    struct list not_from;   /* const struct step *: whoever acted there may not act here */
    struct list chain;      /* struct str: roles of the approval chain, printed as 呈批件 */
    struct list recipients; /* struct recipient */
    const struct condition *when; /* NULL: always; not met: skipped, goes on with `otherwise` */
    struct list otherwise;        /* const struct step * */
    struct list results;          /* struct result */
    const struct limit *limit;    /* NULL: none */
    int64_t persons_min;          /* people who act together, 0: one */
    bool submits;                 /* hands the file to other bodies (filing_submitted) */
    bool reveals;                 /* from here subject and unit see the matter */
    bool inside;                  /* its contents are seen by undertaking offices only */
    bool second_person;           /* not whoever acted in the step before */
    bool written_optional;        /* a clarification may do without the written form */
    bool fresh;                   /* not whoever decided a matter that this one links to */
    enum provenance provenance;
    const struct node *where;
};

struct procedure { /* procedures: {id, title, noun, number, on, begins, openers, steps, states, …}
                    */
    struct str id, title, noun, number;
    bool on;
    bool by_office;      /* begins: office; else on application of the person or unit itself */
    bool hidden;         /* what the commission began is unseen until a step that reveals */
    bool one_matter;     /* warns of like matters of the same person, unit, project */
    bool finds_filings;  /* earlier filings show up by themselves when it opens */
    struct list openers; /* struct str: roles that may open it */
    struct list steps;   /* struct step */
    struct list first, first_by_office; /* const struct step *: opened with the matter */
    struct list states;                 /* struct state_word: all states, open and ended */
    struct list window; /* struct str: stages of the linked case in which it may open */
    const struct node *where;
};
