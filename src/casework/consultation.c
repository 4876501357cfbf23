#include "casework/kind_rules.h"

static const struct field consultation_fields[] = {
    ACT_ROWS(consultation),
    {ROW(consultation, asked, FIELD_TEXT)},
    {ROW(consultation, answer, FIELD_TEXT)},
    {ROW(consultation, document, FIELD_TEXT)},
};
const struct shape consultation_shape = {
    .name = "consultation_answered",
    .v = 1,
    .size = sizeof(struct consultation),
    .fields = consultation_fields,
    .fields_len = COUNT_OF(consultation_fields),
    .stream = STREAM_MATTER,
};

static void consultation_check(
    const struct policy *policy, const struct step *step, struct problems *problems)
{
    actors_check(policy, step, false, problems);
    part_check(problems, step, "");
}

/* Silence is a result of its own, with reasons; the rest the pack asks for by name. */
static bool consultation_decide(struct deciding *d, void *act)
{
    (void)act;
    return !refused(d);
}

static void consultation_apply(struct matter *matter, const struct event *event)
{
    (void)matter, (void)event;
}

const struct step_kind consultation_kind = {
    .name = "consultation",
    .shape = &consultation_shape,
    .check = consultation_check,
    .decide = consultation_decide,
    .apply = consultation_apply,
};
