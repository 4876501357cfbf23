/*
 * signature - does a signature hold?  Ed25519, and SM2 with SM3.
 *
 * Verification only: it needs no secret and no randomness, so it may stand in this layer; making a
 * signature is the office's.  The only file that calls the crypto library for it.
 */
#pragma once

#include "base/text.h"

enum signature_scheme {
    SIGNATURE_ED25519, /* RFC 8032, S < L */
    SIGNATURE_SM2,     /* GB/T 32918.2 with SM3 and the ID 1234567812345678; r || s */
};
enum { SIGNATURE_SCHEMES = 2, SIGNATURE_LEN = 64, ED25519_KEY_LEN = 32, SM2_KEY_LEN = 65 };

/* Can `key` be a public key?  32 bytes; or 0x04 || X || Y, a point of the curve. */
bool signature_key_sound(enum signature_scheme scheme, struct str key) MUST_USE;

/* False for every signature but a good one, of whatever length. */
bool signature_holds(enum signature_scheme scheme, struct str key, struct str message,
    struct str signature) MUST_USE;
