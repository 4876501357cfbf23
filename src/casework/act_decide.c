/* An act at a step: which step is meant, and what the act leaves behind. */
#include "casework/commands_data.h"
#include "casework/kind.h"

void decide_file(struct deciding *d, const struct case_file *file)
{
    d->file = file;
    d->step = NULL;
    d->matter = NULL;
    if (file->matter == NULL)
        return;
    d->matter = arena_new(d->arena, struct matter);
    *d->matter = matter_copy(file->matter, d->arena);
}

static bool step_open(const struct deciding *d, const struct step *step)
{
    const struct matter_step *last = matter_step_last(d->matter, step->id);
    return last != NULL && last->state == STEP_OPEN;
}

static bool step_named(const struct step *step, struct str action, struct str wanted)
{
    if (wanted.len > 0)
        return str_equal(step->id, wanted);
    return str_equal(step->action, action) || str_equal(step->id, action);
}

/* Of parallel twins the one this person may act at; else any that is open; else any. */
static const struct step *step_meant(struct deciding *d, struct str action, struct str wanted)
{
    const struct step *open = NULL, *any = NULL;

    LIST_EACH (struct step, step, d->file->procedure->steps) {
        if (!step_named(step, action, wanted))
            continue;
        any = any == NULL ? step : any;
        if (!step_open(d, step))
            continue;
        open = open == NULL ? step : open;
        if (step_actor(d->dossier->directory, d->file, step, d->command->by, d->today))
            return step;
    }
    return open != NULL ? open : any;
}

/* Has the person a post in the unit on that day? */
bool works_at(const struct directory *directory, person_id person, unit_id unit, day on)
{
    const struct tenure *tenure = NULL;

    while ((tenure = directory_tenure(directory, person, tenure)) != NULL) {
        const struct post *post = directory_post(directory, tenure->post);
        if (tenure->from.n <= on.n && on.n <= tenure->to.n && post != NULL
            && id_equal(post->unit.id, unit.id))
            return true;
    }
    return false;
}

bool entry_may(
    const struct directory *directory, person_id clerk, person_id by, unit_id unit, day on)
{
    const unit_id anywhere = {{{0}}};

    return directory_holds(directory, clerk, STR("entry_clerk"), anywhere, on)
           || (id_given(unit.id) && directory_holds(directory, clerk, STR("unit_clerk"), unit, on)
               && works_at(directory, by, unit, on));
}

bool entry_allowed(struct deciding *d)
{
    const struct directory *directory = d->dossier->directory;
    person_id clerk = d->command->entered_by;
    unit_id unit = {{{0}}};
    if (d->matter->opened != NULL)
        unit.id = d->matter->opened->unit;

    if (!id_given(clerk.id) || id_equal(clerk.id, d->command->by.id)
        || entry_may(directory, clerk, d->command->by, unit, instant_day(d->command->now)))
        return true;
    return refuse(d, REFUSAL_PAPER_MUST_BE_ENTERED_BY_A_CLERK,
        "%.*s不是本单位经办人或者登记人员，不能代为录入。",
        STR_ARG(directory_name(d->arena, directory, clerk)));
}

bool day_allowed(struct deciding *d)
{
    const struct matter_step *last = matter_step_last(d->matter, d->step->id);

    if (d->today.n > instant_day(d->command->now).n)
        return refuse(d, REFUSAL_DAY_MUST_NOT_BE_IN_THE_FUTURE, "所填日期%.*s还没有到。",
            STR_ARG(day_write_chinese(d->arena, d->today)));
    if (last != NULL && d->today.n < last->opened_on.n)
        return refuse(d, REFUSAL_DAY_MUST_NOT_PRECEDE_THE_STEP,
            "所填日期%.*s早于本步开始的%.*s。请核对纸质材料上的日期。",
            STR_ARG(day_write_chinese(d->arena, d->today)),
            STR_ARG(day_write_chinese(d->arena, last->opened_on)));
    return true;
}

bool act_record(struct deciding *d, const struct shape *event, void *data)
{
    struct act *act = data;
    const struct matter_step *last = matter_step_last(d->matter, d->step->id);

    act->step = d->step->id;
    act->round = (struct number){true, last == NULL ? 1 : last->round};
    if (!act_complete(d, d->step, act))
        return false;
    const struct result *result = step_result(d->step, act->result);
    if (!d->step->kind->decide(d, act))
        return false;
    emit_matter(d, event, act); /* what the act itself states counts for its gate */
    if (result->positive && (!gate_open(d, d->step->gate) || !act_facts_stated(d, d->step)))
        return false;
    return flow_done(d, d->step, result);
}

bool act_at_step(struct deciding *d, const struct node *input)
{
    static const struct node nothing = {.kind = NODE_MAP};
    const struct step_kind *kind = d->step->kind;
    const struct names names = {d->dossier->directory, directory_find};

    if (!act_allowed(d, d->step, d->command->by) || !entry_allowed(d) || !day_allowed(d))
        return false;
    if (kind->in_meeting)
        return refuse(d, REFUSAL_ITEM_MUST_BE_CONCLUDED_IN_A_MEETING,
            "“%.*s”由会议集体研究决定。请记录这次会议（meeting hold）。", STR_ARG(d->step->title));
    struct act *act = shape_read(d->arena, kind->shape, input == NULL ? &nothing : input, &names,
        true, &d->decision->problems);
    if (refused(d))
        return false;
    if (act->result.len == 0 && d->step->results.len == 1)
        act->result = ((const struct result *)d->step->results.at)->code;
    return act_record(d, d->step->submits ? &filing_submitted_shape : kind->shape, act);
}

void matter_act_decide(struct deciding *d, const void *data)
{
    const struct node *input = d->command->input;

    (void)data;
    d->step = step_meant(d, d->command->action, node_text(input, "step"));
    if (d->step == NULL)
        refuse(d, REFUSAL_ACTION_MUST_EXIST,
            "“%.*s”程序中没有“%.*s”这个动作。请看现在可以办理的事（matter options）。",
            STR_ARG(d->file->procedure->title), STR_ARG(d->command->action));
    else
        act_at_step(d, input);
}
