#include "test/http_door.h"

#include "base/json.h"
#include "casework/kind.h"
#include "office/office_check.h"
#include "office/tokens.h"
#include "store/chance.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { ANSWER_MAX = 8 * 1024 * 1024, TRIES = 6000 };

struct person_token {
    person_id person;
    struct str token;
};

/* ---- serving, and not ------------------------------------------------------------------------ */

static int line_open(const struct http_door *h)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

    must(fd >= 0
         && snprintf(address.sun_path, sizeof(address.sun_path), "%s", h->socket)
                < (int)sizeof(address.sun_path));
    if (connect(fd, (const struct sockaddr *)&address, sizeof(address)) == 0)
        return fd;
    close(fd);
    return -1;
}

static void office_reopen_as(struct http_door *h, enum office_mode mode)
{
    struct fault fault = {0};

    office_close(h->office);
    h->office = NULL;
    if (office_open(h->place, mode, &h->office, &fault) != STATUS_OK)
        printf("     %s\n", fault.text);
    must(h->office != NULL);
    h->beside.office = h->office;
}

static void serve(struct http_door *h)
{
    const struct timespec moment = {.tv_nsec = 10 * 1000 * 1000};
    char where[256];
    int fd = -1;

    if (h->server != 0)
        return;
    must(snprintf(where, sizeof(where), "unix:%s", h->socket) < (int)sizeof(where));
    office_reopen_as(h, OFFICE_READ);
    h->server = fork();
    must(h->server >= 0);
    if (h->server == 0) {
        prctl(PR_SET_PDEATHSIG, SIGTERM); /* it ends with the test, however that ends */
        if (freopen("/dev/null", "w", stderr) != NULL)
            execl(h->frj, h->frj, "serve", "--data", h->place, "--listen", where, "--workers", "1",
                (char *)NULL);
        _exit(127);
    }
    for (int i = 0; i < TRIES && fd < 0; i++) {
        fd = line_open(h);
        if (fd < 0)
            nanosleep(&moment, NULL);
    }
    must(fd >= 0);
    close(fd);
}

static void server_end(struct http_door *h)
{
    int status;

    if (h->server == 0)
        return;
    must(kill(h->server, SIGTERM) == 0 && waitpid(h->server, &status, 0) == h->server);
    must(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    h->server = 0;
    unlink(h->socket);
}

static void host(struct http_door *h)
{
    if (h->server == 0)
        return;
    server_end(h);
    office_reopen_as(h, OFFICE_WRITE);
}

/* A token for the person, made by the host. */
static struct str token_for(struct http_door *h, person_id person)
{
    const struct office_token what = {.person = person, .scope = TOKEN_SET_UP};
    struct office_token made;
    struct fault fault = {0};

    VEC_EACH (struct person_token, known, h->tokens)
        if (id_equal(known->person.id, person.id))
            return known->token;
    host(h);
    must(office_token_create(h->office, &what, 1, h->arena, &made, &fault) == STATUS_OK);
    *(struct person_token *)vec_push(h->arena, &h->tokens, sizeof(struct person_token)) =
        (struct person_token){person, str_copy(h->arena, made.token)};
    return made.token;
}

/* ---- one exchange ---------------------------------------------------------------------------- */

struct asking {
    struct http_door *h;
    const struct request *request;
    struct arena *arena;
    struct str path, token;
    struct node body; /* sent */
    uint64_t version;
    int status; /* told */
    struct node answer;
};

static void send_all(int fd, struct str bytes)
{
    while (bytes.len > 0) {
        ssize_t put = send(fd, bytes.at, bytes.len, MSG_NOSIGNAL);
        must(put > 0);
        bytes = (struct str){bytes.at + put, bytes.len - (size_t)put};
    }
}

static struct str take_all(struct arena *arena, int fd)
{
    char *at = arena_take(arena, ANSWER_MAX, 1);
    size_t len = 0;

    for (ssize_t got = 1; got > 0; len += (size_t)got) {
        got = recv(fd, at + len, ANSWER_MAX - len, 0);
        must(got >= 0);
    }
    return (struct str){at, len};
}

static struct str command_key_now(struct asking *a)
{
    const struct chance chance = {.derived = true, .seed = a->h->seed};
    struct digest roots[DIGEST_ALGS];
    struct fault fault = {0};

    must(office_read_begin(a->h->office, &fault) == STATUS_OK);
    uint64_t size = office_head(a->h->office, roots).size;
    office_read_end(a->h->office);
    struct digest bytes = chance_take(&chance, "key", size, 0);
    return hex_write(a->arena, bytes.b, sizeof(struct id));
}

static struct str request_text(struct asking *a)
{
    struct buffer body = {.arena = a->arena}, out = {.arena = a->arena};

    json_write_pretty(&body, &a->body);
    buffer_addf(&out,
        "POST %.*s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        "Authorization: Bearer %.*s\r\nContent-Type: application/json\r\n"
        "Idempotency-Key: %.*s\r\nFrj-Now: %.*s\r\n",
        STR_ARG(a->path), STR_ARG(a->token), STR_ARG(command_key_now(a)),
        STR_ARG(instant_write(a->arena, a->request->now)));
    if (a->version > 0)
        buffer_addf(&out, "If-Match: \"%llu-\"\r\n", (unsigned long long)a->version);
    else
        buffer_addf(&out, "If-Match: *\r\n");
    buffer_addf(&out, "Content-Length: %zu\r\n\r\n", body.len);
    buffer_add(&out, buffer_str(&body));
    return buffer_str(&out);
}

static void log_add(struct asking *a)
{
    struct node line = {.kind = NODE_MAP};
    struct buffer out = {.arena = a->arena};

    if (a->h->log == NULL)
        return;
    node_put_text(a->arena, &line, "path", a->path);
    node_put_integer(a->arena, &line, "status", a->status);
    *node_put(a->arena, &line, STR("sent")) = a->body;
    line.items[line.len - 1].key = STR("sent");
    *node_put(a->arena, &line, STR("told")) = a->answer;
    line.items[line.len - 1].key = STR("told");
    json_write_pretty(&out, &line);
    for (size_t i = 0; i < out.len; i++)
        if (out.at[i] != '\n')
            must(fputc(out.at[i], a->h->log) != EOF);
    must(fputc('\n', a->h->log) != EOF);
}

/* Sends and reads; the body of the answer is a JSON document. */
static void exchange(struct asking *a)
{
    struct fault fault = {0};
    int64_t status = 0;
    int fd = line_open(a->h);

    must(fd >= 0);
    send_all(fd, request_text(a));
    struct str text = take_all(a->arena, fd);
    close(fd);
    must(text.len > 12 && str_integer((struct str){text.at + 9, 3}, &status));
    a->status = (int)status;
    size_t head = 4;
    while (head < text.len && memcmp(text.at + head - 4, "\r\n\r\n", 4) != 0)
        head++;
    must(json_read(a->arena, (struct str){text.at + head, text.len - head}, &a->answer, &fault)
         == STATUS_OK);
    a->h->requests++;
    log_add(a);
}

/* ---- an act as a request --------------------------------------------------------------------- */

/* The plural of an address, without asking the web how it says it. */
static struct str plural(struct arena *arena, struct str noun)
{
    return str_is(noun, "policy") ? STR("policies")
           : str_is(noun, "body") ? STR("bodies")
           : str_is(noun, "door") ? STR("door")
                                  : str_format(arena, "%.*ss", STR_ARG(noun));
}

/* A noun of a procedure: `filing sign` is an act at a step, `filing withdraw` one of matters. */
static void path_of_procedure(struct asking *a)
{
    const struct request *r = a->request;
    const struct command_kind *free_act = command_find(STR("matter"), r->verb);

    if (str_is(r->verb, "new")) {
        a->path = STR("/api/v1/matters/new");
        node_put_text(a->arena, &a->body, "noun", r->noun);
    } else if (free_act != NULL && free_act->shape != NULL) {
        a->path =
            str_format(a->arena, "/api/v1/matters/%.*s/%.*s", STR_ARG(r->target), STR_ARG(r->verb));
    } else {
        a->path = str_format(a->arena, "/api/v1/matters/%.*s/transitions", STR_ARG(r->target));
        node_put_text(a->arena, &a->body, "action", r->verb);
    }
}

static void path_make(struct asking *a)
{
    const struct request *r = a->request;
    const struct command_kind *kind = command_find(r->noun, r->verb);
    struct arena *arena = a->arena;

    if (kind == NULL) {
        path_of_procedure(a);
    } else if (kind->shape == NULL) {
        a->path = str_format(arena, "/api/v1/matters/%.*s/transitions", STR_ARG(r->target));
        node_put_text(arena, &a->body, "action", r->action);
    } else if (kind->target == TARGET_EXISTING) {
        a->path = str_format(arena, "/api/v1/%.*s/%.*s/%.*s", STR_ARG(plural(arena, r->noun)),
            STR_ARG(r->target), STR_ARG(r->verb));
    } else {
        a->path = str_format(
            arena, "/api/v1/%.*s/%.*s", STR_ARG(plural(arena, r->noun)), STR_ARG(r->verb));
    }
}

static void body_make(struct asking *a)
{
    const struct request *r = a->request;

    if (r->entered_by.len > 0) {
        struct node *entry = node_put(a->arena, &a->body, STR("entry"));
        entry->kind = NODE_MAP;
        node_put_text(a->arena, entry, "person", r->person);
        if (r->done_on.len > 0)
            node_put_text(a->arena, entry, "on", r->done_on);
    }
    for (size_t i = 0; r->input != NULL && i < r->input->len; i++) {
        struct node *member = node_put(a->arena, &a->body, r->input->items[i].key);
        *member = r->input->items[i];
    }
}

static void version_take(struct asking *a)
{
    struct dossier dossier;
    struct fault fault = {0};
    struct id id;

    if (id_read(a->request->target, &id)
        && office_matter(
               a->h->office, (matter_id){id}, (person_id){{{0}}}, a->arena, &dossier, &fault)
               == STATUS_OK)
        a->version = dossier.files[0].matter->version;
}

/* ---- the answer ------------------------------------------------------------------------------ */

/* /subjects/0/person is subjects[0].person. */
static struct str path_of_pointer(struct arena *arena, struct str pointer)
{
    struct buffer out = {.arena = arena};

    for (size_t i = 0; i < pointer.len; i++)
        if (pointer.at[i] != '/')
            buffer_add(&out, (struct str){&pointer.at[i], 1});
        else if (i > 0)
            buffer_add(&out, STR("."));
    return buffer_str(&out);
}

static void errors_take(struct asking *a, struct reply *reply)
{
    const struct node *errors = node_get(&a->answer, "errors");

    reply->decision.problems.arena = a->arena;
    must(errors != NULL && errors->len > 0);
    for (size_t i = 0; i < errors->len; i++)
        problem_add(&reply->decision.problems, NULL,
            path_of_pointer(a->arena, node_text(&errors->items[i], "pointer")), "%.*s",
            STR_ARG(node_text(&errors->items[i], "message")));
}

static void done_take(struct asking *a, struct reply *reply)
{
    const struct node *notes = node_get(&a->answer, "notes");

    must(id_read(node_text(&a->answer, "id"), &reply->stream));
    for (size_t i = 0; i < notes->len; i++)
        *(struct str *)vec_push(a->arena, &reply->decision.notes, sizeof(struct str)) =
            notes->items[i].text;
}

/* Told that it is not there: then the rules, asked beside the server, must refuse it too. */
static void hidden_take(struct asking *a, struct reply *reply)
{
    struct rehearsal rehearsal;
    struct fault fault = {0};

    must(office_rehearse(a->h->office, a->request, a->arena, &rehearsal, &fault) == STATUS_OK);
    bool refused =
        rehearsal.decision.refusal != REFUSAL_NONE || rehearsal.decision.problems.len > 0;
    if (!refused)
        printf("     granted, though hidden: %.*s %.*s %.*s\n", STR_ARG(a->request->person),
            STR_ARG(a->request->entered_by), STR_ARG(a->path));
    must(refused);
    reply->decision = rehearsal.decision;
    a->h->hidden++;
}

static struct reply reply_of(struct asking *a)
{
    struct reply reply = {.status = STATUS_OK};
    const struct node *rule = node_get(&a->answer, "rule");

    (void)id_read(a->request->target, &reply.stream);
    if (a->status == 200 || a->status == 201) {
        done_take(a, &reply);
    } else if (a->status == 409 && rule != NULL) {
        must(refusal_find(node_text(rule, "code"), &reply.decision.refusal));
        reply.decision.detail = node_text(&a->answer, "detail");
    } else if (a->status == 422 || a->status == 400) {
        errors_take(a, &reply);
    } else if (a->status == 404) {
        hidden_take(a, &reply);
    } else {
        struct str why = node_text(&a->answer, "detail");
        reply.status =
            fault_set(&reply.fault, STATUS_UNAVAILABLE, "%d %.*s", a->status, STR_ARG(why));
    }
    return reply;
}

/* ---- the door -------------------------------------------------------------------------------- */

static struct reply submit(void *context, const struct request *request, struct arena *arena)
{
    struct http_door *h = context;
    struct str who = request->entered_by.len > 0 ? request->entered_by : request->person;
    person_id person;

    bool somebody = directory_find(office_directory(h->office), STREAM_PERSON, who, &person.id);
    if (!somebody) { /* 系统, or nobody */
        struct door door = office_door_open(&h->beside);
        host(h);
        return door.submit(door.context, request, arena);
    }
    struct asking a = {.h = h, .request = request, .arena = arena, .body = {.kind = NODE_MAP}};
    a.token = token_for(h, person);
    serve(h);
    path_make(&a);
    body_make(&a);
    version_take(&a);
    exchange(&a);
    return reply_of(&a);
}

/* The record as it stands, seen beside the server. */
static void look_anew(struct http_door *h)
{
    struct fault fault = {0};

    must(office_read_begin(h->office, &fault) == STATUS_OK);
    office_read_end(h->office);
}

static struct dossier look(void *context, matter_id id, struct arena *arena)
{
    struct http_door *h = context;
    struct door door = office_door_open(&h->beside);

    look_anew(h);
    return door.look(door.context, id, arena);
}

static const struct directory *directory(void *context)
{
    struct http_door *h = context;

    look_anew(h);
    return office_directory(h->office);
}

static struct str file(void *context, struct str name, struct arena *arena)
{
    struct http_door *h = context;

    return h->beside.file(h->beside.context, name, arena);
}

struct door http_door_open(struct http_door *door)
{
    return (struct door){door, submit, look, directory, file};
}

void http_door_close(struct http_door *door)
{
    server_end(door);
    office_close(door->office);
    door->office = NULL;
}
