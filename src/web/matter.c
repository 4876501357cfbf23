#include "web/matter_page.h"

#include "casework/matter_clock.h"
#include "casework/words.h"
#include "view/matter_view.h"
#include "view/rules_view.h"
#include "view/sight.h"
#include "view/words_of.h"
#include "web/checkup.h"
#include "web/site_pages.h"
#include "web/told.h"

static bool matter_found(struct exchange *x, struct dossier *out)
{
    struct fault fault;
    struct id id;

    return office_find(x->viewer.office, STREAM_MATTER, x->parts[0], &id, &fault) == STATUS_OK
           && office_matter(
                  x->viewer.office, (matter_id){id}, x->viewer.person, x->arena, out, &fault)
                  == STATUS_OK;
}

static void not_there(struct exchange *x)
{
    (void)exchange_error(x, 404, "没有这件事项，或者您无权查看");
}

bool matter_or_late_asked(struct exchange *x, struct dossier *out)
{
    if (matter_found(x, out)
        && (out->files[0].procedure != NULL || out->files[0].matter->late != NULL))
        return true;
    not_there(x);
    return false;
}

bool matter_asked(struct exchange *x, struct dossier *out)
{
    if (matter_found(x, out) && out->files[0].procedure != NULL)
        return true;
    not_there(x);
    return false;
}

struct showing {
    struct exchange *x;
    const struct dossier *dossier;
    const struct case_file *file;
    struct node tree; /* of view/matter_view.h */
    struct matter_page page;
};

static void fact_add(
    struct showing *s, struct vec *rows, const char *label, struct str value, struct str path)
{
    if (value.len > 0)
        *(struct fact_line *)vec_push(s->x->arena, rows, sizeof(struct fact_line)) =
            (struct fact_line){.label = str_of(label), .value = value, .path = path};
}

/* ---- lights --------------------------------------------------------------------------------- */

static enum light light_find(struct str code)
{
    for (int i = LIGHT_NORMAL; i <= LIGHT_DONE; i++)
        if (str_is(code, light_codes[i]))
            return (enum light)i;
    return (enum light)0;
}

static struct light_page light_of(struct showing *s, const struct node *row)
{
    const struct node *deadline = node_get(row, "deadline"), *why = node_get(deadline, "why");
    struct light_page light = {.light = light_find(node_text(deadline, "light")),
        .words = node_text(deadline, "words"),
        .due = node_text(deadline, "due")};

    if (light.light == 0)
        return light;
    light.title = light_words(light.light);
    const struct node *provisional = node_get(deadline, "provisional");
    light.provisional = provisional != NULL && provisional->integer == 1;
    for (size_t i = 0; why != NULL && i < why->len; i++)
        *(struct str *)vec_push(s->x->arena, &light.why.lines, sizeof(struct str)) =
            why->items[i].text;
    return light;
}

/* ---- head, subjects ------------------------------------------------------------------------- */

/* The pages on which several people work at it together. */
static void pages_add(struct showing *s, struct vec *rows)
{
    struct str intake = intake_path(s->x, s->file),
               determination = determination_path(s->x, s->file);

    if (intake.len > 0)
        fact_add(s, rows, "受理", STR("备案受理"), intake);
    if (determination.len > 0)
        fact_add(s, rows, "认定", STR("事实、证据和逐项对照"), determination);
}

static void head_make(struct showing *s)
{
    struct vec *rows = &s->page.head.rows;
    const struct node *t = &s->tree;
    const struct str none = {0};

    s->page.number = node_text(t, "number");
    s->page.title = node_text(t, "title");
    s->page.noun = node_text(t, "procedure_title");
    s->page.state = node_text(t, "state_label");
    fact_add(s, rows, "申请人", node_text(node_get(t, "applicant"), "name"), none);
    fact_add(s, rows, "单位", node_text(node_get(t, "unit"), "name"), none);
    fact_add(s, rows, "经办", node_text(node_get(t, "opened_by"), "name"), none);
    fact_add(s, rows, "项目", node_text(t, "project"), none);
    fact_add(s, rows, "开始", node_text(t, "opened_on"), none);
    fact_add(s, rows, "办结", node_text(t, "ended_on"), none);
    fact_add(s, rows, "理由", node_text(t, "end_reasons"), none);
    fact_add(s, rows, "规则",
        str_format(s->x->arena, "%.*s %.*s版", STR_ARG(node_text(t, "pack_title")),
            STR_ARG(node_text(t, "edition"))),
        none);
    if (s->file->procedure != NULL)
        pages_add(s, rows);
}

/* Said at the head of the act and in the timeline. */
static bool said_elsewhere(struct str name)
{
    return str_is(name, "step") || str_is(name, "round") || str_is(name, "result")
           || str_is(name, "meeting") || str_is(name, "item");
}

/* A late entry (补录) is pinned to no edition: its codes are those of today's. */
static const struct policy *policy_of_words(const struct showing *s)
{
    return s->file->policy != NULL ? s->file->policy : policy_now(&s->x->viewer);
}

static void node_facts(struct showing *s, const struct node *map, struct vec *rows)
{
    const struct policy *policy = policy_of_words(s);

    for (size_t i = 0; map != NULL && i < map->len; i++) {
        const struct node *child = &map->items[i];
        if (said_elsewhere(child->key))
            continue;
        struct str label = field_words(child->key);
        struct str value = node_words(&s->x->viewer, policy, child);
        if (value.len > 0)
            *(struct fact_line *)vec_push(s->x->arena, rows, sizeof(struct fact_line)) =
                (struct fact_line){.label = label, .value = value};
    }
}

static void outcomes_make(struct showing *s, const struct node *list, struct vec *out)
{
    for (size_t i = 0; list != NULL && i < list->len; i++) {
        const struct node *row = &list->items[i];
        struct str open = node_text(row, "open");
        struct matter_outcome *made = vec_push(s->x->arena, out, sizeof(*made));
        *made = (struct matter_outcome){.title = node_text(row, "title"),
            .words = node_text(row, "words"),
            .basis = node_text(row, "superior_basis"),
            .open = str_is(open, "met")       ? OUTCOME_OPEN
                    : str_is(open, "not_met") ? OUTCOME_SHUT
                                              : OUTCOME_UNKNOWN};
    }
}

static struct str liability_words(const struct showing *s, struct str code)
{
    const struct liability *liability = policy_liability(s->file->policy, code);

    return liability != NULL ? liability->title : code_words(code);
}

static void subjects_make(struct showing *s)
{
    const struct node *list = node_get(&s->tree, "subjects");

    for (size_t i = 0; list != NULL && i < list->len; i++) {
        const struct node *row = &list->items[i], *ruling = node_get(row, "ruling");
        struct matter_subject_line *made = vec_push(s->x->arena, &s->page.subjects, sizeof(*made));
        const struct node *person = node_get(row, "person"), *unit = node_get(row, "unit");
        *made = (struct matter_subject_line){
            .name = person != NULL ? node_words(&s->x->viewer, NULL, person)
                    : unit != NULL ? node_words(&s->x->viewer, NULL, unit)
                                   : node_text(row, "name"),
            .liability = liability_words(s, node_text(row, "liability")),
            .finding = code_words(node_text(ruling, "finding")),
            .outcome = node_words(&s->x->viewer, s->file->policy, node_get(ruling, "outcome")),
            .ruled_on = node_text(row, "ruled_on")};
        node_facts(s, node_get(row, "answer"), &made->facts);
        node_facts(s, ruling, &made->facts);
        outcomes_make(s, node_get(row, "openness"), &made->outcomes);
    }
}

/* ---- the procedure -------------------------------------------------------------------------- */

static const struct node *last_round(const struct node *steps, struct str id)
{
    const struct node *last = NULL;

    for (size_t i = 0; steps != NULL && i < steps->len; i++)
        if (str_equal(node_text(&steps->items[i], "step"), id))
            last = &steps->items[i];
    return last;
}

static enum mark mark_of(const struct node *round)
{
    struct str state = node_text(round, "state");

    return round == NULL              ? MARK_COMING
           : str_is(state, "open")    ? MARK_NOW
           : str_is(state, "skipped") ? MARK_SKIPPED
                                      : MARK_DONE;
}

static void ways_mark(const struct procedure *procedure, const struct step *step, bool *marks);

static void way_mark(const struct procedure *procedure, const struct list *to, bool *marks)
{
    LIST_EACH (const struct step *, next, *to) {
        size_t at = (size_t)(*next - (const struct step *)procedure->steps.at);
        if (marks[at])
            continue;
        marks[at] = true;
        ways_mark(procedure, *next, marks);
    }
}

/* Marks the steps that can still come after this one.  A pack has at most 200 steps. */
static void ways_mark(const struct procedure *procedure, const struct step *step, bool *marks)
{
    LIST_EACH (struct result, result, step->results)
        way_mark(procedure, &result->next, marks);
    way_mark(procedure, &step->otherwise, marks);
}

/* Of the steps that were not taken: those to which a way still leads from where the matter is. */
static const bool *coming(struct showing *s, const struct node *steps)
{
    const struct procedure *procedure = s->file->procedure;
    bool *marks = arena_take(s->x->arena, procedure->steps.len, sizeof(bool));

    LIST_EACH (struct step, step, procedure->steps)
        if (mark_of(last_round(steps, step->id)) == MARK_NOW)
            ways_mark(procedure, step, marks);
    return marks;
}

static void nodes_make(struct showing *s)
{
    const struct node *steps = node_get(&s->tree, "steps");
    const bool *ahead = coming(s, steps);

    LIST_EACH (struct step, step, s->file->procedure->steps) {
        const struct node *round = last_round(steps, step->id);
        if (round == NULL && !ahead[step - (const struct step *)s->file->procedure->steps.at])
            continue;
        *(struct matter_node *)vec_push(s->x->arena, &s->page.nodes, sizeof(struct matter_node)) =
            (struct matter_node){.mark = mark_of(round),
                .title = step->title,
                .on = node_text(round, "done_on"),
                .by = node_text(node_get(round, "by"), "name"),
                .due = node_text(node_get(round, "deadline"), "due")};
    }
}

static void rounds_make(struct showing *s)
{
    const struct node *steps = node_get(&s->tree, "steps");

    for (size_t i = steps == NULL ? 0 : steps->len; i > 0; i--) {
        const struct node *row = &steps->items[i - 1], *number = node_get(row, "round");
        struct matter_round *made = vec_push(s->x->arena, &s->page.rounds, sizeof(*made));
        struct str state = node_text(row, "state");
        *made = (struct matter_round){.title = node_text(row, "title"),
            .state = str_is(state, "open")      ? ROUND_OPEN
                     : str_is(state, "skipped") ? ROUND_SKIPPED
                                                : ROUND_DONE,
            .opened_on = node_text(row, "opened_on"),
            .done_on = node_text(row, "done_on"),
            .by = node_text(node_get(row, "by"), "name"),
            .entered_by = node_text(node_get(row, "entered_by"), "name"),
            .result = node_text(row, "result_label"),
            .light = light_of(s, row)};
        if (s->page.light.light == 0 && made->state == ROUND_OPEN)
            s->page.light = made->light;
        if (number != NULL && number->integer > 1)
            made->round = str_format(s->x->arena, "第%lld次", (long long)number->integer);
    }
}

/* ---- what was written ----------------------------------------------------------------------- */

static void acts_make(struct showing *s)
{
    const struct node *acts = node_get(&s->tree, "acts");

    for (size_t i = 0; acts != NULL && i < acts->len; i++) {
        const struct node *row = &acts->items[i], *dissent = node_get(row, "dissent");
        struct matter_act *made = vec_push(s->x->arena, &s->page.acts, sizeof(*made));
        *made = (struct matter_act){.title = node_text(row, "title"),
            .on = node_text(row, "on"),
            .by = node_words(&s->x->viewer, NULL, node_get(row, "by"))};
        node_facts(s, node_get(row, "data"), &made->facts.rows);
        for (size_t k = 0; dissent != NULL && k < dissent->len; k++)
            *(struct fact_line *)vec_push(
                s->x->arena, &made->dissent, sizeof(struct fact_line)) = (struct fact_line){
                .label = node_words(&s->x->viewer, NULL, node_get(&dissent->items[k], "person")),
                .value = node_words(&s->x->viewer, NULL, &dissent->items[k])};
    }
}

/* What a row is about stands first in it: its label; the rest is said of it. */
static struct fact_line row_line(struct showing *s, const struct node *row)
{
    if (row->kind != NODE_MAP || row->len < 2)
        return (struct fact_line){.value = node_words(&s->x->viewer, s->file->policy, row)};
    return (struct fact_line){.label = node_words(&s->x->viewer, s->file->policy, &row->items[0]),
        .value = node_words_after_first(&s->x->viewer, s->file->policy, row)};
}

static void section_add(struct showing *s, const char *key, const char *title)
{
    const struct node *list = node_get(&s->tree, key);

    if (list == NULL || list->len == 0)
        return;
    struct matter_section *made = vec_push(s->x->arena, &s->page.sections, sizeof(*made));
    *made = (struct matter_section){.title = str_of(title)};
    for (size_t i = 0; i < list->len; i++)
        *(struct fact_line *)vec_push(s->x->arena, &made->facts.rows, sizeof(struct fact_line)) =
            row_line(s, &list->items[i]);
}

static void links_make(struct showing *s)
{
    static const struct {
        const char *key, *far, *label;
    } kinds[] = {{"links", "to", "关联"}, {"linking", "from", "被关联"}};

    for (size_t k = 0; k < COUNT_OF(kinds); k++) {
        const struct node *list = node_get(&s->tree, kinds[k].key);
        for (size_t i = 0; list != NULL && i < list->len; i++)
            fact_add(s, &s->page.links, kinds[k].label, node_text(&list->items[i], "title"),
                str_format(s->x->arena, "/matters/%.*s",
                    STR_ARG(node_text(&list->items[i], kinds[k].far))));
    }
}

/* ---- what may be done ----------------------------------------------------------------------- */

static void options_make(struct showing *s)
{
    struct vec options =
        casework_options(s->dossier, s->x->viewer.person, s->x->viewer.now, s->x->arena);

    VEC_EACH (struct option, option, options) {
        bool may = option->refusal == REFUSAL_NONE;
        struct vec *list = !may                   ? &s->page.may_not
                           : option->step == NULL ? &s->page.aside
                                                  : &s->page.may;
        struct matter_option *made = vec_push(s->x->arena, list, sizeof(*made));
        *made = (struct matter_option){.title = option->title,
            .path = str_format(s->x->arena, "/matters/%.*s/%.*s",
                STR_ARG(id_write(s->x->arena, s->file->matter->id.id)), STR_ARG(option->action)),
            .reason = told_plain(s->x->arena, option->detail)};
        if (!may)
            made->rule = refusal_words(option->refusal);
    }
    s->page.gaps = gaps_make(s->x, s->dossier, &options);
    struct str paper = sign_paper_path(s->x, s->file);
    if (paper.len > 0)
        *(struct matter_option *)vec_push(
            s->x->arena, &s->page.aside, sizeof(struct matter_option)) =
            (struct matter_option){.title = STR("录入纸质呈批件"), .path = paper};
}

/* ---- the whole ------------------------------------------------------------------------------ */

/* What ran elsewhere: whatever was told, in its order, and nothing that was not. */
static void late_make(struct showing *s)
{
    const struct node *entry = node_get(&s->tree, "late_entry");
    const struct node *voided = node_get(&s->tree, "voided");
    struct matter_section *told = vec_push(s->x->arena, &s->page.sections, sizeof(*told));

    s->page.title = node_text(entry, "title");
    s->page.noun = STR("补录");
    s->page.late = STR("系统以外办结，按材料登记；没有写的就是没有问过。");
    if (voided != NULL)
        s->page.voided = str_format(s->x->arena, "已作废（%.*s）：%.*s",
            STR_ARG(node_text(voided, "on")), STR_ARG(node_text(voided, "reasons")));
    *told = (struct matter_section){.title = STR("登记的内容")};
    node_facts(s, entry, &told->facts.rows);
    links_make(s);
}

static void matter_make(struct showing *s)
{
    s->page.papers = str_format(
        s->x->arena, "%.*s/papers", STR_ARG(matter_path(s->x->arena, s->file->matter->id)));
    head_make(s);
    subjects_make(s);
    nodes_make(s);
    rounds_make(s);
    acts_make(s);
    section_add(s, "facts", "事实");
    section_add(s, "checks", "逐项对照");
    section_add(s, "distinctions", "三个区分开来");
    section_add(s, "evidence", "证据");
    section_add(s, "statements", "各方说法");
    links_make(s);
    options_make(s);
}

enum exchange_next matter_show(struct exchange *x)
{
    struct showing *s = arena_new(x->arena, struct showing);
    struct dossier dossier = {0};

    if (!matter_or_late_asked(x, &dossier))
        return EXCHANGE_DONE;
    *s = (struct showing){.x = x, .dossier = &dossier, .file = &dossier.files[0]};
    matter_tree(&x->viewer, &dossier, true, &s->tree);
    if (s->file->matter->late != NULL)
        late_make(s);
    else
        matter_make(s);
    s->page.files = files_make(x, &dossier);
    s->page.frame = frame_make(x, s->page.title, "/matters");
    page_matter(&x->out, &s->page);
    return page_done(x);
}
