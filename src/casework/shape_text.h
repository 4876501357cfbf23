/*
 * shape_text - what text may be in a field, and help with names that were misspelt.
 *
 * Used by shape_read.c; the rules are those of the record's form (docs/LEDGER.md).
 */
#pragma once

#include "casework/shape.h"

/* NULL when the text may stand in a field, else the plain sentence for people.  In a command
 * CR LF may occur (see shape_text_lines) and characters that turn the reading direction may not. */
const char *shape_text_check(struct str text, bool command);

/* A text that passed the check with LF for CR LF; itself when it has none. */
struct str shape_text_lines(struct arena *arena, struct str text);

bool shape_text_is_code(struct str text); /* [a-zA-Z0-9_.-]{1,40} */

/* "相近的有：plan、place", or all that may be written when none is near. */
struct str shape_text_nearest(
    struct arena *arena, const struct shape *shape, struct str name, bool command);
