/*
 * door - an office as the thing a story is played on.
 *
 * The office must be on a story clock.  What a story says is submitted act by act, each its own
 * durable transaction.
 */
#pragma once

#include "office/office.h"
#include "story/story.h"

struct office_door {
    struct office *office;
    /* The text of a file a story names; NULL .at: none.  NULL: there are no files. */
    struct str (*file)(void *context, struct str name, struct arena *arena);
    void *context;
};

/* Borrows `door`. */
struct door office_door_open(struct office_door *door);
