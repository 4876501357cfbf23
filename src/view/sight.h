/*
 * sight - how much of a matter the viewer sees, part by part.
 *
 * casework_sight() says with whose eyes; here is what these eyes may read.  Whoever applied, is a
 * subject or acts for the unit sees the steps and their days, what they themselves did, what was
 * served on them, and their own ruling once it was; never the votes of others, the verification,
 * a proposal, or who handles a step of an office.
 */
#pragma once

#include "casework/meeting_data.h"
#include "view/viewer.h"

enum sight sight_of(const struct viewer *viewer, const struct case_file *file);

/* May what was done at this step be read, and who did it?  `by`: whoever did. */
bool step_seen(const struct viewer *viewer, const struct case_file *file, const struct step *step,
    person_id by);
bool act_seen(const struct viewer *viewer, const struct case_file *file, const struct event *act);

/* The ruling on this subject: its own, once the notice that serves it was given. */
bool ruling_seen(const struct viewer *viewer, const struct case_file *file,
    const struct matter_subject *subject);

/* Who said what at the meeting: its members and whoever sat there, the offices that act in the
 * matter, and of a unit's own meeting the roles of that unit. */
bool votes_seen(
    const struct viewer *viewer, const struct case_file *file, const struct meeting_held *held);
