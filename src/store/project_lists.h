/*
 * project_lists - what the list page and the workbench ask: who may see a matter (matter_list,
 * recusal_list), and for whom its open steps wait (task_list).
 *
 * Private to project.c and project_lists.c.  Each writes the fault and returns its status.
 */
#pragma once

#include "store/matter_sight.h"
#include "store/project_rows.h"

struct matter_seen { /* columns of matter_list */
    bool hidden;     /* from its parties and their unit */
    struct audiences audiences;
};
struct matter_seen matter_seen(
    struct projecting *p, const struct matter_opened *opened, const struct matter_place *place);
struct matter_seen late_seen(struct projecting *p);

enum status project_revealed(struct projecting *p) MUST_USE;
enum status project_recusal(struct projecting *p) MUST_USE;

enum status task_open(struct projecting *p, const struct matter_place *place) MUST_USE;
enum status project_step_done(struct projecting *p) MUST_USE;
enum status project_step_skipped(struct projecting *p) MUST_USE;
/* The matter has ended. */
enum status tasks_drop(struct projecting *p) MUST_USE;
/* Other days are working days now. */
enum status project_calendar(struct projecting *p) MUST_USE;
