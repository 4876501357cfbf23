#include "store/project_rows.h"

struct db_value row_id(const struct id *id)
{
    return id == NULL || !id_given(*id) ? db_null() : db_id(*id);
}

struct db_value row_from(const struct date *date)
{
    return date_has_year(date) ? db_integer(date->from.n) : db_null();
}

struct db_value row_to(const struct date *date)
{
    return date_has_year(date) ? db_integer(date->to.n) : db_null();
}

/* ---- places --------------------------------------------------------------------------------- */

struct matter_place place_of(struct projecting *p, struct str procedure, policy_id policy)
{
    const struct edition *edition = directory_edition(p->directory, policy);
    struct matter_place place = {
        .noun = procedure, .policy = policy, .edition = edition == NULL ? NULL : edition->policy};

    if (place.edition != NULL)
        place.procedure = policy_procedure(place.edition, procedure);
    if (place.procedure != NULL)
        place.noun = place.procedure->noun;
    return place;
}

enum status place_load(struct projecting *p, struct matter_place *place)
{
    static const char sql[] =
        "SELECT procedure_code, policy, opened_code, unit, applicant, hidden FROM matter_list"
        " WHERE matter = $1";
    struct db_rows rows = {0};
    struct str procedure = {0}, opened = {0};
    policy_id policy = {{{0}}};
    unit_id unit = {{{0}}};
    bool applied = false, hidden = false;

    if (db_query(p->db, &rows, sql, DB_VALUES(db_id(p->event->stream)), p->fault) == STATUS_OK
        && db_rows_next(&rows, p->fault)) {
        procedure = db_column_text(&rows, 0, p->arena);
        opened = db_column_text(&rows, 2, p->arena);
        db_column_bytes(&rows, 1, policy.id.b, sizeof(policy.id.b));
        db_column_bytes(&rows, 3, unit.id.b, sizeof(unit.id.b));
        applied = db_column(&rows, 4).kind != DB_NULL;
        hidden = db_column_integer(&rows, 5) == 1;
    }
    db_rows_close(&rows);
    *place = place_of(p, procedure, policy);
    place->unit = unit;
    place->applied = applied;
    place->hidden = hidden;
    if (place->edition != NULL)
        place->route = policy_procedure(place->edition, opened);
    return p->fault->status;
}

/* ---- parties -------------------------------------------------------------------------------- */

enum status party_insert(struct projecting *p, const struct party_row *row)
{
    static const char sql[] =
        "INSERT INTO matter_party (matter, no, person, unit, name, sanctioned)"
        " VALUES ($1, $2, $3, $4, $5, $6)";

    return db_run(p->db, sql,
        DB_VALUES(db_id(p->event->stream), db_text(row->no), row_id(row->person), row_id(row->unit),
            db_text(row->name), db_integer(row->sanctioned)),
        p->fault);
}

/* no, person, unit, name, sanctioned */
static void party_read(struct projecting *p, const struct db_rows *rows, struct party_row *row)
{
    struct id *ids = arena_take(p->arena, 2, sizeof(*ids));

    db_column_bytes(rows, 1, ids[0].b, sizeof(ids[0].b));
    db_column_bytes(rows, 2, ids[1].b, sizeof(ids[1].b));
    *row = (struct party_row){.no = db_column_text(rows, 0, p->arena),
        .person = &ids[0],
        .unit = &ids[1],
        .name = db_column_text(rows, 3, p->arena),
        .sanctioned = db_column_integer(rows, 4) == 1,
        .persons = 1};
}

enum status party_load(struct projecting *p, struct str no, struct party_row *row)
{
    static const char sql[] =
        "SELECT no, person, unit, name, sanctioned FROM matter_party"
        " WHERE matter = $1 AND no = $2";
    struct db_rows rows = {0};

    *row = (struct party_row){.no = no, .persons = 1};
    if (db_query(p->db, &rows, sql, DB_VALUES(db_id(p->event->stream), db_text(no)), p->fault)
            == STATUS_OK
        && db_rows_next(&rows, p->fault))
        party_read(p, &rows, row);
    db_rows_close(&rows);
    return p->fault->status;
}

/* ---- outcomes ------------------------------------------------------------------------------- */

static struct str maps_to(const struct matter_place *place, struct str code)
{
    const struct outcome_kind *kind =
        place->edition == NULL ? NULL : policy_outcome(place->edition, code);

    return kind == NULL ? code : kind->maps_to;
}

/* Said on the outcome, else what the finding means. */
static struct str basis_of(const struct outcome *outcome, struct str finding)
{
    if (outcome->basis.len > 0)
        return outcome->basis;
    if (str_is(finding, "meets"))
        return STR("tolerance");
    return str_is(finding, "no_liability") ? finding : (struct str){0};
}

static int64_t number_of(struct str no, size_t i)
{
    int64_t n = 0;

    if (no.len > 1 && !str_integer((struct str){no.at + 1, no.len - 1}, &n))
        n = 0;
    return n * 100 + (int64_t)i;
}

static enum status outcome_insert_one(struct projecting *p, const struct outcome_rows *rows,
    const struct outcome *outcome, struct str mapped, int64_t no)
{
    static const char sql[] =
        "INSERT INTO outcome_list (seq, no, matter, subject, person, unit, name, persons, code,"
        "                          maps_to, basis, decided_from, decided_to, recorded_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    const struct party_row *party = rows->party;
    const struct date *on = date_has_year(&outcome->on) ? &outcome->on : rows->decided_on;

    return db_run(p->db, sql,
        DB_VALUES(db_integer((int64_t)p->event->seq), db_integer(no), db_id(p->event->stream),
            db_text(party->no), row_id(party->person), row_id(party->unit), db_text(party->name),
            db_integer(party->persons), db_text(outcome->code), db_text(mapped),
            db_text(basis_of(outcome, rows->finding)), row_from(on), row_to(on),
            db_integer(p->event->at.ms)),
        p->fault);
}

enum status outcome_insert(
    struct projecting *p, const struct matter_place *place, const struct outcome_rows *rows)
{
    size_t i = 0;

    LIST_EACH (struct outcome, outcome, *rows->outcomes)
        if (outcome_insert_one(
                p, rows, outcome, maps_to(place, outcome->code), number_of(rows->party->no, i++))
            != STATUS_OK)
            return p->fault->status;
    return STATUS_OK;
}

enum status outcome_supersede(struct projecting *p, struct str subject)
{
    static const char all[] =
        "UPDATE outcome_list SET revoked_at = $2 WHERE matter = $1 AND revoked_at IS NULL";
    static const char one[] =
        "UPDATE outcome_list SET revoked_at = $2"
        " WHERE matter = $1 AND subject = $3 AND revoked_at IS NULL";
    struct db_value at = db_integer(p->event->at.ms);

    if (subject.len == 0)
        return db_run(p->db, all, DB_VALUES(db_id(p->event->stream), at), p->fault);
    return db_run(p->db, one, DB_VALUES(db_id(p->event->stream), at, db_text(subject)), p->fault);
}

/* ---- what was done for parties -------------------------------------------------------------- */

/* Of units the sentence counts Party organisations only. */
static bool cleared_counts(const struct projecting *p, const struct party_row *row)
{
    bool is_unit = row->unit != NULL && id_given(*row->unit)
                   && (row->person == NULL || !id_given(*row->person));
    const struct unit *unit = is_unit ? directory_unit(p->directory, (unit_id){*row->unit}) : NULL;

    return unit == NULL || str_is(unit->kind, "party_organisation");
}

static enum status clarified_insert(
    struct projecting *p, const struct party_row *row, int64_t no, const struct date *on)
{
    static const char sql[] =
        "INSERT INTO clarified_list (seq, no, matter, subject, person, unit, name, persons,"
        "                            done_from, done_to, recorded_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";

    return db_run(p->db, sql,
        DB_VALUES(db_integer((int64_t)p->event->seq), db_integer(no), db_id(p->event->stream),
            db_text(row->no), row_id(row->person), row_id(row->unit), db_text(row->name),
            db_integer(row->persons), row_from(on), row_to(on), db_integer(p->event->at.ms)),
        p->fault);
}

static enum status visited_insert(
    struct projecting *p, const struct party_row *row, int64_t no, const struct date *on)
{
    static const char sql[] =
        "INSERT INTO visited_list (seq, no, matter, subject, person, name, persons, sanctioned,"
        "                          done_from, done_to, recorded_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";

    return db_run(p->db, sql,
        DB_VALUES(db_integer((int64_t)p->event->seq), db_integer(no), db_id(p->event->stream),
            db_text(row->no), row_id(row->person), db_text(row->name), db_integer(row->persons),
            db_integer(row->sanctioned), row_from(on), row_to(on), db_integer(p->event->at.ms)),
        p->fault);
}

enum status done_insert(struct projecting *p, enum done done, const struct party_row *row,
    int64_t no, const struct date *on)
{
    switch (done) {
    case CLARIFIED: return cleared_counts(p, row) ? clarified_insert(p, row, no, on) : STATUS_OK;
    case VISITED: return visited_insert(p, row, no, on);
    }
    must(false);
    return STATUS_OK;
}

enum status parties_copy(struct projecting *p, enum done done, const struct date *on)
{
    static const char sql[] =
        "SELECT no, person, unit, name, sanctioned FROM matter_party WHERE matter = $1"
        " ORDER BY no";
    struct db_rows rows = {0};
    int64_t no = 0;

    if (db_query(p->db, &rows, sql, DB_VALUES(db_id(p->event->stream)), p->fault) == STATUS_OK)
        while (db_rows_next(&rows, p->fault)) {
            struct party_row row;
            party_read(p, &rows, &row);
            if (done_insert(p, done, &row, ++no, on) != STATUS_OK)
                break;
        }
    db_rows_close(&rows);
    return p->fault->status;
}
