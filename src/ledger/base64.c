#include "ledger/base64.h"

static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

void base64_write(struct buffer *out, const void *bytes, size_t len)
{
    const uint8_t *in = bytes;

    for (size_t i = 0; i < len; i += 3) {
        size_t have = len - i < 3 ? len - i : 3;
        uint32_t group = (uint32_t)in[i] << 16;
        group |= have > 1 ? (uint32_t)in[i + 1] << 8 : 0;
        group |= have > 2 ? (uint32_t)in[i + 2] : 0;
        const char four[4] = {digits[group >> 18], digits[group >> 12 & 63],
            digits[group >> 6 & 63], digits[group & 63]};
        buffer_add(out, (struct str){four, have + 1});
        buffer_add(out, (struct str){"==", 3 - have});
    }
}

/* -1 when `c` is no digit. */
static int digit_value(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    if (c == '+')
        return 62;
    return c == '/' ? 63 : -1;
}

/* Four digits of which the last `pad` are '='; the bits under the padding must be zero. */
static bool group_read(const char *four, unsigned pad, uint32_t *group)
{
    *group = 0;
    for (unsigned i = 0; i < 4 - pad; i++) {
        int value = digit_value(four[i]);
        if (value < 0)
            return false;
        *group |= (uint32_t)value << (18 - 6 * i);
    }
    return (*group & ((UINT32_C(1) << 8 * pad) - 1)) == 0;
}

bool base64_read(struct arena *arena, struct str text, struct str *bytes)
{
    *bytes = STR("");
    if (text.len == 0)
        return true;
    if (text.len % 4 != 0)
        return false;
    unsigned pad = text.at[text.len - 1] != '=' ? 0 : text.at[text.len - 2] != '=' ? 1 : 2;
    size_t len = text.len / 4 * 3 - pad;
    char *out = arena_take(arena, text.len / 4, 3);
    for (size_t i = 0; i < text.len / 4; i++) {
        uint32_t group;
        bool last = i == text.len / 4 - 1;
        if (!group_read(text.at + 4 * i, last ? pad : 0, &group))
            return false;
        out[3 * i] = (char)(uint8_t)(group >> 16);
        out[3 * i + 1] = (char)(uint8_t)(group >> 8);
        out[3 * i + 2] = (char)(uint8_t)group;
    }
    *bytes = (struct str){out, len};
    return true;
}
