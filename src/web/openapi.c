/* GET /api/v1/openapi.json: the API in OpenAPI 3.1, made of the rows of routes.c, of the commands
 * and of the shapes; nothing of it is written by hand for one command. */
#include "casework/command.h"
#include "casework/kind.h"
#include "web/api.h"
#include "web/api_act.h"
#include "web/api_schema.h"
#include "web/route.h"

struct description {
    struct describing d;
    struct node *paths;
    const struct route *row;
    const struct command_kind *kind; /* of a row that stands for many commands; else NULL */
};

static struct node *list_put(struct arena *arena, struct node *map, const char *key)
{
    struct node *list = node_put(arena, map, str_of(key));

    list->kind = NODE_LIST;
    return list;
}

/* ---- parameters ----------------------------------------------------------------------------- */

static struct node *parameter_add(
    struct description *o, struct node *list, struct str name, const char *in, bool required)
{
    struct arena *arena = o->d.arena;
    struct node *row = node_push(arena, list);

    row->kind = NODE_MAP;
    node_put_text(arena, row, "name", name);
    node_put_text(arena, row, "in", str_of(in));
    node_set_bool(node_put(arena, row, STR("required")), required);
    struct node *schema = node_put(arena, row, STR("schema"));
    schema->kind = NODE_MAP;
    node_put_text(arena, schema, "type", STR("string"));
    return schema;
}

static void path_parameters(struct description *o, struct str path, struct node *list)
{
    for (size_t i = 0, from = 0; i < path.len; i++) {
        if (path.at[i] == '{')
            from = i + 1;
        if (path.at[i] == '}')
            (void)parameter_add(o, list, (struct str){path.at + from, i - from}, "path", true);
    }
}

static void query_parameters(struct description *o, struct node *list)
{
    const char *at = o->row->query;

    while (at != NULL && *at != '\0') {
        const char *colon = strchr(at, ':'), *next = strchr(at, ' ');
        struct str name = {at, (size_t)(colon - at)};
        struct str type =
            next == NULL ? str_of(colon + 1) : (struct str){colon + 1, (size_t)(next - colon - 1)};
        struct node *schema = parameter_add(o, list, name, "query", false);
        if (str_is(type, "count"))
            schema->items[0].text = STR("integer");
        if (str_is(type, "day"))
            node_put_text(o->d.arena, schema, "format", STR("date"));
        at = next == NULL ? NULL : next + 1;
    }
}

static bool records(const struct description *o)
{
    return o->row->answered == api_acted;
}

static bool versioned(const struct description *o)
{
    return o->row->handle == api_transition || (o->kind != NULL && api_versioned(o->kind));
}

static void parameters(struct description *o, struct str path, struct node *operation)
{
    struct node *list = list_put(o->d.arena, operation, "parameters");

    path_parameters(o, path, list);
    query_parameters(o, list);
    if (records(o))
        node_put_text(o->d.arena, parameter_add(o, list, STR("Idempotency-Key"), "header", true),
            "pattern", STR("^[0-9a-f]{32}$"));
    if (versioned(o))
        (void)parameter_add(o, list, STR("If-Match"), "header", true);
}

/* ---- body and answers ----------------------------------------------------------------------- */

static struct node *content_put(struct arena *arena, struct node *map, const char *type)
{
    struct node *content = schema_map(arena, map, STR("content"));
    struct node *media = schema_map(arena, content, str_of(type));

    return node_put(arena, media, STR("schema"));
}

/* An act at a step: the fields of its kind, whichever that is. */
static void act_schema(struct description *o, struct node *out)
{
    size_t len;
    const struct step_kind *const *kinds = step_kinds(&len);

    out->kind = NODE_MAP;
    struct node *list = list_put(o->d.arena, out, "anyOf");
    for (size_t i = 0; i < len; i++)
        schema_of_command(
            &o->d, kinds[i]->shape, "action:text entry:entry?", node_push(o->d.arena, list));
}

/* Whoever names a noun need not name its procedure. */
static void not_required(struct node *schema, const char *name)
{
    struct node *required = &schema->items[2]; /* type, properties, required */

    for (size_t i = 0; i < required->len; i++)
        if (str_is(required->items[i].text, name))
            required->items[i] = required->items[--required->len];
}

static void command_schema(struct description *o, struct node *out)
{
    bool opens = o->kind->stream == STREAM_MATTER && str_is(str_of(o->kind->verb), "new");
    const char *extra = o->kind->caller != CALLER_PERSON ? ""
                        : opens                          ? "noun:text? entry:entry?"
                                                         : "entry:entry?";

    schema_of_command(&o->d, o->kind->shape, extra, out);
    if (opens)
        not_required(out, "procedure");
}

/* A form with one file (files.c). */
static void file_schema(struct description *o, struct node *out)
{
    static const char *const fields[] = {"file", "title", "material"};
    struct arena *arena = o->d.arena;

    out->kind = NODE_MAP;
    node_put_text(arena, out, "type", STR("object"));
    struct node *properties = schema_map(arena, out, STR("properties"));
    for (size_t i = 0; i < COUNT_OF(fields); i++)
        schema_of_type(&o->d, STR("text"), node_put(arena, properties, str_of(fields[i])));
    node_set_text(node_push(arena, list_put(arena, out, "required")), STR("file"));
}

static void body(struct description *o, struct node *operation)
{
    struct arena *arena = o->d.arena;
    bool transition = o->row->handle == api_transition;

    if (o->kind == NULL && !transition && o->row->takes == NULL)
        return;
    struct node *map = schema_map(arena, operation, STR("requestBody"));
    node_set_bool(node_put(arena, map, STR("required")), true);
    bool file = o->row->takes != NULL && str_is(str_of(o->row->takes), "file");
    struct node *schema =
        content_put(arena, map, file ? "multipart/form-data" : "application/json");
    if (file)
        file_schema(o, schema);
    else if (transition)
        act_schema(o, schema);
    else if (o->kind != NULL)
        command_schema(o, schema);
    else if (str_is(str_of(o->row->takes), "any"))
        schema->kind = NODE_MAP;
    else
        schema_of_type(&o->d, str_of(o->row->takes), schema);
}

/* "x[]" is a page of them. */
static void answer_schema(struct description *o, struct node *out)
{
    struct str gives = str_of(o->row->gives);

    if (str_is(gives, "any")) {
        out->kind = NODE_MAP;
        return;
    }
    if (gives.at[gives.len - 1] != ']') {
        schema_of_type(&o->d, gives, out);
        return;
    }
    struct arena *arena = o->d.arena;
    out->kind = NODE_MAP;
    node_put_text(arena, out, "type", STR("object"));
    struct node *properties = schema_map(arena, out, STR("properties"));
    schema_of_type(&o->d, gives, node_put(arena, properties, STR("items")));
    schema_of_type(&o->d, STR("text"), node_put(arena, properties, STR("next")));
    node_set_text(node_push(arena, list_put(arena, out, "required")), STR("items"));
    node_set_bool(node_put(arena, out, STR("additionalProperties")), false);
}

static void answers(struct description *o, struct node *operation)
{
    struct arena *arena = o->d.arena;
    struct node *map = schema_map(arena, operation, STR("responses"));
    bool made = o->row->handle == api_make || o->row->handle == api_token_create;
    struct node *good = schema_map(arena, map, made ? STR("201") : STR("200"));

    node_put_text(arena, good, "description", STR("办成"));
    if (str_is(str_of(o->row->gives), "bytes"))
        content_put(arena, good, "*/*")->kind = NODE_MAP;
    else
        answer_schema(o, content_put(arena, good, "application/json"));
    struct node *bad = schema_map(arena, map, STR("default"));
    node_put_text(arena, bad, "description", STR("没有办成，见 GET /api/v1/problems"));
    schema_of_type(&o->d, STR("problem"), content_put(arena, bad, "application/problem+json"));
}

/* ---- operations ----------------------------------------------------------------------------- */

static struct str lower(struct arena *arena, const char *word)
{
    struct str copy = str_copy(arena, str_of(word));
    char *at = arena_take(arena, copy.len + 1, 1);

    for (size_t i = 0; i < copy.len; i++)
        at[i] = (char)(copy.at[i] | 0x20); /* letters alone */
    return (struct str){at, copy.len};
}

/* post_matters_matter_link, from the method and the path behind /api/v1/ */
static struct str operation_id(struct description *o, struct str method, struct str path)
{
    struct buffer out = {.arena = o->d.arena};

    buffer_add(&out, method);
    for (size_t i = STR("/api/v1").len; i < path.len; i++) {
        char c = path.at[i];
        if (c == '/' || c == '.')
            buffer_add(&out, STR("_"));
        else if (c != '{' && c != '}')
            buffer_add(&out, (struct str){&path.at[i], 1});
    }
    return buffer_str(&out);
}

static void operation_add(struct description *o, struct str path)
{
    struct arena *arena = o->d.arena;
    struct str method = lower(arena, http_method_name(o->row->method));
    struct node *operation = schema_map(arena, schema_map(arena, o->paths, path), method);

    node_put_text(arena, operation, "operationId", operation_id(o, method, path));
    node_put_text(
        arena, operation, "summary", str_of(o->kind != NULL ? o->kind->title : o->row->title));
    if (o->row->right == RIGHT_ANYONE)
        (void)list_put(arena, operation, "security");
    parameters(o, path, operation);
    body(o, operation);
    answers(o, operation);
}

/* A row that fits commands stands for each of them. */
static void commands_add(struct description *o)
{
    size_t len;
    const struct command_kind *kinds = command_kinds(&len);
    bool acts = o->row->handle == api_act;

    for (size_t i = 0; i < len; i++) {
        if (!api_has_address(&kinds[i]) || (kinds[i].target == TARGET_EXISTING) != acts)
            continue;
        struct str plural = api_plural(o->d.arena, kinds[i].noun);
        o->kind = &kinds[i];
        operation_add(o, str_format(o->d.arena, "/api/v1/%.*s/%s%s", STR_ARG(plural),
                             acts ? "{id}/" : "", kinds[i].verb));
    }
    o->kind = NULL;
}

static void head_add(struct arena *arena, struct node *out)
{
    node_put_text(arena, out, "openapi", STR("3.1.0"));
    struct node *info = schema_map(arena, out, STR("info"));
    node_put_text(arena, info, "title", STR("防容纠 frj"));
    node_put_text(arena, info, "version", STR(FRJ_VERSION));
    struct node *need = node_push(arena, list_put(arena, out, "security"));
    need->kind = NODE_MAP;
    (void)list_put(arena, need, "token");
}

static void scheme_add(struct arena *arena, struct node *components)
{
    struct node *schemes = schema_map(arena, components, STR("securitySchemes"));
    struct node *token = schema_map(arena, schemes, STR("token"));

    node_put_text(arena, token, "type", STR("http"));
    node_put_text(arena, token, "scheme", STR("bearer"));
}

enum exchange_next api_description(struct exchange *x)
{
    struct node out = {.kind = NODE_MAP}, paths = {.kind = NODE_MAP}, schemas = {.kind = NODE_MAP};
    struct description o = {.d = {.arena = x->arena, .schemas = &schemas}, .paths = &paths};

    head_add(x->arena, &out);
    for (size_t i = 0; i < routes_len; i++) {
        o.row = &routes[i];
        if (!str_starts(str_of(o.row->path), "/api/v1/"))
            continue;
        if (o.row->fits != NULL)
            commands_add(&o);
        else
            operation_add(&o, str_of(o.row->path));
    }
    schemas_finish(&o.d);
    paths.key = STR("paths");
    *node_put(x->arena, &out, paths.key) = paths;
    struct node *components = schema_map(x->arena, &out, STR("components"));
    scheme_add(x->arena, components);
    schemas.key = STR("schemas");
    *node_put(x->arena, components, schemas.key) = schemas;
    return exchange_json(x, &out);
}
