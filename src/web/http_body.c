#include "web/http_body.h"

enum { CHUNK_DIGITS_MAX = 15 }; /* no size of so many overflows */

enum http_status http_body_open(struct http_body *body, const struct http_head *head, uint64_t max)
{
    *body = (struct http_body){.kind = head->body, .left = head->body_len, .max = max};
    return head->body_len > max ? HTTP_TOO_LARGE : HTTP_OK;
}

static void stretch_take(struct http_body *body, struct str *in, struct str *out)
{
    *out = *in;
    if (out->len > body->left)
        out->len = (size_t)body->left;
    in->at += out->len;
    in->len -= out->len;
    body->left -= out->len;
    body->seen += out->len;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* One byte of a chunk's size, from its first digit to the CR. */
static enum http_status size_step(struct http_body *body, char c)
{
    int digit = hex_digit(c);

    if (digit < 0 && (c != '\r' || body->part == CHUNK_SIZE))
        return HTTP_BAD_REQUEST;
    if (digit < 0) {
        body->part = CHUNK_SIZE_LF;
        return HTTP_MORE;
    }
    if (body->part == CHUNK_SIZE)
        body->digits = 0;
    if (++body->digits > CHUNK_DIGITS_MAX)
        return HTTP_BAD_REQUEST;
    body->part = CHUNK_DIGITS;
    body->left = body->left * 16 + (uint64_t)digit;
    return HTTP_MORE;
}

static enum http_status line_end(struct http_body *body, char c, char wanted, int next)
{
    body->part = (enum http_chunk_part)next;
    return c == wanted ? HTTP_MORE : HTTP_BAD_REQUEST;
}

/* One byte outside of a chunk's data. */
static enum http_status frame_step(struct http_body *body, char c)
{
    bool last = body->left == 0;

    switch (body->part) {
    case CHUNK_SIZE:
    case CHUNK_DIGITS: return size_step(body, c);
    case CHUNK_SIZE_LF:
        if (body->left > body->max - body->seen)
            return HTTP_TOO_LARGE;
        return line_end(body, c, '\n', last ? CHUNK_LAST_CR : CHUNK_DATA);
    case CHUNK_DATA_CR: return line_end(body, c, '\r', CHUNK_DATA_LF);
    case CHUNK_DATA_LF: return line_end(body, c, '\n', CHUNK_SIZE);
    case CHUNK_LAST_CR: return line_end(body, c, '\r', CHUNK_LAST_LF);
    case CHUNK_LAST_LF: return line_end(body, c, '\n', CHUNK_END);
    case CHUNK_DATA:
    case CHUNK_END: break;
    }
    must(false);
    return HTTP_BAD_REQUEST;
}

static enum http_status chunks_feed(struct http_body *body, struct str *in, struct str *out)
{
    while (in->len > 0) {
        if (body->part == CHUNK_DATA) {
            stretch_take(body, in, out);
            if (body->left == 0)
                body->part = CHUNK_DATA_CR;
            return HTTP_MORE;
        }
        enum http_status status = frame_step(body, in->at[0]);
        in->at++;
        in->len--;
        if (status != HTTP_MORE)
            return status;
        if (body->part == CHUNK_END)
            return HTTP_OK;
    }
    return HTTP_MORE;
}

enum http_status http_body_feed(struct http_body *body, struct str *in, struct str *out)
{
    *out = (struct str){in->at, 0};
    if (body->kind == HTTP_BODY_CHUNKED)
        return chunks_feed(body, in, out);
    if (body->kind == HTTP_BODY_LENGTH)
        stretch_take(body, in, out);
    return body->left == 0 ? HTTP_OK : HTTP_MORE;
}
