/*
 * client - whose connection it is, as a number: who has enough of them is told by it.
 *
 * An IPv4 address, an IPv6 network; who came by a Unix socket, as a proxy on this machine does, is
 * not counted: it counts its clients itself.
 */
#pragma once

#include "base/text.h"

#define CLIENT_UNCOUNTED UINT64_MAX
#define CLIENT_WATCHER (UINT64_MAX - 1) /* came by the socket for watching */

struct sockaddr_storage;
uint64_t client_of(const struct sockaddr_storage *address); /* never 0 */
/* One address is one client; who came by a proxy is not known: empty. */
struct str client_words(struct arena *arena, uint64_t client);
/* Without a place: told as well as it can be at once; closes `fd`. */
void client_turn_away(int fd, bool secure);
