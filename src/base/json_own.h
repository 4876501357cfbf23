/*
 * json_own - what the reader of canonical JSON asks of its writer; private to json_*.c.
 *
 * A canonical text is told by spelling its tree again: one writer knows the form.  The reader only
 * knows when there is nothing to tell: no blank, no escape, keys in order, all within these limits.
 */
#pragma once

#include "base/json.h"

enum { JSON_MEMBERS_MAX = 256, JSON_ELEMENTS_MAX = 10000, JSON_STRING_MAX = 262144 };
bool json_key_allowed(struct str key);

/* Is `text`, which is valid UTF-8, what json_write_canonical() would write of `node`?  If not,
 * either the fault says what no text can hold, or `*same` bytes are alike and the next differs. */
bool json_spells(const struct node *node, struct str text, size_t *same, struct fault *fault);
