#include "web/filing.h"

#include "base/hex.h"
#include "casework/kind.h"
#include "store/chance.h"
#include "web/act_asked.h"
#include "web/filing_new_page.h"
#include "web/filing_page.h"
#include "web/filing_part_page.h"
#include "web/site_pages.h"
#include "web/told.h"

/* The noun of these pages; what it means is the pack's. */
static const struct str noun = STR_INIT("filing");

/* ---- what there is -------------------------------------------------------------------------- */

/* The procedure of filings in the edition in force; NULL has answered. */
static const struct procedure *filing_procedure(struct exchange *x, const struct policy **policy)
{
    const struct edition *edition =
        directory_edition_on(x->viewer.directory, instant_day(x->viewer.now));

    *policy = edition == NULL ? NULL : edition->policy;
    if (*policy != NULL)
        LIST_EACH (struct procedure, procedure, (*policy)->procedures)
            if (str_equal(procedure->noun, noun) && procedure->on && procedure->first.len > 0)
                return procedure;
    (void)exchange_error(x, 404, "现行规则没有启用备案");
    return NULL;
}

struct notes_page filing_sentences(struct exchange *x, const struct policy *policy)
{
    static const char *const codes[] = {
        "filing_is_no_exemption", "not_filed_is_no_bar", "filing_does_no_harm"};
    struct notes_page out = {{0}};

    for (size_t i = 0; i < COUNT_OF(codes); i++)
        LIST_EACH (struct state_word, word, policy->sentences)
            if (str_is(word->code, codes[i]))
                *(struct str *)vec_push(x->arena, &out.lines, sizeof(struct str)) = word->label;
    return out;
}

struct str filing_path(struct exchange *x, const char *rest)
{
    return str_format(x->arena, "/filings/%.*s%s", STR_ARG(x->parts[0]), rest);
}

/* 11月23日 14:20, by the clock on the wall. */
static struct str saved_words(struct exchange *x, instant at)
{
    struct civil c = day_to_civil(instant_day(at));
    struct str written = instant_write(x->arena, at);

    return str_format(x->arena, "%d月%d日 %.5s", c.month, c.day, written.at + 11);
}

/* Goes on with a matter whose application waits for this person again. */
static bool matter_taken_up(struct exchange *x, struct filing *f)
{
    struct fault fault;
    struct dossier *dossier = arena_new(x->arena, struct dossier);
    const struct case_file *file = NULL;

    if (office_matter(
            x->viewer.office, (matter_id){f->draft.id}, x->viewer.person, x->arena, dossier, &fault)
        != STATUS_OK)
        return false;
    file = &dossier->files[0];
    if (file->procedure == NULL || !str_equal(file->procedure->noun, noun))
        return false;
    struct vec options = casework_options(dossier, x->viewer.person, x->viewer.now, x->arena);
    VEC_EACH (struct option, option, options)
        if (option->step != NULL && option->refusal == REFUSAL_NONE
            && file->procedure->first.len > 0
            && option->step == ((const struct step *const *)file->procedure->first.at)[0]) {
            f->again = true;
            f->procedure = file->procedure;
            f->form = (struct act_form){.policy = file->policy,
                .matter = file->matter,
                .shape = &application_shape,
                .step = option->step};
            return true;
        }
    return false;
}

/* What was applied for last, to be gone on with. */
static const struct node *last_written(struct exchange *x, const struct filing *f)
{
    static const char *const of_round[] = {"step", "round", "result", "reasons", "opinion"};
    struct node *input = arena_new(x->arena, struct node), *apply = NULL;
    struct node data = {.kind = NODE_MAP};

    *input = (struct node){.kind = NODE_MAP};
    VEC_EACH (const struct event *, act, f->form.matter->acts)
        if ((*act)->shape == &application_shape
            && str_equal(((const struct act *)(*act)->data)->step, f->form.step->id))
            shape_write(x->arena, (*act)->shape, (*act)->data, &data);
    apply = node_put(x->arena, input, STR("apply"));
    apply->kind = NODE_MAP;
    for (size_t i = 0; i < data.len; i++) {
        bool own = false;
        for (size_t k = 0; k < COUNT_OF(of_round); k++)
            own = own || str_is(data.items[i].key, of_round[k]);
        if (own)
            continue;
        struct node *made = node_put(x->arena, apply, data.items[i].key);
        *made = data.items[i];
    }
    return input;
}

static bool draft_of_address(struct exchange *x, struct filing *f)
{
    struct fault fault;
    struct id id;

    if (!id_read(x->parts[0], &id))
        return false;
    enum status status =
        office_draft_find(x->viewer.office, x->session.person, id, x->arena, &f->draft, &fault);
    if (status == STATUS_OK && !id_equal(f->draft.made, id))
        return str_equal(f->draft.noun, noun);
    struct office_draft done = f->draft;
    f->draft = (struct office_draft){.person = x->session.person, .id = id, .noun = noun};
    if (matter_taken_up(x, f))
        f->draft.input = last_written(x, f);
    else if (status == STATUS_OK)
        f->draft = done; /* it was gone on with, and waits for others now */
    return f->again || status == STATUS_OK;
}

bool filing_asked(struct exchange *x, struct filing *f)
{
    const struct policy *policy;

    *f = (struct filing){.problems = 0};
    if (!draft_of_address(x, f)) {
        (void)exchange_error(x, 404, "没有这份草稿，或者它不是您的");
        return false;
    }
    if (!f->again && !id_given(f->draft.made))
        (void)matter_taken_up(x, f); /* its draft may be kept already */
    if (!f->again && !id_given(f->draft.made) && node_get(f->draft.input, "applicant") == NULL) {
        (void)exchange_error(x, 409, "这件事项现在不能修改，草稿没有提交");
        return false;
    }
    f->applicant = x->session.person;
    (void)id_read(node_text(f->draft.input, "applicant"), &f->applicant.id);
    f->paper = !id_equal(f->applicant.id, x->session.person.id);
    if (!f->again) {
        f->procedure = filing_procedure(x, &policy);
        if (f->procedure == NULL)
            return false;
        f->form = (struct act_form){
            .policy = policy, .step = ((const struct step *const *)f->procedure->first.at)[0]};
    }
    filing_lay_out(x, f);
    return true;
}

/* Handed in already: then there is only what became of it. */
static bool handed_in(struct exchange *x, const struct filing *f)
{
    if (!id_given(f->draft.made))
        return false;
    (void)exchange_redirect(x, filing_path(x, "/check"));
    return true;
}

/* ---- beginning ------------------------------------------------------------------------------ */

struct filing_drafts_page filing_drafts(struct exchange *x)
{
    struct filing_drafts_page page = {0};
    struct fault fault;
    struct vec drafts;

    if (office_drafts(x->viewer.office, x->session.person, x->arena, &drafts, &fault) != STATUS_OK)
        return page;
    VEC_EACH (struct office_draft, draft, drafts) {
        struct str title = node_text(draft->input, "title");
        if (title.len == 0)
            title = node_text(node_get(draft->input, "apply"), "title");
        *(struct draft_line *)vec_push(x->arena, &page.rows, sizeof(struct draft_line)) =
            (struct draft_line){.path = str_format(x->arena, "/filings/%.*s/edit",
                                    STR_ARG(id_write(x->arena, draft->id))),
                .title = title.len > 0 ? title : STR("还没有写名称的备案"),
                .saved = saved_words(x, draft->saved_at)};
    }
    return page;
}

static struct str example_of(const struct policy *policy)
{
    LIST_EACH (struct clause_list, list, policy->lists)
        for (size_t i = 0; list->role == LIST_INCLUDE && i < list->clauses_len; i++)
            if (list->clauses[i].example.len > 0)
                return list->clauses[i].example;
    return (struct str){0};
}

/* Again after a paper that may not be entered (refused), or that is nobody's yet (unnamed). */
static enum exchange_next new_show(struct exchange *x, const struct decision *refused, bool unnamed)
{
    const struct chance chance = {.derived = false};
    const struct policy *policy;
    const struct procedure *procedure = filing_procedure(x, &policy);

    if (procedure == NULL)
        return EXCHANGE_DONE;
    struct filing_new_page page = {
        .title = str_format(x->arena, "新建%.*s", STR_ARG(procedure->title)),
        .eligibility = node_text(node_get(policy->tree, "eligibility"), "text"),
        .sentences = filing_sentences(x, policy),
        .example = example_of(policy),
        .drafts = filing_drafts(x),
        .applicants = {.kind = INPUT_SELECT,
            .name = STR("applicant"),
            .label = STR("申请人"),
            .hint = STR("在纸上签字申请的人"),
            .required = true,
            .choices = filing_applicants(x)},
        .id = hex_write(x->arena, chance_take(&chance, "draft", 0, 0).b, 16)};
    for (int i = 0; i < FILING_PARTS; i++)
        *(struct str *)vec_push(x->arena, &page.parts, sizeof(struct str)) = filing_title(i);
    page.frame = frame_make(x, page.title, NULL);
    if (refused != NULL) {
        page.refusal = told_refusal(x->arena, refused);
        page.refusal.title = STR("没有开始录入：规则不允许");
    }
    if (unnamed)
        page.applicants.error = STR("请选择“申请人”");
    if (refused != NULL || unnamed) {
        x->status = 422;
        page.frame.wrong = true;
    }
    page_filing_new(&x->out, &page);
    return page_done(x);
}

enum exchange_next filing_new_show(struct exchange *x)
{
    return new_show(x, NULL, false);
}

static enum exchange_next draft_ask(struct exchange *x, const struct office_draft *change)
{
    x->ask = WIRE_DRAFT;
    x->ask_text = draft_question(x->arena, change);
    return EXCHANGE_ASK;
}

/* The only unit the applicant has a post in is theirs without being asked. */
static void own_unit_put(struct exchange *x, person_id applicant, struct node *input)
{
    const struct directory *d = x->viewer.directory;
    const struct tenure *tenure = NULL;
    day today = instant_day(x->viewer.now);
    struct id unit = {{0}};

    while ((tenure = directory_tenure(d, applicant, tenure)) != NULL) {
        const struct post *post = directory_post(d, tenure->post);
        if (post == NULL || tenure->from.n > today.n || tenure->to.n < today.n)
            continue;
        if (id_given(unit) && !id_equal(unit, post->unit.id))
            return;
        unit = post->unit.id;
    }
    if (id_given(unit))
        node_put_text(x->arena, input, "unit", id_write(x->arena, unit));
}

/* Whose the draft will be; false has answered, before anything was typed.  When it is handed in,
 * casework asks again. */
static bool applicant_asked(struct exchange *x, person_id *applicant)
{
    struct str sent = exchange_form(x, "applicant");

    *applicant = x->session.person;
    if (sent.len == 0 && exchange_form(x, "paper").len == 0)
        return true;
    if (!id_read(sent, &applicant->id)) {
        (void)new_show(x, NULL, true);
        return false;
    }
    if (filing_may_enter(x, *applicant))
        return true;
    struct decision refused = {.refusal = REFUSAL_PAPER_MUST_BE_ENTERED_BY_A_CLERK,
        .detail = str_format(x->arena,
            "您不是%.*s所在单位的经办人，也不是登记人员，不能代为录入。"
            "请由其所在单位的经办人录入，或者由本人登录后填写。",
            STR_ARG(directory_name(x->arena, x->viewer.directory, *applicant)))};
    (void)new_show(x, &refused, false);
    return false;
}

enum exchange_next filing_new_send(struct exchange *x)
{
    struct node *input = arena_new(x->arena, struct node);
    struct office_draft change = {.person = x->session.person, .noun = noun, .input = input};
    const struct policy *policy;
    person_id applicant;

    if (filing_procedure(x, &policy) == NULL)
        return EXCHANGE_DONE;
    if (!id_read(exchange_form(x, "id"), &change.id))
        return exchange_error(x, 400, "草稿号不对，请重新打开这一页");
    if (!applicant_asked(x, &applicant))
        return EXCHANGE_DONE;
    *input = (struct node){.kind = NODE_MAP};
    node_put_text(x->arena, input, "applicant", id_write(x->arena, applicant.id));
    own_unit_put(x, applicant, input);
    return draft_ask(x, &change);
}

static bool draft_kept(struct exchange *x, enum wire_kind kind, struct str text)
{
    if (kind == WIRE_DRAFT)
        return true;
    (void)exchange_error(x, kind == WIRE_FAULT ? 409 : 503,
        kind == WIRE_FAULT ? str_c(x->arena, text) : "没有得到保存的答复");
    return false;
}

void filing_new_answered(struct exchange *x, enum wire_kind kind, struct str text)
{
    if (draft_kept(x, kind, text))
        (void)exchange_redirect(
            x, str_format(x->arena, "/filings/%.*s/edit/1", STR_ARG(exchange_form(x, "id"))));
}

/* ---- the list of parts ---------------------------------------------------------------------- */

static struct str state_words(struct exchange *x, const struct filing_part *part)
{
    static const char *const words[] = {[PART_EMPTY] = "未完成",
        [PART_BEGUN] = "填写中",
        [PART_DONE] = "已完成",
        [PART_FREE] = "可不填",
        [PART_SHUT] = "还不能填写：先完成前面的部分"};

    if (part->state == PART_BEGUN)
        return str_format(x->arena, "填写中，还有%zu处", part->problems.rows.len);
    return str_of(words[part->state]);
}

static struct str part_path(struct exchange *x, int no)
{
    return str_format(x->arena, "/filings/%.*s/edit/%d", STR_ARG(x->parts[0]), no);
}

static void parts_list(struct exchange *x, const struct filing *f, struct filing_page *page)
{
    for (int i = 0; i < FILING_PARTS; i++) {
        const struct filing_part *part = &f->parts[i];
        bool unfinished = part->problems.rows.len > 0;
        *(struct filing_part_line *)vec_push(x->arena, &page->parts,
            sizeof(struct filing_part_line)) = (struct filing_part_line){.no = part->no,
            .title = part->title,
            .about = part->about,
            .path = part->state == PART_SHUT ? STR("") : part_path(x, part->no),
            .state = state_words(x, part),
            .unfinished = unfinished && part->state != PART_SHUT};
        if (unfinished && page->next_path.len == 0) {
            page->next_path = part_path(x, part->no);
            page->next_label = str_format(x->arena, "继续第%d部分", part->no);
        }
    }
}

static struct str matter_title(const struct filing *f)
{
    struct str title = node_text(f->draft.input, "title");

    return title.len > 0 ? title : node_text(node_get(f->draft.input, "apply"), "title");
}

enum exchange_next filing_show(struct exchange *x)
{
    struct filing f;

    if (!filing_asked(x, &f) || handed_in(x, &f))
        return EXCHANGE_DONE;
    struct filing_page page = {.title = str_format(x->arena, "%s%.*s", f.again ? "修改" : "新建",
                                   STR_ARG(f.procedure->title)),
        .matter = matter_title(&f),
        .paper = filing_paper_words(x, &f),
        .sentences = filing_sentences(x, f.form.policy),
        .saved = f.draft.saved_at.ms > 0 ? saved_words(x, f.draft.saved_at) : STR("还没有"),
        .check_path = filing_path(x, "/check"),
        .check_label = f.problems > 0
                           ? str_format(x->arena, "去核对（还有%zu处没有填好）", f.problems)
                           : STR("去核对"),
        .drop_path = filing_path(x, "/drop")};
    parts_list(x, &f, &page);
    if (page.next_path.len == 0) {
        page.next_path = page.check_path;
        page.next_label = STR("核对并提交");
        page.check_label = (struct str){0};
    }
    page.frame = frame_make(x, page.title, NULL);
    page_filing(&x->out, &page);
    return page_done(x);
}

enum exchange_next filing_drop(struct exchange *x)
{
    struct office_draft change = {.person = x->session.person, .noun = noun};
    struct filing f;

    if (!filing_asked(x, &f) || handed_in(x, &f))
        return EXCHANGE_DONE;
    change.id = f.draft.id;
    return draft_ask(x, &change);
}

void filing_dropped(struct exchange *x, enum wire_kind kind, struct str text)
{
    if (draft_kept(x, kind, text))
        (void)exchange_redirect(x, STR("/"));
}

/* ---- one part ------------------------------------------------------------------------------- */

/* The part of the address that may be filled in; NULL has answered. */
static const struct filing_part *part_asked(struct exchange *x, struct filing *f)
{
    int64_t no;

    if (!filing_asked(x, f) || handed_in(x, f))
        return NULL;
    if (!str_integer(x->parts[1], &no) || no < 1 || no > FILING_PARTS) {
        (void)exchange_error(x, 404, "没有这个部分");
        return NULL;
    }
    if (f->parts[no - 1].state == PART_SHUT) {
        (void)exchange_redirect(x, filing_path(x, "/edit"));
        return NULL;
    }
    return &f->parts[no - 1];
}

static bool has_list(const struct filing_part *part)
{
    VEC_EACH (struct field_page, field, part->fields)
        if (str_starts(field->name, "apply.risks["))
            return true;
    return false;
}

static void known_put(struct exchange *x, const struct filing *f, struct filing_part_page *page)
{
    const struct directory *d = x->viewer.directory;

    if (f->paper)
        *(struct str *)vec_push(x->arena, &page->facts.lines, sizeof(struct str)) =
            filing_paper_words(x, f);
    else if (page->no == 1)
        *(struct str *)vec_push(x->arena, &page->facts.lines, sizeof(struct str)) = str_format(
            x->arena, "申请人：%.*s", STR_ARG(directory_name(x->arena, d, f->applicant)));
    if (page->no != 3)
        return;
    const struct field_page *field = f->parts[1].fields.at;
    for (size_t i = 0; field != NULL && i < field->choices.len; i++)
        if (VEC_AT(field->choices, struct choice, i)->chosen)
            page->situation = VEC_AT(field->choices, struct choice, i)->label;
}

/* `told`: what is missing or wrong is said; at first a part only asks. */
static enum exchange_next part_show(
    struct exchange *x, const struct filing *f, const struct filing_part *part, bool told)
{
    struct filing_part_page page = {.title = part->title,
        .about = part->about,
        .path = part_path(x, part->no),
        .list_path = filing_path(x, "/edit"),
        .no = part->no,
        .of = FILING_PARTS,
        .saved = f->draft.saved_at.ms > 0 ? saved_words(x, f->draft.saved_at) : STR(""),
        .fields = part->fields,
        .back =
            exchange_form(x, "back").len > 0 ? exchange_form(x, "back") : exchange_query(x, "back"),
        .button = STR("保存，下一部分"),
        .more = has_list(part)};

    known_put(x, f, &page);
    if (str_is(page.back, "check") || part->no == FILING_PARTS)
        page.button = STR("保存，去核对");
    if (told)
        page.problems = part->problems;
    else
        VEC_EACH (struct field_page, field, page.fields)
            field->error = (struct str){0};
    page.frame = frame_make(x, part->title, NULL);
    page.frame.wrong = page.problems.rows.len > 0;
    page_filing_part(&x->out, &page);
    return page_done(x);
}

enum exchange_next filing_part_show(struct exchange *x)
{
    struct filing f;
    const struct filing_part *part = part_asked(x, &f);

    return part == NULL ? EXCHANGE_DONE
                        : part_show(x, &f, part, str_is(exchange_query(x, "back"), "check"));
}

/* The first time something is kept of a matter that is gone on with, all of it is. */
static const struct node *with_the_rest(
    struct exchange *x, const struct filing *f, const struct node *change)
{
    const struct node *written = node_get(f->draft.input, "apply");
    struct node *input = arena_new(x->arena, struct node);
    struct node apply = *node_get(change, "apply");

    if (f->draft.saved_at.ms > 0)
        return change;
    for (size_t i = 0; written != NULL && i < written->len; i++)
        if (node_get_str(&apply, written->items[i].key) == NULL)
            *node_put(x->arena, &apply, written->items[i].key) = written->items[i];
    *input = (struct node){.kind = NODE_MAP};
    *node_put(x->arena, input, STR("apply")) = apply;
    return input;
}

enum exchange_next filing_part_send(struct exchange *x)
{
    struct filing f;
    const struct filing_part *part = part_asked(x, &f);

    if (part == NULL)
        return EXCHANGE_DONE;
    struct office_draft change = f.draft;
    change.input = with_the_rest(x, &f, filing_change(x, &f, part->no, x->form));
    return draft_ask(x, &change);
}

/* It is kept whatever is wrong in it; then on to what was asked for. */
void filing_part_answered(struct exchange *x, enum wire_kind kind, struct str text)
{
    struct str then = exchange_form(x, "then");
    struct filing f;

    if (!draft_kept(x, kind, text))
        return;
    if (str_is(then, "leave")) {
        (void)exchange_redirect(x, STR("/"));
        return;
    }
    const struct filing_part *part = part_asked(x, &f);
    if (part == NULL)
        return;
    if (str_is(then, "more")) {
        (void)exchange_redirect(x, part_path(x, part->no));
    } else if (part->problems.rows.len > 0) {
        x->status = 422;
        (void)part_show(x, &f, part, true);
    } else if (str_is(exchange_form(x, "back"), "check") || part->no == FILING_PARTS) {
        (void)exchange_redirect(x, filing_path(x, "/check"));
    } else {
        (void)exchange_redirect(x, part_path(x, part->no + 1));
    }
}

/* ---- what was sent back --------------------------------------------------------------------- */

bool act_to_file(const struct exchange *x, const struct act_asked *asked)
{
    (void)x;
    return asked->file != NULL && asked->form.step != NULL
           && str_equal(asked->file->procedure->noun, noun) && asked->file->procedure->first.len > 0
           && asked->form.step == ((const struct step *const *)asked->file->procedure->first.at)[0];
}

void file_show(struct exchange *x, const struct act_asked *asked, const struct reply *reply)
{
    (void)reply;
    (void)exchange_redirect(x, str_format(x->arena, "/filings/%.*s/edit",
                                   STR_ARG(id_write(x->arena, asked->file->matter->id.id))));
}

bool file_request(struct exchange *x, const struct act_asked *asked, struct request *request)
{
    (void)x, (void)asked, (void)request; /* a program sends the form at once */
    return true;
}
