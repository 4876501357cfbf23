/* The request parser: what is plain is read, what two readers could take for two things is
 * refused, and it makes no difference in what portions the bytes come. */
#include "base/json.h"
#include "test/file.h"
#include "web/http_body.h"

#include <string.h>

enum { BODY_MAX = 1024 * 1024 };

/* What a connection saw: whole requests, then perhaps the status that closed it. */
struct seen {
    size_t requests;
    enum http_status end; /* HTTP_MORE: it waits for more */
};

struct talk {
    struct arena *arena;
    struct str bytes;
    size_t come, at; /* what has come, what was taken */
    struct http_head head;
    struct http_body body;
    bool in_body;
};

static enum http_status head_step(struct talk *t)
{
    size_t used = 0;
    enum http_status status = http_head_read(
        t->arena, (struct str){t->bytes.at + t->at, t->come - t->at}, &t->head, &used);

    if (status != HTTP_OK)
        return status;
    t->at += used;
    t->in_body = true;
    status = http_body_open(&t->body, &t->head, BODY_MAX);
    return status == HTTP_OK ? HTTP_MORE : status;
}

static enum http_status body_step(struct talk *t)
{
    struct str in = {t->bytes.at + t->at, t->come - t->at}, out;
    enum http_status status;

    do
        status = http_body_feed(&t->body, &in, &out);
    while (status == HTTP_MORE && in.len > 0);
    t->at = (size_t)(in.at - t->bytes.at);
    return status;
}

/* With what has come: HTTP_OK ends a request. */
static enum http_status step_on(struct talk *t)
{
    enum http_status status = t->in_body ? HTTP_MORE : head_step(t);

    return t->in_body && status == HTTP_MORE ? body_step(t) : status;
}

/* Reads requests off `bytes`, of which `step` more come at a time. */
static struct seen converse(struct arena *arena, struct str bytes, size_t step)
{
    struct talk t = {.arena = arena, .bytes = bytes};
    struct seen seen = {0};

    for (;;) {
        size_t mark = arena_mark(arena);
        enum http_status status = step_on(&t);
        bool last = status == HTTP_OK && !t.head.keep_alive;
        arena_rewind(arena, mark);
        seen.requests += status == HTTP_OK;
        t.in_body = t.in_body && status != HTTP_OK;
        seen.end = status == HTTP_OK ? HTTP_MORE : status;
        if (last || seen.end != HTTP_MORE || (status == HTTP_MORE && t.come == bytes.len))
            return seen;
        if (status == HTTP_MORE)
            t.come = bytes.len - t.come < step ? bytes.len : t.come + step;
    }
}

static struct seen converse_all_ways(struct arena *arena, struct str bytes)
{
    struct seen whole = converse(arena, bytes, bytes.len);
    static const size_t steps[] = {1, 2, 7, 63};

    for (size_t i = 0; i < COUNT_OF(steps); i++) {
        struct seen seen = converse(arena, bytes, steps[i]);
        check(seen.requests == whole.requests && seen.end == whole.end);
    }
    return whole;
}

static struct seen converse_with(struct arena *arena, const char *bytes)
{
    return converse_all_ways(arena, str_of(bytes));
}

/* A character up to U+00FF is that byte, any other is its UTF-8. */
static struct str bytes_of(struct arena *arena, struct str text)
{
    char *at = arena_take(arena, text.len + 1, 1);
    size_t len = 0;

    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        if ((c == 0xC2 || c == 0xC3) && i + 1 < text.len)
            at[len++] = (char)(((c & 3) << 6) | ((unsigned char)text.at[++i] & 0x3F));
        else
            at[len++] = (char)c;
    }
    return (struct str){at, len};
}

static bool as_expected(struct str expect, struct seen seen)
{
    bool refused = seen.end >= HTTP_BAD_REQUEST && seen.requests == 0;

    if (str_is(expect, "400+close"))
        return refused && seen.end == HTTP_BAD_REQUEST;
    if (str_is(expect, "431+close"))
        return refused && seen.end == HTTP_FIELDS_TOO_LARGE;
    if (str_is(expect, "417"))
        return refused && seen.end == HTTP_EXPECTATION_FAILED;
    if (str_starts(expect, "4xx/501/505"))
        return refused;
    return seen.requests <= 1;
}

static void every_hostile_request_gets_the_answer_of_its_line(void)
{
    struct arena *arena = arena_open((size_t)64 << 20);
    struct str rest = file_read(arena, "test/vectors/http/hostile.jsonl"), line;
    size_t lines = 0;

    for (; rest.len > 0; lines++) {
        const char *end = memchr(rest.at, '\n', rest.len);
        struct node row = {0};
        struct fault fault = {0};
        check(end != NULL);
        line = (struct str){rest.at, (size_t)(end - rest.at)};
        rest = (struct str){end + 1, rest.len - line.len - 1};
        check(json_read(arena, line, &row, &fault) == STATUS_OK);
        struct seen seen = converse_all_ways(arena, bytes_of(arena, node_text(&row, "bytes")));
        bool good = as_expected(node_text(&row, "expect"), seen);
        if (!good)
            printf("     %.*s: %zu requests, then %d\n", STR_ARG(node_text(&row, "id")),
                seen.requests, (int)seen.end);
        check(good);
    }
    check(lines == 56);
    arena_close(arena);
}

#define HOST "Host: localhost:8080\r\n"

static const struct {
    const char *bytes;
    size_t requests;
    enum http_status end;
} rows[] = {
    {"GET / HTTP/1.1\r\n" HOST "\r\n", 1, HTTP_MORE},
    {"GET / HTTP/1.1\r\n" HOST "\r\nHEAD /a HTTP/1.1\r\n" HOST "\r\n", 2, HTTP_MORE},
    {"GET / HTTP/1.1\r\n" HOST "Connection: close\r\n\r\nGET / HTTP/1.1\r\n", 1, HTTP_MORE},
    {"GET / HTTP/1.0\r\n" HOST "\r\nGET / HTTP/1.1\r\n", 1, HTTP_MORE},
    {"POST / HTTP/1.1\r\n" HOST "Content-Length: 3\r\n\r\nabc", 1, HTTP_MORE},
    {"POST / HTTP/1.1\r\n" HOST "Content-Length: 3\r\n\r\nab", 0, HTTP_MORE},
    {"POST / HTTP/1.1\r\n" HOST "Content-Length: 0\r\n\r\n", 1, HTTP_MORE},
    {"POST / HTTP/1.1\r\n" HOST "Content-Length: 03\r\n\r\nabc", 0, HTTP_BAD_REQUEST},
    {"POST / HTTP/1.1\r\n" HOST "Content-Length: 1048577\r\n\r\n", 0, HTTP_TOO_LARGE},
    {"POST / HTTP/1.1\r\n" HOST "Transfer-Encoding: Chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n", 1,
        HTTP_MORE},
    {"POST / HTTP/1.1\r\n" HOST "Transfer-Encoding: chunked\r\n\r\nA\r\nhelloworld\r\n0\r\n\r\n"
     "GET / HTTP/1.1\r\n" HOST "\r\n",
        2, HTTP_MORE},
    {"POST / HTTP/1.1\r\n" HOST "Transfer-Encoding: chunked\r\n\r\n100001\r\n", 0, HTTP_TOO_LARGE},
    {"POST / HTTP/1.1\r\n" HOST "Transfer-Encoding: chunked\r\n\r\n0000000000000001\r\n", 0,
        HTTP_BAD_REQUEST},
    {"POST / HTTP/1.1\r\n" HOST "Transfer-Encoding: chunked\r\n\r\n\r\n", 0, HTTP_BAD_REQUEST},
    {"POST / HTTP/1.1\r\n" HOST "Expect: 100-continue\r\nContent-Length: 1\r\n\r\na", 1, HTTP_MORE},
    {"POST / HTTP/1.1\r\n" HOST "Expect: more\r\n\r\n", 0, HTTP_EXPECTATION_FAILED},
    {"BREW / HTTP/1.1\r\n" HOST "\r\n", 0, HTTP_NOT_IMPLEMENTED},
    {"GET / HTTP/1.2\r\n" HOST "\r\n", 0, HTTP_VERSION_UNKNOWN},
    {"GET / HTTP/3.1\r\n" HOST "\r\n", 0, HTTP_VERSION_UNKNOWN},
    {"GET * HTTP/1.1\r\n" HOST "\r\n", 0, HTTP_BAD_REQUEST},
    {"GET  / HTTP/1.1\r\n" HOST "\r\n", 0, HTTP_BAD_REQUEST},
    {"GET /a//b HTTP/1.1\r\n" HOST "\r\n", 0, HTTP_BAD_REQUEST},
    {"GET /a/../b HTTP/1.1\r\n" HOST "\r\n", 0, HTTP_BAD_REQUEST},
    {"GET /a/%2e%2e/b HTTP/1.1\r\n" HOST "\r\n", 0, HTTP_BAD_REQUEST},
    {"GET /a%2fb HTTP/1.1\r\n" HOST "\r\n", 0, HTTP_BAD_REQUEST},
    {"GET /a%5cb HTTP/1.1\r\n" HOST "\r\n", 0, HTTP_BAD_REQUEST},
    {"GET /%0a HTTP/1.1\r\n" HOST "\r\n", 0, HTTP_BAD_REQUEST},
    {"GET /%e4%b8%ad%e6%96%87 HTTP/1.1\r\n" HOST "\r\n", 1, HTTP_MORE},
    {"GET /%e4%b8 HTTP/1.1\r\n" HOST "\r\n", 0, HTTP_BAD_REQUEST},
    {"GET /%zz HTTP/1.1\r\n" HOST "\r\n", 0, HTTP_BAD_REQUEST},
    {"GET /%4 HTTP/1.1\r\n" HOST "\r\n", 0, HTTP_BAD_REQUEST},
    {"GET /#a HTTP/1.1\r\n" HOST "\r\n", 0, HTTP_BAD_REQUEST},
    {"GET /?a=%00 HTTP/1.1\r\n" HOST "\r\n", 1, HTTP_MORE}, /* refused where it is decoded */
    {"\r\nGET / HTTP/1.1\r\n" HOST "\r\n", 0, HTTP_BAD_REQUEST},
    {"GET / HTTP/1.1\rX\n", 0, HTTP_BAD_REQUEST},
    {"GET / HTTP/1.1\r\n" HOST "A: b\r\n c\r\n\r\n", 0, HTTP_BAD_REQUEST},
    {"GET / HTTP/1.1\r\n" HOST ": b\r\n\r\n", 0, HTTP_BAD_REQUEST},
    {"GET / HTTP/1.1\r\n" HOST "A:\r\n\r\n", 1, HTTP_MORE},
    {"GET / HTTP/1.1\r\nHost:\r\n\r\n", 0, HTTP_BAD_REQUEST},
};

static void plain_requests_are_read_and_others_are_not(void)
{
    struct arena *arena = arena_open((size_t)4 << 20);

    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct seen seen = converse_with(arena, rows[i].bytes);
        if (seen.requests != rows[i].requests || seen.end != rows[i].end)
            printf("     row %zu: %zu requests, then %d\n", i, seen.requests, (int)seen.end);
        check(seen.requests == rows[i].requests && seen.end == rows[i].end);
    }
    arena_close(arena);
}

static struct str padded(struct arena *arena, const char *before, size_t len, const char *after)
{
    struct buffer out = {.arena = arena};

    buffer_add(&out, str_of(before));
    for (size_t i = 0; i < len; i++)
        buffer_add(&out, STR("a"));
    buffer_add(&out, str_of(after));
    return buffer_str(&out);
}

static void too_long_a_line_and_too_large_a_head_are_told_apart(void)
{
    struct arena *arena = arena_open((size_t)4 << 20);
    const char *end = " HTTP/1.1\r\n" HOST "\r\n";

    check(converse_all_ways(arena, padded(arena, "GET /", HTTP_LINE_MAX - 14, end)).requests == 1);
    check(converse_all_ways(arena, padded(arena, "GET /", HTTP_LINE_MAX - 13, end)).end
          == HTTP_URI_TOO_LONG);
    check(converse_all_ways(arena, padded(arena, "GET /", HTTP_LINE_MAX + 1, "")).end
          == HTTP_URI_TOO_LONG);
    check(
        converse_all_ways(arena, padded(arena, "GET / HTTP/1.1\r\n" HOST "X: ", HTTP_HEAD_MAX, ""))
            .end
        == HTTP_FIELDS_TOO_LARGE);
    check(converse_all_ways(
              arena, padded(arena, "GET / HTTP/1.1\r\n" HOST "X: ", HTTP_HEAD_MAX, "\r\n\r\n"))
              .end
          == HTTP_FIELDS_TOO_LARGE);
    arena_close(arena);
}

static void the_parts_of_a_head_are_what_was_sent(void)
{
    struct arena *arena = arena_open((size_t)1 << 20);
    struct http_head head;
    size_t used;
    struct str bytes =
        STR("POST /matters/%E5%A4%87?a=1&b= HTTP/1.1\r\nHOST: a.example\r\n"
            "Content-Length: 12\r\nCookie:  x=1 \r\n\r\nrest");

    check(http_head_read(arena, bytes, &head, &used) == HTTP_OK);
    check(head.method == HTTP_POST && str_is(head.path, "/matters/备"));
    check(str_is(head.query, "a=1&b=") && str_is(head.host, "a.example"));
    check(head.body == HTTP_BODY_LENGTH && head.body_len == 12 && head.keep_alive);
    check(str_is(http_field_value(&head, "cookie"), "x=1"));
    check(http_field_value(&head, "x-none").at == NULL);
    check(used == bytes.len - 4);
    arena_close(arena);
}

int main(void)
{
    static const struct test tests[] = {
        TEST(every_hostile_request_gets_the_answer_of_its_line),
        TEST(plain_requests_are_read_and_others_are_not),
        TEST(too_long_a_line_and_too_large_a_head_are_told_apart),
        TEST(the_parts_of_a_head_are_what_was_sent),
    };
    return TESTS_RUN(tests);
}
