/*
 * api_schema - what the API takes and gives, as JSON Schema: made of shapes, and of one table.
 *
 * A type is a word: text, id, day, time, count, flag, any; a row of the table; "=name" a shape of
 * the record; with [] a list of it.  Whatever a schema names is described once, under components.
 */
#pragma once

#include "base/vec.h"
#include "casework/shape.h"

struct describing {
    struct arena *arena;
    struct node *schemas; /* components.schemas */
    struct vec waiting;   /* struct described: named, in the order in which they were */
};
struct described {
    const struct shape *shape; /* NULL: the row of the table of that name */
    bool input;                /* as people send it, else as it was recorded */
    struct str name;
};

/* Makes `out` the schema of this type: itself, or a reference. */
void schema_of_type(struct describing *d, struct str type, struct node *out);
/* The body of a command: its fields as people send them, beside `extra` members ("action entry").
 */
void schema_of_command(
    struct describing *d, const struct shape *shape, const char *extra, struct node *out);
/* Describes all that was named, and what that names. */
void schemas_finish(struct describing *d);

/* A map in `map`; the one that is there already, or a new one. */
struct node *schema_map(struct arena *arena, struct node *map, struct str key);
