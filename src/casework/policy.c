#include "casework/policy_tables.h"

const char *const role_scope_codes[] = {NULL, "self", "subject", "unit", "office", NULL};

#define AT(member) offsetof(struct policy, member)

/* Read for their mistakes only; what people need of them is taken from the tree. */
struct loose {
    struct list rows, texts;
    struct str text, pack, edition;
    struct date date;
};

static const struct member SUPERSEDES_ROWS[] = {
    {MEMBER("pack", WORD, offsetof(struct loose, pack)), MEMBER_REQUIRED},
    {MEMBER("edition", TEXT, offsetof(struct loose, edition)), MEMBER_REQUIRED},
};
const struct members supersedes_members = {MEMBERS(SUPERSEDES_ROWS, loose)};

static const struct member POLICY_ROWS[] = {
    {MEMBER("pack", WORD, AT(pack)), MEMBER_REQUIRED},
    {MEMBER("title", TEXT, AT(title)), MEMBER_REQUIRED},
    {MEMBER("edition", TEXT, AT(edition)), MEMBER_REQUIRED},
    {MEMBER("level", TEXT, AT(level))},
    {MEMBER("language", ANY, 0)},
    {MEMBER("issuers", ANY, 0), MEMBER_REQUIRED},
    {MEMBER("document_number", ANY, 0)},
    {MEMBER("issued", ANY, 0)},
    {MEMBER("effective_from", DATE, AT(effective_from)), MEMBER_REQUIRED},
    {MEMBER("effective_to", DATE, AT(effective_to))},
    {MEMBER("supersedes", ANY, 0)},
    {MEMBER("counting", ANY, 0)},
    {MEMBER("visits_a_year_max", COUNT, AT(visits_a_year_max))},
    {MEMBER("visits_beyond_by_reasons", FLAG, AT(visits_beyond_by_reasons))},
    {MEMBER("notes", TEXTS, AT(notes))},
    {MEMBER("roles", ROWS, AT(roles)), MEMBER_REQUIRED, .of = &role_members},
    {MEMBER("eligibility", ANY, 0)},
    {MEMBER("bodies", ROWS, AT(bodies)), .of = &body_members},
    {MEMBER("lists", ROWS, AT(lists)), MEMBER_REQUIRED, .of = &list_members},
    {MEMBER("facts", ROWS, AT(facts)), .of = &fact_members},
    {MEMBER("significance", ANY, 0)},
    {MEMBER("liabilities", ROWS, AT(liabilities)), .of = &liability_members},
    {MEMBER("superior_bases", ROWS, AT(superior_bases)), .of = &basis_members},
    {MEMBER("outcomes", ROWS, AT(outcomes)), .of = &outcome_members},
    {MEMBER("measures", ROWS, AT(measures)), .of = &measure_members},
    {MEMBER("consequences", ANY, 0)},
    {MEMBER("criteria", ROWS, AT(criteria)), .of = &word_members},
    {MEMBER("distinctions", ROWS, AT(distinctions)), .of = &word_members},
    {MEMBER("limits", ROWS, AT(limits)), .of = &limit_members},
    {MEMBER("sentences", ROWS, AT(sentences)), .of = &word_members},
    {MEMBER("notices", ROWS, AT(notices)), .of = &word_members},
    {MEMBER("promises", ROWS, AT(promises)), .of = &word_members},
    {MEMBER("grades", ROWS, AT(grades)), .of = &word_members},
    {MEMBER("documents", ANY, 0)},
    {MEMBER("statistics", ANY, 0)},
    {MEMBER("procedures", ROWS, AT(procedures)), .of = &procedure_members},
    {MEMBER("tests", ROWS, AT(tests)), .of = &test_members},
};
static const struct members POLICY_MEMBERS = {MEMBERS(POLICY_ROWS, policy)};

static bool key_valid(struct str key)
{
    if (!word_valid(key) || key.at[0] < 'a')
        return false;
    for (size_t i = 0; i < key.len; i++)
        if ((key.at[i] >= 'A' && key.at[i] <= 'Z') || key.at[i] == '-')
            return false;
    return true;
}

static bool is_provenance(const struct node *node)
{
    for (size_t i = 1; provenance_codes[i] != NULL; i++)
        if (node->kind == NODE_TEXT && str_is(node->text, provenance_codes[i]))
            return true;
    return false;
}

/* The record keeps a pack as canonical JSON: no null, no fraction, keys of [a-z][a-z0-9_]. */
static void check_node(struct reader *reader, const struct node *node)
{
    if (node->kind == NODE_NULL)
        problem_add(reader->problems, node, STR(""),
            "“%.*s”后面没有写内容；请写上，或者整项删去，不知道的写 {absent: unknown}。",
            STR_ARG(node->key));
    if (node->kind == NODE_NUMBER)
        problem_add(reader->problems, node, STR(""),
            "不能用小数“%.*s”；金额以分、比例以万分之一写成整数，或者加引号写成文字。",
            STR_ARG(node->text));
    if (str_is(node->key, "provenance") && str_is(node->text, "sample"))
        reader->policy->samples_len++;
    if (str_is(node->key, "provenance") && !is_provenance(node))
        problem_add(reader->problems, node, STR(""),
            "出处只能写 article、published、common、inference、sample 中的一个。");
}

static void check_tree(struct reader *reader, const struct node *node)
{
    for (size_t i = 0; i < node->len; i++) {
        const struct node *child = &node->items[i];
        if (node->kind == NODE_MAP && !key_valid(child->key))
            problem_add(reader->problems, child, STR(""),
                "名称“%.*s”不合写法：以小写英文字母开头，只用小写字母、数字和 _，不超过40个字符。",
                STR_ARG(child->key));
        check_node(reader, child);
        check_tree(reader, child);
    }
}

static void read_supersedes(struct reader *reader, const struct node *tree)
{
    const struct node *node = node_get(tree, "supersedes");
    struct loose loose = {.pack = STR("")};
    if (node == NULL || node_get(node, "absent") != NULL)
        return;
    struct frame frame = {.name = STR("supersedes")};
    reader->frame = &frame;
    members_read(reader, &supersedes_members, node, &loose);
    reader->frame = NULL;
    reader->policy->supersedes =
        str_format(reader->arena, "%.*s/%.*s", STR_ARG(loose.pack), STR_ARG(loose.edition));
}

static void read_significance(struct reader *reader, const struct node *tree)
{
    const struct node *node = node_get(tree, "significance");
    struct frame frame = {.name = STR("significance")};
    reader->frame = &frame;
    if (node != NULL)
        members_read(reader, &significance_members, node,
            arena_take(reader->arena, 1, significance_members.size));
    reader->frame = NULL;
}

static void check_dates(struct reader *reader, const struct policy *policy)
{
    const struct node *from = node_get(policy->tree, "effective_from");
    const struct node *to = node_get(policy->tree, "effective_to");
    bool from_day = date_is_day(&policy->effective_from);
    bool to_day = date_is_day(&policy->effective_to);
    if (from != NULL && date_has_year(&policy->effective_from) && !from_day)
        problem_add(
            reader->problems, from, STR("effective_from"), "施行日期要写到日，例如 2022-09-01。");
    if (from_day && to_day && policy->effective_to.to.n < policy->effective_from.from.n)
        problem_add(reader->problems, to, STR("effective_to"), "失效日期早于施行日期，请核对。");
}

enum { NODES_MAX = 50000 };

static size_t count_nodes(const struct node *node)
{
    size_t count = 1;
    for (size_t i = 0; i < node->len; i++)
        count += count_nodes(&node->items[i]);
    return count;
}

const struct policy *policy_load(
    struct arena *arena, const struct node *tree, struct problems *problems)
{
    size_t before = problems->len;
    if (count_nodes(tree) > NODES_MAX) {
        problem_add(
            problems, tree, STR(""), "规则太大：最多写%d项内容，请拆成几个规则包。", NODES_MAX);
        return NULL;
    }
    struct policy *policy = arena_new(arena, struct policy);
    struct reader reader = {.arena = arena, .problems = problems, .policy = policy};
    reader.last = &reader.first;
    policy->tree = tree;
    check_tree(&reader, tree);
    members_read(&reader, &POLICY_MEMBERS, tree, policy);
    if (tree->kind != NODE_MAP)
        return NULL;
    read_supersedes(&reader, tree);
    read_significance(&reader, tree);
    check_dates(&reader, policy);
    references_resolve(&reader);
    policy_check(arena, policy, problems);
    if (problems->len == before)
        tests_run(arena, policy, problems);
    return problems->len == before ? policy : NULL;
}
