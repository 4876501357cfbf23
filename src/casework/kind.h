/*
 * kind - the sixteen kinds of step, each in a file of its own with the same verbs.
 *
 * To add one: its file, its row in kind.c, its struct in kinds_data.h, its test.  See
 * docs/ADDING.md.
 */
#pragma once

#include "casework/decide.h"

struct step_kind {
    const char *name;
    const struct shape *shape; /* of its act: the command's fields and the event's data */
    /* Is a step of this kind well formed?  Notes problems of the pack. */
    void (*check)(const struct policy *policy, const struct step *step, struct problems *problems);
    /* Rules of this kind beyond those every act must meet; false has refused.  It may change
     * the act: number items, fill in what the office knows. */
    bool (*decide)(struct deciding *d, void *act);
    /* Folds the act into the matter. */
    void (*apply)(struct matter *matter, const struct event *event);
    bool in_meeting; /* acted by a meeting, never alone */
};

extern const struct step_kind application_kind, acceptance_kind, meeting_kind, sign_off_kind,
    approval_kind, receipt_kind, verification_kind, consultation_kind, determination_kind,
    notice_kind, supervision_kind, correction_kind, inspection_kind, visit_kind, publication_kind,
    closing_kind;

const struct step_kind *step_kind_find(struct str name);
const struct step_kind *const *step_kinds(size_t *len);
/* The kind whose act this event is; NULL for an event of no kind. */
const struct step_kind *step_kind_of_event(const struct shape *shape);

/* Also an act: filing_submitted, an application that hands the file to other bodies. */
extern const struct shape filing_submitted_shape;
