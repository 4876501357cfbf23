/* 核对并提交: all that was written, what is missing, what is like it, what happens next; and the
 * moment the matter is opened, by the usual command under the draft's key. */
#include "web/filing_check_page.h"

#include "casework/policy_words.h"
#include "casework/words.h"
#include "web/filing.h"
#include "web/reply.h"
#include "web/site_pages.h"
#include "web/told.h"

enum { NEXT_MAX = 12 };

struct checking {
    struct exchange *x;
    const struct filing *f;
    struct filing_check_page page;
};

/* ---- the summary ---------------------------------------------------------------------------- */

static struct str value_words(struct checking *c, const struct field_page *field)
{
    struct buffer out = {.arena = c->x->arena};

    VEC_EACH (struct choice, choice, field->choices)
        if (choice->chosen)
            buffer_add(&out, choice->label);
    return field->choices.len > 0 ? buffer_str(&out) : field->value;
}

/* Ticks stand together, a line each. */
static void facts_put(struct checking *c, const struct filing_part *part, struct facts_page *facts)
{
    struct buffer ticked = {.arena = c->x->arena};

    VEC_EACH (struct field_page, field, part->fields) {
        struct str value = value_words(c, field);
        if (field->kind == INPUT_TICK && field->ticked)
            buffer_addf(&ticked, "%s%.*s", ticked.len > 0 ? "\n" : "", STR_ARG(field->label));
        else if (field->kind != INPUT_TICK && field->kind != INPUT_HIDDEN && value.len > 0)
            fact_put(c->x, &facts->rows, field->label, value);
    }
    if (ticked.len > 0)
        fact_put(c->x, &facts->rows, part->title, buffer_str(&ticked));
    if (facts->rows.len == 0)
        fact_put(c->x, &facts->rows, part->title, STR("没有填写"));
}

static struct str change_path(struct checking *c, int no)
{
    return str_format(c->x->arena, "/filings/%.*s/edit/%d?back=check", STR_ARG(c->x->parts[0]), no);
}

static void summary_put(struct checking *c, const struct filing_part *part)
{
    struct filing_summary *made = vec_push(c->x->arena, &c->page.summaries, sizeof(*made));

    *made = (struct filing_summary){.title = part->title,
        .path = part->state == PART_SHUT ? filing_path(c->x, "/edit") : change_path(c, part->no)};
    facts_put(c, part, &made->facts);
    VEC_EACH (struct problem_line, problem, part->problems.rows)
        *(struct frame_link *)vec_push(c->x->arena, &made->missing, sizeof(struct frame_link)) =
            (struct frame_link){.label = problem->words, .path = made->path};
}

/* ---- what happens next ---------------------------------------------------------------------- */

static bool listed(const struct filing_check_page *page, struct str title)
{
    VEC_EACH (struct filing_next, step, page->next)
        if (str_equal(step->title, title))
            return true;
    return false;
}

/* The way of a matter on which all agree, step by step, as the pack draws it. */
static void next_put(struct checking *c, const struct step *from)
{
    const struct step *way[NEXT_MAX];
    size_t len = 0;

    way[len++] = from;
    for (size_t i = 0; i < len; i++) {
        const struct result *result = way[i]->results.at;
        if (way[i]->results.len == 0)
            continue;
        LIST_EACH (const struct step *, step, result->next) {
            if (len >= NEXT_MAX || listed(&c->page, (*step)->title))
                continue;
            struct str limit = (*step)->limit == NULL
                                   ? STR("")
                                   : limit_words(c->x->arena, (*step)->limit, c->f->form.policy);
            *(struct filing_next *)vec_push(c->x->arena, &c->page.next,
                sizeof(struct filing_next)) = (struct filing_next){.title = (*step)->title,
                .limit = (*step)->when == NULL
                             ? limit
                             : str_format(c->x->arena, "需要时，%.*s", STR_ARG(limit))};
            way[len++] = *step;
        }
    }
}

/* ---- what the rules say so far -------------------------------------------------------------- */

static void refusal_put(struct checking *c, const struct decision *decision)
{
    if (decision->refusal != REFUSAL_NONE)
        c->page.refusal = told_refusal(c->x->arena, decision);
    else if (decision->problems.len > 0)
        c->page.refusal = (struct refusal_page){.rule = STR("所填内容要能读懂"),
            .reason = told_plain(c->x->arena, decision->problems.at[0].text)};
    if (c->page.refusal.rule.len > 0)
        c->page.refusal.title = STR("现在还不能提交：规则不允许");
}

static void like_put(struct checking *c, const struct rehearsal *rehearsal)
{
    VEC_EACH (const struct matter *, matter, rehearsal->like)
        if (!id_equal((*matter)->id.id, c->f->draft.id))
            *(struct frame_link *)vec_push(c->x->arena, &c->page.like, sizeof(struct frame_link)) =
                (struct frame_link){.path = matter_path(c->x->arena, (*matter)->id),
                    .label = (*matter)->opened->title};
}

static void rehearse(struct checking *c)
{
    struct request request = filing_request(c->x, c->f);
    struct rehearsal rehearsal;
    struct fault fault;

    exchange_sign(c->x, &request);
    if (office_rehearse(c->x->viewer.office, &request, c->x->arena, &rehearsal, &fault)
        != STATUS_OK)
        return; /* what it would say is said when it is handed in */
    if (c->f->problems == 0)
        refusal_put(c, &rehearsal.decision);
    like_put(c, &rehearsal);
}

/* ---- the page ------------------------------------------------------------------------------- */

static void done_put(struct checking *c)
{
    struct dossier dossier;
    struct fault fault;
    matter_id id = {c->f->draft.made};

    c->page.done = matter_path(c->x->arena, id);
    c->page.done_on = day_write_chinese(c->x->arena, instant_day(c->x->viewer.now));
    c->page.matter = node_text(c->f->draft.input, "title");
    c->page.unseen =
        office_matter(c->x->viewer.office, id, c->x->viewer.person, c->x->arena, &dossier, &fault)
        != STATUS_OK;
    if (c->page.unseen)
        return;
    c->page.matter = dossier.files[0].matter->opened->title;
    if (!c->f->paper)
        return;
    c->page.files = files_make(c->x, &dossier);
    c->page.files.title = STR("书面申请（签字扫描件）");
}

static void check_show(struct exchange *x, const struct filing *f, const struct decision *refused)
{
    struct checking c = {.x = x, .f = f};

    c.page.path = filing_path(x, "/check");
    c.page.list_path = filing_path(x, "/edit");
    c.page.missing = (int64_t)f->problems;
    c.page.title = STR("核对并提交");
    c.page.paper = filing_paper_words(x, f);
    c.page.sentences = filing_sentences(x, f->form.policy);
    next_put(&c, f->form.step);
    if (id_given(f->draft.made)) {
        c.page.title = STR("已提交到党组织");
        done_put(&c);
    } else {
        for (int i = 0; i < FILING_PARTS; i++)
            summary_put(&c, &f->parts[i]);
        rehearse(&c);
    }
    if (refused != NULL)
        refusal_put(&c, refused);
    if (f->problems == 0)
        c.page.button = STR("提交到党组织");
    c.page.frame = frame_make(x, c.page.title, NULL);
    c.page.frame.wrong = x->status == 422;
    page_filing_check(&x->out, &c.page);
    (void)page_done(x);
}

enum exchange_next filing_check_show(struct exchange *x)
{
    struct filing f;

    if (filing_asked(x, &f))
        check_show(x, &f, NULL);
    return EXCHANGE_DONE;
}

/* What was handed in already is asked again under its key, which gives the first answer again. */
enum exchange_next filing_check_send(struct exchange *x)
{
    struct filing f;

    if (!filing_asked(x, &f))
        return EXCHANGE_DONE;
    if (id_given(f.draft.made))
        return exchange_redirect(x, filing_path(x, "/check"));
    if (f.problems > 0) {
        x->status = 422;
        check_show(x, &f, NULL);
        return EXCHANGE_DONE;
    }
    struct request request = filing_request(x, &f);
    return exchange_submit(x, &request);
}

void filing_check_answered(struct exchange *x, enum wire_kind kind, struct str text)
{
    struct filing f;
    struct reply reply;

    if (!reply_read(x, kind, text, &reply))
        return;
    if (!reply_refused(&reply)) {
        (void)exchange_redirect(x, filing_path(x, "/check"));
    } else if (filing_asked(x, &f)) {
        x->status = 422;
        check_show(x, &f, &reply.decision);
    }
}
