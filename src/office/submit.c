#include "office/office_files.h"
#include "office/office_own.h"

#include "base/json.h"
#include "casework/directory_shapes.h"
#include "office/served.h"
#include "store/command_key.h"
#include "store/project.h"

#include <string.h>

/* ---- append --------------------------------------------------------------------------------- */

/* The version of the event's stream: this command's own events on it count. */
static enum status version_of(
    struct office *office, const struct vec *events, size_t i, uint64_t *n, struct fault *fault)
{
    const struct event *event = VEC_AT(*events, struct event, i);

    for (size_t k = i; k > 0; k--) {
        const struct event *before = VEC_AT(*events, struct event, k - 1);
        if (id_equal(before->stream, event->stream)) {
            *n = before->n + 1;
            return STATUS_OK;
        }
    }
    return event_log_version(office->db, event->stream, n, fault);
}

/* Whose life the event, as it will be loaded, shares: what it is folded into, else `arena`. */
static struct arena *home_of(
    const struct office *office, const struct matter *matter, bool directory, struct arena *arena)
{
    return directory ? office->directory_arena : matter != NULL ? office->folds.arena : arena;
}

/* What the office keeps folded and the read tables follow the event as it was stored, read back
 * from its own bytes. */
static enum status follow(struct office *office, const struct stored *stored,
    const struct event *event, struct arena *arena, struct fault *fault)
{
    struct matter *matter = fold_find(&office->folds, event->stream);
    bool directory = office_is_directory_event(event);
    struct arena *home = home_of(office, matter, directory, arena);
    struct stored kept = stored_copy(home, stored);
    struct event *read = arena_new(home, struct event);

    if (event_decode(home, &kept, read, fault) != STATUS_OK)
        return fault->status;
    if (directory)
        directory_apply(&office->directory, read);
    office->directory_size = office->log.size;
    if (matter != NULL)
        matter_apply(matter, read);
    return project_event(office->db, &office->directory, read, NULL, arena, fault);
}

static enum status append_one(
    struct office *office, struct event *event, struct arena *arena, struct fault *fault)
{
    struct stored stored;

    if (event_append(&office->log, arena, event, &stored, fault) != STATUS_OK)
        return fault->status;
    return follow(office, &stored, event, arena, fault);
}

enum status office_append(
    struct office *office, struct vec *events, struct arena *arena, struct fault *fault)
{
    for (size_t i = 0; i < events->len; i++) {
        struct event *event = VEC_AT(*events, struct event, i);
        if (version_of(office, events, i, &event->n, fault) != STATUS_OK)
            return fault->status;
        if (append_one(office, event, arena, fault) != STATUS_OK)
            return fault->status;
    }
    return STATUS_OK;
}

/* ---- one request ---------------------------------------------------------------------------- */

struct submission {
    struct office *office;
    struct request request; /* as stamped */
    struct command command;
    struct reply *reply;
    struct arena *arena;
    struct fault *fault;
};

static void id_from(struct digest bytes, struct id *id)
{
    memcpy(id->b, bytes.b, sizeof(id->b));
}

/* Time, ids and a key if none came. */
static void stamp(struct submission *s)
{
    const struct chance *chance = &s->office->log.chance;
    struct request *request = &s->request;
    uint64_t seq = s->office->log.size;

    if (!chance->derived)
        request->now = office_now(s->office);
    else if (request->now.ms < s->office->log.last_at.ms)
        request->now = s->office->log.last_at;
    id_from(chance_take(chance, "id", seq, 0), &request->fresh);
    if (!id_given(request->key.id))
        id_from(chance_take(chance, "key", seq, 0), &request->key.id);
    s->reply->key = request->key;
}

/* What was asked, without what the office stamped. */
static struct digest content_of(struct submission *s)
{
    const struct request *request = &s->request;
    struct node map = {.kind = NODE_MAP};
    struct buffer text = {.arena = s->arena};

    node_put_text(s->arena, &map, "noun", request->noun);
    node_put_text(s->arena, &map, "verb", request->verb);
    node_put_text(s->arena, &map, "target", request->target);
    node_put_text(s->arena, &map, "action", request->action);
    node_put_text(s->arena, &map, "person", request->person);
    node_put_text(s->arena, &map, "entered_by", request->entered_by);
    node_put_text(s->arena, &map, "via", request->via);
    node_put_text(s->arena, &map, "done_on", request->done_on);
    if (request->input != NULL) {
        struct node *input = node_put(s->arena, &map, STR("input"));
        struct str key = input->key;
        *input = *request->input;
        input->key = key;
    }
    json_write_pretty(&text, &map);
    struct str bytes = buffer_str(&text);
    return digest_of(DIGEST_SHA256, &bytes, 1);
}

/* The first answer again, from the record. */
static enum status answer_again(struct submission *s, const struct command_key_row *row)
{
    struct reply *reply = s->reply;
    struct event_walk walk;
    struct stored stored;
    struct office *office = s->office;

    reply->repeated = true;
    reply->stream = row->stream;
    reply->seq = row->first_seq;
    if (event_log_version(office->db, row->stream, &reply->version, s->fault) != STATUS_OK)
        return s->fault->status;
    enum status status =
        event_walk_open(&walk, office->db, &office->log.serials, row->first_seq, s->fault);
    for (int i = 0; i < row->events && status == STATUS_OK; i++) {
        struct event *event = vec_push(s->arena, &reply->decision.events, sizeof(*event));
        status = event_walk_next(&walk, s->arena, &stored, s->fault)
                     ? event_decode(s->arena, &stored, event, s->fault)
                     : s->fault->status;
    }
    event_walk_close(&walk);
    return status;
}

/* Was this key answered before?  *done: the reply stands. */
static enum status key_check(struct submission *s, const struct digest *content, bool *done)
{
    struct command_key_row row;

    if (command_key_find(s->office->db, s->command.by, s->request.key, &row, done, s->fault)
            != STATUS_OK
        || !*done)
        return s->fault->status;
    if (digest_equal(&row.content, content))
        return answer_again(s, &row);
    s->reply->status = fault_set(&s->reply->fault, STATUS_CONFLICT,
        "这个提交号已经用于另一件事，没有登记任何内容。请重新提交");
    return STATUS_OK;
}

/* The local door: open until someone shuts it; opening it again is itself recorded. */
static bool door_allows(struct submission *s)
{
    bool opens = str_is(s->request.noun, "door") && str_is(s->request.verb, "open");

    if (!s->office->directory.door_shut || opens || s->request.at_desk)
        return true;
    struct deciding d = {.decision = &s->reply->decision, .arena = s->arena};
    return refuse(&d, REFUSAL_DOOR_MUST_BE_OPEN,
        "本机入口已经关闭，请通过网页登录办理；确需在本机办理的，先由系统管理员运行 door open。");
}

/* The first event of a record opens it, and says on which clock. */
static bool opening_fits(struct submission *s)
{
    const struct event *first = VEC_AT(s->reply->decision.events, struct event, 0);
    bool opens = first->shape == &log_opened_shape;

    if (opens != (s->office->log.size == 0))
        return false;
    if (!opens)
        return true;
    const struct log_opened *opened = first->data;
    return str_is(opened->clock, "story") == s->office->log.chance.derived;
}

/* The files its events bind; else that is the mistake, and nothing happens. */
static enum status files_take(struct submission *s)
{
    struct decision *decision = &s->reply->decision;
    const char *why = NULL;

    if (office_files_take(s->office, s->request.upload, &decision->events, s->arena, &why, s->fault)
        != STATUS_OK)
        return s->fault->status;
    if (why != NULL) {
        problem_add(&decision->problems, NULL, STR("file"), "%s。", why);
        decision->events = (struct vec){0};
    }
    return STATUS_OK;
}

static enum status record(struct submission *s, const struct digest *content)
{
    struct reply *reply = s->reply;
    struct vec *events = &reply->decision.events;

    if (!opening_fits(s)) {
        problem_add(&reply->decision.problems, NULL, (struct str){0},
            "登记日志要先打开、只打开一次（log open），演示时钟要与建库时一致。");
        reply->decision.events = (struct vec){0};
        return STATUS_OK;
    }
    if (files_take(s) != STATUS_OK || events->len == 0)
        return s->fault->status;
    if (office_append(s->office, events, s->arena, s->fault) != STATUS_OK)
        return s->fault->status;
    reply->stream = s->command.stream;
    reply->seq = VEC_AT(*events, struct event, 0)->seq;
    VEC_EACH (struct event, event, *events)
        if (id_equal(event->stream, reply->stream))
            reply->version = event->n + 1;
    return command_key_add(
        s->office->db, VEC_AT(*events, struct event, 0), reply->stream, content, s->fault);
}

/* Did someone write since this caller looked?  Then the reply says what stands there now. */
static enum status version_check(struct submission *s)
{
    struct reply *reply = s->reply;

    if (s->request.if_version == 0)
        return STATUS_OK;
    if (event_log_version(s->office->db, s->command.stream, &reply->version, s->fault) != STATUS_OK)
        return s->fault->status;
    reply->stale = reply->version != s->request.if_version;
    if (reply->stale)
        reply->status = fault_set(&reply->fault, STATUS_CONFLICT,
            "在您查看之后又有新的登记，没有登记您提交的内容。请重新查看后再办");
    return STATUS_OK;
}

static enum status decide(struct submission *s)
{
    struct office_shelf shelf;
    struct shelf shelf_for = office_shelf_open(&shelf, s->office, s->arena);

    shelf.cached = fold_ready(&s->office->folds);
    struct dossier dossier =
        dossier_build(&s->office->directory, &shelf_for, &s->command, s->arena);

    if (shelf.fault.status != STATUS_OK) {
        *s->fault = shelf.fault;
        return s->fault->status;
    }
    s->reply->decision = casework_decide(&dossier, &s->command, s->arena);
    s->reply->stream = s->command.stream;
    return STATUS_OK;
}

/* STATUS_OK: the reply stands, whatever it says.  Anything else: roll back. */
static enum status submit_one(struct submission *s)
{
    struct reply *reply = s->reply;
    struct decision *decision = &reply->decision;
    bool done = false;

    *reply = (struct reply){.decision = {.problems = {.arena = s->arena}}};
    stamp(s);
    struct digest content = content_of(s);
    bool read = request_read(
        &s->request, &s->office->directory, s->arena, &s->command, &decision->problems);
    if (key_check(s, &content, &done) != STATUS_OK)
        return s->fault->status;
    if (done) {
        decision->problems.len = 0;
        return STATUS_OK;
    }
    if (!read || !door_allows(s))
        return STATUS_OK;
    if (version_check(s) != STATUS_OK)
        return s->fault->status;
    if (reply->stale)
        return STATUS_OK;
    if (decide(s) != STATUS_OK)
        return s->fault->status;
    bool granted = decision->refusal == REFUSAL_NONE && decision->problems.len == 0
                   && decision->events.len > 0;
    return granted ? record(s, &content) : STATUS_OK;
}

/* ---- a batch -------------------------------------------------------------------------------- */

struct batch {
    struct office *office;
    const struct request *requests;
    struct reply *replies;
    size_t len;
    struct arena *arena;
};

/* Puts head and directory back to before the batch. */
static void roll_back(struct office *office, const struct event_log *before)
{
    struct fault fault;

    db_rollback(office->db);
    office_files_forget(office);
    bool grown = office->log.size != before->size || office->directory_size != before->size;
    office->log = *before;
    if (grown)
        fold_drop(&office->folds);
    if (grown && office_fold(office, &fault) != STATUS_OK)
        office->unsure = true; /* decides nothing on half a directory */
}

static enum status batch_write(struct batch *batch, struct fault *fault)
{
    for (size_t i = 0; i < batch->len; i++) {
        if (arena_left(batch->arena) < OFFICE_ARENA_MIN)
            return fault_set(fault, STATUS_UNAVAILABLE, "一次提交的内容太多，请分几次提交");
        struct submission s = {.office = batch->office,
            .request = batch->requests[i],
            .reply = &batch->replies[i],
            .arena = batch->arena,
            .fault = fault};
        if (submit_one(&s) != STATUS_OK)
            return fault->status;
    }
    return STATUS_OK;
}

/* STATUS_OK: committed, or nothing to commit.  Else nothing of it is recorded, unless the status
 * is STATUS_UNKNOWN. */
static enum status batch_run(struct batch *batch, struct fault *fault)
{
    struct office *office = batch->office;
    struct event_log before = office->log;

    if (db_begin(office->db, fault) != STATUS_OK)
        return fault->status;
    enum status status = batch_write(batch, fault);
    bool wrote = office->log.size != before.size;
    if (status == STATUS_OK && wrote)
        status = event_log_save(&office->log, fault);
    if (status != STATUS_OK || !wrote) {
        roll_back(office, &before);
        return status;
    }
    status = db_commit(office->db, fault);
    if (status == STATUS_OK) {
        office->kept_size = office->log.size;
        office_files_settle(office);
    } else if (status == STATUS_UNKNOWN) {
        office->unsure = true; /* of files too: office_files_mend() finds out */
    } else {
        roll_back(office, &before);
    }
    return status;
}

static void all_answer(struct batch *batch, enum status status, const struct fault *fault)
{
    for (size_t i = 0; i < batch->len; i++)
        batch->replies[i] =
            (struct reply){.status = status, .fault = *fault, .key = batch->replies[i].key};
}

static void run_alone(struct batch *batch)
{
    for (size_t i = 0; i < batch->len; i++) {
        struct batch one = {
            batch->office, &batch->requests[i], &batch->replies[i], 1, batch->arena};
        struct fault fault = {.status = STATUS_OK};
        enum status status = batch->office->unsure ? fault_set(&fault, STATUS_UNAVAILABLE,
                                 "前一次提交没有得到确认，"
                                 "请重新打开后用原提交号再试")
                                                   : batch_run(&one, &fault);
        if (status != STATUS_OK)
            all_answer(&one, status, &fault);
    }
}

static enum status may_write(const struct office *office, struct fault *fault)
{
    if (office->mode != OFFICE_WRITE)
        return fault_set(fault, STATUS_UNAVAILABLE, "数据以只读方式打开，不能登记");
    if (office->unsure)
        return fault_set(
            fault, STATUS_UNAVAILABLE, "前一次提交没有得到确认，请重新打开后用原提交号再试");
    if (!office->log.tree_whole)
        return fault_set(
            fault, STATUS_DAMAGED, "读表与记录不一致，请先运行 frj rebuild（记录本身不受影响）");
    return STATUS_OK;
}

static enum status batch_try(struct batch *batch, struct fault *fault)
{
    *fault = (struct fault){.status = STATUS_OK};
    if (db_is_lost(batch->office->db) && office_reopen(batch->office, fault) != STATUS_OK)
        return fault->status;
    return may_write(batch->office, fault) == STATUS_OK ? batch_run(batch, fault) : fault->status;
}

/* When the line was cut before the commit was sent nothing is recorded, and it is tried again on a
 * new line, once. */
static enum status batch_on_a_line(struct batch *batch, struct fault *fault)
{
    enum status status = batch_try(batch, fault);

    if (status == STATUS_UNAVAILABLE && db_is_lost(batch->office->db))
        status = batch_try(batch, fault);
    return status;
}

/* Then what was recorded is read, for whoever looks at the directory next. */
static enum status submit_served(struct office *office, const struct request *requests, size_t len,
    struct reply *replies, struct arena *arena, struct fault *fault)
{
    enum status status = served_submit(office->door, requests, len, replies, arena, fault);
    struct fault later;

    enum status read = office_read_begin(office, &later);
    (void)read; /* an older directory does no harm: the answer stands */
    office_read_end(office);
    return status;
}

enum status office_submit(struct office *office, const struct request *requests, size_t len,
    struct reply *replies, struct arena *arena, struct fault *fault)
{
    struct batch batch = {office, requests, replies, len, arena};

    must(len <= OFFICE_BATCH_MAX);
    if (office->door >= 0)
        return submit_served(office, requests, len, replies, arena, fault);
    for (size_t i = 0; i < len; i++)
        replies[i] = (struct reply){.key = requests[i].key};
    enum status status = batch_on_a_line(&batch, fault);
    bool whole = !office->unsure && !db_is_lost(office->db);
    if (status != STATUS_OK && status != STATUS_UNKNOWN && len > 1 && whole)
        run_alone(&batch);
    else if (status != STATUS_OK)
        all_answer(&batch, status, fault);
    for (size_t i = 0; i < len; i++)
        if (replies[i].status != STATUS_OK) {
            *fault = replies[i].fault;
            return replies[i].status;
        }
    return STATUS_OK;
}
