/* What a person may do with a matter now, and why not the rest. */
#include "casework/commands_data.h"
#include "casework/kind.h"

static void option_of_step(struct deciding *d, const struct step *step, person_id person,
    struct vec *options, struct arena *arena)
{
    struct option *option = vec_push(arena, options, sizeof(*option));

    *d->decision = (struct decision){.problems = {.arena = arena}};
    d->step = step;
    *option = (struct option){.step = step, .action = step->action, .title = step->title};
    if (act_allowed(d, step, person))
        gate_open(d, step->gate);
    option->refusal = d->decision->refusal;
    option->detail = d->decision->detail;
}

static void option_of_command(
    const struct deciding *d, struct str verb, struct str title, bool may, struct vec *options)
{
    struct option *option = vec_push(d->arena, options, sizeof(*option));

    *option = (struct option){.action = verb, .title = title};
    if (may)
        return;
    option->refusal =
        d->matter->ended ? REFUSAL_MATTER_MUST_BE_OPEN : REFUSAL_ACTOR_MUST_HOLD_THE_ROLE;
    option->detail = d->matter->ended ? STR("本事项已经结束。") : STR("您在本事项中没有这个职责。");
}

struct relation { /* of a person to a matter */
    bool part, own, office;
};

static struct relation relation_of(
    const struct directory *directory, const struct case_file *file, person_id person, day today)
{
    const struct matter *matter = file->matter;
    struct relation is = {.own = id_given(person.id)
                                 && (id_equal(matter->opened->applicant, person.id)
                                     || id_equal(matter->opened_by.id, person.id)),
        .office = casework_sight(directory, file, person, today) == SIGHT_OFFICE};

    LIST_EACH (struct step, step, file->procedure->steps)
        is.part = is.part || step_actor(directory, file, step, person, today);
    return is;
}

static bool may_attach(const struct relation *is, const struct case_file *file, person_id person)
{
    return is->office
           || (!file->matter->ended && (is->part || is->own || matter_party(file->matter, person)));
}

bool casework_may_attach(const struct dossier *dossier, person_id person, instant now)
{
    const struct case_file *file = &dossier->files[0];

    if (dossier->files_len == 0 || file->procedure == NULL)
        return false;
    struct relation is = relation_of(dossier->directory, file, person, instant_day(now));
    return may_attach(&is, file, person);
}

struct vec casework_options(
    const struct dossier *dossier, person_id person, instant now, struct arena *arena)
{
    struct vec options = {0};
    struct command command = {.by = person, .now = now};
    struct decision decision = {0};
    struct deciding d = {.dossier = dossier,
        .command = &command,
        .decision = &decision,
        .arena = arena,
        .today = instant_day(now)};

    if (dossier->files_len == 0 || dossier->files[0].procedure == NULL)
        return options;
    decide_file(&d, &dossier->files[0]);
    LIST_EACH (struct step, step, d.file->procedure->steps)
        option_of_step(&d, step, person, &options, arena);
    struct relation is = relation_of(dossier->directory, d.file, person, d.today);
    bool open = !d.matter->ended, attach = may_attach(&is, d.file, person);
    option_of_command(&d, STR("link"), STR("关联另一件事项"), is.part, &options);
    option_of_command(&d, STR("state"), STR("记录一种说法"), is.part, &options);
    option_of_command(&d, STR("attach"), STR("放入文件"), attach, &options);
    option_of_command(&d, STR("stop"), STR("中止期限"), open && is.part && is.office, &options);
    option_of_command(&d, STR("withdraw"), STR("撤回本事项"), open && is.own, &options);
    return options;
}
