/*
 * site - what answers requests once they are read: routes, who asks, and the registrar's answers.
 *
 * The desk reads bytes and writes bytes; between them stands the site, which can be tried without
 * a socket.  It never waits.
 */
#pragma once

#include "web/route.h"

struct site {
    struct office *office; /* open for reading */
    bool secure;           /* reached over TLS: cookies say so */
};

/* Finds the route and runs its handler.  EXCHANGE_ASK: the registrar is to be asked. */
enum exchange_next site_handle(const struct site *site, struct exchange *x);

/* A form with a file, of which the head has come: may it be sent?  False: the answer stands. */
bool site_takes_file(const struct site *site, struct exchange *x);
const struct file_store *site_files(const struct site *site);

/* The registrar's answer; then the exchange is done. */
void site_answered(
    const struct site *site, struct exchange *x, enum wire_kind kind, struct str text);

/* The answer when something went wrong before or instead of a handler. */
void site_failed(const struct site *site, struct exchange *x, int status, const char *what);
