/* Is this machine fit to keep an office?  One line a thing: well, worth a look, or not well, and
 * then what to do.  Nothing is changed. */
#include "casework/calendar.h"
#include "cli/commands.h"
#include "cli/talk.h"
#include "office/certificate.h"
#include "office/clock.h"
#include "office/log_keys.h"
#include "office/office_sign.h"

#include <dirent.h>
#include <glob.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/timex.h>

enum { HOUR_MS = 3600 * 1000, DAY_MS = 24 * HOUR_MS, MIB = 1024 * 1024 };

enum state { WELL, LOOK, ILL };
static const char *const states[] = {[WELL] = "ok", [LOOK] = "warn", [ILL] = "fail"};
static const char *const state_words[] = {[WELL] = "正常", [LOOK] = "注意", [ILL] = "故障"};

struct finding {
    const char *of; /* as in --json */
    enum state state;
    struct str text, next; /* next: what to do; empty when it is well */
};

struct doctor {
    struct cli *cli;
    struct vec findings; /* struct finding */
};

static void found(
    struct doctor *d, const char *of, enum state state, struct str text, const char *next)
{
    struct finding *finding = vec_push(d->cli->arena, &d->findings, sizeof(*finding));

    *finding = (struct finding){of, state, text, state == WELL ? STR("") : str_of(next)};
}

/* ---- the machine ---------------------------------------------------------------------------- */

static void clock_look(struct doctor *d)
{
    struct timex zero = {.modes = 0};
    bool synced = adjtimex(&zero) != TIME_ERROR && (zero.status & STA_UNSYNC) == 0;
    struct str now = instant_write(d->cli->arena, clock_wall());

    if (d->cli->office != NULL && !office_is_story(d->cli->office)) {
        struct office_clock clock = office_clock(d->cli->office);
        if (clock.machine.ms < clock.last.ms) {
            found(d, "clock", ILL,
                str_format(d->cli->arena, "系统时间 %.*s 早于最后一条记录", STR_ARG(now)),
                "把系统时间调准（timedatectl），然后再登记");
            return;
        }
    }
    found(d, "clock", synced ? WELL : LOOK,
        str_format(d->cli->arena, "系统时间 %.*s%s", STR_ARG(now),
            synced ? "，已和时间源同步" : "，没有和时间源同步"),
        "启用时间同步：timedatectl set-ntp true，时间源两个以上");
}

static void disk_look(struct doctor *d)
{
    struct str place = cli_data(d->cli);
    const char *path = str_c(d->cli->arena, place);
    struct statvfs disk;

    if (db_is_address(path) || statvfs(path, &disk) != 0)
        return;
    uint64_t free_mib = (uint64_t)disk.f_bavail * disk.f_frsize / MIB;
    uint64_t percent = disk.f_blocks == 0 ? 0 : (uint64_t)disk.f_bavail * 100 / disk.f_blocks;
    enum state state = free_mib < 200 ? ILL : free_mib < 2048 || percent < 5 ? LOOK : WELL;
    found(d, "disk", state,
        str_format(
            d->cli->arena, "数据所在的磁盘还有%" PRIu64 " MiB（%" PRIu64 "%%）", free_mib, percent),
        "清理磁盘，或者把数据移到更大的磁盘；磁盘满了就不能登记");
}

/* Printed papers need a font with Chinese characters. */
static void fonts_look(struct doctor *d)
{
    static const char *const patterns[] = {"/usr/share/fonts/*/*/*CJK*",
        "/usr/share/fonts/*/*/*[Ss]ong*", "/usr/share/fonts/*/*/*[Ff]ang*",
        "/usr/share/fonts/*/*/wqy*", "/usr/share/fonts/*/*/*droid*allback*"};
    glob_t names = {0};
    size_t len = 0;

    for (size_t i = 0; i < COUNT_OF(patterns) && len == 0; i++) {
        if (glob(patterns[i], GLOB_NOSORT, NULL, &names) == 0)
            len = names.gl_pathc;
        globfree(&names);
    }
    found(d, "fonts", len > 0 ? WELL : LOOK,
        len > 0 ? STR("有中文字体") : STR("没有找到中文字体，打印的文书会缺字"),
        "安装中文字体：apt-get install fonts-noto-cjk");
}

/* ---- the record ----------------------------------------------------------------------------- */

static void database_look(struct doctor *d, enum status opened)
{
    struct cli *cli = d->cli;
    struct stat log;
    const char *path =
        str_c(cli->arena, str_format(cli->arena, "%.*s/frj.db-wal", STR_ARG(cli_data(cli))));

    if (opened != STATUS_OK)
        found(d, "database", ILL, str_copy(cli->arena, str_of(cli->fault.text)),
            "核对 --data；文件损坏的，停止写入，从备份恢复（docs/OPERATIONS.md）");
    else if (stat(path, &log) == 0 && log.st_size > (off_t)256 * MIB)
        found(d, "database", LOOK,
            str_format(
                cli->arena, "数据库的日志有%lld MiB，没有并回", (long long)log.st_size / MIB),
            "找出一直读着数据库的程序（备份、查询），让它结束");
    else
        found(d, "database", WELL,
            str_format(
                cli->arena, "数据库能读，记录%" PRIu64 "条", office_record_size(cli->office)),
            "");
}

static void signed_look(struct doctor *d)
{
    struct fault fault;
    bool grown = false;

    if (office_unsigned(d->cli->office, &grown, &fault) != STATUS_OK)
        found(d, "checkpoint", ILL, str_copy(d->cli->arena, str_of(fault.text)),
            "frj ledger verify，查明原因");
    else
        found(d, "checkpoint", grown ? LOOK : WELL,
            grown ? STR("最后几条记录还没有签名") : STR("记录签名到最后一条"),
            "frj ledger sign；不成的，看它说的原因");
}

static void holidays_look(struct doctor *d)
{
    struct office *office = d->cli->office;
    const struct calendar *calendar = office_directory(office)->calendar;
    struct civil today = day_to_civil(instant_day(office_now(office)));
    bool now = calendar != NULL && calendar_confirmed(calendar, today.year);
    bool next = calendar != NULL && calendar_confirmed(calendar, today.year + 1);
    bool late = today.month == 12 && today.day > 10; /* the notice comes in November */
    int missing = !now ? today.year : today.year + 1;

    enum state without = office_is_story(office) ? LOOK : ILL;

    found(d, "holidays",
        !now            ? without
        : next || !late ? WELL
                        : LOOK,
        now && (next || !late)
            ? str_format(d->cli->arena, "%d年的放假安排已经确认", today.year)
            : str_format(d->cli->arena, "%d年的放假安排还没有登记，期限只是暂定", missing),
        "按国务院办公厅的通知写好文件，frj holiday check FILE，再 frj holiday publish FILE");
}

/* ---- what lies beside it -------------------------------------------------------------------- */

static bool lies(struct doctor *d, struct str folder, const char *name, struct stat *out)
{
    return stat(str_c(d->cli->arena, str_format(d->cli->arena, "%.*s/%s", STR_ARG(folder), name)),
               out)
           == 0;
}

static void keys_look(struct doctor *d)
{
    struct str folder = cli_keys(d->cli, cli_data(d->cli));
    struct stat key, other;

    if (folder.len == 0 || !log_keys_exist(str_c(d->cli->arena, folder)))
        found(d, "keys", LOOK, STR("这台机器上没有签名密钥，记录没有人签名"),
            "用 --keys 写明密钥文件夹；丢了的见 docs/OPERATIONS.md“Keys”");
    else if (lies(d, folder, "stopped", &other))
        found(d, "keys", ILL, STR("签名已经永远停止：同一长度出现过两个根"),
            "停止一切写入，见 docs/OPERATIONS.md“When it does not sign”");
    else if (!lies(d, folder, "log.last", &other))
        found(d, "keys", ILL, STR("log.last 不见了，签名程序不会签名"),
            "找最新的检查点放回去，见 docs/OPERATIONS.md“A copy of the keys”");
    else if (!lies(d, folder, "log.key", &key) || (key.st_mode & 077) != 0)
        found(d, "keys", ILL, STR("签名密钥别人也能读"),
            "查明谁读过；chmod 600；查不明的按失窃处理（frj log reopen）");
    else
        found(d, "keys", WELL, STR("签名密钥只有所有者能读"), "");
}

/* ms since 1970 of the newest *.frjb; 0: none. */
static int64_t backup_newest(const char *folder)
{
    DIR *dir = opendir(folder);
    int64_t newest = 0;
    struct stat file;

    for (const struct dirent *entry; dir != NULL && (entry = readdir(dir)) != NULL;) {
        size_t len = strlen(entry->d_name);
        if (len > 5 && strcmp(entry->d_name + len - 5, ".frjb") == 0
            && fstatat(dirfd(dir), entry->d_name, &file, 0) == 0
            && (int64_t)file.st_mtime * 1000 > newest)
            newest = (int64_t)file.st_mtime * 1000;
    }
    if (dir != NULL)
        closedir(dir);
    return newest;
}

static void backups_look(struct doctor *d)
{
    struct str folder = arg(&d->cli->args, "backups");
    static const char next[] = "frj backup create FILE，写进每天的计划任务，并拿到另一台机器上";

    if (folder.len == 0) {
        found(d, "backup", LOOK, STR("没有写明备份放在哪里，没有检查"),
            "加上 --backups DIR（放 *.frjb 的文件夹）");
        return;
    }
    int64_t newest = backup_newest(str_c(d->cli->arena, folder));
    int64_t age = clock_wall().ms - newest;
    if (newest == 0)
        found(
            d, "backup", ILL, str_format(d->cli->arena, "%.*s 里没有备份", STR_ARG(folder)), next);
    else
        found(d, "backup",
            age > 7 * (int64_t)DAY_MS     ? ILL
            : age > 26 * (int64_t)HOUR_MS ? LOOK
                                          : WELL,
            str_format(d->cli->arena, "最新的备份是%lld小时以前的", (long long)(age / HOUR_MS)),
            next);
}

/* What lies in the folder, and since when the first of it: ms since 1970; 0: nothing. */
static size_t letters_count(const char *folder, int64_t *oldest)
{
    DIR *dir = opendir(folder);
    size_t count = 0;
    struct stat file;

    *oldest = 0;
    for (const struct dirent *entry; dir != NULL && (entry = readdir(dir)) != NULL;) {
        size_t len = strlen(entry->d_name);
        if (len < 5 || strcmp(entry->d_name + len - 4, ".eml") != 0
            || fstatat(dirfd(dir), entry->d_name, &file, 0) != 0)
            continue;
        count++;
        if (*oldest == 0 || (int64_t)file.st_mtime * 1000 < *oldest)
            *oldest = (int64_t)file.st_mtime * 1000;
    }
    if (dir != NULL)
        closedir(dir);
    return count;
}

static void courier_look(struct doctor *d)
{
    struct str folder = arg(&d->cli->args, "outbox");
    int64_t oldest;

    if (folder.len == 0)
        return;
    size_t count = letters_count(str_c(d->cli->arena, folder), &oldest);
    bool stuck = count > 0 && clock_wall().ms - oldest > (int64_t)HOUR_MS;
    found(d, "courier", stuck ? LOOK : WELL,
        str_format(
            d->cli->arena, "发件夹里有%zu封信%s", count, stuck ? "，最早的放了一个小时以上" : ""),
        "查看本单位的邮件系统为什么没有来取（docs/OPERATIONS.md“Mail”）");
}

static void certificate_look(struct doctor *d)
{
    struct str path = arg(&d->cli->args, "certificate");
    struct fault fault;
    instant end;

    if (path.len == 0)
        return;
    if (certificate_end(str_c(d->cli->arena, path), &end, &fault) != STATUS_OK) {
        found(d, "certificate", ILL, str_copy(d->cli->arena, str_of(fault.text)),
            "核对 --certificate 和文件的权限");
        return;
    }
    int64_t days = (end.ms - clock_wall().ms) / DAY_MS;
    bool over = end.ms <= clock_wall().ms;
    found(d, "certificate",
        over        ? ILL
        : days < 21 ? LOOK
                    : WELL,
        over ? STR("证书已经过期")
             : str_format(d->cli->arena, "证书还有%lld天到期", (long long)days),
        "换上新的证书，然后让前面的代理重新读取");
}

/* ---- all of it ------------------------------------------------------------------------------ */

static void all_look(struct doctor *d)
{
    struct cli *cli = d->cli;
    enum status opened =
        office_open(str_c(cli->arena, cli_data(cli)), OFFICE_READ, &cli->office, &cli->fault);

    clock_look(d);
    disk_look(d);
    fonts_look(d);
    database_look(d, opened);
    if (opened == STATUS_OK) {
        signed_look(d);
        holidays_look(d);
    }
    keys_look(d);
    backups_look(d);
    certificate_look(d);
    courier_look(d);
}

static void findings_print_json(const struct doctor *d)
{
    struct arena *arena = d->cli->arena;
    struct node out = {.kind = NODE_LIST};

    VEC_EACH (struct finding, finding, d->findings) {
        struct node *row = node_push(arena, &out);
        row->kind = NODE_MAP;
        node_put_text(arena, row, "of", str_of(finding->of));
        node_put_text(arena, row, "state", str_of(states[finding->state]));
        node_put_text(arena, row, "text", finding->text);
        node_put_text(arena, row, "next", finding->next);
    }
    print_json(arena, &out);
}

static void findings_print(const struct doctor *d)
{
    VEC_EACH (struct finding, finding, d->findings) {
        print("%s  %.*s\n", state_words[finding->state], STR_ARG(finding->text));
        if (finding->next.len > 0)
            print("      怎么办：%.*s\n", STR_ARG(finding->next));
    }
}

int doctor_run(struct cli *cli)
{
    struct doctor d = {.cli = cli};
    size_t ill = 0;

    if (cli_data(cli).len == 0)
        return cli_no(cli, EXIT_USAGE, "请用 --data 写明数据所在的文件夹或者数据库地址。");
    all_look(&d);
    if (arg_given(&cli->args, "json"))
        findings_print_json(&d);
    else
        findings_print(&d);
    VEC_EACH (struct finding, finding, d.findings)
        ill += finding->state == ILL;
    return ill > 0 ? EXIT_FAILED : EXIT_DONE;
}
