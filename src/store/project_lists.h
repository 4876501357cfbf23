/*
 * project_lists - what the list page and the workbench ask: who may see a matter (matter_list,
 * recusal_list), its meetings (sitting_list), for whom its open steps wait (task_list), who is
 * told (message_list).
 *
 * Private to project.c, project_lists.c and project_messages.c.  Each writes the fault and returns
 * its status.
 */
#pragma once

#include "store/matter_sight.h"
#include "store/message_list.h"
#include "store/project_rows.h"

struct matter_seen { /* columns of matter_list */
    bool hidden;     /* from its parties and their unit */
    struct audiences audiences;
};
struct matter_seen matter_seen(
    struct projecting *p, const struct matter_opened *opened, const struct matter_place *place);
struct matter_seen late_seen(struct projecting *p);

enum status project_revealed(struct projecting *p) MUST_USE;
/* The meeting of this event with the matter of its item. */
enum status sitting_add(struct projecting *p) MUST_USE;
enum status project_recusal(struct projecting *p) MUST_USE;

bool waits_for_parties(const struct policy *policy, const struct step *step);
enum status task_open(struct projecting *p, const struct matter_place *place) MUST_USE;
enum status project_step_done(struct projecting *p) MUST_USE;
enum status project_step_skipped(struct projecting *p) MUST_USE;
/* The matter has ended. */
enum status tasks_drop(struct projecting *p) MUST_USE;
/* Who is told of it (message_list.h): of a step for whom it waits and the parties; of the rest the
 * parties alone, while the matter is not hidden from them. */
enum status message_task(struct projecting *p, const struct matter_place *place) MUST_USE;
enum status message_parties(struct projecting *p, enum message_kind kind) MUST_USE;
/* A notice was given, if the parties are among those it is for. */
enum status project_notice(struct projecting *p) MUST_USE;
/* Other days are working days now. */
enum status project_calendar(struct projecting *p) MUST_USE;
