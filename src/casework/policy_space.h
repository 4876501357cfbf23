/*
 * policy_space - what there is of a kind in a pack, and the nearest words to a misspelt one.
 *
 * For policy_*.c alone.  A space is a list of things that are named by their id: roles, clauses,
 * the steps of one procedure.
 */
#pragma once

#include "casework/facts.h"
#include "casework/policy.h"

enum space { /* where a word is looked up */
    SPACE_NONE = 0,
    SPACE_ROLES,
    SPACE_BODIES,
    SPACE_LISTS,
    SPACE_CLAUSES,
    SPACE_FACTS,
    SPACE_LIMITS,
    SPACE_LIABILITIES,
    SPACE_OUTCOMES,
    SPACE_STEPS,
    SPACE_STATES,
    SPACE_COUNT
};

struct space_list {
    struct list list; /* of structs that begin with their id */
    size_t size;
};
struct space_list space_of(
    const struct policy *policy, const struct procedure *scope, enum space space);
const void *space_find(
    const struct policy *policy, const struct procedure *scope, enum space space, struct str word);
const char *space_noun(enum space space);
/* "可写 F7、F8", or that there is none to write. */
struct str space_nearest(struct arena *arena, const struct policy *policy,
    const struct procedure *scope, enum space space, struct str word);
/* Up to three words, the nearest first: F7、F8 */
struct str words_nearest(struct arena *arena, const struct str *words, size_t len, struct str word);
bool word_valid(struct str s); /* [A-Za-z][A-Za-z0-9_-]{0,39} */

struct policy_test { /* tests: an example subject and the outcomes it must find open */
    struct str title, liability;
    struct facts_view facts;
    struct list open, closed, unknown; /* struct str: outcome codes */
    const struct node *where;
};

/* What a pack must keep beyond its references: policy_check.c, …_graph.c, …_tests.c. */
void policy_check(struct arena *arena, const struct policy *policy, struct problems *problems);
void procedure_check(struct arena *arena, const struct policy *policy,
    const struct procedure *procedure, struct problems *problems);
void tests_run(struct arena *arena, const struct policy *policy, struct problems *problems);
