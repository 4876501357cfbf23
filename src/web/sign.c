/* 审核签批: one screen to decide on, for whoever signs and for the clerk who enters the paper. */
#include "web/sign_page.h"

#include "casework/kind.h"
#include "casework/words.h"
#include "view/matter_view.h"
#include "view/words_of.h"
#include "web/act_asked.h"
#include "web/form.h"
#include "web/reply.h"
#include "web/site_pages.h"
#include "web/told.h"

struct signing {
    struct exchange *x;
    const struct act_asked *asked;
    struct node acts; /* of view/matter_view.h, as this viewer may see them */
    struct sign_page page;
};

bool act_to_sign(const struct exchange *x, const struct act_asked *asked)
{
    (void)x;
    return asked->file != NULL && asked->form.step != NULL
           && asked->form.step->kind == &sign_off_kind;
}

/* ---- what is signed ------------------------------------------------------------------------- */

/* Which fields of the application stand under which head. */
enum { HEAD_WHAT, HEAD_SITUATION, HEAD_RISKS };
static const struct {
    const char *title, *names[8];
} heads[] = {
    [HEAD_WHAT] = {"事由", {"title", "project", "plan", "why", "begins", "ends"}},
    [HEAD_SITUATION] = {"情形", {"clauses"}},
    [HEAD_RISKS] = {"风险与依据", {"objective_reasons", "foreseeable", "remedy", "risks"}},
};

/* The last act of this kind of event. */
static const struct node *last_act(const struct signing *s, const struct shape *event)
{
    for (size_t i = s->acts.len; i > 0; i--)
        if (str_is(node_text(&s->acts.items[i - 1], "event"), event->name))
            return &s->acts.items[i - 1];
    return NULL;
}

/* A clause in full: who signs need not look it up. */
static struct str clauses_words(struct signing *s, const struct node *list)
{
    const struct policy *policy = s->asked->form.policy;
    struct buffer out = {.arena = s->x->arena};

    for (size_t i = 0; i < list->len; i++) {
        const struct clause *clause = policy_clause(policy, list->items[i].text);
        if (clause == NULL)
            continue;
        buffer_addf(&out, "%s第%d项 %.*s（规则%.*s版）", out.len > 0 ? "\n" : "", clause->no,
            STR_ARG(clause->text), STR_ARG(policy->edition));
    }
    return buffer_str(&out);
}

static struct str words_of(struct signing *s, const struct node *value)
{
    return str_is(value->key, "clauses") ? clauses_words(s, value)
                                         : node_words(&s->x->viewer, s->asked->form.policy, value);
}

static struct sign_group *group_add(struct signing *s, struct vec *groups, struct str title)
{
    struct sign_group *made = vec_push(s->x->arena, groups, sizeof(*made));

    *made = (struct sign_group){.title = title};
    return made;
}

static void head_put(struct signing *s, size_t i)
{
    const struct node *data = node_get(last_act(s, &application_shape), "data");

    if (data == NULL)
        return;
    struct sign_group *group = group_add(s, &s->page.groups, str_of(heads[i].title));
    for (size_t k = 0; k < COUNT_OF(heads[i].names) && heads[i].names[k] != NULL; k++) {
        const struct node *value = node_get(data, heads[i].names[k]);
        if (value != NULL)
            fact_put(s->x, &group->facts.rows, field_words(value->key), words_of(s, value));
    }
}

static struct str result_words(const struct signing *s, const struct node *act)
{
    const struct step *step = procedure_step(s->asked->file->procedure, node_text(act, "step"));
    struct str code = node_text(node_get(act, "data"), "result");
    const struct result *result = step == NULL ? NULL : step_result(step, code);

    return result == NULL ? code : result->label;
}

static struct str counts_words(struct signing *s, const struct node *data)
{
    static const struct {
        const char *name, *words;
    } counts[] = {{"for_count", "同意"}, {"against_count", "不同意"}, {"reserve_count", "保留"},
        {"abstain_count", "弃权"}};
    struct buffer out = {.arena = s->x->arena};

    for (size_t i = 0; i < COUNT_OF(counts); i++) {
        const struct node *count = node_get(data, counts[i].name);
        if (count != NULL && count->kind == NODE_INTEGER)
            buffer_addf(&out, "%s%s%lld", out.len > 0 ? "，" : "", counts[i].words,
                (long long)count->integer);
    }
    return buffer_str(&out);
}

static struct str act_day(struct signing *s, const struct node *act)
{
    struct str on = node_text(act, "on");
    day d;

    return day_read(on, &d) ? day_write_chinese(s->x->arena, d) : on;
}

static void study_put(struct signing *s)
{
    const struct node *act = last_act(s, &study_shape), *dissent = node_get(act, "dissent");

    if (act == NULL)
        return;
    struct sign_group *group = group_add(s, &s->page.groups, STR("党组织意见"));
    struct vec *rows = &group->facts.rows;
    fact_put(s->x, rows, node_text(act, "title"),
        str_format(
            s->x->arena, "%.*s（%.*s）", STR_ARG(result_words(s, act)), STR_ARG(act_day(s, act))));
    fact_put(s->x, rows, STR("表态"), counts_words(s, node_get(act, "data")));
    for (size_t i = 0; dissent != NULL && i < dissent->len; i++)
        fact_put(s->x, rows,
            node_words(&s->x->viewer, NULL, node_get(&dissent->items[i], "person")),
            node_words(&s->x->viewer, NULL, &dissent->items[i]));
}

static void materials_put(struct signing *s)
{
    struct buffer titles = {.arena = s->x->arena};
    size_t count = 0;

    for (size_t i = 0; i < s->acts.len; i++) {
        const struct node *list = node_get(node_get(&s->acts.items[i], "data"), "materials");
        for (size_t k = 0; list != NULL && k < list->len; k++) {
            struct str title = node_words(
                &s->x->viewer, s->asked->form.policy, node_get(&list->items[k], "material"));
            count++;
            buffer_addf(&titles, "%s%.*s", titles.len > 0 ? "；" : "：", STR_ARG(title));
        }
    }
    struct sign_group *group = group_add(s, &s->page.groups, STR("附件"));
    fact_put(s->x, &group->facts.rows, STR("件数"),
        str_format(s->x->arena, "%zu件%.*s", count, STR_ARG(buffer_str(&titles))));
}

static void full_put(struct signing *s)
{
    static const char *const elsewhere[] = {"step", "round", "result", "meeting", "item"};

    for (size_t i = 0; i < s->acts.len; i++) {
        const struct node *act = &s->acts.items[i], *data = node_get(act, "data");
        struct sign_group *group = group_add(s, &s->page.full,
            str_format(s->x->arena, "%.*s（%.*s）", STR_ARG(node_text(act, "title")),
                STR_ARG(act_day(s, act))));
        for (size_t k = 0; data != NULL && k < data->len; k++) {
            bool said = false;
            for (size_t n = 0; n < COUNT_OF(elsewhere); n++)
                said = said || str_is(data->items[k].key, elsewhere[n]);
            if (!said)
                fact_put(s->x, &group->facts.rows, field_words(data->items[k].key),
                    words_of(s, &data->items[k]));
        }
    }
}

/* ---- the form ------------------------------------------------------------------------------- */

static bool may_sign(struct signing *s)
{
    struct vec options =
        casework_options(&s->asked->dossier, s->x->viewer.person, s->x->viewer.now, s->x->arena);

    VEC_EACH (struct option, option, options) {
        if (option->step != s->asked->form.step)
            continue;
        s->page.why_not = told_plain(s->x->arena, option->detail);
        return option->refusal == REFUSAL_NONE;
    }
    return false;
}

/* Besides its result, which is the button, and the reasons, which are the opinion. */
static void asked_put(struct signing *s)
{
    struct vec all = act_fields(s->x, &s->asked->form);

    VEC_EACH (struct field_page, field, all)
        if (!str_is(field->name, "result") && !str_is(field->name, "reasons"))
            *(struct field_page *)vec_push(s->x->arena, &s->page.fields, sizeof(*field)) = *field;
}

static void buttons_put(struct signing *s)
{
    const struct result *first = s->asked->form.step->results.at;

    LIST_EACH (struct result, result, s->asked->form.step->results)
        *(struct sign_button *)vec_push(s->x->arena, &s->page.buttons, sizeof(struct sign_button)) =
            (struct sign_button){
                .code = result->code, .label = result->label, .second = result != first};
}

static struct field_page opinion_field(struct signing *s, const char *name)
{
    return (struct field_page){.kind = INPUT_AREA,
        .name = str_of(name),
        .label = STR("签批意见"),
        .hint = STR("退回、不同意的写明理由，不少于10个字"),
        .value = form_text(s->x->form, str_of(name))};
}

/* ---- the paper 呈批件 ------------------------------------------------------------------------ */

/* An entry clerk anyone's, a unit's clerk that of the unit's own people; casework decides. */
static bool may_enter(struct exchange *x, const struct case_file *file)
{
    const struct directory *d = x->viewer.directory;
    day today = instant_day(x->viewer.now);
    unit_id unit = {file->matter->opened->unit}, anywhere = {{{0}}};

    return directory_holds(d, x->viewer.person, STR("entry_clerk"), anywhere, today)
           || (id_given(unit.id)
               && directory_holds(d, x->viewer.person, STR("unit_clerk"), unit, today));
}

static struct field_page *paper_add(
    struct signing *s, enum input kind, struct str name, struct str label)
{
    struct field_page *field = vec_push(s->x->arena, &s->page.paper, sizeof(*field));

    *field = (struct field_page){
        .kind = kind, .name = name, .label = label, .value = form_text(s->x->form, name)};
    return field;
}

static void choice_add(
    struct signing *s, struct field_page *field, struct str value, struct str label)
{
    *(struct choice *)vec_push(s->x->arena, &field->choices, sizeof(struct choice)) =
        (struct choice){.value = value, .label = label, .chosen = str_equal(value, field->value)};
}

/* Those who may sign the step; with a role, those who hold it where the matter is. */
static void persons_put(struct signing *s, struct field_page *field, const struct role *role)
{
    const struct directory *d = s->x->viewer.directory;
    const struct case_file *file = s->asked->file;
    day today = instant_day(s->x->viewer.now);
    unit_id unit = {{{0}}};

    if (role != NULL && role->scope == SCOPE_UNIT)
        unit.id = file->matter->opened->unit;
    VEC_EACH (struct person, person, d->persons)
        if (role != NULL ? directory_holds(d, person->id, role->id, unit, today)
                         : step_actor(d, file, s->asked->form.step, person->id, today))
            choice_add(s, field, id_write(s->x->arena, person->id.id),
                directory_name(s->x->arena, d, person->id));
}

static void chain_put(struct signing *s)
{
    size_t i = 0;

    LIST_EACH (struct str, id, s->asked->form.step->chain) {
        const struct role *role = policy_role(s->asked->form.policy, *id);
        struct str at = str_format(s->x->arena, "paper.chain[%zu].", i++);
        if (role == NULL)
            continue;
        (void)paper_add(
            s, INPUT_HEADING, STR(""), str_format(s->x->arena, "呈批：%.*s", STR_ARG(role->title)));
        paper_add(s, INPUT_HIDDEN, str_format(s->x->arena, "%.*srole", STR_ARG(at)), STR(""))
            ->value = role->id;
        persons_put(s,
            paper_add(
                s, INPUT_SELECT, str_format(s->x->arena, "%.*sperson", STR_ARG(at)), STR("签批人")),
            role);
        (void)paper_add(
            s, INPUT_TEXT, str_format(s->x->arena, "%.*sopinion", STR_ARG(at)), STR("签批意见"));
        (void)paper_add(
            s, INPUT_DATE, str_format(s->x->arena, "%.*son", STR_ARG(at)), STR("签批日期"));
    }
}

static void paper_put(struct signing *s)
{
    if (s->page.fields.len > 0 || !may_enter(s->x, s->asked->file))
        return;
    struct field_page *field =
        paper_add(s, INPUT_SELECT, STR("paper.signer"), s->asked->form.step->title);
    field->required = true;
    persons_put(s, field, NULL);
    field = paper_add(s, INPUT_DATE, STR("paper.done_on"), STR("纸上的签批日期"));
    field->required = true;
    field->hint = STR("如 2026年11月3日；录入日期由系统另记");
    field = paper_add(s, INPUT_RADIO, STR("paper.result"), field_words(STR("result")));
    field->required = true;
    LIST_EACH (struct result, result, s->asked->form.step->results)
        choice_add(s, field, result->code, result->label);
    *paper_add(s, INPUT_AREA, STR("paper.opinion"), STR("")) = opinion_field(s, "paper.opinion");
    chain_put(s);
}

/* ---- the page ------------------------------------------------------------------------------- */

static void mistake_put(struct vec *fields, const struct problem_line *line)
{
    VEC_EACH (struct field_page, field, *fields)
        if (str_equal(field->name, line->name))
            field->error = line->words;
}

static void mistakes_put(struct signing *s, const struct reply *reply)
{
    const struct problems *problems = &reply->decision.problems;
    struct problems_page unnamed = {{0}};

    reply_told(s->x, reply, &unnamed, &s->page.refusal);
    if (s->page.refusal.title.len > 0)
        s->page.refusal.title = STR("没有签批：规则不允许");
    s->page.paper_open = node_get(s->x->form, "paper") != NULL;
    for (size_t i = 0; i < problems->len; i++) {
        struct problem_line *line = vec_push(s->x->arena, &s->page.problems.rows, sizeof(*line));
        *line = (struct problem_line){
            .name = str_format(s->x->arena, "%s%.*s", s->page.paper_open ? "paper." : "",
                STR_ARG(problems->at[i].path)),
            .words = told_plain(s->x->arena, problems->at[i].text)};
        mistake_put(&s->page.paper, line);
        mistake_put(&s->page.fields, line);
    }
}

void sign_show(struct exchange *x, const struct act_asked *asked, const struct reply *reply)
{
    struct signing *s = arena_new(x->arena, struct signing);
    const struct matter *matter = asked->file->matter;
    const struct matter_step *round = matter_step_last(matter, asked->form.step->id);

    *s = (struct signing){.x = x, .asked = asked, .acts = {.kind = NODE_LIST}};
    acts_tree(&x->viewer, asked->file, &s->acts);
    s->page = (struct sign_page){.number = matter->number,
        .matter = matter->opened->title,
        .back = matter_path(x->arena, matter->id),
        .title = asked->title,
        .path = x->head->path,
        .key = asked->key,
        .opinion = opinion_field(s, "opinion")};
    if (round != NULL && round->state == STEP_OPEN)
        (void)light_of_round(x, asked->file, round, &s->page.light, NULL);
    head_put(s, HEAD_WHAT);
    head_put(s, HEAD_SITUATION);
    study_put(s);
    head_put(s, HEAD_RISKS);
    materials_put(s);
    full_put(s);
    if (may_sign(s)) {
        asked_put(s);
        buttons_put(s);
    }
    if (round != NULL && round->state == STEP_OPEN)
        paper_put(s);
    if (reply != NULL)
        mistakes_put(s, reply);
    s->page.frame = frame_make(x, asked->title, NULL);
    s->page.frame.wrong = reply != NULL;
    page_sign(&x->out, &s->page);
    (void)page_done(x);
}

/* ---- what was sent -------------------------------------------------------------------------- */

static void copy_put(struct exchange *x, struct node *to, const struct node *from)
{
    struct node *made = node_put(x->arena, to, from->key);

    *made = *from;
}

/* A row of the chain that names nobody says nothing. */
static void chain_copy(struct exchange *x, struct node *to, const struct node *from)
{
    struct node *list = node_put(x->arena, to, STR("chain"));

    list->kind = NODE_LIST;
    for (size_t i = 0; i < from->len; i++)
        if (node_text(&from->items[i], "person").len > 0
            || node_text(&from->items[i], "opinion").len > 0
            || node_text(&from->items[i], "on").len > 0)
            *node_push(x->arena, list) = from->items[i];
}

/* The paper is the signer's act, entered by whoever is signed in. */
static void paper_request(struct exchange *x, const struct node *paper, struct request *request)
{
    struct node *input = arena_new(x->arena, struct node);

    *input = (struct node){.kind = NODE_MAP};
    for (size_t i = 0; i < paper->len; i++) {
        const struct node *child = &paper->items[i];
        if (str_is(child->key, "chain"))
            chain_copy(x, input, child);
        else if (!str_is(child->key, "signer") && !str_is(child->key, "done_on"))
            copy_put(x, input, child);
    }
    request->input = input;
    request->via = STR("paper");
    request->done_on = node_text(paper, "done_on");
    if (!str_equal(node_text(paper, "signer"), id_write(x->arena, x->session.person.id)))
        request->person = node_text(paper, "signer");
}

bool sign_request(struct exchange *x, const struct act_asked *asked, struct request *request)
{
    const struct node *paper = node_get(x->form, "paper");

    (void)asked;
    if (paper == NULL)
        return true;
    if (paper->kind != NODE_MAP || node_text(paper, "signer").len == 0
        || node_text(paper, "done_on").len == 0) {
        struct reply reply = {.decision = {.problems = {.arena = x->arena}}};
        if (node_text(paper, "signer").len == 0)
            problem_add(&reply.decision.problems, NULL, STR("signer"), "请选择在纸上签批的人");
        if (node_text(paper, "done_on").len == 0)
            problem_add(&reply.decision.problems, NULL, STR("done_on"), "请填写纸上的签批日期");
        x->status = 422;
        sign_show(x, asked, &reply);
        return false;
    }
    paper_request(x, paper, request);
    return true;
}

/* ---- /sign/{matter} ------------------------------------------------------------------------- */

/* The step that waits to be signed becomes the action of the address. */
static bool waiting_find(struct exchange *x)
{
    struct dossier dossier;

    if (!matter_asked(x, &dossier))
        return false;
    const struct case_file *file = &dossier.files[0];
    LIST_EACH (struct step, step, file->procedure->steps) {
        const struct matter_step *last = matter_step_last(file->matter, step->id);
        if (step->kind == &sign_off_kind && last != NULL && last->state == STEP_OPEN) {
            x->parts[1] = step->action;
            return true;
        }
    }
    (void)exchange_error(x, 404, "这件事项现在没有待签批的步骤");
    return false;
}

enum exchange_next sign_page_show(struct exchange *x)
{
    return waiting_find(x) ? act_show(x) : EXCHANGE_DONE;
}

enum exchange_next sign_page_send(struct exchange *x)
{
    return waiting_find(x) ? act_send(x) : EXCHANGE_DONE;
}

struct str sign_paper_path(struct exchange *x, const struct case_file *file)
{
    bool waits = false;

    LIST_EACH (struct step, step, file->procedure->steps) {
        const struct matter_step *last = matter_step_last(file->matter, step->id);
        waits = waits || (step->kind == &sign_off_kind && last != NULL && last->state == STEP_OPEN);
    }
    return waits && may_enter(x, file) ? str_format(
               x->arena, "/sign/%.*s", STR_ARG(id_write(x->arena, file->matter->id.id)))
                                       : (struct str){0};
}
