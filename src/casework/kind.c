#include "casework/kind.h"

static const struct step_kind *const kinds[] = {
    &application_kind,
    &acceptance_kind,
    &meeting_kind,
    &sign_off_kind,
    &approval_kind,
    &receipt_kind,
    &verification_kind,
    &consultation_kind,
    &determination_kind,
    &notice_kind,
    &supervision_kind,
    &correction_kind,
    &inspection_kind,
    &visit_kind,
    &publication_kind,
    &closing_kind,
};

const struct step_kind *step_kind_find(struct str name)
{
    for (size_t i = 0; i < COUNT_OF(kinds); i++)
        if (str_is(name, kinds[i]->name))
            return kinds[i];
    return NULL;
}

const struct step_kind *const *step_kinds(size_t *len)
{
    *len = COUNT_OF(kinds);
    return kinds;
}

const struct step_kind *step_kind_of_event(const struct shape *shape)
{
    if (shape == &filing_submitted_shape)
        return &application_kind;
    for (size_t i = 0; i < COUNT_OF(kinds); i++)
        if (shape == kinds[i]->shape)
            return kinds[i];
    return NULL;
}
