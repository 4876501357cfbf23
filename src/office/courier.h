/*
 * courier - the process that puts finished letters where the organisation's own mail system takes
 * them: so far a folder, and no network.
 *
 * It has a socket and one folder it may make files in; no database, no key, nothing it could read.
 * A letter comes whole with a name of its own and is written durably under that name before it is
 * acknowledged, so that a letter sent again after a death is the same file, not another one.
 */
#pragma once

#include "office/wire.h"

/* A letter as WIRE_LETTER: {name, text}; the name is digits, small letters and '-'. */
struct str letter_question(struct arena *arena, struct str name, struct str text);

/* The process itself: answers on `fd` until it is closed; an exit code. */
int courier_serve(int fd, const char *outbox);
