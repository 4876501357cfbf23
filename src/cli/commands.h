/*
 * commands - every command of the program, one row each.
 *
 * Help, the manual page's list and the parser read the same table.  To add a command: a row in
 * commands.c and its function; docs/ADDING.md.
 */
#pragma once

#include "cli/cli.h"
#include "cli/runs.h"

struct cli_flag {
    const char *name;
    const char *value; /* NULL: a switch; ends with …: may be given several times */
    const char *title;
};

struct cli_command {
    const char *noun; /* NULL: any noun of a procedure */
    const char *verb; /* NULL: the noun stands alone, or any verb of a procedure */
    const char *args, *title;
    const struct cli_flag *flags; /* ends with a row without name; may be NULL */
    int (*run)(struct cli *cli);
    bool input;           /* takes fields */
    const char *exits;    /* codes it can end with: "0 2 6" */
    const char *examples; /* two or three lines */
};

extern const struct cli_flag global_flags[]; /* ends with a row without name */

const struct cli_command *commands(size_t *len);
/* The row for these words, or NULL. */
const struct cli_command *command_row(struct str noun, struct str verb);
/* The nearest name of the table to what was typed; empty when none is near. */
struct str command_nearest(struct arena *arena, struct str noun, struct str verb);
/* The nearest of `names` (`len` of them), at most two letters away; empty: none. */
struct str word_nearest(struct str word, const struct str *names, size_t len);
