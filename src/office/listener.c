#include "office/supervisor.h"

#include "base/text.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

enum { BACKLOG = 1024 };

static enum status listen_failed(const char *where, int fd, struct fault *fault)
{
    enum status status = errno == EADDRINUSE ? STATUS_CONFLICT : STATUS_UNAVAILABLE;

    fault_set(fault, status, "不能在 %s 监听：%s", where,
        errno == EADDRINUSE ? "已经有程序占用" : system_words(errno).text);
    if (fd >= 0)
        close(fd);
    return status;
}

/* A socket that nobody listens on any more is in nobody's way. */
static bool is_dead(const struct sockaddr_un *address)
{
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    bool dead = fd >= 0 && connect(fd, (const struct sockaddr *)address, sizeof(*address)) != 0
                && errno == ECONNREFUSED;

    if (fd >= 0)
        close(fd);
    return dead;
}

static enum status unix_open(const char *path, int *out, struct fault *fault)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};

    if (strlen(path) >= sizeof(address.sun_path))
        return fault_set(fault, STATUS_INVALID, "%s：路径太长", path);
    memcpy(address.sun_path, path, strlen(path));
    if (is_dead(&address))
        unlink(path);
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    mode_t before = umask(0177);
    bool bound = fd >= 0 && bind(fd, (const struct sockaddr *)&address, sizeof(address)) == 0;
    umask(before);
    if (!bound || listen(fd, BACKLOG) != 0)
        return listen_failed(path, fd, fault);
    *out = fd;
    return STATUS_OK;
}

static bool split(const char *where, char host[64], char port[8])
{
    const char *colon = strrchr(where, ':');
    size_t len = colon == NULL ? 0 : (size_t)(colon - where);

    if (len == 0 || len >= 64 || strlen(colon + 1) == 0 || strlen(colon + 1) >= 8)
        return false;
    if (where[0] == '[' && where[len - 1] == ']') {
        where++;
        len -= 2;
    }
    memcpy(host, where, len);
    host[len] = '\0';
    memcpy(port, colon + 1, strlen(colon + 1) + 1);
    return true;
}

enum status listener_open(const char *where, int *out, struct fault *fault)
{
    const struct addrinfo hints = {.ai_family = AF_UNSPEC,
        .ai_socktype = SOCK_STREAM,
        .ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE};
    struct addrinfo *found = NULL;
    char host[64], port[8];
    int on = 1;

    if (strncmp(where, "unix:", 5) == 0)
        return unix_open(where + 5, out, fault);
    if (!split(where, host, port) || getaddrinfo(host, port, &hints, &found) != 0)
        return fault_set(fault, STATUS_INVALID,
            "%s：监听地址写作 127.0.0.1:8080 或者 unix:/run/frj.sock", where);
    int fd = socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    bool bound = fd >= 0 && setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) == 0
                 && bind(fd, found->ai_addr, found->ai_addrlen) == 0 && listen(fd, BACKLOG) == 0;
    freeaddrinfo(found);
    if (!bound)
        return listen_failed(where, fd, fault);
    *out = fd;
    return STATUS_OK;
}

/* ---- handed over ---------------------------------------------------------------------------- */

/* The n-th of the names between colons; empty when there are not so many. */
static struct str name_at(const char *names, int n)
{
    const char *at = names;

    for (; at != NULL && n > 0; n--) {
        at = strchr(at, ':');
        at = at == NULL ? NULL : at + 1;
    }
    return (struct str){at, at == NULL ? 0 : strcspn(at, ":")};
}

int listener_handed(bool metrics)
{
    enum { FIRST = 3 };
    /* NOLINTBEGIN(concurrency-mt-unsafe): a post has one thread */
    const char *process = getenv("LISTEN_PID"), *count = getenv("LISTEN_FDS");
    const char *names = getenv("LISTEN_FDNAMES");
    /* NOLINTEND(concurrency-mt-unsafe) */
    int64_t pid, len;

    if (process == NULL || count == NULL || !str_integer(str_of(process), &pid)
        || !str_integer(str_of(count), &len) || pid != getpid())
        return -1;
    for (int i = 0; i < len && i < 8; i++) {
        int fd = FIRST + i;
        if (str_is(name_at(names, i), "metrics") != metrics)
            continue;
        if (fcntl(fd, F_SETFD, FD_CLOEXEC) == 0 && fcntl(fd, F_SETFL, O_NONBLOCK) == 0)
            return fd;
    }
    return -1;
}
