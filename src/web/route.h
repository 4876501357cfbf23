/*
 * route - the site in one table: method, path, who may, what answers.
 *
 * The right is checked before the handler runs; there is no page, link or JSON twin that is not a
 * row here, and the description of the API is made from the rows.
 */
#pragma once

#include "web/exchange.h"

enum right {
    RIGHT_ANYONE, /* also before signing in */
    RIGHT_PERSON, /* whoever is signed in; what is shown is what this person may see */
};

struct route {
    enum http_method method;
    const char *path; /* "/matters/{matter}" */
    enum right right;
    enum exchange_next (*handle)(struct exchange *x);
    /* After the registrar's answer. */
    void (*answered)(struct exchange *x, enum wire_kind kind, struct str text);
    const char *title; /* for people and for the description of the API */
    /* Of the API; pages leave them out. */
    const char *query;         /* its parameters: "open:flag limit:count" */
    const char *takes, *gives; /* api_schema.h: of the body, of what is answered */
    bool (*fits)(const struct str parts[EXCHANGE_PARTS_MAX]); /* NULL: always */
};

extern const struct route routes[];
extern const size_t routes_len;

/* The row for this path and method (HEAD: that of GET); its parts go into x->parts.  NULL: none,
 * and *known says whether the path has another method. */
const struct route *route_find(struct exchange *x, bool *known);
/* The methods of its path, as the field Allow says them. */
struct str route_methods(const struct exchange *x);
