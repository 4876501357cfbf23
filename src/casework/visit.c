#include "casework/kind.h"

static const struct field talk_fields[] = {
    {ROW(talk_record, thinking, FIELD_TEXT)},
    {ROW(talk_record, work, FIELD_TEXT)},
    {ROW(talk_record, life, FIELD_TEXT)},
    {ROW(talk_record, wishes, FIELD_TEXT)},
    {ROW(talk_record, difficulties, FIELD_TEXT)},
};
static const struct shape talk_record_shape = {
    .name = "talk_record",
    .v = 1,
    .size = sizeof(struct talk_record),
    .fields = talk_fields,
    .fields_len = COUNT_OF(talk_fields),
};

static const struct field visit_fields[] = {
    ACT_ROWS(visit),
    {ROW(visit, planned_on, FIELD_DATE)},
    {ROW(visit, visited_on, FIELD_DATE)},
    {ROW(visit, visitors, FIELD_IDS), .refers = STREAM_PERSON},
    {ROW(visit, place, FIELD_TEXT)},
    {ROW(visit, manner, FIELD_TEXT)},
    {ROW(visit, outline, FIELD_TEXT)},
    {ROW(visit, daily_education, FIELD_TEXT)},
    {ROW(visit, grade, FIELD_TEXT)},
    {ROW(visit, visiting_body, FIELD_TEXT)},
    {ROW(visit, mentor, FIELD_TEXT)},
    {ROW(visit, talk, FIELD_GROUP), FIELD_SEALED, .of = &talk_record_shape},
};
const struct shape visit_shape = {
    .name = "visit_made",
    .v = 1,
    .size = sizeof(struct visit),
    .fields = visit_fields,
    .fields_len = COUNT_OF(visit_fields),
    .stream = STREAM_MATTER,
};

static void visit_check(
    const struct policy *policy, const struct step *step, struct problems *problems)
{
    (void)policy, (void)step, (void)problems;
}

static bool visit_decide(struct deciding *d, void *act)
{
    (void)act;
    return !refused(d);
}

static void visit_apply(struct matter *matter, const struct event *event)
{
    (void)matter, (void)event;
}

const struct step_kind visit_kind = {
    .name = "visit",
    .shape = &visit_shape,
    .check = visit_check,
    .decide = visit_decide,
    .apply = visit_apply,
};
