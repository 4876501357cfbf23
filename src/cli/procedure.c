/* filing new, filing sign ID, matter act ID ACTION: the steps of whatever procedures the rules
 * have. */
#include "casework/kind.h"
#include "casework/meeting_rules.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/nouns.h"
#include "cli/submit.h"
#include "cli/talk.h"

static const struct {
    const char *verb;
    int (*run)(struct cli *cli);
} reads[] = {
    {"list", matter_list_run},
    {"show", matter_show_run},
    {"options", matter_options_run},
    {"export", matter_export_run},
    {"attach", matter_files_run},
    {"files", matter_files_run},
    {"fetch", matter_files_run},
};

/* ---- a meeting of one item ------------------------------------------------------------------ */

static bool of_item(struct str name)
{
    static const char *const names[] = {
        "result", "reasons", "positions", "rulings", "facts", "applied_edition", "edition_reasons"};

    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (str_is(name, names[i]))
            return true;
    return false;
}

/* The one body that may meet at this step, when there is one. */
static void put_body(
    struct cli *cli, const struct case_file *file, const struct step *step, struct node *input)
{
    const struct body *only = NULL;
    size_t found = 0;

    VEC_EACH (struct body, body, cli->directory->bodies)
        if (meeting_body_fits(file, step, body)) {
            only = body;
            found++;
        }
    if (found == 1 && node_get(input, "body") == NULL)
        node_put_text(cli->arena, input, "body", id_write(cli->arena, only->id.id));
}

static struct node *meeting_input(struct cli *cli, const struct case_file *file,
    const struct step *step, const struct node *fields)
{
    struct node *out = arena_new(cli->arena, struct node), item = {.kind = NODE_MAP};

    out->kind = NODE_MAP;
    node_put_text(cli->arena, &item, "matter", id_write(cli->arena, file->matter->id.id));
    node_put_text(cli->arena, &item, "step", step->id);
    for (size_t i = 0; i < fields->len; i++)
        *node_put(cli->arena, of_item(fields->items[i].key) ? &item : out, fields->items[i].key) =
            fields->items[i];
    put_body(cli, file, step, out);
    if (node_get(out, "held_on") == NULL && arg_given(&cli->args, "on"))
        node_put_text(cli->arena, out, "held_on", arg(&cli->args, "on"));
    struct node *items = node_put(cli->arena, out, STR("items"));
    items->kind = NODE_LIST;
    *node_push(cli->arena, items) = item;
    return out;
}

/* The step of the matter that this action means, preferring an open one. */
static const struct step *step_meant(const struct case_file *file, struct str action)
{
    const struct step *any = NULL;

    if (file->procedure == NULL)
        return NULL;
    LIST_EACH (struct step, step, file->procedure->steps) {
        if (!str_equal(step->action, action) && !str_equal(step->id, action))
            continue;
        const struct matter_step *last = matter_step_last(file->matter, step->id);
        if (last != NULL && last->state == STEP_OPEN)
            return step;
        any = any == NULL ? step : any;
    }
    return any;
}

/* ---- the act -------------------------------------------------------------------------------- */

static int act(struct cli *cli, struct submission *what)
{
    struct dossier dossier = {0};
    struct id id;
    int code = EXIT_FAILED;

    if (!cli_find(cli, STREAM_MATTER, what->target, &id, &code))
        return code;
    if (office_matter(cli->office, (matter_id){id}, cli->person, cli->arena, &dossier, &cli->fault)
        != STATUS_OK)
        return cli_fault(&cli->fault);
    const struct case_file *file = &dossier.files[0];
    const struct step *step = step_meant(file, what->action);
    what->target = id_write(cli->arena, id);
    what->matter = what->target;
    what->file = file;
    what->step = step;
    if (step == NULL || !step->kind->in_meeting)
        return submit(cli, what);
    struct submission meeting = {.noun = STR("meeting"),
        .verb = STR("hold"),
        .matter = what->matter,
        .input = meeting_input(cli, file, step, what->input),
        .file = file,
        .step = step};
    return submit(cli, &meeting);
}

/* Whoever opens what only applicants open is the applicant, unless another is named. */
static void put_applicant(struct cli *cli, const struct submission *what)
{
    const struct edition *edition =
        directory_edition_on(cli->directory, instant_day(office_now(cli->office)));
    struct str by = arg(&cli->args, "by");
    bool self = false;

    if (edition == NULL || node_get(what->input, "applicant") != NULL)
        return;
    LIST_EACH (struct procedure, procedure, edition->policy->procedures) {
        if (!str_equal(procedure->noun, what->noun))
            continue;
        self = procedure->openers.len > 0;
        LIST_EACH (struct str, id, procedure->openers) {
            const struct role *role = policy_role(edition->policy, *id);
            self = self && role != NULL && role->scope == SCOPE_SELF;
        }
    }
    if (self)
        node_put_text(cli->arena, what->input, "applicant",
            by.len > 0 ? by : id_write(cli->arena, cli->person.id));
}

static bool target_given(const struct cli *cli, const struct submission *what)
{
    if (str_is(what->verb, "new") || what->target.len > 0)
        return true;
    say("要写明是哪一件事项：frj %.*s %.*s ID。有哪些事项见 frj matter list。",
        STR_ARG(cli->args.words[0]), STR_ARG(cli->args.words[1]));
    return false;
}

static int run(struct cli *cli, struct submission *what)
{
    int code = EXIT_USAGE;

    what->input = input_read(cli, &code);
    if (what->input == NULL)
        return code;
    code = cli_open(cli, OFFICE_SUBMIT, true);
    if (code != EXIT_DONE)
        return code;
    if (!words_known(cli, cli->args.words[0], cli->args.words[1]) || !target_given(cli, what))
        return EXIT_USAGE;
    if (!door_stands_open(cli))
        return EXIT_REFUSED;
    if (what->action.len > 0)
        return act(cli, what);
    if (str_is(what->verb, "new"))
        put_applicant(cli, what);
    return submit(cli, what);
}

/* `filing sign ID` is `matter act ID sign`. */
int procedure_run(struct cli *cli)
{
    struct submission what = {.noun = cli->args.words[0],
        .verb = cli->args.words[1],
        .target = arg_word(&cli->args, cli->command, 0)};

    if (cli_data(cli).len == 0 && command_nearest(cli->arena, what.noun, what.verb).len > 0)
        return cli_no_command(cli);
    for (size_t i = 0; i < COUNT_OF(reads); i++)
        if (str_is(what.verb, reads[i].verb))
            return reads[i].run(cli);
    if (str_is(what.verb, "act"))
        what.action = arg_word(&cli->args, cli->command, 1);
    else if (!verb_is_free(what.verb))
        what.action = what.verb;
    if (str_is(what.verb, "act") && what.action.len == 0)
        return matter_options_run(cli);
    if (what.action.len > 0) {
        what.noun = STR("matter");
        what.verb = STR("act");
    }
    return run(cli, &what);
}
