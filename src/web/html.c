#include "web/html.h"

/* Bytes that do not stand for themselves: everywhere, or inside quotes alone. */
enum { ESCAPED = 1, ESCAPED_QUOTED = 2 };
static const unsigned char marks[256] = {['&'] = ESCAPED,
    ['<'] = ESCAPED,
    ['>'] = ESCAPED,
    ['"'] = ESCAPED_QUOTED,
    ['\''] = ESCAPED_QUOTED,
    [0x00 ... 0x08] = ESCAPED,
    [0x0b ... 0x0c] = ESCAPED,
    [0x0e ... 0x1f] = ESCAPED,
    [0x7f] = ESCAPED};

static const char *escape_of(unsigned char byte)
{
    switch (byte) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return "\xef\xbf\xbd";
    }
}

static void add_escaped(struct buffer *out, struct str text, bool quoted)
{
    const unsigned char *at = (const unsigned char *)text.at;
    const unsigned char escaped = quoted ? ESCAPED | ESCAPED_QUOTED : ESCAPED;

    for (size_t from = 0, i = 0; i < text.len; from = ++i) {
        while (i < text.len && (marks[at[i]] & escaped) == 0)
            i++;
        buffer_add(out, (struct str){text.at + from, i - from});
        if (i < text.len)
            buffer_add(out, str_of(escape_of(at[i])));
    }
}

void html_text(struct buffer *out, struct str text)
{
    add_escaped(out, text, false);
}

void html_attribute(struct buffer *out, struct str text)
{
    add_escaped(out, text, true);
}

static bool plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
           || c == '.' || c == '_' || c == '~';
}

static void add_percent(struct buffer *out, char c)
{
    static const char digits[] = "0123456789ABCDEF";
    const unsigned char byte = (unsigned char)c;
    const char escape[] = {'%', digits[byte >> 4], digits[byte & 15]};

    buffer_add(out, (struct str){escape, sizeof(escape)});
}

/* `more`: characters that stay as they are, besides the plain ones. */
static void add_encoded(struct buffer *out, struct str text, const char *more)
{
    size_t from = 0;

    for (size_t i = 0; i < text.len; i++) {
        const char c = text.at[i];
        if (plain(c) || (c != '\0' && strchr(more, c) != NULL))
            continue;
        if (from < i)
            buffer_add(out, (struct str){text.at + from, i - from});
        add_percent(out, c);
        from = i + 1;
    }
    if (from < text.len)
        buffer_add(out, (struct str){text.at + from, text.len - from});
}

void html_url(struct buffer *out, struct str part)
{
    add_encoded(out, part, "");
}

void html_path(struct buffer *out, struct str path)
{
    const bool ours = path.len > 0 && path.at[0] == '/' && (path.len == 1 || path.at[1] != '/');
    size_t from = 0;

    /* % stays: the path is encoded already.  & is written as an attribute wants it. */
    for (size_t i = 0; ours && i <= path.len; i++) {
        if (i < path.len && path.at[i] != '&')
            continue;
        add_encoded(out, (struct str){path.at + from, i - from}, "/?#=%:@!$*+,;()[]");
        if (i < path.len)
            buffer_add(out, STR("&amp;"));
        from = i + 1;
    }
    if (!ours)
        buffer_add(out, STR("/"));
}

void html_integer(struct buffer *out, int64_t n)
{
    buffer_add_integer(out, n);
}
