/* Checkpoints: the newest one, the keys they are signed with, what witnesses ask and answer. */
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/ledger.h"
#include "cli/talk.h"
#include "office/log_keys.h"
#include "office/office_sign.h"

#include <inttypes.h>

static enum digest_alg alg_of(struct cli *cli)
{
    return arg_given(&cli->args, "sm3") ? DIGEST_SM3 : DIGEST_SHA256;
}

/* ---- signing what a command wrote ----------------------------------------------------------- */

/* Damage does not pass: whoever writes on makes it worse. */
static int sign_failed(const struct fault *fault)
{
    if (fault->status == STATUS_DAMAGED) {
        say("内容已经登记，但检查点不签名：%s。请停止写入，先查原因。", fault->text);
        return EXIT_CHECK;
    }
    say("内容已经登记，但检查点没有签成：%s。下次登记时会补签；现在就补：frj ledger sign",
        fault->text);
    return EXIT_DATABASE;
}

static int sign(struct cli *cli, const char *keys)
{
    struct fault fault = {.status = STATUS_OK};
    struct notary *notary = NULL;
    enum status status = notary_start("/proc/self/exe", keys, &notary, &fault);

    if (status == STATUS_OK)
        status = office_sign(cli->office, notary, &fault);
    notary_stop(notary);
    return status == STATUS_OK ? EXIT_DONE : sign_failed(&fault);
}

int cli_sign(struct cli *cli, struct str keys)
{
    const char *path = str_c(cli->arena, keys);
    struct fault fault = {.status = STATUS_OK};
    bool grown = false;

    if (keys.len == 0 || !log_keys_exist(path))
        return EXIT_DONE; /* nobody signs this record */
    if (office_unsigned(cli->office, &grown, &fault) != STATUS_OK)
        return sign_failed(&fault);
    return grown ? sign(cli, path) : EXIT_DONE;
}

int ledger_sign_run(struct cli *cli)
{
    struct str keys = cli_keys(cli, cli_data(cli));

    if (keys.len == 0 || !log_keys_exist(str_c(cli->arena, keys)))
        return cli_no(cli, EXIT_CONFIGURATION,
            "没有找到登记日志的签名密钥（%.*s）。密钥放在别处时用 --keys 写明。", STR_ARG(keys));
    int code = cli_open(cli, OFFICE_WRITE, false);
    if (code == EXIT_DONE)
        code = cli_sign(cli, keys);
    if (code == EXIT_DONE)
        say("检查点已经签到最后一条。");
    return code;
}

/* ---- the newest ----------------------------------------------------------------------------- */

int ledger_checkpoint_run(struct cli *cli)
{
    struct str note = {0};
    int code = cli_open(cli, OFFICE_READ, false);

    if (code != EXIT_DONE)
        return code;
    if (office_checkpoint(cli->office, alg_of(cli), cli->arena, &note, &cli->fault) != STATUS_OK)
        return cli_fault(&cli->fault);
    if (arg_given(&cli->args, "json"))
        print_json_text(cli->arena, "note", note);
    else
        print("%.*s", STR_ARG(note));
    say("请存到别处（别人的电脑、打印件）。以后凭它核对：frj ledger verify --checkpoint FILE");
    return EXIT_DONE;
}

int ledger_keys_run(struct cli *cli)
{
    struct buffer text = {.arena = cli->arena};
    int code = cli_open(cli, OFFICE_READ, false);

    if (code != EXIT_DONE)
        return code;
    VEC_EACH (struct str, key, cli->directory->log_keys)
        buffer_addf(&text, "log %.*s\n", STR_ARG(*key));
    if (text.len == 0)
        return cli_no(cli, EXIT_NOT_FOUND, "这本记录没有登记日志的密钥，检查点不签名。");
    print("%.*squorum none\n", STR_ARG(buffer_str(&text)));
    say("这是一份信任清单（--trust）：公钥应从别的途径再核对一遍，有见证人的，请补写 witness 和 "
        "quorum 行。");
    return EXIT_DONE;
}

/* ---- witnesses ------------------------------------------------------------------------------ */

int ledger_offer_run(struct cli *cli)
{
    struct str from = arg(&cli->args, "from");
    struct buffer text = {.arena = cli->arena};
    struct growth growth;
    int64_t size = 0;

    if (from.at != NULL && (!str_integer(from, &size) || size < 0))
        return cli_no(cli, EXIT_USAGE, "--from 是见证人上次见证到的条数，第一次写0。");
    int code = cli_open(cli, OFFICE_READ, false);
    if (code != EXIT_DONE)
        return code;
    if (office_offer(cli->office, alg_of(cli), (uint64_t)size, cli->arena, &growth, &cli->fault)
        != STATUS_OK)
        return cli_fault(&cli->fault);
    growth_write(&text, &growth);
    print("%.*s", STR_ARG(buffer_str(&text)));
    say("请把它交给见证人；见证人用 frj witness sign 见证后，把结果交回：frj ledger cosign FILE");
    return EXIT_DONE;
}

int ledger_cosign_run(struct cli *cli)
{
    struct str path = arg_word(&cli->args, cli->command, 0), text;
    size_t kept = 0;

    if (path.len == 0)
        return cli_no(cli, EXIT_USAGE, "要写明见证人交回的文件：frj ledger cosign lines.txt");
    if (file_read(cli->arena, path, &text, &cli->fault) != STATUS_OK)
        return file_no(cli, EXIT_CHECK);
    int code = cli_open(cli, OFFICE_WRITE, false);
    if (code != EXIT_DONE)
        return code;
    if (office_cosign(cli->office, alg_of(cli), text, &kept, &cli->fault) != STATUS_OK)
        return cli_fault(&cli->fault);
    if (kept == 0)
        return cli_no(cli, EXIT_CHECK, "%.*s 里没有见证人的签名行。", STR_ARG(path));
    say("已收存%zu行见证签名。", kept);
    return EXIT_DONE;
}
