#include "bench/bare.h"

#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>

enum { STATEMENTS_MAX = 256, VALUES_MAX = 24, NAME_LEN = 16 };
enum { OID_BYTEA = 17, OID_INT8 = 20, OID_TEXT = 25 };

struct bare_postgres {
    PGconn *conn;
    size_t queued;
    const char *statements[STATEMENTS_MAX]; /* prepared under the number of their place */
};

struct params {
    Oid types[VALUES_MAX];
    const char *at[VALUES_MAX];
    int lens[VALUES_MAX], formats[VALUES_MAX];
    uint8_t integers[VALUES_MAX][8];
};

static void broken(struct bare_postgres *bare)
{
    printf("%s\n", PQerrorMessage(bare->conn));
    must(false);
}

static size_t place_of(const struct bare_postgres *bare, const char *sql)
{
    size_t i = ((uintptr_t)sql >> 3) % STATEMENTS_MAX;

    while (bare->statements[i] != NULL && bare->statements[i] != sql)
        i = (i + 1) % STATEMENTS_MAX;
    return i;
}

static void name_write(char name[NAME_LEN], size_t place)
{
    must(snprintf(name, NAME_LEN, "b%zu", place) < NAME_LEN);
}

static void param_take(struct params *params, size_t i, const struct db_value *value)
{
    params->formats[i] = 1;
    params->at[i] = value->text.at;
    params->lens[i] = (int)value->text.len;
    params->types[i] = value->kind == DB_TEXT ? OID_TEXT : OID_BYTEA;
    if (value->kind == DB_INTEGER) {
        for (int k = 0; k < 8; k++)
            params->integers[i][k] = (uint8_t)((uint64_t)value->integer >> (56 - 8 * k));
        params->types[i] = OID_INT8;
        params->at[i] = (const char *)params->integers[i];
        params->lens[i] = 8;
    } else if (value->kind == DB_NULL || (value->kind == DB_TEXT && value->text.len == 0)) {
        params->types[i] = value->kind == DB_TEXT ? OID_TEXT : 0;
        params->at[i] = NULL;
    }
}

static void params_take(struct params *params, const struct traced *traced)
{
    must(traced->values_len <= VALUES_MAX);
    for (size_t i = 0; i < traced->values_len; i++)
        param_take(params, i, &traced->values[i]);
}

struct bare_postgres *bare_postgres_open(const char *address)
{
    struct bare_postgres *bare = calloc(1, sizeof(*bare));

    must(bare != NULL);
    bare->conn = PQconnectdb(address);
    if (PQstatus(bare->conn) != CONNECTION_OK)
        broken(bare);
    return bare;
}

void bare_postgres_close(struct bare_postgres *bare)
{
    PQfinish(bare->conn);
    free(bare);
}

void bare_postgres_prepare(struct bare_postgres *bare, const struct vec *traced)
{
    VEC_EACH (struct traced, one, *traced) {
        size_t place = one->sql == NULL ? 0 : place_of(bare, one->sql);
        struct params params;
        char name[NAME_LEN];
        if (one->sql == NULL || bare->statements[place] != NULL)
            continue;
        params_take(&params, one);
        name_write(name, place);
        PGresult *result =
            PQprepare(bare->conn, name, one->sql, (int)one->values_len, params.types);
        if (PQresultStatus(result) != PGRES_COMMAND_OK)
            broken(bare);
        PQclear(result);
        bare->statements[place] = one->sql;
    }
}

static void send(struct bare_postgres *bare, const struct traced *traced)
{
    struct params params;
    char name[NAME_LEN];
    int sent;

    if (traced->kind == TRACED_BEGIN || traced->kind == TRACED_COMMIT) {
        sent = PQsendQueryParams(bare->conn, traced->kind == TRACED_BEGIN ? "BEGIN" : "COMMIT", 0,
            NULL, NULL, NULL, NULL, 1);
    } else {
        params_take(&params, traced);
        name_write(name, place_of(bare, traced->sql));
        sent = PQsendQueryPrepared(
            bare->conn, name, (int)traced->values_len, params.at, params.lens, params.formats, 1);
    }
    if (sent != 1)
        broken(bare);
    bare->queued++;
}

/* Until the mark of the sync. */
static void answers_take(struct bare_postgres *bare)
{
    if (bare->queued == 0)
        return;
    bare->queued = 0;
    if (PQpipelineSync(bare->conn) != 1)
        broken(bare);
    for (;;) {
        PGresult *result = PQgetResult(bare->conn);
        ExecStatusType status = PQresultStatus(result);
        if (result == NULL && PQstatus(bare->conn) != CONNECTION_OK)
            broken(bare);
        if (result == NULL)
            continue; /* stands between the answers of two statements */
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK
            && status != PGRES_PIPELINE_SYNC)
            broken(bare);
        PQclear(result);
        if (status == PGRES_PIPELINE_SYNC)
            return;
    }
}

void bare_postgres_run(struct bare_postgres *bare, const struct vec *traced, bool waits)
{
    if (PQenterPipelineMode(bare->conn) != 1)
        broken(bare);
    VEC_EACH (struct traced, one, *traced) {
        send(bare, one);
        if (one->kind == TRACED_COMMIT || (waits && one->kind == TRACED_QUERY))
            answers_take(bare);
    }
    answers_take(bare);
    if (PQexitPipelineMode(bare->conn) != 1)
        broken(bare);
}
