#include "casework/facts.h"
#include "casework/policy.h"

const char *const answer_codes[] = {NULL, "met", "not_met", "unknown", "not_applicable", NULL};

const struct fact *fact_stated(const struct facts_view *facts, struct str id)
{
    const struct fact *stated = facts->facts.at;
    for (size_t i = facts->facts.len; i > 0; i--)
        if (str_equal(stated[i - 1].fact, id))
            return &stated[i - 1];
    return NULL;
}

static enum answer person_answer(const struct facts_view *facts, struct str clause)
{
    const struct check *checks = facts->checks.at;
    for (size_t i = facts->checks.len; i > 0; i--)
        if (str_equal(checks[i - 1].clause, clause))
            return checks[i - 1].answer == ANSWER_NONE ? ANSWER_UNKNOWN
                                                       : (enum answer)checks[i - 1].answer;
    return ANSWER_UNKNOWN;
}

enum answer clause_ask(
    const struct clause *clause, const struct policy *policy, const struct facts_view *facts)
{
    if (clause->when != NULL)
        return condition_ask(clause->when, policy, facts, NULL);
    return person_answer(facts, clause->id);
}

static const struct clause *first_with(const struct clause_list *list, const struct policy *policy,
    const struct facts_view *facts, enum answer answer)
{
    for (size_t i = 0; i < list->clauses_len; i++)
        if (clause_ask(&list->clauses[i], policy, facts) == answer)
            return &list->clauses[i];
    return NULL;
}

enum answer list_ask(const struct clause_list *list, const struct policy *policy,
    const struct facts_view *facts, const struct clause **why)
{
    /* What decides at once, what keeps it open, what decides when nothing else is left. */
    enum answer first = list->all ? ANSWER_NOT_MET : ANSWER_MET;
    enum answer last = list->all ? ANSWER_MET : ANSWER_NOT_MET;
    enum answer answer = first;
    const struct clause *decided = first_with(list, policy, facts, first);
    if (decided == NULL) {
        answer = ANSWER_UNKNOWN;
        decided = first_with(list, policy, facts, ANSWER_UNKNOWN);
    }
    if (decided == NULL) {
        answer = last;
        decided = first_with(list, policy, facts, last);
    }
    if (decided == NULL) /* no clause, or none that applies */
        answer = list->all ? ANSWER_UNKNOWN : ANSWER_NOT_MET;
    if (why != NULL)
        *why = decided;
    return answer;
}

static enum answer answer_of(bool met)
{
    return met ? ANSWER_MET : ANSWER_NOT_MET;
}

static bool word_among(const struct condition *condition, struct str word)
{
    for (size_t i = 0; i < condition->words_len; i++)
        if (str_equal(condition->words[i], word))
            return true;
    return false;
}

/* A value that there is none of is no word, is not as much as anything, and below everything. */
static enum answer ask_absent(const struct condition *condition, enum absent absent)
{
    bool none = absent == ABSENT_NONE || absent == ABSENT_NOT_APPLICABLE;
    return none ? answer_of(condition->op == CONDITION_FACT_BELOW) : ANSWER_UNKNOWN;
}

static struct str fact_word(const struct policy *policy, const struct fact *fact)
{
    const struct fact_kind *kind = policy_fact(policy, fact->fact);
    if (kind != NULL && kind->type == FACT_YES_NO && fact->number.given)
        return fact->number.n != 0 ? STR("yes") : STR("no");
    return fact->word;
}

static enum answer ask_fact(
    const struct condition *condition, const struct policy *policy, const struct facts_view *facts)
{
    const struct fact *fact = fact_stated(facts, condition->id);
    if (fact == NULL)
        return ANSWER_UNKNOWN;
    if (fact->number_absent != ABSENT_NOT)
        return ask_absent(condition, fact->number_absent);
    if (condition->op == CONDITION_FACT_IS || condition->op == CONDITION_FACT_IN) {
        struct str word = fact_word(policy, fact);
        return word.len == 0 ? ANSWER_UNKNOWN : answer_of(word_among(condition, word));
    }
    if (!fact->number.given)
        return ANSWER_UNKNOWN;
    bool below = fact->number.n < condition->number;
    return answer_of(condition->op == CONDITION_FACT_BELOW ? below : !below);
}

static bool outcome_among(
    const struct condition *condition, const struct policy *policy, struct str code)
{
    const struct outcome_kind *kind = policy_outcome(policy, code);
    return word_among(condition, code)
           || (kind != NULL && kind->maps_to.len > 0 && word_among(condition, kind->maps_to));
}

static enum answer ask_decided(
    const struct condition *condition, const struct policy *policy, const struct facts_view *facts)
{
    bool outcome = condition->op == CONDITION_OUTCOME;
    struct list decided = outcome ? facts->outcomes : facts->findings;
    const struct str *codes = decided.at;
    if (codes == NULL)
        return ANSWER_UNKNOWN;
    for (size_t i = 0; i < decided.len; i++)
        if (outcome ? outcome_among(condition, policy, codes[i]) : word_among(condition, codes[i]))
            return ANSWER_MET;
    return ANSWER_NOT_MET;
}

static enum answer ask_leaf(
    const struct condition *condition, const struct policy *policy, const struct facts_view *facts)
{
    switch (condition->op) {
    case CONDITION_LIST: {
        const struct clause_list *list = policy_list(policy, condition->id);
        return list == NULL ? ANSWER_UNKNOWN : list_ask(list, policy, facts, NULL);
    }
    case CONDITION_CLAUSE: {
        const struct clause *clause = policy_clause(policy, condition->id);
        enum answer answer = clause == NULL ? ANSWER_UNKNOWN : clause_ask(clause, policy, facts);
        return answer == ANSWER_NOT_APPLICABLE ? ANSWER_NOT_MET : answer;
    }
    case CONDITION_FACT_IS:
    case CONDITION_FACT_AT_LEAST:
    case CONDITION_FACT_BELOW:
    case CONDITION_FACT_IN: return ask_fact(condition, policy, facts);
    case CONDITION_OUTCOME:
    case CONDITION_FINDING: return ask_decided(condition, policy, facts);
    case CONDITION_ALL:
    case CONDITION_ANY:
    case CONDITION_NOT: break;
    }
    must(false); /* what has parts was taken apart before */
    return ANSWER_UNKNOWN;
}

static enum answer opposite(enum answer answer)
{
    if (answer == ANSWER_UNKNOWN)
        return ANSWER_UNKNOWN;
    return answer_of(answer == ANSWER_NOT_MET);
}

/* All and any: one part of the deciding kind decides, else an unknown one keeps it open. */
static enum answer ask_parts(const struct condition *condition, const struct policy *policy,
    const struct facts_view *facts, const struct condition **why)
{
    enum answer deciding = condition->op == CONDITION_ALL ? ANSWER_NOT_MET : ANSWER_MET;
    enum answer answer = opposite(deciding);
    *why = condition;
    for (size_t i = 0; i < condition->parts_len; i++) {
        const struct condition *part_why;
        enum answer part = condition_ask(&condition->parts[i], policy, facts, &part_why);
        bool open = part == ANSWER_UNKNOWN && answer != ANSWER_UNKNOWN;
        if (part == deciding || open || i == 0) {
            answer = part;
            *why = part_why;
        }
        if (part == deciding)
            break;
    }
    return answer;
}

static enum answer ask_whole(const struct condition *condition, const struct policy *policy,
    const struct facts_view *facts, const struct condition **why)
{
    *why = condition;
    if (condition->op == CONDITION_ALL || condition->op == CONDITION_ANY)
        return ask_parts(condition, policy, facts, why);
    if (condition->op == CONDITION_NOT)
        return opposite(condition_ask(&condition->parts[0], policy, facts, why));
    return ask_leaf(condition, policy, facts);
}

enum answer condition_ask(const struct condition *condition, const struct policy *policy,
    const struct facts_view *facts, const struct condition **why)
{
    const struct condition *decided, *excepted;
    enum answer answer = ask_whole(condition, policy, facts, &decided);
    if (answer != ANSWER_NOT_MET && condition->except != NULL) {
        enum answer except = opposite(condition_ask(condition->except, policy, facts, &excepted));
        if (except == ANSWER_NOT_MET || (except == ANSWER_UNKNOWN && answer == ANSWER_MET)) {
            answer = except;
            decided = excepted;
        }
    }
    if (why != NULL)
        *why = decided;
    return answer;
}
