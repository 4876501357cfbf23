/*
 * served - an office that another process serves: its acts go through the registrar's door.
 *
 * Private to src/office.  The door is a socket in the folder of the instance, which only its owner
 * may use.
 */
#pragma once

#include "office/office.h"

/* Connects to whoever serves `place`; -1: nobody does. */
int served_connect(const char *place);

/* As office_submit(), over that connection.  What has no answer is STATUS_UNKNOWN. */
enum status served_submit(int door, const struct request *requests, size_t len,
    struct reply *replies, struct arena *arena, struct fault *fault) MUST_USE;
