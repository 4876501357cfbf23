#include "casework/commands_data.h"
#include "casework/kind.h"
#include "casework/words.h"
#include "web/filing.h"
#include "web/form.h"

static const char *const titles[FILING_PARTS] = {
    "这是一件什么事", "符合哪一种情形", "客观原因与风险预判", "材料", "承诺"};
static const char *const abouts[FILING_PARTS] = {"事项名称、做什么、为什么做、起止时间",
    "从现行规则的清单中选一种，每种附一个例子", "客观原因、可以预见的困难、可能的差错和防范措施",
    "备好的书面材料", "逐条作出"};

enum { PART_MATTER, PART_SITUATION, PART_RISKS, PART_MATERIALS, PART_PROMISES };
enum { RISKS_MAX = 10 };

/* Which part asks for which field of the command; what the step needs and no row names is asked
 * for with the risks.  `label` and `hint` where this page says it more plainly. */
static const struct {
    int part;
    bool opening; /* of the command that opens the matter, else of the act at its first step */
    const char *name, *label, *hint;
} places[] = {
    {PART_MATTER, true, "title", "事项名称", "如 老旧厂区消防验收历史遗留问题"},
    {PART_MATTER, true, "project", "所属项目", "有项目名称的填写，便于查到相近的备案"},
    {PART_MATTER, true, "unit", "涉及单位", NULL},
    {PART_MATTER, false, "plan", "计划做什么", "做什么、分几步、到什么时候"},
    {PART_MATTER, false, "why", "为什么做", "不做会怎样，为什么现在做"},
    {PART_MATTER, false, "begins", "开始日期", "如 2026年12月1日"},
    {PART_MATTER, false, "ends", "结束日期", "如 2027年6月30日"},
    {PART_SITUATION, false, "clauses", NULL, NULL},
    {PART_RISKS, false, "objective_reasons", "客观原因", "不由自己决定的条件和限制"},
    {PART_RISKS, false, "foreseeable", "可以预见的困难", "事情做起来可能遇到什么"},
    {PART_RISKS, false, "remedy", "出现问题时怎么补救", NULL},
    {PART_RISKS, false, "risks", NULL, NULL},
    {PART_MATERIALS, false, "materials", NULL, NULL},
    {PART_PROMISES, false, "promises", NULL, NULL},
};

struct laying {
    struct exchange *x;
    struct filing *f;
    struct filing_part *part;
};

static struct field_page *field_put(struct laying *l, const struct field_page *field)
{
    struct field_page *made = vec_push(l->x->arena, &l->part->fields, sizeof(*made));

    *made = *field;
    return made;
}

static const struct node *apply_of(const struct filing *f)
{
    return node_get(f->draft.input, "apply");
}

/* Is the text among the values of this list in what was written for the step? */
static bool listed(const struct filing *f, const char *list, const char *key, struct str text)
{
    const struct node *values = node_get(apply_of(f), list);

    for (size_t i = 0; values != NULL && i < values->len; i++) {
        const struct node *value = &values->items[i];
        struct str has = key != NULL ? node_text(value, key) : value->text;
        if (has.len > 0 && str_equal(has, text))
            return true;
    }
    return false;
}

/* ---- the parts ------------------------------------------------------------------------------ */

static bool needed(const struct filing *f, const struct field *field)
{
    if ((field->flags & FIELD_REQUIRED) != 0)
        return true;
    LIST_EACH (struct str, name, f->form.step->needs)
        if (str_is(*name, field->name))
            return true;
    return false;
}

/* One text or date or choice, as any form asks for it, with this page's words. */
static void plain_ask(struct laying *l, size_t place, const struct field *field)
{
    struct str prefix = places[place].opening && !l->f->again ? STR("") : STR("apply.");
    bool must_be = needed(l->f, field) || field->kind == FIELD_ID;
    struct vec made = act_field(l->x, &l->f->form, prefix, field, must_be);

    VEC_EACH (struct field_page, field_made, made) {
        if (places[place].label != NULL)
            field_made->label = str_of(places[place].label);
        if (places[place].hint != NULL)
            field_made->hint = str_of(places[place].hint);
        (void)field_put(l, field_made);
    }
}

/* The units in which the applicant has a post today; who has none in any chooses from all. */
static void unit_ask(struct laying *l, size_t place, const struct field *field)
{
    const struct directory *d = l->x->viewer.directory;
    day today = instant_day(l->x->viewer.now);
    const struct tenure *tenure = NULL;
    struct vec own = {0};

    plain_ask(l, place, field);
    struct field_page *page = VEC_AT(l->part->fields, struct field_page, l->part->fields.len - 1);
    while ((tenure = directory_tenure(d, l->f->applicant, tenure)) != NULL) {
        const struct post *post = directory_post(d, tenure->post);
        if (post == NULL || tenure->from.n > today.n || tenure->to.n < today.n)
            continue;
        struct str id = id_write(l->x->arena, post->unit.id);
        bool twice = false;
        VEC_EACH (struct choice, choice, own)
            twice = twice || str_equal(choice->value, id);
        VEC_EACH (struct choice, choice, page->choices)
            if (!twice && str_equal(choice->value, id))
                *(struct choice *)vec_push(l->x->arena, &own, sizeof(*choice)) = *choice;
    }
    if (own.len > 0)
        page->choices = own;
}

static struct str clause_about(struct laying *l, const struct clause *clause)
{
    struct buffer about = {.arena = l->x->arena};

    if (clause->example.len > 0)
        buffer_addf(&about, "例：%.*s。", STR_ARG(clause->example));
    if (clause->source.len > 0)
        buffer_addf(&about, "出处：%.*s。", STR_ARG(clause->source));
    if (clause->provenance == SAMPLE)
        buffer_add(&about, STR("示例条款。"));
    return buffer_str(&about);
}

static void clauses_put(struct laying *l, struct field_page *field, const struct clause_list *list)
{
    const char *after = list->role == LIST_EXCLUDE ? "，有其中一项的不能备案" : "";

    for (size_t i = 0; i < list->clauses_len; i++) {
        const struct clause *clause = &list->clauses[i];
        struct choice *choice = vec_push(l->x->arena, &field->choices, sizeof(*choice));
        *choice = (struct choice){.value = clause->id,
            .label = clause->known
                         ? str_format(l->x->arena, "第%d项 %.*s", clause->no, STR_ARG(clause->text))
                         : clause_words(l->x->arena, clause),
            .hint = clause_about(l, clause),
            .chosen = str_equal(clause->id, field->value)};
        if (i == 0)
            choice->group = str_format(
                l->x->arena, "%.*s（%zu项）%s", STR_ARG(list->title), list->clauses_len, after);
    }
}

/* One question: first the situations, then those to which the rules do not apply, by themselves. */
static void situation_ask(struct laying *l, const struct field *field)
{
    static const enum list_role roles[] = {LIST_INCLUDE, LIST_EXCLUDE};
    const struct policy *policy = l->f->form.policy;
    struct field_page *page =
        field_put(l, &(struct field_page){.kind = INPUT_RADIO,
                         .name = STR("apply.clauses[0]"),
                         .label = str_format(l->x->arena, "符合现行规则%.*s版的哪一种情形",
                             STR_ARG(policy->edition)),
                         .hint = STR("一件事选最贴近的一种"),
                         .value = form_text(l->x->form, STR("apply.clauses[0]")),
                         .required = needed(l->f, field)});

    for (size_t r = 0; r < COUNT_OF(roles); r++)
        LIST_EACH (struct clause_list, list, policy->lists)
            if (list->role == roles[r])
                clauses_put(l, page, list);
}

static size_t risks_len(const struct filing *f)
{
    const struct node *risks = node_get(apply_of(f), "risks");
    size_t len = risks == NULL || risks->kind != NODE_LIST ? 0 : risks->len;

    return len < RISKS_MAX ? len + 1 : RISKS_MAX; /* one more than is written */
}

static void risks_ask(struct laying *l, const struct field *field)
{
    for (size_t i = 0; i < risks_len(l->f); i++) {
        struct str prefix = str_format(l->x->arena, "apply.%s[%zu].", field->name, i);
        (void)field_put(l, &(struct field_page){.kind = INPUT_HEADING,
                               .label = str_format(l->x->arena, "风险预判，第%zu条", i + 1),
                               .hint = i == 0 ? STR("一条写一种可能的差错；没有的不填") : STR("")});
        for (size_t k = 0; k < field->of->fields_len; k++) {
            struct vec made = act_field(l->x, &l->f->form, prefix, &field->of->fields[k], false);
            VEC_EACH (struct field_page, page, made)
                field_put(l, page)->kind = INPUT_TEXT;
        }
    }
}

static void materials_ask(struct laying *l)
{
    size_t place = 0;

    LIST_EACH (struct material_kind, kind, l->f->form.step->materials)
        (void)field_put(
            l, &(struct field_page){.kind = INPUT_TICK,
                   .name = str_format(l->x->arena, "apply.materials[%zu].material", place++),
                   .label = str_format(l->x->arena, "%.*s已备好", STR_ARG(kind->title)),
                   .value = kind->id,
                   .required = kind->required,
                   .ticked = listed(l->f, "materials", "material", kind->id),
                   .hint = kind->required ? STR("必须有") : STR("")});
}

static void promises_ask(struct laying *l)
{
    size_t place = 0;

    LIST_EACH (struct state_word, promise, l->f->form.policy->promises)
        (void)field_put(l, &(struct field_page){.kind = INPUT_TICK,
                               .name = str_format(l->x->arena, "apply.promises[%zu]", place++),
                               .label = promise->label,
                               .value = promise->code,
                               .required = true,
                               .ticked = listed(l->f, "promises", NULL, promise->code)});
}

/* Of a matter that is open already, what it was opened with is not asked again, but its title as
 * the step has it. */
static const struct field *field_of(const struct laying *l, size_t place)
{
    const struct shape *of_step = l->f->form.step->kind->shape;
    struct str name = str_of(places[place].name);

    if (!places[place].opening)
        return shape_field(of_step, name);
    if (!l->f->again)
        return shape_field(&matter_open_shape, name);
    return str_is(name, "title") ? shape_field(of_step, name) : NULL;
}

static void place_ask(struct laying *l, size_t place)
{
    struct str name = str_of(places[place].name);
    const struct field *field = field_of(l, place);

    if (field == NULL)
        return;
    if (str_is(name, "clauses"))
        situation_ask(l, field);
    else if (str_is(name, "materials"))
        materials_ask(l);
    else if (str_is(name, "unit"))
        unit_ask(l, place, field);
    else if (str_is(name, "risks"))
        risks_ask(l, field);
    else if (str_is(name, "promises"))
        promises_ask(l);
    else
        plain_ask(l, place, field);
}

/* The day on the paper; when it was entered the record knows by itself. */
static void paper_ask(struct laying *l)
{
    (void)field_put(l, &(struct field_page){.kind = INPUT_DATE,
                           .name = STR("paper.done_on"),
                           .label = STR("书面申请上的日期"),
                           .hint = STR("如 2026年11月3日；录入日期由系统另记"),
                           .value = form_text(l->x->form, STR("paper.done_on")),
                           .required = true});
}

static bool placed(struct str name)
{
    for (size_t i = 0; i < COUNT_OF(places); i++)
        if (str_is(name, places[i].name))
            return true;
    return false;
}

/* What the pack needs and this program has no place of its own for. */
static void others_ask(struct laying *l)
{
    LIST_EACH (struct str, name, l->f->form.step->needs) {
        const struct field *field = shape_field(l->f->form.step->kind->shape, *name);
        struct vec made = {0};
        if (field != NULL && !placed(*name))
            made = act_field(l->x, &l->f->form, STR("apply."), field, true);
        VEC_EACH (struct field_page, page, made)
            (void)field_put(l, page);
    }
    struct vec facts = act_facts(l->x, &l->f->form, STR("apply."));
    VEC_EACH (struct field_page, page, facts)
        (void)field_put(l, page);
}

/* ---- what is missing or wrong --------------------------------------------------------------- */

static void problem_put(struct laying *l, struct field_page *field, struct str words)
{
    if (field->error.len > 0)
        return;
    field->error = words;
    *(struct problem_line *)vec_push(l->x->arena, &l->part->problems.rows,
        sizeof(struct problem_line)) = (struct problem_line){.name = field->name, .words = words};
}

static bool answered(const struct field_page *field)
{
    if (field->kind == INPUT_TICK)
        return field->ticked;
    if (field->kind != INPUT_RADIO && field->kind != INPUT_SELECT)
        return field->value.len > 0;
    VEC_EACH (struct choice, choice, field->choices)
        if (choice->chosen)
            return true;
    return false;
}

static const char *asked_word(enum input kind)
{
    if (kind == INPUT_TICK)
        return "请勾选";
    return kind == INPUT_RADIO || kind == INPUT_SELECT ? "请选择" : "请填写";
}

static void missing_find(struct laying *l)
{
    VEC_EACH (struct field_page, field, l->part->fields)
        if (field->required && !answered(field))
            problem_put(l, field,
                str_format(
                    l->x->arena, "%s“%.*s”", asked_word(field->kind), STR_ARG(field->label)));
}

/* What the shapes say of what was written: a date that is none, a risk without its error. */
static void wrong_find(struct laying *l, const struct problems *problems, const char *prefix)
{
    for (size_t i = 0; i < problems->len; i++) {
        struct str name = str_format(l->x->arena, "%s%.*s", prefix, STR_ARG(problems->at[i].path));
        VEC_EACH (struct field_page, field, l->part->fields)
            if (field->kind != INPUT_HEADING && str_equal(field->name, name))
                problem_put(l, field,
                    str_format(l->x->arena, "%.*s：%.*s", STR_ARG(field->label),
                        STR_ARG(problems->at[i].text)));
    }
}

static void excluded_find(struct laying *l)
{
    const struct clause *clause =
        policy_clause(l->f->form.policy, form_text(l->x->form, STR("apply.clauses[0]")));

    if (clause == NULL || clause->list->role != LIST_EXCLUDE)
        return;
    const struct role *adviser = policy_role(l->f->form.policy, STR("commission_office"));
    struct str whom = adviser == NULL ? code_words(STR("commission_office")) : adviser->title;
    VEC_EACH (struct field_page, field, l->part->fields)
        problem_put(l, field,
            str_format(l->x->arena,
                "%.*s在“%.*s”中，符合的只能不予容错，不能作为备案的依据。"
                "请改选可以容错的情形；拿不准的，请先问%.*s",
                STR_ARG(clause_words(l->x->arena, clause)), STR_ARG(clause->list->title),
                STR_ARG(whom)));
}

static void order_find(struct laying *l, const struct application *act)
{
    if (!date_is_day(&act->begins) || !date_is_day(&act->ends)
        || act->begins.from.n <= act->ends.from.n)
        return;
    VEC_EACH (struct field_page, field, l->part->fields)
        if (str_is(field->name, "apply.ends"))
            problem_put(l, field, STR("结束日期早于开始日期，请核对"));
}

static void paper_find(struct laying *l)
{
    day done;

    VEC_EACH (struct field_page, field, l->part->fields)
        if (str_is(field->name, "paper.done_on") && field->value.len > 0
            && !day_read_loose(field->value, &done))
            problem_put(l, field, STR("书面申请上的日期：要写明年月日，如 2026年11月3日"));
}

static void problems_find(struct laying *l)
{
    const struct names names = {l->x->viewer.directory, directory_find};
    struct problems opening = {.arena = l->x->arena}, act = {.arena = l->x->arena};
    static const struct node nothing = {.kind = NODE_MAP};
    const struct node *apply = apply_of(l->f);

    missing_find(l);
    paper_find(l);
    (void)shape_read(l->x->arena, &matter_open_shape, l->f->draft.input, &names, true, &opening);
    const void *read = shape_read(l->x->arena, l->f->form.step->kind->shape,
        apply == NULL ? &nothing : apply, &names, true, &act);
    wrong_find(l, &opening, "");
    wrong_find(l, &act, "apply.");
    if (l->part->no == PART_SITUATION + 1)
        excluded_find(l);
    if (l->part->no == PART_MATTER + 1 && l->f->form.step->kind == &application_kind)
        order_find(l, read);
}

/* ---- all of it ------------------------------------------------------------------------------ */

static bool begun(const struct filing_part *part)
{
    VEC_EACH (struct field_page, field, part->fields)
        if (field->kind == INPUT_TICK ? field->ticked
                                      : field->kind != INPUT_HIDDEN && field->value.len > 0)
            return true;
    return false;
}

struct str filing_title(int part)
{
    return str_of(titles[part]);
}

static void part_lay_out(struct laying *l, int part)
{
    l->part->no = part + 1;
    l->part->title = filing_title(part);
    l->part->about = str_of(abouts[part]);
    if (part == PART_MATTER && l->f->paper)
        paper_ask(l);
    for (size_t i = 0; i < COUNT_OF(places); i++)
        if (places[i].part == part)
            place_ask(l, i);
    if (part == PART_RISKS)
        others_ask(l);
    problems_find(l);
    l->f->problems += l->part->problems.rows.len;
    if (l->part->problems.rows.len > 0)
        l->part->state = begun(l->part) ? PART_BEGUN : PART_EMPTY;
    else
        l->part->state = begun(l->part) ? PART_DONE : PART_FREE;
}

void filing_lay_out(struct exchange *x, struct filing *f)
{
    const struct node *sent = x->form;
    bool whole = true;

    x->form = f->draft.input; /* fields stand filled in from it */
    for (int i = 0; i < FILING_PARTS; i++) {
        struct laying l = {.x = x, .f = f, .part = &f->parts[i]};
        part_lay_out(&l, i);
        if (i == PART_PROMISES && !whole)
            f->parts[i].state = PART_SHUT;
        whole = whole && f->parts[i].problems.rows.len == 0;
    }
    x->form = sent;
}

/* ---- out of the form, and into the command --------------------------------------------------- */

static void member_copy(
    struct arena *arena, struct node *to, const struct node *from, struct str name)
{
    const struct node *sent = node_get_str(from, name);

    if (node_get_str(to, name) != NULL)
        return;
    struct node *made = node_put(arena, to, name);
    struct str key = made->key;
    if (sent != NULL)
        *made = *sent; /* else null: taken away */
    made->key = key;
}

/* apply.risks[0].error → risks, of `apply`. */
static struct str member_name(struct str name, bool *apply)
{
    size_t len = 0;

    *apply = str_starts(name, "apply.");
    if (*apply)
        name = (struct str){name.at + 6, name.len - 6};
    while (len < name.len && name.at[len] != '[' && name.at[len] != '.')
        len++;
    return (struct str){name.at, len};
}

const struct node *filing_change(
    struct exchange *x, const struct filing *f, int part, const struct node *form)
{
    struct node *change = arena_new(x->arena, struct node);
    struct node *apply = arena_new(x->arena, struct node);
    const struct node *sent = node_get(form, "apply");

    change->kind = apply->kind = NODE_MAP;
    VEC_EACH (struct field_page, field, f->parts[part - 1].fields) {
        bool of_act;
        struct str name = member_name(field->name, &of_act);
        if (name.len > 0)
            member_copy(x->arena, of_act ? apply : change, of_act ? sent : form, name);
    }
    struct node *made = node_put(x->arena, change, STR("apply"));
    struct str key = made->key;
    *made = *apply;
    made->key = key;
    return change;
}

struct request filing_request(struct exchange *x, const struct filing *f)
{
    struct node *input = arena_new(x->arena, struct node);
    struct node *apply = arena_new(x->arena, struct node);
    const struct node *written = apply_of(f);

    *input = (struct node){.kind = NODE_MAP};
    *apply = (struct node){.kind = NODE_MAP};
    for (size_t i = 0; written != NULL && i < written->len; i++)
        member_copy(x->arena, apply, written, written->items[i].key);
    if (f->again)
        return (struct request){.noun = STR("matter"),
            .verb = STR("act"),
            .target = id_write(x->arena, f->draft.id),
            .action = f->form.step->action,
            .key = f->draft.key,
            .input = apply};
    if (node_get(apply, "title") == NULL)
        node_put_text(x->arena, apply, "title", node_text(f->draft.input, "title"));
    for (size_t i = 0; i < f->draft.input->len; i++)
        if (!str_is(f->draft.input->items[i].key, "apply")
            && !str_is(f->draft.input->items[i].key, "paper"))
            member_copy(x->arena, input, f->draft.input, f->draft.input->items[i].key);
    struct node *made = node_put(x->arena, input, STR("apply"));
    struct str key = made->key;
    *made = *apply;
    made->key = key;
    struct request request = {
        .noun = f->draft.noun, .verb = STR("new"), .key = f->draft.key, .input = input};
    if (f->paper) {
        request.person = id_write(x->arena, f->applicant.id);
        request.via = STR("paper");
        request.done_on = node_text(node_get(f->draft.input, "paper"), "done_on");
    }
    return request;
}
