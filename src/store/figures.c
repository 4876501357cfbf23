#include "store/figures.h"

struct counting {
    struct db *db;
    const struct period *period;
    struct arena *arena;
    struct figures *out;
    struct fault *fault;
};

/* matter, person, unit, subject, name, persons, from, to, number, title */
static void row_read(const struct db_rows *rows, struct arena *arena, struct figure_row *row)
{
    *row = (struct figure_row){.subject = db_column_text(rows, 3, arena),
        .name = db_column_text(rows, 4, arena),
        .persons = db_column_integer(rows, 5),
        .dated = db_column(rows, 6).kind != DB_NULL,
        .from = {(int32_t)db_column_integer(rows, 6)},
        .to = {(int32_t)db_column_integer(rows, 7)},
        .number = db_column_text(rows, 8, arena),
        .title = db_column_text(rows, 9, arena)};
    db_column_bytes(rows, 0, row->matter.id.b, sizeof(row->matter.id.b));
    db_column_bytes(rows, 1, row->person.id.b, sizeof(row->person.id.b));
    db_column_bytes(rows, 2, row->unit.id.b, sizeof(row->unit.id.b));
}

/* Counted when the whole span lies inside; imprecise when it only may. */
static void row_place(struct counting *c, struct vec *counted, const struct figure_row *row)
{
    day from = c->period->from, to = c->period->to;
    bool inside = row->dated && row->from.n >= from.n && row->to.n <= to.n;
    bool outside = row->dated && (row->to.n < from.n || row->from.n > to.n);

    if (inside)
        *(struct figure_row *)vec_push(c->arena, counted, sizeof(*row)) = *row;
    else if (!outside)
        *(struct figure_row *)vec_push(c->arena, &c->out->imprecise, sizeof(*row)) = *row;
}

static enum status rows_take(struct counting *c, const char *sql, struct vec *counted)
{
    struct db_rows rows = {0};
    instant as_of = c->period->as_of.ms != 0 ? c->period->as_of : (instant){INT64_MAX};

    if (db_query(c->db, &rows, sql, DB_VALUES(db_integer(as_of.ms)), c->fault) == STATUS_OK)
        while (db_rows_next(&rows, c->fault)) {
            struct figure_row row;
            row_read(&rows, c->arena, &row);
            row_place(c, counted, &row);
        }
    db_rows_close(&rows);
    return c->fault->status;
}

/* ---- distinct ------------------------------------------------------------------------------- */

static bool is_unit(const struct figure_row *row)
{
    return id_given(row->unit.id) && !id_given(row->person.id);
}

/* The same person or unit; one without an id is the same only within one matter. */
static bool same_party(const struct figure_row *a, const struct figure_row *b)
{
    if (id_given(a->person.id) || id_given(b->person.id))
        return id_equal(a->person.id, b->person.id);
    if (id_given(a->unit.id) || id_given(b->unit.id))
        return id_equal(a->unit.id, b->unit.id);
    return id_equal(a->matter.id, b->matter.id) && str_equal(a->subject, b->subject);
}

static bool same_matter(const struct figure_row *a, const struct figure_row *b)
{
    return id_equal(a->matter.id, b->matter.id);
}

/* Is this row the first of its like? */
static bool first_of(const struct vec *rows, size_t i,
    bool (*same)(const struct figure_row *a, const struct figure_row *b))
{
    const struct figure_row *row = VEC_AT(*rows, struct figure_row, i);

    for (size_t k = 0; k < i; k++)
        if (same(VEC_AT(*rows, struct figure_row, k), row))
            return false;
    return true;
}

static int64_t count_matters(const struct vec *rows)
{
    int64_t count = 0;

    for (size_t i = 0; i < rows->len; i++)
        count += first_of(rows, i, same_matter);
    return count;
}

static int64_t count_parties(const struct vec *rows, bool units)
{
    int64_t count = 0;

    for (size_t i = 0; i < rows->len; i++) {
        const struct figure_row *row = VEC_AT(*rows, struct figure_row, i);
        if (is_unit(row) == units && first_of(rows, i, same_party))
            count += units || id_given(row->person.id) ? 1 : row->persons;
    }
    return count;
}

/* ---- the three lists ------------------------------------------------------------------------ */

static const char tolerated_sql[] =
    "SELECT o.matter, o.person, o.unit, o.subject, o.name, o.persons,"
    "       o.decided_from, o.decided_to, m.number, m.title"
    "  FROM outcome_list o JOIN matter_list m ON m.matter = o.matter"
    " WHERE o.basis = 'tolerance'"
    "   AND o.maps_to IN ('lighter', 'mitigated', 'exempt', 'no_pursuit')"
    "   AND o.recorded_at <= $1 AND (o.revoked_at IS NULL OR o.revoked_at > $1)"
    " ORDER BY o.seq, o.no";
static const char cleared_sql[] =
    "SELECT c.matter, c.person, c.unit, c.subject, c.name, c.persons,"
    "       c.done_from, c.done_to, m.number, m.title"
    "  FROM clarified_list c JOIN matter_list m ON m.matter = c.matter"
    " WHERE c.recorded_at <= $1 AND (c.revoked_at IS NULL OR c.revoked_at > $1)"
    " ORDER BY c.seq, c.no";
static const char visits_sql[] =
    "SELECT v.matter, v.person, NULL, v.subject, v.name, v.persons,"
    "       v.done_from, v.done_to, m.number, m.title"
    "  FROM visited_list v JOIN matter_list m ON m.matter = v.matter"
    " WHERE v.sanctioned = 1"
    "   AND v.recorded_at <= $1 AND (v.revoked_at IS NULL OR v.revoked_at > $1)"
    " ORDER BY v.seq, v.no";

enum status figures_load(struct db *db, const struct period *period, struct arena *arena,
    struct figures *out, struct fault *fault)
{
    struct counting c = {db, period, arena, out, fault};

    *out = (struct figures){0};
    if (rows_take(&c, tolerated_sql, &out->tolerated) != STATUS_OK)
        return fault->status;
    if (rows_take(&c, cleared_sql, &out->cleared) != STATUS_OK)
        return fault->status;
    if (rows_take(&c, visits_sql, &out->visits) != STATUS_OK)
        return fault->status;
    out->matters = count_matters(&out->tolerated);
    out->persons = count_parties(&out->tolerated, false);
    out->units = count_parties(&out->tolerated, true);
    out->cleared_persons = count_parties(&out->cleared, false);
    out->cleared_parties = count_parties(&out->cleared, true);
    out->visited = count_parties(&out->visits, false);
    return STATUS_OK;
}
