#include "casework/outcome.h"
#include "casework/policy.h"

enum { FEN_A_YUAN = 100, FEN_A_WAN = 1000000, BASIS_POINTS_A_PERCENT = 100 };

static void add_title(struct buffer *out, struct str id, struct str title)
{
    buffer_addf(out, "“%.*s”", STR_ARG(title.len > 0 ? title : id));
}

void fact_number_add(struct buffer *out, enum fact_type type, int64_t number)
{
    long long n = number;
    if (type == FACT_YES_NO)
        buffer_add(out, n == 1 ? STR("是") : STR("否"));
    else if (type == FACT_AMOUNT && n != 0 && n % FEN_A_WAN == 0)
        buffer_addf(out, "%lld万元", n / FEN_A_WAN);
    else if (type == FACT_AMOUNT && n % FEN_A_YUAN == 0)
        buffer_addf(out, "%lld元", n / FEN_A_YUAN);
    else if (type == FACT_AMOUNT)
        buffer_addf(out, "%lld.%02lld元", n / FEN_A_YUAN, (n < 0 ? -n : n) % FEN_A_YUAN);
    else if (type == FACT_RATIO && n % BASIS_POINTS_A_PERCENT == 0)
        buffer_addf(out, "%lld%%", n / BASIS_POINTS_A_PERCENT);
    else if (type == FACT_RATIO)
        buffer_addf(out, "万分之%lld", n);
    else
        buffer_addf(out, "%lld", n);
}

static struct str word_of(struct str word)
{
    if (str_is(word, "yes"))
        return STR("是");
    return str_is(word, "no") ? STR("否") : word;
}

static struct str finding_title(struct str code)
{
    if (str_is(code, "meets"))
        return STR("符合容错情形");
    return str_is(code, "does_not_meet") ? STR("不符合容错情形") : STR("不应追责");
}

static struct str decided_title(
    const struct condition *condition, const struct policy *policy, struct str code)
{
    const struct outcome_kind *kind = policy_outcome(policy, code);
    if (condition->op == CONDITION_FINDING)
        return finding_title(code);
    if (condition->op == CONDITION_OUTCOME)
        return kind == NULL ? code : kind->title;
    return word_of(code);
}

static void add_words(
    struct buffer *out, const struct condition *condition, const struct policy *policy)
{
    for (size_t i = 0; i < condition->words_len; i++) {
        struct str word = decided_title(condition, policy, condition->words[i]);
        buffer_addf(out, "%s%.*s", i > 0 ? "、" : "", STR_ARG(word));
    }
    if (condition->words_len > 1)
        buffer_add(out, STR("之一"));
}

static void add_fact(
    struct buffer *out, const struct condition *condition, const struct policy *policy)
{
    const struct fact_kind *kind = policy_fact(policy, condition->id);
    add_title(out, condition->id, kind == NULL ? STR("") : kind->title);
    if (condition->op == CONDITION_FACT_IS || condition->op == CONDITION_FACT_IN) {
        buffer_add(out, STR("为"));
        add_words(out, condition, policy);
        return;
    }
    buffer_add(out, condition->op == CONDITION_FACT_BELOW ? STR("低于") : STR("达到"));
    fact_number_add(out, kind == NULL ? FACT_COUNT : kind->type, condition->number);
}

static void add_list(
    struct buffer *out, const struct condition *condition, const struct policy *policy)
{
    const struct clause_list *list = policy_list(policy, condition->id);
    buffer_add(out, STR("符合"));
    add_title(out, condition->id, list == NULL ? STR("") : list->title);
    buffer_add(out, list != NULL && list->all ? STR("的各项") : STR("之一"));
}

static void add_condition(
    struct buffer *out, const struct condition *condition, const struct policy *policy, bool inner);

static void add_parts(
    struct buffer *out, const struct condition *condition, const struct policy *policy, bool inner)
{
    bool brackets = inner && condition->parts_len > 1;
    buffer_add(out, brackets ? STR("（") : STR(""));
    for (size_t i = 0; i < condition->parts_len; i++) {
        if (i > 0)
            buffer_add(out, condition->op == CONDITION_ALL ? STR("，且") : STR("，或者"));
        add_condition(out, &condition->parts[i], policy, true);
    }
    buffer_add(out, brackets ? STR("）") : STR(""));
}

static void add_not(struct buffer *out, const struct condition *part, const struct policy *policy)
{
    const struct clause_list *list =
        part->op == CONDITION_LIST ? policy_list(policy, part->id) : NULL;
    if (list != NULL && !list->all && part->except == NULL) {
        buffer_addf(out, "不符合“%.*s”中的任何一项", STR_ARG(list->title));
        return;
    }
    buffer_add(out, STR("没有"));
    add_condition(out, part, policy, true);
}

static void add_bare(
    struct buffer *out, const struct condition *condition, const struct policy *policy, bool inner)
{
    const struct clause *clause;
    switch (condition->op) {
    case CONDITION_ALL:
    case CONDITION_ANY: add_parts(out, condition, policy, inner); break;
    case CONDITION_NOT: add_not(out, &condition->parts[0], policy); break;
    case CONDITION_LIST: add_list(out, condition, policy); break;
    case CONDITION_CLAUSE:
        clause = policy_clause(policy, condition->id);
        buffer_add(out, STR("符合"));
        buffer_add(out, clause == NULL ? condition->id : clause_words(out->arena, clause));
        break;
    case CONDITION_FACT_IS:
    case CONDITION_FACT_AT_LEAST:
    case CONDITION_FACT_BELOW:
    case CONDITION_FACT_IN: add_fact(out, condition, policy); break;
    case CONDITION_OUTCOME:
        buffer_add(out, STR("处理结果为"));
        add_words(out, condition, policy);
        break;
    case CONDITION_FINDING:
        buffer_add(out, STR("认定结论为"));
        add_words(out, condition, policy);
        break;
    }
}

static void add_condition(
    struct buffer *out, const struct condition *condition, const struct policy *policy, bool inner)
{
    add_bare(out, condition, policy, inner);
    if (condition->except == NULL)
        return;
    buffer_add(out, STR("（"));
    add_condition(out, condition->except, policy, false);
    buffer_add(out, STR("的除外）"));
}

struct str condition_words(
    struct arena *arena, const struct condition *condition, const struct policy *policy)
{
    struct buffer out = {.arena = arena};
    add_condition(&out, condition, policy, false);
    return buffer_str(&out);
}
