/*
 * tally - what the posts of an office count, in memory that they share.
 *
 * The supervisor makes it and hands it on; desks and registrar add to their own parts, and whoever
 * is asked for metrics reads all.  A desk's part outlives it: the next desk counts on in it.
 * Nothing here is a secret, nothing is decided by it but how many connections a client may have.
 */
#pragma once

#include "base/text.h"

#include <stdatomic.h>

/* Desks that begin and desks that leave stand side by side. */
enum { TALLY_DESKS = 192, TALLY_CLIENTS = 4096, TALLY_BUCKETS = 9 };
typedef _Atomic uint64_t tally_count;

/* Upper ends of the buckets of times, in us; the last one has none. */
extern const int64_t tally_bucket_us[TALLY_BUCKETS - 1];

struct tally_desk {
    _Atomic int64_t process;            /* whose it is; 0: nobody's */
    tally_count answers[6];             /* by the first digit of the status */
    tally_count buckets[TALLY_BUCKETS]; /* of their times */
    tally_count us;                     /* all their times together */
    tally_count taken, turned_away;     /* connections */
    tally_count pauses;                 /* of taking them, for want of descriptors */
    tally_count clients_len;            /* places that were ever used: the first ones */
};

struct tally_registrar {
    tally_count batches, recorded, refused, failed; /* failed: it is not known, or not possible */
    tally_count signed_in, sign_in_failed, sign_in_delayed;
    tally_count letters, letters_failed; /* put down by the courier, or not */
};

enum { TALLY_POSTS = 5 }; /* as the supervisor counts them */

struct tally {
    tally_count started[TALLY_POSTS], died[TALLY_POSTS]; /* died: nobody had asked it to end */
    int64_t began_at;                                    /* ms of the wall */
    struct tally_registrar registrar;
    struct tally_desk desks[TALLY_DESKS];
    /* Who has each place of each desk; 0: nobody. */
    tally_count clients[TALLY_DESKS][TALLY_CLIENTS];
};

int tally_make(void);            /* a descriptor of zeros; -1: no memory */
struct tally *tally_map(int fd); /* NULL: no memory */

/* The number of a part that is nobody's; TALLY_DESKS: there are too many desks. */
size_t tally_desk_take(struct tally *tally, int64_t process);
void tally_desk_drop(struct tally *tally, int64_t process); /* its connections are gone */
void tally_desk_answered(struct tally_desk *desk, int status, int64_t us);
/* How many connections it has, at all desks; 0 as `client`: how many there are of anyone. */
size_t tally_connections(const struct tally *tally, uint64_t client);

static inline void tally_add(tally_count *count)
{
    atomic_fetch_add_explicit(count, 1, memory_order_relaxed);
}
