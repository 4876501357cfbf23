/* What a meeting determines, subject by subject: the finding and the disposition apart. */
#include "casework/words.h"
#include "view/matter_view.h"
#include "web/determination.h"
#include "web/form.h"
#include "web/meeting_item.h"

struct ruling_form {
    const struct item_asked *a;
    struct meeting_page *page;
    const struct matter_subject *subject;
    const struct node *openness; /* of this subject, of view/matter_view.h */
    size_t place;
};

static struct field_page *add(
    struct ruling_form *r, enum input kind, const char *name, const char *label)
{
    struct exchange *x = r->a->x;

    return form_field(x, &r->page->conclusion, kind,
        str_format(x->arena, "%.*srulings[%zu].%s", STR_ARG(r->a->prefix), r->place, name), label);
}

/* ---- who, and what was proposed ------------------------------------------------------------- */

static void proposal_add(struct ruling_form *r, struct buffer *out, const struct proposal *proposal)
{
    const struct policy *policy = r->a->file->policy;
    const struct outcome_kind *outcome = policy_outcome(policy, proposal->outcome);
    const struct measure *measure = policy_measure(policy, proposal->measure);

    if (!str_equal(proposal->subject, r->subject->subject->no))
        return;
    *out = (struct buffer){.arena = r->a->x->arena}; /* the last one counts */
    buffer_addf(out, "承办部门建议（拟）：%.*s", STR_ARG(code_words(proposal->finding)));
    if (outcome != NULL)
        buffer_addf(out, "，%.*s", STR_ARG(outcome->title));
    if (proposal->measure.len > 0)
        buffer_addf(out, "，%.*s", STR_ARG(measure == NULL ? proposal->measure : measure->title));
    if (proposal->words.len > 0)
        buffer_addf(out, "。%.*s", STR_ARG(proposal->words));
}

static void heading_add(struct ruling_form *r)
{
    struct exchange *x = r->a->x;
    const struct subject *subject = r->subject->subject;
    const struct liability *liability = policy_liability(r->a->file->policy, subject->liability);
    struct buffer hint = {.arena = x->arena};

    VEC_EACH (const struct proposal *, proposal, r->a->file->matter->proposals)
        proposal_add(r, &hint, *proposal);
    struct field_page *heading = vec_push(x->arena, &r->page->conclusion, sizeof(*heading));
    *heading = (struct field_page){.kind = INPUT_HEADING,
        .label = str_format(x->arena, "%.*s %.*s", STR_ARG(subject_told(x, r->subject)),
            STR_ARG(liability == NULL ? STR("") : liability->title)),
        .hint = buffer_str(&hint)};
    add(r, INPUT_HIDDEN, "subject", "")->value = subject->no;
}

/* ---- finding and disposition ---------------------------------------------------------------- */

static void finding_add(struct ruling_form *r)
{
    static const char *const findings[] = {"meets", "does_not_meet", "no_liability"};
    struct field_page *field = add(r, INPUT_RADIO, "finding", "认定结论");

    field->required = true;
    for (size_t i = 0; i < COUNT_OF(findings); i++)
        form_choice(r->a->x, field, str_of(findings[i]), code_words(str_of(findings[i])));
}

/* Is this one of the outcomes that were sent?  Places may have closed up where nothing was. */
static bool outcome_sent(const struct ruling_form *r, struct str code)
{
    struct str list =
        str_format(r->a->x->arena, "%.*srulings[%zu].outcomes", STR_ARG(r->a->prefix), r->place);

    for (size_t i = 0; i < r->a->file->policy->outcomes.len; i++)
        if (str_equal(code, form_text(r->a->x->form,
                                str_format(r->a->x->arena, "%.*s[%zu].code", STR_ARG(list), i))))
            return true;
    return false;
}

static void closed_add(struct ruling_form *r, const struct node *row)
{
    struct exchange *x = r->a->x;

    *(struct fact_line *)vec_push(x->arena, &r->page->closed, sizeof(struct fact_line)) =
        (struct fact_line){.label = r->subject->subject->no, .value = node_text(row, "words")};
}

/* Only what the rules leave open can be chosen; the rest is told with its reason. */
static void outcome_add(struct ruling_form *r)
{
    struct field_page *field = add(r, INPUT_RADIO, "outcomes[0].code", "处理结果");
    const struct node *list = r->openness;

    field->required = true;
    field->hint = STR("只列规则允许的；不能选的和原因见上");
    for (size_t i = 0; list != NULL && i < list->len; i++) {
        const struct node *row = &list->items[i];
        const struct outcome_kind *kind =
            policy_outcome(r->a->file->policy, node_text(row, "code"));
        if (kind->side)
            continue;
        if (!str_is(node_text(row, "open"), "met")) {
            closed_add(r, row);
            continue;
        }
        form_choice(r->a->x, field, kind->code, kind->title);
        struct choice *choice = VEC_AT(field->choices, struct choice, field->choices.len - 1);
        choice->hint = node_text(row, "superior_basis");
        choice->chosen = outcome_sent(r, kind->code);
    }
}

static struct str titles_of(struct ruling_form *r, const struct list *codes)
{
    struct buffer out = {.arena = r->a->x->arena};

    LIST_EACH (struct str, code, *codes) {
        const struct outcome_kind *kind = policy_outcome(r->a->file->policy, *code);
        if (kind != NULL)
            buffer_addf(&out, "%s%.*s", out.len > 0 ? "、" : "", STR_ARG(kind->title));
    }
    return buffer_str(&out);
}

static void basis_add(struct ruling_form *r)
{
    struct exchange *x = r->a->x;
    struct field_page *field = add(r, INPUT_SELECT, "outcomes[0].superior_basis", "上位依据");

    field->hint = STR("不予容错的不填");
    LIST_EACH (struct superior_basis, basis, r->a->file->policy->superior_bases)
        if (str_equal(basis->liability->id, r->subject->subject->liability))
            form_choice(x, field, basis->id,
                str_format(x->arena, "%.*s（%.*s）", STR_ARG(basis->text),
                    STR_ARG(titles_of(r, &basis->outcomes))));
}

/* What goes along with the disposition: 批评教育, 谈话提醒 … */
static void sides_add(struct ruling_form *r)
{
    struct exchange *x = r->a->x;
    size_t place = 1;

    LIST_EACH (struct outcome_kind, kind, r->a->file->policy->outcomes) {
        if (!kind->side)
            continue;
        struct str name = str_format(x->arena, "outcomes[%zu].code", place++);
        struct field_page *field = add(r, INPUT_TICK, name.at, "");
        field->label = str_format(x->arena, "另加：%.*s", STR_ARG(kind->title));
        field->ticked = outcome_sent(r, kind->code);
        field->value = kind->code;
    }
}

static void measure_add(struct ruling_form *r)
{
    static const char *const forms[] = {"first", "second", "third", "fourth", "not_applicable"};
    struct exchange *x = r->a->x;
    struct field_page *field = add(r, INPUT_SELECT, "measure", "最后给予的处分或者处理");

    LIST_EACH (struct measure, measure, r->a->file->policy->measures)
        form_choice(x, field, measure->id, measure->title);
    field = add(r, INPUT_SELECT, "four_form", "属于哪一种形态");
    field->hint = STR("写了处分或者处理的，要写明");
    for (size_t i = 0; i < COUNT_OF(forms); i++)
        form_choice(x, field, str_of(forms[i]), code_words(str_of(forms[i])));
    (void)add(r, INPUT_TEXT, "sanction_document", "处分决定文号");
    add(r, INPUT_AREA, "reasons", "理由")->required = true;
}

void rulings_fill(const struct item_asked *a, struct meeting_page *page)
{
    struct node tree = {0};
    size_t place = 0;

    matter_tree(&a->x->viewer, a->dossier, false, &tree);
    const struct node *subjects = node_get(&tree, "subjects");
    VEC_EACH (struct matter_subject, subject, a->file->matter->subjects) {
        struct ruling_form r = {.a = a,
            .page = page,
            .subject = subject,
            .openness = subjects == NULL ? NULL : node_get(&subjects->items[place], "openness"),
            .place = place};
        place++;
        heading_add(&r);
        finding_add(&r);
        outcome_add(&r);
        basis_add(&r);
        sides_add(&r);
        measure_add(&r);
    }
}
