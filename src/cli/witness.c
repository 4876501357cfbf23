/* A witness: made, its keys, what it cosigned last, and one request cosigned or refused. */
#include "office/witness.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/talk.h"

#include <inttypes.h>
#include <time.h>

static int state_missing(struct cli *cli)
{
    return cli_no(
        cli, EXIT_USAGE, "请用 --state 写明见证人的文件夹，例如 --state /var/lib/frj-witness。");
}

int witness_init_run(struct cli *cli)
{
    struct str logs[COUNT_OF(cli->args.flags)];
    struct witness_new what = {.path = str_c(cli->arena, arg(&cli->args, "state")),
        .name = arg(&cli->args, "name"),
        .logs = logs,
        .sm = arg_given(&cli->args, "sm")};

    if (*what.path == '\0')
        return state_missing(cli);
    if (what.name.len == 0)
        return cli_no(cli, EXIT_USAGE,
            "请用 --name 写明见证人的名称，例如 --name audit.example/w。名称以后不能改。");
    for (size_t i = 0; i < cli->args.flags_len; i++)
        if (str_is(cli->args.flags[i].name, "log"))
            logs[what.logs_len++] = cli->args.flags[i].value;
    if (what.logs_len == 0)
        return cli_no(cli, EXIT_USAGE, "请用 --log 写明为哪个登记日志见证：它的公钥，可以写几次。");
    if (witness_make(&what, &cli->fault) != STATUS_OK)
        return cli_fault(&cli->fault);
    say("已建立见证人 %.*s：%s。公钥见 frj witness key --state %s", STR_ARG(what.name), what.path,
        what.path);
    return EXIT_DONE;
}

/* NULL after saying why; another process that holds it is done in a moment. */
static struct witness *open_state(struct cli *cli, int *code)
{
    const char *path = str_c(cli->arena, arg(&cli->args, "state"));
    struct witness *out = NULL;

    if (*path == '\0')
        *code = state_missing(cli);
    else if (witness_open(path, cli->arena, &out, &cli->fault) != STATUS_OK)
        *code = cli_fault(&cli->fault);
    if (out == NULL && *code == EXIT_CONFLICT)
        *code = EXIT_TRY_AGAIN;
    return out;
}

int witness_key_run(struct cli *cli)
{
    struct buffer keys = {.arena = cli->arena};
    int code = EXIT_DONE;
    struct witness *witness = open_state(cli, &code);

    if (witness == NULL)
        return code;
    witness_keys_write(witness, &keys);
    witness_close(witness);
    print("%.*s", STR_ARG(buffer_str(&keys)));
    return EXIT_DONE;
}

int witness_last_run(struct cli *cli)
{
    struct grid grid = {.arena = cli->arena};
    struct vec logs;
    int code = EXIT_DONE;
    struct witness *witness = open_state(cli, &code);

    if (witness == NULL)
        return code;
    witness_list(witness, cli->arena, &logs);
    witness_close(witness);
    VEC_EACH (struct witness_last, log, logs) {
        const struct str cells[] = {log->origin, str_format(cli->arena, "%" PRIu64, log->size)};
        grid_row(&grid, cells, COUNT_OF(cells));
    }
    grid_print(&grid);
    return EXIT_DONE;
}

/* ---- one request ---------------------------------------------------------------------------- */

static int reply_say(struct cli *cli, const struct witness_reply *reply)
{
    switch (reply->verdict) {
    case WITNESS_MALFORMED:
        return cli_no(cli, EXIT_USAGE,
            "400：这不是见证请求，或者其中旧的条数大于新的条数。请用 frj ledger offer 出具。");
    case WITNESS_NOT_SIGNED:
        return cli_no(cli, EXIT_REFUSED,
            "403：检查点上没有登记日志 %.*s 的签名，或者签名不对。没有见证。",
            STR_ARG(reply->origin));
    case WITNESS_UNKNOWN:
        return cli_no(cli, EXIT_NOT_FOUND, "404：不为登记日志 %.*s 见证。名单见 frj witness last。",
            STR_ARG(reply->origin));
    case WITNESS_INCONSISTENT:
        return cli_no(cli, EXIT_CHECK,
            "422：不是由上一次见证过的%" PRIu64
            "条增长来的，登记日志可能改过记录。没有见证；请保存这个文件，并告知登记机关和上级。",
            reply->size);
    case WITNESS_STALE:
    case WITNESS_SIGNED: break;
    }
    if (reply->fork)
        return cli_no(cli, EXIT_CHECK,
            "409：登记日志 %.*s 给%" PRIu64
            "条记录签过两个不同的树根，这是分叉的证据，已经保存在见证人的文件夹里（*.fork）。"
            "没有见证；请告知登记机关和上级。",
            STR_ARG(reply->origin), reply->size);
    print("%" PRIu64 "\n", reply->size);
    return cli_no(cli, EXIT_CONFLICT,
        "409：上一次见证到%" PRIu64 "条，请从那里出具：frj ledger offer --from %" PRIu64,
        reply->size, reply->size);
}

int witness_sign_run(struct cli *cli)
{
    struct str path = arg_word(&cli->args, cli->command, 0), text;
    struct witness_reply reply;
    struct timespec now;
    int code = EXIT_DONE;

    if (path.len == 0)
        return cli_no(cli, EXIT_USAGE, "要写明见证请求的文件：frj witness sign a.offer");
    if (file_read(cli->arena, path, &text, &cli->fault) != STATUS_OK)
        return file_no(cli, EXIT_USAGE);
    struct witness *witness = open_state(cli, &code);
    if (witness == NULL)
        return code;
    must(clock_gettime(CLOCK_REALTIME, &now) == 0);
    enum status status =
        witness_sign(witness, text, (uint64_t)now.tv_sec, cli->arena, &reply, &cli->fault);
    witness_close(witness);
    if (status != STATUS_OK)
        return cli_fault(&cli->fault);
    if (reply.verdict != WITNESS_SIGNED)
        return reply_say(cli, &reply);
    print("%.*s", STR_ARG(reply.lines));
    say("已见证 %.*s 的%" PRIu64 "条记录。", STR_ARG(reply.origin), reply.size);
    return EXIT_DONE;
}
