/* A new instance: on the real clock with a pack and the holidays, or the demo district. */
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/setup.h"
#include "cli/share.h"
#include "cli/site.h"
#include "cli/talk.h"
#include "office/accounts.h"
#include "office/log_keys.h"

#include <glob.h>

#define DEMO_PASSWORD "yanshi-2026" /* of every invented person */

static int submit_all(struct cli *cli, const struct request *requests, size_t len)
{
    struct reply *replies = arena_take(cli->arena, len, sizeof(*replies));

    enum status status =
        office_submit(cli->office, requests, len, replies, cli->arena, &cli->fault);
    cli->directory = office_directory(cli->office);
    if (status != STATUS_OK)
        return cli_fault(&cli->fault);
    for (size_t i = 0; i < len; i++) {
        struct decision *decision = &replies[i].decision;
        bool json = arg_given(&cli->args, "json");
        if (decision->problems.len > 0) {
            say_problems(cli->arena, &decision->problems, (struct str){0}, json);
            return EXIT_CHECK;
        }
        if (decision->refusal != REFUSAL_NONE) {
            say_refusal(cli->arena, decision, json);
            return EXIT_REFUSED;
        }
    }
    return EXIT_DONE;
}

int holidays_publish(struct cli *cli, struct str path)
{
    struct node tree = {0};

    if (file_read_tree(cli->arena, path, &tree, &cli->fault) != STATUS_OK)
        return file_no(cli, EXIT_CHECK);
    const struct node *years = node_get(&tree, "years");
    size_t len = years == NULL || years->kind != NODE_LIST ? 0 : years->len;
    if (len == 0 || len > OFFICE_BATCH_MAX)
        return cli_no(cli, EXIT_CHECK, "%.*s 里没有年份（years）。", STR_ARG(path));
    struct request *requests = arena_take(cli->arena, len, sizeof(*requests));
    for (size_t i = 0; i < len; i++)
        requests[i] = (struct request){.noun = STR("holiday"),
            .verb = STR("publish"),
            .person = arg(&cli->args, "as"),
            .input = &years->items[i],
            .now = office_now(cli->office)};
    int code = submit_all(cli, requests, len);
    if (code == EXIT_DONE)
        say("已登记%zu个年份的放假和调休。", len);
    return code;
}

/* The pack as the instance's edition; its samples are counted and said. */
static int policy_activate(struct cli *cli, struct str path)
{
    int code = EXIT_FAILED;
    const struct policy *policy = file_read_policy(cli, path, &code);
    struct node input = {.kind = NODE_MAP};

    if (policy == NULL)
        return code;
    struct node *pack = node_put(cli->arena, &input, STR("pack"));
    struct str key = pack->key;
    *pack = *policy->tree;
    pack->key = key;
    if (policy->samples_len > 0)
        node_put_integer(cli->arena, &input, "samples_acknowledged", (int64_t)policy->samples_len);
    const struct request request = {.noun = STR("policy"),
        .verb = STR("activate"),
        .input = &input,
        .now = office_now(cli->office)};
    code = submit_all(cli, &request, 1);
    if (code != EXIT_DONE)
        return code;
    say("已启用规则：%.*s %.*s版。", STR_ARG(policy->pack), STR_ARG(policy->edition));
    if (policy->samples_len > 0)
        say("其中%zu处是示例条款，启用前请以正式文件替换：frj policy show %.*s",
            policy->samples_len, STR_ARG(path));
    return EXIT_DONE;
}

/* ---- the demo district ---------------------------------------------------------------------- */

/* The stories in the order of their names; those of today come last. */
static int play_demo(struct cli *cli)
{
    glob_t found;
    int code = EXIT_DONE;

    if (glob(str_c(cli->arena, share_path(cli, "demo/*.story")), 0, NULL, &found) != 0)
        return cli_no(
            cli, EXIT_CONFIGURATION, "没有找到演示故事：%.*s", STR_ARG(share_path(cli, "demo")));
    for (size_t i = 0; i < found.gl_pathc && code == EXIT_DONE; i++)
        code = story_play_file(cli, str_of(found.gl_pathv[i]), today_by_clock());
    globfree(&found);
    return code;
}

static struct office_new office_of(const struct cli *cli, bool demo)
{
    struct str name = arg(&cli->args, "name"), scope = arg(&cli->args, "scope");

    return (struct office_new){
        .name = name.len > 0 ? name : STR("示范区"),
        .scope_word = scope.len > 0 ? scope : STR("全区"),
        .log_name = arg(&cli->args, "log-name"),
        .owner = arg(&cli->args, "owner"),
        .sm = demo || arg_given(&cli->args, "sm"),
        .single_server = arg_given(&cli->args, "single-server"),
        .story = demo,
        .seed = demo ? STR("demo") : (struct str){0},
        .now = instant_of_day(day_from_civil((struct civil){2017, 1, 1}), 9, 0),
    };
}

static int fill(struct cli *cli, bool demo)
{
    struct str pack = arg(&cli->args, "policy");

    if (demo && pack.at == NULL)
        return play_demo(cli);
    int code = holidays_publish(cli, share_path(cli, "policies/holidays.yaml"));
    if (code != EXIT_DONE)
        return code;
    return policy_activate(cli, pack.len > 0 ? pack : share_path(cli, "policies/bincheng.yaml"));
}

/* From here on the commands of this process work on the place where it is built. */
static void work_in(struct cli *cli, struct str place)
{
    for (size_t i = 0; i < cli->args.flags_len; i++)
        if (str_is(cli->args.flags[i].name, "data"))
            cli->args.flags[i].value = place;
}

static int build(struct cli *cli, const struct site *site, const struct office_new *what)
{
    if (office_create(str_c(cli->arena, site->part), what, &cli->fault) != STATUS_OK)
        return cli_fault(&cli->fault);
    work_in(cli, site->part);
    int code = cli_open(cli, OFFICE_WRITE, false);
    if (code == EXIT_DONE)
        code = fill(cli, what->story);
    if (code == EXIT_DONE && what->story
        && office_accounts_invent(cli->office, STR(DEMO_PASSWORD), &cli->fault) != STATUS_OK)
        code = cli_fault(&cli->fault);
    if (code == EXIT_DONE)
        code = cli_sign(cli, what->keys);
    office_close(cli->office);
    cli->office = NULL;
    cli->directory = NULL;
    if (code == EXIT_DONE && site_finish(cli->arena, site, &cli->fault) != STATUS_OK)
        code = cli_fault(&cli->fault);
    /* An instance in a database stays when what follows fails, and so do its keys. */
    if (code != EXIT_DONE && what->keys.len > 0 && !str_equal(site->part, site->dir))
        log_keys_remove(str_c(cli->arena, what->keys));
    return code;
}

/* A folder inside the instance is made where the instance is built, and travels with it. */
static struct str keys_built(struct cli *cli, const struct site *site, struct str keys)
{
    const char *inside = str_c(cli->arena, str_format(cli->arena, "%.*s/", STR_ARG(site->dir)));
    size_t skip = site->dir.len;

    if (!str_starts(keys, inside))
        return keys;
    return str_format(
        cli->arena, "%.*s%.*s", STR_ARG(site->part), (int)(keys.len - skip), keys.at + skip);
}

static void say_keys(struct str keys, const struct office_new *what)
{
    if (what->keys.len == 0)
        say("没有建立签名密钥：数据在数据库里时，要在新建时用 --keys 写明密钥放在本机哪个文件夹。"
            "没有密钥，检查点不签名。");
    else if (what->story)
        say("签名密钥在 %.*s：演示用，由种子推出，人人都能推出，不能证明什么。", STR_ARG(keys));
    else
        say("签名密钥在 %.*s：只由本机的签名程序读取。以后不随数据备份和恢复，见 docs/LEDGER.md "
            "第11节。",
            STR_ARG(keys));
}

static void say_next(struct str dir, const struct office_new *what)
{
    if (!what->story && what->log_name.len == 0)
        say("登记日志的名称是随机取的，以后不能改。正式使用请在新建时用 --log-name 写明，"
            "如 --log-name bincheng.example（域名）或者 uscc-统一社会信用代码。");
    if (what->story)
        say("网页：frj serve --data %.*s，账号是人员代号（ma、shen、li……），密码都是 " DEMO_PASSWORD
            "。\n下一步：frj matter list --data %.*s",
            STR_ARG(dir), STR_ARG(dir));
    else
        say("下一步：按次序登记单位、人员、职务、任职、议事机构和名册，整段例子见 frj help setup");
}

int init_run(struct cli *cli)
{
    struct str dir = arg(&cli->args, arg_given(&cli->args, "db") ? "db" : "data");
    struct office_new what = office_of(cli, arg_given(&cli->args, "demo"));
    struct site site;
    int code = EXIT_DONE;

    if (dir.len == 0)
        return cli_no(
            cli, EXIT_USAGE, "请用 --data 写明数据放在哪个文件夹，例如 --data data/demo。");
    if (arg_given(&cli->args, "policy")
        && file_read_policy(cli, arg(&cli->args, "policy"), &code) == NULL)
        return code;
    if (site_begin(cli->arena, dir, &site, &cli->fault) != STATUS_OK)
        return cli_fault(&cli->fault);
    what.keys = keys_built(cli, &site, cli_keys(cli, site.part));
    code = build(cli, &site, &what);
    if (code != EXIT_DONE) {
        site_drop(cli->arena, &site);
        return code;
    }
    dir = place_shown(cli->arena, dir);
    if (arg_given(&cli->args, "json"))
        print_json_text(cli->arena, "data", dir);
    say("已建立：%.*s", STR_ARG(dir));
    say_keys(cli_keys(cli, site.dir), &what);
    say_next(dir, &what);
    return EXIT_DONE;
}
