/*
 * policy_read - reading the maps of a pack by rows; for policy_*.c alone.
 *
 * A table names every member a map may have, so that unknown members, wrong types, missing
 * members and doubled ids are found in one place.  References are kept waiting until all is
 * read, then resolved: a pack may name what stands further down.
 */
#pragma once

#include "casework/policy_space.h"

enum member_kind {
    MEMBER_TEXT,      /* struct str, not blank */
    MEMBER_WORD,      /* struct str: an id or code, of `space` when that is given */
    MEMBER_ID,        /* struct str: an id or code, once among its siblings */
    MEMBER_FLAG,      /* bool */
    MEMBER_COUNT,     /* int64_t, 0 or more */
    MEMBER_CHOICE,    /* an enum, index into `choices` */
    MEMBER_ONE_OF,    /* struct str, one of `choices` */
    MEMBER_TEXTS,     /* struct list of struct str */
    MEMBER_WORDS,     /* struct list of struct str, of `space` or `choices` when given */
    MEMBER_DATE,      /* struct date */
    MEMBER_CONDITION, /* const struct condition * */
    MEMBER_GROUP,     /* a map read into the same struct with the rows of `of` */
    MEMBER_ROWS,      /* struct list of structs of `of` */
    MEMBER_LINK,      /* const struct of `space` * */
    MEMBER_LINKS,     /* struct list of const struct of `space` * */
    MEMBER_ANY,       /* stays in the tree */
};

enum { MEMBER_REQUIRED = 1, MEMBER_TRUE = 2 /* a flag that is true when left out */ };

struct member {
    const char *name;
    enum member_kind kind;
    size_t at;
    unsigned flags;
    enum space space;
    const struct members *of;
    const char *const *choices;
};

struct reader;
struct members {
    const struct member *rows;
    size_t len, size;
    bool scope;                                                   /* steps and states live in it */
    void (*finish)(struct reader *, const struct node *, void *); /* may be NULL */
};
#define MEMBER(n, k, a) .name = (n), .kind = MEMBER_##k, .at = (a)
#define MEMBERS(r, tag) .rows = (r), .len = COUNT_OF(r), .size = sizeof(struct tag)

struct frame { /* one step of the path to what is being read */
    const struct frame *above;
    struct str name, id;
    size_t index;
};

struct waiting; /* a reference to resolve when everything is read */

struct reader {
    struct arena *arena;
    struct problems *problems;
    struct policy *policy;
    const struct frame *frame;
    const struct procedure *scope;
    struct waiting *first, **last;
    const void *owner; /* the struct whose row `finish` is called for */
    size_t index;      /* the row's place */
};

void members_read(
    struct reader *reader, const struct members *members, const struct node *map, void *data);
void references_resolve(struct reader *reader);
struct str reader_path(const struct reader *reader);
#define MISTAKE(reader, node, ...)                                                                 \
    problem_add((reader)->problems, (node), reader_path(reader), __VA_ARGS__)

const struct condition *condition_read(struct reader *reader, const struct node *node);
void condition_check(struct reader *reader, const struct condition *condition, struct str path);
