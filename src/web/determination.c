/* 容错认定: what is recorded of facts, checks, proposals and opinions, and what is still missing.
 */
#include "web/determination.h"

#include "casework/facts.h"
#include "casework/kind.h"
#include "casework/words.h"
#include "view/matter_view.h"
#include "view/meeting_view.h"
#include "view/sight.h"
#include "view/words_of.h"
#include "web/reply.h"
#include "web/site_pages.h"
#include "web/told.h"

struct telling {
    struct exchange *x;
    const struct dossier *dossier;
    const struct case_file *file;
    const struct matter *matter;
    struct node tree; /* of view/matter_view.h */
    struct determination_page *page;
};

struct str subject_told(struct exchange *x, const struct matter_subject *one)
{
    const struct subject *subject = one->subject;
    const struct unit *unit = directory_unit(x->viewer.directory, (unit_id){subject->unit});
    struct str name = id_given(subject->person) ? directory_name(
                          x->arena, x->viewer.directory, (person_id){subject->person})
                      : unit != NULL          ? unit->name
                      : subject->name.len > 0 ? subject->name
                                              : subject->described;

    return str_format(x->arena, "%.*s %.*s", STR_ARG(subject->no), STR_ARG(name));
}

static const struct step *step_of_part(const struct procedure *procedure, const char *part)
{
    LIST_EACH (struct step, step, procedure->steps)
        if (step->kind == &verification_kind && str_is(step->part, part))
            return step;
    return NULL;
}

/* A clarification verifies too, but what it ends with is no determination. */
static bool ends_in_determination(const struct procedure *procedure)
{
    LIST_EACH (struct step, step, procedure->steps)
        if (step->kind == &determination_kind)
            return step_of_part(procedure, "") != NULL;
    return false;
}

/* ---- head ----------------------------------------------------------------------------------- */

static struct str edition_words(struct telling *t, const struct edition *edition)
{
    if (edition == NULL || edition->policy == NULL)
        return STR("没有规则");
    return str_format(t->x->arena, "%.*s %.*s版", STR_ARG(edition->policy->title),
        STR_ARG(edition->policy->edition));
}

/* A filing it is linked with, and the rules of its day. */
static bool filing_told(struct telling *t, const struct matter *far)
{
    const struct directory *directory = t->x->viewer.directory;
    struct str title;

    if (far->opened == NULL || !str_is(far->opened->procedure, "filing")
        || !matter_far_title(&t->x->viewer, far->id, &title))
        return false;
    fact_put(t->x, &t->page->head.rows, STR("备案时规则"),
        str_format(t->x->arena, "%.*s（%.*s）",
            STR_ARG(
                edition_words(t, directory_edition(directory, (policy_id){far->opened->policy}))),
            STR_ARG(title)));
    return true;
}

/* Rules in force at the conduct, at the filing and now, side by side. */
static void editions_told(struct telling *t)
{
    const struct directory *directory = t->x->viewer.directory;
    const struct date *conduct = &t->matter->opened->conduct;
    struct vec *rows = &t->page->head.rows;

    if (conduct->precision != PRECISION_NOT_GIVEN)
        fact_put(t->x, rows, STR("行为时规则"),
            str_format(t->x->arena, "%.*s（%.*s）",
                STR_ARG(edition_words(t, directory_edition_on(directory, conduct->from))),
                STR_ARG(date_words(t->x->arena, conduct))));
    bool filed = false;
    for (size_t i = 0; i < t->file->linked_len; i++)
        filed = filing_told(t, t->file->linked[i]) || filed;
    if (!filed)
        fact_put(t->x, rows, STR("备案时规则"), STR("没有您可以查看的备案"));
    fact_put(t->x, rows, STR("认定所依规则"),
        edition_words(t, directory_edition(directory, (policy_id){t->matter->opened->policy})));
}

static void links_told(struct telling *t, const char *key, const char *far)
{
    const struct node *list = node_get(&t->tree, key);

    for (size_t i = 0; list != NULL && i < list->len; i++)
        *(struct fact_line *)vec_push(t->x->arena, &t->page->head.rows, sizeof(struct fact_line)) =
            (struct fact_line){.label = STR("关联"),
                .value = node_text(&list->items[i], "title"),
                .path = str_format(
                    t->x->arena, "/matters/%.*s", STR_ARG(node_text(&list->items[i], far)))};
}

/* ---- what was written ----------------------------------------------------------------------- */

static void evidence_told(struct telling *t)
{
    VEC_EACH (const struct evidence *, one, t->matter->evidence)
        fact_put(t->x, &t->page->evidence.rows, (*one)->no,
            str_format(t->x->arena, "%.*s %.*s%s%.*s", STR_ARG((*one)->title),
                STR_ARG((*one)->place), (*one)->shows.len > 0 ? "：" : "", STR_ARG((*one)->shows)));
}

static void report_told(struct telling *t, const struct node *data)
{
    static const char *const names[] = {
        "facts_found", "political_effect", "discipline_effect", "social_effect"};

    for (size_t i = 0; i < COUNT_OF(names); i++)
        fact_put(
            t->x, &t->page->why.rows, field_words(str_of(names[i])), node_text(data, names[i]));
}

static void opinion_told(
    struct telling *t, const struct step *step, const struct node *act, const struct node *data)
{
    const struct result *result = step_result(step, node_text(data, "result"));
    struct str words = node_text(data, "written_opinion");

    if (words.len == 0)
        words = node_text(data, "answer");
    if (words.len == 0)
        words = node_text(data, "reasons");
    fact_put(t->x, &t->page->opinions.rows, step->title,
        str_format(t->x->arena, "%.*s。%.*s %.*s %.*s",
            STR_ARG(result == NULL ? STR("") : result->label), STR_ARG(words),
            STR_ARG(node_words(&t->x->viewer, NULL, node_get(act, "by"))),
            STR_ARG(node_text(act, "on"))));
}

static void acts_told(struct telling *t)
{
    const struct node *acts = node_get(&t->tree, "acts");

    for (size_t i = 0; acts != NULL && i < acts->len; i++) {
        const struct node *act = &acts->items[i], *data = node_get(act, "data");
        const struct step *step = procedure_step(t->file->procedure, node_text(act, "step"));
        if (step == NULL)
            continue;
        if (step->kind == &verification_kind && step->part.len == 0)
            report_told(t, data);
        else if (step->kind == &verification_kind || step->kind == &consultation_kind)
            opinion_told(t, step, act, data);
    }
}

/* ---- subjects ------------------------------------------------------------------------------- */

static void check_told(struct telling *t, const struct check *check, struct vec *rows)
{
    const struct clause *clause = policy_clause(t->file->policy, check->clause);
    struct buffer words = {.arena = t->x->arena};

    buffer_addf(&words, "%.*s", STR_ARG(code_words(str_of(answer_codes[check->answer]))));
    LIST_EACH (struct str, no, check->evidence)
        buffer_addf(&words, " %.*s", STR_ARG(*no));
    if (check->reasons.len > 0)
        buffer_addf(&words, " %.*s", STR_ARG(check->reasons));
    if (clause != NULL)
        buffer_addf(&words, "（%.*s）", STR_ARG(clause->text));
    fact_put(t->x, rows, check->clause, buffer_str(&words));
}

static bool answered(const struct matter *matter, struct str subject, struct str clause)
{
    VEC_EACH (const struct check *, check, matter->checks)
        if (str_equal((*check)->subject, subject) && str_equal((*check)->clause, clause))
            return true;
    return false;
}

/* What nobody has answered, list by list, by its words; what the machine computes is not asked. */
static void gaps_told(struct telling *t, struct str no, struct determination_subject *out)
{
    LIST_EACH (struct clause_list, list, t->file->policy->lists) {
        struct buffer words = {.arena = t->x->arena};
        for (size_t i = 0; i < list->clauses_len; i++)
            if (list->clauses[i].when == NULL && !answered(t->matter, no, list->clauses[i].id))
                buffer_addf(&words, "%s%.*s", words.len > 0 ? "；" : "",
                    STR_ARG(clause_words(t->x->arena, &list->clauses[i])));
        if (words.len > 0)
            fact_put(t->x, &out->gaps.rows,
                str_format(t->x->arena, "未回答：%.*s", STR_ARG(list->title)), buffer_str(&words));
    }
}

static void distinctions_told(struct telling *t, struct str no, struct determination_subject *out)
{
    size_t written = 0;

    LIST_EACH (struct state_word, pair, t->file->policy->distinctions) {
        struct str words = {0};
        VEC_EACH (const struct distinction *, one, t->matter->distinctions)
            if (str_equal((*one)->subject, no) && str_equal((*one)->pair, pair->code))
                words = (*one)->words;
        fact_put(t->x, &out->distinctions.rows, pair->label, words);
        written += words.len > 0 ? 1 : 0;
    }
    if (written < t->file->policy->distinctions.len)
        fact_put(t->x, &out->gaps.rows, STR("三个区分开来"),
            str_format(t->x->arena, "已写%zu/%zu", written, t->file->policy->distinctions.len));
}

static void proposal_told(struct telling *t, struct str no, struct determination_subject *out)
{
    const struct proposal *last = NULL;

    VEC_EACH (const struct proposal *, proposal, t->matter->proposals)
        if (str_equal((*proposal)->subject, no))
            last = *proposal;
    if (last == NULL)
        return;
    const struct outcome_kind *outcome = policy_outcome(t->file->policy, last->outcome);
    const struct measure *measure = policy_measure(t->file->policy, last->measure);
    struct vec *rows = &out->proposal.rows;
    fact_put(t->x, rows, STR("认定（拟）"), code_words(last->finding));
    fact_put(t->x, rows, STR("处理（拟）"), outcome == NULL ? last->outcome : outcome->title);
    fact_put(t->x, rows, STR("处分（拟）"), measure == NULL ? last->measure : measure->title);
    fact_put(t->x, rows, STR("说明"), last->words);
}

static void outcomes_told(struct telling *t, const struct node *row, struct vec *rows)
{
    const struct node *list = node_get(row, "openness");

    for (size_t i = 0; list != NULL && i < list->len; i++) {
        struct str open = node_text(&list->items[i], "open");
        fact_put(t->x, rows,
            str_is(open, "met")       ? STR("可以选择")
            : str_is(open, "not_met") ? STR("不能选择")
                                      : STR("条件未知"),
            node_text(&list->items[i], "words"));
    }
}

static struct str outcome_words(struct telling *t, const struct outcome *outcome)
{
    LIST_EACH (struct superior_basis, basis, t->file->policy->superior_bases)
        if (str_equal(basis->id, outcome->superior_basis))
            return str_format(t->x->arena, "%.*s（上位依据：%.*s）", STR_ARG(outcome->label),
                STR_ARG(basis->text));
    return outcome->label;
}

/* The finding and the disposition apart. */
static void ruling_told(struct telling *t, const struct matter_subject *subject, struct vec *rows)
{
    const struct ruling *ruling = subject->ruling;

    if (ruling == NULL || !ruling_seen(&t->x->viewer, t->file, subject))
        return;
    const struct measure *measure = policy_measure(t->file->policy, ruling->measure);
    if (subject->revoked)
        fact_put(t->x, rows, STR("已撤销"), STR("原来的认定不再有效"));
    fact_put(t->x, rows, STR("认定结论"), code_words(ruling->finding));
    LIST_EACH (struct outcome, outcome, ruling->outcomes)
        fact_put(t->x, rows, STR("处理结果"), outcome_words(t, outcome));
    fact_put(t->x, rows, STR("处分或者处理"), measure == NULL ? ruling->measure : measure->title);
    fact_put(t->x, rows, STR("形态"), code_words(ruling->four_form));
    fact_put(t->x, rows, STR("处分决定文号"), ruling->sanction_document);
    fact_put(t->x, rows, STR("理由"), ruling->reasons);
    fact_put(t->x, rows, STR("日期"), day_write_chinese(t->x->arena, subject->ruled_on));
}

static void subjects_told(struct telling *t)
{
    const struct node *rows = node_get(&t->tree, "subjects");
    const struct step *verify = step_of_part(t->file->procedure, "");
    size_t place = 0;

    VEC_EACH (struct matter_subject, subject, t->matter->subjects) {
        const struct liability *liability =
            policy_liability(t->file->policy, subject->subject->liability);
        struct determination_subject *out = vec_push(t->x->arena, &t->page->subjects, sizeof(*out));
        struct str no = subject->subject->no;
        *out = (struct determination_subject){
            .name = str_format(t->x->arena, "%.*s %.*s", STR_ARG(subject_told(t->x, subject)),
                STR_ARG(liability == NULL ? STR("") : liability->title))};
        VEC_EACH (const struct check *, check, t->matter->checks)
            if (str_equal((*check)->subject, no))
                check_told(t, *check, &out->checks.rows);
        distinctions_told(t, no, out);
        gaps_told(t, no, out);
        if (step_seen(&t->x->viewer, t->file, verify, (person_id){{{0}}}))
            proposal_told(t, no, out);
        outcomes_told(t, &rows->items[place], &out->outcomes.rows);
        ruling_told(t, subject, &out->ruling.rows);
        place++;
    }
}

/* ---- what comes next ------------------------------------------------------------------------ */

static bool keeps_minutes(struct telling *t, const struct step *step)
{
    VEC_EACH (struct body, body, t->x->viewer.directory->bodies)
        if (meeting_body_fits(t->file, step, body) && minutes_kept(&t->x->viewer, body))
            return true;
    return false;
}

static struct str not_yet(struct telling *t, const struct option *option)
{
    const struct matter_step *round = matter_step_last(t->matter, option->step->id);

    if (option->refusal != REFUSAL_STEP_MUST_BE_OPEN)
        return told_plain(t->x->arena, option->detail);
    return round == NULL                  ? STR("还没有到这一步")
           : round->state == STEP_SKIPPED ? STR("本事项不需要")
                                          : STR("已经研究过");
}

/* The way into the meeting, or what shuts it. */
static void ahead_told(struct telling *t)
{
    struct vec options =
        casework_options(t->dossier, t->x->viewer.person, t->x->viewer.now, t->x->arena);

    VEC_EACH (struct option, option, options) {
        if (t->matter->ended || option->step == NULL || !option->step->kind->in_meeting)
            continue;
        bool open = option->refusal == REFUSAL_NONE;
        struct fact_line *row = vec_push(t->x->arena, &t->page->ahead.rows, sizeof(*row));
        *row = (struct fact_line){.label = option->step->title,
            .value = open ? STR("可以上会，由召开单位的人员记录") : not_yet(t, option)};
        if (!open || !keeps_minutes(t, option->step))
            continue;
        row->value = STR("上会");
        row->path = str_format(t->x->arena, "%.*s/%.*s",
            STR_ARG(matter_path(t->x->arena, t->matter->id)), STR_ARG(option->action));
    }
}

/* ---- the page ------------------------------------------------------------------------------- */

static void open_light(struct telling *t)
{
    VEC_EACH (struct matter_step, round, t->matter->steps)
        if (round->state == STEP_OPEN && t->page->light.light == 0)
            (void)light_of_round(t->x, t->file, round, &t->page->light, NULL);
}

void determination_show(
    struct exchange *x, const struct act_asked *asked, const struct reply *reply)
{
    struct determination_page page = {.number = asked->file->matter->number,
        .title = asked->file->matter->opened->title,
        .back = matter_path(x->arena, asked->file->matter->id)};
    struct telling *t = arena_new(x->arena, struct telling);

    *t = (struct telling){.x = x,
        .dossier = &asked->dossier,
        .file = asked->file,
        .matter = asked->file->matter,
        .page = &page};
    matter_tree(&x->viewer, &asked->dossier, false, &t->tree);
    page.state = node_text(&t->tree, "state_label");
    links_told(t, "links", "to");
    links_told(t, "linking", "from");
    editions_told(t);
    acts_told(t);
    evidence_told(t);
    subjects_told(t);
    ahead_told(t);
    open_light(t);
    if (asked->form.step != NULL)
        verification_fill(x, asked, &page);
    if (reply != NULL)
        reply_told(x, reply, &page.problems, &page.refusal);
    page.frame = frame_make(x, STR("容错认定"), NULL);
    page.frame.wrong = reply != NULL;
    page_determination(&x->out, &page);
    (void)page_done(x);
}

bool act_in_determination(const struct exchange *x, const struct act_asked *asked)
{
    return asked->file != NULL && asked->form.step != NULL
           && asked->form.step->kind == &verification_kind
           && sight_of(&x->viewer, asked->file) == SIGHT_OFFICE;
}

/* The step of verification or examination that waits for this person; NULL: none. */
static const struct step *own_step(struct exchange *x, const struct dossier *dossier)
{
    struct vec options = casework_options(dossier, x->viewer.person, x->viewer.now, x->arena);

    VEC_EACH (struct option, option, options)
        if (option->step != NULL && option->refusal == REFUSAL_NONE
            && option->step->kind == &verification_kind)
            return option->step;
    return NULL;
}

struct str determination_path(struct exchange *x, const struct case_file *file)
{
    if (!ends_in_determination(file->procedure) || sight_of(&x->viewer, file) != SIGHT_OFFICE)
        return (struct str){0};
    return str_format(
        x->arena, "/determinations/%.*s", STR_ARG(id_write(x->arena, file->matter->id.id)));
}

enum exchange_next determination_page_show(struct exchange *x)
{
    struct act_asked asked = {.file = NULL};

    if (!matter_asked(x, &asked.dossier))
        return EXCHANGE_DONE;
    asked.file = &asked.dossier.files[0];
    asked.key = key_make(x);
    if (determination_path(x, asked.file).len == 0)
        return exchange_error(x, 404, "没有这件事项，或者您无权查看");
    asked.form = (struct act_form){.policy = asked.file->policy,
        .matter = asked.file->matter,
        .file = asked.file,
        .step = own_step(x, &asked.dossier)};
    determination_show(x, &asked, NULL);
    return EXCHANGE_DONE;
}
