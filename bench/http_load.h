/*
 * http_load - a client that asks as fast as it is answered, over connections that stay open.
 *
 * One process, one request at a time on each connection; who is told that the connection ends
 * opens another.  Every answer is read to its end.
 */
#pragma once

#include "base/text.h"

struct http_load {
    int port;
    size_t connections;
    double seconds; /* 0: until `requests` are answered */
    size_t requests;
    double rate; /* requests begun in a second, at most; 0: as many as are answered */
    /* The whole i-th request; must stay where it is until it is answered. */
    struct str (*request)(void *context, size_t i);
    void *context;
};

struct http_loaded {
    size_t answered, refused; /* refused: not 200 */
    double took, p50, p99;    /* seconds; the middle and the 99th of 100 */
    double bytes;             /* of one answer, head and body, on average */
};

/* Stops the program when the server cannot be reached. */
struct http_loaded http_load(const struct http_load *load, struct arena *arena);

/* One request on a connection of its own; the body of the answer, empty unless it is 200. */
struct str http_once(int port, struct str request, struct arena *arena);

int http_port_free(void);    /* that nobody listens at now */
bool http_listens(int port); /* does someone? */
