/*
 * pg_proxy - a line to the server of test/pg.sh that can be cut where a test wants it.
 *
 * A process of its own listens on a Unix socket in a folder of its own and forwards both ways, a
 * further process for each connection.  What it is to do is told through shared memory and done
 * once; `cuts` counts.
 */
#pragma once

#include <stdatomic.h>
#include <stdbool.h>
#include <sys/types.h>

enum pg_cut {
    CUT_NOTHING,
    CUT_BEFORE_COMMIT, /* the COMMIT was sent and does not arrive */
    CUT_AFTER_COMMIT,  /* it was handed on, and the line is cut at once */
    CUT_ANSWER,        /* it is answered, and nothing of the answer arrives */
    CUT_IN_ANSWER,     /* `at` bytes of the answer arrive */
    CUT_SILENCE,       /* it is handed on, then nothing arrives any more and nothing is cut */
    CUT_CHUNK,         /* whatever it is, the `at`-th piece is not handed on */
    CUT_FOR_GOOD,      /* as before, and nobody gets through any more */
};

struct pg_proxy_control {
    atomic_int cut, at, cuts;
};

struct pg_proxy {
    char dir[64]; /* of the socket: the host of an address */
    pid_t pid;
    struct pg_proxy_control *control;
};

bool pg_proxy_open(struct pg_proxy *proxy, const char *server_dir);
void pg_proxy_arm(struct pg_proxy *proxy, enum pg_cut cut, int at);
/* True when it was cut since pg_proxy_arm(); nothing is cut any more. */
bool pg_proxy_disarm(struct pg_proxy *proxy);
void pg_proxy_close(struct pg_proxy *proxy);
