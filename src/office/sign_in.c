#include "office/sign_in.h"

#include "base/json.h"
#include "office/accounts.h"
#include "office/scribe.h"

static struct peer *scribe_next(struct sign_ins *all)
{
    for (size_t i = 0; i < SCRIBES_MAX; i++) {
        struct peer *scribe = all->scribes[all->next++ % SCRIBES_MAX];
        if (scribe != NULL && scribe->fd >= 0)
            return scribe;
    }
    return NULL;
}

static struct sign_in *place_take(struct sign_ins *all)
{
    for (size_t i = 0; i < SIGN_INS_MAX; i++)
        if (!all->waiting[i].used)
            return &all->waiting[i];
    return NULL;
}

static bool map_read(struct arena *arena, struct str text, struct node *out)
{
    struct fault fault;

    return json_read(arena, text, out, &fault) == STATUS_OK && out->kind == NODE_MAP;
}

static void wait_told(struct sign_in *waiting, int64_t ms, struct arena *arena)
{
    struct node map = {.kind = NODE_MAP};
    struct buffer out = {.arena = arena};

    node_put_integer(arena, &map, "seconds", (ms + 999) / 1000);
    json_write_pretty(&out, &map);
    peer_send(waiting->asker, WIRE_WAIT, waiting->tag, buffer_str(&out));
}

/* Asks the scribe, unless too many failed before or the record does not answer. */
static void scribe_ask(struct sign_ins *all, struct sign_in *waiting, struct peer *scribe,
    const struct node *map, struct arena *arena)
{
    struct str account = node_text(map, "account"), verifier;
    struct fault fault;

    waiting->attempt = attempt_of(account, node_text(map, "from"));
    int64_t ms = throttle_try(&all->throttle, &waiting->attempt, all->now);
    if (ms > 0) {
        tally_add(&all->counts->sign_in_delayed);
        wait_told(waiting, ms, arena);
    } else if (office_account_verifier(
                   all->office, account, arena, &verifier, &waiting->person, &fault)
               != STATUS_OK) {
        peer_fault(waiting->asker, waiting->tag, "现在不能登录，请过一会儿再试");
    } else {
        waiting->used = true;
        peer_send(scribe, WIRE_SIGN_IN, (uint64_t)(waiting - all->waiting),
            scribe_question(arena, verifier, node_text(map, "password")));
    }
}

void sign_in_begin(
    struct sign_ins *all, struct peer *asker, uint64_t tag, struct str text, struct arena *arena)
{
    struct sign_in *waiting = place_take(all);
    struct peer *scribe = scribe_next(all);
    struct node map = {.kind = NODE_NULL};

    if (waiting == NULL || scribe == NULL) {
        peer_fault(asker, tag, "同时登录的人太多，请过一会儿再试");
    } else if (!map_read(arena, text, &map)) {
        peer_fault(asker, tag, "现在不能登录，请过一会儿再试");
    } else {
        *waiting = (struct sign_in){.asker = asker, .tag = tag};
        scribe_ask(all, waiting, scribe, &map, arena);
    }
}

static struct str session_text(struct arena *arena, const struct office_session *session)
{
    struct node map = {.kind = NODE_MAP};
    struct buffer out = {.arena = arena};

    node_put_text(arena, &map, "token", session->token);
    node_put_text(arena, &map, "person", id_write(arena, session->person.id));
    json_write_pretty(&out, &map);
    return buffer_str(&out);
}

void sign_in_end(struct sign_ins *all, uint64_t tag, struct str text, struct arena *arena)
{
    struct office_session session;
    struct fault fault;

    if (tag >= SIGN_INS_MAX || !all->waiting[tag].used)
        return;
    struct sign_in waiting = all->waiting[tag];
    all->waiting[tag].used = false;
    if (!scribe_answer(arena, text)) {
        tally_add(&all->counts->sign_in_failed);
        throttle_failed(&all->throttle, &waiting.attempt, all->now);
        peer_fault(waiting.asker, waiting.tag, "账号或者密码不对");
        return;
    }
    tally_add(&all->counts->signed_in);
    throttle_passed(&all->throttle, &waiting.attempt, all->now);
    if (office_session_begin(all->office, waiting.person, arena, &session, &fault) != STATUS_OK)
        peer_fault(waiting.asker, waiting.tag, fault.text);
    else
        peer_send(waiting.asker, WIRE_SESSION, waiting.tag, session_text(arena, &session));
}

void sign_out(
    struct sign_ins *all, struct peer *asker, uint64_t tag, struct str text, struct arena *arena)
{
    struct node map = {.kind = NODE_NULL};
    struct fault fault;

    if (map_read(arena, text, &map)
        && office_session_end(all->office, node_text(&map, "session"), &fault) == STATUS_OK)
        peer_send(asker, WIRE_SESSION, tag, STR("{}"));
    else
        peer_fault(asker, tag, "没有退出，请再试一次");
}

void sign_in_seen(struct sign_ins *all, struct str text, struct arena *arena)
{
    struct node map = {.kind = NODE_NULL};
    struct fault fault;

    if (map_read(arena, text, &map)
        && office_session_seen(all->office, node_text(&map, "session"), &fault) != STATUS_OK)
        return; /* the next request says it again */
}

void sign_ins_lost(struct sign_ins *all, const struct peer *scribe)
{
    (void)scribe; /* which one waits where is not kept: all ask again */
    for (size_t i = 0; i < SIGN_INS_MAX; i++)
        if (all->waiting[i].used) {
            all->waiting[i].used = false;
            peer_fault(all->waiting[i].asker, all->waiting[i].tag, "没有登录成，请再试一次");
        }
}
