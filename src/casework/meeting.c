#include "casework/kind_rules.h"

static const struct field study_fields[] = {
    ACT_ROWS(study),
    {ROW(study, meeting, FIELD_ID), FIELD_BY_OFFICE, .refers = STREAM_MEETING},
    {ROW(study, item, FIELD_NUMBER), FIELD_BY_OFFICE},
    {ROW(study, for_count, FIELD_NUMBER), FIELD_BY_OFFICE},
    {ROW(study, against_count, FIELD_NUMBER), FIELD_BY_OFFICE},
    {ROW(study, abstain_count, FIELD_NUMBER), FIELD_BY_OFFICE},
    {ROW(study, reserve_count, FIELD_NUMBER), FIELD_BY_OFFICE},
};
const struct shape study_shape = {
    .name = "study_concluded",
    .v = 1,
    .size = sizeof(struct study),
    .fields = study_fields,
    .fields_len = COUNT_OF(study_fields),
    .stream = STREAM_MATTER,
};

static void meeting_check(
    const struct policy *policy, const struct step *step, struct problems *problems)
{
    actors_check(policy, step, true, problems);
    part_check(problems, step, "");
    carried_check(problems, step);
}

/* The meeting judges positions and quorum; here only that there was one. */
static bool meeting_decide(struct deciding *d, void *act)
{
    if (id_given(((const struct study *)act)->meeting))
        return true;
    return refuse(d, REFUSAL_ITEM_MUST_BE_CONCLUDED_IN_A_MEETING,
        "“%.*s”由会议集体研究决定，不能由一个人办理。请记录这次会议（meeting hold）。",
        STR_ARG(d->step->title));
}

static void meeting_apply(struct matter *matter, const struct event *event)
{
    (void)matter, (void)event;
}

const struct step_kind meeting_kind = {
    .name = "meeting",
    .shape = &study_shape,
    .check = meeting_check,
    .decide = meeting_decide,
    .apply = meeting_apply,
    .in_meeting = true,
};
