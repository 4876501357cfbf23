/*
 * digest - SHA-256 and SM3, the two hash functions of the record.
 *
 * The only file that calls the crypto library for hashing (a certified module can take its
 * place here).  Both give 32 bytes; both are computed for everything that is recorded.
 */
#pragma once

#include "base/hex.h"

enum digest_alg { DIGEST_SHA256, DIGEST_SM3 };
enum { DIGEST_LEN = 32, DIGEST_ALGS = 2 };

struct digest {
    uint8_t b[DIGEST_LEN];
};

/* "sha256" or "sm3", as in the record. */
const char *digest_alg_name(enum digest_alg alg);

/* Gets the library ready, as the first digest would; false when there is no memory for it.  From
 * then on no digest needs more than is kept back (base/reserve.h). */
bool digest_ready(void) MUST_USE;

/* H(parts[0] || parts[1] || …).  Pure; a failing library is a broken promise. */
struct digest digest_of(enum digest_alg alg, const struct str *parts, size_t parts_len);

/* Both at once, of bytes that come piece by piece: a file's.  Open can fail for want of memory;
 * close is safe on zero, gives the digests unless `out` is NULL, and must come. */
struct digest_run {
    void *contexts[DIGEST_ALGS];
};
bool digest_run_open(struct digest_run *run) MUST_USE;
void digest_run_add(struct digest_run *run, struct str piece);
void digest_run_close(struct digest_run *run, struct digest out[DIGEST_ALGS]);

bool digest_equal(const struct digest *a, const struct digest *b);
struct str digest_str(const struct digest *digest); /* its 32 bytes, borrowed */
