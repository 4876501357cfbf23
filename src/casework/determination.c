#include "casework/kind.h"

static const struct field outcome_fields[] = {
    {ROW(outcome, code, FIELD_CODE), ABSENT_ROW(outcome, code)},
    {ROW(outcome, label, FIELD_TEXT)},
    {ROW(outcome, liability, FIELD_CODE)},
    {ROW(outcome, superior_basis, FIELD_CODE)},
    {ROW(outcome, basis, FIELD_CODE)},
    {ROW(outcome, document, FIELD_TEXT), ABSENT_ROW(outcome, document)},
    {ROW(outcome, body, FIELD_TEXT)},
    {ROW(outcome, on, FIELD_DATE), ABSENT_ROW(outcome, on)},
    {ROW(outcome, provisos, FIELD_TEXTS)},
};
const struct shape outcome_shape = {
    .name = "outcome",
    .v = 1,
    .size = sizeof(struct outcome),
    .fields = outcome_fields,
    .fields_len = COUNT_OF(outcome_fields),
};

static const struct field ruling_fields[] = {
    {ROW(ruling, subject, FIELD_CODE), FIELD_REQUIRED},
    {ROW(ruling, finding, FIELD_CODE), ABSENT_ROW(ruling, finding)},
    {ROW(ruling, outcomes, FIELD_LIST), .of = &outcome_shape},
    {ROW(ruling, proposed_measure, FIELD_TEXT)},
    {ROW(ruling, proposed_by, FIELD_TEXT)},
    {ROW(ruling, measure, FIELD_TEXT), ABSENT_ROW(ruling, measure)},
    {ROW(ruling, four_form, FIELD_CODE), ABSENT_ROW(ruling, four_form)},
    {ROW(ruling, sanction_document, FIELD_TEXT)},
    {ROW(ruling, reasons, FIELD_TEXT)},
};
const struct shape ruling_shape = {
    .name = "ruling",
    .v = 1,
    .size = sizeof(struct ruling),
    .fields = ruling_fields,
    .fields_len = COUNT_OF(ruling_fields),
};

static const struct field determination_fields[] = {
    ACT_ROWS(determination),
    {ROW(determination, meeting, FIELD_ID), FIELD_BY_OFFICE, .refers = STREAM_MEETING},
    {ROW(determination, item, FIELD_NUMBER), FIELD_BY_OFFICE},
    {ROW(determination, for_count, FIELD_NUMBER), FIELD_BY_OFFICE},
    {ROW(determination, against_count, FIELD_NUMBER), FIELD_BY_OFFICE},
    {ROW(determination, abstain_count, FIELD_NUMBER), FIELD_BY_OFFICE},
    {ROW(determination, reserve_count, FIELD_NUMBER), FIELD_BY_OFFICE},
    {ROW(determination, rulings, FIELD_LIST), .of = &ruling_shape},
    {ROW(determination, applied_edition, FIELD_TEXT)},
    {ROW(determination, edition_reasons, FIELD_TEXT)},
};
const struct shape determination_shape = {
    .name = "determination_made",
    .v = 1,
    .size = sizeof(struct determination),
    .fields = determination_fields,
    .fields_len = COUNT_OF(determination_fields),
    .stream = STREAM_MATTER,
};

static void determination_check(
    const struct policy *policy, const struct step *step, struct problems *problems)
{
    (void)policy, (void)step, (void)problems;
}

static bool determination_decide(struct deciding *d, void *act)
{
    (void)act;
    return !refused(d);
}

static void determination_apply(struct matter *matter, const struct event *event)
{
    (void)matter, (void)event;
}

const struct step_kind determination_kind = {
    .name = "determination",
    .shape = &determination_shape,
    .check = determination_check,
    .decide = determination_decide,
    .apply = determination_apply,
    .in_meeting = true,
};
