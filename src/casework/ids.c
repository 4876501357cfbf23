#include "casework/ids.h"

#include <string.h>

enum { HEX_LEN = 2 * sizeof(struct id) };

bool id_given(struct id id)
{
    return !id_equal(id, (struct id){{0}});
}

bool id_equal(struct id a, struct id b)
{
    return memcmp(a.b, b.b, sizeof(a.b)) == 0;
}

/* -1 when `c` is no lower-case hex digit. */
static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool id_read(struct str hex, struct id *out)
{
    if (hex.len != HEX_LEN)
        return false;
    struct id id;
    for (size_t i = 0; i < sizeof(id.b); i++) {
        int high = hex_value(hex.at[2 * i]), low = hex_value(hex.at[2 * i + 1]);
        if (high < 0 || low < 0)
            return false;
        id.b[i] = (uint8_t)(high * 16 + low);
    }
    *out = id;
    return true;
}

struct str id_write(struct arena *arena, struct id id)
{
    static const char DIGITS[] = "0123456789abcdef";
    char *at = arena_take(arena, HEX_LEN, 1);
    for (size_t i = 0; i < sizeof(id.b); i++) {
        at[2 * i] = DIGITS[id.b[i] >> 4];
        at[2 * i + 1] = DIGITS[id.b[i] & 15];
    }
    return (struct str){at, HEX_LEN};
}
