/*
 * exchange - one request and its answer, as a handler sees them.
 *
 * The desk fills the upper half, the handler the lower; everything lives in the exchange's arena
 * until the last byte is sent.  A handler never waits: what must be recorded is asked of the
 * registrar, and the exchange goes on when it has answered.
 */
#pragma once

#include "office/tokens.h"
#include "office/wire.h"
#include "view/viewer.h"
#include "web/http_head.h"

struct upload;

enum { EXCHANGE_PARTS_MAX = 4, EXCHANGE_HEADERS_MAX = 8 };

struct route;

struct session {
    struct str token; /* empty: nobody is signed in */
    struct str csrf;  /* that every form of it carries */
    person_id person;
    instant until;          /* its end */
    bool bearer;            /* said by a program, not by a browser's cookie */
    enum token_scope scope; /* of a personal token; 0: signed in with a password */
    bool over;              /* one was said that is no more */
    bool used;              /* the registrar is to be told that it is used */
};

struct exchange_file { /* that is sent instead of `out` */
    int fd;            /* taken over; -1: of HEAD */
    uint64_t at, len;  /* of it */
    struct str tag;    /* with its quotes */
};

struct exchange {
    struct arena *arena;
    const struct http_head *head;
    struct str parts[EXCHANGE_PARTS_MAX]; /* what stands for {…} in the path, in order */
    const struct node *query, *form;      /* maps of texts; form: of a body, or a JSON document */
    struct upload *upload;                /* of a form with a file; NULL: none */
    bool api;                             /* under /api/: JSON in and out */
    bool secure;                          /* over TLS: cookies say so */
    struct str from;                      /* key of the client's address; empty: a proxy's */
    struct session session;
    struct viewer viewer;
    const struct route *route;
    struct str trace; /* id of this exchange, in the log and on error pages */

    int status;       /* 200 when nothing else is set */
    uint64_t version; /* of the matter it shows, for its ETag; 0: none */
    struct str content_type;
    struct buffer out;
    const struct exchange_file *file; /* NULL: none */
    struct http_field headers[EXCHANGE_HEADERS_MAX];
    size_t headers_len;
    enum wire_kind ask; /* of EXCHANGE_ASK: what the registrar is asked, and in what words */
    struct str ask_text;
};

enum exchange_next {
    EXCHANGE_DONE, /* the answer stands */
    EXCHANGE_ASK,  /* the registrar is asked; then the route's `answered` */
};

/* The answers every handler gives; all but the last return EXCHANGE_DONE. */
enum exchange_next exchange_redirect(struct exchange *x, struct str path); /* 303 */
enum exchange_next exchange_json(struct exchange *x, const struct node *node);
/* A status of its own with a sentence: a page, or problem+json under /api/ (RFC 9457). */
enum exchange_next exchange_error(struct exchange *x, int status, const char *what);
/* What is recorded is asked as the person who is signed in, or entered by that one for the person
 * the request names. */
void exchange_sign(const struct exchange *x, struct request *request);
enum exchange_next exchange_submit(struct exchange *x, struct request *request);

struct str exchange_query(const struct exchange *x, const char *name); /* .at NULL: not there */
struct str exchange_form(const struct exchange *x, const char *name);
void exchange_header(struct exchange *x, const char *name, struct str value);
