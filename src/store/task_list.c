#include "store/task_list.h"

#include "store/matter_row.h"

const day task_never = {(1 << 22) - 1};

int64_t task_rank(day due, uint64_t seq)
{
    must(due.n <= task_never.n && seq < (uint64_t)1 << 40);
    return due.n * ((int64_t)1 << 40) + (int64_t)seq;
}

uint64_t task_seq(int64_t rank)
{
    return (uint64_t)rank % ((uint64_t)1 << 40);
}

/* $1 what of the person, $2 and $3 between which ranks, $4 the person, $5 how many. */
#define TASKS(of)                                                                                  \
    "SELECT " MATTER_COLUMNS                                                                       \
    ", t.step, t.rank"                                                                             \
    " FROM task_list t JOIN matter_list m ON m.matter = t.matter"                                  \
    " WHERE " of                                                                                   \
    " AND t.rank > $2 AND t.rank < $3"                                                             \
    " AND NOT EXISTS (SELECT 1 FROM recusal_list r WHERE r.person = $4 AND r.matter = t.matter)"   \
    " ORDER BY t.rank LIMIT $5"

static const char of_office[] = TASKS("t.office_audience = $1");
static const char of_unit[] = TASKS("t.unit_audience = $1");
static const char of_party[] = TASKS(MATTERS_OF_PARTY " AND t.own = 1");

struct tasks {
    struct db *db;
    const struct task_filter *filter;
    const struct sight_of *sight;
    struct fault *fault;
    struct row_merge merge;
};

static enum status tasks_take(struct tasks *t, const char *sql, struct db_value key)
{
    struct db_rows rows = {0};
    struct vec found = {0};
    struct arena *arena = t->merge.arena;

    if (db_query(t->db, &rows, sql,
            DB_VALUES(key, db_integer(t->filter->after), db_integer(row_merge_end(&t->merge)),
                db_id(t->sight->person.id), db_integer((int64_t)t->filter->limit)),
            t->fault)
        == STATUS_OK)
        while (db_rows_next(&rows, t->fault)) {
            struct ranked_row *row = vec_push(arena, &found, sizeof(*row));
            matter_row_read(&rows, arena, &row->matter);
            row->step = db_column_text(&rows, MATTER_COLUMNS_LEN, arena);
            row->rank = db_column_integer(&rows, MATTER_COLUMNS_LEN + 1);
        }
    db_rows_close(&rows);
    row_merge_add(&t->merge, &found);
    return t->fault->status;
}

static enum status tasks_all(struct tasks *t)
{
    VEC_EACH (int64_t, audience, t->sight->office)
        if (tasks_take(t, of_office, db_integer(*audience)) != STATUS_OK)
            return t->fault->status;
    VEC_EACH (int64_t, audience, t->sight->unit)
        if (tasks_take(t, of_unit, db_integer(*audience)) != STATUS_OK)
            return t->fault->status;
    return t->sight->sitting ? STATUS_OK : tasks_take(t, of_party, db_id(t->sight->person.id));
}

enum status task_list(struct db *db, const struct task_filter *filter, const struct sight_of *sight,
    struct arena *arena, struct vec *out, struct fault *fault)
{
    struct tasks t = {.db = db,
        .filter = filter,
        .sight = sight,
        .fault = fault,
        .merge = {.arena = arena, .limit = filter->limit}};

    *out = (struct vec){0};
    *fault = (struct fault){.status = STATUS_OK};
    if (tasks_all(&t) == STATUS_OK)
        VEC_EACH (struct ranked_row, row, t.merge.best)
            *(struct task_row *)vec_push(arena, out, sizeof(struct task_row)) =
                (struct task_row){row->matter, row->step, row->rank};
    return fault->status;
}
