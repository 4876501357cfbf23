/* The form of 核实 and 审核把关: clause by clause, subject by subject; and what was sent of it. */
#include "casework/kind.h"
#include "casework/words.h"
#include "web/determination.h"
#include "web/form.h"
#include "web/meeting_item.h"
#include "web/site_pages.h"

enum { EVIDENCE_ROWS = 6 };

struct filling {
    struct exchange *x;
    const struct act_asked *asked;
    const struct policy *policy;
    const struct matter *matter;
    struct determination_page *page;
};

static struct str sent(const struct filling *f, struct str name, const char *field)
{
    return form_text(f->x->form, str_format(f->x->arena, "%.*s.%s", STR_ARG(name), field));
}

/* Nothing was sent yet: what is recorded stands in the fields. */
static bool fresh(const struct filling *f)
{
    return f->x->form == NULL || f->x->form->len == 0;
}

/* Was this value ticked under the name, alone or among others? */
static bool sent_among(const struct filling *f, struct str name, struct str value)
{
    struct str alone = form_text(f->x->form, name);
    struct str one;

    for (size_t i = 0; alone.len == 0; i++) {
        one = form_text(f->x->form, str_format(f->x->arena, "%.*s[%zu]", STR_ARG(name), i));
        if (one.len == 0 || str_equal(one, value))
            return one.len > 0;
    }
    return str_equal(alone, value);
}

/* ---- clauses -------------------------------------------------------------------------------- */

static const struct check *recorded(const struct filling *f, struct str no, struct str clause)
{
    const struct check *last = NULL;

    VEC_EACH (const struct check *, check, f->matter->checks)
        if (str_equal((*check)->subject, no) && str_equal((*check)->clause, clause))
            last = *check;
    return last;
}

static struct str evidence_words(const struct filling *f, const struct check *check)
{
    struct buffer out = {.arena = f->x->arena};

    LIST_EACH (struct str, no, check->evidence)
        buffer_addf(&out, "%s%.*s", out.len > 0 ? " " : "", STR_ARG(*no));
    return buffer_str(&out);
}

static void answer_set(struct check_page *row, struct str answer)
{
    row->met = str_is(answer, "met");
    row->not_met = str_is(answer, "not_met");
    row->unknown = str_is(answer, "unknown");
    row->not_applicable = str_is(answer, "not_applicable");
}

static struct check_page *row_add(
    struct filling *f, struct vec *rows, struct str name, struct str id, struct str text)
{
    struct check_page *row = vec_push(f->x->arena, rows, sizeof(*row));

    *row = (struct check_page){.name = name,
        .id = id,
        .text = text,
        .evidence = sent(f, name, "evidence"),
        .reasons = sent(f, name, "reasons")};
    answer_set(row, sent(f, name, "answer"));
    return row;
}

static void looked_add(struct filling *f, struct check_page *row, const struct clause *clause,
    const struct check *before)
{
    struct str name = str_format(f->x->arena, "%.*s.looked", STR_ARG(row->name));

    LIST_EACH (struct str, what, clause->checks) {
        bool seen = false;
        for (size_t i = 0; before != NULL && i < before->looked_at.len; i++)
            seen = seen || str_equal(((const struct str *)before->looked_at.at)[i], *what);
        struct field_page *field = vec_push(f->x->arena, &row->looked, sizeof(*field));
        *field = (struct field_page){.kind = INPUT_TICK,
            .name = name,
            .value = *what,
            .label = str_format(f->x->arena, "已查%.*s", STR_ARG(*what)),
            .ticked = fresh(f) ? seen : sent_among(f, name, *what)};
    }
}

static void clause_add(
    struct filling *f, struct str no, const struct clause *clause, size_t place, struct vec *rows)
{
    struct str name = str_format(f->x->arena, "c.%.*s.k%zu", STR_ARG(no), place);
    struct check_page *row = row_add(f, rows, name, clause->id, clause->text);
    const struct check *before = fresh(f) ? recorded(f, no, clause->id) : NULL;

    if (before != NULL) {
        row->evidence = evidence_words(f, before);
        row->reasons = before->reasons;
        answer_set(row, str_of(answer_codes[before->answer]));
    }
    looked_add(f, row, clause, before);
}

/* Every clause that people answer, and behind each list the rest of it at once. */
static void lists_fill(struct filling *f, struct str no, struct determination_subject *out)
{
    size_t place = 0, number = 0;

    LIST_EACH (struct clause_list, list, f->policy->lists) {
        struct check_list *made = vec_push(f->x->arena, &out->lists, sizeof(*made));
        *made = (struct check_list){.title = list->title};
        for (size_t i = 0; i < list->clauses_len; i++, place++)
            if (list->clauses[i].when == NULL)
                clause_add(f, no, &list->clauses[i], place, &made->rows);
        (void)row_add(f, &made->rows, str_format(f->x->arena, "c.%.*s.l%zu", STR_ARG(no), number++),
            STR(""), STR("本表其余没有回答的各项，一并回答"));
    }
}

/* ---- subjects ------------------------------------------------------------------------------- */

static void pairs_fill(struct filling *f, struct str no, struct vec *fields)
{
    size_t place = 0;

    LIST_EACH (struct state_word, pair, f->policy->distinctions) {
        struct field_page *field = form_field(f->x, fields, INPUT_AREA,
            str_format(f->x->arena, "d.%.*s.p%zu", STR_ARG(no), place++), "");
        field->label = pair->label;
        field->required = true;
        VEC_EACH (const struct distinction *, one, f->matter->distinctions)
            if (fresh(f) && str_equal((*one)->subject, no) && str_equal((*one)->pair, pair->code))
                field->value = (*one)->words;
    }
}

static struct field_page *propose(
    struct filling *f, struct str no, struct vec *fields, enum input kind, const char *name)
{
    return form_field(
        f->x, fields, kind, str_format(f->x->arena, "p.%.*s.%s", STR_ARG(no), name), "");
}

static void proposing_fill(struct filling *f, struct str no, struct vec *fields)
{
    static const char *const findings[] = {"meets", "does_not_meet", "no_liability"};
    struct field_page *field = propose(f, no, fields, INPUT_RADIO, "finding");

    field->label = STR("认定（拟）");
    field->required = true;
    for (size_t i = 0; i < COUNT_OF(findings); i++)
        form_choice(f->x, field, str_of(findings[i]), code_words(str_of(findings[i])));
    field = propose(f, no, fields, INPUT_SELECT, "outcome");
    field->label = STR("处理（拟）");
    field->required = true;
    LIST_EACH (struct outcome_kind, kind, f->policy->outcomes)
        if (!kind->side)
            form_choice(f->x, field, kind->code, kind->title);
    field = propose(f, no, fields, INPUT_SELECT, "measure");
    field->label = STR("处分或者处理（拟）");
    LIST_EACH (struct measure, measure, f->policy->measures)
        form_choice(f->x, field, measure->id, measure->title);
    field = propose(f, no, fields, INPUT_AREA, "words");
    field->label = STR("说明");
    field = propose(f, no, fields, INPUT_AREA, "plea");
    field->label = STR("本人申辩");
    field->hint = STR("听取本人意见的，记下要点");
    field = propose(f, no, fields, INPUT_TICK, "heard");
    field->label = STR("已听取本人申辩");
    field->ticked = field->value.len > 0;
    field->value = no;
}

/* ---- the whole form ------------------------------------------------------------------------- */

static void evidence_fill(struct filling *f)
{
    static const struct {
        const char *field, *label;
    } parts[] = {{"title", "名称"}, {"place", "位置（页码）"}, {"shows", "证明什么"}};
    size_t known = f->matter->evidence.len;

    for (size_t i = 0; i < EVIDENCE_ROWS; i++) {
        struct evidence_row *row = vec_push(f->x->arena, &f->page->evidence_rows, sizeof(*row));
        row->no = str_format(f->x->arena, "E%zu", known + i + 1);
        for (size_t k = 0; k < COUNT_OF(parts); k++)
            (void)form_field(f->x, &row->fields, INPUT_TEXT,
                str_format(f->x->arena, "evidence[%zu].%s", i, parts[k].field), parts[k].label);
    }
}

static void opening_fill(struct filling *f)
{
    static const char *const names[] = {
        "facts_found", "political_effect", "discipline_effect", "social_effect"};

    for (size_t i = 0; i < COUNT_OF(names); i++) {
        struct field_page *field =
            form_field(f->x, &f->page->opening, INPUT_AREA, str_of(names[i]), "");
        field->label = field_words(str_of(names[i]));
        field->required = i == 0;
    }
    evidence_fill(f);
}

/* What any step asks; of a verification the lists have places of their own. */
static void closing_fill(struct filling *f)
{
    static const char *const kept[] = {"facts[", "materials[", "staff[", "result", "reasons"};
    struct vec plain = act_fields(f->x, &f->asked->form);

    VEC_EACH (struct field_page, field, plain) {
        bool wanted = !f->page->verifying;
        for (size_t i = 0; i < COUNT_OF(kept); i++)
            wanted = wanted || str_starts(field->name, kept[i]);
        if (wanted)
            *(struct field_page *)vec_push(f->x->arena, &f->page->closing, sizeof(*field)) = *field;
    }
}

void verification_fill(
    struct exchange *x, const struct act_asked *asked, struct determination_page *page)
{
    const struct step *step = asked->form.step;
    struct filling f = {.x = x,
        .asked = asked,
        .policy = asked->file->policy,
        .matter = asked->file->matter,
        .page = page};
    size_t place = 0;

    page->verifying = step->part.len == 0;
    page->form_title = step->title;
    page->path = str_format(x->arena, "%.*s/%.*s",
        STR_ARG(matter_path(x->arena, asked->file->matter->id)), STR_ARG(step->action));
    page->key = asked->key;
    page->button = page->verifying ? STR("提交核查报告") : STR("提交审理意见");
    closing_fill(&f);
    if (!page->verifying)
        return;
    opening_fill(&f);
    VEC_EACH (struct determination_subject, out, page->subjects) {
        struct str no = VEC_AT(f.matter->subjects, struct matter_subject, place++)->subject->no;
        lists_fill(&f, no, out);
        pairs_fill(&f, no, &out->pairs);
        proposing_fill(&f, no, &out->proposing);
    }
}

/* ---- what was sent -------------------------------------------------------------------------- */

static struct node *list_put(struct exchange *x, struct node *map, const char *key)
{
    struct node *list = node_put(x->arena, map, str_of(key));

    list->kind = NODE_LIST;
    return list;
}

static struct node *row_push(struct exchange *x, struct node *list, struct str subject)
{
    struct node *row = node_push(x->arena, list);

    row->kind = NODE_MAP;
    node_put_text(x->arena, row, "subject", subject);
    return row;
}

static void text_put(struct exchange *x, struct node *row, const char *key, struct str text)
{
    if (text.len > 0)
        node_put_text(x->arena, row, key, text);
}

static bool in_code(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* E1 E2、E3: numbers, whatever stands between them. */
static void numbers_put(struct exchange *x, struct node *row, struct str text)
{
    struct node *list = text.len > 0 ? list_put(x, row, "evidence") : NULL;

    for (size_t i = 0; i < text.len;) {
        size_t len = 0;
        while (i + len < text.len && in_code(text.at[i + len]))
            len++;
        if (len > 0)
            node_set_text(node_push(x->arena, list), (struct str){text.at + i, len});
        i += len > 0 ? len : 1;
    }
}

/* The id that a name of the form stands for: k12 the clause, l3 the whole list. */
static struct str clause_meant(const struct policy *policy, struct str key)
{
    int64_t wanted = -1;
    size_t place = 0, number = 0;

    if (key.len < 2 || !str_integer((struct str){key.at + 1, key.len - 1}, &wanted))
        return (struct str){0};
    LIST_EACH (struct clause_list, list, policy->lists) {
        if (key.at[0] == 'l' && number++ == (size_t)wanted)
            return list->id;
        for (size_t i = 0; i < list->clauses_len; i++, place++)
            if (key.at[0] == 'k' && place == (size_t)wanted)
                return list->clauses[i].id;
    }
    return (struct str){0};
}

static void check_put(struct exchange *x, const struct policy *policy, struct str subject,
    const struct node *sent_row, struct node *list)
{
    const struct node *looked = node_get(sent_row, "looked");
    struct str clause = clause_meant(policy, sent_row->key);
    bool said = node_text(sent_row, "answer").len > 0 || node_text(sent_row, "evidence").len > 0
                || node_text(sent_row, "reasons").len > 0;

    if (clause.len == 0 || !said)
        return;
    struct node *row = row_push(x, list, subject);
    node_put_text(x->arena, row, "clause", clause);
    text_put(x, row, "answer", node_text(sent_row, "answer"));
    text_put(x, row, "reasons", node_text(sent_row, "reasons"));
    numbers_put(x, row, node_text(sent_row, "evidence"));
    if (looked == NULL)
        return;
    struct node *seen = node_put(x->arena, row, STR("looked_at"));
    struct str key = seen->key;
    *seen = *looked;
    seen->key = key;
}

static void checks_put(struct exchange *x, const struct policy *policy, struct node *input)
{
    const struct node *subjects = node_get(x->form, "c");
    struct node *list = list_put(x, input, "checks");

    for (size_t i = 0; subjects != NULL && i < subjects->len; i++)
        for (size_t k = 0; k < subjects->items[i].len; k++)
            check_put(x, policy, subjects->items[i].key, &subjects->items[i].items[k], list);
}

static void pairs_put(struct exchange *x, const struct policy *policy, struct node *input)
{
    const struct node *subjects = node_get(x->form, "d");
    const struct state_word *pairs = policy->distinctions.at;
    struct node *list = list_put(x, input, "distinctions");

    for (size_t i = 0; subjects != NULL && i < subjects->len; i++)
        for (size_t k = 0; k < policy->distinctions.len; k++) {
            struct str words = node_text(&subjects->items[i], str_format(x->arena, "p%zu", k).at);
            if (words.len == 0)
                continue;
            struct node *row = row_push(x, list, subjects->items[i].key);
            node_put_text(x->arena, row, "pair", pairs[k].code);
            node_put_text(x->arena, row, "words", words);
        }
}

static void proposal_put(struct exchange *x, const struct node *sent_row, struct node *list)
{
    static const char *const names[] = {"finding", "outcome", "measure", "words"};
    bool said = false;

    for (size_t i = 0; i < COUNT_OF(names); i++)
        said = said || node_text(sent_row, names[i]).len > 0;
    if (!said)
        return;
    struct node *row = row_push(x, list, sent_row->key);
    for (size_t i = 0; i < COUNT_OF(names); i++)
        text_put(x, row, names[i], node_text(sent_row, names[i]));
}

static void proposals_put(struct exchange *x, struct node *input)
{
    const struct node *subjects = node_get(x->form, "p");
    struct node proposals = {.kind = NODE_LIST}, statements = {.kind = NODE_LIST},
                heard = {.kind = NODE_LIST};

    for (size_t i = 0; subjects != NULL && i < subjects->len; i++) {
        const struct node *one = &subjects->items[i];
        proposal_put(x, one, &proposals);
        if (node_text(one, "heard").len > 0)
            node_set_text(node_push(x->arena, &heard), one->key);
        if (node_text(one, "plea").len == 0)
            continue;
        struct node *row = row_push(x, &statements, one->key);
        node_put_text(x->arena, row, "source", STR("本人申辩"));
        node_put_text(x->arena, row, "words", node_text(one, "plea"));
    }
    const struct {
        const char *key;
        const struct node *list;
    } made[] = {{"proposals", &proposals}, {"statements", &statements}, {"heard", &heard}};
    for (size_t i = 0; i < COUNT_OF(made); i++) {
        struct node *list = list_put(x, input, made[i].key);
        struct str key = list->key;
        *list = *made[i].list;
        list->key = key;
    }
}

bool determination_request(
    struct exchange *x, const struct act_asked *asked, struct request *request)
{
    struct node *input = act_input(x);

    if (asked->form.step->part.len > 0)
        return true;
    checks_put(x, asked->file->policy, input);
    pairs_put(x, asked->file->policy, input);
    proposals_put(x, input);
    request->input = input;
    return true;
}
