/* The record goes on under its next origin. */
#include "cli/commands.h"
#include "cli/ledger.h"
#include "cli/talk.h"
#include "office/log_reopen.h"

#include <inttypes.h>

static void reopened_say(struct cli *cli, const struct log_reopen *what, uint64_t lost)
{
    say("记录从现在起称为 %.*s。以前的记录一条没有改动，仍用原来的名称。",
        STR_ARG(office_origin(cli->office)));
    if (lost > 0)
        say("原来的检查点比现有的记录多%" PRIu64 "条，已经写明这些丢失了。", lost);
    if (what->keys.len > 0)
        say("新的签名密钥在 %.*s。原来的密钥请封存，不要再用。", STR_ARG(what->keys));
    else
        say("没有新的签名密钥：从现在起检查点不签名。");
    say("请把新的信任清单交给核验的人和见证人：frj ledger keys");
}

int log_reopen_run(struct cli *cli)
{
    struct log_reopen what = {.sm = arg_given(&cli->args, "sm")};
    uint64_t lost;
    int code = verify_earlier(cli, &what.earlier);

    if (code == EXIT_DONE)
        code = cli_open(cli, OFFICE_WRITE, false);
    if (code != EXIT_DONE)
        return code;
    what.keys = cli_keys(cli, cli_data(cli));
    if (office_log_reopen(cli->office, &what, &lost, &cli->fault) != STATUS_OK)
        return cli_fault(&cli->fault);
    if (arg_given(&cli->args, "json"))
        print_json_text(cli->arena, "origin", office_origin(cli->office));
    else
        print("%.*s\n", STR_ARG(office_origin(cli->office)));
    reopened_say(cli, &what, lost);
    return EXIT_DONE;
}
