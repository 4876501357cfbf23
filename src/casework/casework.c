#include "casework/commands_data.h"

/* Whoever enters an act for another is a clerk, and not shut out of the matter: to the recused,
 * and to a party from whom it is kept, it is not there. */
static bool entered_rightly(struct deciding *d)
{
    person_id clerk = d->command->entered_by;

    if (!id_given(clerk.id) || id_equal(clerk.id, d->command->by.id))
        return true;
    bool apart = matter_recused(d->matter, clerk)
                 || (matter_party(d->matter, clerk)
                     && !casework_may_see(
                         d->dossier->directory, d->file, clerk, instant_day(d->command->now)));
    if (apart)
        return refuse(d, REFUSAL_THING_MUST_EXIST, "没有这件事项，或者您无权查看。请核对编号。");
    return entry_allowed(d);
}

static bool target_there(struct deciding *d)
{
    bool matter =
        d->command->kind->stream == STREAM_MATTER && d->command->kind->target == TARGET_EXISTING;

    if (!matter)
        return true;
    if (d->file == NULL || d->matter == NULL || d->matter->version == 0
        || !casework_may_see(
            d->dossier->directory, d->file, d->command->by, instant_day(d->command->now)))
        return refuse(d, REFUSAL_THING_MUST_EXIST, "没有这件事项，或者您无权查看。请核对编号。");
    if (d->matter->opened == NULL && !d->command->kind->on_late)
        return refuse(d, REFUSAL_MATTER_MUST_BE_OPEN, "这是补录的事项，不按程序办理。");
    return entered_rightly(d);
}

static const void *read_input(struct deciding *d)
{
    static const struct node nothing = {.kind = NODE_MAP};
    const struct names names = {d->dossier->directory, directory_find};
    const struct command *command = d->command;

    if (command->kind->shape == NULL)
        return NULL;
    return shape_read(d->arena, command->kind->shape,
        command->input == NULL ? &nothing : command->input, &names, true, &d->decision->problems);
}

static void number_events(struct decision *decision)
{
    for (size_t i = 0; i < decision->events.len; i++) {
        struct event *event = VEC_AT(decision->events, struct event, i);
        event->i = (int)i;
        event->of = (int)decision->events.len;
    }
}

struct decision casework_decide(
    const struct dossier *dossier, const struct command *command, struct arena *arena)
{
    struct decision decision = {.problems = {.arena = arena}};
    struct deciding d = {.dossier = dossier,
        .command = command,
        .decision = &decision,
        .arena = arena,
        .today =
            date_is_day(&command->done_on) ? command->done_on.from : instant_day(command->now)};

    if (dossier->files_len > 0)
        decide_file(&d, &dossier->files[0]);
    if (target_there(&d)) {
        const void *data = read_input(&d);
        if (!refused(&d))
            command->kind->decide(&d, data);
    }
    if (!refused(&d) && decision.events.len > EVENTS_MAX)
        problem_add(&decision.problems, NULL, (struct str){0},
            "一次办理要登记%zu条，超过%d条。请分几次办理，例如一次会议的事项分开登记。",
            decision.events.len, EVENTS_MAX);
    if (refused(&d))
        decision.events = (struct vec){0};
    must(refused(&d) || decision.events.len > 0);
    number_events(&decision);
    return decision;
}
