/* The record: verified, exported, proven, its root, its last entries; read tables made anew. */
#include "cli/ledger.h"
#include "cli/commands.h"
#include "cli/proof_lines.h"
#include "cli/talk.h"
#include "office/office_check.h"
#include "office/office_sign.h"
#include "view/record_view.h"

#include <inttypes.h>
#include <string.h>

/* The record is whole and what is made from it is not: a fault that names a read table. */
static bool of_read_tables(struct str text)
{
    static const char word[] = "读表";

    for (size_t i = 0; i + sizeof(word) - 1 <= text.len; i++)
        if (memcmp(text.at + i, word, sizeof(word) - 1) == 0)
            return true;
    return false;
}

static int damaged(const struct cli *cli)
{
    if (cli->fault.status == STATUS_DAMAGED && of_read_tables(str_of(cli->fault.text)))
        say("记录本身完好，查询用的表（读表）和它不一致。请运行 frj rebuild 重做。");
    else if (cli->fault.status == STATUS_DAMAGED)
        say("记录不完整，不要再写入。先复制整个数据文件夹，再查原因。");
    return cli_fault(&cli->fault);
}

/* What --trust and --checkpoint say besides. */
static int asked_read(struct cli *cli, struct office_asked *asked)
{
    struct trust *trust = NULL;
    int code = arg_given(&cli->args, "trust") ? verify_trust(cli, &trust) : EXIT_DONE;

    asked->deep = arg_given(&cli->args, "deep");
    asked->trust = trust;
    return code == EXIT_DONE ? verify_earlier(cli, &asked->earlier) : code;
}

static int verify(struct cli *cli, struct office_proof *proof)
{
    struct office_asked asked = {.deep = false};
    struct helper pages = {.fd = -1};
    int code = asked_read(cli, &asked);

    if (code != EXIT_DONE)
        return code;
    office_pages_begin(&pages, str_c(cli->arena, cli_data(cli)), cli->arena);
    asked.pages = &pages;
    code = cli_open(cli, OFFICE_READ, false);
    if (code == EXIT_DONE && office_check(cli->office, &asked, proof, &cli->fault) != STATUS_OK)
        code = damaged(cli);
    helper_end(&pages);
    return code;
}

/* Words that only make sense for a file. */
static bool file_meant(const struct cli *cli)
{
    return arg_word(&cli->args, cli->command, 0).len > 0 || arg_given(&cli->args, "revoked")
           || arg_given(&cli->args, "files") || arg_given(&cli->args, "require-sm3");
}

static void checkpoints_print(const struct office_proof *proof)
{
    static const char *const names[] = {[DIGEST_SHA256] = "Ed25519", [DIGEST_SM3] = "SM2"};

    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++)
        if (proof->signed_size[alg] > 0)
            print("检查点（%s）：%" PRIu64 "个都是这本记录的开头，最新签到%" PRIu64 "条\n",
                names[alg], proof->checkpoints[alg], proof->signed_size[alg]);
    if (proof->signed_size[DIGEST_SHA256] < proof->size)
        say(proof->signed_size[DIGEST_SHA256] == 0 ? "还没有签过名的检查点。"
                                                   : "最后几条还没有签进检查点。");
}

int ledger_verify_run(struct cli *cli)
{
    struct office_proof proof = {0};

    if (file_meant(cli))
        return verify_file_run(cli);
    int code = verify(cli, &proof);
    if (code != EXIT_DONE)
        return code;
    if (arg_given(&cli->args, "json")) {
        proof_json(cli, &proof);
        return EXIT_DONE;
    }
    print("完好：%" PRIu64 "条记录逐条从内容验算，%s全部相符%s。\n", proof.size,
        arg_given(&cli->args, "deep") ? "查询用的表重做核对，" : "", proof.story ? "（演示）" : "");
    proof_print(cli, &proof);
    checkpoints_print(&proof);
    say("导出给别人验算：frj ledger export FILE.frjl");
    return EXIT_DONE;
}

int ledger_root_run(struct cli *cli)
{
    struct office_proof proof = {0};
    int code = verify(cli, &proof);

    if (code != EXIT_DONE)
        return code;
    if (arg_given(&cli->args, "json"))
        proof_json(cli, &proof);
    else
        proof_print(cli, &proof);
    return EXIT_DONE;
}

int ledger_export_run(struct cli *cli)
{
    struct office_proof proof = {0};
    struct str path = arg_word(&cli->args, cli->command, 0);

    if (path.len == 0)
        return cli_no(cli, EXIT_USAGE, "要写明导出到哪个文件：frj ledger export demo.frjl");
    int code = cli_open(cli, OFFICE_READ, false);
    if (code != EXIT_DONE)
        return code;
    if (office_export(cli->office, str_c(cli->arena, path), &proof, &cli->fault) != STATUS_OK)
        return damaged(cli);
    if (arg_given(&cli->args, "json"))
        proof_json(cli, &proof);
    else
        proof_print(cli, &proof);
    say("已导出%" PRIu64 "条记录到 %.*s。", proof.size, STR_ARG(path));
    return EXIT_DONE;
}

/* ---- that one entry is in the tree ---------------------------------------------------------- */

static void inclusion_print(
    struct cli *cli, enum digest_alg alg, const struct office_inclusion *inclusion)
{
    struct buffer out = {.arena = cli->arena};

    tlog_proof_write(&out, alg, &inclusion->proof);
    print("%.*s", STR_ARG(buffer_str(&out)));
    if (!inclusion->signed_by_log)
        say("还没有签过名的检查点覆盖这条记录：只证明它在这棵树里，不证明是谁的树。"
            "请与另行保存的树根核对。");
}

int ledger_prove_run(struct cli *cli)
{
    enum digest_alg alg = arg_given(&cli->args, "sm3") ? DIGEST_SM3 : DIGEST_SHA256;
    struct office_inclusion inclusion;
    int64_t seq;

    if (!str_integer(arg_word(&cli->args, cli->command, 0), &seq) || seq < 0)
        return cli_no(cli, EXIT_USAGE, "要写明第几号记录（从0起）：frj ledger prove 3");
    int code = cli_open(cli, OFFICE_READ, false);
    if (code != EXIT_DONE)
        return code;
    if (office_prove(cli->office, alg, (uint64_t)seq, cli->arena, &inclusion, &cli->fault)
        != STATUS_OK)
        return damaged(cli);
    inclusion_print(cli, alg, &inclusion);
    return EXIT_DONE;
}

/* ---- the last entries: headers only --------------------------------------------------------- */

static void headers_print(struct cli *cli, const struct vec *headers)
{
    struct grid grid = {.arena = cli->arena};

    VEC_EACH (struct header, header, *headers) {
        const struct str cells[] = {str_format(cli->arena, "%" PRIu64, header->seq),
            instant_write(cli->arena, header->at), header->type,
            (struct str){header->stream.at, 8}};
        grid_row(&grid, cells, COUNT_OF(cells));
    }
    grid_print(&grid);
}

int ledger_tail_run(struct cli *cli)
{
    struct vec headers;
    struct node out = {.kind = NODE_LIST};
    int64_t count = 10;
    struct str asked = arg(&cli->args, "count");

    if (asked.at != NULL && (!str_integer(asked, &count) || count < 1 || count > 10000))
        return cli_no(cli, EXIT_USAGE, "--count 应是1到10000的整数。");
    int code = cli_open(cli, OFFICE_READ, false);
    if (code != EXIT_DONE)
        return code;
    if (office_tail(cli->office, (uint64_t)count, cli->arena, &headers, &cli->fault) != STATUS_OK)
        return damaged(cli);
    VEC_EACH (struct header, header, headers)
        header_tree(cli->arena, header, node_push(cli->arena, &out));
    if (arg_given(&cli->args, "json"))
        print_json(cli->arena, &out);
    else
        headers_print(cli, &headers);
    return EXIT_DONE;
}

int rebuild_run(struct cli *cli)
{
    bool check = arg_given(&cli->args, "check");
    int code = cli_open(cli, check ? OFFICE_READ : OFFICE_WRITE, false);

    if (code != EXIT_DONE)
        return code;
    enum status status = check ? office_rebuild_check(cli->office, &cli->fault)
                               : office_rebuild(cli->office, &cli->fault);
    if (status != STATUS_OK)
        return damaged(cli);
    if (arg_given(&cli->args, "json"))
        print_json_text(cli->arena, "rebuild", check ? STR("equal") : STR("done"));
    say(check ? "查询用的表和记录一致。" : "查询用的表已经从记录重做。");
    return EXIT_DONE;
}
