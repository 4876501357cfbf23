#include "web/act_fields.h"

#include "casework/kind.h"
#include "casework/words.h"
#include "store/list_page.h"
#include "web/form.h"

enum { DEPTH_MAX = 3, MATTERS_MAX = 50 };

struct asking {
    struct exchange *x;
    const struct act_form *form;
    struct str prefix; /* of what the step asks: "apply." where it comes with the opening */
    struct vec fields;
};

static struct field_page *field_add(
    struct asking *a, enum input kind, struct str name, struct str label)
{
    struct field_page *field = vec_push(a->x->arena, &a->fields, sizeof(*field));

    *field = (struct field_page){
        .kind = kind, .name = name, .label = label, .value = form_text(a->x->form, name)};
    return field;
}

static void choice_add(
    struct asking *a, struct field_page *field, struct str value, struct str label)
{
    *(struct choice *)vec_push(a->x->arena, &field->choices, sizeof(struct choice)) =
        (struct choice){.value = value, .label = label, .chosen = str_equal(value, field->value)};
}

/* ---- choices -------------------------------------------------------------------------------- */

static struct str id_value(struct asking *a, struct id id)
{
    return id_write(a->x->arena, id);
}

/* Matters this person knows of, the newest first, but for the one that the form is about. */
static void matter_choices(struct asking *a, struct field_page *field)
{
    struct page_filter filter = {.limit = MATTERS_MAX};
    struct exchange *x = a->x;
    struct list_page found;
    struct fault fault;

    if (office_list(x->viewer.office, &filter, x->viewer.person, x->arena, &found, &fault)
        != STATUS_OK)
        return; /* what it is may be said later */
    VEC_EACH (struct matter_row, row, found.rows)
        if (a->form->matter == NULL || !id_equal(row->matter.id, a->form->matter->id.id))
            choice_add(a, field, id_value(a, row->matter.id),
                str_format(x->arena, "%.*s%s%.*s", STR_ARG(row->number),
                    row->number.len > 0 ? " " : "", STR_ARG(row->title)));
}

static void directory_choices(struct asking *a, struct field_page *field, enum stream_kind kind)
{
    const struct directory *d = a->x->viewer.directory;

    if (kind == STREAM_PERSON)
        VEC_EACH (struct person, person, d->persons)
            choice_add(
                a, field, id_value(a, person->id.id), directory_name(a->x->arena, d, person->id));
    if (kind == STREAM_UNIT)
        VEC_EACH (struct unit, unit, d->units)
            choice_add(a, field, id_value(a, unit->id.id), unit->name);
    if (kind == STREAM_BODY)
        VEC_EACH (struct body, body, d->bodies)
            choice_add(a, field, id_value(a, body->id.id), body->name);
    if (kind == STREAM_MATTER)
        matter_choices(a, field);
}

/* What a matter may be to another. */
static void link_kind_ask(struct asking *a, struct str name)
{
    static const char *const kinds[] = {
        "case", "earlier_filing", "determination", "correction", "related"};
    struct field_page *field = field_add(a, INPUT_SELECT, name, STR("那件事项是"));

    for (size_t i = 0; i < COUNT_OF(kinds); i++)
        choice_add(a, field, str_of(kinds[i]), code_words(str_of(kinds[i])));
}

/* Clauses of the lists of the edition, each to be ticked. */
static void clauses_ask(struct asking *a, struct str name)
{
    (void)field_add(a, INPUT_HEADING, STR(""), field_words(name));
    LIST_EACH (struct clause_list, list, a->form->policy->lists)
        for (size_t i = 0; list->role == LIST_INCLUDE && i < list->clauses_len; i++) {
            struct field_page *field =
                field_add(a, INPUT_TICK, name, clause_words(a->x->arena, &list->clauses[i]));
            field->value = list->clauses[i].id;
        }
}

/* ---- fields of a shape ---------------------------------------------------------------------- */

static bool is_short(struct str name)
{
    static const char *const names[] = {"number", "title", "document", "source", "no", "name",
        "project", "stage", "place", "kept_at", "method", "manner", "body", "post", "receiver",
        "witnesses", "sanction_document"};

    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (str_is(name, names[i]))
            return true;
    return false;
}

static void shape_ask(struct asking *a, const struct shape *shape, struct str prefix, int depth);

static void choices_ask(
    struct asking *a, const struct field *field, struct str name, struct str label)
{
    struct field_page *page = field_add(a, INPUT_SELECT, name, label);

    for (size_t i = 1; field->choices != NULL && field->choices[i] != NULL; i++)
        choice_add(a, page, str_of(field->choices[i]), code_words(str_of(field->choices[i])));
}

/* A code that the pack has words for is chosen by them. */
static void code_ask(struct asking *a, struct str own, struct str name, struct str label)
{
    bool liability = str_is(own, "liability"), sanction = str_is(own, "sanction");
    struct field_page *field =
        field_add(a, liability || sanction ? INPUT_SELECT : INPUT_TEXT, name, label);

    if (liability)
        LIST_EACH (struct liability, one, a->form->policy->liabilities)
            choice_add(a, field, one->id, one->title);
    if (sanction)
        LIST_EACH (struct measure, one, a->form->policy->measures)
            choice_add(a, field, one->id, one->title);
}

/* A list is shown with one entry; receipts with one for each whom the step tells. */
static void entries_ask(
    struct asking *a, const struct field *field, struct str name, struct str label, int depth)
{
    static const struct list once = {.len = 1};
    bool receipts = str_is(str_of(field->name), "services") && a->form->step != NULL
                    && a->form->step->recipients.len > 1;
    const struct list *entries = receipts ? &a->form->step->recipients : &once;

    for (size_t i = 0; i < entries->len; i++) {
        struct str words = label;
        if (receipts) {
            const struct recipient *one = (const struct recipient *)entries->at + i;
            const struct role *role = policy_role(a->form->policy, one->role);
            words = str_format(a->x->arena, "%.*s：%.*s", STR_ARG(label),
                STR_ARG(role == NULL ? one->role : role->title));
        }
        size_t before = a->fields.len;
        (void)field_add(a, INPUT_HEADING, STR(""), words);
        shape_ask(a, field->of,
            field->kind == FIELD_GROUP ? str_format(a->x->arena, "%.*s.", STR_ARG(name))
                                       : str_format(a->x->arena, "%.*s[%zu].", STR_ARG(name), i),
            depth + 1);
        for (size_t k = before; i > 0 && k < a->fields.len; k++)
            VEC_AT(a->fields, struct field_page, k)->required = false;
    }
}

static void field_ask(
    struct asking *a, const struct field *field, struct str name, bool required, int depth)
{
    struct str own = str_of(field->name), label = field_words(own);
    size_t before = a->fields.len;

    switch (field->kind) {
    case FIELD_TEXT:
        (void)field_add(a, is_short(own) ? INPUT_TEXT : INPUT_AREA, name, label);
        break;
    case FIELD_CODE: code_ask(a, own, name, label); break;
    case FIELD_DATE:
    case FIELD_DAY: field_add(a, INPUT_DATE, name, label)->hint = STR("如 2026年11月3日"); break;
    case FIELD_NUMBER: (void)field_add(a, INPUT_NUMBER, name, label); break;
    case FIELD_CHOICE: choices_ask(a, field, name, label); break;
    case FIELD_ID:
        directory_choices(a, field_add(a, INPUT_SELECT, name, label), field->refers);
        break;
    case FIELD_IDS:
        directory_choices(a,
            field_add(a, INPUT_SELECT, str_format(a->x->arena, "%.*s[0]", STR_ARG(name)), label),
            field->refers);
        break;
    case FIELD_TEXTS:
        (void)field_add(a, INPUT_AREA, str_format(a->x->arena, "%.*s[0]", STR_ARG(name)), label);
        break;
    case FIELD_CODES:
        if (str_is(own, "clauses"))
            clauses_ask(a, name);
        else
            (void)field_add(
                a, INPUT_TEXT, str_format(a->x->arena, "%.*s[0]", STR_ARG(name)), label);
        break;
    case FIELD_GROUP:
    case FIELD_LIST:
        if (depth >= DEPTH_MAX)
            return;
        entries_ask(a, field, name, label, depth);
        break; /* nothing of what may be left out has to be filled in */
    case FIELD_TREE: return;
    }
    bool group = field->kind == FIELD_GROUP || field->kind == FIELD_LIST;
    for (size_t i = before; i < a->fields.len; i++) {
        struct field_page *page = VEC_AT(a->fields, struct field_page, i);
        page->required = required && (group ? page->required : page->kind != INPUT_TICK);
    }
}

static bool is_link_kind(const struct shape *shape, const struct field *field)
{
    const struct field *to = shape_field(shape, STR("to"));

    return str_is(str_of(field->name), "kind") && to != NULL && to->refers == STREAM_MATTER;
}

/* Known by the address, the day and the order of entries: the page does not ask it. */
static bool is_known(const struct asking *a, const struct field *field)
{
    struct str name = str_of(field->name);

    return (field->flags & FIELD_BY_OFFICE) != 0
           || (a->form->matter == NULL
               && (str_is(name, "procedure") || str_is(name, "policy") || str_is(name, "stage")
                   || str_is(name, "no")));
}

static void shape_ask(struct asking *a, const struct shape *shape, struct str prefix, int depth)
{
    for (size_t i = 0; i < shape->fields_len; i++) {
        const struct field *field = &shape->fields[i];
        struct str name = str_format(a->x->arena, "%.*s%s", STR_ARG(prefix), field->name);
        if (is_known(a, field))
            continue;
        if (is_link_kind(shape, field))
            link_kind_ask(a, name);
        else
            field_ask(a, field, name, (field->flags & FIELD_REQUIRED) != 0, depth);
    }
}

/* ---- what a step asks ----------------------------------------------------------------------- */

static struct str step_name(struct asking *a, const char *name)
{
    return str_format(a->x->arena, "%.*s%s", STR_ARG(a->prefix), name);
}

static void results_ask(struct asking *a, const struct step *step)
{
    bool reasons = false;

    if (step->results.len < 2)
        return;
    struct field_page *field =
        field_add(a, INPUT_RADIO, step_name(a, "result"), field_words(STR("result")));
    field->required = true;
    LIST_EACH (struct result, result, step->results) {
        choice_add(a, field, result->code, result->label);
        reasons = reasons || result->reasons;
    }
    if (reasons)
        field_add(a, INPUT_AREA, step_name(a, "reasons"), field_words(STR("reasons")))->hint =
            STR("退回、不同意的要写明，至少10个字");
}

static void fact_ask(struct asking *a, const struct fact_kind *kind, size_t place)
{
    struct arena *arena = a->x->arena;
    struct field_page *field = field_add(a, INPUT_HIDDEN,
        str_format(arena, "%.*sfacts[%zu].fact", STR_ARG(a->prefix), place), kind->title);

    field->value = kind->id;
    if (kind->type == FACT_YES_NO || kind->type == FACT_CHOICE) {
        bool yes_no = kind->type == FACT_YES_NO;
        field = field_add(a, INPUT_SELECT,
            str_format(
                arena, "%.*sfacts[%zu].%s", STR_ARG(a->prefix), place, yes_no ? "number" : "word"),
            kind->title);
        if (yes_no) {
            choice_add(a, field, STR("1"), STR("是"));
            choice_add(a, field, STR("0"), STR("否"));
        }
        LIST_EACH (struct str, choice, kind->choices)
            choice_add(a, field, *choice, code_words(*choice));
    } else if (kind->type == FACT_DATE) {
        field = field_add(a, INPUT_DATE,
            str_format(arena, "%.*sfacts[%zu].date", STR_ARG(a->prefix), place), kind->title);
    } else {
        field = field_add(a, INPUT_NUMBER,
            str_format(arena, "%.*sfacts[%zu].number", STR_ARG(a->prefix), place), kind->title);
        field->hint = kind->type == FACT_AMOUNT  ? STR("以分计")
                      : kind->type == FACT_RATIO ? STR("以万分之一计")
                                                 : STR("");
    }
    field->required = true;
}

static bool stated(const struct matter *matter, struct str name)
{
    for (size_t i = 0; matter != NULL && i < matter->facts.len; i++)
        if (str_equal((*VEC_AT(matter->facts, const struct fact *, i))->fact, name))
            return true;
    return false;
}

static void facts_ask(struct asking *a, const struct step *step)
{
    size_t place = 0;

    LIST_EACH (struct str, name, step->asks) {
        const struct fact_kind *kind = policy_fact(a->form->policy, *name);
        if (kind != NULL && (a->form->again || !stated(a->form->matter, *name)))
            fact_ask(a, kind, place++);
    }
}

/* Who acts along where a step wants more than one: those who could act there themselves. */
static void staff_ask(struct asking *a, const struct step *step)
{
    const struct directory *d = a->x->viewer.directory;

    for (int64_t i = 0; i + 1 < step->persons_min && !step->kind->in_meeting; i++) {
        struct field_page *field = field_add(a, INPUT_SELECT,
            str_format(a->x->arena, "%.*sstaff[%lld]", STR_ARG(a->prefix), (long long)i),
            field_words(STR("staff")));
        field->required = true;
        VEC_EACH (struct person, person, d->persons)
            if (!id_equal(person->id.id, a->x->viewer.person.id)
                && (a->form->file == NULL
                    || step_actor(
                        d, a->form->file, step, person->id, instant_day(a->x->viewer.now))))
                choice_add(a, field, id_value(a, person->id.id),
                    directory_name(a->x->arena, d, person->id));
    }
}

static void step_ask(struct asking *a, const struct step *step, const struct shape *shape)
{
    size_t place = 0;

    LIST_EACH (struct str, name, step->needs) {
        const struct field *field = shape_field(shape, *name);
        if (field != NULL)
            field_ask(a, field, step_name(a, field->name), true, 1);
    }
    facts_ask(a, step);
    LIST_EACH (struct material_kind, kind, step->materials) {
        struct field_page *field = field_add(a, INPUT_TICK,
            str_format(a->x->arena, "%.*smaterials[%zu].material", STR_ARG(a->prefix), place++),
            kind->title);
        field->hint = kind->required ? STR("必须提交") : STR("");
        field->ticked = str_equal(field->value, kind->id);
        field->value = kind->id;
    }
    staff_ask(a, step);
    results_ask(a, step);
}

struct vec act_field(struct exchange *x, const struct act_form *form, struct str prefix,
    const struct field *field, bool required)
{
    struct asking a = {.x = x, .form = form};

    field_ask(&a, field, str_format(x->arena, "%.*s%s", STR_ARG(prefix), field->name), required, 1);
    return a.fields;
}

struct vec act_facts(struct exchange *x, const struct act_form *form, struct str prefix)
{
    struct asking a = {.x = x, .form = form, .prefix = prefix};

    facts_ask(&a, form->step);
    return a.fields;
}

struct vec act_fields(struct exchange *x, const struct act_form *form)
{
    struct asking a = {.x = x, .form = form};
    bool opening = form->matter == NULL;

    if (form->shape != NULL && (opening || form->step == NULL))
        shape_ask(&a, form->shape, STR(""), 1);
    if (form->step == NULL)
        return a.fields;
    if (opening) {
        a.prefix = STR("apply.");
        (void)field_add(&a, INPUT_HEADING, STR(""), form->step->title);
    }
    step_ask(&a, form->step, form->step->kind->shape);
    return a.fields;
}

struct node *act_input(struct exchange *x)
{
    static const char *const own[] = {
        "csrf", "key", "then", "fill", "listed", "have", "because", "c", "d", "p"};
    struct node *input = arena_new(x->arena, struct node);

    *input = (struct node){.kind = NODE_MAP};
    for (size_t i = 0; x->form != NULL && i < x->form->len; i++) {
        const struct node *child = &x->form->items[i];
        bool ours = false;
        for (size_t k = 0; k < COUNT_OF(own); k++)
            ours = ours || str_is(child->key, own[k]);
        if (ours)
            continue;
        struct node *copy = node_put(x->arena, input, child->key);
        struct str key = copy->key;
        *copy = *child;
        copy->key = key;
    }
    return input;
}

struct str step_button(struct arena *arena, const struct step *step)
{
    return str_format(arena, "记录“%.*s”", STR_ARG(step->title));
}
