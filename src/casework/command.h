/*
 * command - every request people may make, one row each.
 *
 * The command line, stories and the API read the same rows; an act at a step of a procedure is
 * the one row `act`, whose fields are those of the step's kind.
 */
#pragma once

#include "casework/decide.h"

enum command_target {
    TARGET_NEW = 1,  /* makes a new stream */
    TARGET_EXISTING, /* acts on one stream, named by the caller */
    TARGET_AUTHORITY,
    TARGET_MEETING, /* a new meeting; touches a matter for each item */
};

/* Who asks.  What he or she may do is judged by the deciding function of the row. */
enum command_caller {
    CALLER_HOST = 1, /* also the office itself, nobody being named: setting up */
    CALLER_PERSON,   /* always a person */
};

struct command_kind {
    const char *noun, *verb; /* "matter" "link" */
    enum stream_kind stream;
    enum command_target target;
    enum command_caller caller;
    const struct shape *shape; /* NULL: found by the step */
    void (*decide)(struct deciding *deciding, const void *data);
    const char *title; /* in plain words, for help */
    bool on_late;      /* also on a late entry (补录), which obeys no procedure */
};

const struct command_kind *command_find(struct str noun, struct str verb);
const struct command_kind *command_kinds(size_t *len);
