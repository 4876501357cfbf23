/*
 * entry - what the tree is made of: header, commitment, entry, leaf (docs/LEDGER.md).
 *
 * A header holds no word about a person; the body is bound to it by a salted commitment, once
 * for each hash function.  Pure: bytes in, bytes and digests out; text is borrowed.
 */
#pragma once

#include "base/fault.h"
#include "base/time.h"
#include "ledger/digest.h"

enum { SALT_LEN = 32, ID_LEN = 16 };                /* bytes; twice as many hex digits */
#define LEDGER_INTEGER_MAX ((INT64_C(1) << 53) - 1) /* of canonical JSON, and the last seq */

struct salt {
    uint8_t b[SALT_LEN];
};

struct header {
    instant at;
    uint64_t n;        /* events of this stream before this one */
    uint64_t seq;      /* index of the leaf */
    struct str origin; /* of the SHA-256 log, in both trees */
    struct str stream; /* 32 hex digits; 32 zeros is the authority itself */
    struct str type;   /* past tense: filing_submitted */
    int v;             /* shape version of the type, from 1 */
};

/* One commitment for each hash, indexed by enum digest_alg. */
struct commits {
    struct digest of[DIGEST_ALGS];
};

bool id_valid(struct str id);         /* 32 lower-case hex digits */
bool origin_valid(struct str origin); /* <name>/frj/<serial>, without /sm3 */

/* NULL, or the sentence saying which member breaks its rule. */
const char *header_problem(const struct header *header);

/* Canonical JSON; with the member `commit` unless NULL.  The header must be without problem. */
void header_write(struct buffer *out, const struct header *header, const struct digest *commit);

/* Exactly the members of a header, in their form; `commit` must be there if and only if it is
 * asked for (not NULL).  Text of *out lives as long as `arena` and `text`. */
enum status header_read(struct arena *arena, struct str text, struct header *out,
    struct digest *commit, struct fault *fault) MUST_USE;

/* Of the canonical JSON of a body, and of a sealed part with its own salt. */
struct digest body_commit(enum digest_alg alg, const struct salt *salt, struct str body);
struct digest sealed_commit(enum digest_alg alg, const struct salt *salt, struct str part);
struct commits body_commits(const struct salt *salt, struct str body);

/* "frj-entry-v1\n" || header || "\n". */
void entry_write(struct buffer *out, const struct header *header, const struct digest *commit);

/* The leaves of both trees, whose entries differ in the commitment alone. */
void entry_leaves(struct arena *scratch, const struct header *header, const struct commits *commits,
    struct digest leaves[DIGEST_ALGS]);

/* H(0x00 || entry); `scratch` is given back. */
struct digest entry_leaf(struct arena *scratch, enum digest_alg alg, const struct header *header,
    const struct digest *commit);
