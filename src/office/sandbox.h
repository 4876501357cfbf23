/*
 * sandbox - what a post can still do once it has opened what it needs.
 *
 * Put on before the first byte of input and never taken off: no new privileges, no core and no
 * reading of its memory by others, Landlock on paths as far as the kernel knows it, and a list of
 * system calls; any other call ends the process (SIGSYS).  A post that is taken over by what it
 * reads can do what is listed in sandbox.c and no more.
 */
#pragma once

#include "base/fault.h"
#include "base/text.h"

enum sandbox_post {
    SANDBOX_SUPERVISOR, /* what any post may, and to start and end posts: they inherit from it */
    SANDBOX_REGISTRAR,
    SANDBOX_DESK,
    SANDBOX_SCRIBE,
    SANDBOX_NOTARY,
    SANDBOX_COURIER,
};

struct sandbox {
    enum sandbox_post post;
    const char *place;  /* of the instance: a folder, or the address of a database; NULL: none */
    const char *keys;   /* the folder of the log's keys; NULL: none */
    const char *outbox; /* the courier's folder; NULL: none */
};

/* When it is not STATUS_OK the post must not go on.  A kernel without Landlock is no failure. */
enum status sandbox_enter(const struct sandbox *what, struct fault *fault) MUST_USE;

/* From here on this process opens nothing for writing but uploads of this place: what a desk does
 * before it opens the record, so that not even SQLite's shared memory is mapped for writing. */
enum status sandbox_read_only(const char *place, struct fault *fault) MUST_USE;

/* What of it this kernel and this program have, in one line for the log. */
struct str sandbox_words(struct arena *arena);
/* Landlock's version here; 0: none. */
int sandbox_landlock(void);
/* Are there lists of system calls?  Not in a program built with sanitizers. */
bool sandbox_lists_calls(void);

/* Can the registrar or a desk of this place read this file of somebody else's? */
bool sandbox_shows(const char *place, const char *path);

/* Private to sandbox.c: its half in sandbox_paths.c.  False with errno. */
bool sandbox_paths(const struct sandbox *what) MUST_USE;
