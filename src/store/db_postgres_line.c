/* PostgreSQL: the line to the server.  Nothing waits for ever: a server that is silent is asked on
 * the other connection whether it lives, and given up when it does not. */
#include "store/db_postgres.h"

#include <errno.h>
#include <poll.h>
#include <time.h>

enum { ALIVE_WAIT_MS = 5000, WRITE_WAIT_MS = 10000, READ_WAIT_MS = 60000 };

static int64_t ms_now(void)
{
    struct timespec now;

    must(clock_gettime(CLOCK_MONOTONIC, &now) == 0);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

bool line_ready(PGconn *conn, int wait_ms)
{
    int64_t end = ms_now() + wait_ms;

    for (;;) {
        int unsent = PQflush(conn);
        if (unsent < 0 || PQconsumeInput(conn) != 1 || PQisBusy(conn) == 0)
            return true;
        struct pollfd ready = {
            .fd = PQsocket(conn), .events = (short)(unsent > 0 ? POLLIN | POLLOUT : POLLIN)};
        int64_t left = end - ms_now();
        if (left <= 0 || (poll(&ready, 1, (int)left) < 0 && errno != EINTR))
            return false;
    }
}

void line_drop(struct postgres *db)
{
    PQfinish(db->conn);
    db->conn = NULL;
    db->queued = 0;
    db->lease_at = db->standby_at = -1;
}

/* A long statement keeps the server from answering here, but not on the other connection. */
static bool server_lives(struct postgres *db)
{
    PGresult *result = NULL;

    if (db->session == NULL || PQsendQuery(db->session, "SELECT 1") != 1
        || !line_ready(db->session, ALIVE_WAIT_MS))
        return false;
    while ((result = PQgetResult(db->session)) != NULL)
        PQclear(result);
    return PQstatus(db->session) == CONNECTION_OK;
}

PGresult *line_answer(struct postgres *db)
{
    int wait_ms = db->session != NULL ? WRITE_WAIT_MS : READ_WAIT_MS;

    while (!line_ready(db->conn, wait_ms))
        if (!server_lives(db)) {
            line_drop(db);
            return NULL;
        }
    return PQgetResult(db->conn);
}

PGresult *line_answer_whole(struct postgres *db, int sent)
{
    PGresult *last = NULL, *next;

    if (sent != 1)
        return NULL;
    while ((next = line_answer(db)) != NULL) {
        PQclear(last);
        last = next;
    }
    return last;
}
