/*
 * meeting_rules - which body takes an item, who of it may speak, and how many must come.
 *
 * A page shows beforehand what the rules ask afterwards: both call these.  An item is a matter's
 * step that a meeting decides.
 */
#pragma once

#include "casework/casework.h"
#include "casework/meeting_data.h"

/* Is it a body the step names?  A unit's own body: of the matter's unit alone. */
bool meeting_body_fits(
    const struct case_file *file, const struct step *step, const struct body *body);

/* Decides it on the liability of some subject?  Also where no subject has one. */
bool meeting_body_competent(const struct case_file *file, const struct body *body);

/* Why a member neither sits nor speaks on the item. */
enum shut_out { SHUT_OUT_NOT = 0, SHUT_OUT_PARTY, SHUT_OUT_RECUSED, SHUT_OUT_DECIDED_BEFORE };
enum shut_out member_shut_out(
    const struct case_file *file, const struct step *step, person_id person);
/* 是申请人或者对象，应当回避 … */
struct str shut_out_words(enum shut_out why);

const struct roster_member *roster_find(const struct roster *roster, struct id person);
bool meeting_present(const struct list *attendance, struct id person);

struct turnout { /* of one item: members without those shut out, those of them there, those needed
                  */
    int64_t entitled, present, quorum;
};
struct turnout turnout_of(const struct case_file *file, const struct step *step,
    const struct roster *roster, const struct body_kind *kind, const struct list *attendance);

/* May this person keep the minutes of this matter in that body: who may know of the matter, or
 * serves a body that decides it and that is not of the unit from which the matter is kept. */
bool meeting_minuted_by(const struct directory *directory, const struct case_file *file,
    const struct body *body, person_id person, day today);
