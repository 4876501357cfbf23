#define _GNU_SOURCE 1 /* NOLINT(bugprone-reserved-identifier): memmem, strcasestr */
#include "bench/http_load.h"

#include "base/must.h"
#include "base/vec.h"
#include "bench/bench.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { LINES_MAX = 256, HEAD_MAX = 8192, CHUNK = 65536 };

struct line { /* one connection */
    int fd;
    bool busy;
    struct str request; /* what of it is still to be sent */
    double began;
    char head[HEAD_MAX];
    size_t head_len, left; /* left: of the body, once the head is whole */
    bool in_body, closes, good;
};

struct loading {
    const struct http_load *load;
    struct line lines[LINES_MAX];
    struct vec times; /* double */
    struct arena *arena;
    struct http_loaded out;
    double from, bytes;
    size_t begun;
};

/* ---- connections ---------------------------------------------------------------------------- */

static int dial(int port)
{
    const struct sockaddr_in to = {.sin_family = AF_INET,
        .sin_port = htons((uint16_t)port),
        .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), yes = 1;

    must(fd >= 0 && setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes)) == 0);
    if (connect(fd, (const struct sockaddr *)&to, sizeof(to)) == 0)
        return fd;
    close(fd);
    return -1;
}

bool http_listens(int port)
{
    int fd = dial(port);

    if (fd >= 0)
        close(fd);
    return fd >= 0;
}

int http_port_free(void)
{
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t len = sizeof(at);
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    must(fd >= 0 && bind(fd, (struct sockaddr *)&at, sizeof(at)) == 0
         && getsockname(fd, (struct sockaddr *)&at, &len) == 0);
    close(fd);
    return ntohs(at.sin_port);
}

static void line_open(struct line *line, int port)
{
    *line = (struct line){.fd = dial(port)};
    must(line->fd >= 0 && fcntl(line->fd, F_SETFL, O_NONBLOCK) == 0);
}

/* ---- one answer ----------------------------------------------------------------------------- */

static void line_send(struct line *line)
{
    ssize_t sent = send(line->fd, line->request.at, line->request.len, MSG_NOSIGNAL);

    must(sent >= 0 || errno == EAGAIN);
    if (sent > 0)
        line->request = (struct str){line->request.at + sent, line->request.len - (size_t)sent};
}

static size_t length_said(const char *head)
{
    const char *field = strcasestr(head, "\r\nContent-Length: ");

    return field == NULL ? 0 : strtoul(field + strlen("\r\nContent-Length: "), NULL, 10);
}

/* What came of the head; the rest is the beginning of the body. */
static void head_take(struct line *line, const char *bytes, size_t len)
{
    must(line->head_len + len < HEAD_MAX);
    memcpy(line->head + line->head_len, bytes, len);
    line->head_len += len;
    line->head[line->head_len] = '\0';
    const char *end = strstr(line->head, "\r\n\r\n");
    if (end == NULL)
        return;
    size_t came = line->head_len - (size_t)(end + 4 - line->head);
    line->good = strncmp(line->head, "HTTP/1.1 200", 12) == 0;
    line->closes = strcasestr(line->head, "\r\nConnection: close") != NULL;
    line->left = length_said(line->head);
    must(came <= line->left);
    line->left -= came;
    line->in_body = true;
}

/* True: the answer is whole. */
static bool line_read(struct loading *l, struct line *line)
{
    char bytes[CHUNK];
    ssize_t len =
        recv(line->fd, bytes, line->in_body ? sizeof(bytes) : HEAD_MAX - line->head_len - 1, 0);

    if (len < 0 && errno == EAGAIN)
        return false;
    must(len > 0);
    l->bytes += (double)len;
    if (line->in_body)
        line->left -= (size_t)len;
    else
        head_take(line, bytes, (size_t)len);
    return line->in_body && line->left == 0;
}

/* ---- all of them ---------------------------------------------------------------------------- */

static bool may_begin(const struct loading *l, double now)
{
    const struct http_load *load = l->load;

    if (load->seconds > 0 ? now - l->from >= load->seconds : l->begun >= load->requests)
        return false;
    return load->rate <= 0 || (double)l->begun <= (now - l->from) * load->rate;
}

static void line_begin(struct loading *l, struct line *line, double now)
{
    line->request = l->load->request(l->load->context, l->begun++);
    line->began = now;
    line->busy = true;
    line->in_body = false;
    line->head_len = 0;
    line_send(line);
}

static void line_done(struct loading *l, struct line *line)
{
    *(double *)vec_push(l->arena, &l->times, sizeof(double)) = bench_seconds() - line->began;
    l->out.answered++;
    if (!line->good && l->out.refused++ == 0)
        printf("%.*s\n", (int)line->head_len, line->head);
    line->busy = false;
    if (!line->closes)
        return;
    close(line->fd);
    line_open(line, l->load->port);
}

static bool lines_begin(struct loading *l, struct pollfd *polls)
{
    double now = bench_seconds();
    bool any = false;

    for (size_t i = 0; i < l->load->connections; i++) {
        struct line *line = &l->lines[i];
        if (!line->busy && may_begin(l, now))
            line_begin(l, line, now);
        polls[i] = (struct pollfd){.fd = line->busy ? line->fd : -1,
            .events = (short)(line->request.len > 0 ? POLLIN | POLLOUT : POLLIN)};
        any = any || line->busy;
    }
    return any || (l->load->rate > 0 && now - l->from < l->load->seconds);
}

static void lines_turn(struct loading *l)
{
    struct pollfd polls[LINES_MAX];

    while (lines_begin(l, polls)) {
        must(poll(polls, l->load->connections, l->load->rate > 0 ? 1 : 60000) >= 0);
        for (size_t i = 0; i < l->load->connections; i++) {
            if ((polls[i].revents & POLLOUT) != 0)
                line_send(&l->lines[i]);
            if ((polls[i].revents & (POLLIN | POLLHUP | POLLERR)) != 0
                && line_read(l, &l->lines[i]))
                line_done(l, &l->lines[i]);
        }
    }
}

struct http_loaded http_load(const struct http_load *load, struct arena *arena)
{
    struct loading *l = arena_new(arena, struct loading);

    must(load->connections <= LINES_MAX);
    *l = (struct loading){.load = load, .arena = arena, .from = bench_seconds()};
    for (size_t i = 0; i < load->connections; i++)
        line_open(&l->lines[i], load->port);
    lines_turn(l);
    l->out.took = bench_seconds() - l->from;
    for (size_t i = 0; i < load->connections; i++)
        close(l->lines[i].fd);
    must(l->times.len > 0);
    l->out.p50 = bench_median(l->times.at, l->times.len);
    l->out.p99 = *VEC_AT(l->times, double, l->times.len * 99 / 100);
    l->out.bytes = l->bytes / (double)l->out.answered;
    return l->out;
}

struct str http_once(int port, struct str request, struct arena *arena)
{
    struct buffer out = {.arena = arena};
    char bytes[CHUNK];
    ssize_t len;
    int fd = dial(port);

    if (fd < 0 || send(fd, request.at, request.len, MSG_NOSIGNAL) != (ssize_t)request.len)
        return (struct str){0};
    while ((len = recv(fd, bytes, sizeof(bytes), 0)) > 0)
        buffer_add(&out, (struct str){bytes, (size_t)len});
    close(fd);
    struct str all = buffer_str(&out);
    const char *end = all.len == 0 ? NULL : memmem(all.at, all.len, "\r\n\r\n", 4);
    if (end == NULL || !str_starts(all, "HTTP/1.1 200"))
        return (struct str){0};
    return (struct str){end + 4, all.len - (size_t)(end + 4 - all.at)};
}
