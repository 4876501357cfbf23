/*
 * registrar - the only writer while an office is served.
 *
 * Whatever waits at desks and at the door of the command line is drained, decided in its order,
 * committed in one durable transaction, and then answered, each asker under its own tag.  Who
 * sends what is no message is cut off; who does not read answers is not waited for.
 */
#pragma once

#include "office/office.h"

enum { REGISTRAR_DESKS_MAX = 64, REGISTRAR_DOORS_MAX = 32 };

struct registrar {
    const int *desks; /* socket pairs; when all have closed, the registrar ends */
    size_t desks_len;
    int door;         /* a listening socket for the command line; -1: none */
    const char *keys; /* folder of the log's keys; NULL: nobody signs this log */
};

/* Serves until the desks are gone or SIGTERM, then finishes what waits.  An exit code. */
int registrar_serve(struct office *office, const struct registrar *posts);
