/*
 * desk - the process that speaks HTTP: an event loop over connections, and the site behind it.
 *
 * It reads the record and never writes: what is to be recorded goes to the registrar over a socket
 * pair, and the exchange goes on when the answer comes.  Limits: docs/HTTP.md.
 */
#pragma once

#include "office/tally.h"
#include "office/tls.h"
#include "web/site.h"

struct desk_posts {
    int listener;          /* listening socket, shared by all desks */
    int registrar;         /* end of a socket pair */
    int metrics;           /* another listening socket, for /metrics and /health; -1: none */
    int ready;             /* told with a byte when it serves */
    const struct tls *tls; /* of clients; NULL: plain */
    struct tally *tally;
    bool says;         /* a line for each request (journal.h) */
    const char *place; /* of the office, for the sandbox */
};

/* Serves until SIGTERM (then finishes what runs) or until the registrar is gone; an exit code. */
int desk_serve(const struct site *site, const struct desk_posts *posts);
