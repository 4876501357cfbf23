/*
 * policy_diff - what changed between two editions, clause by clause.
 *
 * Things are matched by their id; what they mean is compared in words.  A row whose `before` or
 * `after` is empty tells of something new or dropped.
 */
#pragma once

#include "base/vec.h"
#include "casework/policy.h"

struct difference {
    const char *kind; /* clause clause_source clause_rule limit outcome basis measure step … */
    struct str where; /* R03, filing.F5 */
    struct str before, after;
};

/* struct difference, in the order of the later edition, dropped things last. */
struct vec policy_diff(
    struct arena *arena, const struct policy *before, const struct policy *after);

/* 条款 R03：改为…… ; says so when nothing changed. */
struct str policy_diff_words(struct arena *arena, const struct vec *differences);
/* A list of {kind, where, before, after}; an empty text is left out. */
void policy_diff_json(struct arena *arena, const struct vec *differences, struct node *out);
