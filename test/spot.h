/*
 * spot - where a test keeps its instance: a folder of its own, or with FRJ_PG in the environment
 * (test/pg.sh) a schema of its own in that server, its tables owned by another role than writes.
 *
 * spot.place and spot.owner are what office_create() and db_open() take; spot.dir is a folder for
 * files in either case.
 */
#pragma once

#include "base/must.h"
#include "test/check.h"

#include <libpq-fe.h>
#include <string.h>
#include <unistd.h>

struct spot {
    char dir[64], schema[64];
    char place[256], owner[256]; /* the owner is empty for a folder */
};

static inline bool spot_is_pg(const struct spot *spot)
{
    return spot->owner[0] != '\0';
}

/* As the server's own role, which may do everything: what an intruder would. */
static inline void spot_sql(const struct spot *spot, const char *sql)
{
    char address[256];

    check(snprintf(address, sizeof(address),
              "postgresql://postgres@/frj?host=%s&options=-csearch_path%%3D%s", getenv("FRJ_PG"),
              spot->schema)
          > 0);
    PGconn *conn = PQconnectdb(address);
    check(PQstatus(conn) == CONNECTION_OK);
    PGresult *result = PQexec(conn,
        "SET session_replication_role = replica;" /* no triggers */
        " SET client_min_messages = warning");
    PQclear(result);
    result = PQexec(conn, sql);
    bool done =
        PQresultStatus(result) == PGRES_COMMAND_OK || PQresultStatus(result) == PGRES_TUPLES_OK;
    if (!done)
        printf("     %s: %s", sql, PQerrorMessage(conn));
    PQclear(result);
    PQfinish(conn);
    check(done);
}

static inline void spot_address(const struct spot *spot, const char *role, char out[256])
{
    int len = snprintf(out, 256, "postgresql://%s@/frj?host=%s&options=-csearch_path%%3D%s", role,
        getenv("FRJ_PG"), spot->schema);

    check(len > 0 && len < 256);
}

/* A folder always. */
static inline void spot_new_folder(struct spot *spot)
{
    *spot = (struct spot){.dir = "/tmp/frj-test-XXXXXX"};
    check(mkdtemp(spot->dir) != NULL);
    check(snprintf(spot->place, sizeof(spot->place), "%s", spot->dir) > 0);
}

static inline void spot_new(struct spot *spot)
{
    char sql[256];

    spot_new_folder(spot);
    if (getenv("FRJ_PG") == NULL)
        return;
    check(snprintf(spot->schema, sizeof(spot->schema), "t%d_", (int)getpid()) > 0);
    for (const char *c = strrchr(spot->dir, '-') + 1; *c != '\0'; c++) /* any letters are plain */
        check(snprintf(spot->schema + strlen(spot->schema), 4, "%02x", (unsigned)*c) == 2);
    spot_address(spot, "frj_owner", spot->owner);
    spot_address(spot, "frj_app", spot->place);
    check(snprintf(sql, sizeof(sql),
              "CREATE SCHEMA %s AUTHORIZATION frj_owner; GRANT USAGE ON SCHEMA %s TO frj_app",
              spot->schema, spot->schema)
          > 0);
    spot_sql(spot, sql);
}

static inline void spot_end(const struct spot *spot)
{
    static const char *const names[] = {"frj.db", "frj.db-wal", "frj.db-shm", "lock", "out.frjl"};
    char text[128];

    for (size_t i = 0; i < COUNT_OF(names); i++) {
        check(snprintf(text, sizeof(text), "%s/%s", spot->dir, names[i]) > 0);
        unlink(text);
    }
    rmdir(spot->dir);
    if (!spot_is_pg(spot))
        return;
    check(snprintf(text, sizeof(text), "DROP SCHEMA %s CASCADE", spot->schema) > 0);
    spot_sql(spot, text);
}
