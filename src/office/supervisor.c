#define _GNU_SOURCE 1 /* NOLINT(bugprone-reserved-identifier): close_range */
#include "office/supervisor.h"

#include "office/clock.h"
#include "office/registrar.h"
#include "office/sandbox.h"
#include "office/tally.h"
#include "store/file_store.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { DESKS_MAX = 64, POSTS_MAX = 1 + 3 * DESKS_MAX + 8, WORDS_MAX = 32 };
enum { AGAIN_MS = 200, BEGIN_MS = 30000, DRAIN_MS = 30000, LOOK_MS = 1000, FILES_ENOUGH = 8192 };

enum post_kind { POST_REGISTRAR, POST_DESK, POST_SCRIBE, POST_NOTARY, POST_COURIER };
static const char *const names[] = {
    [POST_REGISTRAR] = "registrar",
    [POST_DESK] = "desk",
    [POST_SCRIBE] = "scribe",
    [POST_NOTARY] = "notary",
    [POST_COURIER] = "courier",
};
static const enum registrar_hand hands[] = {[POST_DESK] = HAND_DESK,
    [POST_SCRIBE] = HAND_SCRIBE,
    [POST_NOTARY] = HAND_NOTARY,
    [POST_COURIER] = HAND_COURIER};

struct child {
    enum post_kind kind;
    pid_t process; /* 0: not running */
    int64_t again; /* monotonic ms before which it is not started */
    int64_t until; /* of one that leaves: when it is killed; 0: it stays */
};

struct watch {
    const struct supervisor *what;
    struct child children[POSTS_MAX]; /* the registrar first */
    size_t len;
    int control; /* to the registrar; -1: it does not run */
    int tally_fd;
    struct tally *tally;
    bool ending, ready;
    const struct file_store *uploads; /* what a desk that died left half sent goes */
};

/* ---- systemd -------------------------------------------------------------------------------- */

static void notify(const char *words)
{
    const char *path = getenv("NOTIFY_SOCKET");
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    int fd = path == NULL || strlen(path) >= sizeof(address.sun_path)
                 ? -1
                 : socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);

    if (fd < 0)
        return;
    memcpy(address.sun_path, path, strlen(path));
    if (address.sun_path[0] == '@')
        address.sun_path[0] = '\0';
    socklen_t len = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + strlen(path));
    (void)sendto(fd, words, strlen(words), MSG_NOSIGNAL, (const struct sockaddr *)&address, len);
    close(fd);
}

/* ---- starting ------------------------------------------------------------------------------- */

/* Between fork and exec: nothing but calls of the system. */
_Noreturn static void child_run(
    const struct watch *s, enum post_kind kind, const int *fds, size_t fds_len)
{
    const char *words[WORDS_MAX] = {"frj", "serve", "--post", names[kind]};
    size_t len = 4;
    sigset_t none;
    int high[POST_FD_METRICS - POST_FD_LINE + 1];

    for (size_t i = 0; s->what->words[i] != NULL && len + 1 < WORDS_MAX; i++)
        words[len++] = s->what->words[i];
    for (size_t i = 0; i < fds_len; i++) /* out of the way of one another */
        if ((high[i] = fcntl(fds[i], F_DUPFD, POST_FD_LINE + 8)) < 0)
            _exit(1);
    for (size_t i = 0; i < fds_len; i++)
        if (dup2(high[i], POST_FD_LINE + (int)i) < 0)
            _exit(1);
    (void)close_range((unsigned)(POST_FD_LINE + fds_len), ~0U, 0);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    (void)signal(SIGINT, SIG_IGN); /* Ctrl-C reaches us all; whom to end when is the supervisor's */
    execv(s->what->program, (char *const *)(uintptr_t)words);
    _exit(1);
}

static void post_start(struct watch *s, struct child *child, const int *fds, size_t fds_len)
{
    fflush(NULL);
    child->process = fork();
    if (child->process == 0)
        child_run(s, child->kind, fds, fds_len);
    if (child->process < 0)
        child->process = 0;
    else
        tally_add(&s->tally->started[child->kind]);
    child->again = clock_steady_ms() + AGAIN_MS;
}

/* Says when it has the record open. */
static bool registrar_ready(int control)
{
    char byte;

    return recv(control, &byte, 1, 0) == 1;
}

static void registrar_start(struct watch *s, struct child *child)
{
    int pair[2];

    if (s->control >= 0)
        close(s->control);
    s->control = -1;
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
        return;
    const int fds[] = {pair[1], s->tally_fd, s->what->door};
    post_start(s, child, fds, s->what->door >= 0 ? 3 : 2);
    close(pair[1]);
    s->control = pair[0];
    if (!registrar_ready(s->control)) {
        close(s->control);
        s->control = -1;
    }
}

/* A post with its line to the registrar; a desk says at *ready that it serves (NULL: to nobody). */
static void other_start(struct watch *s, struct child *child, int *ready)
{
    bool desk = child->kind == POST_DESK;
    int pair[2], says[2];

    if (s->control < 0 || socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
        return;
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, says) == 0) {
        if (registrar_hand(s->control, hands[child->kind], pair[0])) {
            const int fds[] = {pair[1], s->tally_fd, s->what->listener, says[1], s->what->metrics};
            post_start(s, child, fds, !desk ? 1 : s->what->metrics >= 0 ? 5 : 4);
        }
        close(says[1]);
        if (ready != NULL)
            *ready = says[0];
        else
            close(says[0]);
    }
    close(pair[0]);
    close(pair[1]);
}

/* Starts what does not run and may be started; ms until the next try, -1: all run. */
static int posts_start(struct watch *s)
{
    int64_t now = clock_steady_ms(), wait = -1;

    for (size_t i = 0; i < s->len && !s->ending; i++) {
        struct child *child = &s->children[i];
        if (child->process > 0 || child->until > 0)
            continue;
        if (child->again <= now && child->kind == POST_REGISTRAR)
            registrar_start(s, child);
        else if (child->again <= now)
            other_start(s, child, NULL);
        if (child->process == 0)
            wait = AGAIN_MS;
    }
    if (wait < 0 && !s->ready) {
        s->ready = true;
        notify("READY=1");
    }
    return (int)wait;
}

/* ---- ending --------------------------------------------------------------------------------- */

static void ended(struct watch *s, struct child *child, int status)
{
    if (child->kind == POST_DESK)
        tally_desk_drop(s->tally, child->process);
    if (!s->ending && child->until == 0) {
        tally_add(&s->tally->died[child->kind]);
        fprintf(stderr, "serve: %s (%d) ended: %s %d\n", names[child->kind], (int)child->process,
            WIFSIGNALED(status) ? "signal" : "code",
            WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
    }
    child->process = 0;
    if (child->until > 0)
        *child = s->children[--s->len];
}

static void reap(struct watch *s)
{
    pid_t process;
    int status;

    while ((process = waitpid(-1, &status, WNOHANG)) > 0)
        for (size_t i = 0; i < s->len; i++)
            if (s->children[i].process == process) {
                ended(s, &s->children[i], status);
                uploads_clear(s->uploads, (int)process);
                break;
            }
}

static void posts_signal(const struct watch *s, enum post_kind kind, int signal)
{
    for (size_t i = 0; i < s->len; i++)
        if (s->children[i].kind == kind && s->children[i].process > 0)
            kill(s->children[i].process, signal);
}

static bool any_runs(const struct watch *s, enum post_kind kind)
{
    for (size_t i = 0; i < s->len; i++)
        if (s->children[i].kind == kind && s->children[i].process > 0)
            return true;
    return false;
}

static void wait_for(struct watch *s, enum post_kind kind, const sigset_t *signals)
{
    const struct timespec step = {.tv_nsec = 50 * 1000 * 1000};
    int64_t until = clock_steady_ms() + DRAIN_MS;

    for (reap(s); any_runs(s, kind) && clock_steady_ms() < until; reap(s))
        (void)sigtimedwait(signals, NULL, &step);
    posts_signal(s, kind, SIGKILL);
}

static void end(struct watch *s, const sigset_t *signals)
{
    s->ending = true;
    notify("STOPPING=1");
    posts_signal(s, POST_DESK, SIGTERM);
    wait_for(s, POST_DESK, signals);
    posts_signal(s, POST_REGISTRAR, SIGTERM);
    wait_for(s, POST_REGISTRAR, signals);
    if (s->control >= 0)
        close(s->control);
    wait_for(s, POST_SCRIBE, signals);
    wait_for(s, POST_NOTARY, signals);
    wait_for(s, POST_COURIER, signals);
}

/* ---- beginning anew ------------------------------------------------------------------------- */

static bool says_ready(int fd)
{
    struct pollfd line = {.fd = fd, .events = POLLIN};
    char byte;

    return poll(&line, 1, BEGIN_MS) == 1 && recv(fd, &byte, 1, MSG_DONTWAIT) == 1;
}

/* Lets it finish what it has; it is killed when it does not. */
static void leave(struct watch *s, struct child child, int signal)
{
    if (child.process <= 0)
        return;
    kill(child.process, signal);
    child.until = clock_steady_ms() + DRAIN_MS;
    s->children[s->len++] = child;
}

/* A new desk serves before the old one leaves; false: it does not, and the old one stays. */
static bool desk_renew(struct watch *s, size_t i)
{
    struct child fresh = {.kind = POST_DESK}, old = s->children[i];
    int ready = -1;

    if (s->len == POSTS_MAX)
        return false;
    other_start(s, &fresh, &ready);
    bool serves = fresh.process > 0 && says_ready(ready);
    if (ready >= 0)
        close(ready);
    if (serves)
        s->children[i] = fresh;
    leave(s, serves ? old : fresh, serves ? SIGTERM : SIGKILL);
    return serves;
}

/* SIGHUP: desks begin anew, and read what they read when they begin. */
static void renew(struct watch *s)
{
    bool serves = true;
    char words[64];

    (void)snprintf(words, sizeof(words), "RELOADING=1\nMONOTONIC_USEC=%lld",
        (long long)clock_steady_ms() * 1000);
    notify(words);
    for (size_t i = 0, len = s->len; i < len && serves; i++)
        if (s->children[i].kind == POST_DESK && s->children[i].until == 0)
            serves = desk_renew(s, i);
    if (!serves)
        fprintf(stderr, "serve: a new desk does not serve; the old ones stay\n");
    notify("READY=1");
}

/* Kills who should have left; ms until the next look, -1: none is leaving. */
static int leaving_hurry(const struct watch *s)
{
    int64_t now = clock_steady_ms();
    int wait = -1;

    for (size_t i = 0; i < s->len; i++) {
        const struct child *child = &s->children[i];
        if (child->until == 0)
            continue;
        wait = LOOK_MS;
        if (child->until <= now)
            kill(child->process, SIGKILL);
    }
    return wait;
}

/* ---- the loop ------------------------------------------------------------------------------- */

static void post_add(struct watch *s, enum post_kind kind, int count)
{
    for (int i = 0; i < count && s->len < POSTS_MAX; i++)
        s->children[s->len++] = (struct child){.kind = kind};
}

/* As many descriptors as the system grants: clients are descriptors. */
static void room_make(void)
{
    struct rlimit files;

    if (getrlimit(RLIMIT_NOFILE, &files) != 0 || files.rlim_cur >= FILES_ENOUGH)
        return;
    files.rlim_cur = files.rlim_max < FILES_ENOUGH ? files.rlim_max : FILES_ENOUGH;
    (void)setrlimit(RLIMIT_NOFILE, &files);
}

static bool enclose(const struct supervisor *what)
{
    const struct sandbox own = {.post = SANDBOX_SUPERVISOR,
        .place = what->place,
        .keys = what->keys,
        .outbox = what->outbox};
    struct arena *arena = arena_open(4096);
    struct fault fault;

    room_make();
    if (arena != NULL)
        fprintf(stderr, "serve: sandbox: %.*s\n", STR_ARG(sandbox_words(arena)));
    arena_close(arena);
    if (sandbox_enter(&own, &fault) == STATUS_OK)
        return true;
    fprintf(stderr, "serve: %s\n", fault.text);
    return false;
}

int supervisor_serve(const struct supervisor *what)
{
    const struct file_store uploads = file_store_of(what->place);
    struct watch s = {.what = what, .control = -1, .uploads = &uploads, .tally_fd = tally_make()};
    sigset_t signals;
    int got = 0;

    sigemptyset(&signals);
    sigaddset(&signals, SIGCHLD);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGHUP);
    s.tally = s.tally_fd < 0 ? NULL : tally_map(s.tally_fd);
    if (s.tally == NULL || sigprocmask(SIG_BLOCK, &signals, NULL) != 0 || !enclose(what))
        return 1;
    s.tally->began_at = clock_wall().ms;
    post_add(&s, POST_REGISTRAR, 1);
    post_add(&s, POST_NOTARY, what->keys != NULL ? 1 : 0);
    post_add(&s, POST_COURIER, what->outbox != NULL ? 1 : 0);
    post_add(&s, POST_SCRIBE, what->scribes);
    post_add(&s, POST_DESK, what->desks < DESKS_MAX ? what->desks : DESKS_MAX);
    while (got != SIGTERM && got != SIGINT) {
        int start = posts_start(&s), hurry = leaving_hurry(&s), wait = start < 0 ? hurry : start;
        const struct timespec most = {.tv_sec = wait < 0 ? 3600 : wait / 1000,
            .tv_nsec = wait < 0 ? 0 : (long)(wait % 1000) * 1000 * 1000};
        got = sigtimedwait(&signals, NULL, &most);
        reap(&s);
        if (got == SIGHUP)
            renew(&s);
    }
    end(&s, &signals);
    return 0;
}
