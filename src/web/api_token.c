/* A person's own tokens over the API.  Made by whoever signed in with a password: a token that was
 * lost makes no others. */
#include "base/json.h"
#include "web/api.h"
#include "web/api_list.h"
#include "web/problem.h"

enum exchange_next api_tokens(struct exchange *x)
{
    struct node out = {.kind = NODE_LIST};
    struct vec tokens;
    struct fault fault;

    if (office_tokens(x->viewer.office, x->viewer.person, x->arena, &tokens, &fault) != STATUS_OK)
        return problem_of_fault(x, &fault);
    VEC_EACH (struct office_token, token, tokens)
        token_tree(x->arena, token, node_push(x->arena, &out));
    return api_page(x, &out);
}

static bool signed_in(struct exchange *x)
{
    if (x->session.scope == 0)
        return true;
    (void)problem_tell(x, "token_scope",
        STR("令牌不能建立或者停用令牌，请用账号和密码登录（POST /api/v1/session）"), NULL);
    return false;
}

/* Nothing but name, scope and days. */
static bool members_known(struct exchange *x)
{
    static const char *const names[] = {"name", "scope", "days", "csrf"};

    for (size_t i = 0; i < x->form->len; i++) {
        bool known = false;
        for (size_t k = 0; k < COUNT_OF(names); k++)
            known = known || str_is(x->form->items[i].key, names[k]);
        if (known)
            continue;
        struct str pointer = problem_pointer(x->arena, x->form->items[i].key);
        (void)problem_at(
            x, "unknown_field", str_c(x->arena, pointer), STR("可以写的有：name、scope、days"));
        return false;
    }
    return true;
}

enum exchange_next api_token_create(struct exchange *x)
{
    struct office_token what = {
        .person = x->viewer.person, .name = exchange_form(x, "name"), .scope = TOKEN_READ};
    struct str scope = exchange_form(x, "scope");
    const struct node *days = node_get(x->form, "days");

    if (!signed_in(x) || !members_known(x))
        return EXCHANGE_DONE;
    if (scope.len > 0 && !token_scope_read(scope, &what.scope))
        return problem_at(x, "invalid", "/scope", STR("scope 是 read、act 或 set_up"));
    if (days != NULL && days->kind != NODE_INTEGER)
        return problem_at(x, "invalid", "/days", STR("days 是1到366的整数"));
    x->ask = WIRE_TOKEN;
    x->ask_text = token_question_create(x->arena, &what, days == NULL ? TOKEN_DAYS : days->integer);
    return EXCHANGE_ASK;
}

static bool answer_read(struct exchange *x, enum wire_kind kind, struct str text, struct node *out)
{
    struct fault fault;

    if (kind == WIRE_TOKEN && json_read(x->arena, text, out, &fault) == STATUS_OK)
        return true;
    (void)problem_tell(x, kind == WIRE_FAULT ? "invalid" : "unavailable", text, NULL);
    return false;
}

void api_token_created(struct exchange *x, enum wire_kind kind, struct str text)
{
    struct node out = {.kind = NODE_MAP};

    if (!answer_read(x, kind, text, &out))
        return;
    x->status = 201;
    (void)exchange_json(x, &out);
}

enum exchange_next api_token_revoke(struct exchange *x)
{
    if (!signed_in(x))
        return EXCHANGE_DONE;
    x->ask = WIRE_TOKEN;
    x->ask_text = token_question_revoke(x->arena, x->viewer.person, x->parts[0]);
    return EXCHANGE_ASK;
}

void api_token_revoked(struct exchange *x, enum wire_kind kind, struct str text)
{
    struct node out = {.kind = NODE_MAP};

    if (kind == WIRE_FAULT)
        (void)problem_tell(x, "not_found", text, NULL);
    else if (answer_read(x, kind, text, &out))
        (void)exchange_json(x, &out);
}
