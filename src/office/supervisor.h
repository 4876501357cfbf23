/*
 * supervisor - starts the posts of an office, each in its own process, and again when one dies.
 *
 * It parses nothing and opens no database.  A post is the program itself, run again with the name
 * of the post; what it may use is handed to it as open descriptors from 3 on.
 */
#pragma once

#include "base/fault.h"

/* Where a post finds what it was handed. */
enum post_fd {
    POST_FD_LINE = 3, /* to the registrar; of the registrar to the supervisor */
    POST_FD_TALLY,
    POST_FD_LISTENER, /* a desk's; of the registrar the door */
    POST_FD_READY,    /* told with a byte when it serves */
    POST_FD_METRICS,
};

struct supervisor {
    const char *program;      /* the binary */
    const char *const *words; /* behind the name of the post; NULL at the end */
    const char *place;        /* of the office, for the sandbox */
    const char *keys;         /* folder of the log's keys; NULL: nobody signs this log */
    const char *outbox;       /* the courier's folder; NULL: there is no courier */
    int listener;             /* the desks' listening socket */
    int metrics;              /* another one, for /metrics and /health; -1: none */
    int door;                 /* the registrar's, for the command line; -1: none */
    int desks, scribes;
};

/* Until SIGTERM or SIGINT: then desks finish what they have, then the registrar.  SIGHUP: desks
 * begin anew, one after the other, each old one staying until its successor serves.  An exit
 * code. */
int supervisor_serve(const struct supervisor *what);

/* "127.0.0.1:8080", "[::1]:8080" or "unix:/run/frj.sock"; STATUS_INVALID, STATUS_CONFLICT (in
 * use), STATUS_UNAVAILABLE. */
enum status listener_open(const char *where, int *out, struct fault *fault) MUST_USE;
/* A socket that systemd handed over (LISTEN_FDS): the one called "metrics", or the first that is
 * called something else; -1: none. */
int listener_handed(bool metrics);
