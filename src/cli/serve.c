/* The office opens: the supervisor, and each post when the program is run again as one. */
#include "cli/commands.h"
#include "cli/talk.h"
#include "office/courier.h"
#include "office/letter.h"
#include "office/log_keys.h"
#include "office/notary.h"
#include "office/registrar.h"
#include "office/sandbox.h"
#include "office/scribe.h"
#include "office/supervisor.h"
#include "office/tls.h"
#include "store/file_store.h"
#include "web/desk.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SCRIBES = 2 };

static const struct {
    const char *flag, *name;
} tls_flags[] = {{"--tls-cert", "tls-cert"}, {"--tls-key", "tls-key"}};

static struct str mail_from(struct cli *cli)
{
    return arg_given(&cli->args, "mail-from") ? arg(&cli->args, "mail-from") : STR("frj@localhost");
}

static int registrar_run(struct cli *cli)
{
    struct registrar posts = {.control = POST_FD_LINE,
        .door = -1,
        .tally = tally_map(POST_FD_TALLY),
        .place = str_c(cli->arena, cli_data(cli)),
        .from = mail_from(cli)};
    int code = cli_open(cli, OFFICE_WRITE, false);

    if (code != EXIT_DONE)
        return code;
    if (posts.tally == NULL)
        return EXIT_FAILED;
    if (arg_given(&cli->args, "door"))
        posts.door = POST_FD_LISTENER;
    code = registrar_serve(cli->office, &posts);
    cli->writes = false; /* what is to be signed was */
    return code;
}

static const char *tls_word(struct cli *cli, const char *flag)
{
    return str_c(cli->arena, arg(&cli->args, flag));
}

static int desk_serve_site(struct cli *cli, const struct desk_posts *posts)
{
    const struct site site = {.office = cli->office, .secure = posts->tls != NULL};

    return desk_serve(&site, posts);
}

static int desk_run(struct cli *cli)
{
    struct tls tls = {0};
    const struct desk_posts posts = {.registrar = POST_FD_LINE,
        .listener = POST_FD_LISTENER,
        .ready = POST_FD_READY,
        .metrics = arg_given(&cli->args, "metrics") ? POST_FD_METRICS : -1,
        .tls = arg_given(&cli->args, "tls-cert") ? &tls : NULL,
        .tally = tally_map(POST_FD_TALLY),
        .says = !str_is(arg(&cli->args, "log"), "none"),
        .place = str_c(cli->arena, cli_data(cli))};

    if (sandbox_read_only(posts.place, &cli->fault) != STATUS_OK)
        return cli_fault(&cli->fault);
    int code = cli_open(cli, OFFICE_READ, false);
    if (code != EXIT_DONE)
        return code;
    if (posts.tls != NULL
        && tls_open(tls_word(cli, "tls-cert"), tls_word(cli, "tls-key"), &tls, &cli->fault)
               != STATUS_OK)
        return cli_fault(&cli->fault);
    code = desk_serve_site(cli, &posts);
    tls_close(&tls);
    return code;
}

static int post_run(struct cli *cli, struct str post)
{
    if (str_is(post, "registrar"))
        return registrar_run(cli);
    if (str_is(post, "desk"))
        return desk_run(cli);
    if (str_is(post, "notary"))
        return notary_serve(POST_FD_LINE, str_c(cli->arena, cli_keys(cli, cli_data(cli))));
    if (str_is(post, "courier"))
        return courier_serve(POST_FD_LINE, str_c(cli->arena, arg(&cli->args, "outbox")));
    return str_is(post, "scribe") ? scribe_serve(POST_FD_LINE)
                                  : cli_no(cli, EXIT_USAGE, "没有这个岗位：%.*s", STR_ARG(post));
}

/* Where the command line finds a served folder. */
static struct str door_path(struct cli *cli)
{
    struct str place = cli_data(cli);

    if (db_is_address(str_c(cli->arena, place)))
        return (struct str){0};
    return str_format(cli->arena, "unix:%.*s/door", STR_ARG(place));
}

struct sockets {
    const char *where;
    int listener, metrics, door;
};

/* Flags that posts read as they were given. */
static const char *const passed[][2] = {
    {"log", "--log"}, {"outbox", "--outbox"}, {"mail-from", "--mail-from"}};

static int office_serve(struct cli *cli, const struct sockets *sockets, int desks)
{
    const char *words[24] = {"--data", str_c(cli->arena, cli_data(cli))};
    struct str keys = cli_keys(cli, cli_data(cli));
    size_t len = 2;

    if (keys.len > 0) {
        words[len++] = "--keys";
        words[len++] = str_c(cli->arena, keys);
    }
    if (sockets->door >= 0)
        words[len++] = "--door";
    if (sockets->metrics >= 0) {
        words[len++] = "--metrics";
        words[len++] = "handed";
    }
    for (size_t i = 0; i < COUNT_OF(passed); i++)
        if (arg_given(&cli->args, passed[i][0])) {
            words[len++] = passed[i][1];
            words[len++] = str_c(cli->arena, arg(&cli->args, passed[i][0]));
        }
    for (size_t i = 0; i < COUNT_OF(tls_flags) && arg_given(&cli->args, "tls-cert"); i++) {
        words[len++] = tls_flags[i].flag;
        words[len++] = tls_word(cli, tls_flags[i].name);
    }
    const struct supervisor what = {.program = "/proc/self/exe",
        .words = words,
        .place = words[1],
        .keys = keys.len > 0 && log_keys_exist(words[3]) ? words[3] : NULL,
        .outbox =
            arg_given(&cli->args, "outbox") ? str_c(cli->arena, arg(&cli->args, "outbox")) : NULL,
        .listener = sockets->listener,
        .metrics = sockets->metrics,
        .door = sockets->door,
        .desks = desks,
        .scribes = SCRIBES};
    say("正在 %s 提供服务。停止：Ctrl-C", sockets->where);
    return supervisor_serve(&what);
}

static int cores(void)
{
    long found = sysconf(_SC_NPROCESSORS_ONLN);

    return found < 1 ? 1 : found > 16 ? 16 : (int)found;
}

/* What systemd hands over is used unless the command line names another place. */
static enum status sockets_open(struct cli *cli, struct sockets *out)
{
    struct str where = arg(&cli->args, "listen"), door = door_path(cli);
    struct str metrics = arg(&cli->args, "metrics");
    int handed = where.len > 0 ? -1 : listener_handed(false);

    *out = (struct sockets){
        .listener = handed, .metrics = metrics.len > 0 ? -1 : listener_handed(true), .door = -1};
    out->where = handed >= 0     ? "systemd 交来的套接字"
                 : where.len > 0 ? str_c(cli->arena, where)
                                 : "127.0.0.1:8080";
    if (handed < 0 && listener_open(out->where, &out->listener, &cli->fault) != STATUS_OK)
        return cli->fault.status;
    if (metrics.len > 0
        && listener_open(str_c(cli->arena, metrics), &out->metrics, &cli->fault) != STATUS_OK)
        return cli->fault.status;
    return door.len == 0 ? STATUS_OK
                         : listener_open(str_c(cli->arena, door), &out->door, &cli->fault);
}

/* Before the posts are closed in; what an earlier server left half sent goes. */
static int uploads_ready(struct cli *cli)
{
    struct file_store store = file_store_of(str_c(cli->arena, cli_data(cli)));

    if (store.home[0] == '\0') {
        say("没有写明存放文件的文件夹（环境变量 FRJ_FILES），不能上传文件。");
        return EXIT_DONE;
    }
    if (file_store_make(&store, &cli->fault) != STATUS_OK)
        return cli_fault(&cli->fault);
    uploads_clear(&store, 0);
    return EXIT_DONE;
}

/* The folder is made when it is not there; its mail system takes what is in it. */
static int outbox_ready(struct cli *cli)
{
    const char *outbox = str_c(cli->arena, arg(&cli->args, "outbox"));
    struct stat what;

    if (!address_fits(mail_from(cli)))
        return cli_no(cli, EXIT_USAGE, "--mail-from 应是一个邮件地址，如 frj@example.gov.cn。");
    if (!arg_given(&cli->args, "outbox"))
        return EXIT_DONE;
    if (mkdir(outbox, 0750) != 0 && errno != EEXIST)
        return cli_no(cli, EXIT_USAGE, "不能建立发件夹 %s：%s", outbox, system_words(errno).text);
    if (stat(outbox, &what) != 0 || !S_ISDIR(what.st_mode) || access(outbox, W_OK) != 0)
        return cli_no(cli, EXIT_USAGE, "发件夹 %s 不能写，请核对它的权限。", outbox);
    return EXIT_DONE;
}

/* Neither, or both and good ones: who asked for TLS is never served without it. */
static int tls_ready(struct cli *cli)
{
    bool certificate = arg(&cli->args, "tls-cert").len > 0,
         key = arg(&cli->args, "tls-key").len > 0;
    const char *place = str_c(cli->arena, cli_data(cli)), *path = tls_word(cli, "tls-key");

    if (certificate != key || arg_given(&cli->args, "tls-cert") != certificate
        || arg_given(&cli->args, "tls-key") != key)
        return cli_no(cli, EXIT_USAGE, "--tls-cert 和 --tls-key 要一起写：证书和它的私钥。");
    if (!certificate)
        return EXIT_DONE;
    if (tls_check(tls_word(cli, "tls-cert"), path, &cli->fault) != STATUS_OK)
        return cli_fault(&cli->fault);
    if (sandbox_shows(place, path))
        return cli_no(cli, EXIT_USAGE,
            "私钥 %s 在连接数据库要读的文件夹里，办理的进程始终读得到。请放到 /etc、/usr "
            "以外的地方。",
            path);
    return EXIT_DONE;
}

int serve_run(struct cli *cli)
{
    struct str post = arg(&cli->args, "post");
    struct sockets sockets;
    int64_t desks = cores();

    if (post.len > 0)
        return post_run(cli, post);
    if (arg_given(&cli->args, "workers")
        && (!str_integer(arg(&cli->args, "workers"), &desks) || desks < 1 || desks > 64))
        return cli_no(cli, EXIT_USAGE, "--workers 应是1到64的整数。");
    if (arg_given(&cli->args, "log") && !str_is(arg(&cli->args, "log"), "none")
        && !str_is(arg(&cli->args, "log"), "requests"))
        return cli_no(cli, EXIT_USAGE, "--log 是 requests（每个请求一行，不写时如此）或者 none。");
    int code = tls_ready(cli);
    if (code != EXIT_DONE)
        return code;
    code = outbox_ready(cli);
    if (code != EXIT_DONE)
        return code;
    code = cli_open(cli, OFFICE_READ, false); /* is there one at all? */
    if (code != EXIT_DONE)
        return code;
    office_close(cli->office);
    cli->office = NULL;
    if (uploads_ready(cli) != EXIT_DONE)
        return EXIT_FAILED;
    if (sockets_open(cli, &sockets) != STATUS_OK)
        return cli_fault(&cli->fault);
    return office_serve(cli, &sockets, (int)desks);
}
