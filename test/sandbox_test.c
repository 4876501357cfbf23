/* The sandbox of each post: in a child of its own it tries one act after the other.  What is
 * forbidden ends the child (SIGSYS) or is refused by Landlock; what its work needs goes on. */
#define _GNU_SOURCE 1 /* NOLINT(bugprone-reserved-identifier): accept4, unshare */
#include "office/sandbox.h"

#include "base/text.h"
#include "test/check.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

/* ---- the scene ------------------------------------------------------------------------------ */

struct scene {
    char root[64], data[80], keys[96], other[96];
    int listener; /* TCP, with a client waiting */
    int client;
    int fresh; /* a TCP socket that is nothing yet */
    int pair[2];
    struct sockaddr_in address;
};

static void put(const char *dir, const char *name)
{
    char path[128];
    int len = snprintf(path, sizeof(path), "%s/%s", dir, name);
    int file = len > 0 ? open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600) : -1;

    check(file >= 0 && write(file, "text\n", 5) == 5);
    close(file);
}

static void sockets_open(struct scene *s)
{
    socklen_t len = sizeof(s->address);

    s->address =
        (struct sockaddr_in){.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    s->listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    s->client = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    s->fresh = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    check(bind(s->listener, (const struct sockaddr *)&s->address, len) == 0);
    check(listen(s->listener, 8) == 0);
    check(getsockname(s->listener, (struct sockaddr *)&s->address, &len) == 0);
    check(connect(s->client, (const struct sockaddr *)&s->address, len) == 0);
    check(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, s->pair) == 0);
}

static void files_put(const struct scene *s)
{
    char path[128];

    check(snprintf(path, sizeof(path), "%s/uploads", s->data) > 0 && mkdir(path, 0700) == 0);
    put(path, "1.1");
    put(path, "1.9");
    check(snprintf(path, sizeof(path), "%s/files", s->data) > 0 && mkdir(path, 0700) == 0);
    put(path, "kept");
    put(path, "old");
}

static void scene_open(struct scene *s)
{
    *s = (struct scene){.root = "/tmp/frj-sandbox-XXXXXX"};
    check(mkdtemp(s->root) != NULL);
    (void)snprintf(s->data, sizeof(s->data), "%s/data", s->root);
    (void)snprintf(s->keys, sizeof(s->keys), "%s/keys", s->data);
    (void)snprintf(s->other, sizeof(s->other), "%s/other", s->root);
    check(mkdir(s->data, 0700) == 0 && mkdir(s->keys, 0700) == 0 && mkdir(s->other, 0700) == 0);
    put(s->data, "frj.db");
    put(s->data, "frj.db-wal");
    put(s->data, "frj.db-shm");
    files_put(s);
    put(s->keys, "log.key");
    put(s->other, "file");
    sockets_open(s);
}

static void scene_close(struct scene *s)
{
    char command[160];

    (void)snprintf(command, sizeof(command), "rm -rf %s", s->root);
    /* NOLINTNEXTLINE(concurrency-mt-unsafe,bugprone-command-processor): a test; the name is ours */
    (void)!system(command);
    close(s->listener);
    close(s->client);
    close(s->fresh);
    close(s->pair[0]);
    close(s->pair[1]);
}

/* ---- acts: 0 when it went through, else errno ----------------------------------------------- */

static int result(bool done)
{
    return done ? 0 : errno;
}

static int opened(const char *dir, const char *name, int flags)
{
    char path[128];
    int len = snprintf(path, sizeof(path), "%s/%s", dir, name);

    int file = len > 0 ? open(path, flags | O_CLOEXEC, 0600) : -1;

    if (file >= 0)
        close(file);
    return result(file >= 0);
}

static int reads_the_database(const struct scene *s)
{
    return opened(s->data, "frj.db", O_RDONLY);
}

static int writes_the_database(const struct scene *s)
{
    return opened(s->data, "frj.db", O_RDWR);
}

static int writes_shared_memory(const struct scene *s)
{
    return opened(s->data, "frj.db-shm", O_RDWR | O_CREAT);
}

static int makes_a_file_beside_it(const struct scene *s)
{
    return opened(s->data, "new", O_WRONLY | O_CREAT);
}

static int makes_another_beside_it(const struct scene *s)
{
    return opened(s->data, "upload", O_RDWR | O_CREAT | O_EXCL);
}

static int makes_an_upload(const struct scene *s)
{
    return opened(s->data, "uploads/1.2", O_RDWR | O_CREAT | O_EXCL);
}

static int reads_an_upload(const struct scene *s)
{
    return opened(s->data, "uploads/1.1", O_RDONLY);
}

static int writes_over_an_upload(const struct scene *s)
{
    return opened(s->data, "uploads/1.1", O_RDWR);
}

static int keeps_a_file(const struct scene *s)
{
    return opened(s->data, "files/new", O_RDWR | O_CREAT | O_TRUNC);
}

static int reads_a_kept_file(const struct scene *s)
{
    return opened(s->data, "files/kept", O_RDONLY);
}

static int taken_away(const struct scene *s, const char *name)
{
    char path[128];
    int len = snprintf(path, sizeof(path), "%s/%s", s->data, name);

    return result(len > 0 && unlinkat(AT_FDCWD, path, 0) == 0);
}

static int takes_an_upload_away(const struct scene *s)
{
    return taken_away(s, "uploads/1.9");
}

static int takes_a_kept_file_away(const struct scene *s)
{
    return taken_away(s, "files/old");
}

static int reads_the_log_key(const struct scene *s)
{
    return opened(s->keys, "log.key", O_RDONLY);
}

static int writes_among_the_keys(const struct scene *s)
{
    return opened(s->keys, "log.last.part", O_WRONLY | O_CREAT | O_TRUNC);
}

static int writes_elsewhere(const struct scene *s)
{
    return opened(s->other, "file", O_WRONLY);
}

static int makes_a_file_elsewhere(const struct scene *s)
{
    return opened(s->other, "new", O_WRONLY | O_CREAT);
}

static int reads_elsewhere(const struct scene *s)
{
    return opened(s->other, "file", O_RDONLY);
}

static int reads_system_files(const struct scene *s)
{
    (void)s;
    return opened("/etc", "passwd", O_RDONLY);
}

static int speaks_and_hears(const struct scene *s)
{
    char byte;

    return result(
        send(s->pair[0], "x", 1, MSG_NOSIGNAL) == 1 && recv(s->pair[1], &byte, 1, 0) == 1);
}

static int takes_memory(const struct scene *s)
{
    (void)s;
    void *at = mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    return result(at != MAP_FAILED && munmap(at, 1 << 20) == 0);
}

static int runs_memory(const struct scene *s)
{
    (void)s;
    void *at = mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    return result(at != MAP_FAILED && munmap(at, 4096) == 0);
}

static int turns_memory_into_code(const struct scene *s)
{
    (void)s;
    void *at = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    return result(mprotect(at, 4096, PROT_READ | PROT_EXEC) == 0);
}

static int accepts(const struct scene *s)
{
    struct sockaddr_in peer;
    socklen_t len = sizeof(peer);

    return result(
        accept4(s->listener, (struct sockaddr *)&peer, &len, SOCK_CLOEXEC | SOCK_NONBLOCK) >= 0);
}

static int made(int family)
{
    int fd = socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0);

    if (fd >= 0)
        close(fd);
    return result(fd >= 0);
}

static int makes_a_socket(const struct scene *s)
{
    (void)s;
    return made(AF_INET);
}

static int makes_a_unix_socket(const struct scene *s)
{
    (void)s;
    return made(AF_UNIX);
}

static int connects(const struct scene *s)
{
    return result(connect(s->fresh, (const struct sockaddr *)&s->address, sizeof(s->address)) == 0);
}

static int takes_a_port(const struct scene *s)
{
    const struct sockaddr_in any = {
        .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};

    return result(bind(s->fresh, (const struct sockaddr *)&any, sizeof(any)) == 0);
}

static int forks(const struct scene *s)
{
    (void)s;
    pid_t child = fork();

    if (child == 0)
        _exit(0);
    return result(child > 0 && waitpid(child, NULL, 0) == child);
}

static int runs_a_program(const struct scene *s)
{
    char name[] = "true", *words[] = {name, NULL};

    (void)s;
    execv("/bin/true", words);
    return errno;
}

static int traces(const struct scene *s)
{
    (void)s;
    return result(ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0);
}

static int reads_a_process(const struct scene *s)
{
    char there[8], here[8];
    const struct iovec own = {here, sizeof(here)}, its = {there, sizeof(there)};

    (void)s;
    return result(process_vm_readv(getppid(), &own, 1, &its, 1, 0) >= 0);
}

static int takes_a_descriptor(const struct scene *s)
{
    (void)s;
    return result(syscall(SYS_pidfd_open, getppid(), 0) >= 0);
}

static int kills(const struct scene *s)
{
    (void)s;
    return result(kill(getppid(), 0) == 0);
}

static int kills_a_thread_of_another(const struct scene *s)
{
    (void)s;
    return result(syscall(SYS_tgkill, getppid(), getppid(), 0) == 0);
}

static int ends_itself(const struct scene *s)
{
    (void)s;
    return result(syscall(SYS_tgkill, getpid(), (pid_t)syscall(SYS_gettid), 0) == 0);
}

static int leaves_its_namespace(const struct scene *s)
{
    (void)s;
    return result(unshare(CLONE_NEWUSER) == 0);
}

static int changes_its_user(const struct scene *s)
{
    (void)s;
    return result(setuid(getuid()) == 0);
}

static int changes_rights_of_a_file(const struct scene *s)
{
    return result(chmod(s->other, 0777) == 0);
}

static int loads_into_the_kernel(const struct scene *s)
{
    (void)s;
    return result(syscall(SYS_bpf, 0, NULL, 0) >= 0);
}

static int opens_a_ring(const struct scene *s)
{
    (void)s;
    return result(syscall(SYS_io_uring_setup, 1, NULL) >= 0);
}

/* ---- who may -------------------------------------------------------------------------------- */

#define SUPERVISOR 1U
#define REGISTRAR 2U
#define DESK 4U
#define SCRIBE 8U
#define NOTARY 16U
#define ON_SERVER 32U /* registrar and desk of a record that lies on a server */
#define ALL 63U

#define DEED(function) .name = #function, .run = (function)

struct deed {
    const char *name;
    int (*run)(const struct scene *s);
    unsigned may;
    /* Those whom only Landlock of this version or a later one refuses, or, of these, the list of
     * system calls; the others die. */
    unsigned refused;
    int version;
    unsigned listed;
};

static const struct deed deeds[] = {
    {DEED(speaks_and_hears), .may = ALL},
    {DEED(takes_memory), .may = ALL},
    {DEED(ends_itself), .may = ALL},
    {DEED(accepts), .may = SUPERVISOR | REGISTRAR | DESK | ON_SERVER},
    {DEED(reads_the_database), .may = SUPERVISOR | REGISTRAR | DESK, .refused = NOTARY | ON_SERVER,
        .version = 1},
    {DEED(writes_the_database), .may = SUPERVISOR | REGISTRAR, .refused = DESK | NOTARY | ON_SERVER,
        .version = 1},
    {DEED(writes_shared_memory), .may = SUPERVISOR | REGISTRAR,
        .refused = DESK | NOTARY | ON_SERVER, .version = 1},
    {DEED(makes_a_file_beside_it), .may = SUPERVISOR,
        .refused = REGISTRAR | DESK | NOTARY | ON_SERVER, .version = 1},
    {DEED(makes_another_beside_it), .may = SUPERVISOR,
        .refused = REGISTRAR | DESK | NOTARY | ON_SERVER, .version = 1},
    {DEED(makes_an_upload), .may = SUPERVISOR | DESK, .refused = REGISTRAR | NOTARY | ON_SERVER,
        .version = 1},
    {DEED(reads_an_upload), .may = SUPERVISOR | REGISTRAR | DESK, .refused = NOTARY | ON_SERVER,
        .version = 1},
    {DEED(writes_over_an_upload), .may = SUPERVISOR,
        .refused = REGISTRAR | DESK | NOTARY | ON_SERVER, .version = 1, .listed = DESK},
    {DEED(keeps_a_file), .may = SUPERVISOR | REGISTRAR, .refused = DESK | NOTARY | ON_SERVER,
        .version = 1},
    {DEED(reads_a_kept_file), .may = SUPERVISOR | REGISTRAR | DESK, .refused = NOTARY | ON_SERVER,
        .version = 1},
    {DEED(takes_an_upload_away), .may = SUPERVISOR | DESK, .refused = REGISTRAR | ON_SERVER,
        .version = 1},
    {DEED(takes_a_kept_file_away), .may = SUPERVISOR | REGISTRAR, .refused = DESK | ON_SERVER,
        .version = 1},
    {DEED(reads_the_log_key), .may = SUPERVISOR | NOTARY, .refused = REGISTRAR | DESK | ON_SERVER,
        .version = 1},
    {DEED(writes_among_the_keys), .may = SUPERVISOR | NOTARY,
        .refused = REGISTRAR | DESK | ON_SERVER, .version = 1},
    {DEED(writes_elsewhere), .refused = SUPERVISOR | REGISTRAR | DESK | NOTARY | ON_SERVER,
        .version = 1},
    {DEED(makes_a_file_elsewhere), .refused = SUPERVISOR | REGISTRAR | DESK | NOTARY | ON_SERVER,
        .version = 1},
    {DEED(reads_elsewhere), .may = SUPERVISOR, .refused = REGISTRAR | DESK | NOTARY | ON_SERVER,
        .version = 1},
    {DEED(reads_system_files), .may = SUPERVISOR | ON_SERVER, .refused = REGISTRAR | DESK | NOTARY,
        .version = 1},
    {DEED(makes_a_socket), .may = SUPERVISOR | ON_SERVER},
    {DEED(makes_a_unix_socket), .may = SUPERVISOR | ON_SERVER},
    {DEED(connects), .may = ON_SERVER, .refused = SUPERVISOR, .version = 4},
    {DEED(takes_a_port), .refused = SUPERVISOR | ON_SERVER, .version = 4},
    {DEED(forks), .may = SUPERVISOR},
    {DEED(runs_a_program), .refused = SUPERVISOR, .version = 1},
    {DEED(kills), .refused = SUPERVISOR, .version = 6},
    {DEED(kills_a_thread_of_another), .refused = SUPERVISOR, .version = 6},
    {DEED(runs_memory), .may = SUPERVISOR},
    {DEED(turns_memory_into_code), .may = SUPERVISOR},
    {DEED(traces)},
    {DEED(reads_a_process)},
    {DEED(takes_a_descriptor)},
    {DEED(leaves_its_namespace)},
    {DEED(changes_its_user)},
    {DEED(changes_rights_of_a_file)},
    {DEED(loads_into_the_kernel)},
    {DEED(opens_a_ring)},
};

/* ---- one act -------------------------------------------------------------------------------- */

enum { WENT = 0, REFUSED = 10, BROKEN = 11, NOT_ENTERED = 12 };

/* How the child of this act ended; -1: by SIGSYS. */
static int deed_try(const struct sandbox *what, const struct deed *deed, const struct scene *s)
{
    int status;

    (void)fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        struct fault fault;
        if (sandbox_enter(what, &fault) != STATUS_OK)
            _exit(NOT_ENTERED);
        int code = deed->run(s);
        _exit(code == 0 ? WENT : code == EACCES || code == EPERM ? REFUSED : BROKEN);
    }
    check(child > 0 && waitpid(child, &status, 0) == child);
    if (WIFSIGNALED(status))
        return WTERMSIG(status) == SIGSYS ? -1 : BROKEN;
    return WEXITSTATUS(status);
}

/* Does the kernel have what refuses it? */
static bool can_be_tried(const struct deed *deed, unsigned who)
{
    if ((deed->may & who) != 0)
        return true;
    if ((deed->refused & ~deed->listed & who) != 0)
        return sandbox_landlock() >= deed->version;
    return sandbox_lists_calls();
}

static bool deed_holds(const struct sandbox *what, unsigned who, const struct deed *deed)
{
    int wanted = (deed->may & who) != 0 ? WENT : (deed->refused & who) != 0 ? REFUSED : -1;
    struct scene s;

    scene_open(&s);
    struct sandbox own = *what;
    own.place = own.place == NULL ? s.data : own.place;
    own.keys = s.keys;
    int got = deed_try(&own, deed, &s);
    scene_close(&s);
    if (got != wanted)
        printf("     %s: %d, not %d\n", deed->name, got, wanted);
    return got == wanted;
}

static void all_hold(enum sandbox_post post, unsigned who, const char *place)
{
    const struct sandbox what = {.post = post, .place = place};
    size_t wrong = 0, skipped = 0;

    for (size_t i = 0; i < COUNT_OF(deeds); i++)
        if (!can_be_tried(&deeds[i], who))
            skipped++;
        else if (!deed_holds(&what, who, &deeds[i]))
            wrong++;
    if (skipped > 0)
        printf("     %zu of %zu acts not tried: Landlock %d%s\n", skipped, COUNT_OF(deeds),
            sandbox_landlock(), sandbox_lists_calls() ? "" : ", built with sanitizers");
    check(wrong == 0);
}

/* ---- tests ---------------------------------------------------------------------------------- */

static const char server[] = "postgresql:///frj?host=/tmp/none";

static void a_desk_reads_the_record_and_takes_clients(void)
{
    all_hold(SANDBOX_DESK, DESK, NULL);
}

static void a_desk_beside_a_server_connects_and_opens_none_of_our_files(void)
{
    all_hold(SANDBOX_DESK, ON_SERVER, server);
}

static void the_registrar_writes_the_database_and_nothing_else(void)
{
    all_hold(SANDBOX_REGISTRAR, REGISTRAR, NULL);
}

static void the_registrar_beside_a_server_connects_and_opens_none_of_our_files(void)
{
    all_hold(SANDBOX_REGISTRAR, ON_SERVER, server);
}

static void a_scribe_has_its_socket_and_memory_and_nothing_else(void)
{
    all_hold(SANDBOX_SCRIBE, SCRIBE, NULL);
}

static void the_notary_has_its_folder_and_nothing_else(void)
{
    all_hold(SANDBOX_NOTARY, NOTARY, NULL);
}

static void the_supervisor_starts_posts_and_no_other_program(void)
{
    all_hold(SANDBOX_SUPERVISOR, SUPERVISOR, NULL);
}

static void the_key_of_tls_is_hidden_unless_it_lies_where_a_post_reads(void)
{
    check(!sandbox_shows("/srv/frj", "/etc/passwd"));
    check(sandbox_shows("postgresql://frj@localhost/frj", "/etc/passwd"));
    check(sandbox_shows("postgresql://frj@localhost/frj", "/tmp/../etc/passwd"));
    check(!sandbox_shows("postgresql://frj@localhost/frj", "/proc/self/status"));
    check(!sandbox_shows("postgresql://frj@localhost/frj", "/etc/no such file"));
}

int main(void)
{
    static const struct test tests[] = {
        TEST(a_desk_reads_the_record_and_takes_clients),
        TEST(a_desk_beside_a_server_connects_and_opens_none_of_our_files),
        TEST(the_registrar_writes_the_database_and_nothing_else),
        TEST(the_registrar_beside_a_server_connects_and_opens_none_of_our_files),
        TEST(a_scribe_has_its_socket_and_memory_and_nothing_else),
        TEST(the_notary_has_its_folder_and_nothing_else),
        TEST(the_supervisor_starts_posts_and_no_other_program),
        TEST(the_key_of_tls_is_hidden_unless_it_lies_where_a_post_reads),
    };
    struct arena *arena = arena_open(4096);

    if (arena != NULL)
        printf("     sandbox: %.*s\n", STR_ARG(sandbox_words(arena)));
    arena_close(arena);
    return TESTS_RUN(tests);
}
