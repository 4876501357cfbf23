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

enum command_right {
    RIGHT_SETUP = 1, /* an administrator, or nobody yet while the local door is open */
    RIGHT_STEP,      /* judged by the step */
    RIGHT_OPENER,    /* a role that may open the procedure */
    RIGHT_OFFICE,    /* holds any role that acts in the matter's procedure */
    RIGHT_ANYONE,    /* whoever may see the matter */
};

struct command_kind {
    const char *noun, *verb; /* "matter" "link" */
    enum stream_kind stream;
    enum command_target target;
    enum command_right right;
    const struct shape *shape; /* NULL: found by the step */
    void (*decide)(struct deciding *deciding, const void *data);
    const char *title; /* in plain words, for help */
    bool on_late;      /* also on a late entry (补录), which obeys no procedure */
};

const struct command_kind *command_find(struct str noun, struct str verb);
const struct command_kind *command_kinds(size_t *len);
