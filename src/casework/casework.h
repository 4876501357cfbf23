/*
 * casework - the one question everything asks: may this be done, and what happens then?
 *
 * casework_decide() is given all it could need in a dossier and answers with events, with the
 * one refusal that names the rule not met, or with the mistakes of the input.  It cannot fail
 * and has no side effect.
 */
#pragma once

#include "casework/directory.h"
#include "casework/matter.h"
#include "casework/refusal.h"

enum { EVENTS_MAX = 64 }; /* of one command */

struct case_file { /* a matter with what belongs to it */
    const struct matter *matter;
    const struct policy *policy;        /* the edition it is pinned to */
    const struct procedure *procedure;  /* of that edition */
    const struct matter *const *linked; /* matters it links to */
    size_t linked_len;
    const struct matter *const *linking; /* matters that link to it */
    size_t linking_len;
};

struct dossier {
    const struct directory *directory;
    const struct case_file *files; /* [0]: the command's matter; a meeting: one for each item */
    size_t files_len;
    const struct matter *const
        *filings; /* opening: earlier filings of the same person, unit, project; late: the like */
    size_t filings_len;
    const struct meeting *meeting; /* of an item that comes to a recorded meeting; else NULL */
    int64_t visits_this_year;      /* opening or making a visit: of this person by this authority */
};

struct command {
    const struct command_kind *kind;
    command_key key;
    person_id by, entered_by; /* entered_by given: entered for `by` by another person */
    int via;                  /* enum entry_via */
    struct date done_on;      /* as claimed; not given: now */
    instant now;              /* stamped by the registrar */
    struct id stream;         /* the thing acted on; for a new one its fresh id */
    struct str action;        /* of an act at a step: the action's word, or the step's id */
    const struct node *input; /* the fields; NULL: none */
};

struct decision {
    enum refusal refusal;
    struct str detail;        /* of a refusal: the fact, and what to do */
    struct str rule;          /* step, clause or command it stands in */
    struct problems problems; /* of the input, all at once; then nothing else is said */
    struct vec events;        /* struct event, streams and data filled in */
    struct vec notes;         /* struct str: said to whoever acts, e.g. a like filing exists */
};

struct decision casework_decide(
    const struct dossier *dossier, const struct command *command, struct arena *arena);

struct option {              /* what a person may do with a matter, or why not */
    const struct step *step; /* NULL: an act that belongs to no step (withdraw, link …) */
    struct str action, title;
    enum refusal refusal; /* REFUSAL_NONE: may be done now */
    struct str detail;
};
/* Each step's action and each free act, in the order of the procedure. */
struct vec casework_options(const struct dossier *dossier, person_id person, instant now,
    struct arena *arena); /* struct option */
bool casework_may_attach(const struct dossier *dossier, person_id person, instant now);

/* With whose eyes the person sees the matter: as applicant or subject, as their unit, as an
 * office or body that acts in it (most of all); recused, an administrator, or before 告知: none. */
enum sight { SIGHT_NONE = 0, SIGHT_OWN, SIGHT_UNIT, SIGHT_OFFICE };
enum sight casework_sight(
    const struct directory *directory, const struct case_file *file, person_id person, day today);

/* May the person know of this matter at all?  One answer for lists, counts, links and pages. */
bool casework_may_see(
    const struct directory *directory, const struct case_file *file, person_id person, day today);
