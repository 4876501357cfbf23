/*
 * mailing - letters for those who have an address: the registrar's side of the courier.
 *
 * Person by person: what a person was told since the last time becomes letters, the courier puts
 * each down and says so, and when all are said the person's mark is moved on.  Nothing is moved
 * before; whatever dies meanwhile, the same letters are given out again under the same names.
 */
#pragma once

#include "office/letter.h"
#include "office/office.h"
#include "office/peer.h"
#include "office/tally.h"

#define MAIL_EVERY_MS ((int64_t)1000)

struct mailing {
    struct office *office;
    struct tally_registrar *counts;
    struct str from;      /* address in each letter */
    struct peer *courier; /* NULL: none has come */
    struct arena *arena;  /* of one round: the persons in turn */
    struct vec persons;   /* struct mail_row */
    size_t next;
    size_t open;  /* letters given out and not yet put down */
    int64_t told; /* of the person in turn, once they are */
    bool failed;
    bool news; /* somebody may have been told of something since the last round */
    int64_t looked_at;
};

/* The first round finds what an earlier registrar left. */
bool mailing_open(struct mailing *mailing, struct office *office, struct str from,
    struct tally_registrar *counts) MUST_USE;
void mailing_close(struct mailing *mailing);
void mailing_came(struct mailing *mailing, struct peer *courier);
void mailing_lost(struct mailing *mailing);
/* One letter is put down, or could not be. */
void mailing_answered(struct mailing *mailing, bool put);
/* Goes on with it, a person at a time; ms until it wants to again, -1: not before it is answered
 * or something new happens. */
int mailing_step(struct mailing *mailing, int64_t now, struct arena *arena);

/* An address, in place of the one there was; empty: none.  STATUS_INVALID: it is none. */
enum status office_mail_set(
    struct office *office, person_id person, struct str address, struct fault *fault) MUST_USE;
