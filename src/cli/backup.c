/* The record in one file kept elsewhere: made, checked, and an instance made of it. */
#include "cli/commands.h"
#include "cli/ledger.h"
#include "cli/proof_lines.h"
#include "cli/site.h"
#include "cli/talk.h"
#include "office/office_backup.h"

#include <inttypes.h>
#include <sys/stat.h>

/* The file, as a word or as --to. */
static struct str file_of(struct cli *cli)
{
    struct str file = arg_word(&cli->args, cli->command, 0);

    return file.len > 0 ? file : arg(&cli->args, "to");
}

static int damaged(const struct cli *cli, const char *what)
{
    if (cli->fault.status == STATUS_DAMAGED)
        say("%s", what);
    return cli_fault(&cli->fault);
}

/* ---- create --------------------------------------------------------------------------------- */

static void created_say(struct cli *cli, struct str file, const struct office_proof *proof)
{
    struct stat found = {.st_size = 0};
    const char *path = str_c(cli->arena, file);

    if (stat(path, &found) != 0)
        found.st_size = 0;
    say("已备份%" PRIu64 "条记录到 %s（%.1f MB），写完后逐条验算，全部相符%s。", proof->size, path,
        (double)found.st_size / 1e6, proof->story ? "（演示）" : "");
    say("请把这个文件存到另一台机器上。备份里有全部内容，要像原件一样保管；签名密钥不在里面，另外"
        "保管。");
    say("恢复：frj restore %s --data DIR", path);
}

int backup_create_run(struct cli *cli)
{
    struct str file = file_of(cli);
    struct office_proof proof;

    if (file.len == 0)
        return cli_no(cli, EXIT_USAGE, "要写明备份到哪个文件：frj backup create 20261125.frjb");
    int code = cli_open(cli, OFFICE_READ, false);
    if (code != EXIT_DONE)
        return code;
    if (office_backup(
            cli->office, str_c(cli->arena, file), STR("frj " FRJ_VERSION), &proof, &cli->fault)
        != STATUS_OK)
        return damaged(cli,
            "记录验算不过，没有写出备份。以前的备份请留着，不要覆盖。先复制整个数据文件夹，再查原因"
            "。");
    if (arg_given(&cli->args, "json"))
        proof_json(cli, &proof);
    else
        proof_print(cli, &proof);
    created_say(cli, file, &proof);
    return EXIT_DONE;
}

/* ---- verify --------------------------------------------------------------------------------- */

static int asked_read(struct cli *cli, struct office_asked *asked)
{
    struct trust *trust = NULL;
    int code = arg_given(&cli->args, "trust") ? verify_trust(cli, &trust) : EXIT_DONE;

    *asked = (struct office_asked){.deep = true, .trust = trust};
    return code == EXIT_DONE ? verify_earlier(cli, &asked->earlier) : code;
}

static void missing_say(uint64_t missing, uint64_t size)
{
    say("缺少末尾%" PRIu64 "条（检查点有%" PRIu64 "条，备份有%" PRIu64
        "条）：备份以后登记的内容"
        "不在里面。",
        missing, size + missing, size);
}

/* As the command's document: what the proof says, when it was made and what is missing. */
static void document_print(
    struct cli *cli, const struct office_proof *proof, instant made_at, uint64_t missing)
{
    struct node out = {.kind = NODE_MAP};

    proof_put(cli, &out, proof);
    node_put_text(cli->arena, &out, "made_at", instant_write_rfc3339(cli->arena, made_at));
    node_put_integer(cli->arena, &out, "missing", (int64_t)missing);
    print_json(cli->arena, &out);
}

static void verified_print(struct cli *cli, const struct office_proof *proof, uint64_t missing)
{
    const struct backup_meta *meta = office_backup_meta(cli->office);

    if (arg_given(&cli->args, "json")) {
        document_print(cli, proof, meta->made_at, missing);
        return;
    }
    print("完好：备份里的%" PRIu64 "条记录逐条从内容验算，全部相符%s。\n", proof->size,
        proof->story ? "（演示）" : "");
    proof_print(cli, proof);
    print("备份时间 %.*s（%.*s）\n", STR_ARG(instant_write(cli->arena, meta->made_at)),
        STR_ARG(meta->program));
    if (proof->signed_size[DIGEST_SHA256] > 0)
        print("签过名的检查点到%" PRIu64 "条\n", proof->signed_size[DIGEST_SHA256]);
}

int backup_verify_run(struct cli *cli)
{
    struct str file = file_of(cli);
    struct office_asked asked;
    struct office_proof proof;
    uint64_t missing;

    if (file.len == 0)
        return cli_no(cli, EXIT_USAGE, "要写明哪个备份：frj backup verify 20261125.frjb");
    int code = asked_read(cli, &asked);
    if (code != EXIT_DONE)
        return code;
    if (office_backup_open(str_c(cli->arena, file), &cli->office, &cli->fault) != STATUS_OK
        || office_backup_check(cli->office, &asked, &proof, &missing, &cli->fault) != STATUS_OK)
        return damaged(cli, "这个备份不能用来恢复。请换一个更早的，或者另一处保存的。");
    verified_print(cli, &proof, missing);
    if (missing > 0)
        missing_say(missing, proof.size);
    else if (asked.earlier.len > 0)
        say("检查点是这个备份的开头，没有缺少。");
    return missing > 0 ? EXIT_CHECK : EXIT_DONE;
}

/* ---- restore -------------------------------------------------------------------------------- */

static void restored_say(
    struct cli *cli, struct str place, const struct office_restored *restored, bool compared)
{
    uint64_t size = restored->proof.size;

    say("已恢复%" PRIu64 "条记录到 %.*s，查询用的表已经重做，逐条验算，全部相符%s。", size,
        STR_ARG(place_shown(cli->arena, place)), restored->proof.story ? "（演示）" : "");
    if (restored->missing > 0)
        missing_say(restored->missing, size);
    else if (compared)
        say("检查点是恢复出来的记录的开头，没有缺少。");
    say("备份时间是 %.*s，最后一条记录是 %.*s。此后登记的内容请对照纸质材料补录。",
        STR_ARG(instant_write(cli->arena, restored->meta.made_at)),
        STR_ARG(instant_write(cli->arena, restored->last_at)));
    say("下一步：一、核对这台机器的时间，不能早于最后一条记录。二、停用原来的一份，以后只在这一处"
        "写入。三、签名密钥不在备份里：按 docs/OPERATIONS.md 放回，用 --keys 写明。四、frj ledger "
        "verify "
        "--deep --data DIR");
    if (restored->missing > 0)
        say("原来的密钥已经签到%" PRIu64
            "条，不会再签条数更少的记录。不要放回，在登记任何内容之前，"
            "换名接着记录：frj log reopen --checkpoint FILE --data DIR（docs/OPERATIONS.md）",
            size + restored->missing);
}

static int restore_at(
    struct cli *cli, const struct site *site, struct office_restore *what, struct str place)
{
    struct office_restored restored;

    what->to = str_c(cli->arena, site->part);
    enum status status = office_restore(what, cli->arena, &restored, &cli->fault);
    if (status == STATUS_OK)
        status = site_finish(cli->arena, site, &cli->fault);
    else
        site_drop(cli->arena, site);
    if (status == STATUS_UNKNOWN && !str_equal(site->part, site->dir))
        cli->fault.status = STATUS_UNAVAILABLE; /* known: the folder was taken away */
    if (status != STATUS_OK)
        return damaged(cli, "没有恢复，什么也没有留下。");
    if (arg_given(&cli->args, "json"))
        document_print(cli, &restored.proof, restored.meta.made_at, restored.missing);
    else
        proof_print(cli, &restored.proof);
    restored_say(cli, place, &restored, what->earlier.len > 0);
    return restored.missing > 0 ? EXIT_FAILED : EXIT_DONE;
}

int restore_run(struct cli *cli)
{
    struct str file = arg_word(&cli->args, cli->command, 0), place = cli_data(cli);
    struct office_restore what = {
        .owner = arg(&cli->args, "owner"), .single_server = arg_given(&cli->args, "single-server")};
    struct site site;

    if (file.len == 0 || place.len == 0)
        return cli_no(cli, EXIT_USAGE,
            "要写明从哪个备份恢复到哪里：frj restore 20261125.frjb --data data/qu");
    what.file = str_c(cli->arena, file);
    int code = verify_earlier(cli, &what.earlier);
    if (code != EXIT_DONE)
        return code;
    if (site_begin(cli->arena, place, &site, &cli->fault) != STATUS_OK)
        return cli_fault(&cli->fault);
    return restore_at(cli, &site, &what, place);
}
