#include "casework/person_name.h"

/* The character at `i` of valid UTF-8; *next is where the one after it begins. */
static uint32_t char_at(struct str s, size_t i, size_t *next)
{
    unsigned char lead = (unsigned char)s.at[i];
    size_t len = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    uint32_t c = len == 1 ? lead : lead & (0x7fU >> len);

    must(i + len <= s.len);
    for (size_t k = 1; k < len; k++)
        c = c << 6 | ((unsigned char)s.at[i + k] & 0x3fU);
    *next = i + len;
    return c;
}

static bool is_blank(uint32_t c)
{
    return c == ' ' || c == '\t' || c == 0xa0 || c == 0x3000;
}

static bool is_dot(uint32_t c)
{
    static const uint32_t dots[] = {0xb7, 0x2022, 0x2027, 0x2219, 0x22c5, 0x30fb, 0xff0e, 0xff65};

    for (size_t i = 0; i < COUNT_OF(dots); i++)
        if (dots[i] == c)
            return true;
    return false;
}

static bool is_han(uint32_t c)
{
    return (c >= 0x3400 && c <= 0x4dbf) || (c >= 0x4e00 && c <= 0x9fff)
           || (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff) || c == 0x3007;
}

static bool is_private(uint32_t c)
{
    return (c >= 0xe000 && c <= 0xf8ff) || c >= 0xf0000;
}

/* The first character from `i` on that is no blank; 0: none. */
static uint32_t after_blanks(struct str s, size_t i)
{
    while (i < s.len) {
        uint32_t c = char_at(s, i, &i);
        if (!is_blank(c))
            return c;
    }
    return 0;
}

static struct str without_blank_ends(struct str s)
{
    size_t begin = s.len, end = 0;

    for (size_t i = 0, next; i < s.len; i = next)
        if (!is_blank(char_at(s, i, &next))) {
            begin = begin == s.len ? i : begin;
            end = next;
        }
    return end > 0 ? (struct str){s.at + begin, end - begin} : (struct str){0};
}

struct str person_name_normal(struct arena *arena, struct str name)
{
    struct str s = without_blank_ends(name);
    struct buffer out = {.arena = arena};
    uint32_t last = 0;    /* the last character that is no blank */
    size_t blanks_at = 0; /* where the blanks after it begin in `out` */

    for (size_t i = 0, next; i < s.len; i = next) {
        uint32_t c = char_at(s, i, &next), after = after_blanks(s, next);
        bool full_stop = c == '.' && is_han(last) && is_han(after);
        if (last != 0 && after != 0 && (is_dot(c) || full_stop)) {
            out.len = blanks_at;
            buffer_add(&out, STR("·"));
            last = 0xb7;
        } else if (!is_blank(c)) {
            buffer_add(&out, (struct str){s.at + i, next - i});
            last = c;
        } else if (last != 0xb7) {
            buffer_add(&out, (struct str){s.at + i, next - i});
            continue;
        }
        blanks_at = out.len;
    }
    return buffer_str(&out);
}

struct str name_mistake(struct arena *arena, struct str name)
{
    size_t count = 0;

    for (size_t i = 0, next; i < name.len; i = next) {
        uint32_t c = char_at(name, i, &next);
        count++;
        if (is_private(c))
            return str_format(arena,
                "第%zu个字（U+%04X）是自造字，在别的电脑上显示不出来。请换成标准字库中的字。",
                count, (unsigned)c);
        if (c < ' ' || (c >= 0x7f && c < 0xa0))
            return str_format(arena, "第%zu个字是看不见的控制字符，请删去。", count);
    }
    if (without_blank_ends(name).len == 0)
        return STR("不能是空白。");
    if (count > NAME_CHARACTERS_MAX)
        return str_format(arena, "有%zu个字，不能超过%d个。", count, (int)NAME_CHARACTERS_MAX);
    return (struct str){0};
}
