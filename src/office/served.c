#include "office/served.h"

#include "store/db.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

enum { ANSWER_SECONDS = 60 };

int served_connect(const char *place)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    const struct timeval most = {.tv_sec = ANSWER_SECONDS};
    int len = db_is_address(place)
                  ? -1
                  : snprintf(address.sun_path, sizeof(address.sun_path), "%s/door", place);

    if (len < 0 || (size_t)len >= sizeof(address.sun_path))
        return -1;
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd >= 0
        && (connect(fd, (const struct sockaddr *)&address, sizeof(address)) != 0
            || setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &most, sizeof(most)) != 0)) {
        close(fd);
        return -1;
    }
    return fd;
}

static bool all_sent(int fd, struct str bytes)
{
    while (bytes.len > 0) {
        ssize_t put = send(fd, bytes.at, bytes.len, MSG_NOSIGNAL);
        if (put <= 0 && errno != EINTR)
            return false;
        if (put > 0)
            bytes = (struct str){bytes.at + put, bytes.len - (size_t)put};
    }
    return true;
}

static bool all_taken(int fd, char *at, size_t len)
{
    while (len > 0) {
        ssize_t got = recv(fd, at, len, 0);
        if (got == 0 || (got < 0 && errno != EINTR))
            return false;
        if (got > 0) {
            at += got;
            len -= (size_t)got;
        }
    }
    return true;
}

static bool message_take(
    int door, struct wire_message *message, struct arena *arena, struct str *text)
{
    uint8_t header[WIRE_HEADER_LEN];

    if (!all_taken(door, (char *)header, sizeof(header)) || !wire_header_read(header, message))
        return false;
    char *at = arena_take(arena, (size_t)message->text_len + 1, 1);
    *text = (struct str){at, message->text_len};
    return all_taken(door, at, message->text_len);
}

static bool reply_take(int door, struct reply *replies, size_t len, struct arena *arena)
{
    struct wire_message message;
    struct str text;

    return message_take(door, &message, arena, &text) && message.kind == WIRE_REPLY
           && message.tag < len && wire_reply_read(arena, text, &replies[message.tag]);
}

enum status served_ask(int door, enum wire_kind kind, struct str question, struct arena *arena,
    struct str *answer, struct fault *fault)
{
    struct buffer out = {.arena = arena};
    struct wire_message message;

    *fault = (struct fault){.status = STATUS_OK};
    wire_write(&out, kind, 0, question);
    if (!all_sent(door, buffer_str(&out)) || !message_take(door, &message, arena, answer)
        || (message.kind != kind && message.kind != WIRE_FAULT))
        return fault_set(fault, STATUS_UNKNOWN, "没有得到服务的答复，请再试一次");
    if (message.kind == WIRE_FAULT)
        return fault_set(fault, STATUS_INVALID, "%.*s", STR_ARG(*answer));
    return STATUS_OK;
}

enum status served_submit(int door, const struct request *requests, size_t len,
    struct reply *replies, struct arena *arena, struct fault *fault)
{
    bool live = true;

    *fault = (struct fault){.status = STATUS_OK};
    for (size_t i = 0; i < len; i++) {
        struct buffer out = {.arena = arena};
        replies[i] = (struct reply){.status = STATUS_UNKNOWN, .key = requests[i].key};
        fault_set(&replies[i].fault, STATUS_UNKNOWN, "没有得到服务的答复，请用原提交号再试一次");
        wire_write(&out, WIRE_SUBMIT, i, wire_request_write(arena, &requests[i]));
        live = live && all_sent(door, buffer_str(&out));
    }
    for (size_t i = 0; i < len && live; i++)
        live = reply_take(door, replies, len, arena);
    for (size_t i = 0; i < len; i++)
        if (replies[i].status != STATUS_OK) {
            *fault = replies[i].fault;
            return replies[i].status;
        }
    return STATUS_OK;
}
