#include "ledger/trust.h"

#include "ledger/lines.h"

#include <inttypes.h>
#include <string.h>

enum { ITEMS_MAX = TRUST_MEMBERS_MAX + 3 };

/* ---- the policy file ------------------------------------------------------------------------ */

struct reading {
    struct arena *arena;
    struct trust *out;
    struct fault *fault;
    uint64_t line;
    struct str items[ITEMS_MAX];
    size_t items_len;
    bool quorum_said;
};

static enum status bad_line(const struct reading *reading, const char *sentence)
{
    return fault_set(
        reading->fault, STATUS_INVALID, "信任清单第%" PRIu64 "行：%s", reading->line, sentence);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* False when there are too many. */
static bool items_split(struct reading *reading, struct str line)
{
    size_t at = 0;

    reading->items_len = 0;
    for (;;) {
        while (at < line.len && is_blank(line.at[at]))
            at++;
        if (at == line.len)
            return true;
        if (reading->items_len == ITEMS_MAX)
            return false;
        size_t start = at;
        while (at < line.len && !is_blank(line.at[at]))
            at++;
        reading->items[reading->items_len++] = (struct str){line.at + start, at - start};
    }
}

static bool keys_clash(const struct verifier_key *a, const struct verifier_key *b)
{
    return str_equal(a->bytes, b->bytes)
           || (str_equal(a->name, b->name) && memcmp(a->id, b->id, KEY_ID_LEN) == 0);
}

static enum status log_line(struct reading *reading)
{
    struct trust *out = reading->out;
    struct verifier_key key;

    if (reading->items_len < 2 || reading->items_len > 3)
        return bad_line(reading, "应写作 log 公钥 [网址]");
    if (!verifier_key_read(reading->arena, reading->items[1], false, &key))
        return bad_line(reading, "登记日志的公钥写法不对");
    for (size_t i = 0; i < out->logs_len; i++)
        if (keys_clash(&out->logs[i], &key))
            return bad_line(reading, "同一个登记日志公钥写了两次");
    if (out->logs_len == TRUST_LOGS_MAX)
        return bad_line(reading, "登记日志太多，最多64个");
    out->logs[out->logs_len++] = key;
    return STATUS_OK;
}

static size_t member_find(const struct trust *trust, struct str name)
{
    for (size_t i = 0; i < trust->members_len; i++)
        if (str_equal(trust->members[i].name, name))
            return i;
    return SIZE_MAX;
}

/* Room for one more member of that name, or NULL after saying why not. */
static struct trust_member *member_add(struct reading *reading, struct str name)
{
    struct trust *out = reading->out;

    if (str_is(name, "none") || member_find(out, name) != SIZE_MAX) {
        bad_line(reading, "这个名称已经用过");
        return NULL;
    }
    if (out->members_len == TRUST_MEMBERS_MAX) {
        bad_line(reading, "见证人和组太多，最多128个");
        return NULL;
    }
    struct trust_member *member = &out->members[out->members_len];
    *member = (struct trust_member){.name = name, .parent = SIZE_MAX};
    return member;
}

static enum status witness_line(struct reading *reading)
{
    struct trust *out = reading->out;

    if (reading->items_len < 3 || reading->items_len > 4)
        return bad_line(reading, "应写作 witness 名称 公钥 [网址]");
    struct trust_member *member = member_add(reading, reading->items[1]);
    if (member == NULL)
        return reading->fault->status;
    if (!verifier_key_read(reading->arena, reading->items[2], true, &member->key))
        return bad_line(reading, "见证人的公钥写法不对");
    for (size_t i = 0; i < out->members_len; i++)
        if (!out->members[i].group && keys_clash(&out->members[i].key, &member->key))
            return bad_line(reading, "同一个见证人公钥写了两次");
    out->members_len++;
    return STATUS_OK;
}

/* all, any, or 1 … the number of members. */
static bool least_read(struct str text, size_t members, size_t *least)
{
    uint64_t n = str_is(text, "all") ? members : 1;

    if (!str_is(text, "all") && !str_is(text, "any") && !decimal_read(text, &n))
        return false;
    *least = (size_t)n;
    return n >= 1 && n <= members;
}

static enum status group_line(struct reading *reading)
{
    struct trust *out = reading->out;

    if (reading->items_len < 4)
        return bad_line(reading, "应写作 group 名称 个数 成员…");
    struct trust_member *group = member_add(reading, reading->items[1]);
    if (group == NULL)
        return reading->fault->status;
    group->group = true;
    if (!least_read(reading->items[2], reading->items_len - 3, &group->least))
        return bad_line(reading, "个数应为 all、any，或者1至成员数");
    for (size_t i = 3; i < reading->items_len; i++) {
        size_t at = member_find(out, reading->items[i]);
        if (at == SIZE_MAX)
            return bad_line(reading, "成员应在前面的行里写过");
        if (out->members[at].parent != SIZE_MAX)
            return bad_line(reading, "一个成员只能列入一个组，只列一次");
        out->members[at].parent = out->members_len;
    }
    out->members_len++;
    return STATUS_OK;
}

static enum status quorum_line(struct reading *reading)
{
    struct trust *out = reading->out;

    if (reading->items_len != 2)
        return bad_line(reading, "应写作 quorum 名称");
    if (reading->quorum_said)
        return bad_line(reading, "quorum 只能写一行");
    reading->quorum_said = true;
    out->quorum_none = str_is(reading->items[1], "none");
    out->quorum = member_find(out, reading->items[1]);
    if (!out->quorum_none && out->quorum == SIZE_MAX)
        return bad_line(reading, "quorum 的名称应在前面的行里写过");
    return STATUS_OK;
}

static enum status policy_line(struct reading *reading, struct str line)
{
    static const struct {
        const char *word;
        enum status (*read)(struct reading *reading);
    } lines[] = {
        {"log", log_line},
        {"witness", witness_line},
        {"group", group_line},
        {"quorum", quorum_line},
    };

    for (size_t i = 0; i < line.len; i++)
        if (((uint8_t)line.at[i] < ' ' && line.at[i] != '\t') || line.at[i] == 0x7F)
            return bad_line(reading, "含有控制字符；换行应只用LF");
    if (!items_split(reading, line))
        return bad_line(reading, "词太多");
    if (reading->items_len == 0 || reading->items[0].at[0] == '#')
        return STATUS_OK;
    for (size_t i = 0; i < COUNT_OF(lines); i++)
        if (str_is(reading->items[0], lines[i].word))
            return lines[i].read(reading);
    return bad_line(reading, "行首应为 log、witness、group、quorum 或者 #");
}

enum status trust_read(struct arena *arena, struct str text, struct trust *out, struct fault *fault)
{
    struct reading *reading = arena_new(arena, struct reading);
    struct str line;

    *reading = (struct reading){.arena = arena, .out = out, .fault = fault};
    *out = (struct trust){0};
    if (text.len > TRUST_LEN_MAX)
        return fault_set(fault, STATUS_INVALID, "信任清单超过256 KiB");
    while (text.len > 0) {
        reading->line++;
        if (!line_take(&text, &line)) { /* the last line may lack its LF */
            line = text;
            text.len = 0;
        }
        if (policy_line(reading, line) != STATUS_OK)
            return fault->status;
    }
    if (!reading->quorum_said)
        return fault_set(fault, STATUS_INVALID, "信任清单缺少 quorum 行");
    return STATUS_OK;
}

bool trust_has_log(const struct trust *trust, struct str origin)
{
    for (size_t i = 0; i < trust->logs_len; i++)
        if (str_equal(trust->logs[i].name, origin))
            return true;
    return false;
}

/* ---- signatures of a note ------------------------------------------------------------------- */

/* The second that stands before a cosignature; it must fit a signed number. */
static bool time_read(struct str bytes, uint64_t *seconds)
{
    if (bytes.len < COSIGNATURE_TIME_LEN)
        return false;
    *seconds = 0;
    for (size_t i = 0; i < COSIGNATURE_TIME_LEN; i++)
        *seconds = *seconds << 8 | (uint8_t)bytes.at[i];
    return *seconds <= INT64_MAX;
}

static bool cosignature_holds(const struct verifier_key *key, struct str text, struct str bytes,
    struct arena *scratch, uint64_t *seconds)
{
    struct buffer message = {.arena = scratch};
    size_t mark = arena_mark(scratch);

    if (!time_read(bytes, seconds))
        return false;
    cosignature_message_write(&message, *seconds, text);
    bool holds = signature_holds(key->scheme, key->bytes, buffer_str(&message),
        (struct str){bytes.at + COSIGNATURE_TIME_LEN, bytes.len - COSIGNATURE_TIME_LEN});
    arena_rewind(scratch, mark);
    return holds;
}

static enum reason cosignature_judge(const struct trust *trust, const struct note *note,
    const struct note_signature *signature, struct arena *scratch, struct witnessing *seen)
{
    uint64_t seconds;

    for (size_t i = 0; i < trust->members_len; i++) {
        const struct trust_member *member = &trust->members[i];
        if (member->group || !verifier_key_made(&member->key, signature))
            continue;
        if (!cosignature_holds(&member->key, note->text, signature->bytes, scratch, &seconds))
            return REASON_COSIGNATURE;
        if (seconds < seen->at[i])
            seen->at[i] = seconds;
    }
    return REASON_NONE;
}

/* *own: it is a signature of the log of this origin. */
static enum reason log_judge(const struct trust *trust, const struct note *note,
    const struct note_signature *signature, struct str origin, bool *own)
{
    *own = false;
    for (size_t i = 0; i < trust->logs_len; i++) {
        const struct verifier_key *log = &trust->logs[i];
        if (!verifier_key_made(log, signature))
            continue;
        if (!signature_holds(log->scheme, log->bytes, note->text, signature->bytes))
            return REASON_LOG_SIGNATURE;
        *own = str_equal(log->name, origin);
    }
    return REASON_NONE;
}

enum reason trust_judge(const struct trust *trust, const struct note *note, struct str origin,
    struct arena *scratch, struct witnessing *seen)
{
    bool signed_by_log = false, own;

    for (size_t i = 0; i < note->signatures_len; i++) {
        const struct note_signature *signature = &note->signatures[i];
        enum reason reason = log_judge(trust, note, signature, origin, &own);
        if (reason == REASON_NONE)
            reason = cosignature_judge(trust, note, signature, scratch, seen);
        if (reason != REASON_NONE)
            return reason;
        signed_by_log = signed_by_log || own;
    }
    return signed_by_log ? REASON_NONE : REASON_LOG_SIGNATURE;
}

/* ---- the quorum ----------------------------------------------------------------------------- */

void witnessing_start(struct witnessing *seen)
{
    for (size_t i = 0; i < TRUST_MEMBERS_MAX; i++)
        seen->at[i] = WITNESS_NEVER;
}

/* How many members of the group had witnessed at that second? */
static size_t met_by(
    const struct trust *trust, const struct witnessing *at, size_t group, uint64_t second)
{
    size_t met = 0;

    for (size_t i = 0; i < group; i++)
        met += trust->members[i].parent == group && at->at[i] <= second;
    return met;
}

/* The earliest of its members' seconds at which enough of them had. */
static uint64_t group_at(const struct trust *trust, const struct witnessing *at, size_t group)
{
    uint64_t best = WITNESS_NEVER;

    for (size_t i = 0; i < group; i++) {
        uint64_t second = at->at[i];
        if (trust->members[i].parent == group && second < best
            && met_by(trust, at, group, second) >= trust->members[group].least)
            best = second;
    }
    return best;
}

uint64_t trust_witnessed_at(const struct trust *trust, const struct witnessing *seen)
{
    struct witnessing at = *seen;

    if (trust->quorum_none)
        return WITNESS_NEVER;
    for (size_t i = 0; i < trust->members_len; i++) /* members stand before their group */
        if (trust->members[i].group)
            at.at[i] = group_at(trust, &at, i);
    return at.at[trust->quorum];
}
