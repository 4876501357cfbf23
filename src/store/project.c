#include "store/project.h"

#include "store/project_lists.h"

#include "casework/directory_shapes.h"
#include "casework/kind.h"
#include "casework/matter_shapes.h"
#include "casework/meeting_data.h"
#include "store/file_list.h"

#include <string.h>

/* ---- streams and meetings ------------------------------------------------------------------- */

static enum status count_later(struct projecting *p)
{
    uint8_t key[TABLE_KEY_LEN] = {0};
    bool fresh;

    memcpy(key, p->event->stream.b, sizeof(p->event->stream.b));
    struct table_slot *slot = table_take(p->counts, key, &fresh);
    if (slot == NULL)
        return fault_set(p->fault, STATUS_UNAVAILABLE, "内存不足，无法重建");
    slot->value = fresh ? 2 : slot->value + 1; /* the first was inserted as 1 */
    return STATUS_OK;
}

enum status project_counts(struct db *db, const struct table *counts, struct fault *fault)
{
    static const char sql[] = "UPDATE stream_list SET events = $2 WHERE stream = $1";

    *fault = (struct fault){.status = STATUS_OK};
    for (size_t i = 0; i < counts->room; i++) {
        const struct table_slot *slot = &counts->slots[i];
        if (slot->taken
            && db_run(db, sql,
                   DB_VALUES(
                       db_bytes(slot->key, sizeof(struct id)), db_integer((int64_t)slot->value)),
                   fault)
                   != STATUS_OK)
            return fault->status;
    }
    return STATUS_OK;
}

static enum status stream_count(struct projecting *p)
{
    static const char first[] = "INSERT INTO stream_list (stream, kind, events) VALUES ($1, $2, 1)";
    static const char more[] = "UPDATE stream_list SET events = events + 1 WHERE stream = $1";
    const struct event *event = p->event;
    int64_t kind = event->shape == NULL ? 0 : (int64_t)event->shape->stream;

    if (event->n > 0 && p->counts != NULL)
        return count_later(p);
    if (event->n > 0)
        return db_run(p->db, more, DB_VALUES(db_id(event->stream)), p->fault);
    return db_run(p->db, first, DB_VALUES(db_id(event->stream), db_integer(kind)), p->fault);
}

/* On the day it is planned for, then on the day it was held. */
static enum status meeting_put(struct projecting *p, const struct id *body, const struct date *on)
{
    static const char sql[] =
        "INSERT INTO meeting_list (meeting, body, held_from, held_to, items)"
        " VALUES ($1, $2, $3, $4, 0)"
        " ON CONFLICT (meeting) DO UPDATE SET held_from = $3, held_to = $4";

    return db_run(p->db, sql,
        DB_VALUES(db_id(p->event->stream), db_id(*body), row_from(on), row_to(on)), p->fault);
}

static enum status project_called(struct projecting *p)
{
    const struct meeting_called *called = p->event->data;

    return meeting_put(p, &called->body, &called->planned_on);
}

static enum status project_meeting(struct projecting *p)
{
    const struct meeting_held *held = p->event->data;

    return meeting_put(p, &held->body, &held->held_on);
}

static enum status project_item(struct projecting *p)
{
    static const char sql[] = "UPDATE meeting_list SET items = items + 1 WHERE meeting = $1";

    if (sitting_add(p) != STATUS_OK)
        return p->fault->status;
    return db_run(p->db, sql, DB_VALUES(db_id(p->event->stream)), p->fault);
}

/* ---- matters -------------------------------------------------------------------------------- */

static enum status matter_insert(
    struct projecting *p, const struct matter_opened *opened, bool late)
{
    static const char sql[] =
        "INSERT INTO matter_list (matter, seq, procedure_code, noun, title, number, project, state,"
        "                         unit, applicant, policy, opened_on, ended_on, late, opened_code,"
        "                         hidden, office_audience, unit_audience)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $3, $15, $16, $17)";
    struct matter_place place = place_of(p, opened->procedure, (policy_id){opened->policy});
    struct matter_seen seen = late ? late_seen(p) : matter_seen(p, opened, &place);
    day on = event_day(p->event);

    return db_run(p->db, sql,
        DB_VALUES(db_id(p->event->stream), db_integer((int64_t)p->event->seq),
            db_text(opened->procedure), db_text(place.noun), db_text(opened->title),
            db_text(opened->number), db_text(opened->project),
            db_text(late ? STR("late_entry") : (struct str){0}), row_id(&opened->unit),
            row_id(&opened->applicant), row_id(&opened->policy), db_integer(on.n),
            late ? db_integer(on.n) : db_null(), db_integer(late), db_integer(seen.hidden),
            row_audience(&seen.audiences.office), row_audience(&seen.audiences.unit)),
        p->fault);
}

static enum status project_opened(struct projecting *p)
{
    const struct matter_opened *opened = p->event->data;

    if (matter_insert(p, opened, false) != STATUS_OK)
        return p->fault->status;
    LIST_EACH (struct subject, subject, opened->subjects) {
        struct party_row row = {.no = subject->no,
            .person = &subject->person,
            .unit = &subject->unit,
            .name = subject->name,
            .sanctioned = subject->sanction.len > 0};
        if (party_insert(p, &row) != STATUS_OK)
            return p->fault->status;
    }
    return STATUS_OK;
}

static enum status state_set(struct projecting *p, struct str state)
{
    static const char sql[] = "UPDATE matter_list SET state = $2 WHERE matter = $1";

    return db_run(p->db, sql, DB_VALUES(db_id(p->event->stream), db_text(state)), p->fault);
}

static enum status end_set(struct projecting *p, struct str state)
{
    static const char sql[] = "UPDATE matter_list SET state = $2, ended_on = $3 WHERE matter = $1";

    if (tasks_drop(p) != STATUS_OK)
        return p->fault->status;
    return db_run(p->db, sql,
        DB_VALUES(db_id(p->event->stream), db_text(state), db_integer(event_day(p->event).n)),
        p->fault);
}

static enum status project_step_opened(struct projecting *p)
{
    const struct step_opened *opened = p->event->data;
    struct matter_place place = {0};

    if (place_load(p, &place) != STATUS_OK || task_open(p, &place) != STATUS_OK
        || message_task(p, &place) != STATUS_OK)
        return p->fault->status;
    const struct step *step =
        place.procedure == NULL ? NULL : procedure_step(place.procedure, opened->step);
    return step == NULL || step->state.len == 0 ? STATUS_OK : state_set(p, step->state);
}

static enum status project_ended(struct projecting *p)
{
    if (end_set(p, ((const struct matter_ended *)p->event->data)->state) != STATUS_OK)
        return p->fault->status;
    return message_parties(p, MESSAGE_ENDED);
}

static enum status project_withdrawn(struct projecting *p)
{
    if (end_set(p, STR("withdrawn")) != STATUS_OK)
        return p->fault->status;
    return message_parties(p, MESSAGE_ENDED);
}

static enum status project_numbered(struct projecting *p)
{
    static const char sql[] = "UPDATE matter_list SET number = $2 WHERE matter = $1";
    const struct matter_numbered *numbered = p->event->data;

    return db_run(
        p->db, sql, DB_VALUES(db_id(p->event->stream), db_text(numbered->number)), p->fault);
}

static enum status project_reclassified(struct projecting *p)
{
    static const char sql[] =
        "UPDATE matter_list SET procedure_code = $2, noun = $3 WHERE matter = $1";
    const struct reclassified *changed = p->event->data;
    struct matter_place place = {0};

    if (place_load(p, &place) != STATUS_OK)
        return p->fault->status;
    place = place_of(p, changed->procedure, place.policy);
    return db_run(p->db, sql,
        DB_VALUES(db_id(p->event->stream), db_text(changed->procedure), db_text(place.noun)),
        p->fault);
}

static enum status link_insert(struct projecting *p, const struct matter_linked *linked, int64_t no)
{
    static const char sql[] =
        "INSERT INTO link_list (seq, no, matter, far, kind) VALUES ($1, $2, $3, $4, $5)";

    return db_run(p->db, sql,
        DB_VALUES(db_integer((int64_t)p->event->seq), db_integer(no), db_id(p->event->stream),
            db_id(linked->to), db_text(linked->kind)),
        p->fault);
}

static enum status project_linked(struct projecting *p)
{
    return link_insert(p, p->event->data, 0);
}

/* ---- what the figures count ----------------------------------------------------------------- */

/* The step of an act in the pack its matter is pinned to; NULL when either is not known. */
static enum status act_step(
    struct projecting *p, struct matter_place *place, const struct step **step, bool *positive)
{
    const struct act *act = p->event->data;

    *step = NULL;
    if (place_load(p, place) != STATUS_OK)
        return p->fault->status;
    if (place->procedure != NULL)
        *step = procedure_step(place->procedure, act->step);
    const struct result *result = *step == NULL ? NULL : step_result(*step, act->result);
    *positive = result == NULL || result->positive;
    return STATUS_OK;
}

/* Made on the day of the meeting, whenever its minutes were entered. */
static enum status meeting_day(struct projecting *p, const struct id *meeting, struct date *on)
{
    static const char sql[] = "SELECT held_from FROM meeting_list WHERE meeting = $1";
    struct db_rows rows = {0};

    *on = date_of_day(event_day(p->event));
    if (db_query(p->db, &rows, sql, DB_VALUES(db_id(*meeting)), p->fault) == STATUS_OK
        && db_rows_next(&rows, p->fault) && db_column(&rows, 0).kind != DB_NULL)
        *on = date_of_day((day){(int32_t)db_column_integer(&rows, 0)});
    db_rows_close(&rows);
    return p->fault->status;
}

/* A revocation rules on what another matter decided: no tolerance of its own. */
static enum status project_determination(struct projecting *p)
{
    const struct determination *made = p->event->data;
    struct date on;
    struct matter_place place = {0};
    const struct step *step = NULL;
    bool positive = false;

    if (act_step(p, &place, &step, &positive) != STATUS_OK
        || meeting_day(p, &made->meeting, &on) != STATUS_OK)
        return p->fault->status;
    if (!positive || str_is(place.noun, "revocation"))
        return STATUS_OK;
    LIST_EACH (struct ruling, ruling, made->rulings) {
        struct party_row party = {0};
        if (party_load(p, ruling->subject, &party) != STATUS_OK)
            return p->fault->status;
        struct outcome_rows rows = {&party, &ruling->outcomes, ruling->finding, &on};
        if (outcome_supersede(p, ruling->subject) != STATUS_OK
            || outcome_insert(p, &place, &rows) != STATUS_OK)
            return p->fault->status;
    }
    return STATUS_OK;
}

static enum status project_revoked(struct projecting *p)
{
    const struct outcome_revoked *revoked = p->event->data;

    return outcome_supersede(p, revoked->subject);
}

/* Carried out, that is not yet when the text is drafted. */
static enum status project_publication(struct projecting *p)
{
    const struct publication *made = p->event->data;
    struct date today = date_of_day(event_day(p->event));
    const struct date *on = date_has_year(&made->published_on) ? &made->published_on : &today;
    struct matter_place place = {0};
    const struct step *step = NULL;
    bool positive = false;

    if (act_step(p, &place, &step, &positive) != STATUS_OK)
        return p->fault->status;
    if (!str_is(place.noun, "clarification") || !positive
        || (step != NULL && str_is(step->part, "text")))
        return STATUS_OK;
    return parties_copy(p, CLARIFIED, on);
}

static enum status project_visit(struct projecting *p)
{
    const struct visit *made = p->event->data;
    struct date today = date_of_day(event_day(p->event));
    const struct date *on = date_has_year(&made->visited_on) ? &made->visited_on : &today;
    struct matter_place place = {0};
    const struct step *step = NULL;
    bool positive = false;

    if (act_step(p, &place, &step, &positive) != STATUS_OK)
        return p->fault->status;
    if (!str_is(place.noun, "visit") || !positive || step == NULL || !str_is(step->part, "visit"))
        return STATUS_OK;
    return parties_copy(p, VISITED, on);
}

/* ---- late entries --------------------------------------------------------------------------- */

/* Each visit that is told by itself; else the one day of the entry. */
static enum status late_visits(
    struct projecting *p, const struct late_entry *late, const struct party_row *row, int64_t no)
{
    int64_t i = 0;

    if (late->visits.len == 0)
        return done_insert(p, VISITED, row, no * 100, &late->visited_on);
    LIST_EACH (struct late_visit, visit, late->visits)
        if (done_insert(p, VISITED, row, no * 100 + i++, &visit->on) != STATUS_OK)
            return p->fault->status;
    return STATUS_OK;
}

/* As told, else as registered. */
static struct str late_name(const struct projecting *p, const struct late_party *party)
{
    const struct person *person = directory_person(p->directory, (person_id){party->person});
    const struct unit *unit = directory_unit(p->directory, (unit_id){party->unit});

    if (party->name.len > 0)
        return party->name;
    return person != NULL ? person->name : unit != NULL ? unit->name : (struct str){0};
}

static enum status late_party(struct projecting *p, const struct matter_place *place,
    const struct late_entry *late, const struct late_party *party, size_t no)
{
    struct party_row row = {.no = str_format(p->arena, "S%zu", no),
        .person = &party->person,
        .unit = &party->unit,
        .name = late_name(p, party),
        .persons = party->count.given ? party->count.n : party->count_absent == ABSENT_NOT,
        .sanctioned = party->sanctioned.n == 1 || date_has_year(&party->sanctioned_on)};
    struct outcome_rows rows = {&row, &party->outcomes, party->finding, &late->decided_on};

    if (party_insert(p, &row) != STATUS_OK || outcome_insert(p, place, &rows) != STATUS_OK)
        return p->fault->status;
    if (str_is(place->noun, "clarification"))
        return done_insert(p, CLARIFIED, &row, (int64_t)no, &late->carried_out_on);
    if (str_is(place->noun, "visit"))
        return late_visits(p, late, &row, (int64_t)no);
    return STATUS_OK;
}

static enum status project_late(struct projecting *p)
{
    const struct late_entry *late = p->event->data;
    struct matter_opened opened = {.procedure = late->procedure,
        .title = late->title,
        .policy = late->policy,
        .unit = late->unit};
    struct matter_place place = place_of(p, late->procedure, (policy_id){late->policy});
    size_t no = 0;

    if (matter_insert(p, &opened, true) != STATUS_OK)
        return p->fault->status;
    LIST_EACH (struct late_party, party, late->parties)
        if (late_party(p, &place, late, party, ++no) != STATUS_OK)
            return p->fault->status;
    no = 0;
    LIST_EACH (struct matter_linked, linked, late->links)
        if (link_insert(p, linked, (int64_t)no++) != STATUS_OK)
            return p->fault->status;
    return STATUS_OK;
}

/* Nothing of it counts from now on; as of an earlier moment it still does. */
static enum status project_late_voided(struct projecting *p)
{
    static const char cleared[] =
        "UPDATE clarified_list SET revoked_at = $2 WHERE matter = $1 AND revoked_at IS NULL";
    static const char visited[] =
        "UPDATE visited_list SET revoked_at = $2 WHERE matter = $1 AND revoked_at IS NULL";
    struct db_value at = db_integer(p->event->at.ms), matter = db_id(p->event->stream);

    if (outcome_supersede(p, (struct str){0}) != STATUS_OK
        || db_run(p->db, cleared, DB_VALUES(matter, at), p->fault) != STATUS_OK
        || db_run(p->db, visited, DB_VALUES(matter, at), p->fault) != STATUS_OK)
        return p->fault->status;
    return end_set(p, STR("void"));
}

static enum status project_attached(struct projecting *p)
{
    return file_list_add(p->db, p->event, p->fault);
}

/* ---- one row a shape ------------------------------------------------------------------------ */

static const struct {
    const struct shape *shape;
    enum status (*project)(struct projecting *p);
} rows[] = {
    {&matter_opened_shape, project_opened},
    {&step_opened_shape, project_step_opened},
    {&step_done_shape, project_step_done},
    {&step_skipped_shape, project_step_skipped},
    {&matter_revealed_shape, project_revealed},
    {&recusal_set_shape, project_recusal},
    {&calendar_published_shape, project_calendar},
    {&matter_ended_shape, project_ended},
    {&matter_withdrawn_shape, project_withdrawn},
    {&matter_numbered_shape, project_numbered},
    {&matter_linked_shape, project_linked},
    {&reclassified_shape, project_reclassified},
    {&determination_shape, project_determination},
    {&outcome_revoked_shape, project_revoked},
    {&publication_shape, project_publication},
    {&visit_shape, project_visit},
    {&notice_shape, project_notice},
    {&late_entry_recorded_shape, project_late},
    {&late_entry_voided_shape, project_late_voided},
    {&meeting_called_shape, project_called},
    {&meeting_held_shape, project_meeting},
    {&item_concluded_shape, project_item},
    {&file_attached_shape, project_attached},
};

bool project_reads(const struct shape *shape)
{
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (rows[i].shape == shape)
            return true;
    return false;
}

enum status project_event(struct db *db, const struct directory *directory,
    const struct event *event, struct table *counts, struct arena *arena, struct fault *fault)
{
    struct projecting p = {db, directory, event, counts, arena, fault};

    if (stream_count(&p) != STATUS_OK)
        return fault->status;
    for (size_t i = 0; i < COUNT_OF(rows) && event->data != NULL; i++)
        if (rows[i].shape == event->shape)
            return rows[i].project(&p);
    return STATUS_OK;
}
