#include "store/account_store.h"

enum status account_add(
    struct db *db, const struct account_row *row, instant now, struct fault *fault)
{
    static const char sql[] =
        "INSERT INTO account (person, name, verifier, made_at) VALUES ($1, $2, $3, $4)";

    return db_run(db, sql,
        DB_VALUES(
            db_id(row->person.id), db_text(row->name), db_text(row->verifier), db_integer(now.ms)),
        fault);
}

enum status account_find(struct db *db, struct str name, struct arena *arena,
    struct account_row *out, struct fault *fault)
{
    static const char sql[] = "SELECT person, name, verifier FROM account WHERE name = $1";
    struct db_rows rows = {0};
    bool found = false;

    if (db_query(db, &rows, sql, DB_VALUES(db_text(name)), fault) == STATUS_OK
        && db_rows_next(&rows, fault)) {
        found = db_column_bytes(&rows, 0, out->person.id.b, sizeof(out->person.id.b));
        out->name = db_column_text(&rows, 1, arena);
        out->verifier = db_column_text(&rows, 2, arena);
    }
    db_rows_close(&rows);
    if (fault->status == STATUS_OK && !found)
        return fault_set(fault, STATUS_NOT_FOUND, "没有这个账号");
    return fault->status;
}

enum status session_add(
    struct db *db, const struct session_row *row, instant now, struct fault *fault)
{
    static const char sql[] =
        "INSERT INTO session (hash, person, csrf, made_at, until_at) VALUES ($1, $2, $3, $4, $5)";

    return db_run(db, sql,
        DB_VALUES(db_id(row->hash), db_id(row->person.id), db_text(row->csrf), db_integer(now.ms),
            db_integer(row->until.ms)),
        fault);
}

enum status session_find(struct db *db, const struct digest *hash, instant now, struct arena *arena,
    struct session_row *out, struct fault *fault)
{
    static const char sql[] =
        "SELECT person, csrf, made_at, until_at FROM session WHERE hash = $1 AND until_at > $2";
    struct db_rows rows = {0};
    bool found = false;

    *out = (struct session_row){.hash = *hash};
    if (db_query(db, &rows, sql, DB_VALUES(db_id(*hash), db_integer(now.ms)), fault) == STATUS_OK
        && db_rows_next(&rows, fault)) {
        found = db_column_bytes(&rows, 0, out->person.id.b, sizeof(out->person.id.b));
        out->csrf = db_column_text(&rows, 1, arena);
        out->made.ms = db_column_integer(&rows, 2);
        out->until.ms = db_column_integer(&rows, 3);
    }
    db_rows_close(&rows);
    if (fault->status == STATUS_OK && !found)
        return fault_set(fault, STATUS_NOT_FOUND, "没有登录，或者登录已经到期");
    return fault->status;
}

enum status session_extend(struct db *db, const struct session_row *row, struct fault *fault)
{
    static const char sql[] = "UPDATE session SET until_at = $2 WHERE hash = $1";

    return db_run(db, sql, DB_VALUES(db_id(row->hash), db_integer(row->until.ms)), fault);
}

enum status session_drop(struct db *db, const struct digest *hash, instant now, struct fault *fault)
{
    static const char sql[] = "DELETE FROM session WHERE hash = $1 OR until_at <= $2";

    return db_run(db, sql, DB_VALUES(db_id(*hash), db_integer(now.ms)), fault);
}
