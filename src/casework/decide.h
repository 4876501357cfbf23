/*
 * decide - the workshop of one decision: what the deciding functions share.
 *
 * A decide function reads the dossier and either emits events or refuses, once.  Emitted events
 * are applied at once to a working copy of their matter, so that later questions of the same
 * decision see them.
 */
#pragma once

#include "casework/casework.h"

struct deciding {
    const struct dossier *dossier;
    const struct command *command;
    struct decision *decision;
    struct arena *arena;
    day today;             /* the day of the act: as claimed, else of `now` */
    struct matter *matter; /* working copy of the file being decided; NULL: none */
    const struct case_file *file;
    const struct step *step; /* of an act */
};

/* The first refusal stands; `detail` says the fact and what to do.  Returns false, so that a
 * rule reads: return refuse(d, REFUSAL_…, "…"). */
bool refuse(struct deciding *d, enum refusal refusal, const char *detail, ...) PRINTF_LIKE(3, 4);
bool refused(const struct deciding *d);

/* A new event on a stream, its data a copy of `data` by the shape's size. */
void emit(struct deciding *d, const struct shape *shape, struct id stream, const void *data);
/* On the matter being decided. */
void emit_matter(struct deciding *d, const struct shape *shape, const void *data);
void note(struct deciding *d, const char *format, ...) PRINTF_LIKE(2, 3);

/* What is known of one subject of the working copy, for conditions; no: empty for the matter. */
const struct facts_view *facts_of(struct deciding *d, struct str subject_no);

/* Opens a step (skipping it when its condition is not met, waiting when it joins), and closes
 * one with a result, going on to what follows. */
bool flow_open(struct deciding *d, const struct step *step);
bool flow_done(struct deciding *d, const struct step *step, const struct result *result);

/* Rules every act at a step must meet: who, when, result, reasons, materials, facts, needs. */
bool act_allowed(struct deciding *d, const struct step *step, person_id person);
bool act_complete(struct deciding *d, const struct step *step, const struct act *act);
bool act_facts_stated(struct deciding *d, const struct step *step);

/* May the one who enters paper for another do so in this matter? */
bool entry_allowed(struct deciding *d);
/* A unit's clerk enters the paper of the unit's own people, an entry clerk anyone's. */
bool entry_may(
    const struct directory *directory, person_id clerk, person_id by, unit_id unit, day on);
/* Neither in the future nor before `d->step` began. */
bool day_allowed(struct deciding *d);
bool works_at(const struct directory *directory, person_id person, unit_id unit, day on);

/* Takes the file up for deciding: a working copy of its matter. */
void decide_file(struct deciding *d, const struct case_file *file);
/* The act at `d->step` with this input: all rules, its events, what follows. */
bool act_at_step(struct deciding *d, const struct node *input);
/* The same, once its data is read; `event` is the shape it is recorded under. */
bool act_record(struct deciding *d, const struct shape *event, void *act);

/* Has the person a role that the step names, in the scope of that role? */
bool step_actor(const struct directory *directory, const struct case_file *file,
    const struct step *step, person_id person, day on);
/* A gate a step names; false has refused. */
bool gate_open(struct deciding *d, struct str gate);
