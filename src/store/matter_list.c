#include "store/matter_list.h"

#include "store/matter_row.h"

#define COLUMNS MATTER_COLUMNS ", m.hidden, m.office_audience, m.unit_audience"

/* One statement for each filter that an index serves; the rest is sifted here. */
static enum status rows_open(
    struct db *db, struct db_rows *rows, const struct matter_filter *filter, struct fault *fault)
{
    static const char of_person[] =
        "SELECT " COLUMNS
        " FROM matter_list m"
        " WHERE m.applicant = $1"
        "    OR m.matter IN (SELECT p.matter FROM matter_party p WHERE p.person = $1)"
        " ORDER BY m.seq";
    static const char of_unit[] =
        "SELECT " COLUMNS
        " FROM matter_list m"
        " WHERE m.unit = $1"
        "    OR m.matter IN (SELECT p.matter FROM matter_party p WHERE p.unit = $1)"
        " ORDER BY m.seq";
    static const char all[] = "SELECT " COLUMNS " FROM matter_list m ORDER BY m.seq";

    if (id_given(filter->person.id))
        return db_query(db, rows, of_person, DB_VALUES(db_id(filter->person.id)), fault);
    if (id_given(filter->unit.id))
        return db_query(db, rows, of_unit, DB_VALUES(db_id(filter->unit.id)), fault);
    return db_query(db, rows, all, NULL, 0, fault);
}

static bool row_fits(const struct matter_row *row, const struct matter_filter *filter)
{
    if (filter->noun.len > 0 && !str_equal(filter->noun, row->noun))
        return false;
    if (filter->open_only && row->ended)
        return false;
    return !id_given(filter->unit.id) || !id_given(filter->person.id)
           || id_equal(filter->unit.id, row->unit.id);
}

/* What a person may see of a list that is read whole; a page has it in its statements. */
struct sifting {
    struct db *db;
    const struct matter_filter *filter;
    const struct sight_of *sight;
    struct arena *arena;
    struct fault *fault;
    struct id_map recused, party; /* matters of this person */
};

static enum status ids_load(
    struct sifting *s, const char *sql, struct db_value person, struct id_map *out)
{
    struct db_rows rows = {0};
    struct id id = {{0}};

    if (db_query(s->db, &rows, sql, DB_VALUES(person), s->fault) == STATUS_OK)
        while (db_rows_next(&rows, s->fault)) {
            db_column_bytes(&rows, 0, id.b, sizeof(id.b));
            id_map_put(s->arena, out, id, 1);
        }
    db_rows_close(&rows);
    return s->fault->status;
}

static enum status sifting_load(struct sifting *s)
{
    static const char recused[] = "SELECT r.matter FROM recusal_list r WHERE r.person = $1";
    static const char party[] = "SELECT m.matter FROM matter_list m WHERE " MATTERS_OF_PARTY;
    struct db_value person = db_id(s->sight->person.id);

    if (s->sight->all || ids_load(s, recused, person, &s->recused) != STATUS_OK)
        return s->fault->status;
    return ids_load(s, party, person, &s->party);
}

static bool row_seen(
    const struct sifting *s, const struct db_rows *rows, const struct matter_row *row)
{
    bool hidden = db_column_integer(rows, MATTER_COLUMNS_LEN) == 1;

    if (s->sight->all)
        return true;
    if (id_map_get(&s->recused, row->matter.id) != 0)
        return false;
    return (!hidden && id_map_get(&s->party, row->matter.id) != 0)
           || sight_has(s->sight, db_column(rows, MATTER_COLUMNS_LEN + 1),
               db_column(rows, MATTER_COLUMNS_LEN + 2));
}

enum status matter_list(struct db *db, const struct matter_filter *filter,
    const struct sight_of *sight, struct arena *arena, struct vec *out, struct fault *fault)
{
    struct sifting s = {db, filter, sight, arena, fault, {0}, {0}};
    struct db_rows rows = {0};

    *out = (struct vec){0};
    *fault = (struct fault){.status = STATUS_OK};
    if (sifting_load(&s) == STATUS_OK && rows_open(db, &rows, filter, fault) == STATUS_OK)
        while (db_rows_next(&rows, fault)) {
            struct matter_row row;
            matter_row_read(&rows, arena, &row);
            if (row_fits(&row, filter) && row_seen(&s, &rows, &row))
                *(struct matter_row *)vec_push(arena, out, sizeof(row)) = row;
        }
    db_rows_close(&rows);
    return fault->status;
}

enum status matter_find_number(
    struct db *db, struct str number, struct id *out, struct fault *fault)
{
    static const char sql[] = "SELECT matter FROM matter_list WHERE number = $1 LIMIT 2";
    struct db_rows rows = {0};
    int found = 0;

    if (db_query(db, &rows, sql, DB_VALUES(db_text(number)), fault) == STATUS_OK)
        while (db_rows_next(&rows, fault)) {
            db_column_bytes(&rows, 0, out->b, sizeof(out->b));
            found++;
        }
    db_rows_close(&rows);
    if (fault->status != STATUS_OK || found == 1)
        return fault->status;
    return found == 0
               ? fault_set(fault, STATUS_NOT_FOUND, "没有编号为“%.*s”的事项", STR_ARG(number))
               : fault_set(
                   fault, STATUS_CONFLICT, "编号“%.*s”不止一件，请改用完整编号", STR_ARG(number));
}

/* The first and the last id that begin with these digits. */
static bool id_span(struct str digits, struct id *low, struct id *high)
{
    char text[2][2 * sizeof(low->b)];

    if (digits.len > sizeof(text[0]))
        return false;
    for (size_t i = 0; i < sizeof(text[0]); i++) {
        text[0][i] = i < digits.len ? digits.at[i] : '0';
        text[1][i] = i < digits.len ? digits.at[i] : 'f';
    }
    return id_read((struct str){text[0], sizeof(text[0])}, low)
           && id_read((struct str){text[1], sizeof(text[1])}, high);
}

enum status stream_find(
    struct db *db, enum stream_kind kind, struct str digits, struct id *out, struct fault *fault)
{
    static const char sql[] =
        "SELECT stream FROM stream_list"
        " WHERE kind = $1 AND stream >= $2 AND stream <= $3 LIMIT 2";
    struct db_rows rows = {0};
    struct id low, high;
    int found = 0;

    if (!id_span(digits, &low, &high))
        return fault_set(fault, STATUS_NOT_FOUND, "没有“%.*s”", STR_ARG(digits));
    if (db_query(db, &rows, sql, DB_VALUES(db_integer(kind), db_id(low), db_id(high)), fault)
        == STATUS_OK)
        while (db_rows_next(&rows, fault)) {
            db_column_bytes(&rows, 0, out->b, sizeof(out->b));
            found++;
        }
    db_rows_close(&rows);
    if (fault->status != STATUS_OK || found == 1)
        return fault->status;
    return found == 0
               ? fault_set(fault, STATUS_NOT_FOUND, "没有编号以“%.*s”开头的事项", STR_ARG(digits))
               : fault_set(fault, STATUS_CONFLICT, "以“%.*s”开头的编号不止一个，请多写几位",
                   STR_ARG(digits));
}

/* ---- the shelf ------------------------------------------------------------------------------ */

static void ids_take(
    struct db_rows *rows, struct arena *arena, struct vec *out, struct fault *fault)
{
    while (db_rows_next(rows, fault)) {
        matter_id *id = vec_push(arena, out, sizeof(*id));
        db_column_bytes(rows, 0, id->id.b, sizeof(id->id.b));
    }
}

enum status link_list_to(
    struct db *db, matter_id id, struct arena *arena, struct vec *out, struct fault *fault)
{
    static const char sql[] =
        "SELECT matter FROM link_list WHERE far = $1"
        " GROUP BY matter ORDER BY MIN(seq)";
    struct db_rows rows = {0};

    *out = (struct vec){0};
    if (db_query(db, &rows, sql, DB_VALUES(db_id(id.id)), fault) == STATUS_OK)
        ids_take(&rows, arena, out, fault);
    db_rows_close(&rows);
    return fault->status;
}

struct like {
    struct db *db;
    struct str noun;
    struct arena *arena;
    struct vec *out;
    struct fault *fault;
    struct id_map known; /* what `out` has */
};

/* After a fault nothing more is asked. */
static void like_add(struct like *like, const char *sql, struct db_value value)
{
    struct db_rows rows = {0};
    struct vec found = {0};

    if (like->fault->status != STATUS_OK)
        return;
    if (db_query(like->db, &rows, sql, DB_VALUES(db_text(like->noun), value), like->fault)
        == STATUS_OK)
        ids_take(&rows, like->arena, &found, like->fault);
    db_rows_close(&rows);
    VEC_EACH (matter_id, id, found) {
        if (id_map_get(&like->known, id->id) != 0)
            continue;
        id_map_put(like->arena, &like->known, id->id, 1);
        *(matter_id *)vec_push(like->arena, like->out, sizeof(*id)) = *id;
    }
}

static const char like_person[] =
    "SELECT m.matter FROM matter_list m"
    " WHERE m.noun = $1"
    "   AND (m.applicant = $2"
    "    OR m.matter IN (SELECT p.matter FROM matter_party p WHERE p.person = $2))"
    " ORDER BY m.seq";
static const char like_unit[] =
    "SELECT m.matter FROM matter_list m"
    " WHERE m.noun = $1"
    "   AND (m.unit = $2"
    "    OR m.matter IN (SELECT p.matter FROM matter_party p WHERE p.unit = $2))"
    " ORDER BY m.seq";
static const char like_project[] =
    "SELECT m.matter FROM matter_list m WHERE m.noun = $1 AND m.project = $2 ORDER BY m.seq";

enum status matter_list_like(struct db *db, struct str noun, const struct matter_opened *opened,
    struct arena *arena, struct vec *out, struct fault *fault)
{
    struct like like = {db, noun, arena, out, fault, {0}};

    *out = (struct vec){0};
    *fault = (struct fault){.status = STATUS_OK};
    if (id_given(opened->applicant))
        like_add(&like, like_person, db_id(opened->applicant));
    LIST_EACH (struct subject, subject, opened->subjects) {
        if (id_given(subject->person))
            like_add(&like, like_person, db_id(subject->person));
        if (id_given(subject->unit))
            like_add(&like, like_unit, db_id(subject->unit));
    }
    if (id_given(opened->unit))
        like_add(&like, like_unit, db_id(opened->unit));
    if (opened->project.len > 0)
        like_add(&like, like_project, db_text(opened->project));
    return fault->status;
}

static const char late_person[] =
    "SELECT m.matter FROM matter_party p JOIN matter_list m ON m.matter = p.matter"
    " WHERE m.procedure_code = $1 AND p.person = $2 AND m.late = 1 ORDER BY m.seq";
static const char late_unit[] =
    "SELECT m.matter FROM matter_party p JOIN matter_list m ON m.matter = p.matter"
    " WHERE m.procedure_code = $1 AND p.unit = $2 AND m.late = 1 ORDER BY m.seq";
static const char late_name[] =
    "SELECT m.matter FROM matter_party p JOIN matter_list m ON m.matter = p.matter"
    " WHERE m.procedure_code = $1 AND p.name = $2 AND m.late = 1 ORDER BY m.seq";

enum status late_list_like(struct db *db, const struct late_entry *late, struct arena *arena,
    struct vec *out, struct fault *fault)
{
    struct like like = {db, late->procedure, arena, out, fault, {0}};

    *out = (struct vec){0};
    *fault = (struct fault){.status = STATUS_OK};
    LIST_EACH (struct late_party, party, late->parties) {
        if (id_given(party->person))
            like_add(&like, late_person, db_id(party->person));
        if (id_given(party->unit))
            like_add(&like, late_unit, db_id(party->unit));
        if (party->name.len > 0)
            like_add(&like, late_name, db_text(party->name));
    }
    return fault->status;
}

enum status visited_list_in_year(
    struct db *db, person_id person, int year, int64_t *out, struct fault *fault)
{
    static const char sql[] =
        "SELECT COUNT(*) FROM visited_list"
        " WHERE person = $1 AND done_from >= $2 AND done_from <= $3 AND revoked_at IS NULL";
    struct db_rows rows = {0};
    day first = day_from_civil((struct civil){year, 1, 1});
    day last = day_from_civil((struct civil){year, 12, 31});

    *out = 0;
    if (db_query(db, &rows, sql,
            DB_VALUES(db_id(person.id), db_integer(first.n), db_integer(last.n)), fault)
            == STATUS_OK
        && db_rows_next(&rows, fault))
        *out = db_column_integer(&rows, 0);
    db_rows_close(&rows);
    return fault->status;
}
