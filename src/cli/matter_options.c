/* What a person may do with a matter now, and why not the rest. */
#include "cli/commands.h"
#include "cli/matter.h"
#include "cli/talk.h"
#include "view/needs.h"
#include "view/options_view.h"

static void options_json(struct cli *cli, const struct case_file *file, const struct vec *options)
{
    struct node out = {.kind = NODE_LIST};

    options_tree(cli->arena, file, options, &out);
    print_json(cli->arena, &out);
}

static struct str command_of(
    const struct cli *cli, const struct case_file *file, const struct option *option)
{
    return str_format(cli->arena, "frj %.*s %.*s %.*s", STR_ARG(file->procedure->noun),
        STR_ARG(option->action), STR_ARG(id_short(cli->arena, file->matter->id.id)));
}

static void add_needs(
    struct cli *cli, const struct case_file *file, const struct step *step, struct buffer *out)
{
    struct str words = step == NULL ? STR("") : needs_words(cli->arena, file, step, "      ");

    if (words.len > 0)
        buffer_addf(out, "%s  %.*s %.*s\n%.*s", out->len > 0 ? "\n" : "", STR_ARG(step->id),
            STR_ARG(step->title), STR_ARG(words));
}

/* Which steps are open is said here already. */
static struct str why_not(const struct option *option)
{
    struct str reason = option->detail, remedy;

    if (option->refusal == REFUSAL_STEP_MUST_BE_OPEN)
        detail_split(option->detail, &reason, &remedy);
    return reason;
}

static void options_print(struct cli *cli, const struct case_file *file, const struct vec *options)
{
    struct grid may = {.arena = cli->arena}, may_not = {.arena = cli->arena};
    struct buffer needs = {.arena = cli->arena};

    VEC_EACH (struct option, option, *options) {
        struct str step = option->step == NULL ? STR("") : option->step->id;
        struct str able[] = {STR(" "), step, option->title, command_of(cli, file, option)};
        struct str unable[] = {STR(" "), step, option->title, why_not(option)};
        if (option->refusal == REFUSAL_NONE) {
            grid_row(&may, able, COUNT_OF(able));
            add_needs(cli, file, option->step, &needs);
        } else
            grid_row(&may_not, unable, COUNT_OF(unable));
    }
    print("现在可以办：\n");
    if (may.rows.len == 0)
        print("  没有。下面写明原因。\n");
    grid_print(&may);
    if (needs.len > 0)
        print("%.*s\n", STR_ARG(buffer_str(&needs)));
    print("不能办，原因：\n");
    grid_print(&may_not);
}

int matter_options_run(struct cli *cli)
{
    struct dossier dossier;
    int code = matter_take(cli, &dossier);

    if (code != EXIT_DONE)
        return code;
    const struct case_file *file = &dossier.files[0];
    if (file->procedure == NULL) {
        say("这是补录的事项，或者它的规则不在这里，不按程序办理。");
        return EXIT_DONE;
    }
    if (!id_given(cli->person.id))
        return cli_no(
            cli, EXIT_USAGE, "请用 --as 写明是谁要办，例如 --as wangmm。人员见 frj person list。");
    struct vec options =
        casework_options(&dossier, cli->person, office_now(cli->office), cli->arena);
    if (arg_given(&cli->args, "json"))
        options_json(cli, file, &options);
    else
        options_print(cli, file, &options);
    return EXIT_DONE;
}
