#include "office/peer.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* Address space only: what is not touched costs nothing. */
enum { IN_ROOM = 2 * (WIRE_HEADER_LEN + WIRE_TEXT_MAX), OUT_ROOM = 16 * 1024 * 1024 };

bool peer_open(struct peer *peer, int fd)
{
    int flags = fcntl(fd, F_GETFL);

    *peer = (struct peer){.fd = fd, .arena = arena_open(IN_ROOM + OUT_ROOM + 4096)};
    if (peer->arena == NULL || flags < 0 || fcntl(fd, F_SETFL, flags | O_NONBLOCK) != 0)
        return false;
    peer->in.at = arena_take(peer->arena, IN_ROOM, 1);
    peer->out.at = arena_take(peer->arena, OUT_ROOM, 1);
    return true;
}

void peer_close(struct peer *peer)
{
    if (peer->fd >= 0)
        close(peer->fd);
    arena_close(peer->arena);
    *peer = (struct peer){.fd = -1};
}

static void bytes_settle(struct peer_bytes *bytes)
{
    if (bytes->from == 0)
        return;
    memmove(bytes->at, bytes->at + bytes->from, bytes->to - bytes->from);
    bytes->to -= bytes->from;
    bytes->from = 0;
}

static bool would_wait(ssize_t result)
{
    return result < 0 && (errno == EAGAIN || errno == EINTR);
}

bool peer_read(struct peer *peer)
{
    struct peer_bytes *in = &peer->in;

    bytes_settle(in);
    if (in->to == IN_ROOM)
        return true; /* two whole messages wait: they come first */
    ssize_t got = recv(peer->fd, in->at + in->to, IN_ROOM - in->to, 0);
    if (got > 0)
        in->to += (size_t)got;
    return got > 0 || would_wait(got);
}

bool peer_next(struct peer *peer, struct wire_message *message, struct str *text)
{
    struct peer_bytes *in = &peer->in;
    uint8_t header[WIRE_HEADER_LEN];

    if (peer->fd < 0 || in->to - in->from < WIRE_HEADER_LEN)
        return false;
    memcpy(header, in->at + in->from, WIRE_HEADER_LEN);
    if (!wire_header_read(header, message)) {
        peer_close(peer);
        return false;
    }
    if (in->to - in->from < WIRE_HEADER_LEN + (size_t)message->text_len)
        return false;
    *text = (struct str){in->at + in->from + WIRE_HEADER_LEN, message->text_len};
    in->from += WIRE_HEADER_LEN + (size_t)message->text_len;
    return true;
}

void peer_send(struct peer *peer, enum wire_kind kind, uint64_t tag, struct str text)
{
    struct wire_message message = {.kind = kind, .text_len = (uint32_t)text.len, .tag = tag};
    struct peer_bytes *out = &peer->out;
    uint8_t header[WIRE_HEADER_LEN];

    must(text.len <= WIRE_TEXT_MAX);
    if (peer->fd < 0)
        return;
    bytes_settle(out);
    if (OUT_ROOM - out->to < sizeof(header) + text.len) {
        peer_close(peer); /* it does not read: nobody waits for it */
        return;
    }
    wire_header_write(&message, header);
    memcpy(out->at + out->to, header, sizeof(header));
    if (text.len > 0)
        memcpy(out->at + out->to + sizeof(header), text.at, text.len);
    out->to += sizeof(header) + text.len;
}

bool peer_flush(struct peer *peer)
{
    struct peer_bytes *out = &peer->out;

    while (out->from < out->to) {
        ssize_t put = send(peer->fd, out->at + out->from, out->to - out->from, MSG_NOSIGNAL);
        if (put <= 0)
            return would_wait(put);
        out->from += (size_t)put;
    }
    return true;
}

bool peer_wants_to_write(const struct peer *peer)
{
    return peer->fd >= 0 && peer->out.from < peer->out.to;
}

void peer_fault(struct peer *peer, uint64_t tag, const char *sentence)
{
    peer_send(peer, WIRE_FAULT, tag, str_of(sentence));
}
