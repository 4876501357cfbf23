#include "casework/kind.h"

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
    (void)policy, (void)step, (void)problems;
}

static bool application_decide(struct deciding *d, void *act)
{
    (void)act;
    return !refused(d);
}

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
