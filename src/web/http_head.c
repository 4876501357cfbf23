#include "web/http_head.h"

#include <string.h>

static const char *const methods[] = {
    [HTTP_GET] = "GET",
    [HTTP_HEAD] = "HEAD",
    [HTTP_POST] = "POST",
    [HTTP_PUT] = "PUT",
    [HTTP_PATCH] = "PATCH",
    [HTTP_DELETE] = "DELETE",
};

const char *http_method_name(enum http_method method)
{
    return methods[method];
}

/* ---- characters ----------------------------------------------------------------------------- */

static bool is_alnum(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_one_of(char c, const char *set)
{
    return c != '\0' && strchr(set, c) != NULL;
}

static bool is_token(char c)
{
    return is_alnum(c) || is_one_of(c, "!#$%&'*+-.^_`|~");
}

/* RFC 3986: pchar, and what a query may have besides. */
static bool is_target(char c)
{
    return is_alnum(c) || is_one_of(c, "-._~%!$&'()*+,;=:@/?");
}

static bool all_are(struct str text, bool (*is)(char))
{
    for (size_t i = 0; i < text.len; i++)
        if (!is(text.at[i]))
            return false;
    return text.len > 0;
}

static bool is_value(char c)
{
    return c == '\t' || (c >= ' ' && c <= '~');
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool equal_nocase(struct str text, const char *word)
{
    size_t len = strlen(word);

    if (text.len != len)
        return false;
    for (size_t i = 0; i < len; i++)
        if (lower(text.at[i]) != word[i])
            return false;
    return true;
}

/* ---- escapes -------------------------------------------------------------------------------- */

static int hex_digit(char c)
{
    static const char digits[] = "0123456789abcdef";
    const char *at = c == '\0' ? NULL : strchr(digits, lower(c));

    return at == NULL ? -1 : (int)(at - digits);
}

static bool byte_take(struct str text, size_t *i, char *out)
{
    if (text.len - *i < 3)
        return false;
    int high = hex_digit(text.at[*i + 1]), low = hex_digit(text.at[*i + 2]);
    if (high < 0 || low < 0)
        return false;
    *out = (char)(high * 16 + low);
    *i += 3;
    return true;
}

/* Line feeds and tabs are what people type into a form; in a path they are not. */
static bool is_control(char c, bool form)
{
    return ((unsigned char)c < ' ' && !(form && is_one_of(c, "\r\n\t"))) || c == 0x7F;
}

bool http_decode(struct arena *arena, struct str text, bool form, struct str *out)
{
    char *at = arena_take(arena, text.len + 1, 1);
    size_t len = 0;

    for (size_t i = 0; i < text.len; len++) {
        if (text.at[i] == '%') {
            if (!byte_take(text, &i, &at[len]))
                return false;
        } else {
            at[len] = form && text.at[i] == '+' ? ' ' : text.at[i];
            i++;
        }
        if (is_control(at[len], form))
            return false;
    }
    *out = (struct str){at, len};
    return utf8_valid(*out);
}

/* ---- the request line ----------------------------------------------------------------------- */

/* Each part once and plainly: no empty one, no dots that climb, no separator in disguise. */
static bool path_plain(struct str raw, struct str path)
{
    size_t slashes = 0;

    for (size_t i = 0; i < raw.len; i++)
        slashes += raw.at[i] == '/';
    for (size_t i = 0; i < path.len; i++) {
        slashes -= path.at[i] == '/';
        if (path.at[i] == '\\')
            return false;
    }
    if (slashes != 0)
        return false;
    for (size_t start = 1, i = 1; i <= path.len; i++) {
        if (i < path.len && path.at[i] != '/')
            continue;
        struct str part = {path.at + start, i - start};
        if (str_is(part, ".") || str_is(part, "..") || (part.len == 0 && path.len > 1))
            return false;
        start = i + 1;
    }
    return true;
}

static enum http_status target_read(struct arena *arena, struct str target, struct http_head *out)
{
    struct str raw = target;
    const char *mark = target.len == 0 ? NULL : memchr(target.at, '?', target.len);

    if (target.len == 0 || target.at[0] != '/' || !all_are(target, is_target))
        return HTTP_BAD_REQUEST;
    if (mark != NULL) {
        raw.len = (size_t)(mark - target.at);
        out->query = (struct str){mark + 1, target.len - raw.len - 1};
    }
    return http_decode(arena, raw, false, &out->path) && path_plain(raw, out->path)
               ? HTTP_OK
               : HTTP_BAD_REQUEST;
}

static enum http_status version_read(struct str version, struct http_head *out)
{
    if (version.len != 8 || !str_starts(version, "HTTP/") || version.at[6] != '.'
        || version.at[5] < '0' || version.at[5] > '9' || version.at[7] < '0' || version.at[7] > '9')
        return HTTP_BAD_REQUEST;
    out->minor = version.at[7] - '0';
    return version.at[5] == '1' && out->minor <= 1 ? HTTP_OK : HTTP_VERSION_UNKNOWN;
}

static enum http_status method_read(struct str word, struct http_head *out)
{
    if (!all_are(word, is_token))
        return HTTP_BAD_REQUEST;
    for (size_t i = HTTP_GET; i < COUNT_OF(methods); i++)
        if (str_is(word, methods[i]))
            out->method = (enum http_method)i;
    return out->method != 0 ? HTTP_OK : HTTP_NOT_IMPLEMENTED;
}

static enum http_status line_read(struct arena *arena, struct str line, struct http_head *out)
{
    const char *first = memchr(line.at, ' ', line.len);
    const char *end = line.at + line.len;
    const char *second = first == NULL ? NULL : memchr(first + 1, ' ', (size_t)(end - first - 1));

    if (second == NULL)
        return HTTP_BAD_REQUEST;
    enum http_status version =
        version_read((struct str){second + 1, (size_t)(end - second - 1)}, out);
    if (version != HTTP_OK)
        return version;
    enum http_status target =
        target_read(arena, (struct str){first + 1, (size_t)(second - first - 1)}, out);
    if (target != HTTP_OK)
        return target;
    return method_read((struct str){line.at, (size_t)(first - line.at)}, out);
}

/* ---- fields --------------------------------------------------------------------------------- */

static struct str trim(struct str text)
{
    while (text.len > 0 && is_one_of(text.at[0], " \t"))
        text = (struct str){text.at + 1, text.len - 1};
    while (text.len > 0 && is_one_of(text.at[text.len - 1], " \t"))
        text.len--;
    return text;
}

static enum http_status field_read(struct str line, struct http_head *out)
{
    const char *colon = line.len == 0 ? NULL : memchr(line.at, ':', line.len);

    if (colon == NULL)
        return HTTP_BAD_REQUEST;
    struct str name = {line.at, (size_t)(colon - line.at)};
    struct str value = trim((struct str){colon + 1, line.len - name.len - 1});
    if (!all_are(name, is_token) || (value.len > 0 && !all_are(value, is_value)))
        return HTTP_BAD_REQUEST;
    if (out->fields_len == HTTP_FIELDS_MAX)
        return HTTP_FIELDS_TOO_LARGE;
    out->fields[out->fields_len++] = (struct http_field){name, value};
    return HTTP_OK;
}

static size_t field_count(const struct http_head *head, const char *name, struct str *value)
{
    size_t count = 0;

    *value = (struct str){0};
    for (size_t i = 0; i < head->fields_len; i++)
        if (equal_nocase(head->fields[i].name, name)) {
            *value = head->fields[i].value;
            count++;
        }
    return count;
}

struct str http_field_value(const struct http_head *head, const char *name)
{
    struct str value;

    return field_count(head, name, &value) == 1 ? value : (struct str){0};
}

static bool is_host(char c)
{
    return is_alnum(c) || is_one_of(c, "-._:[]");
}

/* 010 is ten to one reader and eight to another. */
static bool length_read(struct str digits, uint64_t *out)
{
    *out = 0;
    if (digits.len == 0 || digits.len > 18 || (digits.len > 1 && digits.at[0] == '0'))
        return false;
    for (size_t i = 0; i < digits.len; i++) {
        if (digits.at[i] < '0' || digits.at[i] > '9')
            return false;
        *out = *out * 10 + (uint64_t)(digits.at[i] - '0');
    }
    return true;
}

/* How the body is framed is said once, in one of two ways, or not at all. */
static enum http_status framing_read(struct http_head *out)
{
    struct str length, coding;
    size_t lengths = field_count(out, "content-length", &length);
    size_t codings = field_count(out, "transfer-encoding", &coding);

    if (lengths + codings == 0)
        return HTTP_OK;
    if (lengths + codings > 1)
        return HTTP_BAD_REQUEST;
    if (codings == 1) {
        out->body = HTTP_BODY_CHUNKED;
        return out->minor == 1 && equal_nocase(coding, "chunked") ? HTTP_OK : HTTP_BAD_REQUEST;
    }
    if (!length_read(length, &out->body_len))
        return HTTP_BAD_REQUEST;
    out->body = out->body_len > 0 ? HTTP_BODY_LENGTH : HTTP_BODY_NONE;
    return HTTP_OK;
}

static enum http_status fields_judge(struct http_head *out)
{
    struct str value;

    if (field_count(out, "host", &out->host) != 1 || !all_are(out->host, is_host))
        return HTTP_BAD_REQUEST;
    size_t connections = field_count(out, "connection", &value);
    out->keep_alive = out->minor == 1 && (connections == 0 || equal_nocase(value, "keep-alive"));
    size_t expectations = field_count(out, "expect", &value);
    if (expectations > 1 || (expectations == 1 && !equal_nocase(value, "100-continue")))
        return HTTP_EXPECTATION_FAILED;
    out->expects_continue = expectations == 1 && out->minor == 1;
    return framing_read(out);
}

/* ---- the head ------------------------------------------------------------------------------- */

/* The next line up to its CRLF.  A CR or LF that stands alone is refused as soon as it comes. */
static enum http_status line_take(struct str bytes, size_t *at, struct str *line)
{
    for (size_t i = *at; i < bytes.len; i++) {
        if (bytes.at[i] == '\n' || bytes.at[i] == '\0')
            return HTTP_BAD_REQUEST;
        if (bytes.at[i] != '\r')
            continue;
        if (i + 1 == bytes.len)
            return HTTP_MORE;
        if (bytes.at[i + 1] != '\n')
            return HTTP_BAD_REQUEST;
        *line = (struct str){bytes.at + *at, i - *at};
        *at = i + 2;
        return HTTP_OK;
    }
    return HTTP_MORE;
}

static enum http_status unfinished(struct str bytes, bool first)
{
    if (first && bytes.len > HTTP_LINE_MAX + 1) /* its CR may have come */
        return HTTP_URI_TOO_LONG;
    return bytes.len > HTTP_HEAD_MAX ? HTTP_FIELDS_TOO_LARGE : HTTP_MORE;
}

enum http_status http_head_read(
    struct arena *arena, struct str bytes, struct http_head *out, size_t *used)
{
    struct str line;
    size_t at = 0;

    *out = (struct http_head){.fields_len = 0};
    enum http_status status = line_take(bytes, &at, &line);
    if (status == HTTP_MORE)
        return unfinished(bytes, true);
    if (status == HTTP_OK && line.len > HTTP_LINE_MAX)
        return HTTP_URI_TOO_LONG;
    if (status == HTTP_OK)
        status = line_read(arena, line, out);
    while (status == HTTP_OK) {
        status = line_take(bytes, &at, &line);
        if (status == HTTP_MORE)
            return unfinished(bytes, false);
        if (status == HTTP_OK && line.len == 0)
            break;
        if (status == HTTP_OK)
            status = at > HTTP_HEAD_MAX ? HTTP_FIELDS_TOO_LARGE : field_read(line, out);
    }
    *used = at;
    return status == HTTP_OK ? fields_judge(out) : status;
}
