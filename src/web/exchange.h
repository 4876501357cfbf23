/*
 * exchange - one request and its answer, as a handler sees them.
 *
 * The desk fills the upper half, the handler the lower; everything lives in the exchange's arena
 * until the last byte is sent.  A handler never waits: what must be recorded is put into `asked`
 * and the exchange goes on when the registrar has answered.
 */
#pragma once

#include "view/viewer.h"
#include "web/http_head.h"

enum { EXCHANGE_PARTS_MAX = 4, EXCHANGE_HEADERS_MAX = 8 };

struct session {
    struct str id;   /* empty: nobody is signed in */
    struct str csrf; /* token that every form of it carries */
    person_id person;
    instant until;
};

struct exchange {
    struct arena *arena;
    const struct http_head *head;
    struct str parts[EXCHANGE_PARTS_MAX]; /* what stands for {…} in the path, in order */
    const struct node *query, *form;      /* maps of texts; form: of a body, or a JSON document */
    bool api;                             /* under /api/: JSON in and out */
    struct session session;
    struct viewer viewer;
    struct str trace; /* id of this exchange, in the log and on error pages */

    int status; /* 200 when nothing else is set */
    struct str content_type;
    struct buffer out;
    struct http_field headers[EXCHANGE_HEADERS_MAX];
    size_t headers_len;
    struct request asked; /* of EXCHANGE_ASK */
};

enum exchange_next {
    EXCHANGE_DONE, /* the answer stands */
    EXCHANGE_ASK,  /* `asked` goes to the registrar; then the route's `answered` */
};

/* The answers every handler gives; each returns EXCHANGE_DONE. */
enum exchange_next exchange_redirect(struct exchange *x, struct str path); /* 303 */
enum exchange_next exchange_error(struct exchange *x, int status, const char *what);
enum exchange_next exchange_json(struct exchange *x, const struct node *node);

struct str exchange_query(const struct exchange *x, const char *name); /* .at NULL: not there */
struct str exchange_form(const struct exchange *x, const char *name);
void exchange_header(struct exchange *x, const char *name, struct str value);
