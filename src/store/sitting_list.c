#include "store/sitting_list.h"

/* $1 what of the person, $2 below which place, $3 the person, $4 how many. */
#define SITTINGS(of)                                                                               \
    "SELECT DISTINCT s.seq, s.meeting FROM sitting_list s WHERE " of                               \
    " AND s.seq < $2"                                                                              \
    " AND NOT EXISTS (SELECT 1 FROM recusal_list r WHERE r.person = $3 AND r.matter = s.matter)"   \
    " ORDER BY s.seq DESC LIMIT $4"

static const char of_office[] = SITTINGS("s.office_audience = $1");
static const char of_unit[] = SITTINGS("s.unit_audience = $1");
static const char of_all[] = SITTINGS("s.seq > $1");

struct sittings {
    struct db *db;
    const struct sight_of *sight;
    int64_t below;
    size_t limit;
    struct arena *arena;
    struct vec *out; /* the newest so far, each once */
    struct fault *fault;
};

static void row_keep(struct sittings *s, struct sitting_row row)
{
    size_t i = s->out->len;

    while (i > 0 && VEC_AT(*s->out, struct sitting_row, i - 1)->seq < row.seq)
        i--;
    if (i == s->limit || (i > 0 && VEC_AT(*s->out, struct sitting_row, i - 1)->seq == row.seq))
        return;
    if (s->out->len < s->limit)
        vec_push(s->arena, s->out, sizeof(row));
    for (size_t k = s->out->len - 1; k > i; k--)
        *VEC_AT(*s->out, struct sitting_row, k) = *VEC_AT(*s->out, struct sitting_row, k - 1);
    *VEC_AT(*s->out, struct sitting_row, i) = row;
}

static enum status sittings_take(struct sittings *s, const char *sql, struct db_value key)
{
    struct db_rows rows = {0};

    if (db_query(s->db, &rows, sql,
            DB_VALUES(key, db_integer(s->below), db_id(s->sight->person.id),
                db_integer((int64_t)s->limit)),
            s->fault)
        == STATUS_OK)
        while (db_rows_next(&rows, s->fault)) {
            struct sitting_row row = {.seq = db_column_integer(&rows, 0)};
            db_column_bytes(&rows, 1, row.meeting.b, sizeof(row.meeting.b));
            row_keep(s, row);
        }
    db_rows_close(&rows);
    return s->fault->status;
}

enum status sitting_list(struct db *db, const struct sitting_filter *filter,
    const struct sight_of *sight, struct arena *arena, struct vec *out, struct fault *fault)
{
    int64_t below = filter->below == 0 ? INT64_MAX : filter->below;
    struct sittings s = {db, sight, below, filter->limit, arena, out, fault};

    *out = (struct vec){0};
    *fault = (struct fault){.status = STATUS_OK};
    if (sight->all)
        return sittings_take(&s, of_all, db_integer(-1));
    VEC_EACH (int64_t, audience, sight->office)
        if (sittings_take(&s, of_office, db_integer(*audience)) != STATUS_OK)
            return fault->status;
    VEC_EACH (int64_t, audience, sight->unit)
        if (sittings_take(&s, of_unit, db_integer(*audience)) != STATUS_OK)
            return fault->status;
    return STATUS_OK;
}
