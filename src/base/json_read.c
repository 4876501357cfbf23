#include "base/json_own.h"

#include <endian.h>
#include <string.h>

/*
 * A plain descent, one function a rule of RFC 8259.  The record's form is read by the same
 * descent with other limits.  It notes whether it met anything that could be spelled in another
 * way; only then json_read_canonical() spells the tree again and compares, so that what is accepted
 * has one spelling.
 */
enum {
    DEPTH_MAX = 64,
    TEXT_MAX = 16 * 1024 * 1024,
    CANONICAL_DEPTH_MAX = 16,
    CANONICAL_TEXT_MAX = 1024 * 1024,
};
#define INTEGER_MAX 9007199254740991 /* 2^53 - 1 */

struct place {
    size_t at;
    uint32_t line, column;
};

struct reader {
    struct arena *arena;
    struct str text;
    struct place now; /* what comes next */
    int depth, depth_max;
    bool doubt; /* met something that the record's form has not, or spells in its own way */
    struct fault *fault;
};

static bool refuse(struct reader *reader, struct place place, const char *what)
{
    fault_set(reader->fault, STATUS_INVALID, "%u:%u: %s", place.line, place.column, what);
    return false;
}

static int peek(const struct reader *reader)
{
    size_t at = reader->now.at;
    return at < reader->text.len ? (unsigned char)reader->text.at[at] : -1;
}

/* Moves on by `len` bytes; columns count characters. */
static void skip(struct reader *reader, size_t len)
{
    for (; len > 0; len--) {
        unsigned char byte = (unsigned char)reader->text.at[reader->now.at++];
        if (byte == '\n') {
            reader->now.line++;
            reader->now.column = 1;
        } else if ((byte & 0xC0) != 0x80) {
            reader->now.column++;
        }
    }
}

static void skip_blanks(struct reader *reader)
{
    for (int c = peek(reader); c == ' ' || c == '\t' || c == '\n' || c == '\r'; c = peek(reader)) {
        reader->doubt = true;
        skip(reader, 1);
    }
}

/* Input may be larger than the arena allows: that is the sender's fault, not a broken promise. */
static bool has_room(struct reader *reader, size_t bytes)
{
    enum { SLACK = 64 };
    if (arena_left(reader->arena) >= SLACK && arena_left(reader->arena) - SLACK >= bytes)
        return true;
    return refuse(reader, reader->now, "内容太多，超出一次能处理的上限");
}

/* Four hexadecimal digits at `at`, or -1. */
static int32_t hex4(struct str text, size_t at)
{
    if (at > text.len || text.len - at < 4)
        return -1;
    int32_t n = 0;
    for (size_t i = at; i < at + 4; i++) {
        char c = text.at[i];
        int digit = c >= '0' && c <= '9'   ? c - '0'
                    : c >= 'a' && c <= 'f' ? c - 'a' + 10
                    : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                           : -1;
        if (digit < 0)
            return -1;
        n = n * 16 + digit;
    }
    return n;
}

static size_t utf8_put(char *at, uint32_t point)
{
    if (point < 0x80) {
        at[0] = (char)point;
        return 1;
    }
    size_t len = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    for (size_t i = len - 1; i > 0; i--) {
        at[i] = (char)(0x80 | (point & 0x3F));
        point >>= 6;
    }
    static const uint8_t first[] = {0, 0, 0xC0, 0xE0, 0xF0};
    at[0] = (char)(first[len] | point);
    return len;
}

/* \uXXXX, or two of them for a character above U+FFFF; now stands on the backslash. */
static bool read_unicode_escape(struct reader *reader, char *to, size_t *to_len)
{
    size_t at = reader->now.at;
    int32_t unit = hex4(reader->text, at + 2);
    if (unit < 0)
        return refuse(reader, reader->now, "\\u 后面应为四位十六进制数字");
    size_t taken = 6;
    uint32_t point = (uint32_t)unit;
    if (unit >= 0xD800 && unit <= 0xDFFF) {
        bool pair = unit < 0xDC00 && at + 8 <= reader->text.len
                    && memcmp(reader->text.at + at + 6, "\\u", 2) == 0;
        int32_t low = pair ? hex4(reader->text, at + 8) : -1;
        if (low < 0xDC00 || low > 0xDFFF)
            return refuse(reader, reader->now, "\\u 写的是半个字符，两半应当成对");
        point = 0x10000 + ((point - 0xD800) << 10) + ((uint32_t)low - 0xDC00);
        taken = 12;
    }
    *to_len += utf8_put(to + *to_len, point);
    skip(reader, taken);
    return true;
}

static bool read_escape(struct reader *reader, char *to, size_t *to_len)
{
    static const char names[] = "\"\\/bfnrt";
    static const char meant[] = "\"\\/\b\f\n\r\t";
    size_t at = reader->now.at + 1;
    char name = '\0';
    if (at < reader->text.len)
        name = reader->text.at[at];
    if (name == 'u')
        return read_unicode_escape(reader, to, to_len);
    const char *found = name == '\0' ? NULL : strchr(names, name);
    if (found == NULL)
        return refuse(reader, reader->now, "反斜杠后面的写法不认识");
    to[(*to_len)++] = meant[found - names];
    skip(reader, 2);
    return true;
}

/* Bytes up to the closing quote: at least as long as the string they mean; 0 without one. */
static size_t raw_len(const struct reader *reader)
{
    for (size_t at = reader->now.at; at < reader->text.len; at++) {
        if (reader->text.at[at] == '"')
            return at - reader->now.at + 1;
        if (reader->text.at[at] == '\\')
            at++;
    }
    return 0;
}

/* How many of eight bytes, from the first on, are a plain character each, as most are: ASCII from
 * the blank on, but no quote, no backslash and no DEL.  Once the top bits are known to be clear, a
 * subtraction sets that of a byte that is too small; where it borrows, a smaller one has been met
 * already, so the first one that is set is right. */
static size_t plain_run(const uint8_t *at)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), tops = ones << 7;
    uint64_t word;

    memcpy(&word, at, sizeof(word));
    word = le64toh(word);
    uint64_t small = (word - ones * ' ') | ((word ^ ones * '"') - ones)
                     | ((word ^ ones * '\\') - ones) | ((word ^ ones * 0x7F) - ones);
    uint64_t found = (word | small) & tops;
    return found == 0 ? sizeof(word) : (size_t)__builtin_ctzll(found) / 8;
}

/* Moves over bytes that mean themselves, up to a quote, a backslash or a control character. */
static struct str take_plain(struct reader *reader)
{
    const uint8_t *from = (const uint8_t *)reader->text.at + reader->now.at;
    size_t left = reader->text.len - reader->now.at, len = 0, characters = 0, deletes = 0;

    while (len < left && from[len] >= 0x20 && from[len] != '"' && from[len] != '\\') {
        size_t run = left - len >= sizeof(uint64_t) ? plain_run(from + len) : 0;
        characters += run > 0 ? run : (from[len] & 0xC0) != 0x80;
        deletes += from[len] == 0x7F;
        len += run > 0 ? run : 1;
    }
    reader->doubt = reader->doubt || deletes > 0 || len > JSON_STRING_MAX;
    reader->now.at += len;
    reader->now.column += (uint32_t)characters;
    return (struct str){(const char *)from, len};
}

/* One with escapes, or without an end; now stands behind its opening quote. */
static bool read_escaped(struct reader *reader, struct place start, struct str *out)
{
    reader->doubt = true;
    size_t room = raw_len(reader);
    if (room == 0)
        return refuse(reader, start, "这里开始的文字没有用引号结束");
    if (!has_room(reader, room))
        return false;
    char *to = arena_take(reader->arena, room, 1);
    size_t len = 0;
    for (;;) {
        struct str plain = take_plain(reader);
        memcpy(to + len, plain.at, plain.len);
        len += plain.len;
        int c = peek(reader);
        if (c == '"')
            break;
        if (c != '\\')
            return refuse(reader, reader->now, "引号里不能直接换行或放控制字符");
        if (!read_escape(reader, to, &len))
            return false;
    }
    skip(reader, 1);
    *out = (struct str){to, len};
    return true;
}

/* Most strings have no escape and are borrowed from the text. */
static bool read_string(struct reader *reader, struct str *out)
{
    struct place start = reader->now;
    skip(reader, 1);
    struct place inside = reader->now;
    *out = take_plain(reader);
    if (peek(reader) == '"') {
        skip(reader, 1);
        return true;
    }
    reader->now = inside;
    return read_escaped(reader, start, out);
}

static size_t digits_at(struct str text, size_t at)
{
    size_t end = at;
    while (end < text.len && text.at[end] >= '0' && text.at[end] <= '9')
        end++;
    return end - at;
}

/* Length of the number that starts at `at`, 0 when the grammar has none there; `*whole` says
 * that it has neither fraction nor exponent. */
static size_t number_len(struct str text, size_t at, bool *whole)
{
    size_t end = at;
    *whole = true;
    if (end < text.len && text.at[end] == '-')
        end++;
    size_t digits = digits_at(text, end);
    if (digits == 0 || (digits > 1 && text.at[end] == '0'))
        return 0;
    end += digits;
    if (end < text.len && text.at[end] == '.') {
        digits = digits_at(text, end + 1);
        if (digits == 0)
            return 0;
        end += 1 + digits;
        *whole = false;
    }
    if (end < text.len && (text.at[end] == 'e' || text.at[end] == 'E')) {
        end++;
        if (end < text.len && (text.at[end] == '+' || text.at[end] == '-'))
            end++;
        digits = digits_at(text, end);
        if (digits == 0)
            return 0;
        end += digits;
        *whole = false;
    }
    return end - at;
}

static bool read_number(struct reader *reader, struct node *out)
{
    bool whole;
    size_t len = number_len(reader->text, reader->now.at, &whole);
    if (len == 0)
        return refuse(reader, reader->now, "数字的写法不对");
    struct str spelled = {reader->text.at + reader->now.at, len};
    int64_t n;
    if (whole && !str_is(spelled, "-0") && str_integer(spelled, &n) && n >= -INTEGER_MAX
        && n <= INTEGER_MAX) {
        node_set_integer(out, n);
    } else {
        if (!has_room(reader, len))
            return false;
        reader->doubt = true;
        out->kind = NODE_NUMBER;
        out->text = str_copy(reader->arena, spelled);
    }
    skip(reader, len);
    return true;
}

static bool read_word(struct reader *reader, struct node *out)
{
    size_t at = reader->now.at;
    struct str rest = {reader->text.at + at, reader->text.len - at};
    if (str_starts(rest, "true")) {
        node_set_bool(out, true);
        skip(reader, 4);
    } else if (str_starts(rest, "false")) {
        node_set_bool(out, false);
        skip(reader, 5);
    } else if (str_starts(rest, "null")) {
        reader->doubt = true;
        out->kind = NODE_NULL;
        skip(reader, 4);
    } else {
        return refuse(reader, reader->now, rest.len == 0 ? "内容没有写完" : "这里应当是一个值");
    }
    return true;
}

static bool read_value(struct reader *reader, struct node *out);

static bool read_elements(struct reader *reader, struct node *list)
{
    do {
        skip(reader, 1); /* '[' or ',' */
        if (!has_room(reader, node_add_bytes(list)))
            return false;
        if (!read_value(reader, node_push(reader->arena, list)))
            return false;
        skip_blanks(reader);
    } while (peek(reader) == ',');
    if (peek(reader) != ']')
        return refuse(reader, reader->now, "这里应当是逗号或者右方括号 ]");
    skip(reader, 1);
    reader->doubt = reader->doubt || list->len > JSON_ELEMENTS_MAX;
    return true;
}

static bool read_member(struct reader *reader, struct node *map)
{
    skip_blanks(reader);
    struct place place = reader->now;
    if (peek(reader) != '"')
        return refuse(reader, place, "这里应当是带双引号的名称");
    struct str key;
    if (!read_string(reader, &key))
        return false;
    skip_blanks(reader);
    if (peek(reader) != ':')
        return refuse(reader, reader->now, "名称后面应当是冒号");
    skip(reader, 1);
    reader->doubt = reader->doubt || !json_key_allowed(key);
    if (!has_room(reader, node_add_bytes(map)))
        return false;
    struct node *child = node_put(reader->arena, map, key);
    child->key_line = place.line;
    child->key_column = place.column;
    return read_value(reader, child);
}

static bool check_keys_differ(struct reader *reader, const struct node *map)
{
    reader->doubt = reader->doubt || map->len > JSON_MEMBERS_MAX;
    if (node_is_sorted(map))
        return true;
    reader->doubt = true;
    if (!has_room(reader, map->len * sizeof(struct node *)))
        return false;
    const struct node *twice = node_twice(reader->arena, map);
    if (twice == NULL)
        return true;
    struct place place = {0, twice->key_line, twice->key_column};
    return refuse(reader, place, "这个名称前面已经写过一次");
}

static bool read_members(struct reader *reader, struct node *map)
{
    do {
        skip(reader, 1); /* '{' or ',' */
        if (!read_member(reader, map))
            return false;
        skip_blanks(reader);
    } while (peek(reader) == ',');
    if (peek(reader) != '}')
        return refuse(reader, reader->now, "这里应当是逗号或者右花括号 }");
    skip(reader, 1);
    return check_keys_differ(reader, map);
}

/* The blank inside of [] and {}; else now is left on the opening bracket. */
static bool skip_empty(struct reader *reader, char closing)
{
    struct place start = reader->now;
    skip(reader, 1);
    skip_blanks(reader);
    if (peek(reader) == closing) {
        skip(reader, 1);
        return true;
    }
    reader->now = start;
    return false;
}

static bool read_container(struct reader *reader, struct node *out)
{
    if (reader->depth == reader->depth_max)
        return refuse(reader, reader->now, "括号套得太深");
    bool is_map = peek(reader) == '{';
    out->kind = is_map ? NODE_MAP : NODE_LIST;
    if (skip_empty(reader, is_map ? '}' : ']'))
        return true;
    reader->depth++;
    bool read = is_map ? read_members(reader, out) : read_elements(reader, out);
    reader->depth--;
    return read;
}

static bool read_value(struct reader *reader, struct node *out)
{
    skip_blanks(reader);
    out->line = reader->now.line;
    out->column = reader->now.column;
    int c = peek(reader);
    if (c == '{' || c == '[')
        return read_container(reader, out);
    if (c == '"') {
        out->kind = NODE_TEXT;
        return read_string(reader, &out->text);
    }
    if (c == '-' || (c >= '0' && c <= '9'))
        return read_number(reader, out);
    return read_word(reader, out);
}

static bool check_utf8(struct reader *reader)
{
    size_t valid = utf8_valid_len(reader->text);
    if (valid == reader->text.len)
        return true;
    skip(reader, valid);
    return refuse(reader, reader->now, "这里不是 UTF-8 编码的文字");
}

static enum status read_text(struct reader *reader, struct node *out)
{
    *out = (struct node){.kind = NODE_NULL};
    if (!check_utf8(reader) || !read_value(reader, out))
        return STATUS_INVALID;
    skip_blanks(reader);
    if (reader->now.at != reader->text.len) {
        refuse(reader, reader->now, "内容已经完整，后面不应再有文字");
        return STATUS_INVALID;
    }
    return STATUS_OK;
}

enum status json_read(struct arena *arena, struct str text, struct node *out, struct fault *fault)
{
    if (text.len > TEXT_MAX)
        return fault_set(fault, STATUS_INVALID, "1:1: 内容超过 16 MiB");
    struct reader reader = {
        .arena = arena,
        .text = text,
        .now = {0, 1, 1},
        .depth_max = DEPTH_MAX,
        .fault = fault,
    };
    return read_text(&reader, out);
}

/* The first place where the text is not the one spelling of its tree. */
static enum status refuse_spelling(struct reader *reader, size_t same)
{
    reader->now = (struct place){0, 1, 1};
    skip(reader, same);
    refuse(reader, reader->now, "从这里起不是规范写法");
    return STATUS_INVALID;
}

enum status json_read_canonical(
    struct arena *arena, struct str text, struct node *out, struct fault *fault)
{
    if (text.len > CANONICAL_TEXT_MAX)
        return fault_set(fault, STATUS_INVALID, "1:1: 内容超过 1 MiB");
    struct reader reader = {
        .arena = arena,
        .text = text,
        .now = {0, 1, 1},
        .depth_max = CANONICAL_DEPTH_MAX,
        .fault = fault,
    };
    size_t same;
    if (read_text(&reader, out) != STATUS_OK)
        return STATUS_INVALID;
    if (!reader.doubt)
        *fault = (struct fault){.status = STATUS_OK};
    if (!reader.doubt || json_spells(out, text, &same, fault))
        return STATUS_OK;
    return fault->status == STATUS_OK ? refuse_spelling(&reader, same) : fault->status;
}
