#include "office/reminding.h"

#include "casework/matter_clock.h"
#include "office/office_own.h"
#include "store/reminder_list.h"

#include <stdio.h>

enum { TASKS_A_TURN = 16, LOOK_EVERY_MS = 3600 * 1000, NEAR_DAYS = 31 };

/* What is to be said of it today; false: nothing. */
static bool judge(
    struct office *office, struct reminder *reminder, struct arena *arena, struct fault *fault)
{
    const struct moment moment = {.today = instant_day(office_now(office)), .soon = DEADLINE_SOON};
    const struct calendar *calendar = office->directory.calendar;
    struct deadline deadline;
    struct dossier dossier;
    struct str words;

    if (office_matter(office, reminder->matter, (person_id){{{0}}}, arena, &dossier, fault)
        != STATUS_OK)
        return false;
    const struct case_file *file = &dossier.files[0];
    const struct matter_step *round = matter_step_last(file->matter, reminder->step);
    if (round == NULL || round->state != STEP_OPEN
        || !matter_deadline(arena, file, round, calendar, &deadline) || deadline.timely
        || deadline.stopped)
        return false;
    enum light light = deadline_light(arena, &deadline, calendar, &moment, &words);
    reminder->kind = light == LIGHT_OVERDUE ? MESSAGE_PASSED : MESSAGE_NEAR;
    reminder->due = deadline.due;
    return light == LIGHT_OVERDUE || light == LIGHT_SOON;
}

static enum status remind(
    struct office *office, const struct reminder *reminder, struct fault *fault)
{
    if (db_begin(office->db, fault) != STATUS_OK)
        return fault->status;
    if (reminder_add(office->db, reminder, office->log.size, office_now(office), fault)
        == STATUS_OK)
        return db_commit(office->db, fault);
    db_rollback(office->db);
    return fault->status;
}

static bool task_look(
    struct office *office, struct reminder *reminder, struct arena *arena, struct fault *fault)
{
    bool known = true;

    return judge(office, reminder, arena, fault)
           && reminder_known(office->db, reminder, &known, fault) == STATUS_OK && !known
           && remind(office, reminder, fault) == STATUS_OK;
}

/* Stops and extensions only make a day later than its rank says: what is far by rank is far. */
bool reminding_step(
    struct reminding *reminding, struct office *office, int64_t now, struct arena *arena)
{
    struct fault fault = {.status = STATUS_OK};
    struct vec tasks;
    bool told = false;

    if (now < reminding->look_at)
        return false;
    const struct reminder_span span = {.after = reminding->after,
        .below = day_plus(instant_day(office_now(office)), NEAR_DAYS),
        .limit = TASKS_A_TURN};
    if (reminder_candidates(office->db, &span, arena, &tasks, &fault) == STATUS_OK)
        VEC_EACH (struct reminder, reminder, tasks) {
            told = task_look(office, reminder, arena, &fault) || told;
            reminding->after = reminder->rank;
        }
    if (fault.status != STATUS_OK)
        fprintf(stderr, "registrar: reminders: %s\n", fault.text);
    if (fault.status != STATUS_OK || tasks.len < TASKS_A_TURN)
        *reminding = (struct reminding){.after = INT64_MIN, .look_at = now + LOOK_EVERY_MS};
    return told;
}
