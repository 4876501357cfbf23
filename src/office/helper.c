#define _GNU_SOURCE 1 /* NOLINT(bugprone-reserved-identifier): close_range */
#include "office/helper.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LINE_BYTES = 64 * 1024 };

struct line_buffer {
    size_t at, len;
    char bytes[LINE_BYTES];
};

/* ---- both ends ------------------------------------------------------------------------------ */

static void send_whole(struct helper *helper, const char *at, size_t len)
{
    while (len > 0 && !helper->broken) {
        ssize_t sent = send(helper->fd, at, len, MSG_NOSIGNAL);
        if (sent > 0) {
            at += sent;
            len -= (size_t)sent;
        } else if (sent == 0 || errno != EINTR) {
            helper->broken = true;
        }
    }
}

void helper_flush(struct helper *helper)
{
    send_whole(helper, helper->out->bytes, helper->out->len);
    helper->out->len = 0;
}

void helper_put(struct helper *helper, const void *bytes, size_t len)
{
    struct line_buffer *out = helper->out;
    const char *at = bytes;

    while (len > 0) {
        size_t room = LINE_BYTES - out->len, taken = len < room ? len : room;
        memcpy(out->bytes + out->len, at, taken);
        out->len += taken;
        at += taken;
        len -= taken;
        if (out->len == LINE_BYTES)
            helper_flush(helper);
    }
}

/* False at the end of the line. */
static bool receive(struct helper *helper)
{
    struct line_buffer *in = helper->in;
    ssize_t got;

    do
        got = recv(helper->fd, in->bytes, LINE_BYTES, 0);
    while (got < 0 && errno == EINTR);
    in->at = 0;
    in->len = got > 0 ? (size_t)got : 0;
    return got > 0;
}

bool helper_get(struct helper *helper, void *out, size_t len)
{
    struct line_buffer *in = helper->in;
    char *to = out;

    for (size_t done = 0; done < len;) {
        size_t there = in->len - in->at, taken = there < len - done ? there : len - done;
        memcpy(to + done, in->bytes + in->at, taken);
        in->at += taken;
        done += taken;
        if (done < len && !receive(helper)) {
            helper->ended = true;
            memset(out, 0, len);
            return false;
        }
    }
    return true;
}

void helper_put_text(struct helper *helper, struct str text)
{
    helper_put(helper, text.at, text.len);
}

struct str helper_get_text(struct helper *helper, size_t len, struct arena *arena)
{
    char *at = arena_take(arena, len + 1, 1);

    return helper_get(helper, at, len) ? (struct str){at, len} : (struct str){0};
}

/* ---- the helper ----------------------------------------------------------------------------- */

/* It dies with the one that began it and keeps none of its files open: not the lock of a folder. */
static void settle(struct helper *helper, pid_t beginner)
{
    sigset_t none;

    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    (void)signal(SIGINT, SIG_IGN); /* Ctrl-C reaches us both; the other one decides */
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() != beginner)
        _exit(1);
    if (helper->fd > STDERR_FILENO + 1)
        (void)close_range(STDERR_FILENO + 1, (unsigned)helper->fd - 1, 0);
    (void)close_range((unsigned)helper->fd + 1, ~0U, 0);
}

bool helper_fork(struct helper *helper, struct arena *arena)
{
    int ends[2];
    pid_t beginner = getpid();

    *helper = (struct helper){.fd = -1};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return false;
    helper->in = arena_new(arena, struct line_buffer);
    helper->out = arena_new(arena, struct line_buffer);
    pid_t process = fork();
    helper->fd = process == 0 ? ends[1] : ends[0];
    close(process == 0 ? ends[0] : ends[1]);
    if (process == 0) {
        settle(helper, beginner);
        return true;
    }
    helper->process = process;
    if (process < 0)
        helper_end(helper);
    return false;
}

_Noreturn void helper_leave(struct helper *helper)
{
    helper_flush(helper);
    _exit(helper->broken ? 1 : 0);
}

/* ---- the one that began it ------------------------------------------------------------------ */

bool helper_works(const struct helper *helper)
{
    return helper->process > 0;
}

void helper_shut(struct helper *helper)
{
    helper_flush(helper);
    (void)shutdown(helper->fd, SHUT_WR);
}

/* True: by itself, after all it had to say. */
static bool process_wait(pid_t process)
{
    int how = 0;
    pid_t ended;

    do
        ended = waitpid(process, &how, 0);
    while (ended < 0 && errno == EINTR);
    return ended == process && WIFEXITED(how) && WEXITSTATUS(how) == 0;
}

enum status helper_close(struct helper *helper, struct fault *fault)
{
    must(helper_works(helper));
    close(helper->fd);
    bool whole = process_wait(helper->process) && !helper->broken && !helper->ended;
    *helper = (struct helper){.fd = -1};
    return whole ? STATUS_OK
                 : fault_set(fault, STATUS_UNAVAILABLE,
                     "做一部分工作的另一个进程中途断了（被终止，或者内存不足），请再试一次");
}

void helper_end(struct helper *helper)
{
    if (helper->process > 0) {
        (void)kill(helper->process, SIGKILL);
        (void)process_wait(helper->process);
    }
    if (helper->in != NULL && helper->fd >= 0)
        close(helper->fd);
    *helper = (struct helper){.fd = -1};
}
