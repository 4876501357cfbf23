#include "web/session.h"

#include "base/json.h"
#include "web/site_pages.h"

struct str session_cookie_name(const struct exchange *x)
{
    return x->secure ? STR("__Host-frj") : STR("frj");
}

static struct str question(struct exchange *x, const char *key, struct str value)
{
    struct node map = {.kind = NODE_MAP};
    struct buffer out = {.arena = x->arena};

    node_put_text(x->arena, &map, key, value);
    if (x->ask == WIRE_SIGN_IN)
        node_put_text(x->arena, &map, "password", exchange_form(x, "password"));
    json_write_pretty(&out, &map);
    return buffer_str(&out);
}

enum exchange_next session_begin(struct exchange *x)
{
    struct str account = exchange_form(x, "account");

    if (account.len == 0 || exchange_form(x, "password").len == 0)
        return exchange_error(x, 422, "请写明账号和密码");
    x->ask = WIRE_SIGN_IN;
    x->ask_text = question(x, "account", account);
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

void session_begun(struct exchange *x, enum wire_kind kind, struct str text)
{
    struct node map = {.kind = NODE_NULL};
    struct fault fault;

    if (kind != WIRE_SESSION || json_read(x->arena, text, &map, &fault) != STATUS_OK) {
        if (x->api)
            fault_told(x, text);
        else
            login_failed(x, exchange_form(x, "account"), text);
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
    x->ask = WIRE_SIGN_OUT;
    x->ask_text = question(x, "session", x->session.token);
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
