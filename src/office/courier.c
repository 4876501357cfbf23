#include "office/courier.h"

#include "base/json.h"
#include "office/peer.h"
#include "office/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <unistd.h>

#define LETTER_BYTES ((size_t)16 << 20)
enum { NAME_LEN_MAX = 80 };

struct str letter_question(struct arena *arena, struct str name, struct str text)
{
    struct node map = {.kind = NODE_MAP};
    struct buffer out = {.arena = arena};

    node_put_text(arena, &map, "name", name);
    node_put_text(arena, &map, "text", text);
    json_write_pretty(&out, &map);
    return buffer_str(&out);
}

static bool name_fits(struct str name)
{
    for (size_t i = 0; i < name.len; i++) {
        char c = name.at[i];
        if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-')
            return false;
    }
    return name.len > 0 && name.len <= NAME_LEN_MAX;
}

static bool all_written(int fd, struct str text)
{
    while (text.len > 0) {
        ssize_t put = write(fd, text.at, text.len);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        text = (struct str){text.at + put, text.len - (size_t)put};
    }
    return fsync(fd) == 0;
}

/* Under a name that no mail system takes, then at once under its own. */
static bool letter_put(struct arena *arena, int outbox, struct str name, struct str text)
{
    const char *part = str_c(arena, str_format(arena, ".%.*s.part", STR_ARG(name)));
    const char *whole = str_c(arena, str_format(arena, "%.*s.eml", STR_ARG(name)));
    int fd = openat(outbox, part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0640);
    bool written = fd >= 0 && all_written(fd, text);

    if (fd >= 0)
        written = close(fd) == 0 && written;
    return written && renameat(outbox, part, outbox, whole) == 0 && fsync(outbox) == 0;
}

struct delivering {
    struct peer asker;
    struct arena *arena; /* of one letter */
    int outbox;
};

static void letter_take(
    struct delivering *d, const struct wire_message *message, struct str question)
{
    struct node map = {.kind = NODE_NULL};
    struct fault fault;

    arena_rewind(d->arena, 0);
    if (message->kind != WIRE_LETTER || json_read(d->arena, question, &map, &fault) != STATUS_OK
        || map.kind != NODE_MAP || !name_fits(node_text(&map, "name")))
        peer_fault(&d->asker, message->tag, "请求读不懂");
    else if (!letter_put(d->arena, d->outbox, node_text(&map, "name"), node_text(&map, "text")))
        peer_fault(&d->asker, message->tag, system_words(errno).text);
    else
        peer_send(&d->asker, WIRE_LETTER, message->tag, STR("{}"));
}

static bool enclose(const char *outbox)
{
    const struct sandbox own = {.post = SANDBOX_COURIER, .outbox = outbox};
    struct fault fault;

    if (sandbox_enter(&own, &fault) == STATUS_OK)
        return true;
    fprintf(stderr, "courier: %s\n", fault.text);
    return false;
}

static void deliver(struct delivering *d)
{
    struct pollfd wait = {.fd = d->asker.fd, .events = POLLIN};
    struct wire_message message;
    struct str question;

    while (poll(&wait, 1, -1) >= 0 && peer_read(&d->asker)) {
        while (peer_next(&d->asker, &message, &question))
            letter_take(d, &message, question);
        while (peer_wants_to_write(&d->asker)) {
            struct pollfd room = {.fd = d->asker.fd, .events = POLLOUT};
            if (poll(&room, 1, -1) < 0 || !peer_flush(&d->asker))
                return;
        }
        if (d->asker.fd < 0)
            return;
    }
}

int courier_serve(int fd, const char *outbox)
{
    struct delivering d = {.asker = {.fd = -1},
        .arena = arena_open(LETTER_BYTES),
        .outbox = open(outbox, O_RDONLY | O_DIRECTORY | O_CLOEXEC)};

    if (d.outbox < 0)
        fprintf(stderr, "courier: %s: %s\n", outbox, system_words(errno).text);
    if (d.arena == NULL || d.outbox < 0 || !peer_open(&d.asker, fd) || !enclose(outbox))
        return 1;
    deliver(&d);
    peer_close(&d.asker);
    arena_close(d.arena);
    close(d.outbox);
    return 0;
}
