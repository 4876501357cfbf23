#include "base/json_own.h"

#include <inttypes.h>
#include <string.h>

/* ---- the record's form --------------------------------------------------------------------- */

enum {
    DEPTH_MAX = 16,
    TEXT_MAX = 1024 * 1024,
    KEY_MAX = 40,
};
#define INTEGER_MAX 9007199254740991 /* 2^53 - 1 */

struct writer {
    struct buffer *out; /* NULL: what is written is compared with `wanted` */
    struct str wanted;
    size_t len; /* written, or alike */
    int depth;
    struct fault *fault;
};

/* Names the place in the source or, in a tree built by program, the key. */
static bool refuse(struct writer *writer, const struct node *node, const char *what)
{
    if (node->line > 0)
        fault_set(writer->fault, STATUS_INVALID, "%u:%u: %s", node->line, node->column, what);
    else if (node->key.len > 0 && node->key.len <= KEY_MAX)
        fault_set(writer->fault, STATUS_INVALID, "%s（%.*s）", what, STR_ARG(node->key));
    else
        fault_set(writer->fault, STATUS_INVALID, "%s", what);
    return false;
}

/* False where the wanted text goes on in another way. */
static bool add_alike(struct writer *writer, struct str s)
{
    size_t left = writer->wanted.len - writer->len, same = 0;
    const char *at = writer->wanted.at + writer->len;

    if (s.len <= left && memcmp(at, s.at, s.len) == 0)
        same = s.len;
    while (same < s.len && same < left && at[same] == s.at[same])
        same++;
    writer->len += same;
    return same == s.len;
}

static bool add(struct writer *writer, const struct node *node, struct str s)
{
    if (writer->len + s.len > TEXT_MAX)
        return refuse(writer, node, "内容超过 1 MiB");
    if (writer->out == NULL)
        return add_alike(writer, s);
    buffer_add(writer->out, s);
    writer->len += s.len;
    return true;
}

bool json_key_allowed(struct str key)
{
    if (key.len == 0 || key.len > KEY_MAX || key.at[0] < 'a' || key.at[0] > 'z')
        return false;
    for (size_t i = 1; i < key.len; i++) {
        char c = key.at[i];
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'))
            return false;
    }
    return true;
}

/* Bytes from `at` on that are written as they are. */
static size_t plain_len(struct str text, size_t at)
{
    size_t end = at;
    while (end < text.len && (unsigned char)text.at[end] >= 0x20 && text.at[end] != '"'
           && text.at[end] != '\\' && text.at[end] != 0x7F)
        end++;
    return end - at;
}

/* The escape of a character, empty when the form has none for it. */
static struct str escape_of(char c)
{
    switch (c) {
    case '"': return STR("\\\"");
    case '\\': return STR("\\\\");
    case '\n': return STR("\\n");
    case '\t': return STR("\\t");
    default: return STR("");
    }
}

static bool add_string(struct writer *writer, const struct node *node, struct str text)
{
    if (text.len > JSON_STRING_MAX)
        return refuse(writer, node, "一段文字超过 262144 字节");
    if (writer->out != NULL && !utf8_valid(text))
        return refuse(writer, node, "文字不是有效的 UTF-8");
    if (!add(writer, node, STR("\"")))
        return false;
    for (size_t at = 0; at < text.len;) {
        size_t len = plain_len(text, at);
        struct str piece = {text.at + at, len};
        if (len == 0) {
            piece = escape_of(text.at[at]);
            len = 1;
        }
        if (piece.len == 0)
            return refuse(writer, node, "文字里有不许用的控制字符");
        if (!add(writer, node, piece))
            return false;
        at += len;
    }
    return add(writer, node, STR("\""));
}

static bool add_integer(struct writer *writer, const struct node *node)
{
    if (node->integer < -INTEGER_MAX || node->integer > INTEGER_MAX)
        return refuse(writer, node, "整数超出范围");
    char digits[INTEGER_DIGITS_MAX];
    return add(writer, node, integer_digits(node->integer, digits));
}

static bool add_value(struct writer *writer, const struct node *node);

static bool add_list(struct writer *writer, const struct node *list)
{
    if (list->len > JSON_ELEMENTS_MAX)
        return refuse(writer, list, "一个列表超过 10000 项");
    if (!add(writer, list, STR("[")))
        return false;
    for (size_t i = 0; i < list->len; i++)
        if ((i > 0 && !add(writer, list, STR(","))) || !add_value(writer, &list->items[i]))
            return false;
    return add(writer, list, STR("]"));
}

static bool add_member(struct writer *writer, const struct node *child)
{
    if (!json_key_allowed(child->key))
        return refuse(writer, child, "名称只能是小写字母开头的小写字母、数字和下划线，至多 40 个");
    return add(writer, child, STR("\"")) && add(writer, child, child->key)
           && add(writer, child, STR("\":")) && add_value(writer, child);
}

static bool add_unsorted(struct writer *writer, const struct node *map)
{
    const struct node *sorted[JSON_MEMBERS_MAX];
    node_sort(map, sorted);
    for (size_t i = 0; i < map->len; i++) {
        if (i > 0 && str_equal(sorted[i - 1]->key, sorted[i]->key))
            return refuse(writer, sorted[i], "这个名称前面已经写过一次");
        if ((i > 0 && !add(writer, map, STR(","))) || !add_member(writer, sorted[i]))
            return false;
    }
    return true;
}

static bool add_sorted(struct writer *writer, const struct node *map)
{
    for (size_t i = 0; i < map->len; i++)
        if ((i > 0 && !add(writer, map, STR(","))) || !add_member(writer, &map->items[i]))
            return false;
    return true;
}

static bool add_map(struct writer *writer, const struct node *map)
{
    if (map->len > JSON_MEMBERS_MAX)
        return refuse(writer, map, "一个对象超过 256 个名称");
    return add(writer, map, STR("{"))
           && (node_is_sorted(map) ? add_sorted(writer, map) : add_unsorted(writer, map))
           && add(writer, map, STR("}"));
}

static bool add_container(struct writer *writer, const struct node *node)
{
    if (writer->depth == DEPTH_MAX)
        return refuse(writer, node, "层次超过 16 层");
    writer->depth++;
    bool added = node->kind == NODE_MAP ? add_map(writer, node) : add_list(writer, node);
    writer->depth--;
    return added;
}

static bool add_value(struct writer *writer, const struct node *node)
{
    switch (node->kind) {
    case NODE_NULL: return refuse(writer, node, "不许用 null：没有就不写");
    case NODE_BOOL: return add(writer, node, node->integer != 0 ? STR("true") : STR("false"));
    case NODE_INTEGER: return add_integer(writer, node);
    case NODE_NUMBER: return refuse(writer, node, "只许用整数，并且不超出范围");
    case NODE_TEXT: return add_string(writer, node, node->text);
    case NODE_LIST:
    case NODE_MAP: return add_container(writer, node);
    }
    return refuse(writer, node, "这个值无法记录");
}

enum status json_write_canonical(struct buffer *out, const struct node *node, struct fault *fault)
{
    size_t start = out->len;
    struct writer writer = {.out = out, .fault = fault};
    if (add_value(&writer, node))
        return STATUS_OK;
    out->len = start;
    return STATUS_INVALID;
}

bool json_spells(const struct node *node, struct str text, size_t *same, struct fault *fault)
{
    struct writer writer = {.wanted = text, .fault = fault};
    *fault = (struct fault){.status = STATUS_OK};
    bool alike = add_value(&writer, node);
    *same = writer.len;
    return alike && writer.len == text.len;
}

/* ---- for people ---------------------------------------------------------------------------- */

static void pretty_string(struct buffer *out, struct str text)
{
    buffer_add(out, STR("\""));
    for (size_t at = 0; at < text.len;) {
        size_t len = plain_len(text, at);
        buffer_add(out, (struct str){text.at + at, len});
        at += len;
        if (at == text.len)
            break;
        struct str escape = escape_of(text.at[at]);
        if (escape.len > 0)
            buffer_add(out, escape);
        else
            buffer_addf(out, "\\u%04x", (unsigned)(unsigned char)text.at[at]);
        at++;
    }
    buffer_add(out, STR("\""));
}

static void new_line(struct buffer *out, int level)
{
    buffer_addf(out, "\n%*s", level * 2, "");
}

static void pretty_value(struct buffer *out, const struct node *node, int level);

static void pretty_container(struct buffer *out, const struct node *node, int level)
{
    bool is_map = node->kind == NODE_MAP;
    buffer_add(out, is_map ? STR("{") : STR("["));
    for (size_t i = 0; i < node->len; i++) {
        if (i > 0)
            buffer_add(out, STR(","));
        new_line(out, level + 1);
        if (is_map) {
            pretty_string(out, node->items[i].key);
            buffer_add(out, STR(": "));
        }
        pretty_value(out, &node->items[i], level + 1);
    }
    if (node->len > 0)
        new_line(out, level);
    buffer_add(out, is_map ? STR("}") : STR("]"));
}

static void pretty_value(struct buffer *out, const struct node *node, int level)
{
    switch (node->kind) {
    case NODE_NULL: buffer_add(out, STR("null")); break;
    case NODE_BOOL: buffer_add(out, node->integer != 0 ? STR("true") : STR("false")); break;
    case NODE_INTEGER: buffer_addf(out, "%" PRId64, node->integer); break;
    case NODE_NUMBER: buffer_add(out, node->text); break;
    case NODE_TEXT: pretty_string(out, node->text); break;
    case NODE_LIST:
    case NODE_MAP: pretty_container(out, node, level); break;
    }
}

void json_write_pretty(struct buffer *out, const struct node *node)
{
    pretty_value(out, node, 0);
}
