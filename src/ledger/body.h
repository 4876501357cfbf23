/*
 * body - what an event says: who, by which command, and the data of its shape.
 *
 * The canonical JSON of a body is what the commitments bind; it is stored as bytes and never
 * written again.  `data` is opaque here: shapes belong to casework.
 */
#pragma once

#include "base/fault.h"
#include "base/tree.h"

enum { COMMAND_EVENTS_MAX = 64 };

/* A body stands as a member of one canonical line (receipt, export), so it has one level and
 * some bytes less than canonical JSON allows: 15 levels, 1 MiB − 1 KiB. */
enum { BODY_DEPTH_MAX = 15, BODY_LEN_MAX = 1024 * 1024 - 1024 };

struct event_body {
    struct str by;      /* who acted, 32 hex digits; 32 zeros is the clock */
    struct str command; /* key that came with the form, 32 hex digits */
    struct str unit;    /* member `for`, 32 hex digits */
    int i, of;          /* this event of so many of its command, from 0 */
    const struct node *data;
};

/* Canonical JSON; STATUS_INVALID says which rule `body` breaks.  `data` may not be NULL. */
enum status body_write(
    struct buffer *out, const struct event_body *body, struct fault *fault) MUST_USE;

/* Exactly the six members in their form.  The tree and its text live in `arena`. */
enum status body_read(
    struct arena *arena, struct str text, struct event_body *out, struct fault *fault) MUST_USE;
