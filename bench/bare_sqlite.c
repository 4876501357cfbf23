#include "bench/bare.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

enum { STATEMENTS_MAX = 256, PLACES_MAX = 24 };

struct bare_statement {
    const char *sql;
    sqlite3_stmt *statement;
    int places;
    int numbers[PLACES_MAX]; /* the value of each place */
};

struct bare_sqlite {
    sqlite3 *handle;
    struct bare_statement statements[STATEMENTS_MAX];
    sqlite3_stmt *begin, *commit;
};

static sqlite3_stmt *prepare(struct bare_sqlite *bare, const char *sql)
{
    sqlite3_stmt *statement = NULL;

    must(sqlite3_prepare_v3(bare->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL)
         == SQLITE_OK);
    return statement;
}

struct bare_sqlite *bare_sqlite_open(const char *dir)
{
    static const char settings[] =
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
        "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0;"
        "PRAGMA secure_delete=ON; PRAGMA cache_size=-16384; PRAGMA temp_store=MEMORY; PRAGMA "
        "journal_size_limit=67108864";
    struct bare_sqlite *bare = calloc(1, sizeof(*bare));
    char path[512];

    must(bare != NULL && snprintf(path, sizeof(path), "%s/frj.db", dir) < (int)sizeof(path));
    must(sqlite3_open_v2(path, &bare->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL)
         == SQLITE_OK);
    must(sqlite3_exec(bare->handle, settings, NULL, NULL, NULL) == SQLITE_OK);
    bare->begin = prepare(bare, "BEGIN IMMEDIATE");
    bare->commit = prepare(bare, "COMMIT");
    return bare;
}

void bare_sqlite_close(struct bare_sqlite *bare)
{
    for (size_t i = 0; i < STATEMENTS_MAX; i++)
        sqlite3_finalize(bare->statements[i].statement);
    sqlite3_finalize(bare->begin);
    sqlite3_finalize(bare->commit);
    must(sqlite3_close(bare->handle) == SQLITE_OK);
    free(bare);
}

static struct bare_statement *statement_of(struct bare_sqlite *bare, const char *sql)
{
    size_t i = ((uintptr_t)sql >> 3) % STATEMENTS_MAX;

    while (bare->statements[i].sql != NULL && bare->statements[i].sql != sql)
        i = (i + 1) % STATEMENTS_MAX;
    return &bare->statements[i];
}

static void statement_prepare(struct bare_sqlite *bare, const char *sql)
{
    struct bare_statement *statement = statement_of(bare, sql);

    if (statement->sql != NULL)
        return;
    *statement = (struct bare_statement){.sql = sql, .statement = prepare(bare, sql)};
    statement->places = sqlite3_bind_parameter_count(statement->statement);
    must(statement->places <= PLACES_MAX);
    for (int i = 0; i < statement->places; i++)
        statement->numbers[i] =
            (int)strtol(sqlite3_bind_parameter_name(statement->statement, i + 1) + 1, NULL, 10) - 1;
}

void bare_sqlite_prepare(struct bare_sqlite *bare, const struct vec *traced)
{
    VEC_EACH (struct traced, one, *traced)
        if (one->sql != NULL)
            statement_prepare(bare, one->sql);
}

static void bind(sqlite3_stmt *statement, int place, const struct db_value *value)
{
    int code = SQLITE_OK;

    if (value->kind == DB_INTEGER)
        code = sqlite3_bind_int64(statement, place, value->integer);
    else if (value->kind == DB_TEXT && value->text.len > 0)
        code = sqlite3_bind_text64(
            statement, place, value->text.at, value->text.len, SQLITE_STATIC, SQLITE_UTF8);
    else if (value->kind == DB_BYTES)
        code =
            sqlite3_bind_blob64(statement, place, value->text.at, value->text.len, SQLITE_STATIC);
    else
        code = sqlite3_bind_null(statement, place);
    must(code == SQLITE_OK);
}

static void step(sqlite3_stmt *statement)
{
    must(sqlite3_step(statement) == SQLITE_DONE);
    sqlite3_reset(statement);
}

static void one_run(struct bare_sqlite *bare, const struct traced *traced)
{
    struct bare_statement *statement = statement_of(bare, traced->sql);
    int columns = sqlite3_column_count(statement->statement);
    size_t steps = traced->kind == TRACED_RUN ? 1 : traced->rows;

    for (int i = 0; i < statement->places; i++)
        bind(statement->statement, i + 1, &traced->values[statement->numbers[i]]);
    for (size_t i = 0; i < steps; i++) {
        int code = sqlite3_step(statement->statement);
        must(code == SQLITE_ROW || code == SQLITE_DONE);
        for (int column = 0; code == SQLITE_ROW && column < columns; column++)
            (void)sqlite3_column_blob(statement->statement, column);
    }
    sqlite3_reset(statement->statement);
}

void bare_sqlite_run(struct bare_sqlite *bare, const struct vec *traced)
{
    VEC_EACH (struct traced, one, *traced) {
        switch (one->kind) {
        case TRACED_BEGIN: step(bare->begin); break;
        case TRACED_COMMIT: step(bare->commit); break;
        case TRACED_RUN:
        case TRACED_QUERY: one_run(bare, one); break;
        }
    }
}
