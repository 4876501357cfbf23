#include "test/flow_check.h"

#include "casework/kind.h"
#include "casework/matter_shapes.h"

struct seen_step {
    enum step_state state;
    int64_t round;
    bool now; /* changed by the decision being followed */
};

struct seen_fact {
    struct str id, word;
    struct number number;
    enum absent absent;
};

struct seen_ruling {
    struct str subject, finding;
    struct vec codes;
    int64_t round;
    bool revoked;
};

struct seen { /* a matter as this checker knows it */
    struct id id;
    const struct procedure *procedure;
    bool ended, by_office;
    struct seen_step *steps; /* one for each of the procedure */
    struct vec facts, rulings;
};

struct flow_check {
    struct arena *arena;
    const struct policy *policy;
    struct vec seen; /* struct seen * */
    /* of the decision being followed, matter by matter */
    struct seen *matter;
    const struct step *step;
    const struct result *result;
    struct vec due; /* const struct step *: must open, be skipped, or wait for a join */
};

static struct seen *seen_find(struct flow_check *c, struct id id)
{
    for (size_t i = c->seen.len; i > 0; i--) {
        struct seen *seen = *VEC_AT(c->seen, struct seen *, i - 1);
        if (id_equal(seen->id, id))
            return seen;
    }
    return NULL;
}

static struct seen_step *state_of(const struct seen *seen, const struct step *step)
{
    must(seen->procedure != NULL && seen->steps != NULL);
    return &seen->steps[step - (const struct step *)seen->procedure->steps.at];
}

static void add_due(struct flow_check *c, const struct list *steps)
{
    LIST_EACH (const struct step *, step, *steps)
        *(const struct step **)vec_push(c->arena, &c->due, sizeof(*step)) = *step;
}

static bool is_due(const struct flow_check *c, const struct step *step)
{
    VEC_EACH (const struct step *, due, c->due)
        if (*due == step)
            return true;
    return false;
}

static bool joined(const struct seen *seen, const struct step *step)
{
    LIST_EACH (const struct step *, before, step->join) {
        enum step_state state = state_of(seen, *before)->state;
        if (state != STEP_DONE && state != STEP_SKIPPED)
            return false;
    }
    return true;
}

/* --- conditions, asked anew --- */

static bool among(const struct condition *condition, struct str word)
{
    for (size_t i = 0; i < condition->words_len; i++)
        if (str_equal(condition->words[i], word))
            return true;
    return false;
}

static enum answer yes(bool met)
{
    return met ? ANSWER_MET : ANSWER_NOT_MET;
}

static enum answer ask_fact(const struct seen *seen, const struct condition *condition)
{
    for (size_t i = seen->facts.len; i > 0; i--) {
        const struct seen_fact *fact = VEC_AT(seen->facts, struct seen_fact, i - 1);
        if (!str_equal(fact->id, condition->id))
            continue;
        if (fact->absent != ABSENT_NOT)
            return ANSWER_UNKNOWN;
        if (condition->op == CONDITION_FACT_AT_LEAST)
            return yes(fact->number.n >= condition->number);
        if (condition->op == CONDITION_FACT_BELOW)
            return yes(fact->number.n < condition->number);
        if (fact->number.given)
            return yes(among(condition, fact->number.n != 0 ? STR("yes") : STR("no")));
        return fact->word.len == 0 ? ANSWER_UNKNOWN : yes(among(condition, fact->word));
    }
    return ANSWER_UNKNOWN;
}

static bool code_among(
    const struct policy *policy, const struct condition *condition, struct str code)
{
    const struct outcome_kind *kind = policy_outcome(policy, code);
    return among(condition, code) || (kind != NULL && among(condition, kind->maps_to));
}

static enum answer ask_rulings(
    const struct flow_check *c, const struct seen *seen, const struct condition *condition)
{
    bool any = false;

    VEC_EACH (struct seen_ruling, ruling, seen->rulings) {
        if (ruling->revoked)
            continue;
        any = true;
        if (condition->op == CONDITION_FINDING && among(condition, ruling->finding))
            return ANSWER_MET;
        VEC_EACH (struct str, code, ruling->codes)
            if (condition->op == CONDITION_OUTCOME && code_among(c->policy, condition, *code))
                return ANSWER_MET;
    }
    return any ? ANSWER_NOT_MET : ANSWER_UNKNOWN;
}

/* A pack walked here asks no clauses to choose a step. */
static enum answer ask(
    const struct flow_check *c, const struct seen *seen, const struct condition *condition)
{
    bool all = condition->op == CONDITION_ALL, any = condition->op == CONDITION_ANY;
    enum answer answer = yes(all);

    must(condition->except == NULL && condition->op != CONDITION_LIST
         && condition->op != CONDITION_CLAUSE);
    if (condition->op == CONDITION_NOT) {
        answer = ask(c, seen, &condition->parts[0]);
        return answer == ANSWER_UNKNOWN ? answer : yes(answer == ANSWER_NOT_MET);
    }
    if (condition->op == CONDITION_OUTCOME || condition->op == CONDITION_FINDING)
        return ask_rulings(c, seen, condition);
    if (!all && !any)
        return ask_fact(seen, condition);
    for (size_t i = 0; i < condition->parts_len; i++) {
        enum answer part = ask(c, seen, &condition->parts[i]);
        if (part == yes(any))
            return part;
        if (part == ANSWER_UNKNOWN)
            answer = part;
    }
    return answer;
}

/* --- events --- */

static const char *follow_opened(struct flow_check *c, const struct event *event)
{
    const struct matter_opened *opened = event->data;
    struct seen *seen = c->matter;

    if (seen->procedure != NULL || seen->ended)
        return "a matter is opened twice";
    seen->procedure = policy_procedure(c->policy, opened->procedure);
    if (seen->procedure == NULL || !seen->procedure->on)
        return "a procedure that is not there or not on";
    seen->steps = arena_take(c->arena, seen->procedure->steps.len, sizeof(struct seen_step));
    seen->by_office = opened->by_office.n == 1;
    add_due(c, seen->by_office && seen->procedure->first_by_office.len > 0
                   ? &seen->procedure->first_by_office
                   : &seen->procedure->first);
    return NULL;
}

static const struct step *step_named(const struct flow_check *c, struct str id)
{
    return c->matter->procedure == NULL ? NULL : procedure_step(c->matter->procedure, id);
}

static const char *follow_step_opened(struct flow_check *c, const struct event *event)
{
    const struct step_opened *opened = event->data;
    const struct step *step = step_named(c, opened->step);

    if (step == NULL || !is_due(c, step))
        return "a step opens that no result leads to";
    struct seen_step *state = state_of(c->matter, step);
    if (state->state == STEP_OPEN || opened->round.n != state->round + 1)
        return "a step opens twice, or its rounds do not count up";
    if (!joined(c->matter, step))
        return "a step opens before all that it joins are done";
    if (step->when != NULL && ask(c, c->matter, step->when) != ANSWER_MET)
        return "a step opens though its condition is not met";
    *state = (struct seen_step){STEP_OPEN, opened->round.n, true};
    return NULL;
}

static const char *follow_step_skipped(struct flow_check *c, const struct event *event)
{
    const struct step_skipped *skipped = event->data;
    const struct step *step = step_named(c, skipped->step);

    if (step == NULL || !is_due(c, step) || !joined(c->matter, step))
        return "a step is skipped that was not its turn";
    if (step->when == NULL || ask(c, c->matter, step->when) != ANSWER_NOT_MET)
        return "a step is skipped though its condition is not unmet";
    struct seen_step *state = state_of(c->matter, step);
    *state = (struct seen_step){STEP_SKIPPED, state->round + 1, true};
    add_due(c, step->otherwise.len > 0 ? &step->otherwise
                                       : &((const struct result *)step->results.at)->next);
    return NULL;
}

static const char *follow_step_done(struct flow_check *c, const struct event *event)
{
    const struct step_done *done = event->data;

    if (c->step == NULL || !str_equal(c->step->id, done->step)
        || !str_equal(c->result->code, done->result) || c->result->stays)
        return "a step is done without an act that ends it";
    struct seen_step *state = state_of(c->matter, c->step);
    if (state->state != STEP_OPEN || state->round != done->round.n)
        return "a step is done that was not open";
    state->state = STEP_DONE;
    state->now = true;
    if (c->result->end.len == 0)
        add_due(c, &c->result->next);
    return NULL;
}

static const char *follow_ended(struct flow_check *c, const struct event *event)
{
    const struct matter_ended *ended = event->data;

    if (c->result == NULL || c->result->end.len == 0 || !str_equal(c->result->end, ended->state))
        return "a matter ends without a result that ends it";
    c->matter->ended = true;
    return NULL;
}

static const char *follow_revealed(struct flow_check *c, const struct event *event)
{
    (void)event;
    return c->step == NULL || !c->step->reveals ? "a matter is revealed by no step" : NULL;
}

static const char *follow_withdrawn(struct flow_check *c, const struct event *event)
{
    (void)event;
    c->matter->ended = true;
    return NULL;
}

static const char *follow_revoked(struct flow_check *c, const struct event *event)
{
    const struct outcome_revoked *revoked = event->data;

    VEC_EACH (struct seen_ruling, ruling, c->matter->rulings)
        ruling->revoked = ruling->revoked || revoked->subject.len == 0
                          || str_equal(revoked->subject, ruling->subject);
    return NULL;
}

static const char *follow_late(struct flow_check *c, const struct event *event)
{
    (void)event;
    if (c->matter->procedure != NULL)
        return "a live matter becomes a late entry";
    c->matter->ended = true;
    return NULL;
}

static const char *follow_any(struct flow_check *c, const struct event *event)
{
    (void)c, (void)event;
    return NULL;
}

/* --- acts --- */

static void keep_facts(struct flow_check *c, const struct act *act)
{
    LIST_EACH (struct fact, fact, act->facts)
        *(struct seen_fact *)vec_push(c->arena, &c->matter->facts, sizeof(struct seen_fact)) =
            (struct seen_fact){str_copy(c->arena, fact->fact), str_copy(c->arena, fact->word),
                fact->number, fact->number_absent};
}

/* One final outcome for each kind of liability; 批评教育 and the like go along with it. */
static const char *one_outcome(const struct flow_check *c, const struct ruling *ruling)
{
    const struct outcome *outcomes = ruling->outcomes.at;
    size_t finals = 0;

    for (size_t i = 0; i < ruling->outcomes.len; i++) {
        const struct outcome_kind *kind = policy_outcome(c->policy, outcomes[i].code);
        if (kind != NULL && kind->side)
            continue;
        finals++;
        for (size_t j = 0; j < i; j++)
            if (str_equal(outcomes[j].liability, outcomes[i].liability)
                && !policy_outcome(c->policy, outcomes[j].code)->side)
                return "a subject has two final outcomes";
    }
    return finals > 0 ? NULL : "a subject has no outcome";
}

static const char *keep_ruling(struct flow_check *c, const struct ruling *ruling, int64_t round)
{
    struct seen_ruling *last = NULL;

    VEC_EACH (struct seen_ruling, seen, c->matter->rulings)
        if (str_equal(seen->subject, ruling->subject))
            last = seen;
    if (last != NULL && !last->revoked && last->round >= round)
        return "a subject is ruled on twice in one round";
    if (last == NULL) {
        last = vec_push(c->arena, &c->matter->rulings, sizeof(*last));
        last->subject = str_copy(c->arena, ruling->subject);
    }
    last->finding = str_copy(c->arena, ruling->finding);
    last->codes = (struct vec){0};
    last->round = round;
    last->revoked = false;
    LIST_EACH (struct outcome, outcome, ruling->outcomes)
        *(struct str *)vec_push(c->arena, &last->codes, sizeof(struct str)) =
            str_copy(c->arena, outcome->code);
    return one_outcome(c, ruling);
}

static const char *keep_rulings(struct flow_check *c, const struct determination *determination)
{
    const char *wrong = NULL;

    LIST_EACH (struct ruling, ruling, determination->rulings)
        if (wrong == NULL)
            wrong = keep_ruling(c, ruling, determination->act.round.n);
    return wrong;
}

static const char *follow_act(struct flow_check *c, const struct event *event)
{
    const struct act *act = event->data;

    c->step = step_named(c, act->step);
    if (c->matter->ended || c->step == NULL)
        return "an act at no step, or after the end";
    c->result = step_result(c->step, act->result);
    const struct seen_step *state = state_of(c->matter, c->step);
    if (state->state != STEP_OPEN || act->round.n != state->round || c->result == NULL)
        return "an act at a step that was not open, or with no result of it";
    if (step_kind_of_event(event->shape) != c->step->kind)
        return "an act of another kind than its step";
    keep_facts(c, act);
    return event->shape == &determination_shape ? keep_rulings(c, event->data) : NULL;
}

/* --- all --- */

static const struct {
    const struct shape *shape;
    const char *(*follow)(struct flow_check *c, const struct event *event);
    bool after_the_end;
} rows[] = {
    {&matter_opened_shape, follow_opened, false},
    {&step_opened_shape, follow_step_opened, false},
    {&step_done_shape, follow_step_done, false},
    {&step_skipped_shape, follow_step_skipped, false},
    {&matter_ended_shape, follow_ended, false},
    {&matter_withdrawn_shape, follow_withdrawn, false},
    {&matter_revealed_shape, follow_revealed, false},
    {&outcome_revoked_shape, follow_revoked, true},
    {&late_entry_recorded_shape, follow_late, false},
    {&matter_linked_shape, follow_any, true},
    {&statement_recorded_shape, follow_any, true},
    {&reclassified_shape, follow_any, true},
    {&recusal_set_shape, follow_any, false},
    {&clock_stopped_shape, follow_any, false},
    {&clock_resumed_shape, follow_any, false},
    {&deadline_extended_shape, follow_any, false},
};

/* What the results led to has happened, or waits. */
static const char *leave(struct flow_check *c)
{
    const char *wrong = NULL;
    bool opened_now = c->step != NULL && state_of(c->matter, c->step)->now;

    VEC_EACH (const struct step *, due, c->due) {
        const struct seen_step *state = state_of(c->matter, *due);
        bool moved = state->state == STEP_OPEN || (state->state == STEP_SKIPPED && state->now);
        if (!c->matter->ended && !moved && joined(c->matter, *due) && !state->now)
            wrong = "a step that was due neither opened nor was skipped";
    }
    for (size_t i = 0; c->matter->procedure != NULL && i < c->matter->procedure->steps.len; i++)
        c->matter->steps[i].now = false;
    if (c->result != NULL && !c->result->stays && state_of(c->matter, c->step)->state == STEP_OPEN
        && !opened_now)
        wrong = "an act that ends its step left it open";
    if (c->result != NULL && c->result->end.len > 0 && !c->matter->ended)
        wrong = "a result that ends the matter did not end it";
    return wrong;
}

static const char *enter(struct flow_check *c, struct id id)
{
    const char *wrong = c->matter == NULL ? NULL : leave(c);

    c->matter = seen_find(c, id);
    if (c->matter == NULL) {
        c->matter = arena_new(c->arena, struct seen);
        c->matter->id = id;
        *(struct seen **)vec_push(c->arena, &c->seen, sizeof(c->matter)) = c->matter;
    }
    c->step = NULL;
    c->result = NULL;
    c->due = (struct vec){0};
    return wrong;
}

static const char *follow(struct flow_check *c, const struct event *event)
{
    if (step_kind_of_event(event->shape) != NULL)
        return follow_act(c, event);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        if (rows[i].shape != event->shape)
            continue;
        if (c->matter->ended && !rows[i].after_the_end)
            return "something happens to a matter that has ended";
        return rows[i].follow(c, event);
    }
    return "an event this checker does not know";
}

const char *flow_check_follow(struct flow_check *c, const struct vec *events)
{
    const char *wrong = NULL;

    c->matter = NULL;
    VEC_EACH (struct event, event, *events) {
        if (event->shape->stream != STREAM_MATTER || wrong != NULL)
            continue;
        if (c->matter == NULL || !id_equal(c->matter->id, event->stream))
            wrong = enter(c, event->stream);
        if (wrong == NULL)
            wrong = follow(c, event);
    }
    if (wrong == NULL && c->matter != NULL)
        wrong = leave(c);
    return wrong;
}

struct flow_check *flow_check_open(struct arena *arena, const struct policy *policy)
{
    struct flow_check *c = arena_new(arena, struct flow_check);

    c->arena = arena;
    c->policy = policy;
    return c;
}
