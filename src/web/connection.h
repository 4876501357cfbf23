/*
 * connection - one client's requests, one after the other, from bytes to answers.
 *
 * A head has ten seconds in all, a silent connection a minute; a body comes at a pace or not at
 * all.  A connection has an arena only while a request is in it, so that idle ones cost nothing.
 */
#pragma once

#include "office/tally.h"
#include "office/tls.h"
#include "office/wire.h"
#include "web/site.h"

struct event_base;
struct connections; /* all of a desk's */

struct connections_new {
    const struct site *site;
    struct event_base *base;
    const struct tls *tls; /* of clients, not of watchers; NULL: plain */
    /* The registrar. */
    void (*ask)(void *context, enum wire_kind kind, uint64_t tag, struct str text);
    void (*drained)(void *context); /* the last one closed, after connections_drain() */
    void *context;
    struct tally *tally;
    size_t part; /* of the tally: this desk's */
    bool says;   /* a line for each request (journal.h) */
};
struct connections *connections_open(const struct connections_new *what); /* NULL: no memory */
void connections_close(struct connections *all);                          /* safe on NULL */

/* A new client from this address, NULL: a watcher (metrics.h); takes over `fd`. */
struct sockaddr_storage;
void connections_take(struct connections *all, int fd, const struct sockaddr_storage *address);

/* What the registrar answered to the request of this tag. */
void connections_answered(
    struct connections *all, enum wire_kind kind, uint64_t tag, struct str text);

/* No more requests are read; true: there is nothing left to wait for. */
bool connections_drain(struct connections *all);
