#define _GNU_SOURCE 1 /* NOLINT(bugprone-reserved-identifier): accept4 */
#include "office/registrar.h"

#include "office/clock.h"
#include "office/drafts.h"
#include "office/mailing.h"
#include "office/messages.h"
#include "office/office_sign.h"
#include "office/peer.h"
#include "office/reminding.h"
#include "office/sandbox.h"
#include "office/sign_in.h"
#include "office/tokens.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#define BATCH_BYTES ((size_t)4 << 30) /* address space */
enum { PEERS_MAX = REGISTRAR_PEERS_MAX, SIGN_EVERY_MS = 1000 };

enum seat { SEAT_DOOR, SEAT_DESK, SEAT_SCRIBE, SEAT_COURIER }; /* what a peer may say */

struct waiting { /* a request of this batch, and who waits for its answer */
    struct peer *peer;
    uint64_t tag;
};

struct serving {
    struct office *office;
    const struct registrar *posts;
    struct peer peers[PEERS_MAX];
    enum seat seats[PEERS_MAX];
    struct arena *arena; /* of one batch */
    struct request requests[OFFICE_BATCH_MAX];
    struct waiting waiting[OFFICE_BATCH_MAX];
    struct reply replies[OFFICE_BATCH_MAX];
    size_t len;
    struct sign_ins sign_ins;
    struct notary *notary;
    int notary_fd;     /* of one that was not spoken to yet; -1: none */
    int64_t signed_at; /* monotonic ms */
    struct mailing mailing;
    struct reminding reminding;
    int mail_wait; /* ms until it wants its turn; -1: none */
    bool grown, ending;
    bool end_asked;
    int signals; /* SIGTERM, as a descriptor */
    bool more;   /* messages that came and are not taken yet */
};

/* ---- one batch ------------------------------------------------------------------------------ */

/* A desk speaks for people who signed in, never for the host. */
static void request_take(struct serving *s, size_t i, uint64_t tag, struct str text)
{
    struct request *request = &s->requests[s->len];
    struct peer *peer = &s->peers[i];
    struct id person;

    if (!wire_request_read(s->arena, str_copy(s->arena, text), request)
        || (s->seats[i] == SEAT_DESK && !(id_read(request->person, &person) && id_given(person)))) {
        peer_fault(peer, tag, "请求读不懂");
        return;
    }
    request->at_desk = s->seats[i] == SEAT_DESK;
    s->waiting[s->len++] = (struct waiting){peer, tag};
}

static void draft_take(struct serving *s, struct peer *peer, uint64_t tag, struct str text)
{
    struct fault fault = {.status = STATUS_OK};

    if (draft_answer(s->office, str_copy(s->arena, text), s->arena, &fault) == STATUS_OK)
        peer_send(peer, WIRE_DRAFT, tag, STR("{}"));
    else
        peer_fault(peer, tag, fault.text);
}

static void read_take(struct serving *s, struct peer *peer, uint64_t tag, struct str text)
{
    struct fault fault;

    if (message_answer(s->office, str_copy(s->arena, text), s->arena, &fault) == STATUS_OK)
        peer_send(peer, WIRE_READ, tag, STR("{}"));
    else
        peer_fault(peer, tag, fault.text);
}

static void token_take(struct serving *s, struct peer *peer, uint64_t tag, struct str text)
{
    struct fault fault;
    struct str answer;

    if (token_answer(s->office, str_copy(s->arena, text), s->arena, &answer, &fault) == STATUS_OK)
        peer_send(peer, WIRE_TOKEN, tag, answer);
    else
        peer_fault(peer, tag, fault.text);
}

static void letter_answered(struct serving *s, size_t i, enum wire_kind kind, struct str text)
{
    if (kind != WIRE_LETTER && kind != WIRE_FAULT) {
        mailing_lost(&s->mailing);
        peer_close(&s->peers[i]);
        return;
    }
    if (kind == WIRE_FAULT)
        fprintf(stderr, "registrar: courier: %.*s\n", STR_ARG(text));
    mailing_answered(&s->mailing, kind == WIRE_LETTER);
}

static void message_take(
    struct serving *s, size_t i, const struct wire_message *message, struct str text)
{
    struct peer *peer = &s->peers[i];

    if (s->seats[i] == SEAT_COURIER)
        letter_answered(s, i, message->kind, text);
    else if (message->kind == WIRE_SUBMIT && s->seats[i] != SEAT_SCRIBE)
        request_take(s, i, message->tag, text);
    else if (message->kind == WIRE_SIGN_IN && s->seats[i] == SEAT_DESK)
        sign_in_begin(&s->sign_ins, peer, message->tag, text, s->arena);
    else if (message->kind == WIRE_SIGN_OUT && s->seats[i] == SEAT_DESK)
        sign_out(&s->sign_ins, peer, message->tag, text, s->arena);
    else if (message->kind == WIRE_SEEN && s->seats[i] == SEAT_DESK)
        sign_in_seen(&s->sign_ins, text, s->arena);
    else if (message->kind == WIRE_PING && s->seats[i] != SEAT_SCRIBE)
        peer_send(peer, WIRE_PING, message->tag, STR("{}"));
    else if (message->kind == WIRE_DRAFT && s->seats[i] == SEAT_DESK)
        draft_take(s, peer, message->tag, text);
    else if (message->kind == WIRE_READ && s->seats[i] == SEAT_DESK)
        read_take(s, peer, message->tag, text);
    else if (message->kind == WIRE_TOKEN && s->seats[i] != SEAT_SCRIBE)
        token_take(s, peer, message->tag, text);
    else if (message->kind == WIRE_SESSION && s->seats[i] == SEAT_SCRIBE)
        sign_in_end(&s->sign_ins, message->tag, text, s->arena);
    else
        peer_close(peer);
}

/* What waits, peer by peer, so that none is passed over. */
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
            message_take(s, i, &message, text);
        }
    }
}

static void complain(const char *what, const struct fault *fault)
{
    fprintf(stderr, "registrar: %s: %s\n", what, fault->text);
}

static void act_count(struct tally_registrar *counts, const struct reply *reply)
{
    const struct decision *decision = &reply->decision;

    tally_add(reply->status != STATUS_OK ? &counts->failed
              : decision->problems.len > 0 || decision->refusal != REFUSAL_NONE
                  ? &counts->refused
                  : &counts->recorded);
}

static void batch_run(struct serving *s)
{
    struct fault fault;

    if (s->len == 0)
        return;
    if (office_submit(s->office, s->requests, s->len, s->replies, s->arena, &fault) != STATUS_OK)
        complain("submit", &fault);
    tally_add(&s->posts->tally->registrar.batches);
    for (size_t i = 0; i < s->len; i++) {
        struct reply *reply = &s->replies[i];
        act_count(&s->posts->tally->registrar, reply);
        bool recorded = reply->status == STATUS_OK && reply->decision.events.len > 0;
        s->grown = s->grown || recorded;
        s->mailing.news = s->mailing.news || recorded;
        peer_send(
            s->waiting[i].peer, WIRE_REPLY, s->waiting[i].tag, wire_reply_write(s->arena, reply));
    }
    s->len = 0;
}

/* ---- signing -------------------------------------------------------------------------------- */

/* One that fails is let go: then it ends, and the supervisor sends another. */
static void notary_leave(struct serving *s)
{
    notary_stop(s->notary);
    s->notary = NULL;
    if (s->notary_fd >= 0)
        close(s->notary_fd);
    s->notary_fd = -1;
}

static enum status notary_greet(struct serving *s, struct fault *fault)
{
    int fd = s->notary_fd;

    s->notary_fd = -1;
    return fd < 0 ? STATUS_OK : notary_adopt(fd, &s->notary, fault);
}

static void sign(struct serving *s)
{
    struct fault fault = {.status = STATUS_OK};

    if (!s->grown || (s->notary == NULL && s->notary_fd < 0)
        || (!s->ending && clock_steady_ms() - s->signed_at < SIGN_EVERY_MS))
        return;
    if (notary_greet(s, &fault) != STATUS_OK)
        complain("notary", &fault);
    else if (office_sign(s->office, s->notary, &fault) != STATUS_OK)
        complain("checkpoint", &fault);
    if (fault.status != STATUS_OK)
        notary_leave(s);
    s->signed_at = clock_steady_ms();
    s->grown = fault.status != STATUS_OK;
}

/* ---- who comes ------------------------------------------------------------------------------ */

static void scribe_seat(struct serving *s, struct peer *peer)
{
    for (size_t i = 0; i < SCRIBES_MAX; i++)
        if (s->sign_ins.scribes[i] == NULL || s->sign_ins.scribes[i]->fd < 0) {
            s->sign_ins.scribes[i] = peer;
            return;
        }
    peer_close(peer);
}

static void seat_give(struct serving *s, int fd, enum seat seat)
{
    for (size_t i = 0; i < PEERS_MAX; i++) {
        if (s->peers[i].fd >= 0)
            continue;
        s->seats[i] = seat;
        if (!peer_open(&s->peers[i], fd))
            peer_close(&s->peers[i]);
        else if (seat == SEAT_SCRIBE)
            scribe_seat(s, &s->peers[i]);
        else if (seat == SEAT_COURIER)
            mailing_came(&s->mailing, &s->peers[i]);
        return;
    }
    close(fd); /* no seat is free: ask again */
}

static void door_answer(struct serving *s)
{
    struct sockaddr_un peer;
    socklen_t len = sizeof(peer);
    int fd = accept4(s->posts->door, (struct sockaddr *)&peer, &len, SOCK_CLOEXEC);

    if (fd >= 0)
        seat_give(s, fd, SEAT_DOOR);
}

/* One byte with one descriptor; false at the end. */
static bool hand_take(struct serving *s)
{
    char byte = 0;
    union {
        struct cmsghdr head;
        char room[CMSG_SPACE(sizeof(int))];
    } control;
    struct iovec data = {&byte, 1};
    struct msghdr message = {.msg_iov = &data,
        .msg_iovlen = 1,
        .msg_control = control.room,
        .msg_controllen = sizeof(control.room)};
    ssize_t got = recvmsg(s->posts->control, &message, MSG_CMSG_CLOEXEC);
    const struct cmsghdr *head = got == 1 ? CMSG_FIRSTHDR(&message) : NULL;
    int fd;

    if (head == NULL || head->cmsg_type != SCM_RIGHTS)
        return got > 0 || (got < 0 && errno == EINTR);
    memcpy(&fd, CMSG_DATA(head), sizeof(fd));
    if (byte == HAND_NOTARY) {
        notary_leave(s);
        s->notary_fd = fd;
    } else {
        seat_give(s, fd,
            byte == HAND_SCRIBE    ? SEAT_SCRIBE
            : byte == HAND_COURIER ? SEAT_COURIER
                                   : SEAT_DESK);
    }
    return true;
}

bool registrar_hand(int control_fd, enum registrar_hand what, int fd)
{
    char byte = (char)what;
    union {
        struct cmsghdr head;
        char room[CMSG_SPACE(sizeof(int))];
    } control = {.room = {0}};
    struct iovec data = {&byte, 1};
    struct msghdr message = {.msg_iov = &data,
        .msg_iovlen = 1,
        .msg_control = control.room,
        .msg_controllen = sizeof(control.room)};
    struct cmsghdr *head = CMSG_FIRSTHDR(&message);

    head->cmsg_level = SOL_SOCKET;
    head->cmsg_type = SCM_RIGHTS;
    head->cmsg_len = CMSG_LEN(sizeof(fd));
    memcpy(CMSG_DATA(head), &fd, sizeof(fd));
    return sendmsg(control_fd, &message, MSG_NOSIGNAL) == 1;
}

/* ---- the loop ------------------------------------------------------------------------------- */

enum { POLL_DOOR = PEERS_MAX, POLL_CONTROL, POLL_SIGNALS, POLLS };

static void polls_make(const struct serving *s, struct pollfd polls[POLLS])
{
    for (size_t i = 0; i < PEERS_MAX; i++) {
        polls[i] = (struct pollfd){.fd = s->peers[i].fd, .events = POLLIN};
        if (peer_wants_to_write(&s->peers[i]))
            polls[i].events |= POLLOUT;
    }
    polls[POLL_DOOR] = (struct pollfd){.fd = s->posts->door, .events = POLLIN};
    polls[POLL_CONTROL] = (struct pollfd){.fd = s->posts->control, .events = POLLIN};
    polls[POLL_SIGNALS] = (struct pollfd){.fd = s->signals, .events = POLLIN};
}

static void peer_lost(struct serving *s, size_t i)
{
    if (s->seats[i] == SEAT_SCRIBE)
        sign_ins_lost(&s->sign_ins, &s->peers[i]);
    if (s->mailing.courier == &s->peers[i])
        mailing_lost(&s->mailing);
    peer_close(&s->peers[i]);
}

static void peers_serve(struct serving *s, const struct pollfd polls[POLLS])
{
    for (size_t i = 0; i < PEERS_MAX; i++) {
        struct peer *peer = &s->peers[i];
        if (peer->fd < 0 || polls[i].fd != peer->fd)
            continue;
        if ((polls[i].revents & (POLLIN | POLLHUP | POLLERR)) != 0 && !peer_read(peer))
            peer_lost(s, i);
    }
    if ((polls[POLL_DOOR].revents & POLLIN) != 0)
        door_answer(s);
    if (polls[POLL_SIGNALS].revents != 0 || (polls[POLL_CONTROL].revents != 0 && !hand_take(s)))
        s->end_asked = true;
}

static void peers_flush(struct serving *s)
{
    for (size_t i = 0; i < PEERS_MAX; i++)
        if (peer_wants_to_write(&s->peers[i]) && !peer_flush(&s->peers[i]))
            peer_lost(s, i);
}

/* ms */
static int wait_of(const struct serving *s)
{
    int64_t wait = s->reminding.look_at - clock_steady_ms();

    wait = wait < 0 || s->more ? 0 : wait;
    wait = s->grown && SIGN_EVERY_MS < wait ? SIGN_EVERY_MS : wait;
    return s->mail_wait >= 0 && s->mail_wait < wait ? s->mail_wait : (int)wait;
}

static void turn(struct serving *s)
{
    struct pollfd polls[POLLS];

    polls_make(s, polls);
    if (poll(polls, POLLS, wait_of(s)) > 0)
        peers_serve(s, polls);
    arena_rewind(s->arena, 0);
    s->sign_ins.now = clock_steady_ms();
    messages_take(s);
    batch_run(s);
    if (reminding_step(&s->reminding, s->office, clock_steady_ms(), s->arena))
        s->mailing.news = true;
    s->mail_wait = mailing_step(&s->mailing, clock_steady_ms(), s->arena);
    peers_flush(s);
    sign(s);
}

static void serving_end(struct serving *s)
{
    s->ending = true;
    sign(s);
    notary_leave(s);
    for (size_t i = 0; i < PEERS_MAX; i++)
        peer_close(&s->peers[i]);
    mailing_close(&s->mailing);
    arena_close(s->arena);
    close(s->signals);
}

/* SIGTERM becomes something to read. */
static int signals_open(void)
{
    sigset_t signals;

    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    return sigprocmask(SIG_BLOCK, &signals, NULL) == 0
               ? signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK)
               : -1;
}

static bool enclose(const struct registrar *posts)
{
    const struct sandbox own = {.post = SANDBOX_REGISTRAR, .place = posts->place};
    struct fault fault;

    if (sandbox_enter(&own, &fault) == STATUS_OK)
        return true;
    complain("sandbox", &fault);
    return false;
}

int registrar_serve(struct office *office, const struct registrar *posts)
{
    struct arena *own = arena_open(sizeof(struct serving) + 4096), *batch = arena_open(BATCH_BYTES);
    int signals = signals_open();

    if (own == NULL || batch == NULL || signals < 0)
        return 1;
    struct serving *s = arena_new(own, struct serving);
    *s = (struct serving){.office = office,
        .posts = posts,
        .arena = batch,
        .signals = signals,
        .notary_fd = -1,
        .mail_wait = -1,
        .reminding = {.after = INT64_MIN},
        .sign_ins = {.office = office, .counts = &posts->tally->registrar}};
    for (size_t i = 0; i < PEERS_MAX; i++)
        s->peers[i].fd = -1;
    bool ready = mailing_open(&s->mailing, office, posts->from, &posts->tally->registrar)
                 && enclose(posts) && send(posts->control, "r", 1, MSG_NOSIGNAL) == 1;
    while (ready && !s->end_asked)
        turn(s);
    serving_end(s);
    arena_close(own);
    return 0;
}
