#include "casework/kind_rules.h"

static const struct field item_fields[] = {
    {ROW(correction_item, no, FIELD_CODE)},
    {ROW(correction_item, task, FIELD_TEXT)},
    {ROW(correction_item, expected, FIELD_TEXT)},
    {ROW(correction_item, owner, FIELD_ID), .refers = STREAM_PERSON},
    {ROW(correction_item, due, FIELD_DAY)},
};
static const struct shape item_shape = {
    .name = "correction_item",
    .v = 1,
    .size = sizeof(struct correction_item),
    .fields = item_fields,
    .fields_len = COUNT_OF(item_fields),
};

static const struct field handed_in_fields[] = {
    {ROW(handed_in, no, FIELD_CODE), FIELD_REQUIRED},
    {ROW(handed_in, words, FIELD_TEXT)},
    {ROW(handed_in, evidence, FIELD_LIST), .of = &evidence_shape},
};
static const struct shape handed_in_shape = {
    .name = "handed_in",
    .v = 1,
    .size = sizeof(struct handed_in),
    .fields = handed_in_fields,
    .fields_len = COUNT_OF(handed_in_fields),
};

static const struct field correction_fields[] = {
    ACT_ROWS(correction),
    {ROW(correction, items, FIELD_LIST), .of = &item_shape},
    {ROW(correction, done, FIELD_LIST), .of = &handed_in_shape},
    {ROW(correction, none_needed, FIELD_TEXT)},
    {ROW(correction, to_unit, FIELD_ID), .refers = STREAM_UNIT},
    {ROW(correction, told_to_person, FIELD_TEXT)},
};
const struct shape correction_shape = {
    .name = "correction_reported",
    .v = 1,
    .size = sizeof(struct correction),
    .fields = correction_fields,
    .fields_len = COUNT_OF(correction_fields),
    .stream = STREAM_MATTER,
};

static void correction_check(
    const struct policy *policy, const struct step *step, struct problems *problems)
{
    actors_check(policy, step, false, problems);
    part_check(problems, step, "items evidence support");
}

static bool item_listed(const struct list *items, struct str no, size_t before)
{
    const struct correction_item *all = items->at;
    for (size_t i = 0; i < before; i++)
        if (str_equal(all[i].no, no))
            return true;
    return false;
}

/* The next of K1, K2 … that neither the matter nor the act uses. */
static struct str free_number(struct deciding *d, const struct list *items)
{
    for (size_t n = 1;; n++) {
        struct str no = str_format(d->arena, "K%zu", n);
        if (item_find(d->matter, no) == NULL && !item_listed(items, no, items->len))
            return no;
    }
}

static bool item_right(struct deciding *d, const struct list *items, size_t index)
{
    const struct correction_item *item = &((const struct correction_item *)items->at)[index];
    if (item_find(d->matter, item->no) != NULL || item_listed(items, item->no, index))
        return refuse(d, REFUSAL_THING_MUST_NOT_EXIST_YET,
            "纠错事项“%.*s”已经有了。请换一个编号，或者不写编号，由程序编。", STR_ARG(item->no));
    if (str_is_blank(item->task))
        return refuse(d, REFUSAL_FIELD_MUST_BE_GIVEN,
            "纠错事项%.*s没有写要做什么。请写明要改什么（task）。", STR_ARG(item->no));
    if (!id_given(item->owner) && !str_is(d->step->part, "support"))
        return refuse(d, REFUSAL_FIELD_MUST_BE_GIVEN,
            "纠错事项%.*s没有写责任人。一项一个责任人，请写明责任人（owner）。", STR_ARG(item->no));
    return true;
}

static bool items_right(struct deciding *d, struct correction *correction)
{
    struct correction_item *items = list_own(d->arena, &correction->items, sizeof(*items));
    for (size_t i = 0; i < correction->items.len; i++)
        if (items[i].no.len == 0)
            items[i].no = free_number(d, &correction->items);
    for (size_t i = 0; i < correction->items.len; i++)
        if (!item_right(d, &correction->items, i))
            return false;
    return true;
}

static bool handed_in_right(
    struct deciding *d, const struct correction *correction, const struct handed_in *done)
{
    const struct item_state *state = item_find(d->matter, done->no);
    if (state == NULL && !item_listed(&correction->items, done->no, correction->items.len))
        return refuse(d, REFUSAL_ITEM_MUST_BE_IN_THE_CORRECTION,
            "没有编号为“%.*s”的纠错事项。请写已经确定的事项编号（done）。", STR_ARG(done->no));
    if (state != NULL && item_settled(state))
        return refuse(d, REFUSAL_THING_MUST_NOT_EXIST_YET,
            "纠错事项%.*s已经验收或者撤销，不用再提交材料。", STR_ARG(done->no));
    if (done->evidence.len == 0)
        return refuse(d, REFUSAL_ITEM_MUST_HAVE_EVIDENCE,
            "纠错事项%.*s没有附整改材料。请写明材料名称，能说明什么（evidence）。",
            STR_ARG(done->no));
    return true;
}

enum { REASONS_MIN = 10 }; /* characters, as for every reason */

static bool none_needed_right(struct deciding *d, struct correction *correction)
{
    if (str_is(correction->act.result, "none_needed") && correction->none_needed.len == 0)
        correction->none_needed = correction->act.reasons;
    if (correction->none_needed.len == 0
        || utf8_count(str_trim(correction->none_needed)) >= REASONS_MIN
        || !str_is_blank(correction->act.reasons))
        return true;
    return refuse(d, REFUSAL_REASONS_MUST_BE_GIVEN,
        "无需纠错的理由太短。请写明为什么不需要纠错（none_needed），不少于%d个字。", REASONS_MIN);
}

/* A correction matter of its own, linked from either side. */
static bool correction_linked(const struct case_file *file)
{
    for (size_t i = 0; i < file->linking_len + file->linked_len; i++) {
        const struct matter *other =
            i < file->linking_len ? file->linking[i] : file->linked[i - file->linking_len];
        if (other->opened != NULL && str_is(other->opened->procedure, "correction"))
            return true;
    }
    return false;
}

/* A step that goes on has at least one item, somewhere, or says why none is needed.  The step
 * that sets a correction's own items is not served by another correction. */
static bool something_said(struct deciding *d, const struct correction *correction)
{
    if (!act_positive(d, &correction->act) || correction->items.len > 0 || correction->done.len > 0
        || correction->none_needed.len > 0 || d->matter->items.len > 0
        || str_is(d->step->part, "support")
        || (!str_is(d->step->part, "items") && correction_linked(d->file)))
        return true;
    return refuse(d, REFUSAL_FIELD_MUST_BE_GIVEN,
        "还没有一项纠错事项。请写明要做什么、谁负责（items），或者关联纠错事项；确实无需纠错的，写"
        "明理由（none_needed）。");
}

static bool told_before(const struct matter *matter)
{
    VEC_EACH (const struct event *, act, matter->acts)
        if ((*act)->shape == &correction_shape
            && !str_is_blank(((const struct correction *)(*act)->data)->told_to_person))
            return true;
    return false;
}

/* What someone was promised stays open until that person has been told the result. */
static bool support_told(struct deciding *d, const struct correction *correction)
{
    const struct result *result = step_result(d->step, correction->act.result);
    if (!str_is(d->step->part, "support") || result == NULL || result->stays || !result->positive
        || !str_is_blank(correction->told_to_person) || correction->none_needed.len > 0
        || told_before(d->matter))
        return true;
    return refuse(d, REFUSAL_SUPPORT_MUST_BE_TOLD_TO_THE_PERSON,
        "还没有把帮扶的结果反馈给本人。请先反馈，再写明何时、由谁、怎样反馈（told_to_person）。");
}

static bool correction_decide(struct deciding *d, void *act)
{
    struct correction *correction = act;
    if (!none_needed_right(d, correction) || !items_right(d, correction))
        return false;
    LIST_EACH (struct handed_in, done, correction->done)
        if (!handed_in_right(d, correction, done))
            return false;
    return something_said(d, correction) && support_told(d, correction);
}

static void hand_in(
    struct item_state *state, const struct handed_in *done, const struct event *event)
{
    if (state == NULL)
        return;
    state->handed_in = done;
    state->handed_in_by = event->by;
    state->entered_by = event->entry == NULL ? event->by : (person_id){event->entry->by};
    state->inspected = NULL; /* what was sent back is inspected anew */
}

static void correction_apply(struct matter *matter, const struct event *event)
{
    const struct correction *correction = event->data;
    LIST_EACH (struct correction_item, item, correction->items) {
        struct item_state *state = vec_push(matter->arena, &matter->items, sizeof(*state));
        *state = (struct item_state){.item = item};
    }
    LIST_EACH (struct handed_in, done, correction->done)
        hand_in(item_find(matter, done->no), done, event);
}

const struct step_kind correction_kind = {
    .name = "correction",
    .shape = &correction_shape,
    .check = correction_check,
    .decide = correction_decide,
    .apply = correction_apply,
};
