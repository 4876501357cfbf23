#include "web/exchange.h"

#include "base/json.h"

struct str exchange_query(const struct exchange *x, const char *name)
{
    return node_text(x->query, name);
}

struct str exchange_form(const struct exchange *x, const char *name)
{
    return node_text(x->form, name);
}

void exchange_header(struct exchange *x, const char *name, struct str value)
{
    must(x->headers_len < EXCHANGE_HEADERS_MAX);
    x->headers[x->headers_len++] = (struct http_field){str_of(name), value};
}

enum exchange_next exchange_redirect(struct exchange *x, struct str path)
{
    x->status = 303;
    x->out.len = 0;
    exchange_header(x, "Location", path);
    return EXCHANGE_DONE;
}

enum exchange_next exchange_json(struct exchange *x, const struct node *node)
{
    x->content_type = STR("application/json; charset=utf-8");
    json_write_pretty(&x->out, node);
    return EXCHANGE_DONE;
}

void exchange_sign(const struct exchange *x, struct request *request)
{
    struct str who = id_write(x->arena, x->session.person.id);

    if (request->person.len > 0)
        request->entered_by = who;
    else
        request->person = who;
    request->now = x->viewer.now;
}

enum exchange_next exchange_submit(struct exchange *x, struct request *request)
{
    exchange_sign(x, request);
    x->ask = WIRE_SUBMIT;
    x->ask_text = wire_request_write(x->arena, request);
    return EXCHANGE_ASK;
}
