#define _GNU_SOURCE 1 /* NOLINT(bugprone-reserved-identifier): FIONREAD */
#include "office/sandbox.h"

#include "store/db.h"

#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

/* ---- the calls of each post ----------------------------------------------------------------- */

#define IN(post) (1U << SANDBOX_##post)
#define SERVER (1U << 8) /* registrar and desk when the record is on a server */
#define BEGIN (1U << 9)  /* only between the start of a post and its own sandbox */
#define EACH (IN(REGISTRAR) | IN(DESK) | IN(SCRIBE) | IN(NOTARY) | IN(COURIER))
#define FILES (IN(REGISTRAR) | IN(DESK) | IN(NOTARY))
#define WRITERS (IN(REGISTRAR) | IN(NOTARY))
#define RECORD (IN(REGISTRAR) | IN(DESK))

struct call {
    int number;
    unsigned posts;
};

/* The supervisor may all of it: a list cannot be widened by the program that is started next. */
static const struct call calls[] = {
    /* memory, time, ending */
    {SCMP_SYS(brk), EACH},
    {SCMP_SYS(munmap), EACH},
    {SCMP_SYS(mremap), EACH},
    {SCMP_SYS(madvise), EACH},
    {SCMP_SYS(futex), EACH},
    {SCMP_SYS(clock_gettime), EACH},
    {SCMP_SYS(gettimeofday), EACH},
    {SCMP_SYS(getrandom), EACH},
    {SCMP_SYS(getpid), EACH},
    {SCMP_SYS(gettid), EACH},
    {SCMP_SYS(rt_sigprocmask), EACH},
    {SCMP_SYS(rt_sigreturn), EACH},
    {SCMP_SYS(restart_syscall), EACH},
    {SCMP_SYS(exit), EACH},
    {SCMP_SYS(exit_group), EACH},
    /* what is open already */
    {SCMP_SYS(read), EACH},
    {SCMP_SYS(write), EACH},
    {SCMP_SYS(close), EACH},
    {SCMP_SYS(recvfrom), EACH},
    {SCMP_SYS(sendto), EACH},
    {SCMP_SYS(poll), EACH},
    {SCMP_SYS(ppoll), EACH},
    {SCMP_SYS(fcntl), FILES},
    {SCMP_SYS(readv), IN(DESK)},
    {SCMP_SYS(writev), IN(DESK)},
    {SCMP_SYS(sendmsg), IN(DESK) | SERVER},
    {SCMP_SYS(recvmsg), IN(REGISTRAR) | SERVER}, /* descriptors from the supervisor */
    {SCMP_SYS(accept4), RECORD},
    {SCMP_SYS(shutdown), IN(DESK)},
    {SCMP_SYS(setsockopt), IN(REGISTRAR) | SERVER},
    {SCMP_SYS(epoll_ctl), IN(DESK)},
    {SCMP_SYS(epoll_wait), IN(DESK)},
    {SCMP_SYS(epoll_pwait), IN(DESK)},
    {SCMP_SYS(epoll_pwait2), IN(DESK)},
    {SCMP_SYS(rt_sigaction), IN(DESK) | SERVER}, /* libevent gives a signal back at the end */
    /* files; which of them: sandbox_paths.c */
    {SCMP_SYS(fstat), FILES},
    {SCMP_SYS(newfstatat), FILES},
    {SCMP_SYS(statx), FILES},
    {SCMP_SYS(lseek), FILES},
    {SCMP_SYS(openat), WRITERS},
    {SCMP_SYS(access), RECORD},
    {SCMP_SYS(faccessat), RECORD},
    {SCMP_SYS(faccessat2), RECORD},
    {SCMP_SYS(pread64), RECORD},
    {SCMP_SYS(geteuid), RECORD},
    {SCMP_SYS(clock_nanosleep), RECORD}, /* the database is busy */
    {SCMP_SYS(nanosleep), RECORD},
    {SCMP_SYS(pwrite64), IN(REGISTRAR)},
    {SCMP_SYS(ftruncate), IN(REGISTRAR)},
    {SCMP_SYS(fdatasync), IN(REGISTRAR)},
    {SCMP_SYS(fsync), WRITERS | IN(COURIER)},
    {SCMP_SYS(renameat), WRITERS | IN(COURIER)},
    {SCMP_SYS(renameat2), WRITERS | IN(COURIER)},
    {SCMP_SYS(unlinkat), RECORD}, /* of files and uploads */
    /* a line to a database */
    {SCMP_SYS(socket), SERVER},
    {SCMP_SYS(connect), SERVER},
    {SCMP_SYS(getsockopt), SERVER},
    {SCMP_SYS(getsockname), SERVER},
    {SCMP_SYS(getpeername), SERVER},
    {SCMP_SYS(sendmmsg), SERVER},
    {SCMP_SYS(bind), SERVER}, /* asking the kernel for its addresses */
    {SCMP_SYS(rt_sigpending), SERVER},
    {SCMP_SYS(rt_sigtimedwait), SERVER},
    {SCMP_SYS(uname), SERVER},
    {SCMP_SYS(getuid), SERVER},
    {SCMP_SYS(getgid), SERVER},
    {SCMP_SYS(getegid), SERVER},
    {SCMP_SYS(readlink), SERVER},
    {SCMP_SYS(readlinkat), SERVER},
    {SCMP_SYS(getdents64), SERVER},
    {SCMP_SYS(epoll_create1), SERVER},
    {SCMP_SYS(pselect6), SERVER},
    {SCMP_SYS(select), SERVER},
    {SCMP_SYS(sysinfo), SERVER},
    {SCMP_SYS(sched_getaffinity), SERVER},
    {SCMP_SYS(sched_yield), SERVER},
    /* starting a post, and what it does before it goes into its own sandbox */
    {SCMP_SYS(fork), BEGIN},
    {SCMP_SYS(clone), BEGIN},
    {SCMP_SYS(clone3), BEGIN},
    {SCMP_SYS(execve), BEGIN},
    {SCMP_SYS(wait4), BEGIN},
    {SCMP_SYS(kill), BEGIN}, /* its posts; others are out of Landlock's scope */
    {SCMP_SYS(socketpair), BEGIN},
    {SCMP_SYS(dup2), BEGIN},
    {SCMP_SYS(dup3), BEGIN},
    {SCMP_SYS(close_range), BEGIN},
    {SCMP_SYS(mmap), BEGIN},
    {SCMP_SYS(mprotect), BEGIN},
    {SCMP_SYS(arch_prctl), BEGIN},
    {SCMP_SYS(set_tid_address), BEGIN},
    {SCMP_SYS(set_robust_list), BEGIN},
    {SCMP_SYS(rseq), BEGIN},
    {SCMP_SYS(prlimit64), BEGIN},
    {SCMP_SYS(getrlimit), BEGIN},
    {SCMP_SYS(setrlimit), BEGIN},
    {SCMP_SYS(getrusage), BEGIN},
    {SCMP_SYS(prctl), BEGIN},
    {SCMP_SYS(seccomp), BEGIN},
    {SCMP_SYS(landlock_create_ruleset), BEGIN},
    {SCMP_SYS(landlock_add_rule), BEGIN},
    {SCMP_SYS(landlock_restrict_self), BEGIN},
    {SCMP_SYS(open), BEGIN},
    {SCMP_SYS(stat), BEGIN},
    {SCMP_SYS(lstat), BEGIN},
    {SCMP_SYS(statfs), BEGIN},
    {SCMP_SYS(fstatfs), BEGIN},
    {SCMP_SYS(getcwd), BEGIN},
    {SCMP_SYS(unlink), BEGIN},
    {SCMP_SYS(flock), BEGIN},
    {SCMP_SYS(fchmod), BEGIN},
    {SCMP_SYS(fchown), BEGIN},
    {SCMP_SYS(getppid), BEGIN},
    {SCMP_SYS(ioctl), BEGIN},
    {SCMP_SYS(sigaltstack), BEGIN},
    {SCMP_SYS(dup), BEGIN},
    {SCMP_SYS(pipe2), BEGIN},
    {SCMP_SYS(eventfd2), BEGIN},
    {SCMP_SYS(timerfd_create), BEGIN},
    {SCMP_SYS(signalfd4), BEGIN},
    {SCMP_SYS(listen), BEGIN},
    {SCMP_SYS(umask), BEGIN},
    {SCMP_SYS(mlock), BEGIN},
    {SCMP_SYS(tgkill), BEGIN},
};

static bool in_list(const struct call *call, const struct sandbox *what, bool server)
{
    unsigned own = 1U << what->post;

    if (server && (own & RECORD) != 0)
        own |= SERVER;
    return what->post == SANDBOX_SUPERVISOR || (call->posts & own) != 0;
}

/* Calls that are listed only with some arguments: argument number `at` is `value`, … */
static bool allow_equal(scmp_filter_ctx list, int number, unsigned at, scmp_datum_t value)
{
    const struct scmp_arg_cmp is = {at, SCMP_CMP_EQ, value, 0};

    return seccomp_rule_add(list, SCMP_ACT_ALLOW, number, 1, is) == 0;
}

/* … or is `value` where `mask` has bits. */
static bool rule_masked(
    scmp_filter_ctx list, uint32_t action, int number, scmp_datum_t mask, scmp_datum_t value)
{
    const struct scmp_arg_cmp is = {2, SCMP_CMP_MASKED_EQ, mask, value};

    return seccomp_rule_add(list, action, number, 1, is) == 0;
}

/* Memory, but none that can be run; a death of its own, but nobody else's. */
static bool arguments_allow(scmp_filter_ctx list)
{
    return rule_masked(list, SCMP_ACT_ALLOW, SCMP_SYS(mmap), PROT_EXEC, 0)
           && rule_masked(list, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), PROT_EXEC, 0)
           && allow_equal(list, SCMP_SYS(tgkill), 0, (scmp_datum_t)getpid())
           && allow_equal(list, SCMP_SYS(ioctl), 1, FIONREAD);
}

/* The flags of open() that tell reading from writing, bit by bit. */
static const scmp_datum_t open_bits[] = {O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC};

static scmp_datum_t open_flags(unsigned picked)
{
    scmp_datum_t flags = 0;

    for (size_t i = 0; i < COUNT_OF(open_bits); i++)
        flags |= (picked >> i & 1) != 0 ? open_bits[i] : 0;
    return flags;
}

/* A desk opens for reading, and makes a file that was not there before: an upload.  Asked for any
 * other writing, as SQLite tries first, it is told no. */
static bool desk_allow(scmp_filter_ctx list)
{
    const unsigned ways = 1U << COUNT_OF(open_bits);
    const scmp_datum_t all = open_flags(ways - 1), upload = O_RDWR | O_CREAT | O_EXCL;
    bool done = true;

    for (unsigned picked = 0; picked < ways && done; picked++) {
        scmp_datum_t flags = open_flags(picked);
        uint32_t action = flags == 0 || flags == upload ? SCMP_ACT_ALLOW : SCMP_ACT_ERRNO(EACCES);
        done = rule_masked(list, action, SCMP_SYS(openat), all, flags);
    }
    return done;
}

/* A courier opens what it makes, and nothing to read. */
static bool courier_allow(scmp_filter_ctx list)
{
    return rule_masked(list, SCMP_ACT_ALLOW, SCMP_SYS(openat), O_ACCMODE | O_CREAT | O_NOFOLLOW,
        O_WRONLY | O_CREAT | O_NOFOLLOW);
}

static bool list_fill(scmp_filter_ctx list, const struct sandbox *what)
{
    bool server = what->place != NULL && db_is_address(what->place);

    for (size_t i = 0; i < COUNT_OF(calls); i++)
        if (in_list(&calls[i], what, server)
            && seccomp_rule_add(list, SCMP_ACT_ALLOW, calls[i].number, 0) != 0)
            return false;
    if (what->post != SANDBOX_SUPERVISOR && !arguments_allow(list))
        return false;
    if (what->post == SANDBOX_COURIER)
        return courier_allow(list);
    return what->post != SANDBOX_DESK || desk_allow(list);
}

static bool calls_enter(const struct sandbox *what)
{
    scmp_filter_ctx list = seccomp_init(SCMP_ACT_KILL_PROCESS);
    bool done = list != NULL
                && seccomp_attr_set(list, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS) == 0
                && seccomp_attr_set(list, SCMP_FLTATR_CTL_OPTIMIZE, 2) == 0 && list_fill(list, what)
                && seccomp_load(list) == 0;

    if (list != NULL)
        seccomp_release(list);
    return done;
}

/* ---- all of it ------------------------------------------------------------------------------ */

bool sandbox_lists_calls(void)
{
#ifdef FRJ_SANITIZED
    return false;
#else
    return true;
#endif
}

static bool memory_hide(void)
{
    const struct rlimit none = {0, 0};

    if (sandbox_lists_calls() && prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
        return false; /* a search for leaks must look into itself */
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && setrlimit(RLIMIT_CORE, &none) == 0;
}

enum status sandbox_enter(const struct sandbox *what, struct fault *fault)
{
    *fault = (struct fault){.status = STATUS_OK};
    if (memory_hide() && sandbox_paths(what) && (!sandbox_lists_calls() || calls_enter(what)))
        return STATUS_OK;
    return fault_set(
        fault, STATUS_UNAVAILABLE, "不能进入沙箱，不提供服务：%s", system_words(errno).text);
}

struct str sandbox_words(struct arena *arena)
{
    int landlock = sandbox_landlock();
    const char *listed = sandbox_lists_calls() ? "system calls by list"
                                               : "no list of system calls: built with sanitizers";

    return landlock > 0
               ? str_format(arena, "%s, Landlock %d", listed, landlock)
               : str_format(arena, "%s; this kernel has no Landlock: paths are not closed", listed);
}
