/*
 * http_body - the bytes of a request's body as they come, with chunks taken apart.
 *
 * No chunk extensions, no trailers.  A struct http_body is fed whatever has come and points to
 * the next stretch of body in it; nothing is copied.
 */
#pragma once

#include "web/http_head.h"

struct http_body {
    enum http_body_kind kind;
    uint64_t left; /* of the length, or of this chunk */
    uint64_t seen; /* body bytes given out so far */
    uint64_t max;  /* more is HTTP_TOO_LARGE */

    /* Private to http_body.c. */
    int digits;
    enum http_chunk_part {
        CHUNK_SIZE, /* its first digit */
        CHUNK_DIGITS,
        CHUNK_SIZE_LF,
        CHUNK_DATA,
        CHUNK_DATA_CR,
        CHUNK_DATA_LF,
        CHUNK_LAST_CR, /* of the empty line behind the last chunk */
        CHUNK_LAST_LF,
        CHUNK_END,
    } part;
};

/* HTTP_TOO_LARGE when the head promises more than `max` bytes. */
enum http_status http_body_open(
    struct http_body *body, const struct http_head *head, uint64_t max) MUST_USE;

/* Takes from *in up to the end of a stretch of body: *out, perhaps empty.  HTTP_OK: the body has
 * ended, what is left in *in is the next request's.  HTTP_MORE: go on while *in is not empty. */
enum http_status http_body_feed(struct http_body *body, struct str *in, struct str *out) MUST_USE;
