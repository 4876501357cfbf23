#include "casework/matter_clock.h"

/* The round of the same step before this one, NULL for the first. */
static const struct matter_step *round_before(
    const struct matter *matter, const struct matter_step *round)
{
    const struct matter_step *before = NULL;

    VEC_EACH (struct matter_step, step, matter->steps)
        if (str_equal(step->step, round->step) && step->round < round->round)
            before = step;
    return before;
}

/* The result a round ended in, when that stops clocks. */
static const struct result *stopping(
    const struct procedure *procedure, const struct matter_step *round)
{
    const struct step *step = procedure_step(procedure, round->step);
    const struct result *result = NULL;

    if (step != NULL && round->state == STEP_DONE)
        result = step_result(step, round->result);
    return result != NULL && result->stops_clock ? result : NULL;
}

/* The round whose opening started the clock of this one. */
static const struct matter_step *round_started(
    const struct case_file *file, const struct matter_step *round)
{
    const struct matter_step *before = round_before(file->matter, round);

    while (before != NULL && stopping(file->procedure, before) != NULL) {
        round = before;
        before = round_before(file->matter, round);
    }
    return round;
}

day matter_clock_start(const struct case_file *file, const struct matter_step *round)
{
    return round_started(file, round)->opened_on;
}

static bool sent_to(const struct result *result, struct str id)
{
    LIST_EACH (const struct step *, next, result->next)
        if (str_equal((*next)->id, id))
            return true;
    return false;
}

/* The round of a step the matter was sent to, opened by this act. */
static const struct matter_step *away_in(
    const struct matter *matter, const struct result *result, const struct matter_step *round)
{
    VEC_EACH (struct matter_step, step, matter->steps)
        if (sent_to(result, step->step) && step->opened_at.ms >= round->done_at.ms)
            return step;
    return NULL;
}

/* The matter's own stops, and those that results brought about. */
static struct vec stops_for(
    struct arena *arena, const struct case_file *file, const struct matter_step *round)
{
    struct vec stops = vec_copy(arena, &file->matter->stops, sizeof(struct stop));

    VEC_EACH (struct matter_step, done, file->matter->steps) {
        const struct result *result = stopping(file->procedure, done);
        bool over = round->state != STEP_OPEN && round->done_on.n <= done->done_on.n;
        if (result == NULL || over || sent_to(result, round->step))
            continue;
        const struct matter_step *away = away_in(file->matter, result, done);
        if (away == NULL)
            continue;
        *(struct stop *)vec_push(arena, &stops, sizeof(struct stop)) = (struct stop){
            .reasons = result->label,
            .from = done->done_on,
            .to = away->done_on,
            .open = away->state == STEP_OPEN,
        };
    }
    return stops;
}

static void move_add(struct arena *arena, struct vec *moves, const struct deadline_move *move)
{
    *(struct deadline_move *)vec_push(arena, moves, sizeof(*move)) = *move;
}

/* The day by the notices up to each one registered since: where it differs, that one moved it. */
static void find_moves(struct arena *arena, const struct limit *limit, struct clock clock,
    instant since, struct deadline *out)
{
    const struct calendar *calendar = clock.calendar;
    struct calendar then = calendar_known(calendar, since);
    struct deadline before, after;
    struct vec moves = {0};

    if (out->timely || then.years.len == calendar->years.len)
        return;
    clock.calendar = &then;
    deadline_count(arena, limit, &clock, &before);
    while (then.years.len < calendar->years.len) {
        then = calendar_first(calendar, then.years.len + 1);
        deadline_count(arena, limit, &clock, &after);
        if (!before.stopped && !after.stopped && after.due.n != before.due.n)
            move_add(arena, &moves,
                &(struct deadline_move){calendar_last_words(arena, &then), before.due, after.due});
        before = after;
    }
    out->moves = (struct list){moves.at, moves.len};
}

static void say_moves(struct arena *arena, struct deadline *out)
{
    struct vec why = {0};

    if (out->moves.len == 0)
        return;
    LIST_EACH (struct str, line, out->why)
        *(struct str *)vec_push(arena, &why, sizeof(*line)) = *line;
    LIST_EACH (struct deadline_move, move, out->moves)
        *(struct str *)vec_push(arena, &why, sizeof(struct str)) = deadline_move_words(arena, move);
    out->why = (struct list){why.at, why.len};
}

/* What was known of days off when the step was done, or its matter ended; all of it while open. */
static struct calendar calendar_for(
    const struct calendar *calendar, const struct case_file *file, const struct matter_step *round)
{
    if (round->state == STEP_DONE)
        return calendar_known(calendar, round->done_at);
    if (file->matter->ended)
        return calendar_known(calendar, file->matter->ended_at);
    return *calendar;
}

bool matter_deadline(struct arena *arena, const struct case_file *file,
    const struct matter_step *round, const struct calendar *calendar, struct deadline *out)
{
    const struct step *step =
        file->procedure == NULL ? NULL : procedure_step(file->procedure, round->step);

    if (step == NULL || step->limit == NULL)
        return false;
    struct vec stops = stops_for(arena, file, round);
    const struct calendar known = calendar_for(calendar, file, round);
    const struct matter_step *first = round_started(file, round);
    const struct clock clock = {
        .start = first->opened_on,
        .step = round->step,
        .stops = &stops,
        .extensions = &file->matter->extensions,
        .calendar = &known,
    };
    deadline_count(arena, step->limit, &clock, out);
    find_moves(arena, step->limit, clock, first->opened_at, out);
    say_moves(arena, out);
    return true;
}
