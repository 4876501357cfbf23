/*
 * line - the bytes of one client, in and out, plain or under TLS.
 *
 * A connection reads what has come and says what it took; what it sends is written as the client
 * takes it, in pieces, so that it can be seen how far it is.  A handshake is no event of its own.
 */
#pragma once

#include "base/text.h"
#include "office/tls.h"
#include "web/exchange.h"

struct bufferevent;
struct event_base;

/* Takes over `fd`; without `tls` it is plain.  NULL: no memory. */
struct bufferevent *line_open(struct event_base *base, int fd, const struct tls *tls);
void line_close(struct bufferevent *line);

/* Everything that has come, as one piece; no more of it than a head and a body need. */
struct str line_come(struct bufferevent *line);
void line_took(struct bufferevent *line, size_t len);

/* What the system does not take at once follows from the loop (line_left). */
void line_send(struct bufferevent *line, struct str bytes);
/* Takes over the file's descriptor; false: not all of it will follow. */
bool line_send_file(struct bufferevent *line, const struct exchange_file *file);
size_t line_left(struct bufferevent *line); /* bytes that are not yet with the system */

/* Nothing more is sent; the client's may still come.  False: it is gone. */
bool line_end(struct bufferevent *line);
