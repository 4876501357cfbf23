#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct str str_of(const char *c_string)
{
    return c_string == NULL ? STR("") : (struct str){c_string, strlen(c_string)};
}

struct str str_copy(struct arena *arena, struct str s)
{
    if (s.len == 0)
        return STR("");
    char *copy = arena_take(arena, s.len, 1);
    memcpy(copy, s.at, s.len);
    return (struct str){copy, s.len};
}

const char *str_c(struct arena *arena, struct str s)
{
    char *copy = arena_take(arena, s.len + 1, 1);
    if (s.len > 0)
        memcpy(copy, s.at, s.len);
    return copy;
}

/* A text as it is formatted: most fit into the small one, and only long ones are done twice. */
struct formatted {
    size_t len;
    char small[256];
};

PRINTF_LIKE(2, 0)
static void format_small(struct formatted *text, const char *format, va_list args)
{
    int len = vsnprintf(text->small, sizeof(text->small), format, args);

    must(len >= 0);
    text->len = (size_t)len;
}

/* `at` has room for the text and a NUL. */
PRINTF_LIKE(3, 0)
static void format_take(char *at, const struct formatted *text, const char *format, va_list args)
{
    if (text->len < sizeof(text->small))
        memcpy(at, text->small, text->len + 1);
    else
        vsnprintf(at, text->len + 1, format, args);
}

struct str str_format(struct arena *arena, const char *format, ...)
{
    struct formatted text;
    va_list args, again;

    va_start(args, format);
    va_copy(again, args);
    format_small(&text, format, args);
    char *at = arena_take(arena, text.len + 1, 1);
    format_take(at, &text, format, again);
    va_end(again);
    va_end(args);
    return (struct str){at, text.len};
}

bool str_starts(struct str s, const char *prefix)
{
    struct str p = str_of(prefix);
    return s.len >= p.len && str_equal((struct str){s.at, p.len}, p);
}

int str_compare(struct str a, struct str b)
{
    size_t common = a.len < b.len ? a.len : b.len;
    int order = common == 0 ? 0 : memcmp(a.at, b.at, common);
    if (order != 0)
        return order;
    return (a.len > b.len) - (a.len < b.len);
}

/* White space that people type: ASCII, no-break space, the wide space of Chinese keyboards. */
static const struct str blanks[] = {
    STR_INIT(" "),
    STR_INIT("\t"),
    STR_INIT("\n"),
    STR_INIT("\r"),
    STR_INIT("\v"),
    STR_INIT("\f"),
    STR_INIT("\xC2\xA0"),
    STR_INIT("\xE3\x80\x80"),
};

/* No blank begins or ends with such a byte: most texts are settled by it. */
static bool plain_byte(char c)
{
    return (c > ' ' && c <= '~') || ((unsigned char)c >= 0xE4 && (unsigned char)c <= 0xF4);
}

static size_t blank_at_start(struct str s)
{
    if (s.len > 0 && plain_byte(s.at[0]))
        return 0;
    for (size_t i = 0; i < COUNT_OF(blanks); i++)
        if (str_starts(s, blanks[i].at))
            return blanks[i].len;
    return 0;
}

static size_t blank_at_end(struct str s)
{
    if (s.len > 0 && plain_byte(s.at[s.len - 1]))
        return 0;
    for (size_t i = 0; i < COUNT_OF(blanks); i++) {
        size_t len = blanks[i].len;
        if (s.len >= len && str_equal((struct str){s.at + s.len - len, len}, blanks[i]))
            return len;
    }
    return 0;
}

struct str str_trim(struct str s)
{
    for (size_t len; (len = blank_at_start(s)) > 0;)
        s = (struct str){s.at + len, s.len - len};
    for (size_t len; (len = blank_at_end(s)) > 0;)
        s.len -= len;
    return s;
}

bool str_is_blank(struct str s)
{
    for (size_t len; (len = blank_at_start(s)) > 0;)
        s = (struct str){s.at + len, s.len - len};
    return s.len == 0;
}

bool str_integer(struct str s, int64_t *out)
{
    bool negative = str_starts(s, "-");
    size_t i = negative ? 1 : 0;
    if (i == s.len)
        return false;

    /* Counted downwards: there is one more negative number than positive ones. */
    int64_t n = 0;
    for (; i < s.len; i++) {
        if (s.at[i] < '0' || s.at[i] > '9')
            return false;
        if (__builtin_mul_overflow(n, 10, &n) || __builtin_sub_overflow(n, s.at[i] - '0', &n))
            return false;
    }
    if (!negative && n == INT64_MIN)
        return false;
    *out = negative ? n : -n;
    return true;
}

enum { BUFFER_START = 256 };

static void buffer_reserve(struct buffer *buffer, size_t more)
{
    must(more <= SIZE_MAX / 4 && buffer->len <= SIZE_MAX / 4);
    size_t need = buffer->len + more;
    if (need <= buffer->room)
        return;
    size_t room = buffer->room == 0 ? BUFFER_START : buffer->room * 2;
    if (room < need)
        room = need;
    char *at = arena_take(buffer->arena, room, 1);
    if (buffer->len > 0)
        memcpy(at, buffer->at, buffer->len);
    buffer->at = at;
    buffer->room = room;
}

void buffer_add(struct buffer *buffer, struct str s)
{
    if (s.len == 0)
        return;
    buffer_reserve(buffer, s.len);
    memcpy(buffer->at + buffer->len, s.at, s.len);
    buffer->len += s.len;
}

struct str integer_digits(int64_t n, char digits[INTEGER_DIGITS_MAX])
{
    size_t at = INTEGER_DIGITS_MAX;
    uint64_t left = n < 0 ? -(uint64_t)n : (uint64_t)n;

    do
        digits[--at] = (char)('0' + left % 10);
    while ((left /= 10) > 0);
    if (n < 0)
        digits[--at] = '-';
    return (struct str){digits + at, INTEGER_DIGITS_MAX - at};
}

void buffer_add_integer(struct buffer *buffer, int64_t n)
{
    char digits[INTEGER_DIGITS_MAX];

    buffer_add(buffer, integer_digits(n, digits));
}

void buffer_addf(struct buffer *buffer, const char *format, ...)
{
    struct formatted text;
    va_list args, again;

    va_start(args, format);
    va_copy(again, args);
    format_small(&text, format, args);
    buffer_reserve(buffer, text.len + 1); /* the NUL is overwritten by the next add */
    format_take(buffer->at + buffer->len, &text, format, again);
    buffer->len += text.len;
    va_end(again);
    va_end(args);
}

struct str buffer_str(const struct buffer *buffer)
{
    return buffer->len == 0 ? STR("") : (struct str){buffer->at, buffer->len};
}
