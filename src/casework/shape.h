/*
 * shape - the fields of a command or an event, as rows.
 *
 * One walker serves them all: forms, stories, the API and the command line read a tree into a
 * struct by its rows; the ledger, exports and printers write it back.  A field is never
 * serialised by hand.  Rows are written to the record: add, never rename; else a new version `v`.
 */
#pragma once

#include "casework/date.h"
#include "casework/ids.h"
#include "casework/problem.h"
#include "casework/row.h"

enum field_kind {
    FIELD_TEXT,   /* struct str; given when .at is not NULL */
    FIELD_CODE,   /* struct str; a word of the pack or of a fixed list: [a-zA-Z0-9_.-]{1,40} */
    FIELD_ID,     /* struct id (or a typed id); `refers` says of what */
    FIELD_DATE,   /* struct date, any precision */
    FIELD_DAY,    /* struct date of precision day */
    FIELD_NUMBER, /* struct number */
    FIELD_CHOICE, /* int; index into `choices`, 0 not given */
    FIELD_GROUP,  /* pointer to a struct of shape `of`; NULL not given */
    FIELD_LIST,   /* struct list of structs of shape `of` */
    FIELD_CODES,  /* struct list of struct str, each a code */
    FIELD_TEXTS,  /* struct list of struct str */
    FIELD_IDS,    /* struct list of struct id */
    FIELD_TREE,   /* const struct node *; a document kept as it is */
};

struct number {
    bool given;
    int64_t n; /* ±(2^53 − 1) */
};
struct list {
    const void *at; /* NULL: not given; an empty list that was given is not NULL */
    size_t len;
};

enum { FIELD_REQUIRED = 1, FIELD_SEALED = 2, FIELD_BY_OFFICE = 4 /* not taken from a command */ };

struct field {
    const char *name;
    enum field_kind kind;
    size_t at; /* offset of the value */
    unsigned flags;
    size_t absent_at; /* offset of an enum absent; 0: may not be absent */
    enum stream_kind refers;
    const struct shape *of;
    const char *const *choices; /* [0] is NULL, ends with NULL */
};

struct shape {
    const char *name; /* of an event: past tense, [a-z]+(_[a-z]+)* */
    int v;
    size_t size;
    const struct field *fields;
    size_t fields_len;
    enum stream_kind stream; /* of an event: whose stream it is written to */
};

struct names { /* turns what people write (a handle, a name) into an id */
    const void *context;
    bool (*find)(const void *context, enum stream_kind kind, struct str word, struct id *out);
};

/* Reads `tree` into a new struct, never NULL; what is unknown, missing or wrong becomes a problem.
 * `command`: sent by people: blank is not given, loose dates and numbers in text are taken,
 * BY_OFFICE fields are unknown.  Else strict. */
void *shape_read(struct arena *arena, const struct shape *shape, const struct node *tree,
    const struct names *names, bool command, struct problems *problems);

/* Makes *out a map of the struct; what was not given is left out. */
void shape_write(
    struct arena *arena, const struct shape *shape, const void *data, struct node *out);
const struct field *shape_field(const struct shape *shape, struct str name);
bool field_given(const struct field *field, const void *data); /* a value, not an absence */
