/*
 * Requests: no bytes harm the reader, and in what portions they come makes no difference.
 *
 * The first byte says how many bytes come at a time; what the parts of a head promise is held.
 */
#include "web/http_body.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void head_hold(const struct http_head *head, struct str bytes, size_t used)
{
    must(used <= bytes.len && used >= 4 && head->path.len > 0 && head->path.at[0] == '/');
    must(utf8_valid(head->path) && head->host.len > 0);
    must(head->body != HTTP_BODY_LENGTH || head->body_len > 0);
    must(head->minor == 1 || (!head->keep_alive && head->body != HTTP_BODY_CHUNKED));
}

/* All body bytes given out, and whether it ended; -1: refused. */
static int64_t body_read(const struct http_head *head, struct str bytes, size_t step)
{
    struct http_body body;
    struct str out;
    int64_t sum = 0;

    if (http_body_open(&body, head, 4096) != HTTP_OK)
        return -1;
    for (size_t at = 0; at < bytes.len;) {
        struct str in = {bytes.at + at, bytes.len - at < step ? bytes.len - at : step};
        size_t come = in.len;
        while (in.len > 0) {
            enum http_status status = http_body_feed(&body, &in, &out);
            must(out.len == 0 || (out.at >= bytes.at && out.at + out.len <= bytes.at + bytes.len));
            sum += (int64_t)out.len;
            must(sum <= 4096);
            if (status != HTTP_MORE)
                return status == HTTP_OK ? sum * 2 + 1 : -1;
        }
        at += come;
    }
    return sum * 2;
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
