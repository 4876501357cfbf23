/* What the rules in force call roles and kinds of body: the codes that posts and bodies name. */
#include "cli/commands.h"
#include "cli/talk.h"
#include "view/rules_view.h"

static const char *const scopes[] = {
    [SCOPE_SELF] = "申请人本人",
    [SCOPE_SUBJECT] = "事项的对象",
    [SCOPE_UNIT] = "只在自己单位的事项",
    [SCOPE_OFFICE] = "机关，所有单位的事项",
};

static const struct policy *in_force(struct cli *cli, int *code)
{
    *code = cli_open(cli, OFFICE_READ, false);
    if (*code != EXIT_DONE)
        return NULL;
    const struct policy *policy = policy_now(cli_viewer(cli));
    if (policy != NULL)
        return policy;
    *code = cli_no(cli, EXIT_NOT_FOUND, "今天没有正在施行的规则：frj policy activate FILE。");
    return NULL;
}

static void table_print(struct cli *cli, struct grid *grid, struct node *out)
{
    if (arg_given(&cli->args, "json"))
        print_json(cli->arena, out);
    else
        grid_print(grid);
}

int role_list_run(struct cli *cli)
{
    struct grid grid = {.arena = cli->arena};
    struct node out = {.kind = NODE_LIST};
    int code = EXIT_FAILED;
    const struct policy *policy = in_force(cli, &code);

    if (policy == NULL)
        return code;
    LIST_EACH (struct role, role, policy->roles) {
        const struct str cells[] = {role->id, role->title, str_of(scopes[role->scope]),
            role->administrator ? STR("管理员：不能兼其他职责，不看事项") : STR("")};
        grid_row(&grid, cells, COUNT_OF(cells));
    }
    roles_tree(cli->arena, policy, &out);
    table_print(cli, &grid, &out);
    return EXIT_DONE;
}

int body_kinds_run(struct cli *cli)
{
    struct grid grid = {.arena = cli->arena};
    struct node out = {.kind = NODE_LIST};
    int code = EXIT_FAILED;
    const struct policy *policy = in_force(cli, &code);

    if (policy == NULL)
        return code;
    LIST_EACH (struct body_kind, body, policy->bodies) {
        const struct str cells[] = {body->id, body->title,
            str_format(cli->arena, "到会不少于应到的%lld/%lld", (long long)body->quorum_of,
                (long long)body->quorum_out_of),
            body->leader_last ? STR("主要负责人末位表态") : STR("")};
        grid_row(&grid, cells, COUNT_OF(cells));
    }
    body_kinds_tree(cli->arena, policy, &out);
    table_print(cli, &grid, &out);
    return EXIT_DONE;
}
