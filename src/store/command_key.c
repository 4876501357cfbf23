#include "store/command_key.h"

enum status command_key_add(struct db *db, const struct event *first, struct id stream,
    const struct digest *content, struct fault *fault)
{
    static const char sql[] =
        "INSERT INTO command_key (person, command, stream, first_seq, events, content)"
        " VALUES ($1, $2, $3, $4, $5, $6)";

    must(first->i == 0);
    return db_run(db, sql,
        DB_VALUES(db_id(first->by.id), db_id(first->command.id), db_id(stream),
            db_integer((int64_t)first->seq), db_integer(first->of), db_id(*content)),
        fault);
}

enum status command_key_find(struct db *db, person_id by, command_key key,
    struct command_key_row *out, bool *found, struct fault *fault)
{
    static const char sql[] =
        "SELECT stream, first_seq, events, content FROM command_key"
        " WHERE person = $1 AND command = $2";
    struct db_rows rows = {0};

    *found = false;
    if (db_query(db, &rows, sql, DB_VALUES(db_id(by.id), db_id(key.id)), fault) == STATUS_OK
        && db_rows_next(&rows, fault)) {
        *found = true;
        db_column_bytes(&rows, 0, out->stream.b, sizeof(out->stream.b));
        out->first_seq = (uint64_t)db_column_integer(&rows, 1);
        out->events = (int)db_column_integer(&rows, 2);
        db_column_bytes(&rows, 3, out->content.b, sizeof(out->content.b));
    }
    db_rows_close(&rows);
    return fault->status;
}

enum status command_key_count(struct db *db, uint64_t *out, struct fault *fault)
{
    static const char sql[] = "SELECT COUNT(*) FROM command_key";
    struct db_rows rows = {0};

    *out = 0;
    if (db_query(db, &rows, sql, NULL, 0, fault) == STATUS_OK && db_rows_next(&rows, fault))
        *out = (uint64_t)db_column_integer(&rows, 0);
    db_rows_close(&rows);
    return fault->status;
}
