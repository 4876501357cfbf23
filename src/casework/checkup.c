#include "casework/checkup.h"

#include "casework/kind_rules.h"
#include "casework/matter_clock.h"

const char *const gap_codes[] = {NULL, "overdue", "late", "waiting", "material", "scan", "service",
    "opinion", "recusal", "correction", NULL};

struct checking {
    const struct dossier *dossier;
    const struct case_file *file;
    const struct matter *matter;
    day today;
    struct arena *arena;
    struct vec gaps;
};

static struct gap *gap_add(
    struct checking *c, enum gap_kind kind, const struct step *step, struct str action)
{
    struct gap *gap = vec_push(c->arena, &c->gaps, sizeof(*gap));

    *gap = (struct gap){.kind = kind, .step = step, .action = action};
    return gap;
}

static const struct step *step_of(const struct checking *c, const struct matter_step *round)
{
    return procedure_step(c->file->procedure, round->step);
}

static const struct act *act_of(const struct matter_step *round)
{
    return round->last_act == NULL ? NULL : round->last_act->data;
}

/* ---- days ----------------------------------------------------------------------------------- */

/* The day it was due, when it was done (or today is) past it. */
static bool is_past(
    struct checking *c, const struct matter_step *round, day on, struct str *due, struct str *words)
{
    const struct calendar *calendar = c->dossier->directory->calendar;
    const struct moment moment = {
        .today = on, .done = round->state == STEP_DONE, .done_on = on, .soon = DEADLINE_SOON};
    struct deadline deadline;

    if (!matter_deadline(c->arena, c->file, round, calendar, &deadline) || deadline.timely
        || deadline.stopped || on.n <= deadline.due.n)
        return false;
    (void)deadline_light(c->arena, &deadline, calendar, &moment, words);
    *due = day_write_chinese(c->arena, deadline.due);
    return true;
}

static void overdue_look(struct checking *c)
{
    struct str due, words;

    VEC_EACH (struct matter_step, round, c->matter->steps) {
        const struct step *step = step_of(c, round);
        if (step == NULL || round->state != STEP_OPEN || !is_past(c, round, c->today, &due, &words))
            continue;
        struct gap *gap = gap_add(c, GAP_OVERDUE, step, step->action);
        gap->what = str_format(c->arena, "“%.*s”应在%.*s前办完，%.*s。", STR_ARG(step->title),
            STR_ARG(due), STR_ARG(words));
        gap->mend = str_format(c->arena, "请%.*s办理；需要延长的，先办延长手续。",
            STR_ARG(step_actors_words(c->arena, c->file->policy, step)));
    }
}

static bool has_words(struct str text, struct str part)
{
    for (size_t i = 0; i + part.len <= text.len; i++)
        if (memcmp(text.at + i, part.at, part.len) == 0)
            return true;
    return false;
}

/* Said at the step itself, or in a statement that names it. */
static bool lateness_explained(const struct checking *c, const struct matter_step *round)
{
    const struct act *act = act_of(round);
    const struct step *step = step_of(c, round);

    if (act != NULL && !str_is_blank(act->reasons))
        return true;
    VEC_EACH (const struct statement *, statement, c->matter->statements)
        if (has_words((*statement)->words, step->title))
            return true;
    return false;
}

static void late_look(struct checking *c)
{
    struct str due, words;

    VEC_EACH (struct matter_step, round, c->matter->steps) {
        const struct step *step = step_of(c, round);
        if (step == NULL || round->state != STEP_DONE
            || !is_past(c, round, round->done_on, &due, &words) || lateness_explained(c, round))
            continue;
        struct gap *gap = gap_add(c, GAP_LATE, step, STR("state"));
        gap->what = str_format(c->arena, "“%.*s”应在%.*s前办完，%.*s，案卷里没有说明原因。",
            STR_ARG(step->title), STR_ARG(due), STR_ARG(words));
        gap->mend =
            str_format(c->arena, "请记录一种说法，写明“%.*s”逾期的原因。", STR_ARG(step->title));
    }
}

/* ---- steps side by side --------------------------------------------------------------------- */

/* A step of the same kind that is done, while what follows both waits for this one. */
static const struct step *done_beside(const struct checking *c, const struct step *open)
{
    LIST_EACH (struct step, after, c->file->procedure->steps) {
        const struct step *done = NULL;
        bool joined = false;
        LIST_EACH (const struct step *, one, after->join) {
            const struct matter_step *round = matter_step_last(c->matter, (*one)->id);
            joined = joined || *one == open;
            if ((*one)->kind == open->kind && round != NULL && round->state == STEP_DONE)
                done = *one;
        }
        if (joined && done != NULL)
            return done;
    }
    return NULL;
}

static void waiting_look(struct checking *c)
{
    VEC_EACH (struct matter_step, round, c->matter->steps) {
        const struct step *step = step_of(c, round);
        const struct step *beside =
            step == NULL || round->state != STEP_OPEN ? NULL : done_beside(c, step);
        if (beside == NULL)
            continue;
        struct gap *gap = gap_add(c, GAP_WAITING, step, step->action);
        gap->what = str_format(c->arena, "“%.*s”已经办完，同时要办的“%.*s”还没有。",
            STR_ARG(beside->title), STR_ARG(step->title));
        gap->mend = str_format(
            c->arena, "请%.*s办理。", STR_ARG(step_actors_words(c->arena, c->file->policy, step)));
    }
}

/* ---- papers --------------------------------------------------------------------------------- */

static bool paper_lies_somewhere(
    const struct checking *c, const struct act *act, const struct material_kind *wanted)
{
    LIST_EACH (struct material, material, act->materials)
        if (str_equal(material->material, wanted->id)
            && (material->file != NULL || !str_is_blank(material->kept_at)))
            return true;
    VEC_EACH (const struct event *, attached, c->matter->files)
        if (str_equal(((const struct file_attached *)(*attached)->data)->material, wanted->id))
            return true;
    return false;
}

static void material_look(struct checking *c)
{
    VEC_EACH (struct matter_step, round, c->matter->steps) {
        const struct step *step = step_of(c, round);
        const struct act *act = act_of(round);
        if (step == NULL || act == NULL || round->state != STEP_DONE)
            continue;
        LIST_EACH (struct material_kind, wanted, step->materials) {
            if (!wanted->required || paper_lies_somewhere(c, act, wanted))
                continue;
            struct gap *gap = gap_add(c, GAP_MATERIAL, step, STR("attach"));
            gap->what = str_format(c->arena, "“%.*s”的材料“%.*s”没有放入文件，也没有写明存放处。",
                STR_ARG(step->title), STR_ARG(wanted->title));
            gap->mend = STR("请放入这份文件，并选明是哪种材料。");
        }
    }
}

static void scan_look(struct checking *c)
{
    if (c->matter->files.len > 0)
        return;
    VEC_EACH (struct matter_step, round, c->matter->steps) {
        const struct step *step = step_of(c, round);
        const struct event *event = round->last_act;
        if (step == NULL || event == NULL || event->entry == NULL || event->entry->via != VIA_PAPER)
            continue;
        struct gap *gap = gap_add(c, GAP_SCAN, step, STR("attach"));
        gap->what = str_format(
            c->arena, "“%.*s”凭纸质材料录入，案卷里没有一份文件。", STR_ARG(step->title));
        gap->mend = STR("请放入签字材料的扫描件。");
    }
}

/* ---- what was served, what was written ------------------------------------------------------ */

static bool goes_to_people(const struct checking *c, const struct step *step)
{
    LIST_EACH (struct recipient, recipient, step->recipients) {
        const struct role *role = policy_role(c->file->policy, recipient->role);
        if (role != NULL && role->scope == SCOPE_SUBJECT)
            return true;
    }
    return false;
}

static void service_look(struct checking *c)
{
    size_t subjects = c->matter->subjects.len;

    VEC_EACH (struct matter_step, round, c->matter->steps) {
        const struct step *step = step_of(c, round);
        if (step == NULL || step->kind != &notice_kind || round->state != STEP_DONE
            || round->last_act == NULL || !goes_to_people(c, step))
            continue;
        size_t served = ((const struct notice *)round->last_act->data)->services.len;
        if (served >= subjects)
            continue;
        struct gap *gap = gap_add(c, GAP_SERVICE, step, STR("attach"));
        gap->what = str_format(c->arena, "“%.*s”有对象%zu人（单位），登记了%zu份送达回证。",
            STR_ARG(step->title), subjects, served);
        gap->mend = STR("请把其余的送达回证放入文件。");
    }
}

static void opinion_look(struct checking *c)
{
    VEC_EACH (struct matter_step, round, c->matter->steps) {
        const struct step *step = step_of(c, round);
        if (step == NULL || !str_is(step->part, "examination") || round->state != STEP_DONE
            || round->shape != &verification_shape
            || !str_is_blank(((const struct verification *)round->last_act->data)->written_opinion))
            continue;
        struct gap *gap = gap_add(c, GAP_OPINION, step, STR("attach"));
        gap->what = str_format(c->arena, "“%.*s”没有书面审理意见。", STR_ARG(step->title));
        gap->mend = STR("请放入书面审理意见。");
    }
}

/* ---- people and corrections ----------------------------------------------------------------- */

/* The last word on this person. */
static bool declared_last(const struct checking *c, struct id person)
{
    bool declared = false;

    VEC_EACH (struct recusal_set, one, c->matter->recused)
        if (id_equal(one->person, person))
            declared = str_is(str_of(recusal_states[one->state]), "declared");
    return declared;
}

/* One that was proposed is the principal leader's to see, and is not told here. */
static void recusal_look(struct checking *c)
{
    VEC_EACH (struct recusal_set, one, c->matter->recused) {
        if (!str_is(str_of(recusal_states[one->state]), "declared")
            || !declared_last(c, one->person))
            continue;
        struct gap *gap = gap_add(c, GAP_RECUSAL, NULL, STR("recuse"));
        gap->what = str_format(c->arena, "%.*s提出了回避，还没有决定。",
            STR_ARG(directory_name(c->arena, c->dossier->directory, (person_id){one->person})));
        gap->mend = STR("请有权决定的领导决定回避，或者解除。");
    }
}

static void items_look(struct checking *c)
{
    VEC_EACH (struct item_state, state, c->matter->items) {
        const struct date *due = &state->item->due;
        if (item_settled(state) || !date_has_year(due) || c->today.n <= due->to.n)
            continue;
        struct gap *gap = gap_add(c, GAP_CORRECTION, NULL, (struct str){0});
        gap->what = str_format(c->arena, "纠错事项%.*s（%.*s）应在%.*s前完成，%s。",
            STR_ARG(state->item->no), STR_ARG(state->item->task),
            STR_ARG(day_write_chinese(c->arena, due->to)),
            state->handed_in == NULL ? "还没有提交整改材料" : "还没有验收通过");
        gap->mend = STR("请责任人提交整改材料，请验收人验收；不再需要的，写明理由撤销。");
    }
}

static void correction_open(struct checking *c, const struct matter *far)
{
    if (far->opened == NULL || far->ended || !str_is(far->opened->procedure, "correction"))
        return;
    struct gap *gap = gap_add(c, GAP_CORRECTION, NULL, (struct str){0});
    gap->elsewhere = far->id;
    gap->what =
        str_format(c->arena, "关联的纠错事项“%.*s”还没有销号。", STR_ARG(far->opened->title));
    gap->mend = STR("请先办完纠错。");
}

static void correction_look(struct checking *c)
{
    items_look(c);
    for (size_t i = 0; i < c->file->linked_len; i++)
        correction_open(c, c->file->linked[i]);
    for (size_t i = 0; i < c->file->linking_len; i++)
        correction_open(c, c->file->linking[i]);
}

struct vec casework_checkup(const struct dossier *dossier, day today, struct arena *arena)
{
    static void (*const looks[])(struct checking * c) = {overdue_look, late_look, waiting_look,
        material_look, scan_look, service_look, opinion_look, recusal_look, correction_look};
    const struct case_file *file = &dossier->files[0];
    struct checking c = {
        .dossier = dossier, .file = file, .matter = file->matter, .today = today, .arena = arena};

    for (size_t i = 0; file->procedure != NULL && i < COUNT_OF(looks); i++)
        looks[i](&c);
    return c.gaps;
}
