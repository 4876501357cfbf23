#include "base/text.h"

#include <string.h>

/*
 * One row a form of RFC 3629 section 4: the range of the first byte, how many follow, and the
 * range of the second byte, which alone keeps out overlong forms, surrogates and > U+10FFFF.
 */
static const struct {
    uint8_t first_min, first_max, followers, second_min, second_max;
} forms[] = {
    {0x00, 0x7F, 0, 0x00, 0x00},
    {0xC2, 0xDF, 1, 0x80, 0xBF},
    {0xE0, 0xE0, 2, 0xA0, 0xBF},
    {0xE1, 0xEC, 2, 0x80, 0xBF},
    {0xED, 0xED, 2, 0x80, 0x9F},
    {0xEE, 0xEF, 2, 0x80, 0xBF},
    {0xF0, 0xF0, 3, 0x90, 0xBF},
    {0xF1, 0xF3, 3, 0x80, 0xBF},
    {0xF4, 0xF4, 3, 0x80, 0x8F},
};

static bool is_follower(uint8_t byte)
{
    return (byte & 0xC0) == 0x80;
}

/* Eight bytes of plain ASCII, as most of a record is. */
static bool is_ascii_word(const uint8_t *at)
{
    uint64_t word;

    memcpy(&word, at, sizeof(word));
    return (word & UINT64_C(0x8080808080808080)) == 0;
}

/* Bytes of the character at the start of `s`, 0 when there is no valid one. */
static size_t character_len(const uint8_t *at, size_t left)
{
    size_t form = 0;
    while (form < COUNT_OF(forms) && at[0] > forms[form].first_max)
        form++;
    if (form == COUNT_OF(forms) || at[0] < forms[form].first_min)
        return 0;
    size_t followers = forms[form].followers;
    if (followers >= left)
        return 0;
    if (followers > 0 && (at[1] < forms[form].second_min || at[1] > forms[form].second_max))
        return 0;
    for (size_t i = 2; i <= followers; i++)
        if (!is_follower(at[i]))
            return 0;
    return followers + 1;
}

size_t utf8_valid_len(struct str s)
{
    const uint8_t *bytes = (const uint8_t *)s.at;
    size_t at = 0;
    while (at < s.len) {
        size_t len = 1;
        if (s.len - at >= sizeof(uint64_t) && is_ascii_word(bytes + at))
            len = sizeof(uint64_t);
        else if (bytes[at] >= 0x80)
            len = character_len(bytes + at, s.len - at);
        if (len == 0)
            break;
        at += len;
    }
    return at;
}

bool utf8_valid(struct str s)
{
    return utf8_valid_len(s) == s.len;
}

size_t utf8_count(struct str s)
{
    size_t count = 0;
    for (size_t i = 0; i < s.len; i++)
        count += !is_follower((uint8_t)s.at[i]);
    return count;
}

struct range {
    uint32_t first, last;
};

/* Cut from Unicode's EastAsianWidth (W and F) and general categories Mn, Me, Cf: the scripts
 * that occur in a Chinese office, not every script there is. */
static const struct range wide[] = {
    {0x1100, 0x115F},
    {0x231A, 0x231B},
    {0x2329, 0x232A},
    {0x2E80, 0x303E},
    {0x3041, 0xA4CF},
    {0xA960, 0xA97F},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE10, 0xFE19},
    {0xFE30, 0xFE6F},
    {0xFF01, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x1F300, 0x1F64F},
    {0x1F680, 0x1F6FF},
    {0x1F900, 0x1F9FF},
    {0x20000, 0x3FFFD},
};
static const struct range without_width[] = {
    {0x0000, 0x001F},
    {0x007F, 0x009F},
    {0x0300, 0x036F},
    {0x200B, 0x200F},
    {0x202A, 0x202E},
    {0x2060, 0x206F},
    {0x20D0, 0x20FF},
    {0x302A, 0x302D},
    {0x3099, 0x309A},
    {0xFE00, 0xFE0F},
    {0xFE20, 0xFE2F},
    {0xFEFF, 0xFEFF},
    {0xE0100, 0xE01EF},
};

static bool in_ranges(uint32_t point, const struct range *ranges, size_t len)
{
    for (size_t i = 0; i < len && ranges[i].first <= point; i++)
        if (point <= ranges[i].last)
            return true;
    return false;
}

static uint32_t point_of(const uint8_t *at, size_t len)
{
    static const uint8_t first_mask[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    uint32_t point = at[0] & first_mask[len];
    for (size_t i = 1; i < len; i++)
        point = point << 6 | (at[i] & 0x3F);
    return point;
}

static size_t point_columns(uint32_t point)
{
    if (in_ranges(point, without_width, COUNT_OF(without_width)))
        return 0;
    return in_ranges(point, wide, COUNT_OF(wide)) ? 2 : 1;
}

size_t utf8_columns(struct str s)
{
    const uint8_t *bytes = (const uint8_t *)s.at;
    size_t columns = 0;
    for (size_t at = 0, len; at < s.len; at += len) {
        len = character_len(bytes + at, s.len - at);
        columns += len == 0 ? 1 : point_columns(point_of(bytes + at, len));
        if (len == 0)
            len = 1;
    }
    return columns;
}
