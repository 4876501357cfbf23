/*
 * range - which bytes of a file a request asks for (RFC 9110, section 14).
 *
 * One range of bytes; several at once, or what is no range, is answered with the whole, as the
 * standard allows.
 */
#pragma once

#include "base/text.h"

struct range {
    uint64_t at, len; /* within the file */
    enum range_kind { RANGE_WHOLE, RANGE_PART, RANGE_NONE /* 416: no such bytes */ } kind;
};

/* Of the field's value; .at NULL: there was none.  `size` is at least 1. */
struct range range_read(struct str value, uint64_t size);
