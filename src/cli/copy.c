/* An instance moved to another place: a folder to a database, or back. */
#include "cli/commands.h"
#include "cli/proof_lines.h"
#include "cli/talk.h"
#include "office/office_copy.h"

#include <inttypes.h>

int copy_run(struct cli *cli)
{
    struct str from = arg(&cli->args, "from"), to = arg(&cli->args, "to");
    struct office_proof proof;

    if (from.len == 0 || to.len == 0) {
        say("请用 --from 写明从哪里、--to 写明到哪里（文件夹，或者 postgresql:// 开头的地址）。");
        return EXIT_USAGE;
    }
    if (office_copy(str_c(cli->arena, from), str_c(cli->arena, to), arg(&cli->args, "owner"),
            arg_given(&cli->args, "single-server"), &proof, &cli->fault)
        != STATUS_OK)
        return cli_fault(&cli->fault);
    if (arg_given(&cli->args, "json"))
        proof_json(cli, &proof);
    else
        proof_print(cli, &proof);
    say("已复制%" PRIu64
        "条记录到 %.*s，两边逐条验算，根相同。原来的一份没有改动，"
        "以后只在其中一处写入。",
        proof.size, STR_ARG(place_shown(cli->arena, to)));
    return EXIT_DONE;
}
