/*
 * http_head - one request's head, read strictly (RFC 9112): every ambiguity is refused.
 *
 * What two readers could take for two things is no request here: one Host, one Content-Length or
 * the one word chunked, CRLF alone ends a line, a path says each thing in one way.  Texts are
 * borrowed from the bytes read; only the path is decoded, once, into the arena.
 */
#pragma once

#include "base/text.h"

enum { HTTP_LINE_MAX = 4096, HTTP_HEAD_MAX = 16384, HTTP_FIELDS_MAX = 64 };

enum http_status {
    HTTP_MORE = 0, /* not an answer: what came so far is no whole thing yet */
    HTTP_OK = 200,
    HTTP_BAD_REQUEST = 400,
    HTTP_TOO_LARGE = 413,
    HTTP_URI_TOO_LONG = 414,
    HTTP_EXPECTATION_FAILED = 417,
    HTTP_FIELDS_TOO_LARGE = 431,
    HTTP_NOT_IMPLEMENTED = 501, /* a method we do not know */
    HTTP_UNAVAILABLE = 503,
    HTTP_VERSION_UNKNOWN = 505,
    HTTP_NO_ROOM = 507, /* on the disk */
};

enum http_method { HTTP_GET = 1, HTTP_HEAD, HTTP_POST, HTTP_PUT, HTTP_PATCH, HTTP_DELETE };
const char *http_method_name(enum http_method method);

struct http_field {
    struct str name, value; /* value without the white space around it */
};

enum http_body_kind { HTTP_BODY_NONE, HTTP_BODY_LENGTH, HTTP_BODY_CHUNKED };

struct http_head {
    enum http_method method;
    struct str path;  /* decoded: UTF-8, begins with /, no . or .. or empty part inside */
    struct str query; /* as it came, without the ?; .at NULL: there was none */
    struct str host;
    struct http_field fields[HTTP_FIELDS_MAX];
    size_t fields_len;
    enum http_body_kind body;
    uint64_t body_len; /* of HTTP_BODY_LENGTH */
    bool keep_alive, expects_continue;
    int minor; /* HTTP/1.0 or 1.1 */
};

/* HTTP_MORE: the head has not all come.  HTTP_OK: *out is it, *used its bytes.  Else the status
 * to answer with before the connection is closed. */
enum http_status http_head_read(
    struct arena *arena, struct str bytes, struct http_head *out, size_t *used) MUST_USE;

/* The value of the field of that lower-case name; .at NULL when it is not there once. */
struct str http_field_value(const struct http_head *head, const char *name);

/* Decodes %XX once (and + as a blank when `form`).  False on a bad or cut escape, a control
 * character, or what is not UTF-8. */
bool http_decode(struct arena *arena, struct str text, bool form, struct str *out) MUST_USE;
