/* What a person is told. */
#include "cli/message.h"

#include "cli/commands.h"
#include "cli/matter.h"
#include "cli/talk.h"
#include "office/mailing.h"
#include "office/messages.h"
#include "view/message_view.h"

enum { SHOWN = 100 };

static void rows_print(const struct cli *cli, const struct vec *rows)
{
    struct grid grid = {.arena = cli->arena, .list = true};
    const struct str head[] = {STR("时间"), STR("已读"), STR("消息"), STR("事项"), STR("名称")};

    if (rows->len == 0) {
        say("没有消息。");
        return;
    }
    grid_row(&grid, head, COUNT_OF(head));
    VEC_EACH (struct message_row, row, *rows) {
        struct str at = instant_write(cli->arena, row->at);
        const struct str cells[] = {{at.at, sizeof("2026-11-03 10:42") - 1},
            row->read ? STR("已读") : STR("未读"), message_words(cli->arena, cli->directory, row),
            id_short(cli->arena, row->matter.matter.id), row->matter.title};
        grid_row(&grid, cells, COUNT_OF(cells));
    }
    grid_print(&grid);
}

int message_list_run(struct cli *cli)
{
    const struct message_filter filter = {.limit = SHOWN};
    struct node out = {.kind = NODE_LIST};
    struct vec rows;
    int code = cli_read(cli);

    if (code != EXIT_DONE)
        return code;
    if (!id_given(cli->person.id))
        return cli_no(cli, EXIT_USAGE, "要写明是谁的消息：frj message list --as ma");
    if (office_messages(cli->office, &filter, cli->person, cli->arena, &rows, &cli->fault)
        != STATUS_OK)
        return cli_fault(&cli->fault);
    messages_tree(cli_viewer(cli), &rows, &out);
    if (arg_given(&cli->args, "json"))
        print_json(cli->arena, &out);
    else
        rows_print(cli, &rows);
    return EXIT_DONE;
}

int account_address_run(struct cli *cli)
{
    struct str who = arg_word(&cli->args, cli->command, 0);
    struct str address = arg_word(&cli->args, cli->command, 1);
    struct id person;
    int code;

    if (who.len == 0)
        return cli_no(
            cli, EXIT_USAGE, "要写明是谁的地址：frj account address ma ma@example.gov.cn");
    code = cli_open(cli, OFFICE_WRITE, false);
    if (code != EXIT_DONE || !cli_find(cli, STREAM_PERSON, who, &person, &code))
        return code;
    if (office_mail_set(cli->office, (person_id){person}, address, &cli->fault) != STATUS_OK)
        return cli_fault(&cli->fault);
    if (address.len > 0)
        say("以后给 %.*s 的消息也寄到 %.*s（服务要用 --outbox 开启）。", STR_ARG(who),
            STR_ARG(address));
    else
        say("以后给 %.*s 的消息只在页面上。", STR_ARG(who));
    return EXIT_DONE;
}
