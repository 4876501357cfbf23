#include "test/pg_proxy.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#define SOCKET_NAME ".s.PGSQL.5432"

static struct sockaddr_un address_of(const char *dir)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};

    if (snprintf(address.sun_path, sizeof(address.sun_path), "%s/" SOCKET_NAME, dir)
        >= (int)sizeof(address.sun_path))
        abort();
    return address;
}

/* ---- one connection ------------------------------------------------------------------------- */

enum { CLIENT, SERVER, PIECE_MAX = 65536 };

struct line {
    struct pg_proxy_control *control;
    int ends[2];
    char piece[PIECE_MAX];
    ssize_t len;
};

_Noreturn static void cut(struct line *line)
{
    atomic_fetch_add(&line->control->cuts, 1);
    _exit(0);
}

static void hand_on(struct line *line, int from, ssize_t len)
{
    for (ssize_t at = 0; at < len;) {
        ssize_t wrote = write(line->ends[1 - from], line->piece + at, (size_t)(len - at));
        if (wrote <= 0)
            _exit(0);
        at += wrote;
    }
}

/* The COMMIT in the piece is the last that counts on this line. */
_Noreturn static void at_commit(struct line *line, enum pg_cut asked, int at)
{
    if (asked == CUT_BEFORE_COMMIT)
        cut(line);
    hand_on(line, CLIENT, line->len);
    if (asked == CUT_AFTER_COMMIT)
        cut(line);
    if (asked == CUT_SILENCE) {
        atomic_fetch_add(&line->control->cuts, 1);
        while (read(line->ends[CLIENT], line->piece, PIECE_MAX) > 0)
            continue;
        _exit(0);
    }
    line->len = read(line->ends[SERVER], line->piece, PIECE_MAX);
    if (asked == CUT_IN_ANSWER)
        hand_on(line, SERVER, at < line->len ? at : line->len);
    cut(line);
}

static bool has_commit(const char *piece, ssize_t len)
{
    static const char word[] = "COMMIT"; /* with the zero that ends it */

    for (ssize_t i = 0; i + (ssize_t)sizeof(word) <= len; i++)
        if (memcmp(piece + i, word, sizeof(word)) == 0)
            return true;
    return false;
}

static void piece_take(struct line *line, int from)
{
    struct pg_proxy_control *control = line->control;
    int asked = atomic_load(&control->cut), at = atomic_load(&control->at);
    bool commits = from == CLIENT && has_commit(line->piece, line->len);

    if (asked >= CUT_BEFORE_COMMIT && asked <= CUT_SILENCE && commits
        && atomic_compare_exchange_strong(&control->cut, &asked, CUT_NOTHING))
        at_commit(line, (enum pg_cut)asked, at);
    if ((asked == CUT_CHUNK || asked == CUT_FOR_GOOD) && atomic_fetch_sub(&control->at, 1) <= 1
        && (asked == CUT_FOR_GOOD
            || atomic_compare_exchange_strong(&control->cut, &asked, CUT_NOTHING)))
        cut(line);
    hand_on(line, from, line->len);
}

_Noreturn static void line_run(struct line *line)
{
    struct pollfd ready[2] = {
        {.fd = line->ends[CLIENT], .events = POLLIN}, {.fd = line->ends[SERVER], .events = POLLIN}};

    for (;;) {
        if (poll(ready, 2, -1) < 0)
            _exit(1);
        for (int from = CLIENT; from <= SERVER; from++) {
            if (ready[from].revents == 0)
                continue;
            line->len = read(line->ends[from], line->piece, PIECE_MAX);
            if (line->len <= 0)
                _exit(0);
            piece_take(line, from);
        }
    }
}

static void line_open(struct pg_proxy_control *control, int client, const char *server_dir)
{
    static struct line line;
    struct sockaddr_un address = address_of(server_dir);

    line = (struct line){.control = control, .ends = {client, socket(AF_UNIX, SOCK_STREAM, 0)}};
    if (connect(line.ends[SERVER], (const struct sockaddr *)&address, sizeof(address)) != 0)
        _exit(1);
    line_run(&line);
}

/* ---- all of them ---------------------------------------------------------------------------- */

_Noreturn static void serve(struct pg_proxy_control *control, int door, const char *server_dir)
{
    signal(SIGCHLD, SIG_IGN);
    signal(SIGPIPE, SIG_IGN);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    for (;;) {
        int client = accept(door, NULL, NULL);
        bool shut = atomic_load(&control->cut) == CUT_FOR_GOOD && atomic_load(&control->at) <= 0;
        if (client < 0)
            continue;
        if (!shut && fork() == 0)
            line_open(control, client, server_dir);
        close(client);
    }
}

bool pg_proxy_open(struct pg_proxy *proxy, const char *server_dir)
{
    *proxy = (struct pg_proxy){.dir = "/tmp/frj-proxy-XXXXXX"};
    void *shared = mmap(NULL, sizeof(struct pg_proxy_control), PROT_READ | PROT_WRITE,
        MAP_SHARED | MAP_ANONYMOUS, -1, 0);

    if (mkdtemp(proxy->dir) == NULL || shared == MAP_FAILED)
        return false;
    struct sockaddr_un address = address_of(proxy->dir);
    int door = socket(AF_UNIX, SOCK_STREAM, 0);
    proxy->control = shared;
    bool open = bind(door, (const struct sockaddr *)&address, sizeof(address)) == 0
                && listen(door, 64) == 0;
    proxy->pid = open ? fork() : -1;
    if (proxy->pid == 0)
        serve(proxy->control, door, server_dir);
    close(door);
    return proxy->pid > 0;
}

void pg_proxy_arm(struct pg_proxy *proxy, enum pg_cut cut_at, int at)
{
    atomic_store(&proxy->control->cuts, 0);
    atomic_store(&proxy->control->at, at);
    atomic_store(&proxy->control->cut, cut_at);
}

bool pg_proxy_disarm(struct pg_proxy *proxy)
{
    atomic_store(&proxy->control->cut, CUT_NOTHING);
    return atomic_load(&proxy->control->cuts) > 0;
}

void pg_proxy_close(struct pg_proxy *proxy)
{
    struct sockaddr_un address = address_of(proxy->dir);

    if (proxy->pid > 0 && kill(proxy->pid, SIGKILL) == 0)
        waitpid(proxy->pid, NULL, 0);
    unlink(address.sun_path);
    rmdir(proxy->dir);
    munmap(proxy->control, sizeof(*proxy->control));
}
