/* The half of the sandbox that knows paths: Landlock, by its system calls. */
#define _GNU_SOURCE 1 /* NOLINT(bugprone-reserved-identifier): O_PATH */
#include "base/text.h"
#include "office/sandbox.h"
#include "store/db.h"
#include "store/file_store.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Rights by the version of Landlock that brought them; the headers of Debian 12 know the first
 * two. */
#define READ_FILE LANDLOCK_ACCESS_FS_READ_FILE
#define READ_DIR LANDLOCK_ACCESS_FS_READ_DIR
#define EXECUTE LANDLOCK_ACCESS_FS_EXECUTE
#define WRITE_FILE LANDLOCK_ACCESS_FS_WRITE_FILE
#define TRUNCATE (UINT64_C(1) << 14)
#define MAKE LANDLOCK_ACCESS_FS_MAKE_REG
#define REMOVE LANDLOCK_ACCESS_FS_REMOVE_FILE
#define READS (EXECUTE | READ_FILE | READ_DIR)
#define ALL_1 ((UINT64_C(1) << 13) - 1)
#define REFER_2 (UINT64_C(1) << 13)
#define IOCTL_DEV_5 (UINT64_C(1) << 15)
#define ON_FILES (EXECUTE | READ_FILE | WRITE_FILE | TRUNCATE | IOCTL_DEV_5)
#define CHANGES (WRITE_FILE | TRUNCATE | MAKE | REMOVE)
#define BIND_TCP_4 UINT64_C(1)
#define CONNECT_TCP_4 UINT64_C(2)
#define SCOPE_ABSTRACT_6 UINT64_C(1)
#define SCOPE_SIGNAL_6 UINT64_C(2)

enum { PATH_LEN = 4096 };

struct ruleset { /* as the newest kernel takes it; what an older one does not know stays zero */
    uint64_t files, net, scoped;
};

int sandbox_landlock(void)
{
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);

    return version < 0 ? 0 : (int)version;
}

static struct ruleset known(struct ruleset asked)
{
    int version = sandbox_landlock();
    uint64_t files = ALL_1;

    files |= version >= 2 ? REFER_2 : 0;
    files |= version >= 3 ? TRUNCATE : 0;
    files |= version >= 5 ? IOCTL_DEV_5 : 0;
    return (struct ruleset){.files = asked.files & files,
        .net = version >= 4 ? asked.net : 0,
        .scoped = version >= 6 ? asked.scoped : 0};
}

/* ---- what may be done where ----------------------------------------------------------------- */

struct paths {
    int rules; /* descriptor */
    struct ruleset handled;
    bool failed;
};

/* What is not there cannot be used. */
static void allow(struct paths *paths, const char *path, uint64_t access)
{
    struct landlock_path_beneath_attr rule = {.allowed_access = access & paths->handled.files};
    struct stat what;

    rule.parent_fd = path == NULL ? -1 : open(path, O_PATH | O_CLOEXEC);
    if (rule.parent_fd < 0)
        return;
    if (fstat(rule.parent_fd, &what) == 0 && !S_ISDIR(what.st_mode))
        rule.allowed_access &= ON_FILES;
    if (rule.allowed_access != 0
        && syscall(SYS_landlock_add_rule, paths->rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) != 0)
        paths->failed = true;
    close(rule.parent_fd);
}

static void allow_in(struct paths *paths, const char *dir, const char *name, uint64_t access)
{
    char path[PATH_LEN];
    int len = dir == NULL ? -1 : snprintf(path, sizeof(path), "%s/%s", dir, name);

    if (len > 0 && (size_t)len < sizeof(path))
        allow(paths, path, access);
}

/* The three files of the database and not their folder: the log's keys often lie in it. */
static void allow_database(struct paths *paths, const char *folder, uint64_t access)
{
    allow_in(paths, folder, "frj.db", access);
    allow_in(paths, folder, "frj.db-wal", access);
    allow_in(paths, folder, "frj.db-shm", access);
    allow(paths, folder, READ_DIR); /* SQLite syncs it */
    allow(paths, "/dev/urandom", READ_FILE);
}

/* Attached files, and what comes in (store/file_store.h). */
static void allow_files(struct paths *paths, const char *place, bool desk)
{
    struct file_store store = file_store_of(place);
    const char *home = store.home[0] == '\0' ? NULL : store.home;

    allow_in(paths, home, "files",
        desk ? READ_FILE : READ_FILE | READ_DIR | WRITE_FILE | TRUNCATE | MAKE | REMOVE);
    allow_in(paths, home, "uploads", desk ? READ_FILE | WRITE_FILE | MAKE | REMOVE : READ_FILE);
}

/* What libpq reads when it opens its line anew: names of hosts, certificates, the password. */
static const char *const common[] = {"/etc", "/usr", "/lib", "/lib64", "/dev/urandom"};

static void allow_client(struct paths *paths)
{
    /* NOLINTBEGIN(concurrency-mt-unsafe): a post has one thread */
    const char *home = getenv("HOME");

    for (size_t i = 0; i < COUNT_OF(common); i++)
        allow(paths, common[i], READ_FILE | READ_DIR);
    allow_in(paths, home, ".pgpass", READ_FILE);
    allow_in(paths, home, ".postgresql", READ_FILE | READ_DIR);
    allow(paths, getenv("PGPASSFILE"), READ_FILE);
    /* NOLINTEND(concurrency-mt-unsafe) */
}

/* The widest: what a post does before it goes into its own. */
static void allow_supervisor(struct paths *paths, const struct sandbox *what)
{
    static const char *const loaders[] = {"/lib", "/lib64", "/usr/lib"};

    allow(paths, "/", READ_FILE | READ_DIR);
    allow(paths, "/proc/self/exe", EXECUTE);
    for (size_t i = 0; i < COUNT_OF(loaders); i++)
        allow(paths, loaders[i], EXECUTE);
    allow(paths, "/dev/null", WRITE_FILE);
    allow(paths, what->place, CHANGES);
    allow(paths, what->keys, CHANGES);
    allow(paths, what->outbox, CHANGES);
    allow_files(paths, what->place, true);
    allow_files(paths, what->place, false);
}

static void allow_all(struct paths *paths, const struct sandbox *what, bool server)
{
    bool desk = what->post == SANDBOX_DESK;

    if (what->post == SANDBOX_SUPERVISOR)
        allow_supervisor(paths, what);
    else if (what->post == SANDBOX_NOTARY)
        allow(paths, what->keys, READ_FILE | READ_DIR | CHANGES);
    else if (what->post == SANDBOX_COURIER)
        allow(paths, what->outbox, WRITE_FILE | TRUNCATE | MAKE | REMOVE);
    else if (what->post != SANDBOX_SCRIBE && server)
        allow_client(paths);
    else if (what->post != SANDBOX_SCRIBE)
        allow_database(paths, what->place, desk ? READ_FILE : READ_FILE | WRITE_FILE | TRUNCATE);
    if (desk || what->post == SANDBOX_REGISTRAR)
        allow_files(paths, what->place, desk);
#ifdef FRJ_SANITIZED
    allow(paths, "/proc", READ_FILE | READ_DIR); /* the search for leaks reads it */
#endif
}

static bool is_under(struct str path, const char *folder)
{
    struct str above = str_of(folder);

    return str_starts(path, folder) && path.len > above.len && path.at[above.len] == '/';
}

bool sandbox_shows(const char *place, const char *path)
{
    char real[PATH_LEN];
    bool shows = false;

    if (!db_is_address(place) || realpath(path, real) == NULL)
        return false;
    for (size_t i = 0; i < COUNT_OF(common); i++)
        shows = shows || is_under(str_of(real), common[i]);
    return shows;
}

/* ---- putting it on -------------------------------------------------------------------------- */

static bool paths_open(struct paths *paths, struct ruleset asked)
{
    *paths = (struct paths){.handled = known(asked)};
    paths->rules =
        (int)syscall(SYS_landlock_create_ruleset, &paths->handled, sizeof(paths->handled), 0);
    return paths->rules >= 0;
}

static bool paths_close(struct paths *paths)
{
    bool done = !paths->failed && syscall(SYS_landlock_restrict_self, paths->rules, 0) == 0;
    int code = errno;

    close(paths->rules);
    errno = code;
    return done;
}

bool sandbox_paths(const struct sandbox *what)
{
    bool server = what->place != NULL && db_is_address(what->place);
    bool starts = what->post == SANDBOX_SUPERVISOR;
    const struct ruleset asked = {.files = ALL_1 | REFER_2 | TRUNCATE | IOCTL_DEV_5,
        .net = server ? BIND_TCP_4 : BIND_TCP_4 | CONNECT_TCP_4,
        .scoped = server || starts ? SCOPE_SIGNAL_6 : SCOPE_SIGNAL_6 | SCOPE_ABSTRACT_6};
    struct paths paths;

    if (sandbox_landlock() == 0)
        return true;
    if (!paths_open(&paths, asked))
        return false;
    allow_all(&paths, what, server);
    return paths_close(&paths);
}

enum status sandbox_read_only(const char *place, struct fault *fault)
{
    const struct ruleset asked = {.files = (ALL_1 & ~READS) | REFER_2 | TRUNCATE};
    struct file_store store = file_store_of(place);
    struct paths paths;

    *fault = (struct fault){.status = STATUS_OK};
    bool done = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
    if (done && sandbox_landlock() > 0) {
        done = paths_open(&paths, asked);
        if (done && store.home[0] != '\0')
            allow_in(&paths, store.home, "uploads", WRITE_FILE | MAKE | REMOVE);
        done = done && paths_close(&paths);
    }
    if (done)
        return STATUS_OK;
    return fault_set(
        fault, STATUS_UNAVAILABLE, "不能禁止本进程写文件：%s", system_words(errno).text);
}
