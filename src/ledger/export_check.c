#include "ledger/export.h"

#include <inttypes.h>
#include <string.h>

void export_check_open(struct export_check *check, struct arena *keep, struct arena *scratch)
{
    *check = (struct export_check){.part = EXPORT_FIRST};
    check->pending = arena_take(keep, EXPORT_LINE_MAX + 1, 1);
    /* Taken now: the tables may use up what is left. */
    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++)
        check->notes[alg] = (struct buffer){
            .arena = keep, .at = arena_take(keep, NOTE_LEN_MAX, 1), .room = NOTE_LEN_MAX};
    ledger_check_open(&check->ledger, STR(""), keep, scratch);
}

static enum status refuse(
    const struct export_check *check, struct fault *fault, const char *sentence)
{
    return fault_set(fault, STATUS_DAMAGED, "第%" PRIu64 "行：%s", check->line, sentence);
}

/* What the event lines are refused for carries the place in the record too. */
static enum status refuse_event(
    const struct export_check *check, struct fault *fault, const char *sentence)
{
    return fault_set(fault, STATUS_DAMAGED, "第%" PRIu64 "行，第%" PRIu64 "号记录：%s", check->line,
        check->ledger.size, sentence);
}

static bool take(struct str *rest, struct str expected)
{
    if (rest->len < expected.len || memcmp(rest->at, expected.at, expected.len) != 0)
        return false;
    *rest = (struct str){rest->at + expected.len, rest->len - expected.len};
    return true;
}

static bool take_hex(struct str *rest, void *bytes, size_t len)
{
    struct str hex = {rest->at, len * 2};

    if (rest->len < hex.len || !hex_read(hex, bytes, len))
        return false;
    return take(rest, hex);
}

static bool take_end(struct str *rest, struct str expected)
{
    size_t kept = rest->len - expected.len;

    if (rest->len < expected.len || memcmp(rest->at + kept, expected.at, expected.len) != 0)
        return false;
    rest->len = kept;
    return true;
}

/* From the front: {"commit":{"sha256":"…","sm3":"…"},"header": and } from the end. */
static bool erased_take(struct str *rest, struct commits *commits)
{
    return take(rest, STR("{\"commit\":{\"sha256\":\""))
           && take_hex(rest, commits->of[DIGEST_SHA256].b, DIGEST_LEN)
           && take(rest, STR("\",\"sm3\":\""))
           && take_hex(rest, commits->of[DIGEST_SM3].b, DIGEST_LEN)
           && take(rest, STR("\"},\"header\":")) && take_end(rest, STR("}"));
}

/* From both ends.  A header holds no brace but its own two, so the last one opens it. */
static bool whole_take(struct str *rest, struct str *body, struct salt *salt)
{
    static const char before_header[] = ",\"header\":", before_salt[] = ",\"salt\":\"";
    enum {
        JOINT = sizeof(before_header) - 1,
        TAIL = sizeof(before_salt) - 1 + (size_t)2 * SALT_LEN
    };

    if (!take(rest, STR("{\"body\":")) || !take_end(rest, STR("\"}")) || rest->len < TAIL)
        return false;
    size_t end = rest->len - TAIL, start = end;
    struct str tail = {rest->at + end, (size_t)TAIL};
    if (!take(&tail, STR(before_salt)) || !take_hex(&tail, salt->b, SALT_LEN))
        return false;
    while (start > 0 && rest->at[start] != '{')
        start--;
    if (start < JOINT || !str_is((struct str){rest->at + start - JOINT, JOINT}, before_header))
        return false;
    *body = (struct str){rest->at, start - JOINT};
    *rest = (struct str){rest->at + start, end - start};
    return true;
}

/*
 * Because header and body are read as canonical JSON by themselves and everything between them
 * is compared byte by byte, a line that passes is canonical as a whole, and no body is parsed
 * twice.
 */
enum status export_read_record(
    struct arena *arena, struct str line, struct record *out, struct fault *fault)
{
    struct str header = line;

    *out = (struct record){.erased = !str_starts(line, "{\"body\":")};
    out->commits_known = out->erased;
    bool sound = out->erased ? erased_take(&header, &out->commits)
                             : whole_take(&header, &out->body, &out->salt);
    if (!sound)
        return fault_set(fault, STATUS_INVALID, "成员不全、多余或不是规范写法");
    return header_read(arena, header, &out->header, NULL, fault);
}

static enum status event_line(struct export_check *check, struct str line, struct fault *fault)
{
    struct record record;
    char why[sizeof(fault->text)];

    check->ledger.bad_seq = check->ledger.size;
    size_t mark = arena_mark(check->ledger.scratch);
    enum status status = export_read_record(check->ledger.scratch, line, &record, fault);
    if (status == STATUS_OK) {
        status = ledger_check_feed(&check->ledger, &record, fault);
    } else if (status == STATUS_INVALID) {
        memcpy(why, fault->text, sizeof(why));
        status = refuse_event(check, fault, why);
    }
    arena_rewind(check->ledger.scratch, mark);
    return status;
}

/* Keeps the line as part of the note. */
static enum status note_add(struct export_check *check, struct str line, struct fault *fault)
{
    struct buffer *note = &check->notes[check->alg];

    if (line.len + 1 > NOTE_LEN_MAX - note->len)
        return refuse(check, fault, "检查点超过64 KiB");
    buffer_add(note, line);
    buffer_add(note, STR("\n"));
    return STATUS_OK;
}

/* The three lines are there: they must say what the events gave. */
static enum status checkpoint_check(struct export_check *check, struct fault *fault)
{
    struct ledger_check *ledger = &check->ledger;
    struct checkpoint said;
    struct fault why;
    size_t mark = arena_mark(ledger->scratch);
    struct digest root = merkle_root(&ledger->trees[check->alg]);
    struct str origin = checkpoint_origin(ledger->scratch, ledger->origin, check->alg);
    enum status status = STATUS_OK;

    if (checkpoint_read(ledger->scratch, buffer_str(&check->notes[check->alg]), &said, &why)
        != STATUS_OK)
        status = refuse(check, fault, why.text);
    else if (!str_equal(said.origin, origin))
        status = refuse(check, fault, "检查点的日志名称与首部不同");
    else if (said.size != ledger->size)
        status = refuse(check, fault, "检查点的记录条数与文件中的条数不同");
    else if (!digest_equal(&said.root, &root))
        status = refuse(check, fault, "检查点的树根与按记录重算的树根不同");
    arena_rewind(ledger->scratch, mark);
    return status;
}

static enum status note_line(struct export_check *check, struct str line, struct fault *fault)
{
    enum status status = note_add(check, line, fault);

    if (status != STATUS_OK || ++check->note_lines < 3)
        return status;
    check->part = EXPORT_TEXT_END;
    return checkpoint_check(check, fault);
}

static bool signature_sound(struct arena *scratch, struct str line)
{
    struct note_signature signature;
    size_t mark = arena_mark(scratch);
    bool sound = utf8_valid(line) && note_signature_read(scratch, line, &signature);

    arena_rewind(scratch, mark);
    return sound;
}

static enum status signature_line(struct export_check *check, struct str line, struct fault *fault)
{
    if (!signature_sound(check->ledger.scratch, line))
        return refuse(check, fault, "签名行写法不对");
    if (++check->signatures > NOTE_SIGNATURES_MAX)
        return refuse(check, fault, "签名超过64行");
    if (check->part == EXPORT_SIGNATURE) /* only now is the empty line above part of this note */
        buffer_add(&check->notes[check->alg], STR("\n"));
    check->part = EXPORT_SIGNATURES;
    return note_add(check, line, fault);
}

/* The SM3 checkpoint follows the SHA-256 one, and nothing follows it. */
static enum status note_next(struct export_check *check, struct fault *fault)
{
    if (check->alg != DIGEST_SHA256)
        return refuse(check, fault, "最后一个检查点之后还有内容");
    check->alg = DIGEST_SM3;
    check->note_lines = check->signatures = 0;
    check->part = EXPORT_NOTE;
    return STATUS_OK;
}

static enum status origin_line(struct export_check *check, struct str line, struct fault *fault)
{
    if (!origin_valid(line))
        return refuse(check, fault, "登记日志名称写法不对");
    check->ledger.origin = str_copy(check->ledger.keep, line);
    check->part = EXPORT_EVENTS;
    return STATUS_OK;
}

static enum status events_end(struct export_check *check, struct fault *fault)
{
    if (check->ledger.size == 0)
        return refuse(check, fault, "没有任何记录");
    check->part = EXPORT_NOTE;
    return ledger_check_close(&check->ledger, fault);
}

static enum status line_check(struct export_check *check, struct str line, struct fault *fault)
{
    switch (check->part) {
    case EXPORT_FIRST:
        check->part = EXPORT_ORIGIN;
        return str_is(line, "frj-ledger-v1") ? STATUS_OK
                                             : refuse(check, fault, "首行应为 frj-ledger-v1");
    case EXPORT_ORIGIN: return origin_line(check, line, fault);
    case EXPORT_EVENTS:
        return line.len == 0 ? events_end(check, fault) : event_line(check, line, fault);
    case EXPORT_NOTE: return note_line(check, line, fault);
    case EXPORT_TEXT_END:
        check->part = EXPORT_SIGNATURE;
        return line.len == 0 ? STATUS_OK : refuse(check, fault, "检查点之后应为空行");
    case EXPORT_SIGNATURE:
        if (str_starts(line, "\xE2\x80\x94") || check->alg != DIGEST_SHA256)
            return signature_line(check, line, fault);
        return note_next(check, fault) == STATUS_OK ? note_line(check, line, fault) : fault->status;
    case EXPORT_SIGNATURES:
        return line.len == 0 ? note_next(check, fault) : signature_line(check, line, fault);
    }
    must_fail("every part says what its line must be", __FILE__, __LINE__);
}

/* Adds to the line that has begun. */
static enum status pending_add(struct export_check *check, struct str bytes, struct fault *fault)
{
    if (bytes.len > EXPORT_LINE_MAX - check->pending_len) {
        check->line++;
        return refuse(check, fault, "一行超过1 MiB");
    }
    if (bytes.len > 0)
        memcpy(check->pending + check->pending_len, bytes.at, bytes.len);
    check->pending_len += bytes.len;
    return STATUS_OK;
}

enum status export_check_feed(struct export_check *check, struct str bytes, struct fault *fault)
{
    while (bytes.len > 0) {
        const char *end = memchr(bytes.at, '\n', bytes.len);
        struct str piece = {bytes.at, end == NULL ? bytes.len : (size_t)(end - bytes.at)};
        enum status status = pending_add(check, piece, fault);
        if (status != STATUS_OK || end == NULL)
            return status;
        struct str line = {check->pending, check->pending_len};
        check->pending_len = 0;
        check->line++;
        status = line_check(check, line, fault);
        if (status != STATUS_OK)
            return status;
        bytes = (struct str){end + 1, bytes.len - piece.len - 1};
    }
    return STATUS_OK;
}

enum status export_check_close(struct export_check *check, struct fault *fault)
{
    if (check->pending_len > 0) {
        check->line++;
        return refuse(check, fault, "文件末尾不完整：最后一行没有换行");
    }
    if (check->part != EXPORT_TEXT_END && check->part != EXPORT_SIGNATURES)
        return refuse(check, fault, "文件到此中断：后面应有检查点");
    return STATUS_OK;
}

enum status export_verify(struct export_check *check, struct str text, struct arena *keep,
    struct arena *scratch, struct fault *fault)
{
    export_check_open(check, keep, scratch);
    enum status status = export_check_feed(check, text, fault);
    return status == STATUS_OK ? export_check_close(check, fault) : status;
}
