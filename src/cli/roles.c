/* What the rules in force call roles and kinds of body: the codes that posts and bodies name. */
#include "cli/commands.h"
#include "cli/talk.h"

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
    const struct edition *edition =
        directory_edition_on(cli->directory, instant_day(office_now(cli->office)));
    if (edition != NULL && edition->policy != NULL)
        return edition->policy;
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

static struct node *row_of(struct cli *cli, struct node *list, struct str id, struct str title)
{
    struct node *row = node_push(cli->arena, list);

    row->kind = NODE_MAP;
    node_put_text(cli->arena, row, "id", id);
    node_put_text(cli->arena, row, "title", title);
    return row;
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
        struct node *row = row_of(cli, &out, role->id, role->title);
        node_put_text(cli->arena, row, "scope", str_of(role_scope_codes[role->scope]));
        node_set_bool(node_put(cli->arena, row, STR("administrator")), role->administrator);
    }
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
        struct node *row = row_of(cli, &out, body->id, body->title);
        node_put_integer(cli->arena, row, "quorum_of", body->quorum_of);
        node_put_integer(cli->arena, row, "quorum_out_of", body->quorum_out_of);
    }
    table_print(cli, &grid, &out);
    return EXIT_DONE;
}
