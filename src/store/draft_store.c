#include "store/draft_store.h"

enum status draft_put(struct db *db, const struct draft_row *row, struct fault *fault)
{
    static const char sql[] =
        "INSERT INTO draft (person, id, noun, command, input, saved_at)"
        " VALUES ($1, $2, $3, $4, $5, $6)"
        " ON CONFLICT (person, id) DO UPDATE SET command = excluded.command,"
        " input = excluded.input, saved_at = excluded.saved_at";

    return db_run(db, sql,
        DB_VALUES(db_id(row->person.id), db_id(row->id), db_text(row->noun), db_id(row->key.id),
            db_text(row->input), db_integer(row->saved_at.ms)),
        fault);
}

static struct draft_row row_of(const struct db_rows *rows, person_id person, struct arena *arena)
{
    struct draft_row row = {.person = person,
        .noun = db_column_text(rows, 1, arena),
        .input = db_column_text(rows, 3, arena),
        .saved_at = {db_column_integer(rows, 4)}};

    must(db_column_bytes(rows, 0, row.id.b, sizeof(row.id.b))
         && db_column_bytes(rows, 2, row.key.id.b, sizeof(row.key.id.b)));
    return row;
}

enum status draft_find(struct db *db, person_id person, struct id id, struct arena *arena,
    struct draft_row *out, struct fault *fault)
{
    static const char sql[] =
        "SELECT id, noun, command, input, saved_at FROM draft WHERE person = $1 AND id = $2";
    struct db_rows rows = {0};
    bool found = false;

    if (db_query(db, &rows, sql, DB_VALUES(db_id(person.id), db_id(id)), fault) == STATUS_OK
        && db_rows_next(&rows, fault)) {
        *out = row_of(&rows, person, arena);
        found = true;
    }
    db_rows_close(&rows);
    if (fault->status == STATUS_OK && !found)
        return fault_set(fault, STATUS_NOT_FOUND, "没有这份草稿");
    return fault->status;
}

enum status draft_list(
    struct db *db, person_id person, struct arena *arena, struct vec *out, struct fault *fault)
{
    static const char sql[] =
        "SELECT id, noun, command, input, saved_at FROM draft WHERE person = $1"
        " ORDER BY saved_at DESC, id";
    struct db_rows rows = {0};

    *out = (struct vec){0};
    if (db_query(db, &rows, sql, DB_VALUES(db_id(person.id)), fault) == STATUS_OK)
        while (db_rows_next(&rows, fault))
            *(struct draft_row *)vec_push(arena, out, sizeof(struct draft_row)) =
                row_of(&rows, person, arena);
    db_rows_close(&rows);
    return fault->status;
}

enum status draft_drop(struct db *db, person_id person, struct id id, struct fault *fault)
{
    static const char sql[] = "DELETE FROM draft WHERE person = $1 AND id = $2";

    return db_run(db, sql, DB_VALUES(db_id(person.id), db_id(id)), fault);
}
