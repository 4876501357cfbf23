/*
 * facts - what is known of one subject in one matter, for the rules to be asked about.
 *
 * People answer clauses (checks) and state facts; clauses with a `when` are computed from the
 * facts.  What nobody answered is unknown.  The last of two checks of one clause counts, and the
 * last of two statements of one fact.
 */
#pragma once

#include "casework/act.h"

struct clause;
struct clause_list;

struct facts_view {
    struct list checks;   /* struct check: of this subject alone */
    struct list facts;    /* struct fact: of the matter */
    struct list outcomes; /* struct str: codes of the outcomes decided so far; .at NULL: none yet */
    struct list findings; /* struct str: the same of findings */
};

/* The answer for one clause: computed when it has a `when`, else a person's; never NONE. */
enum answer clause_ask(
    const struct clause *clause, const struct policy *policy, const struct facts_view *facts);

/*
 * The list's own mode decides.  Any: met when one clause is met, not met when each is answered
 * "not met" or "not applicable".  All: not met when one clause is not met, met when the others
 * are met; clauses that do not apply are passed over, but a list of which none applies is
 * unknown.  *why (may be NULL) is the first clause that decided, NULL for an empty list.
 */
enum answer list_ask(const struct clause_list *list, const struct policy *policy,
    const struct facts_view *facts, const struct clause **why);

/* The last statement of a fact, NULL when nobody stated it. */
const struct fact *fact_stated(const struct facts_view *facts, struct str id);
