/*
 * problem - everything wrong with a document, noted at once with its place.
 *
 * People mend a file in one go when they see all its mistakes as "line:column: what is wrong,
 * and what to write instead".  Texts are complete plain sentences.
 */
#pragma once

#include "base/tree.h"

struct problem {
    const struct node *where; /* may be NULL */
    struct str path;          /* "subjects[0].person"; may be empty */
    struct str text;
    struct str code; /* "unknown_field", "missing"; empty: whatever else is wrong */
};

struct problems {
    struct arena *arena;
    struct problem *at;
    size_t len, room;
};

void problem_add(struct problems *problems, const struct node *where, struct str path,
    const char *format, ...) PRINTF_LIKE(4, 5);

/* What kind of mistake the last one is: for programs, which read no sentences. */
void problem_code(struct problems *problems, struct str code);

/* "file:line:column: path: text\n" for each, in order of place. */
void problems_write(struct problems *problems, struct str file, struct buffer *out);
