#include "web/api_schema.h"

#include "casework/directory_shapes.h"
#include "casework/event.h"
#include "casework/kind.h"
#include "casework/matter_shapes.h"
#include "casework/meeting_data.h"

/* ---- the table ------------------------------------------------------------------------------ */

/* Members "name:type", with ? for one that may be left out.  "+subject" begins with the members of
 * a shape, "|a b" is one of several. */
static const struct {
    const char *name, *members;
} rows[] = {
    {"nothing", ""},
    {"credentials", "account:text password:text"},
    {"session", "token:text person:id"},
    {"me", "person:id name:text authority:text scope:text story:flag"},
    {"recorded_as", "id:id seq:count version:count repeated:flag notes:text[]"},
    {"named", "id:id name:text?"},
    {"matter_row",
        "id:id procedure:text noun:text title:text number:text? state:text"
        " state_label:text unit:id? applicant:id? opened_on:day ended_on:day?"
        " ended:flag late:flag"},
    {"matter", "|matter_live matter_late"},
    {"matter_late",
        "id:id late_entry:=late_entry_recorded voided:voided? links:link[] linking:linking[]"
        " files:file_row[]? version:count"},
    {"voided", "on:day reasons:text"},
    {"matter_live",
        "id:id title:text number:text? noun:text procedure:text procedure_title:text pack:text"
        " pack_title:text edition:text project:text? stage:text? unit:named? applicant:named?"
        " opened_on:day opened_by:named? state:text? state_label:text? ended:flag ended_on:day?"
        " end_reasons:text? subjects:subject_row[] steps:step_row[] links:link[]"
        " linking:linking[] acts:act_row[] facts:=fact[]? checks:=check[]?"
        " distinctions:=distinction[]? evidence:=evidence[]? statements:=statement[]?"
        " files:file_row[]? version:count"},
    {"subject_row",
        "+subject answer:=tolerance_answer? ruling:=ruling? ruled_on:day?"
        " revoked:flag? openness:openness[]?"},
    {"openness", "code:text? title:text? open:text? superior_basis:text? words:text?"},
    {"step_row",
        "step:text title:text? action:text? round:count state:text opened_on:day"
        " done_on:day? deadline:deadline? result:text? result_label:text? by:named?"
        " entered_by:named?"},
    {"deadline",
        "due:day? timely:flag stopped:flag provisional:flag light:text? words:text?"
        " why:text[]?"},
    {"link", "+matter_linked title:text?"},
    {"linking", "from:id title:text?"},
    {"act_row", "step:text title:text event:text on:day by:id? data:recorded dissent:said[]?"},
    {"said", "person:id position:text words:text?"},
    {"transitions", "id:id version:count items:option[]"},
    {"option",
        "action:text title:text step:text? may:flag needs:text[]? facts:text[]?"
        " materials:text[]? results:text[]? refused:text? detail:text?"},
    {"file_row",
        "no:count name:text media:text bytes:count sha256:text sm3:text title:text?"
        " material:text? material_title:text? on:day by:named"},
    {"matter_export", "|export_live =late_entry_recorded"},
    {"export_live", "id:id events:export_event[]"},
    {"export_event", "event:text seq:count at:time by:id? data:recorded? inside:flag?"},
    {"gap", "kind:text what:text mend:text step:text? action:text? matter:id?"},
    {"checked", "id:id title:text gaps:gap[]"},
    {"meeting",
        "id:id meeting_called:=meeting_called? meeting_held:=meeting_held? said:meeting_said[]"
        " items:=item_concluded[]"},
    {"meeting_said", "event:text at:time by:id entered_by:id? on:day? data:recorded"},
    {"person", "id:id handle:text? name:text posts:text"},
    {"unit", "id:id handle:text? name:text kind:text"},
    {"post", "id:id handle:text? title:text unit:id? roles:text[]"},
    {"body", "id:id handle:text? name:text kind:text members:id[]"},
    {"role", "id:text title:text scope:text administrator:flag"},
    {"body_kind", "id:text title:text quorum_of:count quorum_out_of:count"},
    {"edition", "id:id pack:text edition:text title:text effective_from:day effective_to:day?"},
    {"policy", "pack:text edition:text title:text samples:count clauses:clause[] words:text"},
    {"clause", "list:text no:count id:text? text:text? known:flag provenance:text? source:text?"},
    {"difference", "kind:text where:text before:text? after:text?"},
    {"pack_check",
        "sound:flag pack:text? edition:text? clauses:count? samples:count?"
        " procedures:count? errors:error[]"},
    {"holiday", "from:day to:day name:text"},
    {"working_day", "date:day confirmed:flag"},
    {"moved", "id:id title:text step:text step_title:text from:day to:day why:text"},
    {"report",
        "sentence:text basis:text period:text from:day to:day as_of:day scope:text"
        " story:flag matters:count persons:count units:count cleared_persons:count"
        " cleared_parties:count visited:count imprecise_len:count tolerated:figure[]?"
        " cleared:figure[]? visits:figure[]? imprecise:figure[]?"},
    {"figure", "matter:id date:text title:text name:text?"},
    {"root", "origin:text size:count sha256:text sm3:text story:flag"},
    {"checkpoint", "note:text"},
    {"proof", "seq:count size:count signed_by_log:flag proof:text"},
    {"events", "items:entry_header[] after:count more:flag"},
    {"entry_header", "seq:count at:time type:text stream:id n:count"},
    {"message",
        "id:text kind:text text:text matter:id title:text number:text? step:text? at:time due:day?"
        " read:flag"},
    {"message_mark", "older:flag?"},
    {"token", "id:text name:text scope:text made_at:time until:time token:text?"},
    {"token_new", "name:text? scope:text? days:count?"},
    {"entry", "person:text? on:text?"},
    {"problem_row", "code:text status:count title:text remedy:text"},
    {"problem",
        "type:text title:text status:count detail:text errors:error[]? rule:rule?"
        " version:count? trace_id:text"},
    {"error", "pointer:text code:text message:text"},
    {"rule", "code:text text:text policy_pack:text? edition:text? clause:text?"},
};

/* Shapes that are no events of their own. */
static const struct shape *const parts[] = {&subject_shape, &tolerance_answer_shape, &ruling_shape,
    &fact_shape, &check_shape, &distinction_shape, &evidence_shape, &statement_shape};

static const char *members_of(struct str name)
{
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (str_is(name, rows[i].name))
            return rows[i].members;
    return NULL;
}

static const struct shape *shape_named(struct str name)
{
    size_t len;
    const struct shape *const *events = event_shapes(&len);

    for (size_t i = 0; i < COUNT_OF(parts); i++)
        if (str_is(name, parts[i]->name))
            return parts[i];
    for (size_t i = 0; i < len; i++)
        if (str_is(name, events[i]->name))
            return events[i];
    must(false);
    return NULL;
}

/* ---- references ----------------------------------------------------------------------------- */

struct node *schema_map(struct arena *arena, struct node *map, struct str key)
{
    for (size_t i = 0; i < map->len; i++)
        if (str_equal(map->items[i].key, key))
            return &map->items[i];
    struct node *child = node_put(arena, map, key);
    child->kind = NODE_MAP;
    return child;
}

static void type_put(struct describing *d, struct node *out, const char *type)
{
    out->kind = NODE_MAP;
    node_put_text(d->arena, out, "type", str_of(type));
}

/* Makes `out` point to it; whatever is pointed to is described later. */
static void refer(struct describing *d, const struct described *what, struct node *out)
{
    bool known = false;

    VEC_EACH (struct described, other, d->waiting)
        known = known || str_equal(other->name, what->name);
    if (!known)
        *(struct described *)vec_push(d->arena, &d->waiting, sizeof(*what)) = *what;
    out->kind = NODE_MAP;
    node_put_text(d->arena, out, "$ref",
        str_format(d->arena, "#/components/schemas/%.*s", STR_ARG(what->name)));
}

static void refer_shape(
    struct describing *d, const struct shape *shape, bool input, struct node *out)
{
    const struct described what = {
        shape, input, str_format(d->arena, "%s.%s", input ? "input" : "recorded", shape->name)};

    refer(d, &what, out);
}

/* What stands in an event of a matter or a meeting: one of their shapes. */
static void any_recorded(struct describing *d, struct node *out)
{
    size_t len;
    const struct shape *const *events = event_shapes(&len);

    out->kind = NODE_MAP;
    struct node *list = node_put(d->arena, out, STR("anyOf"));
    list->kind = NODE_LIST;
    for (size_t i = 0; i < len; i++)
        if (events[i]->stream == STREAM_MATTER || events[i]->stream == STREAM_MEETING)
            refer_shape(d, events[i], false, node_push(d->arena, list));
}

static bool plain_type(struct describing *d, struct str type, struct node *out)
{
    static const struct {
        const char *type, *json, *key, *value;
    } plain[] = {
        {"text", "string", NULL, NULL},
        {"id", "string", "pattern", "^[0-9a-f]{32}$"},
        {"day", "string", "format", "date"},
        {"time", "string", "pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}\\.[0-9]{3}\\+08:00$"},
        {"count", "integer", NULL, NULL},
        {"flag", "boolean", NULL, NULL},
    };

    for (size_t i = 0; i < COUNT_OF(plain); i++) {
        if (!str_is(type, plain[i].type))
            continue;
        type_put(d, out, plain[i].json);
        if (plain[i].key != NULL)
            node_put_text(d->arena, out, plain[i].key, str_of(plain[i].value));
        return true;
    }
    return false;
}

void schema_of_type(struct describing *d, struct str type, struct node *out)
{
    if (type.len > 2 && type.at[type.len - 1] == ']') {
        type_put(d, out, "array");
        schema_of_type(
            d, (struct str){type.at, type.len - 2}, node_put(d->arena, out, STR("items")));
    } else if (str_is(type, "recorded")) {
        any_recorded(d, out);
    } else if (type.at[0] == '=') {
        refer_shape(d, shape_named((struct str){type.at + 1, type.len - 1}), false, out);
    } else if (!plain_type(d, type, out)) {
        const struct described what = {.name = type};
        must(members_of(type) != NULL);
        refer(d, &what, out);
    }
}

/* ---- shapes --------------------------------------------------------------------------------- */

static void types_put(struct describing *d, struct node *out, const char *const *types)
{
    out->kind = NODE_MAP;
    struct node *list = node_put(d->arena, out, STR("type"));
    list->kind = NODE_LIST;
    for (; *types != NULL; types++)
        node_set_text(node_push(d->arena, list), str_of(*types));
}

static void list_of(struct describing *d, const char *type, struct node *out)
{
    type_put(d, out, "array");
    schema_of_type(d, str_of(type), node_put(d->arena, out, STR("items")));
}

static void choices_put(struct describing *d, const struct field *field, struct node *out)
{
    type_put(d, out, "string");
    struct node *list = node_put(d->arena, out, STR("enum"));
    list->kind = NODE_LIST;
    for (size_t i = 1; field->choices[i] != NULL; i++)
        node_set_text(node_push(d->arena, list), str_of(field->choices[i]));
}

static void value_schema(
    struct describing *d, const struct field *field, bool input, struct node *out)
{
    static const char *const loose_text[] = {"string", "integer", NULL};
    static const char *const date[] = {"string", "object", NULL};
    static const char *const loose_date[] = {"string", "integer", "object", NULL}; /* 2022 */
    static const char *const loose_number[] = {"integer", "string", "boolean", NULL};

    switch (field->kind) {
    case FIELD_TEXT:
    case FIELD_CODE:
        if (input)
            types_put(d, out, loose_text);
        else
            type_put(d, out, "string");
        break;
    case FIELD_ID: schema_of_type(d, input ? STR("text") : STR("id"), out); break;
    case FIELD_DATE:
    case FIELD_DAY: types_put(d, out, input ? loose_date : date); break;
    case FIELD_NUMBER:
        if (input)
            types_put(d, out, loose_number);
        else
            type_put(d, out, "integer");
        break;
    case FIELD_CHOICE: choices_put(d, field, out); break;
    case FIELD_GROUP: refer_shape(d, field->of, input, out); break;
    case FIELD_LIST:
        type_put(d, out, "array");
        refer_shape(d, field->of, input, node_put(d->arena, out, STR("items")));
        break;
    case FIELD_CODES:
    case FIELD_TEXTS: list_of(d, "text", out); break;
    case FIELD_IDS: list_of(d, input ? "text" : "id", out); break;
    case FIELD_TREE: out->kind = NODE_MAP; break;
    }
}

/* {"absent": "unknown"} in the place of a value. */
static void absence_schema(struct describing *d, struct node *out)
{
    type_put(d, out, "object");
    struct node *map = schema_map(d->arena, out, STR("properties"));
    struct node *absent = schema_map(d->arena, map, STR("absent")),
                *list = node_put(d->arena, absent, STR("enum"));

    list->kind = NODE_LIST;
    for (size_t i = 1; absent_codes[i] != NULL; i++)
        node_set_text(node_push(d->arena, list), str_of(absent_codes[i]));
    struct node *required = node_put(d->arena, out, STR("required"));
    required->kind = NODE_LIST;
    node_set_text(node_push(d->arena, required), STR("absent"));
}

static void field_schema(
    struct describing *d, const struct field *field, bool input, struct node *out)
{
    if (field->absent_at == 0) {
        value_schema(d, field, input, out);
        return;
    }
    out->kind = NODE_MAP;
    struct node *list = node_put(d->arena, out, STR("anyOf"));
    list->kind = NODE_LIST;
    value_schema(d, field, input, node_push(d->arena, list));
    absence_schema(d, node_push(d->arena, list));
}

/* ---- objects -------------------------------------------------------------------------------- */

struct object { /* being described */
    struct node *out, *properties, *required;
};

static struct object object_begin(struct describing *d, struct node *out)
{
    struct object object = {.out = out};

    type_put(d, out, "object");
    node_put(d->arena, out, STR("properties"))->kind = NODE_MAP;
    node_put(d->arena, out, STR("required"))->kind = NODE_LIST;
    node_set_bool(node_put(d->arena, out, STR("additionalProperties")), false);
    object.properties = &out->items[1]; /* nothing is added to `out` any more */
    object.required = &out->items[2];
    return object;
}

static void fields_add(
    struct describing *d, struct object *object, const struct shape *shape, bool input)
{
    for (size_t i = 0; i < shape->fields_len; i++) {
        const struct field *field = &shape->fields[i];
        if (input && (field->flags & FIELD_BY_OFFICE) != 0)
            continue;
        struct str name = str_of(field->name);
        field_schema(d, field, input, node_put(d->arena, object->properties, name));
        if ((field->flags & FIELD_REQUIRED) != 0)
            node_set_text(node_push(d->arena, object->required), name);
    }
}

/* The next word of a row, up to a blank. */
static struct str word_take(const char **at)
{
    size_t len = 0;

    while (**at == ' ')
        (*at)++;
    while ((*at)[len] != '\0' && (*at)[len] != ' ')
        len++;
    struct str word = {*at, len};
    *at += len;
    return word;
}

static void member_add(struct describing *d, struct object *object, struct str word)
{
    size_t colon = 0;

    while (word.at[colon] != ':')
        colon++;
    bool optional = word.at[word.len - 1] == '?';
    struct str name = {word.at, colon};
    struct str type = {word.at + colon + 1, word.len - colon - 1 - (optional ? 1 : 0)};
    schema_of_type(d, type, node_put(d->arena, object->properties, name));
    if (!optional)
        node_set_text(node_push(d->arena, object->required), name);
}

static void members_add(struct describing *d, struct object *object, const char *members)
{
    for (struct str word = word_take(&members); word.len > 0; word = word_take(&members)) {
        if (word.at[0] == '+')
            fields_add(d, object, shape_named((struct str){word.at + 1, word.len - 1}), false);
        else
            member_add(d, object, word);
    }
}

static void alternatives(struct describing *d, const char *types, struct node *out)
{
    out->kind = NODE_MAP;
    struct node *list = node_put(d->arena, out, STR("anyOf"));
    list->kind = NODE_LIST;
    for (struct str word = word_take(&types); word.len > 0; word = word_take(&types))
        schema_of_type(d, word, node_push(d->arena, list));
}

void schema_of_command(
    struct describing *d, const struct shape *shape, const char *extra, struct node *out)
{
    struct object object = object_begin(d, out);

    fields_add(d, &object, shape, true);
    members_add(d, &object, extra);
}

static bool is_event(const struct shape *shape)
{
    size_t len;
    const struct shape *const *events = event_shapes(&len);

    for (size_t i = 0; i < len; i++)
        if (events[i] == shape)
            return true;
    return false;
}

static void describe(struct describing *d, const struct described *what, struct node *out)
{
    const char *members = what->shape == NULL ? members_of(what->name) : NULL;

    if (members != NULL && members[0] == '|') {
        alternatives(d, members + 1, out);
        return;
    }
    struct object object = object_begin(d, out);
    if (members != NULL) {
        members_add(d, &object, members);
        return;
    }
    must(what->shape != NULL);
    fields_add(d, &object, what->shape, what->input);
    if (!what->input && is_event(what->shape))
        refer_shape(d, &entry_shape, false, node_put(d->arena, object.properties, STR("entry")));
}

void schemas_finish(struct describing *d)
{
    for (size_t i = 0; i < d->waiting.len; i++) {
        const struct described what = *VEC_AT(d->waiting, struct described, i);
        struct node schema = {.kind = NODE_MAP};
        describe(d, &what, &schema);
        *node_put(d->arena, d->schemas, what.name) = schema;
        d->schemas->items[d->schemas->len - 1].key = what.name;
    }
}
