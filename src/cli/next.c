/* What is open in a matter now, and for whom: each success names the next command. */
#include "casework/kind.h"
#include "casework/matter_clock.h"
#include "casework/meeting_rules.h"
#include "cli/submit.h"
#include "cli/talk.h"
#include "view/needs.h"
#include "view/sight.h"

enum { NAMES_MAX = 3 };

static void add_name(struct buffer *out, struct str name)
{
    buffer_addf(out, "%s%.*s", out->len > 0 ? "、" : "", STR_ARG(name));
}

/* Who may act there: bodies of a meeting, else persons who hold a role, the first few. */
static struct str who(struct cli *cli, const struct case_file *file, const struct step *step)
{
    struct buffer out = {.arena = cli->arena};
    day today = instant_day(office_now(cli->office));
    size_t named = 0;

    if (step->kind->in_meeting) {
        VEC_EACH (struct body, body, cli->directory->bodies)
            if (meeting_body_fits(file, step, body))
                add_name(&out, body->name);
        return buffer_str(&out);
    }
    VEC_EACH (struct person, person, cli->directory->persons) {
        if (!step_actor(cli->directory, file, step, person->id, today))
            continue;
        if (named++ < NAMES_MAX)
            add_name(&out, directory_name(cli->arena, cli->directory, person->id));
    }
    if (named > NAMES_MAX)
        buffer_addf(&out, "等%zu人", named);
    return buffer_str(&out);
}

static struct str roles(const struct case_file *file, const struct step *step, struct arena *arena)
{
    struct buffer out = {.arena = arena};

    LIST_EACH (struct str, id, step->actors) {
        const struct role *role = policy_role(file->policy, *id);
        const struct body_kind *body = policy_body(file->policy, *id);
        add_name(&out, role != NULL ? role->title : body != NULL ? body->title : *id);
    }
    return buffer_str(&out);
}

static struct str due_words(
    struct cli *cli, const struct case_file *file, const struct matter_step *round)
{
    struct deadline deadline;
    struct str words = {0};
    const struct moment moment = {
        .today = instant_day(office_now(cli->office)), .soon = DEADLINE_SOON};

    if (!matter_deadline(cli->arena, file, round, cli->directory->calendar, &deadline))
        return words;
    deadline_light(cli->arena, &deadline, cli->directory->calendar, &moment, &words);
    if (deadline.timely || deadline.stopped)
        return str_format(cli->arena, "，%.*s", STR_ARG(words.len > 0 ? words : STR("及时办理")));
    return str_format(cli->arena, "，期限%.*s（%.*s）%s",
        STR_ARG(day_write_chinese(cli->arena, deadline.due)), STR_ARG(words),
        deadline.provisional ? "，放假通知未公布，暂定" : "");
}

static void say_step(struct cli *cli, const struct case_file *file, const struct matter_step *round)
{
    const struct step *step = procedure_step(file->procedure, round->step);
    bool named =
        step->kind->in_meeting || step_seen(cli_viewer(cli), file, step, (person_id){{{0}}});
    struct str names = named ? who(cli, file, step) : STR("");

    say("待办：%.*s %.*s%.*s", STR_ARG(step->id), STR_ARG(step->title),
        STR_ARG(due_words(cli, file, round)));
    say("      由%.*s办理%s%.*s", STR_ARG(roles(file, step, cli->arena)), names.len > 0 ? "：" : "",
        STR_ARG(names));
    say("      下一条命令：frj %.*s %.*s %.*s%s", STR_ARG(file->procedure->noun),
        STR_ARG(step->action), STR_ARG(id_short(cli->arena, file->matter->id.id)),
        step->results.len > 1 ? " --result …" : "");
    struct str needs = needs_words(cli->arena, file, step, "      ");
    if (needs.len > 0)
        say("%.*s", STR_ARG(needs));
}

static struct str state_of(const struct case_file *file)
{
    if (file->matter->ended)
        return file->matter->state;
    VEC_EACH (struct matter_step, round, file->matter->steps)
        if (round->state == STEP_OPEN)
            return procedure_step(file->procedure, round->step)->state;
    return (struct str){0};
}

void next_say(struct cli *cli, const struct dossier *dossier)
{
    const struct case_file *file = &dossier->files[0];

    say("%.*s “%.*s”：%.*s", STR_ARG(id_short(cli->arena, file->matter->id.id)),
        STR_ARG(file->matter->opened->title),
        STR_ARG(word_label(&file->procedure->states, state_of(file))));
    if (file->matter->ended) {
        say("已经办结。查看：frj matter show %.*s",
            STR_ARG(id_short(cli->arena, file->matter->id.id)));
        return;
    }
    VEC_EACH (struct matter_step, round, file->matter->steps)
        if (round->state == STEP_OPEN)
            say_step(cli, file, round);
}

void next_json(struct cli *cli, const struct dossier *dossier, struct node *out)
{
    const struct case_file *file = &dossier->files[0];
    struct deadline due;

    node_put_text(cli->arena, out, "state", state_of(file));
    node_put_text(
        cli->arena, out, "state_label", word_label(&file->procedure->states, state_of(file)));
    struct node *open = node_put(cli->arena, out, STR("open"));
    open->kind = NODE_LIST;
    VEC_EACH (struct matter_step, round, file->matter->steps) {
        if (round->state != STEP_OPEN)
            continue;
        const struct step *step = procedure_step(file->procedure, round->step);
        struct node *row = node_push(cli->arena, open);
        row->kind = NODE_MAP;
        node_put_text(cli->arena, row, "step", step->id);
        node_put_text(cli->arena, row, "action", step->action);
        node_put_text(cli->arena, row, "title", step->title);
        needs_json(cli->arena, file, step, row);
        if (matter_deadline(cli->arena, file, round, cli->directory->calendar, &due) && !due.timely
            && !due.stopped)
            node_put_text(cli->arena, row, "due", day_write(cli->arena, due.due));
    }
}
