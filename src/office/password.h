/*
 * password - what is kept of a password, and whether one is it: Argon2id.
 *
 * Dear on purpose: 64 MiB and some tens of milliseconds each.  Whoever serves others leaves it to
 * a scribe.
 */
#pragma once

#include "base/text.h"

enum { PASSWORD_LEN_MIN = 8, PASSWORD_LEN_MAX = 128 };

/* Makes the library ready: whoever goes into a sandbox does it before. */
void password_begin(void);
/* The verifier, with its own salt; false: no memory, or a password outside the limits. */
bool password_verifier(struct arena *arena, struct str password, struct str *out) MUST_USE;
/* The same work when there is no such account, so that nobody can tell. */
bool password_holds(struct str verifier, struct str password) MUST_USE;
