#include "casework/policy_diff.h"

#include "casework/policy_words.h"

/* One thing of a pack in words: compared by kind and place. */
struct entry {
    const char *kind;
    struct str where, words;
};

static const struct {
    const char *kind, *title;
} KINDS[] = {
    {"clause", "条款"},
    {"clause_source", "条款出处"},
    {"clause_rule", "条款的认定办法"},
    {"list", "清单"},
    {"outcome", "处理结果"},
    {"basis", "上位依据"},
    {"measure", "处理处分"},
    {"limit", "期限"},
    {"limit_source", "期限的出处"},
    {"procedure", "程序"},
    {"step", "步骤"},
    {"step_source", "步骤的出处"},
    {"role", "角色"},
    {"body", "议事机构"},
};

struct gathering {
    struct arena *arena;
    const struct policy *policy;
    struct vec entries; /* struct entry */
};

static void gather(struct gathering *g, const char *kind, struct str where, struct str words)
{
    if (words.len == 0)
        return;
    struct entry *entry = vec_push(g->arena, &g->entries, sizeof(*entry));
    *entry = (struct entry){kind, where, words};
}

static void gather_clause(struct gathering *g, const struct clause *clause)
{
    struct str source =
        str_format(g->arena, "%.*s%s%.*s", STR_ARG(provenance_words(clause->provenance)),
            clause->source.len > 0 ? "，" : "", STR_ARG(clause->source));
    struct str rule = clause_rule_words(g->arena, clause, g->policy);
    gather(g, "clause", clause->id, clause->text.len > 0 ? clause->text : STR("（原文未公布）"));
    gather(g, "clause_source", clause->id, source);
    gather(g, "clause_rule", clause->id,
        str_format(g->arena, "列入“%.*s”%s%.*s", STR_ARG(clause->list->title),
            rule.len > 0 ? "；" : "", STR_ARG(rule)));
}

static void gather_lists(struct gathering *g)
{
    LIST_EACH (struct clause_list, list, g->policy->lists) {
        gather(g, "list", list->id,
            str_format(g->arena, "%.*s（%.*s）", STR_ARG(list->title),
                STR_ARG(list_words(g->arena, list))));
        for (size_t i = 0; i < list->clauses_len; i++)
            gather_clause(g, &list->clauses[i]);
    }
}

static void gather_outcomes(struct gathering *g)
{
    LIST_EACH (struct outcome_kind, outcome, g->policy->outcomes)
        gather(g, "outcome", outcome->code, outcome_kind_words(g->arena, outcome, g->policy));
    LIST_EACH (struct superior_basis, basis, g->policy->superior_bases)
        gather(g, "basis", basis->id, superior_basis_words(g->arena, basis, g->policy));
    LIST_EACH (struct measure, measure, g->policy->measures)
        gather(g, "measure", measure->id, measure_words(g->arena, measure));
    LIST_EACH (struct limit, limit, g->policy->limits) {
        gather(g, "limit_source", limit->id, provenance_words(limit->provenance));
        gather(g, "limit", limit->id,
            str_format(g->arena, "%.*s：%.*s", STR_ARG(limit->title),
                STR_ARG(limit_words(g->arena, limit, g->policy))));
    }
}

static void gather_step(
    struct gathering *g, const struct procedure *procedure, const struct step *step)
{
    struct str where = str_format(g->arena, "%.*s.%.*s", STR_ARG(procedure->id), STR_ARG(step->id));
    gather(g, "step", where, step_words(g->arena, step, g->policy));
    gather(g, "step_source", where, provenance_words(step->provenance));
}

static void gather_procedures(struct gathering *g)
{
    LIST_EACH (struct procedure, procedure, g->policy->procedures) {
        gather(g, "procedure", procedure->id, procedure_words(g->arena, procedure, g->policy));
        LIST_EACH (struct step, step, procedure->steps)
            gather_step(g, procedure, step);
    }
}

static void gather_people(struct gathering *g)
{
    LIST_EACH (struct role, role, g->policy->roles)
        gather(g, "role", role->id,
            str_format(g->arena, "%.*s（%s%s）", STR_ARG(role->title),
                role_scope_codes[role->scope], role->administrator ? "，管理员" : ""));
    LIST_EACH (struct body_kind, body, g->policy->bodies)
        gather(g, "body", body->id,
            str_format(g->arena, "%.*s：到会%lld/%lld，表决成员至少%lld名%s", STR_ARG(body->title),
                (long long)body->quorum_of, (long long)body->quorum_out_of,
                (long long)body->entitled_min, body->leader_last ? "，主要负责人末位表态" : ""));
}

static struct vec entries_of(struct arena *arena, const struct policy *policy)
{
    struct gathering g = {arena, policy, {0}};
    gather_lists(&g);
    gather_outcomes(&g);
    gather_procedures(&g);
    gather_people(&g);
    return g.entries;
}

static const struct entry *find_entry(const struct vec *entries, const struct entry *like)
{
    VEC_EACH (const struct entry, entry, *entries)
        if (str_is(str_of(entry->kind), like->kind) && str_equal(entry->where, like->where))
            return entry;
    return NULL;
}

static void differ(
    struct arena *arena, struct vec *out, const struct entry *before, const struct entry *after)
{
    struct difference *difference = vec_push(arena, out, sizeof(*difference));
    const struct entry *one = after != NULL ? after : before;
    *difference = (struct difference){.kind = one->kind,
        .where = one->where,
        .before = before == NULL ? STR("") : before->words,
        .after = after == NULL ? STR("") : after->words};
}

struct vec policy_diff(struct arena *arena, const struct policy *before, const struct policy *after)
{
    struct vec old = entries_of(arena, before), new = entries_of(arena, after), out = {0};
    VEC_EACH (const struct entry, entry, new) {
        const struct entry *was = find_entry(&old, entry);
        if (was == NULL || !str_equal(was->words, entry->words))
            differ(arena, &out, was, entry);
    }
    VEC_EACH (const struct entry, entry, old)
        if (find_entry(&new, entry) == NULL)
            differ(arena, &out, entry, NULL);
    return out;
}

static const char *kind_title(const char *kind)
{
    for (size_t i = 0; i < COUNT_OF(KINDS); i++)
        if (str_is(str_of(kind), KINDS[i].kind))
            return KINDS[i].title;
    return kind;
}

struct str policy_diff_words(struct arena *arena, const struct vec *differences)
{
    struct buffer out = {.arena = arena};
    if (differences->len == 0)
        return STR("两个版次没有差别。\n");
    VEC_EACH (const struct difference, d, *differences) {
        const char *what = d->before.len == 0 ? "新增" : d->after.len == 0 ? "删去" : "改动";
        buffer_addf(&out, "%s　%s %.*s\n", what, kind_title(d->kind), STR_ARG(d->where));
        if (d->before.len > 0)
            buffer_addf(&out, "  - %.*s\n", STR_ARG(d->before));
        if (d->after.len > 0)
            buffer_addf(&out, "  + %.*s\n", STR_ARG(d->after));
    }
    return buffer_str(&out);
}

void policy_diff_json(struct arena *arena, const struct vec *differences, struct node *out)
{
    out->kind = NODE_LIST;
    VEC_EACH (const struct difference, d, *differences) {
        struct node *row = node_push(arena, out);
        row->kind = NODE_MAP;
        node_put_text(arena, row, "kind", str_of(d->kind));
        node_put_text(arena, row, "where", d->where);
        if (d->before.len > 0)
            node_put_text(arena, row, "before", d->before);
        if (d->after.len > 0)
            node_put_text(arena, row, "after", d->after);
    }
}
