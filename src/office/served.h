/*
 * served - an office that another process serves: its acts go through the registrar's door.
 *
 * Private to src/office.  The door is a socket in the folder of the instance, which only its owner
 * may use.
 */
#pragma once

#include "office/office.h"
#include "office/wire.h"

/* Connects to whoever serves `place`; -1: nobody does. */
int served_connect(const char *place);

/* As office_submit(), over that connection.  What has no answer is STATUS_UNKNOWN. */
enum status served_submit(int door, const struct request *requests, size_t len,
    struct reply *replies, struct arena *arena, struct fault *fault) MUST_USE;

/* One question that is answered by a text of its own kind; a WIRE_FAULT is STATUS_INVALID. */
enum status served_ask(int door, enum wire_kind kind, struct str question, struct arena *arena,
    struct str *answer, struct fault *fault) MUST_USE;
