#include "store/meeting_list.h"

enum status meeting_list(struct db *db, body_id body, size_t limit, struct arena *arena,
    struct vec *out, struct fault *fault)
{
    static const char sql[] =
        "SELECT meeting FROM meeting_list WHERE body = $1"
        " ORDER BY held_from DESC, meeting LIMIT $2";
    struct db_rows rows = {0};

    *out = (struct vec){0};
    *fault = (struct fault){.status = STATUS_OK};
    if (db_query(db, &rows, sql, DB_VALUES(db_id(body.id), db_integer((int64_t)limit)), fault)
        == STATUS_OK)
        while (db_rows_next(&rows, fault)) {
            struct id *id = vec_push(arena, out, sizeof(*id));
            db_column_bytes(&rows, 0, id->b, sizeof(id->b));
        }
    db_rows_close(&rows);
    return fault->status;
}
