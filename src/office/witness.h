/*
 * witness - whoever cosigns the checkpoints of logs he knows, each grown from the last one he saw.
 *
 * A program of its own in spirit: it has its folder, its keys and a list of logs, and never opens
 * an instance.  What it cosigned last is on the disk before the cosignature is given away.  The
 * answers are those of C2SP tlog-witness.
 */
#pragma once

#include "base/vec.h"
#include "ledger/reason.h"
#include "office/key_folder.h"

struct witness_new {
    const char *path;
    struct str name;        /* of its keys */
    const struct str *logs; /* verifier keys of the logs it serves */
    size_t logs_len;
    bool sm; /* a key for SM3 trees too */
};
/* STATUS_INVALID names the key that is wrong; STATUS_CONFLICT: there is a witness already. */
enum status witness_make(const struct witness_new *what, struct fault *fault) MUST_USE;

struct witness;
/* Holds the folder until closed; lives in `arena`. */
enum status witness_open(
    const char *path, struct arena *arena, struct witness **out, struct fault *fault) MUST_USE;
void witness_close(struct witness *witness); /* safe on NULL */

/* A line for each of its keys: what others put into their trust list. */
void witness_keys_write(const struct witness *witness, struct buffer *out);

struct witness_last {
    struct str origin;
    uint64_t size; /* 0: nothing yet */
};
/* What it cosigned last of each log; struct witness_last. */
void witness_list(const struct witness *witness, struct arena *arena, struct vec *out);

enum witness_verdict {
    WITNESS_SIGNED = 200,
    WITNESS_MALFORMED = 400,  /* or the old size is above the new one */
    WITNESS_NOT_SIGNED = 403, /* no log signature, or one that does not hold */
    WITNESS_UNKNOWN = 404,    /* no log of this name */
    WITNESS_STALE = 409,      /* from another size than that cosigned last */
    WITNESS_INCONSISTENT = 422,
};
struct witness_reply {
    enum witness_verdict verdict;
    bool fork;         /* the log signed two checkpoints of one size: both are kept */
    struct str origin; /* empty when it could not be read */
    uint64_t size;     /* signed: of the checkpoint; else what was cosigned last */
    struct str lines;  /* signed: the cosignature */
};
/* `request` is a growth with a signed note.  Any other fault: nothing was signed. */
enum status witness_sign(struct witness *witness, struct str request, uint64_t now_seconds,
    struct arena *arena, struct witness_reply *out, struct fault *fault) MUST_USE;
