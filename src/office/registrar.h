/*
 * registrar - the only writer while an office is served.
 *
 * Whatever waits at desks and at the door of the command line is drained, decided in its order,
 * committed in one durable transaction, and then answered, each asker under its own tag.  Who
 * sends what is no message is cut off; who does not read answers is not waited for.  It signs by
 * the notary it is handed; without one nobody signs this log.  It reminds (reminding.h), and gives
 * the courier its letters (mailing.h).
 */
#pragma once

#include "office/office.h"
#include "office/tally.h"

enum { REGISTRAR_PEERS_MAX = 96 };

/* What the supervisor hands over on the control socket, one byte with one descriptor. */
enum registrar_hand { HAND_DESK = 'd', HAND_SCRIBE = 's', HAND_NOTARY = 'n', HAND_COURIER = 'c' };

struct registrar {
    int control; /* from the supervisor; when it closes, the registrar ends */
    int door;    /* a listening socket for the command line; -1: none */
    struct tally *tally;
    const char *place; /* of the office, for the sandbox */
    struct str from;   /* address in letters */
};

/* Serves until the control socket closes or SIGTERM comes, then finishes what waits. */
int registrar_serve(struct office *office, const struct registrar *posts);

/* The supervisor's side: gives away `fd`.  False: the registrar is gone. */
bool registrar_hand(int control, enum registrar_hand what, int fd) MUST_USE;
