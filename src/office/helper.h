/*
 * helper - a part of a long work in another process, so that a second core shares it.
 *
 * The helper is this program forked: it has what was in memory and nothing that was open but the
 * line to the one that began it, so it makes pure work of what it is given, or opens a handle of
 * its own.  Bytes go both ways in order, kept back until they fill a buffer.  What a helper says
 * counts only once it has ended by itself: killed in the middle, it has said nothing.
 */
#pragma once

#include "base/arena.h"
#include "base/fault.h"
#include "base/text.h"

#include <sys/types.h>

struct helper {
    pid_t process; /* 0: in the helper itself, or there is none */
    int fd;
    bool broken; /* what was put did not arrive */
    bool ended;  /* more was asked for than the other end had to say */
    struct line_buffer *in, *out;
};

/* True in the helper, which ends with helper_leave().  In the one that began it helper_works()
 * says whether there is one; else it does that part itself.  Buffers are taken from `arena`. */
bool helper_fork(struct helper *helper, struct arena *arena);
bool helper_works(const struct helper *helper);

void helper_put(struct helper *helper, const void *bytes, size_t len);
/* False when the other end has said all: *out is zeros then. */
bool helper_get(struct helper *helper, void *out, size_t len);
/* A text whose length the other end knows: it is copied, `arena` has the copy. */
void helper_put_text(struct helper *helper, struct str text);
struct str helper_get_text(struct helper *helper, size_t len, struct arena *arena);
void helper_flush(struct helper *helper);

_Noreturn void helper_leave(struct helper *helper);

/* Nothing more is put; what it answers is still to be got. */
void helper_shut(struct helper *helper);
/* UNAVAILABLE unless it ended by itself and all that was asked of it was got. */
enum status helper_close(struct helper *helper, struct fault *fault) MUST_USE;
/* Whatever it is at, it is ended; safe on zero and after the close. */
void helper_end(struct helper *helper);
