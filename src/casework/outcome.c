#include "casework/facts.h"
#include "casework/policy.h"

static bool basis_fits(
    const struct superior_basis *basis, const struct outcome_kind *kind, struct str liability)
{
    if (!str_equal(basis->liability->id, liability))
        return false;
    const struct str *codes = basis->outcomes.at;
    for (size_t i = 0; i < basis->outcomes.len; i++)
        if (str_equal(codes[i], kind->code))
            return true;
    return false;
}

static const struct superior_basis *find_basis(
    const struct policy *policy, const struct outcome_kind *kind, struct str liability)
{
    const struct superior_basis *bases = policy->superior_bases.at;
    for (size_t i = 0; i < policy->superior_bases.len; i++)
        if (basis_fits(&bases[i], kind, liability))
            return &bases[i];
    return NULL;
}

static const char *answer_words(enum answer answer)
{
    switch (answer) {
    case ANSWER_MET: return "已认定符合";
    case ANSWER_NOT_MET: return "已认定不符合";
    case ANSWER_NOT_APPLICABLE: return "已认定不涉及";
    case ANSWER_NONE:
    case ANSWER_UNKNOWN: break;
    }
    return "尚无结论";
}

static const char *all_words(enum answer answer)
{
    return answer == ANSWER_UNKNOWN ? "各项均不涉及，不能得出结论" : "没有一项符合";
}

/* “可以容错的情形”（2022版）中，R03“……”尚无结论 */
static void add_list_reason(struct buffer *out, const struct clause_list *list,
    const struct policy *policy, const struct facts_view *facts)
{
    const struct clause *clause;
    enum answer answer = list_ask(list, policy, facts, &clause);
    bool none_met = !list->all && answer == ANSWER_NOT_MET;
    buffer_addf(out, "“%.*s”（%.*s版）", STR_ARG(list->title), STR_ARG(policy->edition));
    if (clause == NULL || none_met)
        buffer_addf(out, "%s", all_words(answer));
    else
        buffer_addf(out, "中，%.*s%s", STR_ARG(clause_words(out->arena, clause)),
            answer_words(clause_ask(clause, policy, facts)));
}

static void add_leaf_reason(struct buffer *out, const struct condition *leaf,
    const struct policy *policy, const struct facts_view *facts)
{
    const struct clause_list *list =
        leaf->op == CONDITION_LIST ? policy_list(policy, leaf->id) : NULL;
    const struct clause *clause =
        leaf->op == CONDITION_CLAUSE ? policy_clause(policy, leaf->id) : NULL;
    if (list != NULL)
        add_list_reason(out, list, policy, facts);
    else if (clause != NULL)
        buffer_addf(out, "%.*s（%.*s版）%s", STR_ARG(clause_words(out->arena, clause)),
            STR_ARG(policy->edition), answer_words(clause_ask(clause, policy, facts)));
    else
        buffer_addf(out, "“%.*s”这一条件%s", STR_ARG(condition_words(out->arena, leaf, policy)),
            answer_words(condition_ask(leaf, policy, facts, NULL)));
}

static struct str reason_words(struct arena *arena, const struct openness *openness,
    const struct policy *policy, const struct facts_view *facts)
{
    struct buffer out = {.arena = arena};
    const char *state = openness->open == ANSWER_NOT_MET ? "不可选" : "暂不可选";
    buffer_addf(&out, "“%.*s”%s：", STR_ARG(openness->kind->title), state);
    add_leaf_reason(&out, openness->why, policy, facts);
    buffer_add(&out, STR("。"));
    return buffer_str(&out);
}

static struct str basis_words(struct arena *arena, const struct openness *openness,
    const struct policy *policy, struct str liability)
{
    const struct liability *kind = policy_liability(policy, liability);
    if (liability.len == 0)
        return str_format(arena, "“%.*s”暂不可选：还没有写明责任种类，无法确定上位依据。",
            STR_ARG(openness->kind->title));
    return str_format(arena,
        "“%.*s”不可选：规则（%.*s版）没有写明“%.*"
        "s”作出这一结果的上位依据，本地规则不能单独作为依据。",
        STR_ARG(openness->kind->title), STR_ARG(policy->edition),
        STR_ARG(kind == NULL ? liability : kind->title));
}

static struct str open_words(struct arena *arena, const struct openness *openness)
{
    if (openness->basis == NULL)
        return str_format(arena, "“%.*s”可选。", STR_ARG(openness->kind->title));
    return str_format(arena, "“%.*s”可选，上位依据：%.*s%s。", STR_ARG(openness->kind->title),
        STR_ARG(openness->basis->text), openness->basis->verify ? "（条文待核对）" : "");
}

/* What closes goes before what is only not known yet. */
struct openness outcome_ask(struct arena *arena, const struct policy *policy,
    const struct facts_view *facts, struct str liability, const struct outcome_kind *kind)
{
    struct openness openness = {.kind = kind, .open = ANSWER_MET};
    if (kind->needs != NULL)
        openness.open = condition_ask(kind->needs, policy, facts, &openness.why);
    if (kind->needs_basis)
        openness.basis = find_basis(policy, kind, liability);
    bool no_basis = kind->needs_basis && openness.basis == NULL;
    if (openness.open == ANSWER_NOT_MET
        || (openness.open == ANSWER_UNKNOWN && (!no_basis || liability.len == 0))) {
        openness.words = reason_words(arena, &openness, policy, facts);
        return openness;
    }
    openness.why = NULL;
    if (no_basis) {
        openness.open = liability.len == 0 ? ANSWER_UNKNOWN : ANSWER_NOT_MET;
        openness.words = basis_words(arena, &openness, policy, liability);
        return openness;
    }
    openness.words = open_words(arena, &openness);
    return openness;
}

void outcome_openness(struct arena *arena, const struct policy *policy,
    const struct facts_view *facts, struct str liability, struct openness *out)
{
    const struct outcome_kind *kinds = policy->outcomes.at;
    for (size_t i = 0; i < policy->outcomes.len; i++)
        out[i] = outcome_ask(arena, policy, facts, liability, &kinds[i]);
}
