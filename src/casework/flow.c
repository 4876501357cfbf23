/* How a matter moves: a result opens the next steps, a condition skips one, a join waits. */
#include "casework/decide.h"

#include "casework/facts.h"
#include "casework/matter_shapes.h"

static bool step_passed(const struct deciding *d, const struct step *step)
{
    const struct matter_step *last = matter_step_last(d->matter, step->id);
    return last != NULL && last->state != STEP_OPEN;
}

static bool joined(const struct deciding *d, const struct step *step)
{
    LIST_EACH (const struct step *, before, step->join)
        if (!step_passed(d, *before))
            return false;
    return true;
}

static int64_t next_round(const struct deciding *d, const struct step *step)
{
    const struct matter_step *last = matter_step_last(d->matter, step->id);
    return last == NULL ? 1 : last->round + 1;
}

static bool open_all(struct deciding *d, const struct list *steps)
{
    LIST_EACH (const struct step *, step, *steps)
        if (!flow_open(d, *step))
            return false;
    return true;
}

static bool skip(struct deciding *d, const struct step *step)
{
    struct step_skipped skipped = {.step = step->id,
        .reasons = str_format(d->arena, "不需要这一步：%.*s",
            STR_ARG(condition_words(d->arena, step->when, d->file->policy))),
        .round = {true, next_round(d, step)}};

    emit_matter(d, &step_skipped_shape, &skipped);
    if (step->otherwise.len > 0)
        return open_all(d, &step->otherwise);
    return open_all(d, &((const struct result *)step->results.at)[0].next);
}

/* The fact a condition waits for, in the words of the pack. */
static struct str missing_words(struct deciding *d, const struct condition *why)
{
    const struct fact_kind *fact = why == NULL ? NULL : policy_fact(d->file->policy, why->id);
    if (fact != NULL)
        return fact->title;
    return why == NULL ? STR("条件") : condition_words(d->arena, why, d->file->policy);
}

bool flow_open(struct deciding *d, const struct step *step)
{
    const struct matter_step *last = matter_step_last(d->matter, step->id);
    const struct condition *why = NULL;
    enum answer asked = ANSWER_MET;

    if ((last != NULL && last->state == STEP_OPEN) || !joined(d, step))
        return true;
    if (step->when != NULL)
        asked = condition_ask(step->when, d->file->policy, facts_of(d, STR("")), &why);
    if (asked == ANSWER_UNKNOWN)
        return refuse(d, REFUSAL_FACT_MUST_BE_STATED,
            "是否需要“%.*s”要看“%.*s”，还没有填明。请在本步填明（facts）后再提交。",
            STR_ARG(step->title), STR_ARG(missing_words(d, why)));
    if (asked == ANSWER_NOT_MET)
        return skip(d, step);

    struct step_opened opened = {step->id, {true, next_round(d, step)}};
    emit_matter(d, &step_opened_shape, &opened);
    return true;
}

/* A revocation that ends as such is written to the matter whose outcome falls. */
static void revoke(struct deciding *d, const struct matter *ruled)
{
    VEC_EACH (struct matter_subject, one, d->matter->subjects)
        VEC_EACH (struct matter_subject, other, ruled->subjects) {
            if (other->ruling == NULL || other->revoked
                || !subject_same(one->subject, other->subject))
                continue;
            struct outcome_revoked revoked = {d->matter->id.id, other->subject->no,
                one->ruling != NULL ? one->ruling->reasons : d->matter->opened->title};
            emit(d, &outcome_revoked_shape, ruled->id.id, &revoked);
        }
}

static bool flow_end(struct deciding *d, struct str state, struct str reasons)
{
    struct matter_ended ended = {state, reasons};

    emit_matter(d, &matter_ended_shape, &ended);
    if (str_is(state, "revoked"))
        for (size_t i = 0; i < d->file->linked_len; i++)
            revoke(d, d->file->linked[i]);
    return true;
}

bool flow_done(struct deciding *d, const struct step *step, const struct result *result)
{
    const struct matter_step *last = matter_step_last(d->matter, step->id);
    struct step_done done = {step->id, result->code, {true, last == NULL ? 1 : last->round}};

    if (step->reveals && result->positive && !d->matter->revealed)
        emit_matter(d, &matter_revealed_shape,
            &(struct matter_revealed){str_format(d->arena, "%.*s", STR_ARG(step->title))});
    if (result->stays)
        return true;
    emit_matter(d, &step_done_shape, &done);
    if (result->end.len > 0)
        return flow_end(d, result->end, (struct str){0});
    return open_all(d, &result->next);
}
