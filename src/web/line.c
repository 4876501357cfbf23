#include "web/line.h"

#include "web/http_head.h"

#include <event2/buffer.h>
#include <event2/bufferevent.h>
#include <event2/bufferevent_ssl.h>
#include <event2/event.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
    COME_MAX = HTTP_HEAD_MAX + 65536,
    PAGE_WRITE = 256 * 1024, /* in one call, as long as the system takes it */
    PIECE = 64 * 1024,       /* what TLS writes at once leaves the buffer at once */
};

static struct bufferevent *secure_open(struct event_base *base, int fd, const struct tls *tls)
{
    struct ssl_st *client = tls_client_new(tls);

    return client == NULL ? NULL
                          : bufferevent_openssl_socket_new(
                              base, fd, client, BUFFEREVENT_SSL_ACCEPTING, BEV_OPT_CLOSE_ON_FREE);
}

struct bufferevent *line_open(struct event_base *base, int fd, const struct tls *tls)
{
    struct bufferevent *line = tls == NULL || tls->context == NULL
                                   ? bufferevent_socket_new(base, fd, BEV_OPT_CLOSE_ON_FREE)
                                   : secure_open(base, fd, tls);

    if (line == NULL)
        return NULL;
    bufferevent_setwatermark(line, EV_READ, 0, COME_MAX);
    bufferevent_set_max_single_write(line, PAGE_WRITE);
    return line;
}

static void end_say(struct bufferevent *line)
{
    struct ssl_st *client = bufferevent_openssl_get_ssl(line);

    if (client != NULL && line_left(line) == 0)
        tls_client_end(client);
}

void line_close(struct bufferevent *line)
{
    end_say(line);
    bufferevent_free(line); /* closes the socket */
}

struct str line_come(struct bufferevent *line)
{
    struct evbuffer *in = bufferevent_get_input(line);
    size_t len = evbuffer_get_length(in);

    return (struct str){(const char *)evbuffer_pullup(in, (ev_ssize_t)len), len};
}

void line_took(struct bufferevent *line, size_t len)
{
    evbuffer_drain(bufferevent_get_input(line), len);
}

/* Most answers are taken whole, at once: then nothing is copied and no event is waited for. */
static struct str sent_at_once(struct bufferevent *line, struct str bytes)
{
    if (bufferevent_openssl_get_ssl(line) != NULL || line_left(line) > 0)
        return bytes;
    ssize_t sent = send(bufferevent_getfd(line), bytes.at, bytes.len, MSG_NOSIGNAL);
    size_t len = sent < 0 ? 0 : (size_t)sent; /* an error comes again when the loop writes */
    return (struct str){bytes.at + len, bytes.len - len};
}

void line_send(struct bufferevent *line, struct str bytes)
{
    bytes = sent_at_once(line, bytes);
    for (size_t at = 0; at < bytes.len; at += PIECE)
        bufferevent_write(line, bytes.at + at, bytes.len - at < PIECE ? bytes.len - at : PIECE);
}

/* A part of a file goes from the disk to the client without a copy of ours. */
bool line_send_file(struct bufferevent *line, const struct exchange_file *file)
{
    struct evbuffer *out = bufferevent_get_output(line);
    struct evbuffer_file_segment *segment = evbuffer_file_segment_new(file->fd, (ev_off_t)file->at,
        (ev_off_t)file->len, EVBUF_FS_DISABLE_SENDFILE | EVBUF_FS_DISABLE_LOCKING);
    bool whole = segment != NULL;

    close(file->fd); /* what is mapped stays */
    for (uint64_t at = 0; at < file->len && whole; at += PIECE) {
        uint64_t len = file->len - at < PIECE ? file->len - at : PIECE;
        whole = evbuffer_add_file_segment(out, segment, (ev_off_t)at, (ev_off_t)len) == 0;
    }
    if (segment != NULL)
        evbuffer_file_segment_free(segment);
    return whole;
}

size_t line_left(struct bufferevent *line)
{
    return evbuffer_get_length(bufferevent_get_output(line));
}

bool line_end(struct bufferevent *line)
{
    end_say(line);
    return shutdown(bufferevent_getfd(line), SHUT_WR) == 0;
}
