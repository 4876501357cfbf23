#include "casework/kind.h"

static const struct field proposal_fields[] = {
    {ROW(proposal, subject, FIELD_CODE), FIELD_REQUIRED},
    {ROW(proposal, finding, FIELD_CODE)},
    {ROW(proposal, outcome, FIELD_CODE)},
    {ROW(proposal, basis, FIELD_CODE)},
    {ROW(proposal, measure, FIELD_TEXT)},
    {ROW(proposal, words, FIELD_TEXT)},
};
static const struct shape proposal_shape = {
    .name = "proposal",
    .v = 1,
    .size = sizeof(struct proposal),
    .fields = proposal_fields,
    .fields_len = COUNT_OF(proposal_fields),
};

static const struct field verification_fields[] = {
    ACT_ROWS(verification),
    {ROW(verification, facts_found, FIELD_TEXT)},
    {ROW(verification, political_effect, FIELD_TEXT)},
    {ROW(verification, discipline_effect, FIELD_TEXT)},
    {ROW(verification, social_effect, FIELD_TEXT)},
    {ROW(verification, written_opinion, FIELD_TEXT)},
    {ROW(verification, evidence, FIELD_LIST), .of = &evidence_shape},
    {ROW(verification, checks, FIELD_LIST), .of = &check_shape},
    {ROW(verification, distinctions, FIELD_LIST), .of = &distinction_shape},
    {ROW(verification, statements, FIELD_LIST), .of = &statement_shape},
    {ROW(verification, proposals, FIELD_LIST), .of = &proposal_shape},
    {ROW(verification, answers, FIELD_LIST), .of = &tolerance_answer_shape},
    {ROW(verification, heard, FIELD_CODES)},
};
const struct shape verification_shape = {
    .name = "verification_reported",
    .v = 1,
    .size = sizeof(struct verification),
    .fields = verification_fields,
    .fields_len = COUNT_OF(verification_fields),
    .stream = STREAM_MATTER,
};

static void verification_check(
    const struct policy *policy, const struct step *step, struct problems *problems)
{
    (void)policy, (void)step, (void)problems;
}

static bool verification_decide(struct deciding *d, void *act)
{
    (void)act;
    return !refused(d);
}

static void verification_apply(struct matter *matter, const struct event *event)
{
    (void)matter, (void)event;
}

const struct step_kind verification_kind = {
    .name = "verification",
    .shape = &verification_shape,
    .check = verification_check,
    .decide = verification_decide,
    .apply = verification_apply,
};
