/* 备案受理: the two receipts of a filing, its review and what is answered, each body in its own
 * pane. */
#include "casework/kind.h"
#include "view/matter_view.h"
#include "view/sight.h"
#include "web/act_asked.h"
#include "web/intake_page.h"
#include "web/meeting_item.h"
#include "web/reply.h"
#include "web/site_pages.h"

#include <string.h>

/* ---- which steps ---------------------------------------------------------------------------- */

/* The acceptance that two receipts or more come together in; NULL: the procedure has no intake. */
static const struct step *review_of(const struct procedure *procedure)
{
    LIST_EACH (struct step, step, procedure->steps) {
        bool receipts = step->kind == &acceptance_kind && step->join.len > 1;
        LIST_EACH (const struct step *, before, step->join)
            receipts = receipts && (*before)->kind == &receipt_kind;
        if (receipts)
            return step;
    }
    return NULL;
}

static bool actors_meet(const struct step *a, const struct step *b)
{
    LIST_EACH (struct str, one, a->actors)
        LIST_EACH (struct str, other, b->actors)
            if (str_equal(*one, *other))
                return true;
    return false;
}

/* Of the pane that this receipt begins: the receipt, and what the same body reviews and answers. */
static bool of_pane(const struct step *receipt, const struct step *review, const struct step *step)
{
    return step == receipt
           || ((step == review || str_is(step->notice, "feedback")) && actors_meet(step, receipt));
}

static bool of_intake(const struct step *review, const struct step *step)
{
    LIST_EACH (const struct step *, receipt, review->join)
        if (of_pane(*receipt, review, step))
            return true;
    return false;
}

bool act_in_intake(const struct exchange *x, const struct act_asked *asked)
{
    const struct step *review = asked->file == NULL ? NULL : review_of(asked->file->procedure);

    return review != NULL && asked->form.step != NULL && of_intake(review, asked->form.step)
           && sight_of(&x->viewer, asked->file) == SIGHT_OFFICE;
}

/* ---- what was handed in --------------------------------------------------------------------- */

struct listing {
    struct exchange *x;
    const struct case_file *file;
    struct vec rows; /* struct field_page */
};

static bool handed_in(const struct matter *matter, const struct step *step, struct str material)
{
    VEC_EACH (const struct event *, event, matter->acts) {
        if (step_kind_of_event((*event)->shape) == NULL)
            continue;
        const struct act *act = (*event)->data;
        if (!str_equal(act->step, step->id))
            continue;
        LIST_EACH (struct material, one, act->materials)
            if (str_equal(one->material, material))
                return true;
    }
    return false;
}

/* Ticked by the machine; once the form was sent, as people left it. */
static void row_add(struct listing *l, struct str id, struct str label, bool there)
{
    bool sent = exchange_form(l->x, "listed").len > 0;

    *(struct field_page *)vec_push(l->x->arena, &l->rows, sizeof(struct field_page)) =
        (struct field_page){.kind = INPUT_TICK,
            .name = STR("have"),
            .value = id,
            .label = label,
            .ticked = sent ? form_ticked(l->x, STR("have"), id) : there};
}

static void materials_add(struct listing *l, const struct step *step)
{
    LIST_EACH (struct material_kind, kind, step->materials) {
        bool there = handed_in(l->file->matter, step, kind->id);
        if (kind->required || there)
            row_add(l, kind->id, kind->title, there);
    }
}

static void done_add(struct listing *l, const struct step *step, const struct matter_step *round)
{
    const struct result *result = step_result(step, round->result);

    if (step->kind == &application_kind)
        materials_add(l, step);
    else if (step->kind == &meeting_kind || step->kind == &sign_off_kind)
        row_add(l, step->id,
            str_format(l->x->arena, "%.*s：%.*s %.*s", STR_ARG(step->title),
                STR_ARG(result == NULL ? round->result : result->label),
                STR_ARG(day_write_chinese(l->x->arena, round->done_on))),
            result != NULL && result->positive);
}

/* Papers of the applications, and what was concluded and signed before. */
static struct vec checklist_of(struct exchange *x, const struct case_file *file)
{
    struct listing l = {.x = x, .file = file};

    LIST_EACH (struct step, step, file->procedure->steps) {
        const struct matter_step *last = matter_step_last(file->matter, step->id);
        if (last != NULL && last->state == STEP_DONE)
            done_add(&l, step, last);
    }
    return l.rows;
}

/* What people left unticked, in words. */
static struct str missing_words(struct exchange *x, const struct case_file *file)
{
    struct buffer out = {.arena = x->arena};
    struct vec rows = checklist_of(x, file);

    if (exchange_form(x, "listed").len == 0)
        return (struct str){0};
    VEC_EACH (struct field_page, row, rows)
        if (!row->ticked)
            buffer_addf(&out, "%s%.*s", out.len > 0 ? "、" : "", STR_ARG(row->label));
    return buffer_str(&out);
}

/* ---- weight --------------------------------------------------------------------------------- */

static struct str significance_fact(const struct policy *policy)
{
    return node_text(node_get(policy->tree, "significance"), "fact");
}

/* When a filing is weighty, as the pack says it: ticked, it becomes the reason. */
static void because_add(struct exchange *x, const struct policy *policy, struct vec *fields)
{
    const struct node *weight = node_get(policy->tree, "significance"),
                      *clauses = node_get(weight, "clauses");

    for (size_t i = 0; clauses != NULL && i < clauses->len; i++) {
        struct field_page *field = form_field(x, fields, INPUT_TICK, STR("because"), "");
        field->value = node_text(&clauses->items[i], "id");
        field->label = node_text(&clauses->items[i], "text");
        field->ticked = form_ticked(x, STR("because"), field->value);
    }
}

static struct str because_words(struct exchange *x, const struct policy *policy)
{
    const struct node *clauses = node_get(node_get(policy->tree, "significance"), "clauses");
    struct buffer out = {.arena = x->arena};

    for (size_t i = 0; clauses != NULL && i < clauses->len; i++)
        if (form_ticked(x, STR("because"), node_text(&clauses->items[i], "id")))
            buffer_addf(&out, "%s%.*s", out.len > 0 ? "；" : "",
                STR_ARG(node_text(&clauses->items[i], "text")));
    return buffer_str(&out);
}

/* A fact that was stated before stands in its field until something else is chosen. */
static void stated_show(
    struct exchange *x, const struct matter *matter, struct str id, struct field_page *field)
{
    const struct fact *last = NULL;

    VEC_EACH (const struct fact *, fact, matter->facts)
        if (str_equal((*fact)->fact, id))
            last = *fact;
    if (last == NULL || field->value.len > 0)
        return;
    field->value =
        last->number.given ? str_format(x->arena, "%lld", (long long)last->number.n) : last->word;
    VEC_EACH (struct choice, choice, field->choices)
        choice->chosen = str_equal(choice->value, field->value);
}

static void step_names(struct buffer *out, const struct list *steps)
{
    LIST_EACH (const struct step *, step, *steps)
        buffer_addf(out, "“%.*s”", STR_ARG((*step)->title));
}

/* What a result leads to, as the pack has it. */
static void results_lead(struct exchange *x, const struct step *step, struct field_page *field)
{
    VEC_EACH (struct choice, choice, field->choices) {
        const struct result *result = step_result(step, choice->value);
        struct buffer hint = {.arena = x->arena};
        if (result == NULL || result->next.len == 0)
            continue;
        const struct step *next = *(const struct step *const *)result->next.at;
        buffer_addf(&hint, "接着");
        step_names(&hint, &result->next);
        if (next->when != NULL) {
            buffer_addf(&hint, "；不属于的，接着");
            step_names(&hint, &next->otherwise);
        }
        choice->hint = buffer_str(&hint);
    }
}

/* The fields of the step, and behind the question of weight what bears it. */
static struct vec fields_with_weight(struct exchange *x, const struct act_form *form)
{
    struct vec plain = act_fields(x, form), out = {0};
    struct str fact = significance_fact(form->policy);
    bool asked = false;
    struct str stated = {0}; /* the fact whose value the next field holds */

    VEC_EACH (struct field_page, field, plain) {
        if (stated.len > 0)
            stated_show(x, form->matter, stated, field);
        stated = field->kind == INPUT_HIDDEN && str_starts(field->name, "facts[") ? field->value
                                                                                  : (struct str){0};
        if (field->kind == INPUT_RADIO)
            results_lead(x, form->step, field);
        *(struct field_page *)vec_push(x->arena, &out, sizeof(*field)) = *field;
        if (asked) { /* the answer itself stands behind its hidden name */
            because_add(x, form->policy, &out);
            (void)form_field(x, &out, INPUT_AREA,
                str_format(x->arena, "%.*s.reasons",
                    STR_ARG(((struct str){field->name.at, field->name.len - strlen(".number")}))),
                "重大或者复杂的判断理由");
        }
        asked = field->kind == INPUT_HIDDEN && fact.len > 0 && str_equal(field->value, fact);
    }
    return out;
}

/* ---- panes ---------------------------------------------------------------------------------- */

static bool may_act(const struct vec *options, const struct step *step)
{
    VEC_EACH (struct option, option, *options)
        if (option->step == step)
            return option->refusal == REFUSAL_NONE;
    return false;
}

/* Only the form that was sent shows what was sent. */
static void form_add(struct exchange *x, const struct act_asked *asked, const struct step *step,
    const struct step *review, struct vec *forms)
{
    const struct act_form form = {.policy = asked->file->policy,
        .matter = asked->file->matter,
        .step = step,
        .again = step == review};
    const struct node *sent = x->form;
    struct intake_form *made = vec_push(x->arena, forms, sizeof(*made));

    x->form = step == asked->form.step ? sent : NULL;
    *made = (struct intake_form){.title = step->title,
        .path = str_format(x->arena, "%.*s/%.*s",
            STR_ARG(matter_path(x->arena, asked->file->matter->id)), STR_ARG(step->action)),
        .key = key_make(x),
        .button = step_button(x->arena, step),
        .listed = step == review,
        .fields = fields_with_weight(x, &form)};
    if (step == review)
        made->checklist = checklist_of(x, asked->file);
    x->form = sent;
}

static void round_told(struct exchange *x, const struct node *row, struct intake_pane *pane)
{
    struct buffer words = {.arena = x->arena};
    bool open = str_is(node_text(row, "state"), "open");

    if (open)
        buffer_addf(&words, "待办，自%.*s", STR_ARG(node_text(row, "opened_on")));
    else
        buffer_addf(&words, "%.*s %.*s %.*s", STR_ARG(node_text(row, "result_label")),
            STR_ARG(node_text(row, "done_on")), STR_ARG(node_text(node_get(row, "by"), "name")));
    if (!str_is(node_text(row, "state"), "skipped"))
        fact_put(x, &pane->facts.rows, node_text(row, "title"), buffer_str(&words));
}

static void number_told(
    struct exchange *x, const struct case_file *file, const struct step *step, struct vec *rows)
{
    VEC_EACH (const struct event *, event, file->matter->acts)
        if ((*event)->shape == step->kind->shape
            && str_equal(((const struct act *)(*event)->data)->step, step->id)
            && step->kind == &receipt_kind)
            fact_put(x, rows, STR("回执文号"), ((const struct receipt *)(*event)->data)->number);
}

static void pane_add(struct exchange *x, const struct act_asked *asked, const struct step *receipt,
    const struct step *review, struct intake_page *page)
{
    const struct case_file *file = asked->file;
    const struct str *actor = receipt->actors.at;
    const struct role *role = policy_role(file->policy, *actor);
    struct intake_pane *pane = vec_push(x->arena, &page->panes, sizeof(*pane));
    struct vec options =
        casework_options(&asked->dossier, x->viewer.person, x->viewer.now, x->arena);
    struct node tree = {0};

    *pane = (struct intake_pane){.title = role == NULL ? receipt->title : role->title};
    matter_tree(&x->viewer, &asked->dossier, false, &tree);
    const struct node *rounds = node_get(&tree, "steps");
    for (size_t i = 0; rounds != NULL && i < rounds->len; i++) {
        const struct step *step =
            procedure_step(file->procedure, node_text(&rounds->items[i], "step"));
        if (step == NULL || !of_pane(receipt, review, step))
            continue;
        round_told(x, &rounds->items[i], pane);
        if (str_is(node_text(&rounds->items[i], "state"), "open")) {
            (void)light_of_round(
                x, file, matter_step_last(file->matter, step->id), &pane->light, NULL);
            if (may_act(&options, step))
                form_add(x, asked, step, review, &pane->forms);
        }
    }
    number_told(x, file, receipt, &pane->facts.rows);
}

/* ---- the page ------------------------------------------------------------------------------- */

static void clause_told(
    struct exchange *x, const struct case_file *file, struct str id, struct vec *rows)
{
    const struct clause *clause = policy_clause(file->policy, id);

    if (clause != NULL)
        fact_put(x, rows, STR("所依据的情形"),
            str_format(x->arena, "%.*s %.*s%s", STR_ARG(id), STR_ARG(clause->text),
                clause->provenance == SAMPLE ? "（示例条款）" : ""));
}

static void clauses_told(struct exchange *x, const struct case_file *file, struct intake_page *page)
{
    VEC_EACH (const struct event *, event, file->matter->acts)
        if ((*event)->shape == &application_shape)
            LIST_EACH (struct str, id, ((const struct application *)(*event)->data)->clauses)
                clause_told(x, file, *id, &page->head.rows);
    LIST_EACH (struct clause_list, list, file->policy->lists)
        for (size_t i = 0; list->role == LIST_EXCLUDE && i < list->clauses_len; i++)
            fact_put(x, &page->exclusions, list->clauses[i].id, list->clauses[i].text);
}

static void head_make(struct exchange *x, const struct case_file *file, struct intake_page *page)
{
    const struct matter_opened *opened = file->matter->opened;
    const struct unit *unit = directory_unit(x->viewer.directory, (unit_id){opened->unit});

    if (id_given(opened->applicant))
        fact_put(x, &page->head.rows, STR("申请人"),
            directory_name(x->arena, x->viewer.directory, (person_id){opened->applicant}));
    fact_put(x, &page->head.rows, STR("单位"), unit == NULL ? STR("") : unit->name);
    fact_put(x, &page->head.rows, STR("项目"), opened->project);
    clauses_told(x, file, page);
}

void intake_show(struct exchange *x, const struct act_asked *asked, const struct reply *reply)
{
    const struct case_file *file = asked->file;
    const struct step *review = review_of(file->procedure);
    struct node tree = {0};
    struct intake_page page = {.number = file->matter->number,
        .title = file->matter->opened->title,
        .back = matter_path(x->arena, file->matter->id)};

    matter_tree(&x->viewer, &asked->dossier, false, &tree);
    page.state = node_text(&tree, "state_label");
    head_make(x, file, &page);
    LIST_EACH (const struct step *, receipt, review->join)
        pane_add(x, asked, *receipt, review, &page);
    if (reply != NULL)
        reply_told(x, reply, &page.problems, &page.refusal);
    page.frame = frame_make(x, STR("备案受理"), NULL);
    page.frame.wrong = reply != NULL;
    page_intake(&x->out, &page);
    (void)page_done(x);
}

struct str intake_path(struct exchange *x, const struct case_file *file)
{
    if (review_of(file->procedure) == NULL || sight_of(&x->viewer, file) != SIGHT_OFFICE)
        return (struct str){0};
    return str_format(
        x->arena, "/filings/%.*s/intake", STR_ARG(id_write(x->arena, file->matter->id.id)));
}

enum exchange_next intake_page_show(struct exchange *x)
{
    struct act_asked asked = {.file = NULL};

    if (!matter_asked(x, &asked.dossier))
        return EXCHANGE_DONE;
    asked.file = &asked.dossier.files[0];
    if (intake_path(x, asked.file).len == 0)
        return exchange_error(x, 404, "没有这件事项，或者您无权查看");
    intake_show(x, &asked, NULL);
    return EXCHANGE_DONE;
}

/* ---- what was sent -------------------------------------------------------------------------- */

static struct str joined(struct exchange *x, const char *before, struct str words, struct str typed)
{
    if (words.len == 0)
        return typed;
    return str_format(x->arena, "%s%.*s。%.*s", before, STR_ARG(words), STR_ARG(typed));
}

/* The text at `key` of the map, in place of what was there. */
static void text_set(struct exchange *x, struct node *map, const char *key, struct str text)
{
    for (size_t i = 0; i < map->len; i++)
        if (str_is(map->items[i].key, key)) {
            node_set_text(&map->items[i], text);
            return;
        }
    if (text.len > 0)
        node_put_text(x->arena, map, key, text);
}

static void weight_put(struct exchange *x, const struct policy *policy, struct node *facts)
{
    struct str because = because_words(x, policy), fact = significance_fact(policy);

    for (size_t i = 0; facts->kind == NODE_LIST && i < facts->len; i++)
        if (str_equal(node_text(&facts->items[i], "fact"), fact))
            text_set(x, &facts->items[i], "reasons",
                joined(x, "", because, node_text(&facts->items[i], "reasons")));
}

/* What is found complete cannot lack something at once. */
static bool complete_right(struct exchange *x, const struct act_asked *asked, struct str missing)
{
    const struct result *result = step_result(asked->form.step, exchange_form(x, "result"));
    struct reply reply = {.decision = {.problems = {.arena = x->arena}}};

    if (missing.len == 0 || result == NULL || !result->positive)
        return true;
    problem_add(&reply.decision.problems, NULL, STR("have"),
        "“%.*s”没有勾选为已齐，不能写“%.*s”。请核对后勾选，或者改选其他结果。", STR_ARG(missing),
        STR_ARG(result->label));
    x->status = 422;
    intake_show(x, asked, &reply);
    return false;
}

bool intake_request(struct exchange *x, const struct act_asked *asked, struct request *request)
{
    struct node *input = act_input(x);
    struct str missing = missing_words(x, asked->file);

    for (size_t i = 0; i < input->len; i++)
        if (str_is(input->items[i].key, "facts"))
            weight_put(x, asked->file->policy, &input->items[i]);
    if (missing.len > 0)
        text_set(x, input, "reasons", joined(x, "缺少：", missing, node_text(input, "reasons")));
    request->input = input;
    return complete_right(x, asked, missing);
}
