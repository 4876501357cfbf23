/*
 * accounts - who may sign in, and who has.
 *
 * Written by whoever holds the office for writing, read by every desk.  A session is a random
 * token that only its browser has; here is its digest.  It
 * ends eight hours after it began, or a quarter of an hour after it was last used.
 */
#pragma once

#include "office/office.h"

enum { SESSION_TOKEN_LEN = 64 }; /* hex digits */
#define SESSION_MS ((int64_t)8 * 3600 * 1000)
#define SESSION_IDLE_MS ((int64_t)15 * 60 * 1000)
#define SESSION_SEEN_MS ((int64_t)60 * 1000) /* how exactly it is known when it was last used */

struct office_session {
    struct str token; /* empty when read: only the browser has it */
    struct str csrf;
    person_id person;
    instant until;
    bool used; /* it should be said that it is used: office_session_seen() */
};

/* STATUS_INVALID: name or password outside their rules; STATUS_CONFLICT: there is one. */
enum status office_account_add(struct office *office, person_id person, struct str name,
    struct str password, struct fault *fault) MUST_USE;

/* Story clock only: an account for every person who has a handle, of that name, all with this one
 * password.  Invented people have nothing to lose. */
enum status office_accounts_invent(
    struct office *office, struct str password, struct fault *fault) MUST_USE;

/* What is kept of the account's password, for a scribe; empty when there is none. */
enum status office_account_verifier(struct office *office, struct str name, struct arena *arena,
    struct str *verifier, person_id *person, struct fault *fault) MUST_USE;

enum status office_session_begin(struct office *office, person_id person, struct arena *arena,
    struct office_session *out, struct fault *fault) MUST_USE;
enum status office_session_end(
    struct office *office, struct str token, struct fault *fault) MUST_USE;
/* It is used now, and lasts on. */
enum status office_session_seen(
    struct office *office, struct str token, struct fault *fault) MUST_USE;
/* Of the real clock, on a story clock too.  STATUS_NOT_FOUND: none, or it is over. */
enum status office_session_find(struct office *office, struct str token, struct arena *arena,
    struct office_session *out, struct fault *fault) MUST_USE;
