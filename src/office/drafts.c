#include "office/drafts.h"

#include "base/json.h"
#include "office/office_own.h"
#include "store/chance.h"
#include "store/command_key.h"
#include "store/draft_store.h"

#include <string.h>

#define SWEEP_MS ((int64_t)24 * 3600 * 1000) /* what was handed in is shown for a day */

static struct str input_text(struct arena *arena, const struct node *input)
{
    struct buffer out = {.arena = arena};

    json_write_pretty(&out, input);
    return buffer_str(&out);
}

/* ---- reading -------------------------------------------------------------------------------- */

static enum status draft_of(
    const struct draft_row *row, struct arena *arena, struct office_draft *out, struct fault *fault)
{
    struct node *input = arena_new(arena, struct node);

    *out = (struct office_draft){.person = row->person,
        .id = row->id,
        .noun = row->noun,
        .key = row->key,
        .input = input,
        .saved_at = row->saved_at};
    return json_read(arena, row->input, input, fault);
}

/* A command is known by its key and by whose act it is: of a paper, whoever applied on it. */
static enum status made_find(struct office *office, struct office_draft *draft, struct fault *fault)
{
    struct command_key_row done;
    person_id by = draft->person;
    bool found = false;

    (void)id_read(node_text(draft->input, "applicant"), &by.id);
    if (command_key_find(office->db, by, draft->key, &done, &found, fault) == STATUS_OK && found)
        draft->made = done.stream;
    return fault->status;
}

static enum status find(struct office *office, person_id person, struct id id, struct arena *arena,
    struct office_draft *out, struct fault *fault)
{
    struct draft_row row;

    if (draft_find(office->db, person, id, arena, &row, fault) != STATUS_OK
        || draft_of(&row, arena, out, fault) != STATUS_OK)
        return fault->status;
    return made_find(office, out, fault);
}

enum status office_draft_find(struct office *office, person_id person, struct id id,
    struct arena *arena, struct office_draft *out, struct fault *fault)
{
    enum status status = office_read_begin(office, fault);

    if (status == STATUS_OK)
        status = find(office, person, id, arena, out, fault);
    office_read_end(office);
    return status;
}

static enum status list(struct office *office, person_id person, struct arena *arena,
    struct vec *out, struct fault *fault)
{
    struct vec rows;
    enum status status = draft_list(office->db, person, arena, &rows, fault);

    *out = (struct vec){0};
    VEC_EACH (struct draft_row, row, rows) {
        struct office_draft draft;
        if (status != STATUS_OK || draft_of(row, arena, &draft, fault) != STATUS_OK
            || made_find(office, &draft, fault) != STATUS_OK)
            return fault->status;
        if (!id_given(draft.made))
            *(struct office_draft *)vec_push(arena, out, sizeof(draft)) = draft;
    }
    return status;
}

enum status office_drafts(struct office *office, person_id person, struct arena *arena,
    struct vec *out, struct fault *fault)
{
    enum status status = office_read_begin(office, fault);

    if (status == STATUS_OK)
        status = list(office, person, arena, out, fault);
    office_read_end(office);
    return status;
}

/* ---- writing -------------------------------------------------------------------------------- */

static void node_take_away(struct node *map, struct str key)
{
    size_t kept = 0;

    for (size_t i = 0; i < map->len; i++)
        if (!str_equal(map->items[i].key, key))
            map->items[kept++] = map->items[i];
    map->len = kept;
}

static void value_set(struct node *at, const struct node *value)
{
    struct str key = at->key;

    *at = *value;
    at->key = key;
}

/* RFC 7396, section 2; trees of a command are no deeper than its shapes. */
static void merge_member( // NOLINT(misc-no-recursion): as deep as the text that was read
    struct arena *arena, struct node *map, const struct node *change)
{
    struct node *there = NULL;

    for (size_t i = 0; i < map->len; i++)
        if (str_equal(map->items[i].key, change->key))
            there = &map->items[i];
    if (change->kind == NODE_NULL) {
        node_take_away(map, change->key);
        return;
    }
    if (there == NULL)
        there = node_put(arena, map, change->key);
    if (change->kind != NODE_MAP) {
        value_set(there, change);
        return;
    }
    if (there->kind != NODE_MAP)
        value_set(there, &(struct node){.kind = NODE_MAP});
    for (size_t i = 0; i < change->len; i++)
        merge_member(arena, there, &change->items[i]);
}

static enum status begin_new(struct office *office, const struct office_draft *change,
    struct arena *arena, struct office_draft *out, struct fault *fault)
{
    const struct chance chance = {.derived = false};
    struct node *input = arena_new(arena, struct node);
    struct digest bytes = chance_take(&chance, "draft", 0, 0);
    struct vec others;

    if (list(office, change->person, arena, &others, fault) != STATUS_OK)
        return fault->status;
    if (others.len >= DRAFTS_MAX)
        return fault_set(fault, STATUS_INVALID,
            "您已有%zu份草稿没有提交，请先提交或者删除其中的几份", others.len);
    *input = (struct node){.kind = NODE_MAP};
    *out = *change;
    out->input = input;
    memcpy(out->key.id.b, bytes.b, sizeof(out->key.id.b));
    return STATUS_OK;
}

/* Lets go of those that were handed in, and last written before `then`. */
static enum status sweep(
    struct office *office, person_id person, instant then, struct arena *arena, struct fault *fault)
{
    struct vec rows;

    if (draft_list(office->db, person, arena, &rows, fault) != STATUS_OK)
        return fault->status;
    VEC_EACH (struct draft_row, row, rows) {
        struct office_draft draft;
        if (row->saved_at.ms >= then.ms)
            continue;
        if (draft_of(row, arena, &draft, fault) != STATUS_OK
            || made_find(office, &draft, fault) != STATUS_OK)
            return fault->status;
        if (id_given(draft.made) && draft_drop(office->db, person, draft.id, fault) != STATUS_OK)
            return fault->status;
    }
    return STATUS_OK;
}

static enum status lay_over(struct office *office, const struct office_draft *change,
    struct arena *arena, struct fault *fault)
{
    instant now = office_clock(office).machine;
    struct office_draft draft = {.input = NULL};
    enum status status = find(office, change->person, change->id, arena, &draft, fault);
    bool again = status == STATUS_OK && id_given(draft.made);

    if (again && !id_equal(draft.made, draft.id))
        return fault_set(fault, STATUS_CONFLICT, "这份草稿已经提交，不能再改");
    if (again || status == STATUS_NOT_FOUND)
        status = begin_new(office, change, arena, &draft, fault);
    if (status != STATUS_OK)
        return status;
    must(draft.input != NULL);
    struct node input = *draft.input;
    for (size_t i = 0; i < change->input->len; i++)
        merge_member(arena, &input, &change->input->items[i]);
    struct draft_row row = {
        draft.person, draft.id, draft.noun, draft.key, input_text(arena, &input), now};
    if (row.input.len > DRAFT_BYTES_MAX)
        return fault_set(fault, STATUS_INVALID, "内容太长，没有保存。请缩短后再保存");
    if (draft_put(office->db, &row, fault) != STATUS_OK)
        return fault->status;
    return sweep(office, draft.person, (instant){now.ms - SWEEP_MS}, arena, fault);
}

static enum status transact(struct office *office, enum status status, struct fault *fault)
{
    if (status == STATUS_OK)
        return db_commit(office->db, fault);
    db_rollback(office->db);
    return status;
}

/* Lays the members of `change->input` over what is there (RFC 7396: null takes one away), or begins
 * the draft.  STATUS_CONFLICT: it was handed in.  A draft that goes on with a matter begins anew
 * then. */
static enum status office_draft_save(struct office *office, const struct office_draft *change,
    struct arena *arena, struct fault *fault)
{
    if (db_begin(office->db, fault) != STATUS_OK)
        return fault->status;
    return transact(office, lay_over(office, change, arena, fault), fault);
}

static enum status office_draft_drop(
    struct office *office, person_id person, struct id id, struct fault *fault)
{
    if (db_begin(office->db, fault) != STATUS_OK)
        return fault->status;
    return transact(office, draft_drop(office->db, person, id, fault), fault);
}

/* ---- the wire ------------------------------------------------------------------------------- */

struct str draft_question(struct arena *arena, const struct office_draft *change)
{
    struct node map = {.kind = NODE_MAP};

    node_put_text(arena, &map, "person", id_write(arena, change->person.id));
    node_put_text(arena, &map, "id", id_write(arena, change->id));
    node_put_text(arena, &map, "noun", change->noun);
    if (change->input != NULL)
        value_set(node_put(arena, &map, STR("input")), change->input);
    return input_text(arena, &map);
}

enum status draft_answer(
    struct office *office, struct str question, struct arena *arena, struct fault *fault)
{
    struct node map = {.kind = NODE_NULL};
    struct office_draft change = {0};

    if (json_read(arena, question, &map, fault) != STATUS_OK)
        return fault->status;
    change.noun = node_text(&map, "noun");
    change.input = node_get(&map, "input");
    if (!id_read(node_text(&map, "person"), &change.person.id)
        || !id_read(node_text(&map, "id"), &change.id) || change.noun.len == 0
        || (change.input != NULL && change.input->kind != NODE_MAP))
        return fault_set(fault, STATUS_INVALID, "请求读不懂");
    return change.input == NULL ? office_draft_drop(office, change.person, change.id, fault)
                                : office_draft_save(office, &change, arena, fault);
}
