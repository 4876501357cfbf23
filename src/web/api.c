#include "web/api.h"

#include "view/matter_rows.h"
#include "view/matter_view.h"
#include "view/options_view.h"

/* ---- reading -------------------------------------------------------------------------------- */

enum exchange_next api_me(struct exchange *x)
{
    struct node out = {.kind = NODE_MAP};
    const struct viewer *v = &x->viewer;

    node_put_text(x->arena, &out, "person", id_write(x->arena, v->person.id));
    node_put_text(x->arena, &out, "name", directory_name(x->arena, v->directory, v->person));
    node_put_text(x->arena, &out, "authority", v->directory->name);
    node_set_bool(node_put(x->arena, &out, STR("story")), office_is_story(v->office));
    return exchange_json(x, &out);
}

enum exchange_next api_matters(struct exchange *x)
{
    struct matter_filter filter = {
        .noun = exchange_query(x, "noun"), .open_only = exchange_query(x, "open").len > 0};
    struct node out = {.kind = NODE_LIST};
    struct fault fault;
    struct vec rows;

    if (office_matters(x->viewer.office, &filter, x->viewer.person, x->arena, &rows, &fault)
        != STATUS_OK)
        return exchange_error(x, 503, fault.text);
    matter_rows_tree(&x->viewer, &rows, &out);
    return exchange_json(x, &out);
}

/* What may not be seen is not there. */
static bool matter_load(struct exchange *x, struct dossier *out)
{
    struct fault fault;
    struct id id;

    if (office_find(x->viewer.office, STREAM_MATTER, x->parts[0], &id, &fault) == STATUS_OK
        && office_matter(x->viewer.office, (matter_id){id}, x->viewer.person, x->arena, out, &fault)
               == STATUS_OK)
        return true;
    (void)exchange_error(x, 404, "没有这件事项，或者您无权查看");
    return false;
}

enum exchange_next api_matter(struct exchange *x)
{
    struct node out = {.kind = NODE_MAP};
    struct dossier dossier;

    if (!matter_load(x, &dossier))
        return EXCHANGE_DONE;
    matter_tree(&x->viewer, &dossier, exchange_query(x, "why").len > 0, &out);
    return exchange_json(x, &out);
}

enum exchange_next api_transitions(struct exchange *x)
{
    struct node out = {.kind = NODE_LIST};
    struct dossier dossier;

    if (!matter_load(x, &dossier))
        return EXCHANGE_DONE;
    struct vec options = casework_options(&dossier, x->viewer.person, x->viewer.now, x->arena);
    options_tree(x->arena, &dossier.files[0], &options, &out);
    return exchange_json(x, &out);
}

/* ---- acting --------------------------------------------------------------------------------- */

enum exchange_next api_command(struct exchange *x)
{
    struct str key = http_field_value(x->head, "idempotency-key");
    struct request request = {.noun = exchange_form(x, "noun"),
        .verb = exchange_form(x, "verb"),
        .target = exchange_form(x, "target"),
        .action = exchange_form(x, "action"),
        .input = node_get(x->form, "input")};
    const struct command_kind *kind = command_find(request.noun, request.verb);

    if (kind != NULL && kind->caller == CALLER_HOST)
        return exchange_error(x, 403, "这件事只能在本机办理（frj 命令）");
    if (key.len > 0 && !id_read(key, &request.key.id))
        return exchange_error(x, 400, "Idempotency-Key（提交号）应是32位小写十六进制数字");
    return exchange_submit(x, &request);
}

static void refusal_told(struct exchange *x, const struct decision *decision)
{
    struct node out = {.kind = NODE_MAP};

    x->status = 409;
    node_put_text(x->arena, &out, "title", refusal_words(decision->refusal));
    node_put_integer(x->arena, &out, "status", x->status);
    node_put_text(x->arena, &out, "code", refusal_code(decision->refusal));
    node_put_text(x->arena, &out, "detail", decision->detail);
    node_put_text(x->arena, &out, "rule", decision->rule);
    (void)exchange_json(x, &out);
    x->content_type = STR("application/problem+json; charset=utf-8");
}

static void mistaken(struct exchange *x, const struct problems *problems)
{
    struct node out = {.kind = NODE_MAP};

    x->status = 422;
    node_put_text(x->arena, &out, "title", STR("内容要修改"));
    node_put_integer(x->arena, &out, "status", x->status);
    struct node *list = node_put(x->arena, &out, STR("errors"));
    list->kind = NODE_LIST;
    for (size_t i = 0; i < problems->len; i++) {
        struct node *row = node_push(x->arena, list);
        row->kind = NODE_MAP;
        node_put_text(x->arena, row, "pointer", problems->at[i].path);
        node_put_text(x->arena, row, "message", problems->at[i].text);
    }
    (void)exchange_json(x, &out);
    x->content_type = STR("application/problem+json; charset=utf-8");
}

static void done(struct exchange *x, const struct reply *reply)
{
    struct node out = {.kind = NODE_MAP};

    node_put_text(x->arena, &out, "id", id_write(x->arena, reply->stream));
    node_put_integer(x->arena, &out, "seq", (int64_t)reply->seq);
    node_set_bool(node_put(x->arena, &out, STR("repeated")), reply->repeated);
    struct node *notes = node_put(x->arena, &out, STR("notes"));
    notes->kind = NODE_LIST;
    VEC_EACH (struct str, note, reply->decision.notes)
        node_set_text(node_push(x->arena, notes), *note);
    (void)exchange_json(x, &out);
}

void api_commanded(struct exchange *x, enum wire_kind kind, struct str text)
{
    struct reply reply;

    if (kind != WIRE_REPLY || !wire_reply_read(x->arena, text, &reply))
        (void)exchange_error(x, 503, "没有得到登记的答复，请用原来的提交号再试一次");
    else if (reply.status != STATUS_OK)
        (void)exchange_error(x, reply.status == STATUS_CONFLICT ? 409 : 503, reply.fault.text);
    else if (reply.decision.problems.len > 0)
        mistaken(x, &reply.decision.problems);
    else if (reply.decision.refusal != REFUSAL_NONE)
        refusal_told(x, &reply.decision);
    else
        done(x, &reply);
}
