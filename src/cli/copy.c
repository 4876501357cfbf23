/* An instance moved to another place: a folder to a database, or back. */
#include "cli/commands.h"
#include "cli/proof_lines.h"
#include "cli/talk.h"
#include "office/log_keys.h"
#include "office/office_copy.h"

#include <inttypes.h>

/* Two folders that can both sign one log are a fork to come: keys are moved, never copied. */
static void keys_say(const struct cli *cli, struct str from, struct str to)
{
    struct str at = cli_keys(cli, from), goal = cli_keys(cli, to);

    if (at.len == 0 || goal.len == 0 || str_equal(at, goal)
        || !log_keys_exist(str_c(cli->arena, at)))
        say("签名密钥没有复制，也不要复制。停用原来的一份以后，接着用原来的密钥文件夹%s%.*s%s，"
            "以后的命令用 --keys 或者环境变量 FRJ_KEYS 指明。",
            at.len > 0 ? "（" : "", STR_ARG(at), at.len > 0 ? "）" : "");
    else
        say("签名密钥没有复制，也不要复制，还在 %.*s。停用原来的一份以后，把这个文件夹整个"
            "移到 %.*s，或者以后的命令用 --keys 指明它。",
            STR_ARG(at), STR_ARG(goal));
}

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
    keys_say(cli, from, to);
    return EXIT_DONE;
}
