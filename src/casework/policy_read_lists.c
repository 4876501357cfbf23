#include "casework/policy_tables.h"

#define AT(tag, member) offsetof(struct tag, member)
#define PROVENANCE_ROW(tag)                                                                        \
    {                                                                                              \
        MEMBER("provenance", CHOICE, AT(tag, provenance)), .choices = provenance_codes             \
    }

/* Where a text comes from, in words: “滨城区……实施办法” 第五条 */
static struct str source_words(struct reader *reader, const struct node *map)
{
    const struct node *source = node_get(map, "source");
    if (source == NULL || source->kind != NODE_MAP)
        return node_text(map, "source");
    struct str title = node_text(source, "title"), article = node_text(source, "article");
    return str_format(reader->arena, "%.*s%s%.*s", STR_ARG(title),
        title.len > 0 && article.len > 0 ? " " : "", STR_ARG(article));
}

static void clause_finish(struct reader *reader, const struct node *node, void *data)
{
    struct clause *clause = data;
    clause->where = node;
    clause->list = reader->owner;
    clause->no = (int)reader->index + 1;
    clause->source = source_words(reader, node);
    reader->policy->clauses_len++;
    if (clause->known && clause->text.len == 0)
        MISTAKE(reader, node, "条款“%.*s”缺少“text”；原文未公布的请写 known: false。",
            STR_ARG(clause->id));
    if (clause->known && node_get(node, "provenance") == NULL)
        MISTAKE(reader, node,
            "条款“%.*s”没有写出处 provenance；可写 article、published、common、inference、sample。",
            STR_ARG(clause->id));
}

static const struct member CLAUSE_ROWS[] = {
    {MEMBER("id", ID, AT(clause, id)), MEMBER_REQUIRED},
    {MEMBER("text", TEXT, AT(clause, text))},
    {MEMBER("example", TEXT, AT(clause, example))},
    PROVENANCE_ROW(clause),
    {MEMBER("known", FLAG, AT(clause, known)), MEMBER_TRUE},
    {MEMBER("note", TEXT, AT(clause, note))},
    {MEMBER("when", CONDITION, AT(clause, when))},
    {MEMBER("checks", TEXTS, AT(clause, checks))},
};
static const struct members CLAUSE_MEMBERS = {
    MEMBERS(CLAUSE_ROWS, clause), .finish = clause_finish};

/* Clauses are written as an array with its length, the same bytes as a struct list. */
_Static_assert(sizeof(struct list) == sizeof(void *) + sizeof(size_t)
                   && AT(clause_list, clauses_len) == AT(clause_list, clauses) + sizeof(void *),
    "a struct list fits over clauses and clauses_len");

static const struct member LIST_ROWS[] = {
    {MEMBER("id", ID, AT(clause_list, id)), MEMBER_REQUIRED},
    {MEMBER("title", TEXT, AT(clause_list, title)), MEMBER_REQUIRED},
    {MEMBER("role", CHOICE, AT(clause_list, role)), MEMBER_REQUIRED, .choices = list_role_codes},
    {MEMBER("mode", ANY, 0), MEMBER_REQUIRED},
    {MEMBER("of", COUNT, AT(clause_list, of))},
    {MEMBER("alone", FLAG, AT(clause_list, alone))},
    {MEMBER("numbering", ANY, 0)},
    {MEMBER("clauses", ROWS, AT(clause_list, clauses)), MEMBER_REQUIRED, .of = &CLAUSE_MEMBERS},
};

static void list_finish(struct reader *reader, const struct node *node, void *data)
{
    struct clause_list *list = data;
    const struct node *mode = node_get(node, "mode");
    struct str word = node_text(node, "mode");
    list->all = str_is(word, "all");
    if (mode != NULL && !list->all && !str_is(word, "any"))
        MISTAKE(reader, mode, "mode 要写 any（有一条即可）或者 all（每条都要）。");
    if (list->alone && list->role != LIST_NO_PURSUIT && list->role != LIST_MITIGATE)
        MISTAKE(reader, node_get(node, "alone"),
            "alone 只用于 role 为 no_pursuit 或者 mitigate 的清单；清单“%.*s”请删去 alone。",
            STR_ARG(list->id));
    if (list->of > 0 && list->clauses_len > (size_t)list->of)
        MISTAKE(reader, node_get(node, "clauses"),
            "清单“%.*s”写明共%lld条，实际写了%zu条；请改 of，或者删去多出的条款。",
            STR_ARG(list->id), (long long)list->of, list->clauses_len);
}
const struct members list_members = {MEMBERS(LIST_ROWS, clause_list), .finish = list_finish};

static const struct member FACT_ROWS[] = {
    {MEMBER("id", ID, AT(fact_kind, id)), MEMBER_REQUIRED},
    {MEMBER("title", TEXT, AT(fact_kind, title)), MEMBER_REQUIRED},
    {MEMBER("kind", CHOICE, AT(fact_kind, type)), MEMBER_REQUIRED, .choices = fact_type_codes},
    {MEMBER("choices", TEXTS, AT(fact_kind, choices))},
};

static void fact_finish(struct reader *reader, const struct node *node, void *data)
{
    const struct fact_kind *fact = data;
    if (fact->type == FACT_CHOICE && fact->choices.len < 2)
        MISTAKE(
            reader, node, "事实“%.*s”是选择，请用 choices 写出至少两个选项。", STR_ARG(fact->id));
    if (fact->type != FACT_CHOICE && fact->choices.at != NULL)
        MISTAKE(reader, node_get(node, "choices"),
            "事实“%.*s”不是选择，不要写 choices；要选择请写 kind: choice。", STR_ARG(fact->id));
}
const struct members fact_members = {MEMBERS(FACT_ROWS, fact_kind), .finish = fact_finish};

static const struct member ROLE_ROWS[] = {
    {MEMBER("id", ID, AT(role, id)), MEMBER_REQUIRED},
    {MEMBER("title", TEXT, AT(role, title)), MEMBER_REQUIRED},
    {MEMBER("scope", CHOICE, AT(role, scope)), MEMBER_REQUIRED, .choices = role_scope_codes},
    {MEMBER("administrator", FLAG, AT(role, administrator))},
};
const struct members role_members = {MEMBERS(ROLE_ROWS, role)};

static const struct member BODY_ROWS[] = {
    {MEMBER("id", ID, AT(body_kind, id)), MEMBER_REQUIRED},
    {MEMBER("title", TEXT, AT(body_kind, title)), MEMBER_REQUIRED},
    {MEMBER("quorum_of", COUNT, AT(body_kind, quorum_of)), MEMBER_REQUIRED},
    {MEMBER("quorum_out_of", COUNT, AT(body_kind, quorum_out_of)), MEMBER_REQUIRED},
    {MEMBER("entitled_min", COUNT, AT(body_kind, entitled_min))},
    {MEMBER("leader_last", FLAG, AT(body_kind, leader_last))},
    {MEMBER("joint", FLAG, AT(body_kind, joint))},
};

static void body_finish(struct reader *reader, const struct node *node, void *data)
{
    const struct body_kind *body = data;
    bool given = node_get(node, "quorum_of") != NULL && node_get(node, "quorum_out_of") != NULL;
    if (given && (body->quorum_of == 0 || body->quorum_of > body->quorum_out_of))
        MISTAKE(reader, node,
            "到会比例%lld/%lld不对；三分之二请写 quorum_of: 2、quorum_out_of: 3。",
            (long long)body->quorum_of, (long long)body->quorum_out_of);
}
const struct members body_members = {MEMBERS(BODY_ROWS, body_kind), .finish = body_finish};

static const struct member EXTENSION_ROWS[] = {
    {MEMBER("number", COUNT, AT(limit, extension_number)), MEMBER_REQUIRED},
    {MEMBER("times", COUNT, AT(limit, extension_times)), MEMBER_REQUIRED},
    {MEMBER("by", WORD, AT(limit, extension_by)), MEMBER_REQUIRED, SPACE_ROLES},
};
static const struct members EXTENSION_MEMBERS = {MEMBERS(EXTENSION_ROWS, limit)};

static const struct member LIMIT_ROWS[] = {
    {MEMBER("id", ID, AT(limit, id)), MEMBER_REQUIRED},
    {MEMBER("title", TEXT, AT(limit, title)), MEMBER_REQUIRED},
    {MEMBER("number", COUNT, AT(limit, number))},
    {MEMBER("unit", CHOICE, AT(limit, unit)), MEMBER_REQUIRED, .choices = limit_unit_codes},
    {MEMBER("starts", TEXT, AT(limit, starts)), MEMBER_REQUIRED},
    {MEMBER("or_next_meeting", FLAG, AT(limit, or_next_meeting))},
    {MEMBER("extension", GROUP, 0), .of = &EXTENSION_MEMBERS},
    PROVENANCE_ROW(limit),
};

enum { LIMIT_DAYS_MAX = 3660, LIMIT_MONTHS_MAX = 120 }; /* ten years: more is never counted out */

/* An extension that extends nothing, or one without end. */
static void extension_check(
    struct reader *reader, const struct node *where, const struct limit *limit)
{
    if (where == NULL)
        return;
    if (limit->unit == UNIT_TIMELY)
        MISTAKE(reader, where, "“及时”没有天数，谈不上延长；请删去 extension，或者改 unit。");
    else if (limit->extension_number == 0 || limit->extension_times == 0)
        MISTAKE(reader, where,
            "延长0次或者0日等于不能延长：请把 number、times 写成1或者更大的整数，不能延长的删去 "
            "extension。");
}

/* Base and all extensions together; each number is small enough to be multiplied. */
static void length_check(struct reader *reader, const struct node *where, const struct limit *limit)
{
    int64_t max = limit->unit == UNIT_MONTH ? LIMIT_MONTHS_MAX : LIMIT_DAYS_MAX;
    bool each =
        limit->number <= max && limit->extension_number <= max && limit->extension_times <= max;

    if (each && limit->number + limit->extension_number * limit->extension_times <= max)
        return;
    MISTAKE(reader, where,
        "期限“%.*s”连同延长超过十年，等于没有期限；请核对数目和单位，确实没有期限的，步骤不写 "
        "limit。",
        STR_ARG(limit->id));
}

static void limit_finish(struct reader *reader, const struct node *node, void *data)
{
    const struct limit *limit = data;
    const struct node *number = node_get(node, "number");
    if (limit->unit == UNIT_TIMELY && number != NULL)
        MISTAKE(reader, number, "“及时”没有天数；请删去 number，或者改 unit。");
    else if (limit->unit != UNIT_TIMELY && limit->number == 0)
        MISTAKE(reader, number != NULL ? number : node,
            "期限“%.*s”没有写多少：请用 number 写1或者更大的整数；只说“及时”的请写 unit: timely。",
            STR_ARG(limit->id));
    extension_check(reader, node_get(node, "extension"), limit);
    length_check(reader, number != NULL ? number : node, limit);
}
const struct members limit_members = {MEMBERS(LIMIT_ROWS, limit), .finish = limit_finish};

static const struct member LIABILITY_ROWS[] = {
    {MEMBER("id", ID, AT(liability, id)), MEMBER_REQUIRED},
    {MEMBER("title", TEXT, AT(liability, title)), MEMBER_REQUIRED},
    {MEMBER("body", WORD, AT(liability, body)), .space = SPACE_BODIES},
    {MEMBER("remedy", TEXT, AT(liability, remedy))},
    {MEMBER("verify", ANY, 0)},
};
const struct members liability_members = {MEMBERS(LIABILITY_ROWS, liability)};

static const struct member BASIS_ROWS[] = {
    {MEMBER("id", ID, AT(superior_basis, id)), MEMBER_REQUIRED},
    {MEMBER("text", TEXT, AT(superior_basis, text)), MEMBER_REQUIRED},
    {MEMBER("liability", LINK, AT(superior_basis, liability)), MEMBER_REQUIRED, SPACE_LIABILITIES},
    {MEMBER("outcomes", WORDS, AT(superior_basis, outcomes)), MEMBER_REQUIRED, SPACE_OUTCOMES},
    {MEMBER("verify", FLAG, AT(superior_basis, verify))},
    PROVENANCE_ROW(superior_basis),
};
const struct members basis_members = {MEMBERS(BASIS_ROWS, superior_basis)};

static const char *const FINDINGS[] = {NULL, "meets", "does_not_meet", "no_liability", "any", NULL};

static const struct member OUTCOME_ROWS[] = {
    {MEMBER("code", ID, AT(outcome_kind, code)), MEMBER_REQUIRED},
    {MEMBER("title", TEXT, AT(outcome_kind, title)), MEMBER_REQUIRED},
    {MEMBER("maps_to", WORD, AT(outcome_kind, maps_to)), .space = SPACE_OUTCOMES},
    {MEMBER("finding", ONE_OF, AT(outcome_kind, finding)), MEMBER_REQUIRED, .choices = FINDINGS},
    {MEMBER("needs", CONDITION, AT(outcome_kind, needs))},
    {MEMBER("needs_basis", FLAG, AT(outcome_kind, needs_basis))},
    {MEMBER("side", FLAG, AT(outcome_kind, side))},
    {MEMBER("opens", ANY, 0)},
};

static void outcome_finish(struct reader *reader, const struct node *node, void *data)
{
    struct outcome_kind *outcome = data;
    (void)node;
    outcome->rank = (int)reader->index;
}
const struct members outcome_members = {
    MEMBERS(OUTCOME_ROWS, outcome_kind), .finish = outcome_finish};

static const char *const FORMS[] = {
    NULL, "first", "second", "third", "fourth", "not_applicable", NULL};

static const struct member MEASURE_ROWS[] = {
    {MEMBER("id", ID, AT(measure, id)), MEMBER_REQUIRED},
    {MEMBER("title", TEXT, AT(measure, title)), MEMBER_REQUIRED},
    {MEMBER("form", ONE_OF, AT(measure, form)), MEMBER_REQUIRED, .choices = FORMS},
    {MEMBER("sanction", FLAG, AT(measure, sanction))},
    {MEMBER("months", COUNT, AT(measure, months))},
    {MEMBER("known", FLAG, AT(measure, known)), MEMBER_TRUE},
    {MEMBER("liability", LINK, AT(measure, liability)), .space = SPACE_LIABILITIES},
};
const struct members measure_members = {MEMBERS(MEASURE_ROWS, measure)};

static const struct member WORD_ROWS[] = {
    {MEMBER("code", ID, AT(state_word, code)), MEMBER_REQUIRED},
    {MEMBER("label", TEXT, AT(state_word, label)), MEMBER_REQUIRED},
};
const struct members word_members = {MEMBERS(WORD_ROWS, state_word)};

/* What is major or complex: read for its references, kept in the tree. */
struct significance {
    struct str title, fact;
    struct list clauses;
};
struct reason_text {
    struct str id, text;
    const struct condition *when;
};
static const struct member REASON_ROWS[] = {
    {MEMBER("id", ID, AT(reason_text, id))},
    {MEMBER("text", TEXT, AT(reason_text, text)), MEMBER_REQUIRED},
    {MEMBER("when", CONDITION, AT(reason_text, when))},
};
static const struct members REASON_MEMBERS = {MEMBERS(REASON_ROWS, reason_text)};

static const struct member SIGNIFICANCE_ROWS[] = {
    {MEMBER("title", TEXT, AT(significance, title))},
    {MEMBER("fact", WORD, AT(significance, fact)), .space = SPACE_FACTS},
    {MEMBER("clauses", ROWS, AT(significance, clauses)), .of = &REASON_MEMBERS},
};
const struct members significance_members = {MEMBERS(SIGNIFICANCE_ROWS, significance)};
