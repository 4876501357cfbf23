/*
 * scribe - the process that does one dear or risky thing at a time for others: passwords, so far.
 *
 * It has a socket and nothing else: no file, no database, no key.
 */
#pragma once

#include "office/wire.h"

/* {verifier, password} as a WIRE_SIGN_IN; answered by WIRE_SESSION {holds}. */
struct str scribe_question(struct arena *arena, struct str verifier, struct str password);
bool scribe_answer(struct arena *arena, struct str text); /* does it hold? */

/* The process itself: answers on `fd` until it is closed; an exit code. */
int scribe_serve(int fd);
