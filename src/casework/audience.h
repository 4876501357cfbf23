/*
 * audience - who may know of a matter, and who acts at a step, as words that a table can hold.
 *
 * Says ahead of time what casework_sight() and step_actor() say of one matter and one person: what
 * depends on the matter alone becomes an audience, what depends on people and the day is asked of
 * the directory.  Parties of a matter and whoever is recused are not in it: they are rows of their
 * own.  audience_test holds both against each other.
 */
#pragma once

#include "casework/casework.h"

struct audience {
    struct str words; /* "r.ROLE", "b.KIND of body"; empty: nobody this way */
    unit_id unit;     /* the words count at this unit alone; of the office: none */
};

struct audiences {
    struct audience office, unit;
};

/* Of a matter of this unit; hidden: before 告知, from the unit itself. */
struct audiences audiences_seeing(struct arena *arena, const struct policy *policy,
    const struct procedure *procedure, unit_id unit, bool hidden);

/* Of an open step; applied: the matter has an applicant, who is not in it. */
struct audiences audiences_acting(struct arena *arena, const struct policy *policy,
    const struct step *step, unit_id unit, bool applied);

/* Of late entries (补录): these roles, wherever they are held. */
extern const struct str late_roles[];
extern const size_t late_roles_len;
struct audience audience_late(struct arena *arena);

/* Every audience the person belongs to on that day, each once; struct audience. */
struct standing {
    struct vec office, unit;
    day since; /* the first day of the oldest post or seat that gives any of it */
};
struct standing standing_seeing(
    struct arena *arena, const struct directory *directory, person_id person, day today);
struct standing standing_acting(
    struct arena *arena, const struct directory *directory, person_id person, day today);

/* The steps that a meeting of this body takes. */
struct standing standing_sitting(
    struct arena *arena, const struct directory *directory, const struct body *body);

/* May the person be asked to act at this step of the matter: an actor, or of a meeting whoever
 * sits on a body that decides, or works where it is recorded? */
bool step_waits_for(struct arena *arena, const struct directory *directory,
    const struct case_file *file, const struct step *step, person_id person, day today);
