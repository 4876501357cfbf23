#include "web/session.h"

#include "base/json.h"
#include "web/site_pages.h"

struct str session_cookie_name(const struct exchange *x)
{
    return x->secure ? STR("__Host-frj") : STR("frj");
}

static struct str written(struct exchange *x, const struct node *map)
{
    struct buffer out = {.arena = x->arena};

    json_write_pretty(&out, map);
    return buffer_str(&out);
}

struct str session_seen_text(struct exchange *x)
{
    struct node map = {.kind = NODE_MAP};

    node_put_text(x->arena, &map, "session", x->session.token);
    return written(x, &map);
}

enum exchange_next session_begin(struct exchange *x)
{
    struct str account = exchange_form(x, "account");
    struct node map = {.kind = NODE_MAP};

    if (account.len == 0 || exchange_form(x, "password").len == 0)
        return exchange_error(x, 422, "请写明账号和密码");
    node_put_text(x->arena, &map, "account", account);
    node_put_text(x->arena, &map, "password", exchange_form(x, "password"));
    node_put_text(x->arena, &map, "from", x->from);
    x->ask = WIRE_SIGN_IN;
    x->ask_text = written(x, &map);
    return EXCHANGE_ASK;
}

static void cookie_set(struct exchange *x, struct str token)
{
    exchange_header(x, "Set-Cookie",
        str_format(x->arena, "%.*s=%s; Path=/; HttpOnly; SameSite=Strict%s%s",
            STR_ARG(session_cookie_name(x)), token.len == 0 ? "" : str_c(x->arena, token),
            x->secure ? "; Secure" : "", token.len == 0 ? "; Max-Age=0" : ""));
}

/* The sentence of a WIRE_FAULT; it was said by the registrar and is told as it is. */
static void fault_told(struct exchange *x, struct str text)
{
    (void)exchange_error(x, 403, str_c(x->arena, text));
}

/* Too many failed: how long it is to be waited, never whether there is such an account. */
static void wait_told(struct exchange *x, struct str text)
{
    struct node map = {.kind = NODE_NULL};
    struct fault fault;
    const struct node *said =
        json_read(x->arena, text, &map, &fault) == STATUS_OK ? node_get(&map, "seconds") : NULL;
    int64_t seconds = said == NULL ? 60 : said->integer;

    exchange_header(x, "Retry-After", str_format(x->arena, "%lld", (long long)seconds));
    struct str words =
        str_format(x->arena, "登录失败的次数太多，请在%lld秒之后再试", (long long)seconds);
    if (x->api)
        (void)exchange_error(x, 429, str_c(x->arena, words));
    else
        login_failed(x, 429, words);
}

void session_begun(struct exchange *x, enum wire_kind kind, struct str text)
{
    struct node map = {.kind = NODE_NULL};
    struct fault fault;

    if (kind == WIRE_WAIT) {
        wait_told(x, text);
        return;
    }
    if (kind != WIRE_SESSION || json_read(x->arena, text, &map, &fault) != STATUS_OK) {
        if (x->api)
            fault_told(x, text);
        else
            login_failed(x, 422, text);
        return;
    }
    if (x->api) {
        (void)exchange_json(x, &map);
        return;
    }
    cookie_set(x, node_text(&map, "token"));
    (void)exchange_redirect(x, STR("/"));
}

enum exchange_next session_end(struct exchange *x)
{
    if (x->session.scope != 0)
        return exchange_error(x, 403, "令牌不是登录：停用令牌用 DELETE /api/v1/tokens/{id}");
    x->ask = WIRE_SIGN_OUT;
    x->ask_text = session_seen_text(x);
    return EXCHANGE_ASK;
}

void session_ended(struct exchange *x, enum wire_kind kind, struct str text)
{
    struct node none = {.kind = NODE_MAP};

    if (kind != WIRE_SESSION) {
        fault_told(x, text);
        return;
    }
    if (x->api) {
        (void)exchange_json(x, &none);
        return;
    }
    cookie_set(x, (struct str){0});
    (void)exchange_redirect(x, STR("/login"));
}
