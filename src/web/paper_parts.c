/* What each paper says, from the acts that may be read. */
#include "casework/kind.h"
#include "casework/words.h"
#include "view/sight.h"
#include "view/words_of.h"
#include "web/filing.h"
#include "web/papers.h"
#include "web/site_pages.h"

static struct paper_group *group_add(struct papering *p, struct str title)
{
    struct paper_group *made = vec_push(p->x->arena, &p->page.groups, sizeof(*made));

    *made = (struct paper_group){.title = title};
    return made;
}

static void row_put(
    struct papering *p, struct paper_group *group, const char *label, struct str value)
{
    fact_put(p->x, &group->facts.rows, str_of(label), value);
}

static void relied_on(struct papering *p, const struct event *event)
{
    *(uint64_t *)vec_push(p->x->arena, &p->entries, sizeof(uint64_t)) = event->seq;
}

static struct str name_of(struct papering *p, struct id person)
{
    return directory_name(p->x->arena, p->x->viewer.directory, (person_id){person});
}

/* The clause itself, and whether its wording is ours. */
static struct str clause_full(struct papering *p, struct str id)
{
    const struct clause *clause = policy_clause(p->file->policy, id);

    if (clause == NULL || !clause->known)
        return clause == NULL ? id : clause_words(p->x->arena, clause);
    return str_format(p->x->arena, "%.*s第%d项：%.*s%s", STR_ARG(clause->list->title), clause->no,
        STR_ARG(clause->text), clause->provenance == SAMPLE ? "（示例条款）" : "");
}

static struct str value_words(struct papering *p, const struct node *value)
{
    struct buffer out = {.arena = p->x->arena};

    if (value->kind != NODE_LIST)
        return node_words(&p->x->viewer, p->file->policy, value);
    for (size_t i = 0; i < value->len; i++) {
        const struct node *one = &value->items[i];
        struct str words = str_is(value->key, "clauses")
                               ? clause_full(p, one->text)
                               : node_words(&p->x->viewer, p->file->policy, one);
        buffer_addf(&out, "%s%.*s", i > 0 ? "\n" : "", STR_ARG(words));
    }
    return buffer_str(&out);
}

static void fields_put(struct papering *p, struct paper_group *group, const struct node *data,
    const char *const *names)
{
    for (; *names != NULL; names++) {
        const struct node *value = node_get(data, *names);
        if (value != NULL)
            fact_put(p->x, &group->facts.rows, field_words(str_of(*names)), value_words(p, value));
    }
}

/* The day it was done, and of what came on paper who entered it when. */
static void done_put(struct papering *p, struct paper_group *group, const struct event *event)
{
    struct arena *arena = p->x->arena;

    row_put(p, group, "经办", name_of(p, event->by.id));
    row_put(p, group, "日期", day_write_chinese(arena, event_day(event)));
    if (event->entry != NULL && event->entry->via == VIA_PAPER)
        row_put(p, group, "录入",
            str_format(arena, "书面材料，%.*s由%.*s录入",
                STR_ARG(day_write_chinese(arena, instant_day(event->at))),
                STR_ARG(name_of(p, event->entry->by))));
    relied_on(p, event);
}

static struct str result_words(const struct paper_act *act)
{
    struct str code = node_text(&act->data, "result");
    const struct result *result = act->step == NULL ? NULL : step_result(act->step, code);

    return result == NULL ? code_words(code) : result->label;
}

/* One act as a box of its own, with its chain of signatures. */
static struct paper_group *act_put(struct papering *p, const struct paper_act *act)
{
    static const char *const names[] = {"number", "document", "opinion", "reasons", "text", "chain",
        "for_count", "against_count", "abstain_count", "reserve_count", NULL};
    struct paper_group *group =
        group_add(p, act->step == NULL ? STR("") : act->step->title);

    row_put(p, group, "结果", result_words(act));
    fields_put(p, group, &act->data, names);
    done_put(p, group, act->event);
    return group;
}

/* The last act of this shape; at the step, if one is said. */
static const struct paper_act *last_of(
    const struct papering *p, const struct shape *shape, const struct step *step)
{
    const struct paper_act *last = NULL;

    VEC_EACH (struct paper_act, act, p->acts)
        if (act->event->shape == shape && (step == NULL || act->step == step))
            last = act;
    return last;
}

static void head_put(struct papering *p)
{
    const struct matter_opened *opened = p->file->matter->opened;
    const struct unit *unit = directory_unit(p->x->viewer.directory, (unit_id){opened->unit});
    struct paper_group *group = group_add(p, STR("事项"));

    row_put(p, group, "事项名称", opened->title);
    if (id_given(opened->applicant))
        row_put(p, group, "申请人", name_of(p, opened->applicant));
    row_put(p, group, "单位", unit == NULL ? STR("") : unit->name);
    row_put(p, group, "项目", opened->project);
}

static struct str titled(struct papering *p, const char *what)
{
    return str_format(p->x->arena, "%.*s%s", STR_ARG(p->file->procedure->title), what);
}

/* ---- 申请表 ---------------------------------------------------------------------------------- */

static const struct {
    const char *title, *names[6];
} parts[] = {
    {"一、做什么", {"plan", "why", "begins", "ends"}},
    {"二、情形", {"clauses"}},
    {"三、客观原因与风险预判", {"objective_reasons", "foreseeable", "remedy", "risks"}},
    {"四、材料", {"materials"}},
    {"五、承诺", {"promises"}},
};

/* Those who say something on it, in the order of the procedure; not yet: an empty box. */
static void opinions_put(struct papering *p)
{
    LIST_EACH (struct step, step, p->file->procedure->steps) {
        if (step->kind != &meeting_kind && step->kind != &sign_off_kind
            && step->kind != &receipt_kind)
            continue;
        const struct paper_act *act = last_of(p, step->kind->shape, step);
        if (act == NULL && step->when != NULL)
            continue;
        struct paper_group *group = act != NULL ? act_put(p, act) : group_add(p, step->title);
        group->sign = step->kind == &sign_off_kind ? STR("签字") : STR("盖章");
    }
}

bool paper_application(struct papering *p)
{
    const struct list *first = &p->file->procedure->first;
    const struct paper_act *act = first->len == 0 ? NULL
                                                  : last_of(p, &application_shape,
                                                      ((const struct step *const *)first->at)[0]);

    if (act == NULL)
        return false;
    p->page.title = titled(p, "申请表");
    head_put(p);
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        struct paper_group *group = group_add(p, str_of(parts[i].title));
        fields_put(p, group, &act->data, parts[i].names);
        if (group->facts.rows.len == 0)
            row_put(p, group, "内容", STR("没有填写"));
    }
    struct paper_group *group = group_add(p, STR("申请"));
    done_put(p, group, act->event);
    group->sign = STR("申请人签字");
    opinions_put(p);
    return true;
}

/* ---- 回执, 受理通知, 补正通知 -------------------------------------------------------------------
 */

static struct str notice_title(struct papering *p, const struct paper_act *review)
{
    const struct result *result =
        review == NULL || review->step == NULL
            ? NULL
            : step_result(review->step, node_text(&review->data, "result"));

    if (result == NULL)
        return titled(p, "回执");
    return titled(p, result->positive      ? "受理通知书"
                     : result->stops_clock ? "补正通知书"
                                           : "审查结果通知书");
}

/* Of the steps that are open now. */
static void limits_put(struct papering *p)
{
    struct paper_group *group = NULL;

    VEC_EACH (struct matter_step, round, p->file->matter->steps) {
        const struct step *step = procedure_step(p->file->procedure, round->step);
        struct light_page light = {.title = STR("")};
        if (round->state != STEP_OPEN || step == NULL
            || !light_of_round(p->x, p->file, round, &light, NULL) || light.due.len == 0)
            continue;
        group = group != NULL ? group : group_add(p, STR("办理期限"));
        fact_put(p->x, &group->facts.rows, step->title,
            str_format(p->x->arena, "至%.*s", STR_ARG(light.due)));
    }
}

bool paper_receipt(struct papering *p)
{
    const struct paper_act *review = last_of(p, &acceptance_shape, NULL);
    bool any = review != NULL || last_of(p, &receipt_shape, NULL) != NULL;

    if (!any || !id_given(p->file->matter->opened->applicant))
        return false; /* what an office began itself is acknowledged to nobody */
    p->page.title = notice_title(p, review);
    head_put(p);
    VEC_EACH (struct paper_act, act, p->acts)
        if (act->event->shape == &receipt_shape)
            act_put(p, act)->sign = STR("盖章");
    if (review != NULL)
        act_put(p, review)->sign = STR("盖章");
    limits_put(p);
    if (str_is(p->file->procedure->noun, "filing"))
        p->page.sentences = filing_sentences(p->x, p->file->policy);
    return true;
}

/* ---- 审核签批单 --------------------------------------------------------------------------------
 */

static bool is_signed(const struct paper_act *act)
{
    return act->event->shape == &sign_off_shape || act->event->shape == &approval_shape
           || node_get(&act->data, "chain") != NULL;
}

bool paper_signing(struct papering *p)
{
    size_t count = 0;

    VEC_EACH (struct paper_act, act, p->acts)
        count += is_signed(act);
    if (count == 0)
        return false;
    p->page.title = titled(p, "审核签批单");
    head_put(p);
    VEC_EACH (struct paper_act, act, p->acts)
        if (is_signed(act))
            act_put(p, act)->sign = STR("签字");
    return true;
}

/* ---- 认定书 -----------------------------------------------------------------------------------
 */

static struct str basis_words(struct papering *p, struct str id)
{
    LIST_EACH (struct superior_basis, basis, p->file->policy->superior_bases)
        if (str_equal(basis->id, id))
            return basis->text;
    return id;
}

static void outcomes_put(struct papering *p, struct paper_group *group, const struct ruling *ruling)
{
    LIST_EACH (struct outcome, outcome, ruling->outcomes) {
        const struct outcome_kind *kind = policy_outcome(p->file->policy, outcome->code);
        row_put(p, group, "处理结果",
            outcome->label.len > 0 ? outcome->label
            : kind == NULL         ? outcome->code
                                   : kind->title);
        row_put(p, group, "上位依据", basis_words(p, outcome->superior_basis));
    }
}

/* The clauses found to be met for this subject. */
static void clauses_put(struct papering *p, struct paper_group *group, struct str subject)
{
    struct buffer out = {.arena = p->x->arena};

    VEC_EACH (const struct check *, check, p->file->matter->checks)
        if (str_equal((*check)->subject, subject) && (*check)->answer == ANSWER_MET)
            buffer_addf(
                &out, "%s%.*s", out.len > 0 ? "\n" : "", STR_ARG(clause_full(p, (*check)->clause)));
    row_put(p, group, "依据的条款", buffer_str(&out));
}

static void ruling_put(struct papering *p, const struct matter_subject *subject)
{
    const struct subject *who = subject->subject;
    const struct liability *liability = policy_liability(p->file->policy, who->liability);
    struct paper_group *group = group_add(p, who->name.len > 0 ? who->name : who->described);

    row_put(p, group, "当时职务", who->post);
    row_put(p, group, "责任种类", liability == NULL ? STR("") : liability->title);
    row_put(p, group, "认定", code_words(subject->ruling->finding));
    clauses_put(p, group, who->no);
    outcomes_put(p, group, subject->ruling);
    row_put(p, group, "理由", subject->ruling->reasons);
    row_put(p, group, "日期", day_write_chinese(p->x->arena, subject->ruled_on));
    row_put(p, group, "救济", liability == NULL ? STR("") : liability->remedy);
    if (subject->revoked)
        row_put(p, group, "状态", STR("已撤销"));
}

bool paper_determination(struct papering *p)
{
    VEC_EACH (struct matter_subject, subject, p->file->matter->subjects) {
        if (subject->ruling == NULL || !ruling_seen(&p->x->viewer, p->file, subject))
            continue;
        if (p->page.groups.len == 0)
            head_put(p);
        ruling_put(p, subject);
    }
    if (p->page.groups.len == 0)
        return false;
    p->page.title = titled(p, "书");
    VEC_EACH (struct paper_act, act, p->acts)
        if (act->step != NULL && str_is(act->step->notice, "feedback"))
            p->page.number = node_text(&act->data, "number");
    VEC_EACH (const struct event *, event, p->file->matter->acts)
        if ((*event)->shape == &determination_shape)
            relied_on(p, *event);
    ((struct paper_group *)p->page.groups.at)[p->page.groups.len - 1].sign = STR("认定机关盖章");
    return true;
}

/* ---- 送达回证 ---------------------------------------------------------------------------------
 */

bool paper_service(struct papering *p)
{
    VEC_EACH (struct paper_act, act, p->acts) {
        const struct node *services = node_get(&act->data, "services");
        for (size_t i = 0; services != NULL && i < services->len; i++) {
            static const char *const names[] = {"receiver", "way", "on", "witnesses", NULL};
            if (p->page.groups.len == 0)
                head_put(p);
            struct paper_group *group =
                group_add(p, act->step == NULL ? STR("送达") : act->step->title);
            row_put(p, group, "文书编号", node_text(&act->data, "number"));
            fields_put(p, group, &services->items[i], names);
            if (i == 0)
                relied_on(p, act->event);
            group->sign = STR("受送达人签字");
        }
    }
    p->page.title = STR("送达回证");
    return p->page.groups.len > 0;
}
