#include "casework/kind_rules.h"

static const struct field sign_off_fields[] = {
    ACT_ROWS(sign_off),
};
const struct shape sign_off_shape = {
    .name = "sign_off_given",
    .v = 1,
    .size = sizeof(struct sign_off),
    .fields = sign_off_fields,
    .fields_len = COUNT_OF(sign_off_fields),
    .stream = STREAM_MATTER,
};

static void sign_off_check(
    const struct policy *policy, const struct step *step, struct problems *problems)
{
    actors_check(policy, step, false, problems);
    part_check(problems, step, "");
}

static bool sign_off_decide(struct deciding *d, void *act)
{
    (void)act;
    return not_own_entry(d);
}

static void sign_off_apply(struct matter *matter, const struct event *event)
{
    (void)matter, (void)event;
}

const struct step_kind sign_off_kind = {
    .name = "sign_off",
    .shape = &sign_off_shape,
    .check = sign_off_check,
    .decide = sign_off_decide,
    .apply = sign_off_apply,
};
