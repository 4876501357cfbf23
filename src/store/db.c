#include "store/db_engine.h"

#include <string.h>

bool db_is_address(const char *place)
{
    static const char *const schemes[] = {"postgresql://", "postgres://"};

    for (size_t i = 0; i < COUNT_OF(schemes); i++)
        if (place != NULL && strncmp(place, schemes[i], strlen(schemes[i])) == 0)
            return true;
    return false;
}

static const struct db_engine *engine_of(const char *place)
{
    return db_is_address(place) ? &postgres_engine : &sqlite_engine;
}

enum status db_open(const char *place, enum db_mode mode, struct db **out, struct fault *fault)
{
    *out = NULL;
    if (mode == DB_FILE || mode == DB_FILE_MAKE)
        return sqlite_engine.open(place, mode, out, fault);
    return engine_of(place)->open(place, mode, out, fault);
}

void db_close(struct db *db)
{
    if (db != NULL)
        db->engine->close(db);
}

bool db_is_lost(struct db *db)
{
    return db->engine->lost != NULL && db->engine->lost(db);
}

enum status db_reopen(struct db *db, struct fault *fault)
{
    must(db->engine->reopen != NULL);
    return db->engine->reopen(db, fault);
}

enum db_dialect db_dialect(const struct db *db)
{
    return db->engine->dialect;
}

bool db_is_new(const struct db *db)
{
    return db->mode == DB_CREATE || db->mode == DB_SCRATCH || db->mode == DB_FILE_MAKE;
}

void db_guard(struct db *db)
{
    db->engine->guard(db);
}

enum status db_check(struct db *db, struct fault *fault)
{
    return db->engine->check(db, fault);
}

enum status db_grant(struct db *db, const char *place, const struct db_right *rights, size_t len,
    struct fault *fault)
{
    return db->engine->grant(db, place, rights, len, fault);
}

void db_remove(const char *place, const struct db_right *rights, size_t len)
{
    engine_of(place)->remove(place, rights, len);
}

/* ---- statements ----------------------------------------------------------------------------- */

enum status db_script(struct db *db, const char *sql, struct fault *fault)
{
    *fault = (struct fault){.status = STATUS_OK};
    return db->engine->script(db, sql, fault);
}

enum status db_run(struct db *db, const char *sql, const struct db_value *values, size_t values_len,
    struct fault *fault)
{
    *fault = (struct fault){.status = STATUS_OK};
    return db->engine->run(db, sql, values, values_len, fault);
}

enum status db_query(struct db *db, struct db_rows *rows, const char *sql,
    const struct db_value *values, size_t values_len, struct fault *fault)
{
    *rows = (struct db_rows){.db = db};
    *fault = (struct fault){.status = STATUS_OK};
    return db->engine->query(db, rows, sql, values, values_len, fault);
}

bool db_rows_next(struct db_rows *rows, struct fault *fault)
{
    return rows->db->engine->next(rows, fault);
}

void db_rows_close(struct db_rows *rows)
{
    if (rows->statement != NULL)
        rows->db->engine->rows_close(rows);
    *rows = (struct db_rows){0};
}

/* ---- columns -------------------------------------------------------------------------------- */

int db_columns(const struct db_rows *rows)
{
    return rows->db->engine->columns(rows);
}

struct db_value db_column(const struct db_rows *rows, int column)
{
    return rows->db->engine->column(rows, column);
}

int64_t db_column_integer(const struct db_rows *rows, int column)
{
    return db_column(rows, column).integer;
}

struct str db_column_text(const struct db_rows *rows, int column, struct arena *arena)
{
    struct db_value value = db_column(rows, column);

    return value.text.len > 0 ? str_copy(arena, value.text) : (struct str){0};
}

bool db_column_bytes(const struct db_rows *rows, int column, void *out, size_t len)
{
    struct db_value value = db_column(rows, column);

    if (value.kind != DB_BYTES || value.text.len != len) {
        memset(out, 0, len);
        return false;
    }
    memcpy(out, value.text.at, len);
    return true;
}

/* ---- transactions --------------------------------------------------------------------------- */

enum status db_begin(struct db *db, struct fault *fault)
{
    *fault = (struct fault){.status = STATUS_OK};
    return db->engine->begin(db, fault);
}

enum status db_commit(struct db *db, struct fault *fault)
{
    return db->engine->commit(db, fault);
}

void db_rollback(struct db *db)
{
    db->engine->rollback(db);
}
