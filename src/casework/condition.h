/*
 * condition - what a rule asks, as a tree that answers met, not met or unknown.
 *
 * In a pack: {all: […]}, {any: […]}, {not: c}, each with an optional except: c (met, unless the
 * exception is met), or a leaf: {list: id}, {clause: id}, {fact: id, is: yes | at_least: n |
 * below: n | in: […]}, {outcome: [codes]}, {finding: [codes]}.  Kleene's three values: unknown
 * stays unknown unless the rest decides.
 */
#pragma once

#include "base/tree.h"

enum answer { ANSWER_NONE = 0, ANSWER_MET, ANSWER_NOT_MET, ANSWER_UNKNOWN, ANSWER_NOT_APPLICABLE };
extern const char *const answer_codes[]; /* met, not_met, unknown, not_applicable */

enum condition_op {
    CONDITION_ALL = 1,
    CONDITION_ANY,
    CONDITION_NOT,
    CONDITION_LIST,
    CONDITION_CLAUSE,
    CONDITION_FACT_IS,       /* yes/no or a choice word */
    CONDITION_FACT_AT_LEAST, /* amount (fen), ratio (basis points), count */
    CONDITION_FACT_BELOW,
    CONDITION_FACT_IN,
    CONDITION_OUTCOME, /* some subject's outcome is, or maps to, one of these */
    CONDITION_FINDING,
};

struct condition {
    enum condition_op op;
    const struct condition *parts; /* all, any, not */
    size_t parts_len;
    const struct condition *except; /* may be NULL */
    struct str id;                  /* list, clause or fact */
    int64_t number;                 /* at_least, below; for `is: yes` 1, `is: no` 0 */
    const struct str *words;        /* in, outcome, finding, or the one choice word of `is` */
    size_t words_len;
    const struct node *where;
};

struct policy;
struct facts_view; /* casework/facts.h: what is known of one subject in one matter */

/* Three-valued.  When not met or unknown, *why (may be NULL) is the first leaf that decided. */
enum answer condition_ask(const struct condition *condition, const struct policy *policy,
    const struct facts_view *facts, const struct condition **why);

/* The condition as people read it: 符合“可以容错的情形”之一，且…… */
struct str condition_words(
    struct arena *arena, const struct condition *condition, const struct policy *policy);
