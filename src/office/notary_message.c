#include "office/notary_message.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>

/*
 * 0  "frjn"     4  kind     5  tree     6  status     7  0     8  length of the text, big-endian
 * 12  size, big-endian
 */
enum { AT_KIND = 4, AT_ALG, AT_STATUS, AT_ZERO, AT_LEN = 8, AT_SIZE = 12 };
static const char sign[] = "frjn";

static void number_write(uint8_t *at, size_t bytes, uint64_t number)
{
    for (size_t i = 0; i < bytes; i++)
        at[i] = (uint8_t)(number >> (8 * (bytes - 1 - i)));
}

static uint64_t number_read(const uint8_t *at, size_t bytes)
{
    uint64_t number = 0;

    for (size_t i = 0; i < bytes; i++)
        number = number << 8 | at[i];
    return number;
}

void notary_header_write(const struct notary_message *message, uint8_t bytes[NOTARY_HEADER_LEN])
{
    memcpy(bytes, sign, AT_KIND);
    bytes[AT_KIND] = (uint8_t)message->kind;
    bytes[AT_ALG] = (uint8_t)message->alg;
    bytes[AT_STATUS] = (uint8_t)message->status;
    bytes[AT_ZERO] = 0;
    number_write(bytes + AT_LEN, AT_SIZE - AT_LEN, message->text_len);
    number_write(bytes + AT_SIZE, NOTARY_HEADER_LEN - AT_SIZE, message->size);
}

bool notary_header_read(const uint8_t bytes[NOTARY_HEADER_LEN], struct notary_message *out)
{
    *out = (struct notary_message){0};
    if (memcmp(bytes, sign, AT_KIND) != 0 || bytes[AT_ZERO] != 0)
        return false;
    if (bytes[AT_KIND] < NOTARY_HELLO || bytes[AT_KIND] > NOTARY_ANSWER
        || bytes[AT_ALG] >= DIGEST_ALGS || bytes[AT_STATUS] > STATUS_UNKNOWN)
        return false;
    out->kind = (enum notary_kind)bytes[AT_KIND];
    out->alg = (enum digest_alg)bytes[AT_ALG];
    out->status = (enum status)bytes[AT_STATUS];
    out->text_len = number_read(bytes + AT_LEN, AT_SIZE - AT_LEN);
    out->size = number_read(bytes + AT_SIZE, NOTARY_HEADER_LEN - AT_SIZE);
    return out->text_len <= NOTARY_TEXT_MAX
           && (out->kind == NOTARY_ANSWER || (out->status == STATUS_OK && out->size == 0));
}

static bool bytes_send(int fd, const void *bytes, size_t len)
{
    const char *at = bytes;

    while (len > 0) {
        ssize_t put = send(fd, at, len, MSG_NOSIGNAL);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        at += put;
        len -= (size_t)put;
    }
    return true;
}

static bool bytes_take(int fd, void *bytes, size_t len)
{
    char *at = bytes;

    while (len > 0) {
        ssize_t got = recv(fd, at, len, 0);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        at += got;
        len -= (size_t)got;
    }
    return true;
}

bool notary_message_send(int fd, struct notary_message *message, struct str text)
{
    uint8_t header[NOTARY_HEADER_LEN];

    must(text.len <= NOTARY_TEXT_MAX);
    message->text_len = text.len;
    notary_header_write(message, header);
    return bytes_send(fd, header, sizeof(header)) && bytes_send(fd, text.at, text.len);
}

bool notary_message_take(int fd, struct arena *arena, struct notary_message *out, struct str *text)
{
    uint8_t header[NOTARY_HEADER_LEN];

    if (!bytes_take(fd, header, sizeof(header)) || !notary_header_read(header, out))
        return false;
    char *at = arena_take(arena, out->text_len + 1, 1);
    *text = (struct str){at, out->text_len};
    return bytes_take(fd, at, out->text_len);
}
