/*
 * notary_message - what goes between the office and the notary: a fixed header, then one text.
 *
 * Either side takes nothing that is not exactly this, and no text above its limit.  A request to
 * sign carries a growth (growth.h); an answer carries a signed note, or a sentence.
 */
#pragma once

#include "base/fault.h"
#include "ledger/digest.h"
#include "ledger/growth.h"

enum { NOTARY_HEADER_LEN = 20, NOTARY_TEXT_MAX = GROWTH_LEN_MAX };

enum notary_kind { NOTARY_HELLO = 1, NOTARY_SIGN, NOTARY_ANSWER };

struct notary_message {
    enum notary_kind kind;
    enum digest_alg alg;
    enum status status; /* of an answer; else STATUS_OK */
    uint64_t size;      /* hello: a bit for each tree there is a key for; STATUS_CONFLICT: the size
                           of the last checkpoint; else 0 */
    size_t text_len;
};

void notary_header_write(const struct notary_message *message, uint8_t bytes[NOTARY_HEADER_LEN]);
bool notary_header_read(
    const uint8_t bytes[NOTARY_HEADER_LEN], struct notary_message *out) MUST_USE;

/* Header and text over a socket.  False: the other side is gone, or (taking) is no such thing. */
bool notary_message_send(int fd, struct notary_message *message, struct str text) MUST_USE;
bool notary_message_take(
    int fd, struct arena *arena, struct notary_message *out, struct str *text) MUST_USE;
