/*
 * fault - what can go wrong outside the program, with one sentence for people.
 *
 * A function that can fail returns an enum status and, when it is not STATUS_OK, has written
 * the sentence into its caller's struct fault where it happened.  A rule saying no is not a
 * fault: see casework/refusal.h.
 */
#pragma once

#include "base/must.h"

enum status {
    STATUS_OK = 0,
    STATUS_NOT_FOUND,   /* no such thing, or none this caller may know of */
    STATUS_CONFLICT,    /* someone else wrote first, or the key was used for something else */
    STATUS_DENIED,      /* the caller lacks the access right */
    STATUS_INVALID,     /* the input does not parse */
    STATUS_DAMAGED,     /* what was stored is not what was recorded */
    STATUS_UNAVAILABLE, /* database, disk or network; may pass */
    STATUS_UNKNOWN,     /* a commit whose end we do not know: retry with the same key */
};

struct fault {
    enum status status;
    char text[400];
};

/* Writes the sentence and returns `status`, which must not be STATUS_OK. */
enum status fault_set(struct fault *fault, enum status status, const char *format, ...)
    PRINTF_LIKE(3, 4);

/* What a failed call of the system means, from its errno, in plain words. */
struct system_words {
    char text[40];
};
struct system_words system_words(int code);
