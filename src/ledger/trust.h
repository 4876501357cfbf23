/*
 * trust - whose signatures count: the logs, the witnesses and the quorum of a policy file.
 *
 * The file is C2SP tlog-policy (log, witness, group and quorum lines), kept by whoever verifies,
 * not by whom he verifies.  Judging a note against it gives the time at which each witness had
 * cosigned; the quorum over these times is the witnessed time.
 */
#pragma once

#include "base/fault.h"
#include "ledger/verifier_key.h"

enum { TRUST_LEN_MAX = 256 * 1024, TRUST_LOGS_MAX = 64, TRUST_MEMBERS_MAX = 128 };
#define WITNESS_NEVER UINT64_MAX

/* A witness or a group.  Whoever is listed in a group is so in no other, and stands before it. */
struct trust_member {
    struct str name;
    bool group;
    struct verifier_key key; /* of a witness */
    size_t least;            /* of a group: so many of its members */
    size_t parent;           /* index of the group it is listed in; SIZE_MAX: in none */
};

struct trust {
    struct verifier_key logs[TRUST_LOGS_MAX];
    size_t logs_len;
    struct trust_member members[TRUST_MEMBERS_MAX];
    size_t members_len;
    bool quorum_none; /* no cosignature is asked for */
    size_t quorum;    /* else the index of a member */
};

/* When each member first cosigned, in seconds since 1970; WITNESS_NEVER: it did not. */
struct witnessing {
    uint64_t at[TRUST_MEMBERS_MAX];
};

/* STATUS_INVALID names the line.  *out borrows from `arena` and `text`. */
enum status trust_read(
    struct arena *arena, struct str text, struct trust *out, struct fault *fault) MUST_USE;

bool trust_has_log(const struct trust *trust, struct str origin);

/* Nobody has cosigned yet. */
void witnessing_start(struct witnessing *seen);

/* Every line of a known key must hold, and one must be the log's own; lines of unknown keys are
 * ignored.  Cosignatures are added to *seen. */
enum reason trust_judge(const struct trust *trust, const struct note *note, struct str origin,
    struct arena *scratch, struct witnessing *seen) MUST_USE;

/* The earliest second at which those of *seen met the quorum; WITNESS_NEVER: not yet, or none is
 * asked for. */
uint64_t trust_witnessed_at(const struct trust *trust, const struct witnessing *seen);
