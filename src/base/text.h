/*
 * text - borrowed UTF-8 with its length, and a buffer to write it into.
 *
 * A struct str never owns its bytes and is not NUL-terminated; copy what must live longer with
 * str_copy().  Text is checked with utf8_valid() where it enters the program.
 */
#pragma once

#include "base/arena.h"

#include <string.h>

struct str {
    const char *at;
    size_t len;
};
#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})
#define STR_INIT(literal)                                                                          \
    {                                                                                              \
        (literal), sizeof(literal) - 1                                                             \
    }                                   /* for static tables */
#define STR_ARG(s) (int)(s).len, (s).at /* for "%.*s" */

struct str str_of(const char *c_string); /* NULL gives the empty text */
struct str str_copy(struct arena *arena, struct str s);
struct str str_format(struct arena *arena, const char *format, ...) PRINTF_LIKE(2, 3);
const char *str_c(struct arena *arena, struct str s); /* NUL-terminated copy */
static inline bool str_equal(struct str a, struct str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}
/* Here, so that the length of a literal is no work. */
static inline bool str_is(struct str s, const char *c_string)
{
    return c_string == NULL ? s.len == 0 : str_equal(s, (struct str){c_string, strlen(c_string)});
}
bool str_starts(struct str s, const char *prefix);
int str_compare(struct str a, struct str b); /* by bytes, as memcmp */
bool str_is_blank(struct str s);             /* empty, or only white space */
struct str str_trim(struct str s);           /* without white space at both ends */

/* Decimal integer, the whole text; false when it is none or does not fit. */
bool str_integer(struct str s, int64_t *out);

enum { INTEGER_DIGITS_MAX = 20 }; /* of the longest, with its sign */
struct str integer_digits(int64_t n, char digits[INTEGER_DIGITS_MAX]); /* borrows them */

bool utf8_valid(struct str s);
size_t utf8_valid_len(struct str s); /* bytes before the first invalid one */
size_t utf8_count(struct str s);     /* code points of valid UTF-8 */
size_t utf8_columns(struct str s);   /* cells on a terminal: two for a wide character */

/* A growing buffer inside an arena.  Start it with {.arena = a}. */
struct buffer {
    struct arena *arena;
    char *at;
    size_t len, room;
};
void buffer_add(struct buffer *buffer, struct str s);
void buffer_add_integer(struct buffer *buffer, int64_t n);
void buffer_addf(struct buffer *buffer, const char *format, ...) PRINTF_LIKE(2, 3);
struct str buffer_str(const struct buffer *buffer); /* borrowed until the next add */
