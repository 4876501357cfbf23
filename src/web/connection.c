#include "web/connection.h"

#include "base/json.h"
#include "office/clock.h"
#include "web/answer.h"
#include "web/client.h"
#include "web/form.h"
#include "web/http_body.h"
#include "web/journal.h"
#include "web/line.h"
#include "web/metrics.h"
#include "web/session.h"
#include "web/upload.h"

#include <event2/bufferevent.h>
#include <event2/event.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <unistd.h>

/* Address space of one exchange; what is touched stays with the desk for the next one. */
#define EXCHANGE_BYTES ((size_t)512 << 20)
enum {
    CONNECTIONS_MAX = TALLY_CLIENTS,
    CONNECTIONS_EACH = 64, /* a client, at all desks together */
    ARENAS_KEPT = 16,
    BODY_MAX = 1024 * 1024,
    REQUESTS_MAX = 100, /* a connection */
    UPLOADS_MAX = 16,   /* at once */
    HEAD_SECONDS = 10,
    IDLE_SECONDS = 60,
    BODY_SECONDS = 5, /* in which a body has ended or grown by BODY_PACE each second */
    BODY_PACE = 1024,
    LINGER_SECONDS = 2,
    LEAVE_SECONDS = 5, /* for a request on its way, when the desk leaves */
    PAGE_ROOM = 32 * 1024,
    ANSWER_HEAD = 4096,
};

enum part { PART_IDLE, PART_SHAKE, PART_HEAD, PART_BODY, PART_ASKED, PART_ANSWER, PART_LINGER };

struct connection {
    struct connections *all;
    struct bufferevent *client; /* NULL: this place is free */
    struct event *deadline;
    enum part part;
    uint32_t round; /* of this place: an answer for an earlier client is not for this one */
    int requests;
    bool last;      /* no request after this one */
    uint64_t paced; /* bytes of the body, or of the answer still here, when last looked at */
    int64_t began;  /* to be answered: steady us */
    struct arena *arena;
    struct http_head head;
    struct http_body body;
    struct buffer text;    /* of the body */
    struct upload *upload; /* or what it is taken to; NULL: none */
    struct exchange x;
};

struct connections {
    struct connections_new what;
    struct arena *own;
    struct arena *kept[ARENAS_KEPT];
    size_t kept_len;
    size_t live, uploads;
    uint32_t own_trace, traces; /* of this desk by chance, and of this request */
    bool draining;
    struct tally_desk *tally; /* this desk's part */
    tally_count *clients;     /* who has each place; apart, for all desks to count */
    struct connection at[CONNECTIONS_MAX];
};

/* ---- arenas --------------------------------------------------------------------------------- */

static struct arena *arena_get(struct connections *all)
{
    return all->kept_len > 0 ? all->kept[--all->kept_len] : arena_open(EXCHANGE_BYTES);
}

static void arena_give(struct connections *all, struct arena *arena)
{
    if (arena == NULL)
        return;
    arena_rewind(arena, 0);
    if (all->kept_len < ARENAS_KEPT)
        all->kept[all->kept_len++] = arena;
    else
        arena_close(arena);
}

/* ---- the life of a connection --------------------------------------------------------------- */

static void deadline_set(struct connection *c, int seconds)
{
    const struct timeval most = {.tv_sec = seconds};

    event_add(c->deadline, &most);
}

static void upload_leave(struct connection *c)
{
    if (c->upload != NULL)
        c->all->uploads--;
    upload_end(c->upload);
    c->upload = NULL;
}

static void connection_close(struct connection *c)
{
    struct connections *all = c->all;

    upload_leave(c);
    line_close(c->client);
    event_free(c->deadline);
    arena_give(all, c->arena);
    all->clients[c - all->at] = 0;
    *c = (struct connection){.all = all, .round = c->round + 1};
    all->live--;
    if (all->draining && all->live == 0)
        all->what.drained(all->what.context);
}

static void input_drop(struct connection *c)
{
    line_took(c->client, line_come(c->client).len);
}

/* Our side is closed; the client's may still come: to reset it would take the answer from it. */
static void linger(struct connection *c)
{
    c->part = PART_LINGER;
    input_drop(c);
    if (line_end(c->client))
        deadline_set(c, LINGER_SECONDS);
    else
        connection_close(c);
}

static uint64_t client_at(const struct connection *c)
{
    return c->all->clients[c - c->all->at];
}

/* Watchers come another way, plain. */
static bool is_secure(const struct connection *c)
{
    return c->all->what.tls != NULL && client_at(c) != CLIENT_WATCHER;
}

static struct str trace_next(struct connection *c)
{
    return str_format(c->arena, "%08x%08x", c->all->own_trace, ++c->all->traces);
}

static void say(const struct connection *c, const struct journal_line *line)
{
    tally_desk_answered(c->all->tally, line->status, line->us);
    if (c->all->what.says)
        journal_say(c->arena, line);
}

/* All of an answer is with the system: the next request, or the end. */
static void answered(struct connection *c)
{
    if (c->last || c->all->draining) {
        linger(c);
        return;
    }
    arena_give(c->all, c->arena);
    c->arena = NULL;
    c->x = (struct exchange){.status = 0};
    c->part = PART_IDLE;
    deadline_set(c, IDLE_SECONDS);
    if (line_come(c->client).len > 0) /* in a turn of its own: others ask too */
        bufferevent_trigger(c->client, EV_READ, BEV_TRIG_DEFER_CALLBACKS);
}

static void answer_follow(struct connection *c)
{
    c->part = PART_ANSWER;
    c->paced = line_left(c->client);
    if (c->paced > 0)
        deadline_set(c, IDLE_SECONDS);
    else
        answered(c);
}

/* The status alone, then the end: what came was no request. */
static void close_with(struct connection *c, int status)
{
    struct buffer out = {.arena = c->arena};

    say(c, &(struct journal_line){.trace = trace_next(c), .status = status});
    c->last = true;
    answer_refuse(&out, status, is_secure(c));
    line_send(c->client, buffer_str(&out));
    answer_follow(c);
}

/* Taken at once: a page that outgrows its buffer is copied again and again. */
static struct buffer room_for(struct arena *arena, size_t len)
{
    return (struct buffer){.arena = arena, .at = arena_take(arena, len, 1), .room = len};
}

static void answer(struct connection *c)
{
    struct buffer out = room_for(c->arena, c->x.out.len + ANSWER_HEAD);

    upload_leave(c);
    c->last = c->last || !c->head.keep_alive || c->requests >= REQUESTS_MAX || c->all->draining;
    answer_write(&out, &c->x, !c->last);
    say(c, &(struct journal_line){.trace = c->x.trace,
               .method = http_method_name(c->head.method),
               .route = c->x.route == NULL ? NULL : c->x.route->path,
               .status = c->x.status,
               .us = clock_steady_us() - c->began});
    line_send(c->client, buffer_str(&out));
    if (c->x.file != NULL && c->x.file->fd >= 0 && !line_send_file(c->client, c->x.file))
        c->last = true;           /* cut off: the client sees that bytes are missing */
    arena_give(c->all, c->arena); /* the bytes are copied: others go on in what is still warm */
    c->arena = NULL;
    answer_follow(c);
}

/* ---- a whole request ------------------------------------------------------------------------ */

static uint64_t tag_of(const struct connection *c)
{
    return (uint64_t)c->round << 32 | (uint64_t)(c - c->all->at);
}

static void ask(struct connection *c, enum wire_kind kind, struct str text)
{
    c->all->what.ask(c->all->what.context, kind, tag_of(c), text);
}

static bool body_read(struct connection *c)
{
    struct node *form = arena_new(c->arena, struct node);
    struct str type = http_field_value(&c->head, "content-type"), text = buffer_str(&c->text);
    struct fault fault;

    c->x.form = form;
    c->x.upload = c->upload;
    if (c->upload != NULL) {
        c->x.form = c->upload->form;
        return upload_finish(c->upload) == HTTP_OK;
    }
    if (text.len == 0)
        return form_read(c->arena, text, form);
    if (str_starts(type, "application/json"))
        return json_read(c->arena, text, form, &fault) == STATUS_OK;
    return str_starts(type, "application/x-www-form-urlencoded") && form_read(c->arena, text, form);
}

static void exchange_begin(struct connection *c, const struct node *query)
{
    c->x = (struct exchange){.arena = c->arena,
        .head = &c->head,
        .status = 200,
        .query = query,
        .form = query,
        .api = str_starts(c->head.path, "/api/"),
        .secure = is_secure(c),
        .from = client_words(c->arena, client_at(c)),
        .trace = trace_next(c),
        .out = room_for(c->arena, PAGE_ROOM)};
}

static void request_serve(struct connection *c)
{
    const struct site *site = c->all->what.site;
    struct node *query = arena_new(c->arena, struct node);
    struct exchange *x = &c->x;

    event_del(c->deadline);
    c->began = clock_steady_us();
    exchange_begin(c, query);
    bool read = form_read(c->arena, c->head.query, query) && body_read(c);
    enum exchange_next next = EXCHANGE_DONE;
    if (read)
        next = client_at(c) == CLIENT_WATCHER ? metrics_handle(site, c->all->what.tally, x)
                                              : site_handle(site, x);
    else
        site_failed(site, x, 400, "请求的内容读不懂");
    if (x->session.used)
        ask(c, WIRE_SEEN, session_seen_text(x));
    c->part = PART_ASKED;
    if (next == EXCHANGE_ASK)
        ask(c, x->ask, x->ask_text);
    else
        answer(c);
}

/* ---- a form with a file --------------------------------------------------------------------- */

/* The rest of the body is not read. */
static void upload_refuse(struct connection *c, enum http_status status)
{
    const char *words = upload_words(status);

    c->last = true;
    if (words == NULL) {
        close_with(c, (int)status);
        return;
    }
    exchange_begin(c, arena_new(c->arena, struct node));
    site_failed(c->all->what.site, &c->x, (int)status, words);
    answer(c);
}

static bool has_file(const struct connection *c)
{
    return c->head.method == HTTP_POST
           && str_starts(http_field_value(&c->head, "content-type"), "multipart/");
}

/* Asked before its body is read; false: it was answered. */
static bool upload_open_for(struct connection *c)
{
    struct connections *all = c->all;
    struct upload *upload = arena_new(c->arena, struct upload);

    c->began = clock_steady_us();
    exchange_begin(c, arena_new(c->arena, struct node));
    if (!site_takes_file(all->what.site, &c->x)) {
        c->last = true;
        answer(c);
        return false;
    }
    enum http_status status = HTTP_UNAVAILABLE;
    if (all->uploads < UPLOADS_MAX)
        status = upload_begin(upload, c->arena, site_files(all->what.site),
            http_field_value(&c->head, "content-type"), all->traces);
    if (status == HTTP_OK) {
        c->upload = upload;
        all->uploads++;
        status = http_body_open(&c->body, &c->head, UPLOAD_BODY_MAX);
    } else {
        upload_end(upload);
    }
    if (status != HTTP_OK)
        upload_refuse(c, status);
    return status == HTTP_OK;
}

/* ---- bytes ---------------------------------------------------------------------------------- */

/* False: nothing more can be done with what has come. */
static bool head_step(struct connection *c)
{
    struct str bytes = line_come(c->client);
    size_t used = 0;

    if (bytes.len == 0)
        return false;
    if (c->arena == NULL && (c->arena = arena_get(c->all)) == NULL) {
        connection_close(c);
        return false;
    }
    if (c->part == PART_IDLE) {
        c->part = PART_HEAD;
        deadline_set(c, HEAD_SECONDS);
    }
    arena_rewind(c->arena, 0);
    char *own = arena_take(c->arena, bytes.len, 1); /* the head borrows from it */
    memcpy(own, bytes.at, bytes.len);
    enum http_status status =
        http_head_read(c->arena, (struct str){own, bytes.len}, &c->head, &used);
    if (status == HTTP_MORE)
        return false;
    line_took(c->client, used);
    if (status == HTTP_OK && !has_file(c))
        status = http_body_open(&c->body, &c->head, BODY_MAX);
    if (status != HTTP_OK) {
        close_with(c, (int)status);
        return false;
    }
    c->requests++;
    if (has_file(c) && !upload_open_for(c))
        return false;
    c->text = (struct buffer){.arena = c->arena};
    c->part = PART_BODY;
    c->paced = 0;
    deadline_set(c, BODY_SECONDS);
    if (c->head.expects_continue && c->head.body != HTTP_BODY_NONE)
        line_send(c->client, STR("HTTP/1.1 100 Continue\r\n\r\n"));
    return true;
}

static enum http_status stretch_keep(struct connection *c, struct str bytes)
{
    if (c->upload != NULL)
        return upload_feed(c->upload, bytes);
    buffer_add(&c->text, bytes);
    return HTTP_OK;
}

static bool body_step(struct connection *c)
{
    struct str bytes = line_come(c->client), in = bytes, out;
    enum http_status status;

    do {
        status = http_body_feed(&c->body, &in, &out);
        enum http_status kept = stretch_keep(c, out);
        status = kept == HTTP_OK ? status : kept;
    } while (status == HTTP_MORE && in.len > 0);
    line_took(c->client, bytes.len - in.len);
    if (status == HTTP_MORE)
        return false;
    if (status == HTTP_OK)
        request_serve(c);
    else if (c->upload != NULL)
        upload_refuse(c, status);
    else
        close_with(c, (int)status);
    return false; /* the next request waits until this one is answered */
}

static void on_bytes(struct bufferevent *client, void *context)
{
    struct connection *c = context;
    bool more = true;

    (void)client;
    if (c->part == PART_LINGER)
        input_drop(c);
    while (more)
        more = c->part == PART_IDLE || c->part == PART_HEAD ? head_step(c)
               : c->part == PART_BODY                       ? body_step(c)
                                                            : false;
}

static void on_sent(struct bufferevent *client, void *context)
{
    struct connection *c = context;

    if (c->part == PART_ANSWER && line_left(client) == 0)
        answered(c); /* TLS tells it late: of a 100 when the answer has begun */
}

static void on_event(struct bufferevent *client, short what, void *context)
{
    struct connection *c = context;

    if ((what & BEV_EVENT_CONNECTED) == 0) {
        connection_close(c);
    } else if (c->part == PART_SHAKE) {
        c->part = PART_IDLE; /* also when the desk leaves: what is asked now is answered */
        on_bytes(client, c); /* they may have come along */
    }
}

static bool body_keeps_pace(struct connection *c)
{
    uint64_t grown = c->body.seen - c->paced;

    c->paced = c->body.seen;
    return grown >= (uint64_t)BODY_SECONDS * BODY_PACE;
}

/* A large answer takes its time, as long as the client takes it. */
static bool answer_goes_on(struct connection *c)
{
    size_t left = line_left(c->client);
    bool goes_on = left < c->paced;

    c->paced = left;
    return goes_on;
}

static void on_deadline(evutil_socket_t fd, short what, void *context)
{
    struct connection *c = context;

    (void)fd, (void)what;
    if (c->part == PART_BODY && body_keeps_pace(c))
        deadline_set(c, BODY_SECONDS);
    else if (c->part == PART_ANSWER && answer_goes_on(c))
        deadline_set(c, IDLE_SECONDS);
    else if (c->part == PART_HEAD || c->part == PART_BODY)
        close_with(c, 408);
    else
        connection_close(c);
}

/* ---- all of them ---------------------------------------------------------------------------- */

/* CONNECTIONS_MAX: none is free. */
static size_t place_find(const struct connections *all)
{
    size_t place = 0;

    while (place < CONNECTIONS_MAX && all->clients[place] != 0)
        place++;
    return place;
}

static bool has_enough(const struct connections *all, uint64_t client)
{
    return client < CLIENT_WATCHER
           && tally_connections(all->what.tally, client) >= CONNECTIONS_EACH;
}

void connections_take(struct connections *all, int fd, const struct sockaddr_storage *address)
{
    uint64_t client = address == NULL ? CLIENT_WATCHER : client_of(address);
    size_t place = place_find(all);

    if (place == CONNECTIONS_MAX || has_enough(all, client)) {
        tally_add(&all->tally->turned_away);
        client_turn_away(fd, all->what.tls != NULL && address != NULL);
        return;
    }
    struct connection *c = &all->at[place];
    all->clients[place] = client;
    if (place >= all->tally->clients_len)
        all->tally->clients_len = place + 1;
    tally_add(&all->tally->taken);
    *c = (struct connection){.all = all, .round = c->round};
    c->part = is_secure(c) ? PART_SHAKE : PART_IDLE;
    c->client = line_open(all->what.base, fd, is_secure(c) ? all->what.tls : NULL);
    c->deadline = event_new(all->what.base, -1, 0, on_deadline, c);
    must(c->client != NULL && c->deadline != NULL);
    all->live++;
    bufferevent_setcb(c->client, on_bytes, on_sent, on_event, c);
    bufferevent_enable(c->client, EV_READ | EV_WRITE);
    deadline_set(c, HEAD_SECONDS);
}

void connections_answered(
    struct connections *all, enum wire_kind kind, uint64_t tag, struct str text)
{
    size_t place = (size_t)(tag & UINT32_MAX);
    struct connection *c = place < CONNECTIONS_MAX ? &all->at[place] : NULL;

    if (c == NULL || c->client == NULL || c->part != PART_ASKED || tag_of(c) != tag)
        return; /* whoever asked is gone */
    if (client_at(c) == CLIENT_WATCHER)
        metrics_answered(all->what.site, &c->x, kind);
    else
        site_answered(all->what.site, &c->x, kind, str_copy(c->arena, text));
    answer(c);
}

struct connections *connections_open(const struct connections_new *what)
{
    struct arena *own = arena_open(sizeof(struct connections) + 4096);

    if (own == NULL)
        return NULL;
    struct connections *all = arena_new(own, struct connections);
    all->what = *what; /* the rest is zero already: a place that nobody took is not touched */
    all->own = own;
    all->tally = &what->tally->desks[what->part];
    all->clients = what->tally->clients[what->part];
    must(getrandom(&all->own_trace, sizeof(all->own_trace), 0) == sizeof(all->own_trace));
    return all;
}

void connections_close(struct connections *all)
{
    if (all == NULL)
        return;
    all->draining = false; /* nobody is told any more */
    for (size_t i = 0; i < CONNECTIONS_MAX; i++)
        if (all->at[i].client != NULL)
            connection_close(&all->at[i]);
    while (all->kept_len > 0)
        arena_close(all->kept[--all->kept_len]);
    arena_close(all->own);
}

/* Who was just taken is about to ask; what has come by now was asked before we left. */
static bool may_ask(const struct connection *c)
{
    char byte;

    return c->requests == 0 || line_come(c->client).len > 0
           || recv(bufferevent_getfd(c->client), &byte, 1, MSG_PEEK | MSG_DONTWAIT) > 0;
}

bool connections_drain(struct connections *all)
{
    all->draining = false; /* told once, by our answer */
    for (size_t i = 0; i < CONNECTIONS_MAX && all->live > 0; i++) {
        struct connection *c = &all->at[i];
        if (c->client == NULL || c->part != PART_IDLE)
            continue;
        if (may_ask(c))
            deadline_set(c, LEAVE_SECONDS);
        else
            connection_close(c);
    }
    all->draining = true;
    return all->live == 0;
}
