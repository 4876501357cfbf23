#include "office/scribe.h"

#include "base/json.h"
#include "office/password.h"
#include "office/peer.h"
#include "office/sandbox.h"

#include <poll.h>
#include <stdio.h>

#define JOB_BYTES ((size_t)16 << 20)

struct str scribe_question(struct arena *arena, struct str verifier, struct str password)
{
    struct node map = {.kind = NODE_MAP};
    struct buffer out = {.arena = arena};

    node_put_text(arena, &map, "verifier", verifier);
    node_put_text(arena, &map, "password", password);
    json_write_pretty(&out, &map);
    return buffer_str(&out);
}

bool scribe_answer(struct arena *arena, struct str text)
{
    struct node map = {.kind = NODE_NULL};
    struct fault fault;

    return json_read(arena, text, &map, &fault) == STATUS_OK
           && str_is(node_text(&map, "holds"), "yes");
}

static struct str answer(struct arena *arena, struct str text)
{
    struct node map = {.kind = NODE_NULL};
    struct fault fault;
    bool holds = json_read(arena, text, &map, &fault) == STATUS_OK
                 && password_holds(node_text(&map, "verifier"), node_text(&map, "password"));

    return holds ? STR("{\"holds\": \"yes\"}") : STR("{\"holds\": \"no\"}");
}

static bool enclose(void)
{
    const struct sandbox own = {.post = SANDBOX_SCRIBE};
    struct fault fault;

    password_begin();
    if (sandbox_enter(&own, &fault) == STATUS_OK)
        return true;
    fprintf(stderr, "scribe: %s\n", fault.text);
    return false;
}

int scribe_serve(int fd)
{
    struct peer asker = {.fd = -1};
    struct arena *arena = arena_open(JOB_BYTES);
    struct pollfd wait = {.fd = fd, .events = POLLIN};

    if (arena == NULL || !peer_open(&asker, fd) || !enclose())
        return 1;
    while (poll(&wait, 1, -1) >= 0 && peer_read(&asker)) {
        struct wire_message message;
        struct str text;
        while (peer_next(&asker, &message, &text)) {
            arena_rewind(arena, 0);
            peer_send(&asker, WIRE_SESSION, message.tag, answer(arena, text));
        }
        if (asker.fd < 0 || !peer_flush(&asker))
            break;
    }
    peer_close(&asker);
    arena_close(arena);
    return 0;
}
