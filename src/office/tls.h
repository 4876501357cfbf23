/*
 * tls - the certificate and key under which a desk speaks with browsers: TLS 1.3, and 1.2.
 *
 * Both files are read once, before the desk closes itself in; afterwards no path leads to the key.
 * Nothing is kept of a client between two connections: no tickets, no sessions.
 */
#pragma once

#include "base/fault.h"

struct ssl_ctx_st; /* OpenSSL's */
struct ssl_st;
struct tls {
    struct ssl_ctx_st *context; /* NULL: without TLS */
};

/* PEM files: the certificate first, then those that lead to its issuer.  STATUS_NOT_FOUND,
 * STATUS_UNAVAILABLE: it cannot be read; STATUS_INVALID: it is none, wants a password, or the two
 * do not belong together. */
enum status tls_open(
    const char *certificate, const char *key, struct tls *out, struct fault *fault) MUST_USE;
void tls_close(struct tls *tls); /* safe on zero */

/* What is said once, before anything starts: both can be used, and the certificate has not ended
 * at this moment. */
enum status tls_check(const char *certificate, const char *key, struct fault *fault) MUST_USE;

struct ssl_st *tls_client_new(const struct tls *tls); /* NULL: no memory */
/* Says the end, as far as there is a beginning: a line that is cut must not look like one. */
void tls_client_end(struct ssl_st *client);
