#include "store/token_store.h"

enum status token_add(struct db *db, const struct token_row *row, struct fault *fault)
{
    static const char sql[] =
        "INSERT INTO token (hash, person, name, scope, made_at, until_at)"
        " VALUES ($1, $2, $3, $4, $5, $6)";

    return db_run(db, sql,
        DB_VALUES(db_id(row->hash), db_id(row->person.id), db_text(row->name), db_text(row->scope),
            db_integer(row->made.ms), db_integer(row->until.ms)),
        fault);
}

static void row_read(struct db_rows *rows, struct arena *arena, struct token_row *out)
{
    db_column_bytes(rows, 0, out->hash.b, sizeof(out->hash.b));
    db_column_bytes(rows, 1, out->person.id.b, sizeof(out->person.id.b));
    out->name = db_column_text(rows, 2, arena);
    out->scope = db_column_text(rows, 3, arena);
    out->made.ms = db_column_integer(rows, 4);
    out->until.ms = db_column_integer(rows, 5);
}

enum status token_find(struct db *db, const struct digest *hash, instant now, struct arena *arena,
    struct token_row *out, struct fault *fault)
{
    static const char sql[] =
        "SELECT hash, person, name, scope, made_at, until_at FROM token"
        " WHERE hash = $1 AND until_at > $2";
    struct db_rows rows = {0};
    bool found = false;

    *out = (struct token_row){.hash = *hash};
    if (db_query(db, &rows, sql, DB_VALUES(db_id(*hash), db_integer(now.ms)), fault) == STATUS_OK
        && db_rows_next(&rows, fault)) {
        found = true;
        row_read(&rows, arena, out);
    }
    db_rows_close(&rows);
    if (fault->status == STATUS_OK && !found)
        return fault_set(fault, STATUS_NOT_FOUND, "没有这个令牌，或者已经到期");
    return fault->status;
}

enum status token_list(
    struct db *db, person_id person, struct arena *arena, struct vec *out, struct fault *fault)
{
    static const char sql[] =
        "SELECT hash, person, name, scope, made_at, until_at FROM token"
        " WHERE person = $1 ORDER BY made_at, hash";
    struct db_rows rows = {0};

    *out = (struct vec){0};
    if (db_query(db, &rows, sql, DB_VALUES(db_id(person.id)), fault) == STATUS_OK)
        while (db_rows_next(&rows, fault))
            row_read(&rows, arena, vec_push(arena, out, sizeof(struct token_row)));
    db_rows_close(&rows);
    return fault->status;
}

enum status token_drop(struct db *db, const struct digest *hash, struct fault *fault)
{
    static const char sql[] = "DELETE FROM token WHERE hash = $1";

    return db_run(db, sql, DB_VALUES(db_id(*hash)), fault);
}
