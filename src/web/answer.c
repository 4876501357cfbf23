#include "web/answer.h"

#include "ledger/digest.h"

#include <string.h>
#include <time.h>
#include <zlib.h>

enum { PACK_MIN = 1024 };

static const struct {
    int status;
    const char *line;
} lines[] = {
    {200, "200 OK"},
    {201, "201 Created"},
    {206, "206 Partial Content"},
    {303, "303 See Other"},
    {304, "304 Not Modified"},
    {400, "400 Bad Request"},
    {401, "401 Unauthorized"},
    {403, "403 Forbidden"},
    {404, "404 Not Found"},
    {405, "405 Method Not Allowed"},
    {408, "408 Request Timeout"},
    {409, "409 Conflict"},
    {412, "412 Precondition Failed"},
    {413, "413 Content Too Large"},
    {414, "414 URI Too Long"},
    {415, "415 Unsupported Media Type"},
    {416, "416 Range Not Satisfiable"},
    {417, "417 Expectation Failed"},
    {422, "422 Unprocessable Content"},
    {428, "428 Precondition Required"},
    {429, "429 Too Many Requests"},
    {431, "431 Request Header Fields Too Large"},
    {500, "500 Internal Server Error"},
    {501, "501 Not Implemented"},
    {503, "503 Service Unavailable"},
    {505, "505 HTTP Version Not Supported"},
    {507, "507 Insufficient Storage"},
};

/* "200 OK"; a status we never give is a broken promise. */
static const char *answer_status(int status)
{
    for (size_t i = 0; i < COUNT_OF(lines); i++)
        if (lines[i].status == status)
            return lines[i].line;
    must(false);
    return NULL;
}

static const char guard[] =
    "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self';"
    " img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
    " frame-ancestors 'none'; require-trusted-types-for 'script'\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n";

/* A year long browsers come by TLS alone. */
static const char guard_secure[] = "Strict-Transport-Security: max-age=31536000\r\n";

/* ---- packing -------------------------------------------------------------------------------- */

/* A list of codings with gzip in it, and not refused by q=0. */
static bool takes_gzip(struct str accepts)
{
    for (size_t i = 0; i + 4 <= accepts.len; i++) {
        if (memcmp(accepts.at + i, "gzip", 4) != 0)
            continue;
        struct str rest = {accepts.at + i + 4, accepts.len - i - 4};
        return !str_starts(rest, ";q=0") || str_starts(rest, ";q=0.");
    }
    return false;
}

static bool is_text(struct str type)
{
    return str_starts(type, "text/") || str_starts(type, "application/json")
           || str_starts(type, "application/problem+json") || str_starts(type, "image/svg");
}

static bool gzip(struct arena *arena, struct str text, struct str *out)
{
    z_stream stream = {0};
    size_t room = text.len + 1024;

    if (deflateInit2(&stream, 5, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return false;
    char *at = arena_take(arena, room, 1);
    stream.next_in = (Bytef *)(uintptr_t)text.at;
    stream.avail_in = (uInt)text.len;
    stream.next_out = (Bytef *)at;
    stream.avail_out = (uInt)room;
    bool done = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    *out = (struct str){at, stream.total_out};
    deflateEnd(&stream);
    return done && out->len < text.len;
}

/* ---- unchanged ------------------------------------------------------------------------------ */

/* Tells one page from another in a tenth of the time of a digest.  It guards nothing: whoever made
 * two pages of one sum would but keep showing the older one to those who have it. */
static uint64_t sum_of(struct str body)
{
    static const uint64_t odd[] = {
        0x9e3779b97f4a7c15u, 0xbf58476d1ce4e5b9u, 0x94d049bb133111ebu, 0xd6e8feb86659fd93u};
    uint64_t lanes[COUNT_OF(odd)] = {body.len}, sum = 0;

    for (size_t i = 0; i < body.len; i += sizeof(lanes)) {
        uint64_t words[COUNT_OF(odd)] = {0};
        memcpy(words, body.at + i, body.len - i < sizeof(words) ? body.len - i : sizeof(words));
        for (size_t k = 0; k < COUNT_OF(odd); k++) {
            lanes[k] = (lanes[k] ^ words[k]) * odd[k];
            lanes[k] ^= lanes[k] >> 29;
        }
    }
    for (size_t k = 0; k < COUNT_OF(odd); k++) {
        sum = (sum ^ lanes[k]) * odd[k];
        sum ^= sum >> 32;
    }
    return sum;
}

/* For programs it is strong, and of a matter it begins with the version that If-Match may name. */
static struct str etag_of(struct exchange *x, struct str body)
{
    if (!x->api)
        return str_format(x->arena, "W/\"%016llx\"", (unsigned long long)sum_of(body));
    struct digest digest = digest_of(DIGEST_SHA256, &body, 1);
    struct str hex = hex_write(x->arena, digest.b, 12);

    if (x->version > 0)
        return str_format(x->arena, "\"%llu-%.*s\"", (unsigned long long)x->version, STR_ARG(hex));
    return str_format(x->arena, "\"%.*s\"", STR_ARG(hex));
}

/* Packed it is another row of bytes, with a tag of its own. */
static struct str etag_packed(struct exchange *x, struct str tag)
{
    return str_starts(tag, "W/") ? tag
                                 : str_format(x->arena, "%.*s-gzip\"", (int)tag.len - 1, tag.at);
}

/* The tag stands in the list, whole and with its quotes; a weak one is the same page. */
static bool has_tag(struct str list, struct str tag)
{
    for (size_t i = 0; i + tag.len <= list.len; i++)
        if (memcmp(list.at + i, tag.at, tag.len) == 0)
            return true;
    return str_is(list, "*");
}

/* ---- the answer ----------------------------------------------------------------------------- */

struct answering {
    struct exchange *x;
    struct str body;
    uint64_t len;
    struct str tag; /* empty: none */
    bool packed, bare;
};

static bool may_be_unchanged(const struct exchange *x)
{
    return x->status == 200 && (x->head->method == HTTP_GET || x->head->method == HTTP_HEAD);
}

static void body_prepare(struct answering *a)
{
    struct exchange *x = a->x;

    if (x->file != NULL) {
        a->len = x->file->len;
        a->tag = x->file->tag;
        a->bare = true; /* its bytes follow by another way */
        return;
    }
    a->body = buffer_str(&x->out);
    if (may_be_unchanged(x) && a->body.len > 0) {
        struct str known = http_field_value(x->head, "if-none-match");
        a->tag = etag_of(x, a->body);
        if (has_tag(known, a->tag) || has_tag(known, etag_packed(x, a->tag)))
            x->status = 304;
    }
    if (x->status != 304 && a->body.len >= PACK_MIN && is_text(x->content_type)
        && takes_gzip(http_field_value(x->head, "accept-encoding")))
        a->packed = gzip(x->arena, a->body, &a->body);
    if (a->packed && a->tag.len > 0)
        a->tag = etag_packed(x, a->tag);
    a->len = a->body.len;
    a->bare = x->status == 304 || x->head->method == HTTP_HEAD;
}

/* RFC 9110 6.6.1: whoever has a clock says when it answered. */
static void date_field(struct buffer *out)
{
    const time_t now = time(NULL);
    struct tm parts;
    char text[64];

    if (gmtime_r(&now, &parts) != NULL
        && strftime(text, sizeof(text), "Date: %a, %d %b %Y %H:%M:%S GMT\r\n", &parts) > 0)
        buffer_add(out, str_of(text));
}

static void begin_write(struct buffer *out, int status, bool secure)
{
    buffer_addf(
        out, "HTTP/1.1 %s\r\n%s%s", answer_status(status), guard, secure ? guard_secure : "");
    date_field(out);
}

static void head_write(struct buffer *out, const struct answering *a, bool keep_alive)
{
    struct exchange *x = a->x;
    bool cached = false;

    begin_write(out, x->status, x->secure);
    for (size_t i = 0; i < x->headers_len; i++) {
        buffer_addf(
            out, "%.*s: %.*s\r\n", STR_ARG(x->headers[i].name), STR_ARG(x->headers[i].value));
        cached = cached || str_is(x->headers[i].name, "Cache-Control");
    }
    if (!cached)
        buffer_add(out, STR("Cache-Control: no-store\r\n"));
    if (a->tag.len > 0)
        buffer_addf(out, "ETag: %.*s\r\n", STR_ARG(a->tag));
    if (x->content_type.len > 0 && x->status != 304)
        buffer_addf(
            out, "Content-Type: %.*s\r\nVary: Accept-Encoding\r\n", STR_ARG(x->content_type));
    if (a->packed)
        buffer_add(out, STR("Content-Encoding: gzip\r\n"));
    if (x->status != 304)
        buffer_addf(out, "Content-Length: %llu\r\n", (unsigned long long)a->len);
    buffer_addf(out, "Connection: %s\r\n\r\n", keep_alive ? "keep-alive" : "close");
}

void answer_write(struct buffer *out, struct exchange *x, bool keep_alive)
{
    struct answering a = {.x = x};

    body_prepare(&a);
    head_write(out, &a, keep_alive);
    if (!a.bare)
        buffer_add(out, a.body);
}

void answer_refuse(struct buffer *out, int status, bool secure)
{
    begin_write(out, status, secure);
    buffer_add(out, STR("Content-Length: 0\r\nConnection: close\r\n\r\n"));
}
