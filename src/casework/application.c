#include "casework/kind_rules.h"
#include "casework/words.h"

static const struct field risk_fields[] = {
    {ROW(risk, error, FIELD_TEXT), FIELD_REQUIRED},
    {ROW(risk, consequence, FIELD_TEXT)},
    {ROW(risk, prevention, FIELD_TEXT)},
    {ROW(risk, owner, FIELD_TEXT)},
};
static const struct shape risk_shape = {
    .name = "risk",
    .v = 1,
    .size = sizeof(struct risk),
    .fields = risk_fields,
    .fields_len = COUNT_OF(risk_fields),
};

static const struct field application_fields[] = {
    ACT_ROWS(application),
    {ROW(application, title, FIELD_TEXT)},
    {ROW(application, plan, FIELD_TEXT)},
    {ROW(application, why, FIELD_TEXT)},
    {ROW(application, foreseeable, FIELD_TEXT)},
    {ROW(application, objective_reasons, FIELD_TEXT)},
    {ROW(application, remedy, FIELD_TEXT)},
    {ROW(application, project, FIELD_TEXT)},
    {ROW(application, clauses, FIELD_CODES)},
    {ROW(application, risks, FIELD_LIST), .of = &risk_shape},
    {ROW(application, begins, FIELD_DATE)},
    {ROW(application, ends, FIELD_DATE)},
    {ROW(application, promises, FIELD_CODES)},
};
const struct shape application_shape = {
    .name = "application_made",
    .v = 1,
    .size = sizeof(struct application),
    .fields = application_fields,
    .fields_len = COUNT_OF(application_fields),
    .stream = STREAM_MATTER,
};
const struct shape filing_submitted_shape = {
    .name = "filing_submitted",
    .v = 1,
    .size = sizeof(struct application),
    .fields = application_fields,
    .fields_len = COUNT_OF(application_fields),
    .stream = STREAM_MATTER,
};

static void application_check(
    const struct policy *policy, const struct step *step, struct problems *problems)
{
    actors_check(policy, step, false, problems);
    part_check(problems, step, "");
}

/* Whom to ask: the office that explains filings, else whoever acts at the step. */
static struct str adviser(struct deciding *d)
{
    const struct role *role = policy_role(d->file->policy, STR("commission_office"));
    return role == NULL ? code_words(STR("commission_office")) : role->title;
}

static bool clause_cited(struct deciding *d, struct str id)
{
    const struct clause *clause = policy_clause(d->file->policy, id);
    if (clause == NULL)
        return refuse(d, REFUSAL_CLAUSE_MUST_BE_IN_THE_EDITION,
            "《%.*s》%.*s版中没有编号为“%.*s”的条款。请选可以容错的情形，写它的编号（clauses）。",
            STR_ARG(d->file->policy->title), STR_ARG(d->file->policy->edition), STR_ARG(id));
    struct str words = clause_words(d->arena, clause);
    if (clause->list->role == LIST_EXCLUDE)
        return refuse(d, REFUSAL_SITUATION_MUST_NOT_BE_EXCLUDED,
            "%.*s在“%.*"
            "s”中，符合的只能不予容错，不能作为申请的依据。请改引可以容错的情形；拿不准的，请先"
            "问%.*s。",
            STR_ARG(words), STR_ARG(clause->list->title), STR_ARG(adviser(d)));
    if (clause->list->role != LIST_INCLUDE)
        return refuse(d, REFUSAL_CLAUSE_MUST_BE_IN_THE_EDITION,
            "%.*s在“%.*"
            "s”中，不是可以容错的情形。这里只写情形的编号（clauses）；其他条款可在理由中说明（why）"
            "。",
            STR_ARG(words), STR_ARG(clause->list->title));
    if (!clause->known)
        note(d, "%.*s的原文尚不掌握，受理前请向%.*s核对。", STR_ARG(words), STR_ARG(adviser(d)));
    return true;
}

static bool promise_known(struct deciding *d, struct str code)
{
    LIST_EACH (struct state_word, promise, d->file->policy->promises)
        if (str_equal(promise->code, code))
            return true;
    return refuse(d, REFUSAL_FIELD_MUST_BE_KNOWN,
        "规则中没有名为“%.*s”的承诺。请写本版规则所列承诺的编号（promises）。", STR_ARG(code));
}

static bool application_decide(struct deciding *d, void *act)
{
    const struct application *application = act;
    LIST_EACH (struct str, code, application->promises)
        if (!promise_known(d, *code))
            return false;
    LIST_EACH (struct str, id, application->clauses)
        if (!clause_cited(d, *id))
            return false;
    return true;
}

/* Nothing but the act itself, which the matter keeps. */
static void application_apply(struct matter *matter, const struct event *event)
{
    (void)matter, (void)event;
}

const struct step_kind application_kind = {
    .name = "application",
    .shape = &application_shape,
    .check = application_check,
    .decide = application_decide,
    .apply = application_apply,
};
