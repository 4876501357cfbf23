/* The record goes on under its next origin: with new keys, naming what was signed under the old. */
#include "office/log_reopen.h"

#include "casework/directory_shapes.h"
#include "ledger/checkpoint.h"
#include "office/log_keys.h"
#include "office/office_own.h"
#include "store/command_key.h"
#include "store/tree_store.h"

#include <inttypes.h>
#include <string.h>

/* Is the checkpoint one of this record, as far as it reaches? */
static enum status earlier_check(
    struct office *office, const struct checkpoint *earlier, struct fault *fault)
{
    struct digest root = merkle_root(&office->log.trees[DIGEST_SHA256]);

    if (!str_equal(earlier->origin, office->log.origin))
        return fault_set(fault, STATUS_INVALID, "检查点属于 %.*s，不是这本记录（%.*s）的",
            STR_ARG(earlier->origin), STR_ARG(office->log.origin));
    if (earlier->size > office->log.size)
        return STATUS_OK; /* what is missing cannot be compared */
    if (earlier->size < office->log.size
        && tree_root(office->db, DIGEST_SHA256, earlier->size, &root, fault) != STATUS_OK)
        return fault->status;
    return digest_equal(&root, &earlier->root)
               ? STATUS_OK
               : fault_set(fault, STATUS_DAMAGED,
                   "检查点与记录不符：签过之后被改写、调换或者插入过。不能这样接着记录");
}

/* What the event names: the checkpoint that was given when it reaches as far as the record or
 * beyond, else the record as it stands. */
static enum status earlier_take(
    struct office *office, struct str given, struct str *out, uint64_t *lost, struct fault *fault)
{
    struct checkpoint earlier;
    struct buffer text = {.arena = office->arena};

    *lost = 0;
    if (given.len > 0) {
        if (checkpoint_read_any(office->arena, given, &earlier, fault) != STATUS_OK
            || earlier_check(office, &earlier, fault) != STATUS_OK)
            return fault->status;
        *out = given;
        if (earlier.size >= office->log.size) {
            *lost = earlier.size - office->log.size;
            return STATUS_OK;
        }
    }
    earlier = (struct checkpoint){.origin = office->log.origin,
        .size = office->log.size,
        .root = merkle_root(&office->log.trees[DIGEST_SHA256])};
    checkpoint_write(&text, &earlier);
    *out = buffer_str(&text);
    return STATUS_OK;
}

static enum status record_event(
    struct office *office, const struct log_opened *opened, struct fault *fault)
{
    struct digest key = chance_take(&office->log.chance, "reopen", office->log.size, 0);
    struct digest content = {{0}};
    struct vec events = {0};
    struct event *event = vec_push(office->arena, &events, sizeof(*event));

    *event = (struct event){
        .shape = &log_opened_shape, .of = 1, .at = office_now(office), .data = opened};
    memcpy(event->command.id.b, key.b, sizeof(event->command.id.b));
    if (db_begin(office->db, fault) != STATUS_OK)
        return fault->status;
    serials_next(&office->log.serials, office->arena, office->log.size);
    office->log.origin = serial_now(&office->log.serials);
    if (office_append(office, &events, office->arena, fault) == STATUS_OK
        && command_key_add(office->db, event, event->stream, &content, fault) == STATUS_OK
        && event_log_save(&office->log, fault) == STATUS_OK)
        return db_commit(office->db, fault);
    db_rollback(office->db);
    return fault->status;
}

/* The keys lie on the disk before the record names them. */
static enum status reopen(
    struct office *office, const struct log_reopen *what, struct str earlier, struct fault *fault)
{
    const struct log_keys_new keys = {.path = str_c(office->arena, what->keys),
        .origin = origin_next(office->arena, office->log.origin),
        .sm = what->sm,
        .chance = &office->log.chance};
    struct event_log before = office->log;
    struct log_opened opened = {.format = STR("frj-ledger-v1"),
        .name = office->directory.name,
        .scope_word = office->directory.scope_word,
        .clock = office_is_story(office) ? STR("story") : (struct str){0},
        .earlier = earlier};

    if (what->keys.len > 0 && log_keys_make(&keys, office->arena, &opened.keys, fault) != STATUS_OK)
        return fault->status;
    enum status status = record_event(office, &opened, fault);
    office->kept_size = status == STATUS_OK ? office->log.size : office->kept_size;
    if (status == STATUS_OK)
        return office_fold(office, fault);
    office->unsure = office->unsure || status == STATUS_UNKNOWN;
    if (status == STATUS_UNKNOWN)
        return status;
    office->log = before;
    if (what->keys.len > 0)
        log_keys_remove(keys.path);
    return status;
}

enum status office_log_reopen(
    struct office *office, const struct log_reopen *what, uint64_t *lost, struct fault *fault)
{
    struct str earlier;

    must(office->mode == OFFICE_WRITE && office->log.size > 0);
    *fault = (struct fault){.status = STATUS_OK};
    if (!office->log.tree_whole)
        return fault_set(
            fault, STATUS_DAMAGED, "查询用的表（读表）和记录不一致，请先运行 frj rebuild");
    if (origin_next(office->arena, office->log.origin).len == 0)
        return fault_set(fault, STATUS_INVALID, "登记日志的序号已经用完");
    if (earlier_take(office, what->earlier, &earlier, lost, fault) != STATUS_OK)
        return fault->status;
    return reopen(office, what, earlier, fault);
}
