/*
 * Requests: no bytes harm the reader, and in what portions they come makes no difference.
 *
 * The first byte says how many bytes come at a time; what the parts of a head promise is held.
 */
#include "web/http_body.h"

enum { BODY_MAX = 4096 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void head_hold(const struct http_head *head, struct str bytes, size_t used)
{
    must(used <= bytes.len && used >= 4 && head->path.len > 0 && head->path.at[0] == '/');
    must(utf8_valid(head->path) && head->host.len > 0);
    must(head->body != HTTP_BODY_LENGTH || head->body_len > 0);
    must(head->minor == 1 || (!head->keep_alive && head->body != HTTP_BODY_CHUNKED));
}

struct reading {
    struct http_body body;
    struct str whole;
    int64_t sum;
};

/* One portion of it. */
static enum http_status portion_read(struct reading *r, struct str in)
{
    enum http_status status = HTTP_MORE;
    struct str out;

    while (in.len > 0 && status == HTTP_MORE) {
        status = http_body_feed(&r->body, &in, &out);
        must(out.len == 0
             || (out.at >= r->whole.at && out.at + out.len <= r->whole.at + r->whole.len));
        r->sum += (int64_t)out.len;
        must(r->sum <= BODY_MAX);
    }
    return status;
}

/* All body bytes given out, and whether it ended; -1: refused. */
static int64_t body_read(const struct http_head *head, struct str bytes, size_t step)
{
    struct reading r = {.whole = bytes};
    enum http_status status = HTTP_MORE;

    if (http_body_open(&r.body, head, BODY_MAX) != HTTP_OK)
        return -1;
    for (size_t at = 0; at < bytes.len && status == HTTP_MORE; at += step) {
        size_t len = bytes.len - at < step ? bytes.len - at : step;
        status = portion_read(&r, (struct str){bytes.at + at, len});
    }
    if (status != HTTP_MORE && status != HTTP_OK)
        return -1;
    return r.sum * 2 + (status == HTTP_OK);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1)
        return 0;
    size_t step = 1 + data[0] % 16, used, again;
    struct str bytes = {(const char *)data + 1, size - 1};
    struct arena *arena = arena_open((size_t)64 << 20);
    struct http_head head, cut;
    enum http_status whole = http_head_read(arena, bytes, &head, &used);
    enum http_status found = HTTP_MORE;

    for (size_t len = step < bytes.len ? step : bytes.len; found == HTTP_MORE; len += step) {
        len = len < bytes.len ? len : bytes.len;
        found = http_head_read(arena, (struct str){bytes.at, len}, &cut, &again);
        if (len == bytes.len)
            break;
    }
    must(found == whole);
    if (whole == HTTP_OK) {
        head_hold(&head, bytes, used);
        struct str rest = {bytes.at + used, bytes.len - used};
        must(body_read(&head, rest, rest.len + 1) == body_read(&head, rest, step));
    }
    arena_close(arena);
    return 0;
}
