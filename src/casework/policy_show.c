#include "casework/policy_show.h"

#include "base/vec.h"
#include "casework/policy_words.h"

static const char SAMPLE_BADGE[] = "【示例条款】";

/* Where a line comes from; nothing where the pack does not say. */
static void add_provenance(struct buffer *out, enum provenance provenance)
{
    struct str words = provenance_words(provenance);
    if (provenance == SAMPLE)
        buffer_add(out, STR(SAMPLE_BADGE));
    else if (words.len > 0)
        buffer_addf(out, "〔%.*s〕", STR_ARG(words));
}

static void add_note(struct buffer *out, struct str note)
{
    buffer_add(out, STR("\n"));
    if (note.len > 0)
        buffer_addf(out, "     注：%.*s\n", STR_ARG(note));
}

static enum provenance provenance_of(const struct node *row)
{
    struct str word = node_text(row, "provenance");
    for (int i = ARTICLE; i <= SAMPLE; i++)
        if (str_is(word, provenance_codes[i]))
            return (enum provenance)i;
    return PROVENANCE_NONE;
}

/* Of what is read without them: the row's provenance and note, from the tree. */
static void add_origin(struct buffer *out, const struct node *row)
{
    add_provenance(out, provenance_of(row));
    add_note(out, node_text(row, "note"));
}

/* The i-th row of a top member. */
static const struct node *row_of(const struct policy *policy, const char *member, size_t i)
{
    return &node_get(policy->tree, member)->items[i];
}

/* 一、二、…… 十二、 */
static void add_heading(struct buffer *out, size_t *no, struct str title)
{
    static const char *const digits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    size_t n = ++*no;
    buffer_addf(out, "\n%s%s%s、%.*s\n", n >= 20 ? digits[n / 10 % 10] : "", n >= 10 ? "十" : "",
        digits[n % 10], STR_ARG(title));
}

static void add_gap(struct buffer *out, int64_t no, struct str note)
{
    buffer_addf(out, "  （第%lld项：原文未公布）", (long long)no);
    add_note(out, note);
}

static void add_clause(struct buffer *out, const struct clause *clause, const struct policy *policy)
{
    if (!clause->known && clause->text.len == 0) {
        add_gap(out, clause->no, clause->note);
        return;
    }
    buffer_addf(out, "  %d. %.*s　%.*s", clause->no, STR_ARG(clause->id), STR_ARG(clause->text));
    add_provenance(out, clause->provenance);
    if (clause->source.len > 0)
        buffer_addf(out, "（%.*s）", STR_ARG(clause->source));
    add_note(out, clause->note);
    struct str rule = clause_rule_words(out->arena, clause, policy);
    if (rule.len > 0)
        buffer_addf(out, "     %.*s\n", STR_ARG(rule));
}

static void add_list(
    struct buffer *out, size_t *no, const struct clause_list *list, const struct policy *policy)
{
    add_heading(out, no,
        str_format(out->arena, "%.*s（%.*s）", STR_ARG(list->title),
            STR_ARG(list_words(out->arena, list))));
    for (size_t i = 0; i < list->clauses_len; i++)
        add_clause(out, &list->clauses[i], policy);
    for (int64_t i = (int64_t)list->clauses_len + 1; i <= list->of; i++)
        add_gap(out, i, (struct str){0});
}

static void add_outcomes(struct buffer *out, size_t *no, const struct policy *policy)
{
    size_t n = 0;
    if (policy->outcomes.len == 0)
        return;
    add_heading(out, no, STR("处理结果（由重到轻）"));
    LIST_EACH (struct outcome_kind, outcome, policy->outcomes) {
        buffer_addf(out, "  %zu. %.*s　%.*s", n + 1, STR_ARG(outcome->code),
            STR_ARG(outcome_kind_words(out->arena, outcome, policy)));
        add_origin(out, row_of(policy, "outcomes", n++));
    }
}

static void add_bases(struct buffer *out, size_t *no, const struct policy *policy)
{
    size_t n = 0;
    if (policy->superior_bases.len == 0)
        return;
    add_heading(out, no, STR("上位依据"));
    LIST_EACH (struct superior_basis, basis, policy->superior_bases) {
        buffer_addf(
            out, "  %zu. %.*s", ++n, STR_ARG(superior_basis_words(out->arena, basis, policy)));
        add_provenance(out, basis->provenance);
        buffer_add(out, STR("\n"));
    }
}

static void add_measures(struct buffer *out, size_t *no, const struct policy *policy)
{
    size_t n = 0;
    if (policy->measures.len == 0)
        return;
    add_heading(out, no, STR("处理、处分和影响期"));
    LIST_EACH (struct measure, measure, policy->measures)
        buffer_addf(out, "  %zu. %.*s\n", ++n, STR_ARG(measure_words(out->arena, measure)));
}

static void add_limits(struct buffer *out, size_t *no, const struct policy *policy)
{
    size_t n = 0;
    if (policy->limits.len == 0)
        return;
    add_heading(out, no, STR("期限"));
    LIST_EACH (struct limit, limit, policy->limits) {
        buffer_addf(out, "  %zu. %.*s：%.*s", n + 1, STR_ARG(limit->title),
            STR_ARG(limit_words(out->arena, limit, policy)));
        add_origin(out, row_of(policy, "limits", n++));
    }
}

/* What the program keeps as the pack has it: a label or a title, where it comes from, a note. */
static void add_rows(struct buffer *out, size_t *no, const struct node *rows, const char *heading)
{
    if (rows == NULL || rows->kind != NODE_LIST || rows->len == 0)
        return;
    add_heading(out, no, str_of(heading));
    for (size_t i = 0; i < rows->len; i++) {
        const struct node *row = &rows->items[i];
        struct str label = node_text(row, "label"), title = node_text(row, "title");
        buffer_addf(out, "  %zu. %.*s", i + 1,
            STR_ARG(label.len > 0   ? label
                    : title.len > 0 ? title
                                    : STR("（原文未公布）")));
        add_origin(out, row);
    }
}

static void add_procedure(
    struct buffer *out, size_t *no, const struct procedure *procedure, const struct policy *policy)
{
    size_t n = 0;
    add_heading(out, no,
        str_format(
            out->arena, "程序：%.*s", STR_ARG(procedure_words(out->arena, procedure, policy))));
    LIST_EACH (struct step, step, procedure->steps) {
        buffer_addf(out, "  %zu. %.*s　%.*s", ++n, STR_ARG(step->id),
            STR_ARG(step_words(out->arena, step, policy)));
        add_origin(out, step->where);
    }
}

static void add_head(struct buffer *out, const struct policy *policy)
{
    buffer_addf(out, "%.*s（%.*s版）\n", STR_ARG(policy->title), STR_ARG(policy->edition));
    buffer_addf(out, "规则包 %.*s，施行日期 %.*s", STR_ARG(policy->pack),
        STR_ARG(date_words(out->arena, &policy->effective_from)));
    if (date_has_year(&policy->effective_to))
        buffer_addf(out, "，至 %.*s", STR_ARG(date_words(out->arena, &policy->effective_to)));
    if (policy->supersedes.len > 0)
        buffer_addf(out, "，替代 %.*s", STR_ARG(policy->supersedes));
    buffer_addf(out, "。\n条款%zu条。", policy->clauses_len);
    if (policy->samples_len > 0)
        buffer_addf(out, "带%s标记的%zu处不是正式文件的内容，启用前请以正式文件替换。",
            SAMPLE_BADGE, policy->samples_len);
    buffer_add(out, STR("\n"));
    if (policy->visits_a_year_max > 0)
        buffer_addf(out, "同一对象一年%s回访%lld次。\n",
            policy->visits_beyond_by_reasons ? "原则上最多" : "最多",
            (long long)policy->visits_a_year_max);
    LIST_EACH (struct str, note, policy->notes)
        buffer_addf(out, "说明：%.*s\n", STR_ARG(*note));
}

struct str policy_show(struct arena *arena, const struct policy *policy)
{
    struct buffer out = {.arena = arena};
    size_t no = 0;
    add_head(&out, policy);
    LIST_EACH (struct clause_list, list, policy->lists)
        add_list(&out, &no, list, policy);
    add_outcomes(&out, &no, policy);
    add_bases(&out, &no, policy);
    add_measures(&out, &no, policy);
    add_rows(&out, &no, node_get(policy->tree, "consequences"), "结果运用");
    add_rows(&out, &no, node_get(policy->tree, "criteria"), "判断要素");
    add_rows(&out, &no, node_get(policy->tree, "distinctions"), "逐人写明的区分");
    add_rows(&out, &no, node_get(policy->tree, "grades"), "回访评价");
    add_limits(&out, &no, policy);
    LIST_EACH (struct procedure, procedure, policy->procedures)
        add_procedure(&out, &no, procedure, policy);
    return buffer_str(&out);
}

static struct node *put_clause(
    struct arena *arena, struct node *clauses, const struct clause_list *list, int64_t no)
{
    struct node *node = node_push(arena, clauses);
    node->kind = NODE_MAP;
    node_put_text(arena, node, "list", list->id);
    node_put_integer(arena, node, "no", no);
    return node;
}

static void put_flag(struct arena *arena, struct node *map, const char *key, bool value)
{
    node_set_bool(node_put(arena, map, str_of(key)), value);
}

static void put_known(struct arena *arena, struct node *node, const struct clause *clause)
{
    node_put_text(arena, node, "id", clause->id);
    if (clause->text.len > 0)
        node_put_text(arena, node, "text", clause->text);
    put_flag(arena, node, "known", clause->known);
    if (clause->provenance != PROVENANCE_NONE)
        node_put_text(arena, node, "provenance", str_of(provenance_codes[clause->provenance]));
    if (clause->source.len > 0)
        node_put_text(arena, node, "source", clause->source);
}

void policy_show_json(struct arena *arena, const struct policy *policy, struct node *out)
{
    out->kind = NODE_MAP;
    node_put_text(arena, out, "pack", policy->pack);
    node_put_text(arena, out, "edition", policy->edition);
    node_put_text(arena, out, "title", policy->title);
    node_put_integer(arena, out, "samples", (int64_t)policy->samples_len);
    struct node *clauses = node_put(arena, out, STR("clauses"));
    clauses->kind = NODE_LIST;
    LIST_EACH (struct clause_list, list, policy->lists) {
        for (size_t i = 0; i < list->clauses_len; i++)
            put_known(
                arena, put_clause(arena, clauses, list, list->clauses[i].no), &list->clauses[i]);
        for (int64_t no = (int64_t)list->clauses_len + 1; no <= list->of; no++)
            put_flag(arena, put_clause(arena, clauses, list, no), "known", false);
    }
}
