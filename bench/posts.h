/*
 * posts - programs that serve HTTP, started and ended by a benchmark: an office, and nginx beside
 * it.
 *
 * The program of the office is named by FRJ (build/frj).
 */
#pragma once

#include "base/text.h"

#include <sys/types.h>

struct posts {
    pid_t leader; /* 0: does not run */
    int port;
    char dir[64]; /* of nginx, taken away at the end */
};

/* Comes back when connections are taken. */
void posts_serve(struct posts *posts, const char *data);

struct posts_file {
    const char *name;
    struct str bytes;
};
/* With as many processes as there are cores, and the headers that our answers have. */
void posts_nginx(struct posts *posts, const struct posts_file *files, size_t len);

void posts_end(struct posts *posts);

/* MiB of the leader and all below it; what several share is shared out among them (PSS). */
double posts_memory(const struct posts *posts);
/* Seconds of a processor that they have used so far. */
double posts_seconds(const struct posts *posts);
