/*
 * base64 - bytes in the lines of checkpoints, proofs and signatures.
 *
 * RFC 4648 section 4 with padding.  Reading takes only what writing gives: no white space, no
 * missing or superfluous '=', no left-over bits, so that a value has one spelling.
 */
#pragma once

#include "base/text.h"

void base64_write(struct buffer *out, const void *bytes, size_t len);

/* The bytes in `arena`; false when `text` is not canonical. */
bool base64_read(struct arena *arena, struct str text, struct str *bytes) MUST_USE;
