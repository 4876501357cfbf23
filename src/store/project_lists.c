#include "store/project_lists.h"

#include "casework/deadline.h"
#include "casework/matter_shapes.h"
#include "casework/meeting_data.h"
#include "store/task_list.h"

/* ---- who may see ---------------------------------------------------------------------------- */

struct matter_seen matter_seen(
    struct projecting *p, const struct matter_opened *opened, const struct matter_place *place)
{
    const struct procedure *procedure = place->procedure;

    if (procedure == NULL) /* of an edition that is not there: nobody may */
        return (struct matter_seen){.hidden = true};
    bool hidden = procedure->hidden && opened->by_office.n == 1;
    return (struct matter_seen){.hidden = hidden,
        .audiences =
            audiences_seeing(p->arena, place->edition, procedure, (unit_id){opened->unit}, hidden)};
}

struct matter_seen late_seen(struct projecting *p)
{
    return (struct matter_seen){.hidden = true, .audiences = {.office = audience_late(p->arena)}};
}

enum status project_revealed(struct projecting *p)
{
    static const char sql[] =
        "UPDATE matter_list SET hidden = 0, unit_audience = $2 WHERE matter = $1";
    static const char met[] = "UPDATE sitting_list SET unit_audience = $2 WHERE matter = $1";
    struct matter_place place = {0};

    if (place_load(p, &place) != STATUS_OK || place.route == NULL)
        return p->fault->status;
    struct audiences audiences =
        audiences_seeing(p->arena, place.edition, place.route, place.unit, false);
    struct db_value matter = db_id(p->event->stream), unit = row_audience(&audiences.unit);
    if (db_run(p->db, sql, DB_VALUES(matter, unit), p->fault) != STATUS_OK)
        return p->fault->status;
    if (db_run(p->db, met, DB_VALUES(matter, unit), p->fault) != STATUS_OK)
        return p->fault->status;
    return message_parties(p, MESSAGE_NOTICE);
}

enum status sitting_add(struct projecting *p)
{
    static const char sql[] =
        "INSERT INTO sitting_list (meeting, matter, seq, office_audience, unit_audience)"
        " SELECT l.meeting, m.matter,"
        "        COALESCE((SELECT MIN(s.seq) FROM sitting_list s WHERE s.meeting = $1), $3),"
        "        m.office_audience, m.unit_audience"
        "   FROM matter_list m, meeting_list l WHERE l.meeting = $1 AND m.matter = $2"
        " ON CONFLICT DO NOTHING";
    const struct item_concluded *item = p->event->data;

    return db_run(p->db, sql,
        DB_VALUES(db_id(p->event->stream), db_id(item->matter), db_integer((int64_t)p->event->seq)),
        p->fault);
}

enum status project_recusal(struct projecting *p)
{
    static const char add[] =
        "INSERT INTO recusal_list (person, matter) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    static const char drop[] = "DELETE FROM recusal_list WHERE person = $1 AND matter = $2";
    const struct recusal_set *set = p->event->data;
    bool recused = set->state == RECUSAL_DECLARED || set->state == RECUSAL_DECIDED;
    struct db_value person = db_id(set->person), matter = db_id(p->event->stream);

    return recused ? db_run(p->db, add, DB_VALUES(person, matter), p->fault)
                   : db_run(p->db, drop, DB_VALUES(person, matter), p->fault);
}

/* ---- for whom steps wait -------------------------------------------------------------------- */

/* The first day it can be due: the clock may have stood still or been lengthened since. */
static day due_first(struct projecting *p, const struct step *step, day started)
{
    const struct clock clock = {
        .start = started, .step = step->id, .calendar = p->directory->calendar};
    struct deadline deadline;

    if (step->limit == NULL || step->limit->unit == UNIT_TIMELY)
        return task_never;
    deadline_count(p->arena, step->limit, &clock, &deadline);
    return deadline.due.n < task_never.n ? deadline.due : task_never;
}

/* A round after a result that stopped the clock goes on with the clock of the one before. */
static enum status task_started(
    struct projecting *p, const struct step *step, day *started, bool *known)
{
    static const char sql[] =
        "SELECT started, closed FROM task_list WHERE matter = $1 AND step = $2";
    struct db_rows rows = {0};

    *known = false;
    if (db_query(p->db, &rows, sql, DB_VALUES(db_id(p->event->stream), db_text(step->id)), p->fault)
            == STATUS_OK
        && db_rows_next(&rows, p->fault)) {
        const struct result *result = step_result(step, db_column_text(&rows, 1, p->arena));
        *known = true;
        if (result != NULL && result->stops_clock)
            *started = (day){(int32_t)db_column_integer(&rows, 0)};
    }
    db_rows_close(&rows);
    return p->fault->status;
}

static enum status task_drop(struct projecting *p, struct str step)
{
    static const char sql[] = "DELETE FROM task_list WHERE matter = $1 AND step = $2";

    return db_run(p->db, sql, DB_VALUES(db_id(p->event->stream), db_text(step)), p->fault);
}

bool waits_for_parties(const struct policy *policy, const struct step *step)
{
    LIST_EACH (struct str, id, step->actors) {
        const struct role *role = policy_role(policy, *id);
        if (role != NULL && (role->scope == SCOPE_SELF || role->scope == SCOPE_SUBJECT))
            return true;
    }
    return false;
}

static enum status task_insert(
    struct projecting *p, const struct matter_place *place, const struct step *step, day started)
{
    static const char sql[] =
        "INSERT INTO task_list (matter, step, started, rank, office_audience, unit_audience, own)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7)";
    struct audiences to =
        audiences_acting(p->arena, place->edition, step, place->unit, place->applied);

    return db_run(p->db, sql,
        DB_VALUES(db_id(p->event->stream), db_text(step->id), db_integer(started.n),
            db_integer(task_rank(due_first(p, step, started), p->event->seq)),
            row_audience(&to.office), row_audience(&to.unit),
            db_integer(waits_for_parties(place->edition, step))),
        p->fault);
}

enum status task_open(struct projecting *p, const struct matter_place *place)
{
    const struct step_opened *opened = p->event->data;
    const struct step *step =
        place->route == NULL ? NULL : procedure_step(place->route, opened->step);
    day started = event_day(p->event);
    bool known = false;

    if (step == NULL)
        return STATUS_OK;
    if (opened->round.n > 1 && task_started(p, step, &started, &known) != STATUS_OK)
        return p->fault->status;
    if (known && task_drop(p, step->id) != STATUS_OK)
        return p->fault->status;
    return task_insert(p, place, step, started);
}

/* Waits for nobody any more; how it ended says whether a clock goes on. */
enum status project_step_done(struct projecting *p)
{
    static const char sql[] =
        "UPDATE task_list"
        "   SET closed = $3, rank = NULL, office_audience = NULL, unit_audience = NULL, own = 0"
        " WHERE matter = $1 AND step = $2";
    const struct step_done *done = p->event->data;

    return db_run(p->db, sql,
        DB_VALUES(db_id(p->event->stream), db_text(done->step), db_text(done->result)), p->fault);
}

enum status project_step_skipped(struct projecting *p)
{
    return task_drop(p, ((const struct step_skipped *)p->event->data)->step);
}

enum status tasks_drop(struct projecting *p)
{
    static const char sql[] = "DELETE FROM task_list WHERE matter = $1";

    return db_run(p->db, sql, DB_VALUES(db_id(p->event->stream)), p->fault);
}

/* ---- another calendar ----------------------------------------------------------------------- */

struct open_task {
    struct id matter;
    struct str step;
    int64_t rank; /* as counted now */
};

/* matter, step, started, rank, procedure, policy */
static void task_count(struct projecting *p, const struct db_rows *rows, struct vec *out)
{
    struct open_task task = {.step = db_column_text(rows, 1, p->arena)};
    policy_id policy = {{{0}}};

    db_column_bytes(rows, 0, task.matter.b, sizeof(task.matter.b));
    db_column_bytes(rows, 5, policy.id.b, sizeof(policy.id.b));
    struct matter_place place = place_of(p, db_column_text(rows, 4, p->arena), policy);
    const struct step *step =
        place.procedure == NULL ? NULL : procedure_step(place.procedure, task.step);
    if (step == NULL)
        return;
    task.rank = task_rank(due_first(p, step, (day){(int32_t)db_column_integer(rows, 2)}),
        task_seq(db_column_integer(rows, 3)));
    if (task.rank != db_column_integer(rows, 3))
        *(struct open_task *)vec_push(p->arena, out, sizeof(task)) = task;
}

enum status project_calendar(struct projecting *p)
{
    static const char sql[] =
        "SELECT t.matter, t.step, t.started, t.rank, m.opened_code, m.policy"
        " FROM task_list t JOIN matter_list m ON m.matter = t.matter WHERE t.rank IS NOT NULL";
    static const char set[] = "UPDATE task_list SET rank = $3 WHERE matter = $1 AND step = $2";
    struct db_rows rows = {0};
    struct vec tasks = {0};

    if (db_query(p->db, &rows, sql, NULL, 0, p->fault) == STATUS_OK)
        while (db_rows_next(&rows, p->fault))
            task_count(p, &rows, &tasks);
    db_rows_close(&rows);
    if (p->fault->status != STATUS_OK)
        return p->fault->status;
    VEC_EACH (struct open_task, task, tasks)
        if (db_run(p->db, set,
                DB_VALUES(db_id(task->matter), db_text(task->step), db_integer(task->rank)),
                p->fault)
            != STATUS_OK)
            return p->fault->status;
    return STATUS_OK;
}
