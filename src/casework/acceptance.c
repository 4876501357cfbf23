#include "casework/kind_rules.h"

const char *const tolerance_answers[] = {NULL, "present", "none", "not_applicable", NULL};

static const struct field tolerance_answer_fields[] = {
    {ROW(tolerance_answer, subject, FIELD_CODE)},
    {ROW(tolerance_answer, answer, FIELD_CHOICE), FIELD_REQUIRED, .choices = tolerance_answers},
    {ROW(tolerance_answer, reasons, FIELD_TEXT)},
};
const struct shape tolerance_answer_shape = {
    .name = "tolerance_answer",
    .v = 1,
    .size = sizeof(struct tolerance_answer),
    .fields = tolerance_answer_fields,
    .fields_len = COUNT_OF(tolerance_answer_fields),
};

static const struct field acceptance_fields[] = {
    ACT_ROWS(acceptance),
    {ROW(acceptance, preferred_method, FIELD_TEXT)},
    {ROW(acceptance, scope, FIELD_TEXT)},
    {ROW(acceptance, answers, FIELD_LIST), .of = &tolerance_answer_shape},
};
const struct shape acceptance_shape = {
    .name = "acceptance_decided",
    .v = 1,
    .size = sizeof(struct acceptance),
    .fields = acceptance_fields,
    .fields_len = COUNT_OF(acceptance_fields),
    .stream = STREAM_MATTER,
};

static void acceptance_check(
    const struct policy *policy, const struct step *step, struct problems *problems)
{
    actors_check(policy, step, false, problems);
    part_check(problems, step, "");
}

static bool acceptance_decide(struct deciding *d, void *act)
{
    struct acceptance *acceptance = act;
    struct tolerance_answer *answers = list_own(d->arena, &acceptance->answers, sizeof(*answers));
    for (size_t i = 0; i < acceptance->answers.len; i++)
        answers[i].subject = subject_meant(d, answers[i].subject);
    return answers_given(d, &acceptance->answers);
}

static void acceptance_apply(struct matter *matter, const struct event *event)
{
    fold_answers(matter, &((const struct acceptance *)event->data)->answers);
}

const struct step_kind acceptance_kind = {
    .name = "acceptance",
    .shape = &acceptance_shape,
    .check = acceptance_check,
    .decide = acceptance_decide,
    .apply = acceptance_apply,
};
