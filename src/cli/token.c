/* Personal tokens of programs: made, listed and revoked on the machine itself. */
#include "cli/token.h"

#include "cli/commands.h"
#include "cli/submit.h"
#include "cli/talk.h"
#include "office/tokens.h"

static bool scope_asked(struct cli *cli, enum token_scope *out)
{
    struct str word = arg(&cli->args, "scope");

    *out = TOKEN_READ;
    return word.at == NULL || token_scope_read(word, out);
}

/* Opens the instance and finds whose tokens are meant. */
static int person_asked(struct cli *cli, enum office_mode mode, person_id *out)
{
    struct str who = arg(&cli->args, "person");
    int code;

    if (who.len == 0)
        return cli_no(
            cli, EXIT_USAGE, "要写明是谁的令牌：frj token %s --person ma", cli->command->verb);
    code = cli_open(cli, mode, false);
    if (code == EXIT_DONE && cli_find(cli, STREAM_PERSON, who, &out->id, &code))
        return EXIT_DONE;
    return code;
}

int token_create_run(struct cli *cli)
{
    struct office_token what = {.name = arg(&cli->args, "name")}, made;
    struct str word = arg(&cli->args, "days");
    int64_t days = TOKEN_DAYS;

    if (!scope_asked(cli, &what.scope))
        return cli_no(cli, EXIT_USAGE, "--scope 是 read、act 或 set_up。");
    if (word.at != NULL && (!str_integer(word, &days) || days < 1 || days > TOKEN_DAYS_MAX))
        return cli_no(cli, EXIT_USAGE, "--days 应是1到%d的整数。", TOKEN_DAYS_MAX);
    int code = person_asked(cli, OFFICE_SUBMIT, &what.person);
    if (code != EXIT_DONE)
        return code;
    if (!door_stands_open(cli))
        return EXIT_REFUSED;
    if (office_token_create(cli->office, &what, days, cli->arena, &made, &cli->fault) != STATUS_OK)
        return cli_fault(&cli->fault);
    if (arg_given(&cli->args, "json")) {
        struct node out = {.kind = NODE_MAP};
        token_tree(cli->arena, &made, &out);
        print_json(cli->arena, &out);
    } else {
        print("%.*s\n", STR_ARG(made.token));
    }
    say("令牌只显示这一次，请妥善保存。停用：frj token revoke %.*s --person %.*s", STR_ARG(made.id),
        STR_ARG(arg(&cli->args, "person")));
    return EXIT_DONE;
}

int token_list_run(struct cli *cli)
{
    static const char *const scopes[] = {"", "只能查看", "查看和办理", "查看、办理和登记机构规则"};
    struct grid grid = {.arena = cli->arena};
    struct node out = {.kind = NODE_LIST};
    struct vec tokens;
    person_id person;
    int code = person_asked(cli, OFFICE_READ, &person);

    if (code != EXIT_DONE)
        return code;
    if (office_tokens(cli->office, person, cli->arena, &tokens, &cli->fault) != STATUS_OK)
        return cli_fault(&cli->fault);
    VEC_EACH (struct office_token, token, tokens) {
        const struct str cells[] = {token->id, str_of(scopes[token->scope]),
            str_format(
                cli->arena, "%.*s到期", STR_ARG(day_write(cli->arena, instant_day(token->until)))),
            token->name};
        grid_row(&grid, cells, COUNT_OF(cells));
        token_tree(cli->arena, token, node_push(cli->arena, &out));
    }
    if (arg_given(&cli->args, "json"))
        print_json(cli->arena, &out);
    else
        grid_print(&grid);
    if (out.len == 0)
        say("没有令牌。建立：frj token create --person %.*s", STR_ARG(arg(&cli->args, "person")));
    return EXIT_DONE;
}

int token_revoke_run(struct cli *cli)
{
    struct str id = arg_word(&cli->args, cli->command, 0);
    person_id person;

    if (id.len == 0)
        return cli_no(cli, EXIT_USAGE, "要写明是哪个令牌：frj token revoke ID --person ma");
    int code = person_asked(cli, OFFICE_SUBMIT, &person);
    if (code != EXIT_DONE)
        return code;
    if (office_token_revoke(cli->office, person, id, cli->arena, &cli->fault) != STATUS_OK)
        return cli_fault(&cli->fault);
    say("令牌已停用。");
    return EXIT_DONE;
}
