/* Policy packs: check, show, compare, list, activate. */
#include "casework/policy_diff.h"
#include "casework/policy_show.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/submit.h"
#include "cli/talk.h"
#include "view/rules_view.h"

static const struct policy *policy_of(struct cli *cli, size_t n, int *code)
{
    struct str path = arg_word(&cli->args, cli->command, n);

    if (path.len > 0)
        return file_read_policy(cli, path, code);
    say("要写明规则包文件：frj policy %s %s", cli->command->verb, cli->command->args);
    *code = EXIT_USAGE;
    return NULL;
}

static void counts_json(struct cli *cli, const struct policy *policy)
{
    struct node out = {.kind = NODE_MAP};

    node_put_text(cli->arena, &out, "pack", policy->pack);
    node_put_text(cli->arena, &out, "edition", policy->edition);
    node_put_integer(cli->arena, &out, "clauses", (int64_t)policy->clauses_len);
    node_put_integer(cli->arena, &out, "samples", (int64_t)policy->samples_len);
    node_put_integer(cli->arena, &out, "procedures", (int64_t)policy->procedures.len);
    print_json(cli->arena, &out);
}

int policy_check_run(struct cli *cli)
{
    int code = EXIT_FAILED;
    const struct policy *policy = policy_of(cli, 0, &code);

    if (policy == NULL)
        return code;
    if (arg_given(&cli->args, "json")) {
        counts_json(cli, policy);
        return EXIT_DONE;
    }
    print("%.*s %.*s版：完整，可以施行。%zu条条款，%zu处示例，%zu个程序。\n", STR_ARG(policy->pack),
        STR_ARG(policy->edition), policy->clauses_len, policy->samples_len, policy->procedures.len);
    say("阅读：frj policy show %.*s", STR_ARG(arg_word(&cli->args, cli->command, 0)));
    return EXIT_DONE;
}

/* Without a file: the edition in force today. */
static const struct policy *policy_in_force(struct cli *cli, int *code)
{
    *code = cli_open(cli, OFFICE_READ, false);
    if (*code != EXIT_DONE)
        return NULL;
    const struct edition *edition =
        directory_edition_on(cli->directory, instant_day(office_now(cli->office)));
    if (edition != NULL)
        return edition->policy;
    say("今天没有正在施行的规则：frj policy activate FILE。");
    *code = EXIT_NOT_FOUND;
    return NULL;
}

int policy_show_run(struct cli *cli)
{
    struct node out = {0};
    int code = EXIT_FAILED;
    bool file = arg_word(&cli->args, cli->command, 0).len > 0 || cli_data(cli).len == 0;
    const struct policy *policy = file ? policy_of(cli, 0, &code) : policy_in_force(cli, &code);

    if (policy == NULL)
        return code;
    if (!arg_given(&cli->args, "json")) {
        print("%.*s", STR_ARG(policy_show(cli->arena, policy)));
        return EXIT_DONE;
    }
    policy_show_json(cli->arena, policy, &out);
    print_json(cli->arena, &out);
    return EXIT_DONE;
}

int policy_diff_run(struct cli *cli)
{
    struct node out = {0};
    int code = EXIT_FAILED;
    const struct policy *before = policy_of(cli, 0, &code);
    const struct policy *after = before == NULL ? NULL : policy_of(cli, 1, &code);

    if (after == NULL)
        return code;
    struct vec differences = policy_diff(cli->arena, before, after);
    if (!arg_given(&cli->args, "json")) {
        print("%.*s", STR_ARG(policy_diff_words(cli->arena, &differences)));
        return EXIT_DONE;
    }
    policy_diff_json(cli->arena, &differences, &out);
    print_json(cli->arena, &out);
    return EXIT_DONE;
}

/* ---- editions in force ---------------------------------------------------------------------- */

int policy_list_run(struct cli *cli)
{
    struct grid grid = {.arena = cli->arena};
    struct node out = {.kind = NODE_LIST};
    int code = cli_open(cli, OFFICE_READ, false);

    if (code != EXIT_DONE)
        return code;
    const struct edition *now =
        directory_edition_on(cli->directory, instant_day(office_now(cli->office)));
    VEC_EACH (struct edition, edition, cli->directory->editions) {
        if (edition->policy == NULL)
            continue;
        const struct str cells[] = {edition->policy->pack, edition->policy->edition,
            str_format(cli->arena, "%.*s起施行",
                STR_ARG(day_write_chinese(cli->arena, edition->effective_from))),
            edition == now ? STR("现行") : STR("    "), edition->policy->title};
        grid_row(&grid, cells, COUNT_OF(cells));
        edition_tree(cli_viewer(cli), edition, node_push(cli->arena, &out));
    }
    if (arg_given(&cli->args, "json"))
        print_json(cli->arena, &out);
    else
        grid_print(&grid);
    if (out.len == 0)
        say("还没有启用任何一版规则：frj policy activate FILE。");
    return EXIT_DONE;
}

/* The pack goes into the record as a tree; the other fields are typed. */
int policy_activate_run(struct cli *cli)
{
    int code = EXIT_FAILED;
    const struct policy *policy = policy_of(cli, 0, &code);

    if (policy == NULL)
        return code;
    struct submission what = {
        .noun = STR("policy"), .verb = STR("activate"), .input = input_read(cli, &code)};
    if (what.input == NULL)
        return code;
    struct node *pack = node_put(cli->arena, what.input, STR("pack"));
    struct str key = pack->key;
    *pack = *policy->tree;
    pack->key = key;
    code = cli_open(cli, OFFICE_SUBMIT, false);
    if (code != EXIT_DONE)
        return code;
    return door_stands_open(cli) ? submit(cli, &what) : EXIT_REFUSED;
}
