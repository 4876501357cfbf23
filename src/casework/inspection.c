#include "casework/kind_rules.h"

const char *const inspection_verdicts[] = {NULL, "accepted", "sent_back", "withdrawn", NULL};

static const struct field inspected_fields[] = {
    {ROW(inspected, no, FIELD_CODE), FIELD_REQUIRED},
    {ROW(inspected, verdict, FIELD_CHOICE), FIELD_REQUIRED, .choices = inspection_verdicts},
    {ROW(inspected, reasons, FIELD_TEXT)},
};
static const struct shape inspected_shape = {
    .name = "inspected",
    .v = 1,
    .size = sizeof(struct inspected),
    .fields = inspected_fields,
    .fields_len = COUNT_OF(inspected_fields),
};

static const struct field inspection_fields[] = {
    ACT_ROWS(inspection),
    {ROW(inspection, items, FIELD_LIST), .of = &inspected_shape},
};
const struct shape inspection_shape = {
    .name = "inspection_made",
    .v = 1,
    .size = sizeof(struct inspection),
    .fields = inspection_fields,
    .fields_len = COUNT_OF(inspection_fields),
    .stream = STREAM_MATTER,
};

static bool has_correction(const struct procedure *procedure)
{
    LIST_EACH (struct step, step, procedure->steps)
        if (step->kind == &correction_kind)
            return true;
    return false;
}

static void inspection_check(
    const struct policy *policy, const struct step *step, struct problems *problems)
{
    actors_check(policy, step, false, problems);
    part_check(problems, step, "");
    if (step->procedure != NULL && !has_correction(step->procedure))
        step_problem(problems, step, "kind",
            "本程序没有 correction 这种步骤，没有可以验收的事项。请先写确定纠错事项的步骤。");
}

static bool own_work(
    const struct deciding *d, const struct inspection *inspection, const struct item_state *state)
{
    struct id actor = d->command->by.id;
    if (id_given(actor)
        && (id_equal(state->handed_in_by.id, actor) || id_equal(state->entered_by.id, actor)
            || id_equal(state->item->owner, actor)))
        return true;
    LIST_EACH (struct id, staff, inspection->act.staff)
        if (id_equal(*staff, state->handed_in_by.id) || id_equal(*staff, state->entered_by.id))
            return true;
    return false;
}

static bool item_inspected(
    struct deciding *d, const struct inspection *inspection, const struct inspected *inspected)
{
    const struct item_state *state = item_find(d->matter, inspected->no);
    if (state == NULL)
        return refuse(d, REFUSAL_ITEM_MUST_BE_IN_THE_CORRECTION,
            "没有编号为“%.*s”的纠错事项。请写已经确定的事项编号（items）。",
            STR_ARG(inspected->no));
    if (inspected->verdict != VERDICT_WITHDRAWN
        && (state->handed_in == NULL || state->handed_in->evidence.len == 0))
        return refuse(d, REFUSAL_ITEM_MUST_HAVE_EVIDENCE,
            "纠错事项%.*"
            "s还没有提交整改材料，不能验收。请责任人先提交；不再需要的，写撤销（withdrawn）并说明理"
            "由。",
            STR_ARG(inspected->no));
    if (inspected->verdict != VERDICT_ACCEPTED && str_is_blank(inspected->reasons))
        return refuse(d, REFUSAL_REASONS_MUST_BE_GIVEN,
            "纠错事项%.*s%s，没有写理由。请在该项下写明理由（reasons）。", STR_ARG(inspected->no),
            inspected->verdict == VERDICT_SENT_BACK ? "退回" : "撤销");
    if (own_work(d, inspection, state))
        return refuse(d, REFUSAL_ACTOR_MUST_NOT_CHECK_OWN_ENTRY,
            "纠错事项%.*s由验收人自己负责、提交或者录入。请由没有经手的另一人验收。",
            STR_ARG(inspected->no));
    return true;
}

static int verdict_of(const struct inspection *inspection, const struct item_state *state)
{
    LIST_EACH (struct inspected, inspected, inspection->items)
        if (str_equal(inspected->no, state->item->no))
            return inspected->verdict;
    return state->inspected == NULL ? 0 : state->inspected->verdict;
}

static bool leads_to_closure(const struct result *result)
{
    LIST_EACH (const struct step *, next, result->next)
        if (str_is((*next)->gate, "items_accepted"))
            return true;
    return false;
}

/* A result that leads to the closure says that every item is settled. */
static bool all_settled(struct deciding *d, const struct inspection *inspection)
{
    const struct result *result = step_result(d->step, inspection->act.result);
    if (result == NULL || !result->positive || !leads_to_closure(result))
        return true;
    VEC_EACH (struct item_state, state, d->matter->items) {
        int verdict = verdict_of(inspection, state);
        if (verdict != VERDICT_ACCEPTED && verdict != VERDICT_WITHDRAWN)
            return refuse(d, REFUSAL_ITEMS_MUST_ALL_BE_ACCEPTED,
                "纠错事项%.*s还没有验收通过，结果不能写“%.*s”。请验收该项，或者改写结果。",
                STR_ARG(state->item->no), STR_ARG(result->label));
    }
    return true;
}

static bool inspection_decide(struct deciding *d, void *act)
{
    const struct inspection *inspection = act;
    LIST_EACH (struct inspected, inspected, inspection->items)
        if (!item_inspected(d, inspection, inspected))
            return false;
    return all_settled(d, inspection);
}

static void inspection_apply(struct matter *matter, const struct event *event)
{
    LIST_EACH (struct inspected, inspected, ((const struct inspection *)event->data)->items) {
        struct item_state *state = item_find(matter, inspected->no);
        if (state != NULL)
            state->inspected = inspected;
    }
}

const struct step_kind inspection_kind = {
    .name = "inspection",
    .shape = &inspection_shape,
    .check = inspection_check,
    .decide = inspection_decide,
    .apply = inspection_apply,
};
