/*
 * http_door - a story's door through the API of a served office: each act is a request.
 *
 * What nobody signed in may do (系统) is done by the host between two servings, as on a real
 * machine.  Reading is done beside the server, on the same record.
 */
#pragma once

#include "office/door.h"
#include "office/office_read.h"

#include <stdio.h>
#include <sys/types.h>

struct http_door {
    const char *frj;       /* the program */
    const char *place;     /* of the instance */
    const char *socket;    /* where it is served */
    struct str seed;       /* of the story clock: keys are those a story makes */
    struct office *office; /* open for writing while nobody serves, else for reading */
    pid_t server;          /* 0: nobody serves */
    struct arena *arena;   /* of the whole play */
    struct vec tokens;     /* struct person_token */
    struct office_door beside;
    FILE *log;               /* one line of JSON for each exchange; NULL: none */
    size_t requests, hidden; /* hidden: told 404, as the rules refuse it too */
};

struct door http_door_open(struct http_door *door);
/* Nobody serves, the office is closed. */
void http_door_close(struct http_door *door);
