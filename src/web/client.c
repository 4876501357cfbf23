#include "web/client.h"

#include "web/answer.h"

#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* One client is one address; of IPv6 the network, whose owner has as many addresses as he likes. */
uint64_t client_of(const struct sockaddr_storage *address)
{
    uint64_t network = 0;

    if (address->ss_family == AF_INET)
        return UINT64_C(1) << 32 | ((const struct sockaddr_in *)address)->sin_addr.s_addr;
    if (address->ss_family != AF_INET6)
        return CLIENT_UNCOUNTED;
    const struct sockaddr_in6 *long_one = (const struct sockaddr_in6 *)address;
    const uint8_t *bytes = long_one->sin6_addr.s6_addr;
    if (IN6_IS_ADDR_V4MAPPED(&long_one->sin6_addr)) {
        uint32_t short_one;
        memcpy(&short_one, bytes + 12, sizeof(short_one));
        return UINT64_C(1) << 32 | short_one;
    }
    memcpy(&network, bytes, sizeof(network));
    return network == 0 ? 1 : network; /* ::1 */
}

struct str client_words(struct arena *arena, uint64_t client)
{
    return client == CLIENT_UNCOUNTED ? STR("")
                                      : str_format(arena, "%llx", (unsigned long long)client);
}

void client_turn_away(int fd, bool secure)
{
    struct arena *arena = secure ? NULL : arena_open(4096);

    if (arena != NULL) {
        struct buffer out = {.arena = arena};
        answer_refuse(&out, 503, false);
        struct str bytes = buffer_str(&out);
        (void)send(fd, bytes.at, bytes.len, MSG_DONTWAIT | MSG_NOSIGNAL);
        (void)shutdown(fd, SHUT_WR);
    }
    arena_close(arena);
    close(fd);
}
