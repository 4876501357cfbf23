/*
 * signing_key - the secret key of a log or a witness: made, written, read, signed with.
 *
 * Everything of a key, its text too, lies in one page that is locked into memory, left out of
 * dumps, and wiped when the key is closed.  The text is that of the note signers of Go and C2SP:
 * PRIVATE+KEY+name+id+base64(type and secret), 32 bytes of secret for either scheme.
 */
#pragma once

#include "base/fault.h"
#include "ledger/verifier_key.h"

struct signing_key;

enum { KEY_SECRET_LEN = 32, KEY_NAME_MAX = 200, KEY_LINE_MAX = 320 };

/* From 32 bytes, or from the system's randomness when `secret` is NULL.  Whoever knows the bytes
 * has the key: given ones are for story clocks and tests. */
enum status signing_key_make(enum signature_scheme scheme, bool witness, struct str name,
    const uint8_t *secret, struct signing_key **out, struct fault *fault) MUST_USE;
void signing_key_close(struct signing_key *key); /* safe on NULL */

/* One line with its LF; it lies in the key's page, until the next sign or close. */
struct str signing_key_text(struct signing_key *key);
/* STATUS_INVALID: no such text, or a key of another use. */
enum status signing_key_read(
    struct str text, bool witness, struct signing_key **out, struct fault *fault) MUST_USE;

/* Its public half; borrowed. */
const struct verifier_key *signing_key_verifier(const struct signing_key *key);

/* Appends the line that signs `text`, a log's; or a witness's at that second. */
void signing_key_sign(struct signing_key *key, struct str text, struct buffer *out);
void signing_key_cosign(
    struct signing_key *key, struct str text, uint64_t seconds, struct buffer *out);
