#include "casework/kind_rules.h"

static const struct field receipt_fields[] = {
    ACT_ROWS(receipt),
    {ROW(receipt, number, FIELD_TEXT)},
};
const struct shape receipt_shape = {
    .name = "receipt_given",
    .v = 1,
    .size = sizeof(struct receipt),
    .fields = receipt_fields,
    .fields_len = COUNT_OF(receipt_fields),
    .stream = STREAM_MATTER,
};

static void receipt_check(
    const struct policy *policy, const struct step *step, struct problems *problems)
{
    actors_check(policy, step, false, problems);
    part_check(problems, step, "");
}

/* Each receiving body numbers its own receipt: two bodies never share one. */
static bool receipt_decide(struct deciding *d, void *act)
{
    const struct receipt *receipt = act;
    VEC_EACH (const struct event *, before, d->matter->acts) {
        const struct receipt *other = (*before)->data;
        if ((*before)->shape == &receipt_shape && receipt->number.len > 0
            && str_equal(other->number, receipt->number)
            && !str_equal(other->act.step, receipt->act.step))
            return refuse(d, REFUSAL_THING_MUST_NOT_EXIST_YET,
                "回执号“%.*s”已经被另一份回执用过。请填写本机关自己的回执号。",
                STR_ARG(receipt->number));
    }
    return true;
}

static void receipt_apply(struct matter *matter, const struct event *event)
{
    (void)matter, (void)event;
}

const struct step_kind receipt_kind = {
    .name = "receipt",
    .shape = &receipt_shape,
    .check = receipt_check,
    .decide = receipt_decide,
    .apply = receipt_apply,
};
