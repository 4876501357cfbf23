/* Free acts on a matter: links, withdrawal, recusal, clocks, statements, revocation. */
#include "casework/commands_data.h"
#include "casework/kind.h"
#include "casework/matter_shapes.h"

static bool still_open(struct deciding *d)
{
    if (!d->matter->ended)
        return true;
    return refuse(d, REFUSAL_MATTER_MUST_BE_OPEN, "本事项已经结束。");
}

/* Holds any role that acts somewhere in the matter's procedure. */
static bool takes_part(struct deciding *d)
{
    if (matter_recused(d->matter, d->command->by))
        return refuse(d, REFUSAL_ACTOR_MUST_NOT_BE_RECUSED, "本事项中已经回避，不能参与。");
    if (d->matter->opened == NULL)
        return true; /* a late entry: whoever may see it may add to it */
    LIST_EACH (struct step, step, d->file->procedure->steps)
        if (step_actor(d->dossier->directory, d->file, step, d->command->by, d->today))
            return true;
    return refuse(d, REFUSAL_ACTOR_MUST_HOLD_THE_ROLE, "%.*s在本事项的程序中没有职责。",
        STR_ARG(directory_name(d->arena, d->dossier->directory, d->command->by)));
}

static bool own_matter(const struct deciding *d)
{
    return id_given(d->command->by.id)
           && (id_equal(d->matter->opened->applicant, d->command->by.id)
               || id_equal(d->matter->opened_by.id, d->command->by.id));
}

static bool step_running(struct deciding *d, struct str id)
{
    const struct matter_step *last = matter_step_last(d->matter, id);

    if (procedure_step(d->file->procedure, id) == NULL)
        return refuse(d, REFUSAL_STEP_MUST_BE_NAMED, "没有名为“%.*s”的步骤。", STR_ARG(id));
    if (last == NULL || last->state != STEP_OPEN)
        return refuse(d, REFUSAL_STEP_MUST_BE_OPEN, "这一步现在没有进行，没有期限可以%s。", "变更");
    return true;
}

static const struct stop *stop_running(const struct deciding *d, struct str step)
{
    VEC_EACH (struct stop, stop, d->matter->stops)
        if (stop->open && str_equal(stop->step, step))
            return stop;
    return NULL;
}

bool reasons_long(struct deciding *d, struct str reasons)
{
    if (utf8_count(str_trim(reasons)) >= 10)
        return true;
    return refuse(d, REFUSAL_REASONS_MUST_BE_GIVEN, "请写明理由（reasons），不少于10个字。");
}

void matter_link_decide(struct deciding *d, const void *data)
{
    const struct matter_linked *link = data;

    if (!takes_part(d) || !link_allowed(d, link->to))
        return;
    VEC_EACH (const struct matter_linked *, linked, d->matter->links)
        if (id_equal((*linked)->to, link->to)) {
            refuse(d, REFUSAL_THING_MUST_NOT_EXIST_YET, "这两件事项已经关联。");
            return;
        }
    emit_matter(d, &matter_linked_shape, link);
}

/* A step of this gate, or a verification that was reported: the matter ends by its steps alone. */
static const struct step *ends_by(const struct deciding *d)
{
    LIST_EACH (struct step, step, d->file->procedure->steps) {
        const struct matter_step *last = matter_step_last(d->matter, step->id);
        if (str_is(step->gate, "tolerance_answered")
            || (step->kind == &verification_kind && last != NULL && last->last_act != NULL))
            return step;
    }
    return NULL;
}

/* What was decided is not withdrawn; what an office began does not vanish half-way. */
static bool may_end_early(struct deciding *d)
{
    VEC_EACH (struct matter_subject, subject, d->matter->subjects)
        if (subject->ruling != NULL && !subject->revoked)
            return refuse(d, REFUSAL_SUBJECT_MUST_HAVE_ONE_OUTCOME,
                "已经作出认定，不能撤回。要改变的，先按程序撤销原认定。");
    const struct step *step = d->matter->opened->by_office.n == 1 ? ends_by(d) : NULL;
    if (step == NULL)
        return true;
    return refuse(d, REFUSAL_STEP_MUST_BE_OPEN,
        "本事项由机关启动，不能直接撤回。请按程序办理“%.*s”，以其中的结果结束。",
        STR_ARG(step->title));
}

void matter_withdraw_decide(struct deciding *d, const void *data)
{
    const struct matter_withdrawn *withdrawn = data;

    if (!still_open(d) || !reasons_long(d, withdrawn->reasons))
        return;
    if (!own_matter(d))
        refuse(d, REFUSAL_ACTOR_MUST_HOLD_THE_ROLE, "只有申请人本人可以撤回。");
    else if (may_end_early(d))
        emit_matter(d, &matter_withdrawn_shape, withdrawn);
}

/* Which procedure, and which body: the offices say, never who waits for the answer. */
static bool for_an_office(struct deciding *d)
{
    if (casework_sight(d->dossier->directory, d->file, d->command->by, d->today) == SIGHT_OFFICE)
        return true;
    return refuse(
        d, REFUSAL_ACTOR_MUST_HOLD_THE_ROLE, "这由承办机关办理，申请人、对象和单位不能。");
}

void matter_state_decide(struct deciding *d, const void *data)
{
    if (takes_part(d))
        emit_matter(d, &statement_recorded_shape, data);
}

/* Declaring one's own recusal takes effect at once; another's is proposed, and decided by the
 * commission's leader, who is not the person itself. */
void matter_recuse_decide(struct deciding *d, const void *data)
{
    const struct recusal_set *recusal = data;
    const unit_id anywhere = {{{0}}};
    bool leader = directory_holds(
        d->dossier->directory, d->command->by, STR("commission_leader"), anywhere, d->today);
    bool self = id_equal(recusal->person, d->command->by.id);

    if (!still_open(d))
        return;
    if (directory_person(d->dossier->directory, (person_id){recusal->person}) == NULL)
        refuse(d, REFUSAL_THING_MUST_EXIST, "没有这个人员。");
    else if (recusal->state == RECUSAL_DECLARED && !self)
        refuse(d, REFUSAL_PERSON_MUST_BE_ANOTHER,
            "自行回避由本人提出；提出他人回避的，写明是他人提出（proposed）。");
    else if ((recusal->state == RECUSAL_DECIDED || recusal->state == RECUSAL_LIFTED)
             && (!leader || self))
        refuse(d, REFUSAL_ACTOR_MUST_HOLD_THE_ROLE,
            "回避由纪委监委主要负责人决定，本人不能决定自己的回避。");
    else if (reasons_long(d, recusal->reasons))
        emit_matter(d, &recusal_set_shape, recusal);
}

/* A clock is stopped and started by who acts at the step, or by an office; never by who waits. */
static bool keeps_the_clock(struct deciding *d, struct str id)
{
    const struct directory *directory = d->dossier->directory;
    const struct step *step = procedure_step(d->file->procedure, id);

    if (step->limit == NULL || step->limit->unit == UNIT_TIMELY)
        return refuse(
            d, REFUSAL_CLOCK_MUST_BE_RUNNING, "“%.*s”没有期限，不需要中止。", STR_ARG(step->title));
    enum sight sight = casework_sight(directory, d->file, d->command->by, d->today);
    if (!matter_party(d->matter, d->command->by)
        && (step_actor(directory, d->file, step, d->command->by, d->today) || sight == SIGHT_OFFICE
            || (sight == SIGHT_UNIT && step->kind->in_meeting)))
        return true;
    return refuse(d, REFUSAL_ACTOR_MUST_HOLD_THE_ROLE,
        "“%.*s”的期限由办理这一步的人或者承办机关中止、恢复，申请人和对象不能。",
        STR_ARG(step->title));
}

void matter_stop_decide(struct deciding *d, const void *data)
{
    const struct clock_stopped *stop = data;

    if (!still_open(d) || !takes_part(d) || !step_running(d, stop->step)
        || !keeps_the_clock(d, stop->step) || !reasons_long(d, stop->reasons))
        return;
    if (stop_running(d, stop->step) != NULL)
        refuse(d, REFUSAL_CLOCK_MUST_BE_RUNNING, "这一步的期限已经中止。");
    else
        emit_matter(d, &clock_stopped_shape, stop);
}

void matter_resume_decide(struct deciding *d, const void *data)
{
    const struct clock_resumed *resume = data;

    if (!still_open(d) || !takes_part(d))
        return;
    if (stop_running(d, resume->step) == NULL)
        refuse(d, REFUSAL_CLOCK_MUST_BE_STOPPED, "这一步的期限没有中止，不需要恢复。");
    else if (keeps_the_clock(d, resume->step))
        emit_matter(d, &clock_resumed_shape, resume);
}

void matter_extend_decide(struct deciding *d, const void *data)
{
    struct deadline_extended extended = *(const struct deadline_extended *)data;
    const unit_id anywhere = {{{0}}};
    int64_t used = 0;

    if (!still_open(d) || !step_running(d, extended.step) || !reasons_long(d, extended.reasons))
        return;
    const struct limit *limit = procedure_step(d->file->procedure, extended.step)->limit;
    VEC_EACH (struct extension, extension, d->matter->extensions)
        used += str_equal(extension->step, extended.step) ? 1 : 0;
    if (limit == NULL || used >= limit->extension_times) {
        refuse(d, REFUSAL_EXTENSION_MUST_BE_ALLOWED, "这一步%s。",
            limit == NULL || limit->extension_times == 0 ? "不能延长" : "延长的次数已经用完");
        return;
    }
    if (!directory_holds(
            d->dossier->directory, d->command->by, limit->extension_by, anywhere, d->today)) {
        refuse(d, REFUSAL_ACTOR_MUST_HOLD_THE_ROLE, "延长由%.*s批准。",
            STR_ARG(policy_role(d->file->policy, limit->extension_by)->title));
        return;
    }
    extended.number = (struct number){true, limit->extension_number};
    emit_matter(d, &deadline_extended_shape, &extended);
}

void matter_reclassify_decide(struct deciding *d, const void *data)
{
    const struct reclassified *reclassified = data;

    if (!takes_part(d) || !for_an_office(d) || !reasons_long(d, reclassified->reasons))
        return;
    VEC_EACH (struct edition, edition, d->dossier->directory->editions)
        if (edition->policy != NULL
            && policy_procedure(edition->policy, reclassified->procedure) != NULL) {
            emit_matter(d, &reclassified_shape, reclassified);
            return;
        }
    refuse(d, REFUSAL_PROCEDURE_MUST_BE_KNOWN, "规则中没有“%.*s”这个程序。",
        STR_ARG(reclassified->procedure));
}

/* The body may change midway; taking up is the higher body's own act. */
void matter_hand_over_decide(struct deciding *d, const void *data)
{
    const struct handed_over *over = data;
    const unit_id anywhere = {{{0}}};
    bool taken_up = over->way == 2;

    if (taken_up
        && !directory_holds(
            d->dossier->directory, d->command->by, STR("higher_body"), anywhere, d->today))
        refuse(d, REFUSAL_ACTOR_MUST_HOLD_THE_ROLE, "提级由上级机关决定。");
    else if ((taken_up || (takes_part(d) && for_an_office(d))) && reasons_long(d, over->reasons))
        emit_matter(d, &handed_over_shape, over);
}
