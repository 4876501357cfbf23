/* The office's side of the notary: starts the process, asks it, ends it. */
#include "office/notary.h"

#include "office/log_keys.h"
#include "office/notary_message.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#define OWN_BYTES ((size_t)1 << 20)
enum { ANSWER_SECONDS = 60 };

struct notary {
    struct arena *arena; /* itself; what is taken beyond it goes after each answer */
    size_t mark;
    pid_t process;
    int fd;
    uint64_t trees; /* a bit for each it has a key for */
    bool lost;      /* no answer came: the next one could belong to this request */
};

/* ---- the process ---------------------------------------------------------------------------- */

/* Between fork and exec: nothing but calls of the system.  It keeps our stderr to speak to. */
_Noreturn static void child_run(const char *program, const char *keys, int fd)
{
    char name[] = "frj", verb[] = "notary", flag[] = "--keys";
    char *words[] = {name, verb, flag, (char *)(uintptr_t)keys, NULL};
    int nothing = open("/dev/null", O_RDWR);

    if (nothing < 0 || dup2(nothing, 0) < 0 || dup2(nothing, 1) < 0 || dup2(fd, NOTARY_FD) < 0)
        _exit(1);
    if (fd == NOTARY_FD) /* dup2 onto itself leaves it to be closed at exec */
        (void)fcntl(fd, F_SETFD, 0);
    (void)syscall(SYS_close_range, NOTARY_FD + 1U, ~0U, 0U);
    execv(program, words);
    _exit(1);
}

/* Nobody waits for ever for what has hung. */
static bool patience_set(int fd)
{
    const struct timeval most = {.tv_sec = ANSWER_SECONDS};

    return setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &most, sizeof(most)) == 0
           && setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &most, sizeof(most)) == 0;
}

static bool process_start(struct notary *notary, const char *program, const char *keys)
{
    int pair[2];

    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
        return false;
    notary->process = fork();
    if (notary->process == 0)
        child_run(program, keys, pair[1]);
    close(pair[1]);
    notary->fd = pair[0];
    return notary->process > 0 && patience_set(notary->fd);
}

void notary_stop(struct notary *notary)
{
    if (notary == NULL)
        return;
    if (notary->fd >= 0)
        close(notary->fd); /* it ends when it reads that */
    if (notary->process > 0 && notary->lost)
        kill(notary->process, SIGKILL);
    while (notary->process > 0 && waitpid(notary->process, NULL, 0) < 0 && errno == EINTR)
        continue;
    arena_close(notary->arena);
}

/* ---- asking --------------------------------------------------------------------------------- */

static enum status ask(
    struct notary *notary, struct notary_message *message, struct str *text, struct fault *fault)
{
    enum digest_alg alg = message->alg;

    if (notary->lost || !notary_message_send(notary->fd, message, *text)
        || !notary_message_take(notary->fd, notary->arena, message, text)
        || message->kind != NOTARY_ANSWER || message->alg != alg) {
        notary->lost = true;
        return fault_set(fault, STATUS_UNAVAILABLE,
            "签名程序（notary）没有回答。记录不受影响，下一次写入时再签");
    }
    return message->status == STATUS_OK ? STATUS_OK
                                        : fault_set(fault, message->status, "%.*s", STR_ARG(*text));
}

static enum status greet(struct notary *notary, struct fault *fault)
{
    struct notary_message message = {.kind = NOTARY_HELLO};
    struct str text = STR("");
    enum status status = ask(notary, &message, &text, fault);

    notary->trees = message.size;
    arena_rewind(notary->arena, notary->mark);
    return status;
}

static struct notary *notary_take(struct fault *fault)
{
    struct arena *arena = arena_open(OWN_BYTES);

    if (arena == NULL) {
        fault_set(fault, STATUS_UNAVAILABLE, "内存不足");
        return NULL;
    }
    struct notary *notary = arena_new(arena, struct notary);
    *notary = (struct notary){.arena = arena, .mark = arena_mark(arena), .fd = -1};
    return notary;
}

/* Is the one behind `reached` there, and does it answer? */
static enum status notary_meet(
    struct notary *notary, bool reached, struct notary **out, struct fault *fault)
{
    enum status status = reached ? greet(notary, fault)
                                 : fault_set(fault, STATUS_UNAVAILABLE,
                                     "不能启动签名程序（notary）：%s", system_words(errno).text);

    if (status == STATUS_OK)
        *out = notary;
    else
        notary_stop(notary);
    return status;
}

enum status notary_start(
    const char *program, const char *keys, struct notary **out, struct fault *fault)
{
    *out = NULL;
    if (!log_keys_exist(keys))
        return fault_set(fault, STATUS_NOT_FOUND, "%s 里没有登记日志的密钥", keys);
    struct notary *notary = notary_take(fault);
    return notary == NULL ? fault->status
                          : notary_meet(notary, process_start(notary, program, keys), out, fault);
}

enum status notary_adopt(int fd, struct notary **out, struct fault *fault)
{
    struct notary *notary = notary_take(fault);

    *out = NULL;
    if (notary == NULL) {
        close(fd);
        return fault->status;
    }
    notary->fd = fd;
    return notary_meet(notary, patience_set(fd), out, fault);
}

bool notary_has(const struct notary *notary, enum digest_alg alg)
{
    return (notary->trees >> alg & 1) != 0;
}

enum status notary_sign(struct notary *notary, enum digest_alg alg, const struct growth *growth,
    struct arena *arena, struct notary_answer *answer, struct fault *fault)
{
    struct notary_message message = {.kind = NOTARY_SIGN, .alg = alg};
    struct buffer asked = {.arena = notary->arena};

    growth_write(&asked, growth);
    struct str text = buffer_str(&asked);
    must(text.len <= NOTARY_TEXT_MAX);
    enum status status = ask(notary, &message, &text, fault);
    *answer = (struct notary_answer){.size = status == STATUS_CONFLICT ? message.size : 0};
    if (status == STATUS_OK)
        answer->note = str_copy(arena, text);
    arena_rewind(notary->arena, notary->mark);
    return status;
}
