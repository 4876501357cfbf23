#include "casework/kind.h"

static const struct field item_fields[] = {
    {ROW(correction_item, no, FIELD_CODE)},
    {ROW(correction_item, task, FIELD_TEXT)},
    {ROW(correction_item, expected, FIELD_TEXT)},
    {ROW(correction_item, owner, FIELD_ID), .refers = STREAM_PERSON},
    {ROW(correction_item, due, FIELD_DAY)},
};
static const struct shape item_shape = {
    .name = "correction_item",
    .v = 1,
    .size = sizeof(struct correction_item),
    .fields = item_fields,
    .fields_len = COUNT_OF(item_fields),
};

static const struct field handed_in_fields[] = {
    {ROW(handed_in, no, FIELD_CODE), FIELD_REQUIRED},
    {ROW(handed_in, words, FIELD_TEXT)},
    {ROW(handed_in, evidence, FIELD_LIST), .of = &evidence_shape},
};
static const struct shape handed_in_shape = {
    .name = "handed_in",
    .v = 1,
    .size = sizeof(struct handed_in),
    .fields = handed_in_fields,
    .fields_len = COUNT_OF(handed_in_fields),
};

static const struct field correction_fields[] = {
    ACT_ROWS(correction),
    {ROW(correction, items, FIELD_LIST), .of = &item_shape},
    {ROW(correction, done, FIELD_LIST), .of = &handed_in_shape},
    {ROW(correction, none_needed, FIELD_TEXT)},
    {ROW(correction, to_unit, FIELD_ID), .refers = STREAM_UNIT},
    {ROW(correction, told_to_person, FIELD_TEXT)},
};
const struct shape correction_shape = {
    .name = "correction_reported",
    .v = 1,
    .size = sizeof(struct correction),
    .fields = correction_fields,
    .fields_len = COUNT_OF(correction_fields),
    .stream = STREAM_MATTER,
};

static void correction_check(
    const struct policy *policy, const struct step *step, struct problems *problems)
{
    (void)policy, (void)step, (void)problems;
}

static bool correction_decide(struct deciding *d, void *act)
{
    (void)act;
    return !refused(d);
}

static void correction_apply(struct matter *matter, const struct event *event)
{
    (void)matter, (void)event;
}

const struct step_kind correction_kind = {
    .name = "correction",
    .shape = &correction_shape,
    .check = correction_check,
    .decide = correction_decide,
    .apply = correction_apply,
};
