/*
 * throttle - who has to wait before the next try to sign in.
 *
 * Five failures of an account are free, then each one doubles a delay up to a minute; an address
 * has 30 failures a minute.  An account is never locked from outside: an address from which it was
 * signed in within a week waits for its own failures alone.  Kept in the registrar's memory;
 * failures are forgotten after a quarter of an hour.  The clock is the caller's, in ms.
 */
#pragma once

#include "base/text.h"

enum { THROTTLE_PLACES = 4096 };

struct throttle {
    struct tries {
        uint64_t key; /* of an account, an account at an address, an address; 0: free */
        int64_t last; /* failure, or sign-in; of an address: when its minute began */
        int64_t next; /* before which nothing is tried */
        int fails;
        bool known; /* it was signed in */
    } places[THROTTLE_PLACES];
};

/* Keys of an account, of it at this address, and of the address. */
struct attempt {
    uint64_t account, pair, address; /* pair, address 0: many clients behind one proxy */
};
struct attempt attempt_of(struct str account, struct str address);

/* ms to wait; 0: it may be tried now.  Then one who failed too often has spent his turn: of many
 * tries at once one is let in. */
int64_t throttle_try(struct throttle *all, const struct attempt *attempt, int64_t now);
void throttle_failed(struct throttle *all, const struct attempt *attempt, int64_t now);
void throttle_passed(struct throttle *all, const struct attempt *attempt, int64_t now);
