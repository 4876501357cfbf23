#include "casework/kind.h"
#include "casework/policy_tables.h"

#define AT(tag, member) offsetof(struct tag, member)

const char *const limit_unit_codes[] = {
    NULL, "working_day", "calendar_day", "month", "timely", NULL};

static const char *const NOTICES[] = {
    NULL, "feedback", "letter", "copy", "for_record", "rights", NULL};

/* What code can ask before a step is done or a matter ends (docs/POLICY.md). */
static const char *const GATES[] = {NULL, "tolerance_answered", "examination_done",
    "corrections_closed", "rights_told", "items_accepted", "complaint_closed", NULL};

static const char *const STAGES[] = {
    NULL, "clue", "preliminary_check", "opened", "under_decision", "decided", "ended", NULL};

static const struct member RESULT_ROWS[] = {
    {MEMBER("code", ID, AT(result, code)), MEMBER_REQUIRED},
    {MEMBER("label", TEXT, AT(result, label)), MEMBER_REQUIRED},
    {MEMBER("next", LINKS, AT(result, next)), .space = SPACE_STEPS},
    {MEMBER("end", WORD, AT(result, end)), .space = SPACE_STATES},
    {MEMBER("reasons", FLAG, AT(result, reasons))},
    {MEMBER("carried", FLAG, AT(result, carried))},
    {MEMBER("stays", FLAG, AT(result, stays))},
    {MEMBER("stops_clock", FLAG, AT(result, stops_clock))},
    {MEMBER("positive", FLAG, AT(result, positive)), MEMBER_TRUE},
};

static void result_finish(struct reader *reader, const struct node *node, void *data)
{
    const struct result *result = data;
    const struct node *next = node_get(node, "next");
    int ways = (next != NULL) + (node_get(node, "end") != NULL) + result->stays;
    if (ways != 1)
        MISTAKE(reader, node,
            "结果“%.*s”要写而且只写一种去处：next（接着办哪几步）、end（以什么状态办结）或者 "
            "stays: true（本步继续）；现在写了%d种。",
            STR_ARG(result->code), ways);
    else if (next != NULL && result->next.len == 0)
        MISTAKE(reader, next, "next 是空的；请写出下一步的编号，办结请写 end。");
}
static const struct members RESULT_MEMBERS = {
    MEMBERS(RESULT_ROWS, result), .finish = result_finish};

static const struct member MATERIAL_ROWS[] = {
    {MEMBER("id", ID, AT(material_kind, id)), MEMBER_REQUIRED},
    {MEMBER("title", TEXT, AT(material_kind, title)), MEMBER_REQUIRED},
    {MEMBER("required", FLAG, AT(material_kind, required))},
};
static const struct members MATERIAL_MEMBERS = {MEMBERS(MATERIAL_ROWS, material_kind)};

static const struct member RECIPIENT_ROWS[] = {
    {MEMBER("role", WORD, AT(recipient, role)), MEMBER_REQUIRED, SPACE_ROLES},
    {MEMBER("notice", ONE_OF, AT(recipient, notice)), MEMBER_REQUIRED, .choices = NOTICES},
    {MEMBER("when", CONDITION, AT(recipient, when))},
};
static const struct members RECIPIENT_MEMBERS = {MEMBERS(RECIPIENT_ROWS, recipient)};

static const struct member STEP_ROWS[] = {
    {MEMBER("id", ID, AT(step, id)), MEMBER_REQUIRED},
    {MEMBER("title", TEXT, AT(step, title)), MEMBER_REQUIRED},
    {MEMBER("kind", ANY, 0), MEMBER_REQUIRED},
    {MEMBER("action", WORD, AT(step, action)), MEMBER_REQUIRED},
    {MEMBER("state", WORD, AT(step, state)), MEMBER_REQUIRED, SPACE_STATES},
    {MEMBER("actor", WORDS, AT(step, actors)), MEMBER_REQUIRED},
    {MEMBER("part", WORD, AT(step, part))},
    {MEMBER("notice", ONE_OF, AT(step, notice)), .choices = NOTICES},
    {MEMBER("gate", ONE_OF, AT(step, gate)), .choices = GATES},
    {MEMBER("needs", WORDS, AT(step, needs))},
    {MEMBER("materials", ROWS, AT(step, materials)), .of = &MATERIAL_MEMBERS},
    {MEMBER("asks", WORDS, AT(step, asks)), .space = SPACE_FACTS},
    {MEMBER("join", LINKS, AT(step, join)), .space = SPACE_STEPS},
    {MEMBER("not_from", LINKS, AT(step, not_from)), .space = SPACE_STEPS},
    {MEMBER("chain", WORDS, AT(step, chain)), .space = SPACE_ROLES},
    {MEMBER("recipients", ROWS, AT(step, recipients)), .of = &RECIPIENT_MEMBERS},
    {MEMBER("when", CONDITION, AT(step, when))},
    {MEMBER("otherwise", LINKS, AT(step, otherwise)), .space = SPACE_STEPS},
    {MEMBER("results", ROWS, AT(step, results)), MEMBER_REQUIRED, .of = &RESULT_MEMBERS},
    {MEMBER("limit", LINK, AT(step, limit)), .space = SPACE_LIMITS},
    {MEMBER("persons_min", COUNT, AT(step, persons_min))},
    {MEMBER("submits", FLAG, AT(step, submits))},
    {MEMBER("reveals", FLAG, AT(step, reveals))},
    {MEMBER("inside", FLAG, AT(step, inside))},
    {MEMBER("second_person", FLAG, AT(step, second_person))},
    {MEMBER("written_optional", FLAG, AT(step, written_optional))},
    {MEMBER("fresh", FLAG, AT(step, fresh))},
    {MEMBER("provenance", CHOICE, AT(step, provenance)), .choices = provenance_codes},
};

static void find_kind(struct reader *reader, const struct node *node, struct step *step)
{
    const struct node *kind = node_get(node, "kind");
    if (kind == NULL)
        return;
    step->kind = step_kind_find(node_text(node, "kind"));
    if (step->kind != NULL)
        return;
    size_t len;
    const struct step_kind *const *kinds = step_kinds(&len);
    struct str *names = arena_take(reader->arena, len + 1, sizeof(*names));
    for (size_t i = 0; i < len; i++)
        names[i] = str_of(kinds[i]->name);
    MISTAKE(reader, kind, "没有名为“%.*s”的步骤种类；可写 %.*s。", STR_ARG(kind->text),
        STR_ARG(words_nearest(reader->arena, names, len, kind->text)));
}

/* Every field of the kind's act may be needed; anything else is a misspelling. */
static void check_needs(struct reader *reader, const struct node *node, const struct step *step)
{
    const struct str *needs = step->needs.at;
    const struct shape *shape = step->kind == NULL ? NULL : step->kind->shape;
    for (size_t i = 0; shape != NULL && i < step->needs.len; i++) {
        if (needs[i].len == 0 || shape_field(shape, needs[i]) != NULL)
            continue;
        struct str *names = arena_take(reader->arena, shape->fields_len + 1, sizeof(*names));
        for (size_t j = 0; j < shape->fields_len; j++)
            names[j] = str_of(shape->fields[j].name);
        const struct node *at = node_get(node, "needs");
        MISTAKE(reader, at->kind == NODE_LIST ? &at->items[i] : at,
            "%s这一种步骤没有“%.*s”这一栏；可写 %.*s。", step->kind->name, STR_ARG(needs[i]),
            STR_ARG(words_nearest(reader->arena, names, shape->fields_len, needs[i])));
    }
}

static void step_finish(struct reader *reader, const struct node *node, void *data)
{
    struct step *step = data;
    step->where = node;
    step->procedure = reader->scope;
    find_kind(reader, node, step);
    check_needs(reader, node, step);
    const struct node *results = node_get(node, "results");
    if (results != NULL && results->kind == NODE_LIST && results->len == 0)
        MISTAKE(reader, results, "步骤“%.*s”没有写任何结果；请至少写一个。", STR_ARG(step->id));
    const struct node *actor = node_get(node, "actor");
    if (actor != NULL && step->actors.at != NULL && step->actors.len == 0)
        MISTAKE(reader, actor, "步骤“%.*s”没有写由谁办；请写角色的编号。", STR_ARG(step->id));
}
static const struct members STEP_MEMBERS = {MEMBERS(STEP_ROWS, step), .finish = step_finish};

static const struct member PROCEDURE_ROWS[] = {
    {MEMBER("id", ID, AT(procedure, id)), MEMBER_REQUIRED},
    {MEMBER("title", TEXT, AT(procedure, title)), MEMBER_REQUIRED},
    {MEMBER("noun", WORD, AT(procedure, noun)), MEMBER_REQUIRED},
    {MEMBER("number", TEXT, AT(procedure, number)), MEMBER_REQUIRED},
    {MEMBER("on", FLAG, AT(procedure, on)), MEMBER_TRUE},
    {MEMBER("begins", ANY, 0), MEMBER_REQUIRED},
    {MEMBER("openers", WORDS, AT(procedure, openers)), MEMBER_REQUIRED, SPACE_ROLES},
    {MEMBER("hidden", FLAG, AT(procedure, hidden))},
    {MEMBER("one_matter", FLAG, AT(procedure, one_matter))},
    {MEMBER("finds_filings", FLAG, AT(procedure, finds_filings))},
    {MEMBER("window", WORDS, AT(procedure, window)), .choices = STAGES},
    {MEMBER("first", LINKS, AT(procedure, first)), .space = SPACE_STEPS},
    {MEMBER("first_by_office", LINKS, AT(procedure, first_by_office)), .space = SPACE_STEPS},
    {MEMBER("states", ROWS, AT(procedure, states)), MEMBER_REQUIRED, .of = &word_members},
    {MEMBER("steps", ROWS, AT(procedure, steps)), MEMBER_REQUIRED, .of = &STEP_MEMBERS},
};

/* Not written, a procedure begins with the step that stands first. */
static void set_first(struct reader *reader, struct procedure *procedure)
{
    if (procedure->first.at != NULL || procedure->first_by_office.at != NULL
        || procedure->steps.len == 0)
        return;
    const struct step **first = arena_new(reader->arena, const struct step *);
    *first = procedure->steps.at;
    struct list list = {first, 1};
    if (procedure->by_office)
        procedure->first_by_office = list;
    else
        procedure->first = list;
}

static void check_number(struct reader *reader, const struct node *node, struct str number)
{
    struct str rest = number;
    while (rest.len > 0 && !str_starts(rest, "{n"))
        rest = (struct str){rest.at + 1, rest.len - 1};
    bool good = rest.len >= 3 && (rest.at[2] == '}' || (rest.len >= 4 && rest.at[3] == '}'));
    if (number.len > 0 && !good)
        MISTAKE(reader, node_get(node, "number"),
            "编号的样式“%.*s”没有序号的位置；请写成 备{year}-{n4} 的样子。", STR_ARG(number));
}

static void procedure_finish(struct reader *reader, const struct node *node, void *data)
{
    struct procedure *procedure = data;
    const struct node *begins = node_get(node, "begins");
    struct str word = node_text(node, "begins");
    procedure->where = node;
    procedure->by_office = str_is(word, "office");
    if (begins != NULL && !procedure->by_office && !str_is(word, "application"))
        MISTAKE(reader, begins, "begins 要写 application（依申请）或者 office（依职权）。");
    const struct node *steps = node_get(node, "steps");
    if (steps != NULL && steps->kind == NODE_LIST && steps->len == 0)
        MISTAKE(reader, steps, "程序“%.*s”没有步骤；请至少写一步。", STR_ARG(procedure->id));
    check_number(reader, node, procedure->number);
    set_first(reader, procedure);
}
const struct members procedure_members = {
    MEMBERS(PROCEDURE_ROWS, procedure), .scope = true, .finish = procedure_finish};
