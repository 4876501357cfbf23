/*
 * policy_words - the things of a pack in words, one line each.
 *
 * The same words are printed for reading and compared between two editions, so that whatever
 * changes in meaning also changes in words.
 */
#pragma once

#include "casework/policy.h"

struct str provenance_words(enum provenance provenance); /* 报道原文 …, 示例条款; empty: none */

/* 15个工作日，自收到申请起；可延长1次，每次5个工作日，由主要领导批准 */
struct str limit_words(struct arena *arena, const struct limit *limit, const struct policy *policy);
/* 不予追究责任（归入不予追究责任）：符合…… */
struct str outcome_kind_words(
    struct arena *arena, const struct outcome_kind *outcome, const struct policy *policy);
/* Who, what is needed, how long, and where each result leads. */
struct str step_words(struct arena *arena, const struct step *step, const struct policy *policy);
struct str superior_basis_words(
    struct arena *arena, const struct superior_basis *basis, const struct policy *policy);
struct str measure_words(struct arena *arena, const struct measure *measure);
/* What else there is to know of a clause: computed from which facts, what must be looked at. */
struct str clause_rule_words(
    struct arena *arena, const struct clause *clause, const struct policy *policy);
/* 有一项即可，共11项 */
struct str list_words(struct arena *arena, const struct clause_list *list);
/* Who may begin it and how, its number, what it shows and to whom. */
struct str procedure_words(
    struct arena *arena, const struct procedure *procedure, const struct policy *policy);
