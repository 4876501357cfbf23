#define _GNU_SOURCE 1 /* NOLINT(bugprone-reserved-identifier): accept4 */
#include "web/desk.h"

#include "office/peer.h"
#include "office/sandbox.h"
#include "web/connection.h"

#include <errno.h>
#include <event2/event.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

enum { ACCEPTS_A_TURN = 64, PAUSE_MS = 100 };

struct desk {
    struct event_base *base;
    struct event *listens, *watched, *answers, *writes, *ends, *pause;
    struct tally_desk *tally;
    struct peer registrar;
    struct connections *connections;
    const struct desk_posts *posts;
    int code;
};

static void stop(struct desk *desk, int code)
{
    desk->code = code;
    event_base_loopbreak(desk->base);
}

/* ---- the registrar -------------------------------------------------------------------------- */

static void registrar_flush(struct desk *desk)
{
    if (!peer_flush(&desk->registrar))
        stop(desk, 1);
    else if (peer_wants_to_write(&desk->registrar))
        event_add(desk->writes, NULL);
}

static void registrar_ask(void *context, enum wire_kind kind, uint64_t tag, struct str text)
{
    struct desk *desk = context;

    peer_send(&desk->registrar, kind, tag, text);
    registrar_flush(desk);
}

static void on_answer(evutil_socket_t fd, short what, void *context)
{
    struct desk *desk = context;
    struct wire_message message;
    struct str text;

    (void)fd, (void)what;
    if (!peer_read(&desk->registrar)) {
        stop(desk, 1);
        return;
    }
    while (peer_next(&desk->registrar, &message, &text))
        connections_answered(desk->connections, message.kind, message.tag, text);
}

static void on_writable(evutil_socket_t fd, short what, void *context)
{
    (void)fd, (void)what;
    registrar_flush(context);
}

/* ---- the listener --------------------------------------------------------------------------- */

/* For want of descriptors or memory nothing is taken for a while: who comes waits at the socket,
 * which would else be ready, and refuse, all the time. */
static void pause_taking(struct desk *desk)
{
    const struct timeval ms = {.tv_usec = PAUSE_MS * 1000};

    tally_add(&desk->tally->pauses);
    event_del(desk->listens);
    event_add(desk->pause, &ms);
}

static void on_pause_over(evutil_socket_t fd, short what, void *context)
{
    (void)fd, (void)what;
    event_add(((struct desk *)context)->listens, NULL);
}

static bool take(struct desk *desk, int listener, bool watcher)
{
    struct sockaddr_storage client;
    socklen_t len = sizeof(client);
    int fd = accept4(listener, (struct sockaddr *)&client, &len, SOCK_CLOEXEC | SOCK_NONBLOCK);

    if (fd >= 0)
        connections_take(desk->connections, fd, watcher ? NULL : &client);
    else if (!watcher
             && (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM))
        pause_taking(desk);
    return fd >= 0;
}

static void on_connect(evutil_socket_t listener, short what, void *context)
{
    (void)what;
    for (int i = 0; i < ACCEPTS_A_TURN; i++)
        if (!take(context, listener, false))
            return;
}

/* One a turn: a watcher does not keep clients waiting. */
static void on_watcher(evutil_socket_t listener, short what, void *context)
{
    (void)what;
    (void)take(context, listener, true);
}

static void on_end(evutil_socket_t signal, short what, void *context)
{
    struct desk *desk = context;

    (void)signal, (void)what;
    event_del(desk->listens);
    event_del(desk->watched);
    event_del(desk->pause);
    if (connections_drain(desk->connections))
        stop(desk, 0);
}

static void on_drained(void *context)
{
    stop(context, 0);
}

/* ---- the process ---------------------------------------------------------------------------- */

static bool events_open(struct desk *desk)
{
    int pair = desk->registrar.fd;

    desk->listens =
        event_new(desk->base, desk->posts->listener, EV_READ | EV_PERSIST, on_connect, desk);
    /* without a socket for watchers an event that never comes */
    desk->watched = event_new(desk->base, desk->posts->metrics,
        desk->posts->metrics < 0 ? 0 : EV_READ | EV_PERSIST, on_watcher, desk);
    desk->pause = event_new(desk->base, -1, 0, on_pause_over, desk);
    desk->answers = event_new(desk->base, pair, EV_READ | EV_PERSIST, on_answer, desk);
    desk->writes = event_new(desk->base, pair, EV_WRITE, on_writable, desk);
    desk->ends = evsignal_new(desk->base, SIGTERM, on_end, desk);
    return desk->listens != NULL && desk->watched != NULL && desk->pause != NULL
           && desk->answers != NULL && desk->writes != NULL && desk->ends != NULL
           && event_add(desk->listens, NULL) == 0
           && (desk->posts->metrics < 0 || event_add(desk->watched, NULL) == 0)
           && event_add(desk->answers, NULL) == 0 && event_add(desk->ends, NULL) == 0;
}

static void event_drop(struct event *event)
{
    if (event != NULL)
        event_free(event);
}

static void desk_close(struct desk *desk)
{
    connections_close(desk->connections);
    event_drop(desk->listens);
    event_drop(desk->watched);
    event_drop(desk->pause);
    event_drop(desk->answers);
    event_drop(desk->writes);
    event_drop(desk->ends);
    peer_close(&desk->registrar);
    if (desk->base != NULL)
        event_base_free(desk->base);
}

static bool enclose(const struct desk_posts *posts)
{
    const struct sandbox own = {.post = SANDBOX_DESK, .place = posts->place};
    struct fault fault;

    if (sandbox_enter(&own, &fault) == STATUS_OK)
        return true;
    fprintf(stderr, "desk: %s\n", fault.text);
    return false;
}

/* The end of an answer never waits for the client to say that it has the beginning: connections
 * have it from their listener.  A Unix socket knows no such wait, and refuses. */
static void send_at_once(int listener)
{
    int yes = 1;

    (void)setsockopt(listener, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes));
}

int desk_serve(const struct site *site, const struct desk_posts *posts)
{
    struct desk desk = {.posts = posts, .code = 1, .registrar = {.fd = -1}};

    signal(SIGPIPE, SIG_IGN);
    desk.base = event_base_new();
    size_t part = posts->tally == NULL ? TALLY_DESKS : tally_desk_take(posts->tally, getpid());
    if (part == TALLY_DESKS)
        return 1;
    desk.tally = &posts->tally->desks[part];
    if (desk.base == NULL || !peer_open(&desk.registrar, posts->registrar))
        return 1;
    const struct connections_new what = {.site = site,
        .base = desk.base,
        .ask = registrar_ask,
        .drained = on_drained,
        .context = &desk,
        .tls = posts->tls,
        .tally = posts->tally,
        .part = part,
        .says = posts->says};
    send_at_once(posts->listener);
    desk.connections = connections_open(&what);
    if (desk.connections != NULL && events_open(&desk) && enclose(posts)) {
        (void)send(posts->ready, "r", 1, MSG_NOSIGNAL); /* nobody may be waiting for it */
        close(posts->ready);
        event_base_dispatch(desk.base);
    }
    desk_close(&desk);
    return desk.code;
}
