#include "base/hex.h"

/* One more than the value of a digit; digits are random, so a table beats asking. */
static const uint8_t values[256] = {
    ['0'] = 1,
    ['1'] = 2,
    ['2'] = 3,
    ['3'] = 4,
    ['4'] = 5,
    ['5'] = 6,
    ['6'] = 7,
    ['7'] = 8,
    ['8'] = 9,
    ['9'] = 10,
    ['a'] = 11,
    ['b'] = 12,
    ['c'] = 13,
    ['d'] = 14,
    ['e'] = 15,
    ['f'] = 16,
};

void hex_put(char *out, const void *bytes, size_t len)
{
    static const char digits[] = "0123456789abcdef";
    const uint8_t *in = bytes;

    for (size_t i = 0; i < len; i++) {
        out[2 * i] = digits[in[i] >> 4];
        out[2 * i + 1] = digits[in[i] & 15];
    }
}

struct str hex_write(struct arena *arena, const void *bytes, size_t len)
{
    if (len == 0)
        return STR("");
    char *out = arena_take(arena, len, 2);
    hex_put(out, bytes, len);
    return (struct str){out, 2 * len};
}

bool hex_read(struct str hex, void *bytes, size_t len)
{
    const uint8_t *in = (const uint8_t *)hex.at;
    uint8_t *out = bytes;

    if (len > SIZE_MAX / 2 || hex.len != 2 * len)
        return false;
    for (size_t i = 0; i < len; i++) {
        unsigned high = values[in[2 * i]], low = values[in[2 * i + 1]];
        if (high == 0 || low == 0)
            return false;
        out[i] = (uint8_t)((high - 1) << 4 | (low - 1));
    }
    return true;
}
