#include "casework/shape_text.h"

#include "base/near.h"

#include <string.h>

enum { TEXT_MAX = 262144, CODE_MAX = 40 };

/* ---- characters ---------------------------------------------------------------------------- */

/* U+202A–U+202E are E2 80 AA–AE, U+2066–U+2069 are E2 81 A6–A9. */
static bool turns_direction(struct str text, size_t at)
{
    if (text.len - at < 3 || (uint8_t)text.at[at] != 0xE2)
        return false;
    uint8_t second = (uint8_t)text.at[at + 1], third = (uint8_t)text.at[at + 2];
    return (second == 0x80 && third >= 0xAA && third <= 0xAE)
           || (second == 0x81 && third >= 0xA6 && third <= 0xA9);
}

static bool is_control(struct str text, size_t at, bool command)
{
    char c = text.at[at];
    if (c == '\r' && command && at + 1 < text.len && text.at[at + 1] == '\n')
        return false;
    return ((uint8_t)c < 0x20 && c != '\n' && c != '\t') || c == 0x7F;
}

const char *shape_text_check(struct str text, bool command)
{
    if (text.len == 0)
        return "不能是空文字；没有内容就不写这一项。";
    if (text.len > TEXT_MAX)
        return "文字太长：最多 262144 字节，约八万七千个汉字；更长的请作为附件。";
    if (!utf8_valid(text))
        return "文字不是有效的 UTF-8 编码；请重新输入或另存为 UTF-8。";
    for (size_t i = 0; i < text.len; i++) {
        if (is_control(text, i, command))
            return "文字里有看不见的控制字符；请删去，或先粘贴到记事本再复制过来。";
        if (command && turns_direction(text, i))
            return "文字里有改变书写方向的不可见字符；请删去，或重新输入这一段。";
    }
    return NULL;
}

struct str shape_text_lines(struct arena *arena, struct str text)
{
    if (text.len == 0 || memchr(text.at, '\r', text.len) == NULL)
        return text;
    char *at = arena_take(arena, text.len, 1);
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] != '\r') /* only before \n: shape_text_check() let no other in */
            at[len++] = text.at[i];
    return (struct str){at, len};
}

bool shape_text_is_code(struct str text)
{
    if (text.len == 0 || text.len > CODE_MAX)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!letter && !(c >= '0' && c <= '9') && c != '_' && c != '.' && c != '-')
            return false;
    }
    return true;
}

/* ---- names that are near ------------------------------------------------------------------- */

/* One begins with the other, or they differ in a third of their letters at most. */
static bool is_near(struct str written, struct str name)
{
    size_t common = written.len < name.len ? written.len : name.len;
    if (common >= 3 && memcmp(written.at, name.at, common) == 0)
        return true;
    return near_distance(written, name) * 3
           <= (written.len > name.len ? written.len : name.len) + 1;
}

static struct str join_names(
    struct arena *arena, const struct shape *shape, struct str near, bool command)
{
    struct buffer names = {.arena = arena};
    for (size_t i = 0; i < shape->fields_len; i++) {
        struct str name = str_of(shape->fields[i].name);
        if (command && (shape->fields[i].flags & FIELD_BY_OFFICE) != 0)
            continue;
        if (near.at == NULL || is_near(near, name))
            buffer_addf(&names, "%s%.*s", names.len == 0 ? "" : "、", STR_ARG(name));
    }
    return buffer_str(&names);
}

struct str shape_text_nearest(
    struct arena *arena, const struct shape *shape, struct str name, bool command)
{
    struct str near = join_names(arena, shape, name, command);
    if (near.len > 0)
        return str_format(arena, "相近的有：%.*s", STR_ARG(near));
    struct str all = join_names(arena, shape, (struct str){NULL, 0}, command);
    return str_format(arena, "可以写的有：%.*s", STR_ARG(all));
}
