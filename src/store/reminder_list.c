#include "store/reminder_list.h"

#include "store/task_list.h"

enum status reminder_candidates(struct db *db, const struct reminder_span *span,
    struct arena *arena, struct vec *out, struct fault *fault)
{
    static const char sql[] =
        "SELECT matter, step, rank FROM task_list WHERE rank > $1 AND rank < $2"
        " ORDER BY rank LIMIT $3";
    struct db_rows rows = {0};

    *out = (struct vec){0};
    if (db_query(db, &rows, sql,
            DB_VALUES(db_integer(span->after), db_integer(task_rank(span->below, 0)),
                db_integer((int64_t)span->limit)),
            fault)
        == STATUS_OK)
        while (db_rows_next(&rows, fault)) {
            struct reminder *row = vec_push(arena, out, sizeof(*row));
            *row = (struct reminder){
                .step = db_column_text(&rows, 1, arena), .rank = db_column_integer(&rows, 2)};
            db_column_bytes(&rows, 0, row->matter.id.b, sizeof(row->matter.id.b));
        }
    db_rows_close(&rows);
    return fault->status;
}

enum status reminder_known(
    struct db *db, const struct reminder *reminder, bool *out, struct fault *fault)
{
    static const char sql[] =
        "SELECT no FROM message_list WHERE matter = $1 AND step = $2 AND kind = $3 AND due = $4";
    struct db_rows rows = {0};

    *out = db_query(db, &rows, sql,
               DB_VALUES(db_id(reminder->matter.id), db_text(reminder->step),
                   db_integer(reminder->kind), db_integer(reminder->due.n)),
               fault)
               == STATUS_OK
           && db_rows_next(&rows, fault);
    db_rows_close(&rows);
    return fault->status;
}

enum status reminder_add(
    struct db *db, const struct reminder *reminder, uint64_t size, instant at, struct fault *fault)
{
    static const char sql[] =
        "INSERT INTO message_list"
        " (no, matter, kind, step, at, due, office_audience, unit_audience, own)"
        " SELECT $1, matter, $4, step, $5, $6, office_audience, unit_audience, own"
        "   FROM task_list WHERE matter = $2 AND step = $3";
    static const char bump[] = "UPDATE message_stamp SET stamp = stamp + 1";
    int64_t newest, last = size == 0 ? 0 : message_no(size - 1);

    if (message_newest(db, &newest, fault) != STATUS_OK
        || db_run(db, sql,
               DB_VALUES(db_integer((newest > last ? newest : last) + 1),
                   db_id(reminder->matter.id), db_text(reminder->step), db_integer(reminder->kind),
                   db_integer(at.ms), db_integer(reminder->due.n)),
               fault)
               != STATUS_OK)
        return fault->status;
    return db_run(db, bump, NULL, 0, fault);
}
