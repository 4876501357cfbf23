#define _GNU_SOURCE /* accept4 */
#include "office/registrar.h"

#include "office/log_keys.h"
#include "office/office_sign.h"
#include "office/peer.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define BATCH_BYTES ((size_t)4 << 30) /* address space */
enum { PEERS_MAX = REGISTRAR_DESKS_MAX + REGISTRAR_DOORS_MAX, SIGN_EVERY_MS = 1000 };

struct waiting { /* a request of this batch, and who waits for its answer */
    struct peer *peer;
    uint64_t tag;
};

struct serving {
    struct office *office;
    const struct registrar *posts;
    struct peer peers[PEERS_MAX]; /* desks first */
    struct arena *arena;          /* of one batch */
    struct request requests[OFFICE_BATCH_MAX];
    struct waiting waiting[OFFICE_BATCH_MAX];
    struct reply replies[OFFICE_BATCH_MAX];
    size_t len;
    struct notary *notary;
    int64_t signed_at; /* monotonic ms */
    bool grown, ending;
    bool more; /* messages that came and are not taken yet */
};

static volatile sig_atomic_t asked_to_end;

static void end_asked(int signal)
{
    (void)signal;
    asked_to_end = 1;
}

static int64_t monotonic(void)
{
    struct timespec now;

    must(clock_gettime(CLOCK_MONOTONIC, &now) == 0);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* ---- one batch ------------------------------------------------------------------------------ */

static void refuse_message(struct peer *peer, uint64_t tag, const char *words)
{
    peer_send(peer, WIRE_FAULT, tag, str_of(words));
}

static void request_take(struct serving *s, struct peer *peer, uint64_t tag, struct str text)
{
    struct request *request = &s->requests[s->len];

    if (!wire_request_read(s->arena, str_copy(s->arena, text), request)) {
        refuse_message(peer, tag, "请求读不懂");
        return;
    }
    s->waiting[s->len++] = (struct waiting){peer, tag};
}

/* What waits, desk by desk, so that none is passed over. */
static void messages_take(struct serving *s)
{
    s->more = true;
    while (s->more && s->len < OFFICE_BATCH_MAX) {
        s->more = false;
        for (size_t i = 0; i < PEERS_MAX && s->len < OFFICE_BATCH_MAX; i++) {
            struct wire_message message;
            struct str text;
            if (!peer_next(&s->peers[i], &message, &text))
                continue;
            s->more = true;
            if (message.kind == WIRE_SUBMIT)
                request_take(s, &s->peers[i], message.tag, text);
            else
                peer_close(&s->peers[i]);
        }
    }
}

static void complain(const char *what, const struct fault *fault)
{
    fprintf(stderr, "registrar: %s: %s\n", what, fault->text);
}

static void batch_run(struct serving *s)
{
    struct fault fault;

    if (s->len == 0)
        return;
    if (office_submit(s->office, s->requests, s->len, s->replies, s->arena, &fault) != STATUS_OK)
        complain("submit", &fault);
    for (size_t i = 0; i < s->len; i++) {
        struct reply *reply = &s->replies[i];
        s->grown = s->grown || (reply->status == STATUS_OK && reply->decision.events.len > 0);
        peer_send(
            s->waiting[i].peer, WIRE_REPLY, s->waiting[i].tag, wire_reply_write(s->arena, reply));
    }
    s->len = 0;
}

/* ---- signing -------------------------------------------------------------------------------- */

static void sign(struct serving *s)
{
    struct fault fault = {.status = STATUS_OK};

    if (!s->grown || s->posts->keys == NULL
        || (!s->ending && monotonic() - s->signed_at < SIGN_EVERY_MS))
        return;
    if (s->notary == NULL
        && notary_start("/proc/self/exe", s->posts->keys, &s->notary, &fault) != STATUS_OK)
        complain("notary", &fault);
    else if (office_sign(s->office, s->notary, &fault) != STATUS_OK)
        complain("checkpoint", &fault);
    if (fault.status != STATUS_OK) {
        notary_stop(s->notary);
        s->notary = NULL;
    }
    s->signed_at = monotonic();
    s->grown = fault.status != STATUS_OK;
}

/* ---- the loop ------------------------------------------------------------------------------- */

static void door_answer(struct serving *s)
{
    int fd = accept4(s->posts->door, NULL, NULL, SOCK_CLOEXEC);

    for (size_t i = s->posts->desks_len; fd >= 0 && i < PEERS_MAX; i++)
        if (s->peers[i].fd < 0) {
            if (!peer_open(&s->peers[i], fd))
                peer_close(&s->peers[i]);
            return;
        }
    if (fd >= 0)
        close(fd); /* the door is full: ask again */
}

static size_t polls_make(const struct serving *s, struct pollfd *polls)
{
    for (size_t i = 0; i < PEERS_MAX; i++) {
        polls[i] = (struct pollfd){.fd = s->peers[i].fd, .events = POLLIN};
        if (peer_wants_to_write(&s->peers[i]))
            polls[i].events |= POLLOUT;
    }
    polls[PEERS_MAX] = (struct pollfd){.fd = s->ending ? -1 : s->posts->door, .events = POLLIN};
    return PEERS_MAX + 1;
}

static void peers_serve(struct serving *s, const struct pollfd *polls)
{
    for (size_t i = 0; i < PEERS_MAX; i++) {
        struct peer *peer = &s->peers[i];
        if (peer->fd < 0 || polls[i].fd != peer->fd)
            continue;
        if ((polls[i].revents & (POLLIN | POLLHUP | POLLERR)) != 0 && !peer_read(peer))
            peer_close(peer);
    }
    if ((polls[PEERS_MAX].revents & POLLIN) != 0)
        door_answer(s);
}

static void peers_flush(struct serving *s)
{
    for (size_t i = 0; i < PEERS_MAX; i++)
        if (peer_wants_to_write(&s->peers[i]) && !peer_flush(&s->peers[i]))
            peer_close(&s->peers[i]);
}

static bool desks_live(const struct serving *s)
{
    for (size_t i = 0; i < s->posts->desks_len; i++)
        if (s->peers[i].fd >= 0)
            return true;
    return s->posts->desks_len == 0;
}

static void turn(struct serving *s)
{
    struct pollfd polls[PEERS_MAX + 1];
    size_t len = polls_make(s, polls);

    if (poll(polls, len, s->more ? 0 : s->grown ? SIGN_EVERY_MS : -1) > 0)
        peers_serve(s, polls);
    arena_rewind(s->arena, 0);
    messages_take(s);
    batch_run(s);
    peers_flush(s);
    sign(s);
}

static bool open_posts(struct serving *s)
{
    bool opened = s->arena != NULL;

    for (size_t i = 0; i < PEERS_MAX; i++)
        s->peers[i].fd = -1;
    for (size_t i = 0; i < s->posts->desks_len; i++)
        opened = peer_open(&s->peers[i], s->posts->desks[i]) && opened;
    return opened;
}

int registrar_serve(struct office *office, const struct registrar *posts)
{
    struct arena *own = arena_open(sizeof(struct serving) + 4096);
    const struct sigaction action = {.sa_handler = end_asked};

    must(posts->desks_len <= REGISTRAR_DESKS_MAX);
    if (own == NULL || sigaction(SIGTERM, &action, NULL) != 0)
        return 1;
    struct serving *s = arena_new(own, struct serving);
    *s = (struct serving){.office = office, .posts = posts, .arena = arena_open(BATCH_BYTES)};
    bool opened = open_posts(s);
    while (opened && !asked_to_end && desks_live(s))
        turn(s);
    s->ending = true;
    sign(s);
    notary_stop(s->notary);
    for (size_t i = 0; i < PEERS_MAX; i++)
        peer_close(&s->peers[i]);
    arena_close(s->arena);
    arena_close(own);
    return opened ? 0 : 1;
}
