#include "ledger/entry.h"

#include "base/json.h"
#include "ledger/merkle.h"

#include <limits.h>
#include <string.h>

enum { TYPE_LEN_MAX = 40, NAME_LEN_MAX = 63, SERIAL_DIGITS_MAX = 15 };

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool id_valid(struct str id)
{
    uint8_t bytes[ID_LEN];

    return hex_read(id, bytes, sizeof(bytes));
}

/* [a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])? */
static bool name_valid(struct str name)
{
    if (name.len == 0 || name.len > NAME_LEN_MAX)
        return false;
    for (size_t i = 0; i < name.len; i++) {
        bool edge = i == 0 || i == name.len - 1;
        char c = name.at[i];
        if (!is_lower(c) && !is_digit(c) && (edge || (c != '.' && c != '-')))
            return false;
    }
    return true;
}

/* Decimal from 1, no leading zero. */
static bool serial_valid(struct str serial)
{
    if (serial.len == 0 || serial.len > SERIAL_DIGITS_MAX || serial.at[0] == '0')
        return false;
    for (size_t i = 0; i < serial.len; i++)
        if (!is_digit(serial.at[i]))
            return false;
    return true;
}

bool origin_valid(struct str origin)
{
    static const char middle[] = "/frj/";
    size_t name_len = 0;

    while (name_len < origin.len && origin.at[name_len] != '/')
        name_len++;
    struct str rest = {origin.at + name_len, origin.len - name_len};
    if (!name_valid((struct str){origin.at, name_len}) || !str_starts(rest, middle))
        return false;
    size_t skip = sizeof(middle) - 1;
    return serial_valid((struct str){rest.at + skip, rest.len - skip});
}

/* [a-z]+(_[a-z]+)* */
static bool type_valid(struct str type)
{
    if (type.len == 0 || type.len > TYPE_LEN_MAX)
        return false;
    for (size_t i = 0; i < type.len; i++) {
        bool between = i > 0 && i < type.len - 1 && type.at[i - 1] != '_';
        if (!is_lower(type.at[i]) && !(type.at[i] == '_' && between))
            return false;
    }
    return true;
}

const char *header_problem(const struct header *header)
{
    if (header->at.ms < -LEDGER_INTEGER_MAX || header->at.ms > LEDGER_INTEGER_MAX)
        return "登记时间（at）超出范围";
    if (header->n > LEDGER_INTEGER_MAX)
        return "流内序号（n）超出范围";
    if (!origin_valid(header->origin))
        return "登记日志名称（origin）写法不对";
    if (header->seq >= LEDGER_INTEGER_MAX)
        return "登记序号（seq）超出范围";
    if (!id_valid(header->stream))
        return "案卷编号（stream）应为32位小写十六进制";
    if (!type_valid(header->type))
        return "事件类型（type）写法不对";
    return header->v >= 1 ? NULL : "事件版本（v）应从1起";
}

static void header_begin(struct buffer *out, const struct header *header)
{
    must(header_problem(header) == NULL);
    buffer_add(out, STR("{\"at\":"));
    buffer_add_integer(out, header->at.ms);
}

static void header_commit(struct buffer *out, const struct digest *commit)
{
    buffer_add(out, STR(",\"commit\":\""));
    buffer_add(out, hex_write(out->arena, commit->b, DIGEST_LEN));
    buffer_add(out, STR("\""));
}

static void header_end(struct buffer *out, const struct header *header)
{
    buffer_add(out, STR(",\"n\":"));
    buffer_add_integer(out, (int64_t)header->n);
    buffer_add(out, STR(",\"origin\":\""));
    buffer_add(out, header->origin);
    buffer_add(out, STR("\",\"seq\":"));
    buffer_add_integer(out, (int64_t)header->seq);
    buffer_add(out, STR(",\"stream\":\""));
    buffer_add(out, header->stream);
    buffer_add(out, STR("\",\"type\":\""));
    buffer_add(out, header->type);
    buffer_add(out, STR("\",\"v\":"));
    buffer_add_integer(out, header->v);
    buffer_add(out, STR("}"));
}

void header_write(struct buffer *out, const struct header *header, const struct digest *commit)
{
    header_begin(out, header);
    if (commit != NULL)
        header_commit(out, commit);
    header_end(out, header);
}

/* A member of that kind, or NULL. */
static const struct node *member(const struct node *map, const char *key, enum node_kind kind)
{
    const struct node *child = node_get(map, key);

    return child != NULL && child->kind == kind ? child : NULL;
}

/* False when a member is missing, of another kind, or one too many. */
static bool header_load(const struct node *map, struct header *out, struct digest *commit)
{
    const struct node *at = member(map, "at", NODE_INTEGER), *n = member(map, "n", NODE_INTEGER),
                      *seq = member(map, "seq", NODE_INTEGER), *v = member(map, "v", NODE_INTEGER);
    const struct node *origin = member(map, "origin", NODE_TEXT),
                      *stream = member(map, "stream", NODE_TEXT),
                      *type = member(map, "type", NODE_TEXT);

    if (at == NULL || n == NULL || seq == NULL || v == NULL || origin == NULL || stream == NULL
        || type == NULL || map->len != (commit == NULL ? 7 : 8))
        return false;
    if (n->integer < 0 || seq->integer < 0 || v->integer < 1 || v->integer > INT_MAX)
        return false;
    *out = (struct header){.at = {at->integer},
        .n = (uint64_t)n->integer,
        .seq = (uint64_t)seq->integer,
        .origin = origin->text,
        .stream = stream->text,
        .type = type->text,
        .v = (int)v->integer};
    return commit == NULL || hex_read(node_text(map, "commit"), commit->b, DIGEST_LEN);
}

enum status header_read(struct arena *arena, struct str text, struct header *out,
    struct digest *commit, struct fault *fault)
{
    struct node map = {0};

    if (json_read_canonical(arena, text, &map, fault) != STATUS_OK) {
        struct str why = str_copy(arena, str_of(fault->text));
        return fault_set(fault, STATUS_INVALID, "头部不是规范JSON：%.*s", STR_ARG(why));
    }
    if (!header_load(&map, out, commit))
        return fault_set(fault, STATUS_INVALID, "头部成员不全、多余或类型不对");
    const char *problem = header_problem(out);
    if (problem != NULL)
        return fault_set(fault, STATUS_INVALID, "%s", problem);
    return STATUS_OK;
}

struct digest body_commit(enum digest_alg alg, const struct salt *salt, struct str body)
{
    const struct str parts[] = {STR("frj-body-v1\n"), {(const char *)salt->b, SALT_LEN}, body};

    return digest_of(alg, parts, COUNT_OF(parts));
}

struct digest sealed_commit(enum digest_alg alg, const struct salt *salt, struct str part)
{
    const struct str parts[] = {STR("frj-sealed-v1\n"), {(const char *)salt->b, SALT_LEN}, part};

    return digest_of(alg, parts, COUNT_OF(parts));
}

struct commits body_commits(const struct salt *salt, struct str body)
{
    return (struct commits){{
        [DIGEST_SHA256] = body_commit(DIGEST_SHA256, salt, body),
        [DIGEST_SM3] = body_commit(DIGEST_SM3, salt, body),
    }};
}

/* Where the digits of the commitment stand in it. */
static size_t entry_add(
    struct buffer *out, const struct header *header, const struct digest *commit)
{
    must(commit != NULL);
    buffer_add(out, STR("frj-entry-v1\n"));
    header_begin(out, header);
    header_commit(out, commit);
    size_t digits = out->len - sizeof("\"") + 1 - (size_t)2 * DIGEST_LEN;
    header_end(out, header);
    buffer_add(out, STR("\n"));
    return digits;
}

void entry_write(struct buffer *out, const struct header *header, const struct digest *commit)
{
    (void)entry_add(out, header, commit);
}

void entry_leaves(struct arena *scratch, const struct header *header, const struct commits *commits,
    struct digest leaves[DIGEST_ALGS])
{
    size_t mark = arena_mark(scratch), digits = 0;
    struct buffer entry = {.arena = scratch};

    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++) {
        const struct digest *commit = &commits->of[alg];
        if (alg == 0)
            digits = entry_add(&entry, header, commit);
        else
            memcpy(entry.at + digits, hex_write(scratch, commit->b, DIGEST_LEN).at,
                (size_t)2 * DIGEST_LEN);
        leaves[alg] = merkle_leaf((enum digest_alg)alg, buffer_str(&entry));
    }
    arena_rewind(scratch, mark);
}

struct digest entry_leaf(struct arena *scratch, enum digest_alg alg, const struct header *header,
    const struct digest *commit)
{
    size_t mark = arena_mark(scratch);
    struct buffer entry = {.arena = scratch};

    entry_write(&entry, header, commit);
    struct digest leaf = merkle_leaf(alg, buffer_str(&entry));
    arena_rewind(scratch, mark);
    return leaf;
}
