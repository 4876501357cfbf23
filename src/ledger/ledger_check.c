#include "ledger/ledger_commands.h"
#include "ledger/ledger_marks.h"

#include "ledger/body.h"
#include "ledger/note.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void ledger_check_open(
    struct ledger_check *check, struct str origin, struct arena *keep, struct arena *scratch)
{
    must(arena_left(scratch) >= LEDGER_SCRATCH_MIN);
    *check = (struct ledger_check){
        .keep = keep, .scratch = scratch, .bodies = scratch, .origin = origin};
    check->last_at.ms = INT64_MIN;
    check->algs = DIGEST_ALGS;
    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++)
        check->trees[alg].alg = (enum digest_alg)alg;
    check->streams.arena = keep;
    check->salts.arena = keep;
    check->commands.arena = keep;
    check->holes.arena = keep;
}

/* Every sentence names the place, counted as the record counts: from 0. */
PRINTF_LIKE(3, 4)
static enum status refuse(
    const struct ledger_check *check, struct fault *fault, const char *format, ...)
{
    char why[sizeof(fault->text)];
    va_list args;

    va_start(args, format);
    int len = vsnprintf(why, sizeof(why), format, args);
    va_end(args);
    must(len >= 0);
    return fault_set(fault, STATUS_DAMAGED, "第%" PRIu64 "号记录：%s", check->bad_seq, why);
}

static enum status no_room(const struct ledger_check *check, struct fault *fault)
{
    return fault_set(fault, STATUS_UNAVAILABLE,
        "第%" PRIu64 "号记录：核验所用内存已满，请放宽内存上限后重试", check->bad_seq);
}

/* The log is opened, in the stream of the authority: event 0, and where the next origin begins. */
static bool opens_log(const struct header *header)
{
    return str_is(header->type, "log_opened")
           && str_is(header->stream, "00000000000000000000000000000000");
}

static bool begins_serial(const struct ledger_check *check, const struct header *header)
{
    return check->size > 0 && opens_log(header);
}

static enum status header_check(
    struct ledger_check *check, const struct header *header, struct fault *fault)
{
    struct str origin =
        begins_serial(check, header) ? origin_next(check->scratch, check->origin) : check->origin;
    const char *problem = header_problem(header);

    if (problem != NULL)
        return refuse(check, fault, "%s", problem);
    if (!str_equal(header->origin, origin))
        return refuse(check, fault, "登记日志名称与本日志不同");
    if (header->seq != check->size)
        return refuse(
            check, fault, "登记序号应为%" PRIu64 "，写的是%" PRIu64, check->size, header->seq);
    if (header->seq == 0 && !opens_log(header))
        return refuse(check, fault, "第一条记录应是日志的设立（log_opened）");
    if (header->at.ms < check->last_at.ms)
        return refuse(check, fault, "登记时间早于前一号");
    check->last_at = header->at;
    return STATUS_OK;
}

static enum status stream_check(
    struct ledger_check *check, const struct header *header, struct fault *fault)
{
    uint8_t key[TABLE_KEY_LEN];
    bool fresh;

    must(header->stream.len == sizeof(key));
    memcpy(key, header->stream.at, sizeof(key));
    struct table_slot *slot = table_take(&check->streams, key, &fresh);
    if (slot == NULL)
        return no_room(check, fault);
    if (header->n != slot->value)
        return refuse(
            check, fault, "流内序号应为%" PRIu64 "，写的是%" PRIu64, slot->value, header->n);
    slot->value++;
    return STATUS_OK;
}

/* Of a command both where it begins and how many events it has fit into one number. */
enum { COMMAND_BITS = 8 };
#define COMMAND_MET (UINT64_C(1) << 63)
_Static_assert(COMMAND_EVENTS_MAX < 1 << COMMAND_BITS, "the number of events fits");

/* Is `key` met for the first time?  Otherwise the sentence says where it stood before. */
static enum status once_check(struct ledger_check *check, struct table *table, const uint8_t *key,
    const char *what, struct fault *fault)
{
    bool fresh;
    struct table_slot *slot = table_take(table, key, &fresh);

    if (slot == NULL)
        return no_room(check, fault);
    if (!fresh)
        return refuse(check, fault, "%s与第%" PRIu64 "号重复", what, slot->value);
    slot->value = check->size;
    return STATUS_OK;
}

static void command_key(const struct event_body *body, uint8_t *key)
{
    must(hex_read(body->by, key, ID_LEN) && hex_read(body->command, key + ID_LEN, ID_LEN));
}

/* A visible event where no command is open: its first one, unless those before it are erased. */
static enum status group_open(
    struct ledger_check *check, const struct event_body *body, struct fault *fault)
{
    command_key(body, check->group_key);
    if ((uint64_t)body->i > check->unseen)
        return refuse(check, fault, "提交不完整：本条是第%d条，前面的缺失", body->i + 1);
    bool fresh;
    struct table_slot *slot = table_take(&check->commands, check->group_key, &fresh);
    if (slot == NULL)
        return no_room(check, fault);
    if (!fresh)
        return refuse(check, fault, "提交号（同一人、同一提交）与第%" PRIu64 "号重复",
            slot->value >> COMMAND_BITS);
    slot->value = (check->size - (uint64_t)body->i) << COMMAND_BITS | (uint64_t)body->of;
    check->group_of = body->i + 1 < body->of ? body->of : 0;
    check->next_i = body->i + 1;
    check->unseen = 0;
    return STATUS_OK;
}

/* The events of a command stand next to each other, all of them, in order. */
static enum status group_check(
    struct ledger_check *check, const struct event_body *body, struct fault *fault)
{
    uint8_t key[TABLE_KEY_LEN];

    if (check->group_of == 0)
        return group_open(check, body, fault);
    command_key(body, key);
    if (body->i != check->next_i || body->of != check->group_of
        || memcmp(key, check->group_key, sizeof(key)) != 0)
        return refuse(check, fault, "提交不完整：此处应是上一提交的第%d条（共%d条）",
            check->next_i + 1, check->group_of);
    if (++check->next_i == check->group_of)
        check->group_of = 0;
    return STATUS_OK;
}

/* An erased event fills the next place of the open command, else it may belong to any. */
static void group_skip(struct ledger_check *check)
{
    if (check->group_of == 0)
        check->unseen++;
    else if (++check->next_i == check->group_of)
        check->group_of = 0;
}

static void hole_key(uint64_t seq, struct str stream, uint8_t *key)
{
    memset(key, 0, TABLE_KEY_LEN);
    must(hex_read(stream, key, ID_LEN));
    memcpy(key + ID_LEN, &seq, sizeof(seq));
}

static enum status hole_open(
    struct ledger_check *check, const struct header *header, struct fault *fault)
{
    uint8_t key[TABLE_KEY_LEN];
    bool fresh;

    hole_key(header->seq, header->stream, key);
    struct table_slot *slot = table_take(&check->holes, key, &fresh);
    if (slot == NULL)
        return no_room(check, fault);
    slot->value = header->seq + 1; /* 0: an order named it */
    check->holes_open++;
    check->erased++;
    return STATUS_OK;
}

/* What `erasure_ordered` names needs no other excuse.  An unknown shape names nothing. */
static void holes_close(
    struct ledger_check *check, const struct header *header, const struct node *data)
{
    const struct node *seqs = node_get(data, "seqs");

    if (seqs == NULL || seqs->kind != NODE_LIST)
        return;
    for (size_t i = 0; i < seqs->len; i++) {
        uint8_t key[TABLE_KEY_LEN];
        if (seqs->items[i].kind != NODE_INTEGER || seqs->items[i].integer < 0)
            continue;
        hole_key((uint64_t)seqs->items[i].integer, header->stream, key);
        struct table_slot *slot = table_find(&check->holes, key);
        if (slot == NULL || slot->value == 0)
            continue;
        slot->value = 0;
        check->holes_open--;
    }
}

/* The last checkpoint of the serial that ends here: of all that is here, or of more. */
static enum status serial_begin(
    struct ledger_check *check, const struct node *data, struct fault *fault)
{
    struct checkpoint earlier;
    struct note note;
    struct digest root = merkle_root(&check->trees[DIGEST_SHA256]);

    if (note_split(node_text(data, "earlier"), &note) != REASON_NONE
        || checkpoint_read(check->scratch, note.text, &earlier, fault) != STATUS_OK)
        return refuse(check, fault, "重新开始记录，却没有写明原来的最后一个检查点（earlier）");
    if (!str_equal(earlier.origin, check->origin) || earlier.size < check->size
        || (earlier.size == check->size && !digest_equal(&root, &earlier.root)))
        return refuse(check, fault, "所写原来的检查点（earlier）与此前的记录不符");
    check->lost += earlier.size - check->size;
    serials_next(&check->serials, check->keep, check->size);
    check->origin = serial_now(&check->serials);
    *fault = (struct fault){.status = STATUS_OK};
    return STATUS_OK;
}

/* The events whose data the record itself must understand. */
static enum status data_apply(struct ledger_check *check, const struct header *header,
    const struct node *data, struct fault *fault)
{
    if (begins_serial(check, header))
        return serial_begin(check, data, fault);
    if (str_is(header->type, "erasure_ordered"))
        holes_close(check, header, data);
    if (check->size == 0 && str_is(header->type, "log_opened"))
        check->story = str_is(node_text(data, "clock"), "story");
    return STATUS_OK;
}

/* Those of the trees that are grown here; of the other one what is stored. */
static enum status commits_make(struct ledger_check *check, const struct record *record,
    struct commits *commits, struct fault *fault)
{
    *commits = record->commits;
    for (unsigned i = 0; !record->erased && i < check->algs; i++) {
        enum digest_alg alg = check->alg_first + i;
        commits->of[alg] = body_commit(alg, &record->salt, record->body);
        if (record->commits_known && !digest_equal(&commits->of[alg], &record->commits.of[alg]))
            return refuse(check, fault, "正文与登记时的承诺值（%s）不符", digest_alg_name(alg));
    }
    return STATUS_OK;
}

static enum status body_check(struct ledger_check *check, const struct record *record,
    struct commits *commits, struct fault *fault)
{
    struct event_body *body = &check->body;

    if (body_read(check->bodies, record->body, body, fault) != STATUS_OK) {
        struct str why = str_copy(check->scratch, str_of(fault->text));
        return refuse(check, fault, "%.*s", STR_ARG(why));
    }
    enum status status = group_check(check, body, fault);
    if (status == STATUS_OK)
        status = once_check(check, &check->salts, record->salt.b, "盐值", fault);
    if (status == STATUS_OK)
        status = commits_make(check, record, commits, fault);
    if (status != STATUS_OK)
        return status;
    return data_apply(check, &record->header, body->data, fault);
}

static enum status erased_check(struct ledger_check *check, const struct record *record,
    struct commits *commits, struct fault *fault)
{
    if (!record->commits_known)
        return refuse(check, fault, "正文已删除，却没有留下承诺值");
    if (begins_serial(check, &record->header))
        return refuse(check, fault, "重新开始记录的正文不能删除");
    *commits = record->commits;
    group_skip(check);
    return hole_open(check, &record->header, fault);
}

static void marks_meet(struct ledger_check *check)
{
    while (
        check->marks_met < check->marks_len && check->marks[check->marks_met].size <= check->size) {
        struct ledger_mark *mark = &check->marks[check->marks_met++];
        for (unsigned i = 0; i < check->algs; i++)
            mark->roots[check->alg_first + i] = merkle_root(&check->trees[check->alg_first + i]);
    }
}

static void trees_grow(
    struct ledger_check *check, const struct header *header, const struct commits *commits)
{
    if (check->algs == DIGEST_ALGS)
        entry_leaves(check->scratch, header, commits, check->leaves);
    else
        check->leaves[check->alg_first] =
            entry_leaf(check->scratch, check->alg_first, header, &commits->of[check->alg_first]);
    for (unsigned i = 0; i < check->algs; i++)
        merkle_append(&check->trees[check->alg_first + i], &check->leaves[check->alg_first + i]);
    check->size++;
    marks_meet(check);
}

static enum status record_check(
    struct ledger_check *check, const struct record *record, struct fault *fault)
{
    struct commits commits;

    check->body = (struct event_body){0};
    if (!record->erased)
        table_expect(&check->salts, record->salt.b);
    enum status status = header_check(check, &record->header, fault);

    if (status == STATUS_OK)
        status = stream_check(check, &record->header, fault);
    if (status == STATUS_OK)
        status = record->erased ? erased_check(check, record, &commits, fault)
                                : body_check(check, record, &commits, fault);
    if (status == STATUS_OK)
        trees_grow(check, &record->header, &commits);
    return status;
}

enum status ledger_check_feed(
    struct ledger_check *check, const struct record *record, struct fault *fault)
{
    must(!check->failed);
    check->bad_seq = check->size;
    if (check->size == 0)
        serials_begin(&check->serials, check->keep, check->origin);
    size_t mark = arena_mark(check->scratch);
    enum status status = record_check(check, record, fault);
    arena_rewind(check->scratch, mark);
    check->failed = status != STATUS_OK;
    return status;
}

enum status ledger_check_feed_trees(
    struct ledger_check *check, const struct record *record, struct fault *fault)
{
    struct commits commits;

    check->bad_seq = check->size;
    if (commits_make(check, record, &commits, fault) != STATUS_OK)
        return fault->status;
    trees_grow(check, &record->header, &commits);
    return STATUS_OK;
}

/* ---- commands ------------------------------------------------------------------------------- */

static struct ledger_command command_of(const struct table_slot *slot)
{
    return (struct ledger_command){(slot->value & ~COMMAND_MET) >> COMMAND_BITS,
        (int)(slot->value & ((1 << COMMAND_BITS) - 1))};
}

bool ledger_command_meet(
    struct ledger_check *check, const uint8_t key[TABLE_KEY_LEN], struct ledger_command *out)
{
    struct table_slot *slot = table_find(&check->commands, key);

    if (slot == NULL)
        return false;
    *out = command_of(slot);
    slot->value |= COMMAND_MET;
    return true;
}

bool ledger_command_unmet(const struct ledger_check *check, struct ledger_command *out)
{
    bool found = false;

    for (size_t i = 0; i < check->commands.room; i++) {
        const struct table_slot *slot = &check->commands.slots[i];
        if (!slot->taken || (slot->value & COMMAND_MET) != 0)
            continue;
        struct ledger_command command = command_of(slot);
        if (!found || command.first_seq < out->first_seq)
            *out = command;
        found = true;
    }
    return found;
}

/* ---- the end -------------------------------------------------------------------------------- */

static uint64_t first_hole(const struct table *holes)
{
    uint64_t first = UINT64_MAX;

    for (size_t i = 0; i < holes->room; i++)
        if (holes->slots[i].taken && holes->slots[i].value != 0 && holes->slots[i].value < first)
            first = holes->slots[i].value;
    return first - 1;
}

enum status ledger_check_close(struct ledger_check *check, struct fault *fault)
{
    must(!check->failed);
    check->failed = true; /* nothing more is fed */
    check->bad_seq = check->size;
    if (check->group_of != 0)
        return refuse(
            check, fault, "提交不完整：还缺第%d条（共%d条）", check->next_i + 1, check->group_of);
    if (check->holes_open == 0)
        return STATUS_OK;
    check->bad_seq = first_hole(&check->holes);
    return refuse(check, fault, "正文缺失，却没有同一案卷的删除决定（erasure_ordered）");
}

/* ---- checkpoints ---------------------------------------------------------------------------- */

static int mark_compare(const void *a, const void *b)
{
    const struct ledger_mark *left = a, *right = b;

    return (left->size > right->size) - (left->size < right->size);
}

void ledger_marks_sort(struct ledger_mark *marks, size_t len)
{
    qsort(marks, len, sizeof(*marks), mark_compare);
}

/* The root of this record at that size; NULL: it is shorter. */
static const struct digest *root_at(
    const struct ledger_check *check, enum digest_alg alg, uint64_t size)
{
    struct ledger_mark key = {.size = size};
    const struct ledger_mark *found =
        bsearch(&key, check->marks, check->marks_met, sizeof(key), mark_compare);

    return found == NULL ? NULL : &found->roots[alg];
}

/* Whose checkpoint is it, and how many entries can it have?  False: none of this record. */
static bool serial_find(const struct ledger_check *check, struct str origin, enum digest_alg *alg,
    const struct serial **next)
{
    const struct vec *rows = &check->serials.rows;

    for (size_t i = 0; i < rows->len; i++)
        for (unsigned tree = 0; tree < DIGEST_ALGS; tree++) {
            struct str own = VEC_AT(*rows, struct serial, i)->origin;
            *alg = (enum digest_alg)tree;
            *next = i + 1 < rows->len ? VEC_AT(*rows, struct serial, i + 1) : NULL;
            if (str_equal(origin, checkpoint_origin(check->scratch, own, *alg)))
                return true;
        }
    return false;
}

static enum status tail_missing(const struct checkpoint *checkpoint, uint64_t size,
    const struct serial *next, enum digest_alg alg, struct fault *fault)
{
    if (next != NULL)
        return fault_set(fault, STATUS_DAMAGED,
            "检查点是换名以前的，有%" PRIu64 "条；从第%" PRIu64
            "号起记录改称 %.*s，此前只留下%" PRIu64 "条：缺%" PRIu64 "条（%s）",
            checkpoint->size, size, STR_ARG(next->origin), size, checkpoint->size - size,
            digest_alg_name(alg));
    return fault_set(fault, STATUS_DAMAGED,
        "记录缺了末尾：检查点有%" PRIu64 "条，这里只有%" PRIu64 "条，缺%" PRIu64
        "条（%s）。可能是旧的备份，或者末尾被截去",
        checkpoint->size, size, checkpoint->size - size, digest_alg_name(alg));
}

enum status ledger_check_extends(const struct ledger_check *check,
    const struct checkpoint *checkpoint, uint64_t good, struct fault *fault)
{
    const struct serial *next;
    enum digest_alg alg;

    if (!serial_find(check, checkpoint->origin, &alg, &next))
        return fault_set(fault, STATUS_INVALID, "检查点属于 %.*s，不是这本记录（%.*s）的",
            STR_ARG(checkpoint->origin), STR_ARG(check->origin));
    uint64_t size = next == NULL ? check->size : next->first_seq;
    if (checkpoint->size > size)
        return tail_missing(checkpoint, size, next, alg, fault);
    const struct digest *root = root_at(check, alg, checkpoint->size);
    must(root != NULL);
    if (digest_equal(root, &checkpoint->root))
        return STATUS_OK;
    return fault_set(fault, STATUS_DAMAGED,
        "第%" PRIu64 "号到第%" PRIu64 "号记录与检查点不符（%s）：签过之后被改写、调换或者插入过",
        good, checkpoint->size - 1, digest_alg_name(alg));
}
