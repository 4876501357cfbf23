#include "web/api_act.h"

#include "view/meeting_view.h"
#include "web/api.h"
#include "web/problem.h"
#include "web/route.h"

/* ---- addresses ------------------------------------------------------------------------------ */

static const struct {
    const char *noun, *plural;
} irregular[] = {
    {"policy", "policies"},
    {"body", "bodies"},
    {"door", "door"},
};

struct str api_plural(struct arena *arena, const char *noun)
{
    for (size_t i = 0; i < COUNT_OF(irregular); i++)
        if (str_is(str_of(noun), irregular[i].noun))
            return str_of(irregular[i].plural);
    return str_format(arena, "%ss", noun);
}

static bool plural_is(const char *noun, struct str plural)
{
    size_t len = str_of(noun).len;

    for (size_t i = 0; i < COUNT_OF(irregular); i++)
        if (str_is(str_of(noun), irregular[i].noun))
            return str_is(plural, irregular[i].plural);
    return plural.len == len + 1 && plural.at[len] == 's'
           && str_is((struct str){plural.at, len}, noun);
}

/* The log is opened once, when an instance is made. */
bool api_has_address(const struct command_kind *kind)
{
    return !str_is(str_of(kind->noun), "log") && kind->shape != NULL;
}

bool api_versioned(const struct command_kind *kind)
{
    return kind->target == TARGET_EXISTING
           && (kind->stream == STREAM_MATTER || kind->stream == STREAM_MEETING);
}

static const struct command_kind *command_at(struct str plural, struct str verb, bool target)
{
    size_t len;
    const struct command_kind *kinds = command_kinds(&len);

    for (size_t i = 0; i < len; i++)
        if (plural_is(kinds[i].noun, plural) && str_is(verb, kinds[i].verb)
            && api_has_address(&kinds[i]) && (kinds[i].target == TARGET_EXISTING) == target)
            return &kinds[i];
    return NULL;
}

bool api_make_fits(const struct str parts[EXCHANGE_PARTS_MAX])
{
    return command_at(parts[0], parts[1], false) != NULL;
}

bool api_act_fits(const struct str parts[EXCHANGE_PARTS_MAX])
{
    return command_at(parts[0], parts[2], true) != NULL;
}

/* ---- what must be said beside the body ------------------------------------------------------ */

static bool body_read(struct exchange *x)
{
    struct str type = http_field_value(x->head, "content-type");

    if (x->form->len > 0 && !str_starts(type, "application/json"))
        (void)problem_tell(x, "media_type", (struct str){0}, NULL);
    else if (x->form->kind != NODE_MAP)
        (void)problem_at(x, "unreadable", "", STR("正文应是一个 JSON 对象"));
    else
        return true;
    return false;
}

/* Setting up needs a token made for it, or someone who signed in. */
static bool scope_right(struct exchange *x, const struct command_kind *kind)
{
    enum token_scope scope = x->session.scope;

    if (kind->caller == CALLER_PERSON || scope == 0 || scope == TOKEN_SET_UP)
        return true;
    (void)problem_tell(x, "token_scope", STR("登记机构、人员和规则要用范围是 set_up 的令牌"), NULL);
    return false;
}

static bool key_read(struct exchange *x, struct request *request)
{
    struct str key = http_field_value(x->head, "idempotency-key");

    if (key.len > 0 && id_read(key, &request->key.id) && id_given(request->key.id))
        return true;
    (void)problem_tell(x, "idempotency_key_missing", (struct str){0}, NULL);
    return false;
}

/* The number an ETag begins with, or that number alone.  What is neither was never
 * given out, so it is stale. */
static bool version_read(struct exchange *x, struct request *request)
{
    struct str tag = http_field_value(x->head, "if-match");
    int64_t version;
    size_t len = 0;

    if (tag.len == 0) {
        (void)problem_tell(x, "if_match_missing", (struct str){0}, NULL);
        return false;
    }
    if (str_is(tag, "*"))
        return true;
    if (tag.at[0] == '"')
        tag = (struct str){tag.at + 1, tag.len - 1};
    while (len < tag.len && tag.at[len] >= '0' && tag.at[len] <= '9')
        len++;
    bool read = str_integer((struct str){tag.at, len}, &version) && version > 0;
    request->if_version = read ? (uint64_t)version : INT32_MAX;
    return true;
}

/* ---- the thing acted on --------------------------------------------------------------------- */

/* A clerk who enters what another did on paper has it before him; whether he may is the rules' to
 * say.  It must be known by its whole number. */
static bool on_paper(struct exchange *x, struct str word, const struct request *request)
{
    struct dossier dossier;
    struct fault fault;
    person_id person = {{{0}}};
    struct id id;

    return id_read(word, &id) && id_read(request->person, &person.id)
           && office_matter(x->viewer.office, (matter_id){id}, person, x->arena, &dossier, &fault)
                  == STATUS_OK;
}

static bool matter_find(struct exchange *x, struct str word, struct request *request)
{
    struct dossier dossier;

    if (on_paper(x, word, request)) {
        request->target = word;
        return true;
    }
    if (!api_matter_load(x, word, &dossier))
        return false;
    request->target = id_write(x->arena, dossier.files[0].matter->id.id);
    return true;
}

static bool target_find(
    struct exchange *x, const struct command_kind *kind, struct str word, struct request *request)
{
    struct fault fault;
    struct id id;
    bool found;

    if (kind->stream == STREAM_MATTER)
        return matter_find(x, word, request);
    found = kind->stream == STREAM_MEETING /* known to those who were told its number */
                ? id_read(word, &id)
                : office_find(x->viewer.office, kind->stream, word, &id, &fault) == STATUS_OK;
    if (found)
        request->target = id_write(x->arena, id);
    else
        (void)problem_tell(x, "not_found", (struct str){0}, NULL);
    return found;
}

/* Which version of a meeting stands is told to those alone who may read it, and to a clerk who has
 * before him the paper of one of them. */
static bool version_seen(
    struct exchange *x, const struct command_kind *kind, const struct request *request)
{
    struct viewer said_by = x->viewer;
    struct sitting sitting;
    struct fault fault;
    struct id id;

    if (kind->stream != STREAM_MEETING || request->if_version == 0)
        return true;
    bool read = id_read(request->target, &id);
    if (read && sitting_read(&x->viewer, id, &sitting, &fault) == STATUS_OK)
        return true;
    if (read && id_read(request->person, &said_by.person.id)
        && sitting_read(&said_by, id, &sitting, &fault) == STATUS_OK)
        return true;
    (void)problem_tell(x, "not_found", STR("没有这次会议，或者您无权查看"), NULL);
    return false;
}

/* ---- the body ------------------------------------------------------------------------------- */

/* The person a word means, as the registrar is told of persons; false has answered. */
static bool person_find(struct exchange *x, struct str word, struct str *out)
{
    struct fault fault;
    struct id id;

    *out = (struct str){0};
    if (word.len == 0)
        return true;
    if (office_find(x->viewer.office, STREAM_PERSON, word, &id, &fault) != STATUS_OK) {
        (void)problem_at(x, "invalid", "/entry/person", str_copy(x->arena, str_of(fault.text)));
        return false;
    }
    *out = id_write(x->arena, id);
    return true;
}

/* Done on paper: by whom, on which day.  Whoever signed in has entered it. */
static bool entry_take(struct exchange *x, const struct command_kind *kind,
    const struct node *entry, struct request *request)
{
    if (kind->caller != CALLER_PERSON)
        (void)problem_at(x, "invalid", "/entry", STR("登记机构、人员和规则不能代录"));
    else if (entry->kind != NODE_MAP)
        (void)problem_at(x, "invalid", "/entry", STR("entry 里应写 person 和 on"));
    else {
        if (!person_find(x, node_text(entry, "person"), &request->person))
            return false;
        request->done_on = node_text(entry, "on");
        request->via = STR("paper");
        for (size_t i = 0; i < entry->len; i++)
            if (!str_is(entry->items[i].key, "person") && !str_is(entry->items[i].key, "on")) {
                (void)problem_at(x, "unknown_field", "/entry", STR("entry 里只写 person 和 on"));
                return false;
            }
        return true;
    }
    return false;
}

/* What stands beside the command's fields: which action, which procedure, the form's token. */
static bool member_take(struct exchange *x, const struct command_kind *kind,
    const struct node *member, struct request *request)
{
    bool opens = str_is(str_of(kind->verb), "new") && kind->stream == STREAM_MATTER;

    if (kind->shape == NULL && str_is(member->key, "action"))
        request->action = member->text;
    else if (opens && str_is(member->key, "noun"))
        request->noun = member->text;
    else
        return str_is(member->key, "csrf") && !x->session.bearer;
    return true;
}

static bool body_take(struct exchange *x, const struct command_kind *kind, struct request *request)
{
    struct node *input = arena_new(x->arena, struct node);

    input->kind = NODE_MAP;
    request->input = input;
    for (size_t i = 0; i < x->form->len; i++) {
        const struct node *member = &x->form->items[i];
        if (str_is(member->key, "entry")) {
            if (!entry_take(x, kind, member, request))
                return false;
        } else if (!member_take(x, kind, member, request)) {
            *node_put(x->arena, input, member->key) = *member;
        }
    }
    if (kind->shape != NULL || request->action.len > 0)
        return true;
    (void)problem_at(x, "invalid", "/action", STR("请写明 action：能办的见 GET 这个地址"));
    return false;
}

/* ---- asking --------------------------------------------------------------------------------- */

static enum exchange_next command_ask(
    struct exchange *x, const struct command_kind *kind, struct str target)
{
    struct request request = {.noun = str_of(kind->noun), .verb = str_of(kind->verb)};
    bool existing = kind->target == TARGET_EXISTING;

    if (!body_read(x) || !scope_right(x, kind) || !key_read(x, &request)
        || !body_take(x, kind, &request))
        return EXCHANGE_DONE;
    if (existing && !target_find(x, kind, target, &request))
        return EXCHANGE_DONE;
    if (api_versioned(kind) && (!version_read(x, &request) || !version_seen(x, kind, &request)))
        return EXCHANGE_DONE;
    return exchange_submit(x, &request);
}

enum exchange_next api_make(struct exchange *x)
{
    return command_ask(x, command_at(x->parts[0], x->parts[1], false), (struct str){0});
}

enum exchange_next api_act(struct exchange *x)
{
    return command_ask(x, command_at(x->parts[0], x->parts[2], true), x->parts[1]);
}

enum exchange_next api_transition(struct exchange *x)
{
    return command_ask(x, command_find(STR("matter"), STR("act")), x->parts[0]);
}

/* ---- the answer ----------------------------------------------------------------------------- */

/* The edition a matter is pinned to; of what is not there yet, the one in force. */
static const struct policy *policy_asked(struct exchange *x)
{
    struct dossier dossier;
    struct fault fault;
    struct id id;
    const struct edition *edition =
        directory_edition_on(x->viewer.directory, instant_day(x->viewer.now));

    for (size_t i = 0; i < EXCHANGE_PARTS_MAX; i++)
        if (x->parts[i].len > 0
            && office_find(x->viewer.office, STREAM_MATTER, x->parts[i], &id, &fault) == STATUS_OK
            && office_matter(
                   x->viewer.office, (matter_id){id}, x->viewer.person, x->arena, &dossier, &fault)
                   == STATUS_OK)
            return dossier.files[0].policy;
    return edition == NULL ? NULL : edition->policy;
}

static void refusal_told(struct exchange *x, const struct decision *decision)
{
    const struct policy *policy = policy_asked(x);
    struct node more = {.kind = NODE_MAP}, *rule = node_put(x->arena, &more, STR("rule"));

    rule->kind = NODE_MAP;
    node_put_text(x->arena, rule, "code", refusal_code(decision->refusal));
    node_put_text(x->arena, rule, "text", refusal_words(decision->refusal));
    if (policy != NULL) {
        node_put_text(x->arena, rule, "policy_pack", policy->pack);
        node_put_text(x->arena, rule, "edition", policy->edition);
    }
    if (decision->rule.len > 0)
        node_put_text(x->arena, rule, "clause", decision->rule);
    (void)problem_tell(x, "refused", decision->detail, &more);
}

static void mistaken(struct exchange *x, const struct problems *problems)
{
    struct node more = {.kind = NODE_MAP};
    const char *code = "invalid";

    problem_errors(x->arena, problems, &more);
    for (size_t i = 0; i < problems->len; i++)
        if (str_is(problems->at[i].code, "unknown_field"))
            code = "unknown_field";
    (void)problem_tell(x, code, (struct str){0}, &more);
}

static void failed(struct exchange *x, const struct reply *reply)
{
    struct node more = {.kind = NODE_MAP};
    struct str why = str_copy(x->arena, str_of(reply->fault.text));

    if (reply->stale)
        node_put_integer(x->arena, &more, "version", (int64_t)reply->version);
    (void)problem_tell(x,
        reply->stale                       ? "stale"
        : reply->status == STATUS_CONFLICT ? "conflict"
                                           : "unavailable",
        why, &more);
}

static bool makes(const struct exchange *x)
{
    return x->route->handle == api_make;
}

static void done(struct exchange *x, const struct reply *reply)
{
    struct node out = {.kind = NODE_MAP};

    node_put_text(x->arena, &out, "id", id_write(x->arena, reply->stream));
    node_put_integer(x->arena, &out, "seq", (int64_t)reply->seq);
    node_put_integer(x->arena, &out, "version", (int64_t)reply->version);
    node_set_bool(node_put(x->arena, &out, STR("repeated")), reply->repeated);
    struct node *notes = node_put(x->arena, &out, STR("notes"));
    notes->kind = NODE_LIST;
    VEC_EACH (struct str, note, reply->decision.notes)
        node_set_text(node_push(x->arena, notes), *note);
    x->status = makes(x) ? 201 : 200;
    if (makes(x) && (str_is(x->parts[0], "matters") || str_is(x->parts[0], "meetings")))
        exchange_header(x, "Location",
            str_format(x->arena, "/api/v1/%.*s/%.*s", STR_ARG(x->parts[0]),
                STR_ARG(id_write(x->arena, reply->stream))));
    (void)exchange_json(x, &out);
}

void api_acted(struct exchange *x, enum wire_kind kind, struct str text)
{
    struct reply reply;

    if (kind != WIRE_REPLY || !wire_reply_read(x->arena, text, &reply))
        (void)problem_tell(
            x, "unavailable", STR("没有得到登记的答复，请用原来的提交号再试一次"), NULL);
    else if (reply.status != STATUS_OK)
        failed(x, &reply);
    else if (reply.decision.problems.len > 0)
        mistaken(x, &reply.decision.problems);
    else if (reply.decision.refusal != REFUSAL_NONE)
        refusal_told(x, &reply.decision);
    else
        done(x, &reply);
}
