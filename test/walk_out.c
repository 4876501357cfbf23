#include "test/walk_out.h"

#include "casework/matter_shapes.h"

#include <stdlib.h>

enum { STEPS_MAX = 64, CANDIDATES_MAX = 64, DEPTH_MAX = 3, FAR_AWAY = 1000 };

struct candidate {
    const struct step *step;
    const struct result *result;
    int acts;
};

/* --- how far it is to an end, over the pack's graph --- */

struct distances {
    int of[STEPS_MAX];
};

static size_t place_of(const struct procedure *procedure, const struct step *step)
{
    return (size_t)(step - (const struct step *)procedure->steps.at);
}

static int nearest(
    const struct procedure *procedure, const struct distances *d, const struct list *steps)
{
    int least = FAR_AWAY;

    LIST_EACH (const struct step *, step, *steps) {
        int far = d->of[place_of(procedure, *step)];
        least = far < least ? far : least;
    }
    return least;
}

static int acts_from(
    const struct procedure *procedure, const struct distances *d, const struct result *result)
{
    if (result->end.len > 0)
        return 1;
    return result->stays ? FAR_AWAY : 1 + nearest(procedure, d, &result->next);
}

/* The step itself, or when it is skipped what comes instead. */
static int acts_at(
    const struct procedure *procedure, const struct distances *d, const struct step *step)
{
    int least = step->when == NULL ? FAR_AWAY : nearest(procedure, d, &step->otherwise);

    LIST_EACH (struct result, result, step->results) {
        int acts = acts_from(procedure, d, result);
        least = acts < least ? acts : least;
    }
    return least;
}

static void measure(const struct procedure *procedure, struct distances *d)
{
    const struct step *steps = procedure->steps.at;
    bool moved = true;

    must(procedure->steps.len <= STEPS_MAX);
    for (size_t i = 0; i < procedure->steps.len; i++)
        d->of[i] = FAR_AWAY;
    while (moved) {
        moved = false;
        for (size_t i = 0; i < procedure->steps.len; i++) {
            int least = acts_at(procedure, d, &steps[i]);
            moved = moved || least < d->of[i];
            d->of[i] = least;
        }
    }
}

static int compare(const void *a, const void *b)
{
    const struct candidate *x = a, *y = b;
    return x->acts != y->acts ? (x->acts < y->acts ? -1 : 1)
                              : (x->step < y->step) - (x->step > y->step);
}

/* Each result of each open step, the nearest to an end first. */
static size_t candidates_of(
    const struct case_file *file, const struct way_out *way, struct candidate *out)
{
    struct distances distances;
    size_t len = 0;

    measure(file->procedure, &distances);
    VEC_EACH (struct matter_step, round, file->matter->steps) {
        const struct step *step = procedure_step(file->procedure, round->step);
        if (round->state != STEP_OPEN)
            continue;
        LIST_EACH (struct result, result, step->results) {
            int acts = acts_from(file->procedure, &distances, result);
            if (way->proper && !result->positive)
                acts += 100;
            must(len < CANDIDATES_MAX);
            if (!result->stays)
                out[len++] = (struct candidate){step, result, acts};
        }
    }
    qsort(out, len, sizeof(*out), compare);
    return len;
}

/* --- going --- */

static bool granted(struct way_out *way, const struct reply *reply)
{
    bool fine = reply->decision.refusal == REFUSAL_NONE && reply->decision.problems.len == 0;

    if (fine)
        way->acts++;
    else if (reply->decision.problems.len > 0)
        buffer_addf(&way->refusals, "[problem %.*s %.*s]",
            STR_ARG(reply->decision.problems.at[0].path),
            STR_ARG(reply->decision.problems.at[0].text));
    else
        buffer_addf(&way->refusals, "[%.*s %.*s]", STR_ARG(refusal_code(reply->decision.refusal)),
            STR_ARG(reply->decision.detail));
    if (way->after != NULL && !way->after(way->context, reply))
        way->stuck = "the flow is not the pack's";
    return fine;
}

/* The leader lifts what recusals there are, so that nobody is missing. */
static void lift_recusals(struct walk *walk, const struct case_file *file, struct way_out *way)
{
    static const struct str leads[] = {STR_INIT("commission_leader")};
    const struct step leader = {.actors = {leads, 1}};

    VEC_EACH (struct recusal_set, recusal, file->matter->recused) {
        struct node input = {.kind = NODE_MAP};
        if (!matter_recused(file->matter, (person_id){recusal->person}))
            continue;
        node_put_text(walk->scratch, &input, "person", walk_id(walk, recusal->person));
        node_put_text(walk->scratch, &input, "state", STR("lifted"));
        node_put_text(walk->scratch, &input, "reasons", walk_words(walk));
        struct request request = {.noun = STR("matter"),
            .verb = STR("recuse"),
            .target = walk_id(walk, file->matter->id.id),
            .person = walk_id(walk, walk_actor(walk, file, &leader).id),
            .input = &input};
        struct reply reply = walk_submit(walk, &request);
        granted(way, &reply);
    }
}

static bool go(struct walk *walk, matter_id id, struct way_out *way);

/* What the gate waits for is a linked matter: that one first. */
static void end_linked(struct walk *walk, const struct case_file *file, struct way_out *way)
{
    if (way->depth == DEPTH_MAX)
        return;
    way->depth++;
    for (size_t i = 0; i < file->linked_len + file->linking_len; i++) {
        const struct matter *far =
            i < file->linked_len ? file->linked[i] : file->linking[i - file->linked_len];
        if (far->opened != NULL && !far->ended && !id_equal(far->id.id, file->matter->id.id))
            go(walk, far->id, way);
    }
    way->depth--;
}

/* What a gate waits for may be an answer that leaves its step open: each of these once. */
static void say_what_stays(struct walk *walk, const struct case_file *file, struct way_out *way)
{
    VEC_EACH (struct matter_step, round, file->matter->steps) {
        const struct step *step = procedure_step(file->procedure, round->step);
        if (round->state != STEP_OPEN)
            continue;
        LIST_EACH (struct result, result, step->results)
            if (result->stays) {
                struct reply reply =
                    walk_act(walk, file, step, result, walk_actor(walk, file, step));
                granted(way, &reply);
            }
    }
}

static void next_year(struct walk *walk)
{
    int year = day_to_civil(instant_day(walk->now)).year;
    walk->now = instant_of_day(day_from_civil((struct civil){year + 1, 1, 4}), 9, 0);
}

/* Whatever stands in the way of a refused act, when that can be changed. */
static bool clear_the_way(struct walk *walk, const struct case_file *file,
    const struct candidate *one, struct way_out *way, enum refusal refusal)
{
    if (refusal == REFUSAL_VISITS_MUST_NOT_EXCEED_THE_CAP)
        next_year(walk);
    else if (refusal == REFUSAL_CORRECTION_MUST_BE_CLOSED
             || refusal == REFUSAL_COMPLAINT_MUST_NOT_BE_OPEN)
        end_linked(walk, file, way);
    else if ((refusal == REFUSAL_HIGHER_BODY_MUST_DECIDE
                 || refusal == REFUSAL_MEMBER_MUST_NOT_BE_RECUSED)
             && walk_body(walk, file, one->step) != NULL)
        walk_renew(walk, walk_body(walk, file, one->step));
    else if (refusal == REFUSAL_TOLERANCE_QUESTION_MUST_BE_ANSWERED
             || refusal == REFUSAL_DETERMINATION_MUST_BE_CONCLUDED)
        say_what_stays(walk, file, way);
    else
        return false;
    return true;
}

static bool try_act(struct walk *walk, const struct case_file *file, struct way_out *way,
    const struct candidate *one)
{
    struct reply reply =
        walk_act(walk, file, one->step, one->result, walk_actor(walk, file, one->step));

    if (granted(way, &reply))
        return true;
    if (!clear_the_way(walk, file, one, way, reply.decision.refusal))
        return false;
    struct case_file again = walk_file(walk, file->matter->id);
    reply = walk_act(walk, &again, one->step, one->result, walk_actor(walk, &again, one->step));
    return granted(way, &reply);
}

/* One act that is granted, tried in order; false: none is. */
static bool one_act(struct walk *walk, const struct case_file *file, struct way_out *way)
{
    struct candidate candidates[CANDIDATES_MAX];
    size_t len = candidates_of(file, way, candidates);

    way->refusals.len = 0;
    for (size_t i = 0; i < len && way->stuck == NULL; i++)
        if (try_act(walk, file, way, &candidates[i]))
            return true;
    return false;
}

static bool go(struct walk *walk, matter_id id, struct way_out *way)
{
    struct case_file file = walk_file(walk, id);

    lift_recusals(walk, &file, way);
    while (way->stuck == NULL) {
        file = walk_file(walk, id);
        if (file.matter->ended)
            return true;
        if (way->acts > 10 * WAY_OUT_MAX || !one_act(walk, &file, way)) {
            way->stuck = way->stuck != NULL ? way->stuck : "nothing more may be done";
            return false;
        }
    }
    return false;
}

void walk_out(struct walk *walk, matter_id id, struct way_out *way)
{
    bool plain = walk->plain;

    walk->plain = true;
    way->refusals = (struct buffer){.arena = walk->scratch};
    go(walk, id, way);
    walk->plain = plain;
}
