/*
 * proof - receipts, certificates and revocation lists, and the verifier of such a file.
 *
 * Pure: a file's text and a trust list in, a verdict out; no database, no clock.  What the file
 * says is borrowed from its text and the arena.  docs/LEDGER.md, sections 12 and 13.
 */
#pragma once

#include "base/vec.h"
#include "ledger/body.h"
#include "ledger/checkpoint.h"
#include "ledger/proof_text.h"
#include "ledger/trust.h"

enum { PROOF_LEN_MAX = 2 * 1024 * 1024 };

enum verdict { VERDICT_REJECTED, VERDICT_LOGGED, VERDICT_WITNESSED };
const char *verdict_word(enum verdict verdict);

struct proof {
    enum verdict verdict;
    enum reason reason;      /* when rejected */
    enum digest_alg section; /* where that was found */
    struct witnessing seen;  /* by the members of the trust list, in both sections */
    uint64_t witnessed_at;   /* seconds; WITNESS_NEVER unless witnessed */
    bool has[DIGEST_ALGS];   /* sections in the file */
    struct checkpoint checkpoints[DIGEST_ALGS];

    /* Good only when the verdict is not "rejected". */
    enum proof_kind kind;
    struct str text; /* its lines for people, the first line left out */
    struct header header;
    struct event_body body;
};

/* Steps 1 to 11.  The arena needs LEDGER_SCRATCH_MIN and some MiB. */
enum verdict proof_verify(struct arena *arena, struct str file, const struct trust *trust,
    bool sm3_required, struct proof *out);

/* Step 12: what the body says of attached files, to be compared with them; struct attached. */
struct attached {
    struct str name; /* empty where the body says something that no file can be */
    uint64_t bytes;
    struct digest digests[DIGEST_ALGS];
};
struct vec proof_attachments(struct arena *arena, const struct proof *proof);
/* The same of any event's data; adds to *out. */
void attached_find(struct arena *arena, const struct node *node, struct vec *out);
bool attached_holds(const struct attached *attachment, struct str bytes);

/* Step 13: takes what a verified list says into the verdict of `proof`. */
enum revocation {
    REVOCATION_UNKNOWN, /* the list is older than what it is asked about */
    REVOCATION_NONE,    /* as of the list's witnessed time */
    REVOCATION_REVOKED,
};
enum revocation proof_apply_list(struct proof *proof, const struct proof *list);

/* A rejection found outside: an attachment, for instance. */
void proof_reject(struct proof *proof, enum reason reason);
