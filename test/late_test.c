/* Late entries of published cases, in our own words: what goes in comes out, and nothing more. */
#include "base/yaml.h"
#include "casework/matter_shapes.h"
#include "story/world.h"
#include "test/check.h"
#include "test/file.h"

#include <glob.h>
#include <string.h>

struct entered { /* one case: as it was read, as it was exported */
    struct str name;
    struct id id;
    struct node in, out;
};

static struct arena *arena;
static struct world *world;
static struct vec cases; /* struct entered */

static struct str file_text(void *context, struct str name, struct arena *into)
{
    (void)context;
    return file_read(into, str_c(into, name));
}

/* $NAME stands for the case of that name, entered before. */
static void resolve(struct node *node)
{
    if (node->kind == NODE_TEXT && node->text.len > 0 && node->text.at[0] == '$')
        VEC_EACH (struct entered, one, cases)
            if (str_equal(one->name, (struct str){node->text.at + 1, node->text.len - 1}))
                node->text = id_write(arena, one->id);
    for (size_t i = 0; i < node->len; i++)
        resolve(&node->items[i]);
}

static struct reply submit_late(const struct node *input)
{
    struct request request = {.noun = STR("matter"),
        .verb = STR("late"),
        .person = STR("pan"),
        .input = input,
        .now = instant_of_day(day_from_civil((struct civil){2026, 11, 25}), 9, 0)};
    struct door door = world_door(world);

    /* cppcheck-suppress returnDanglingLifetime ; the reply is a value, apart from the request */
    return door.submit(door.context, &request, arena);
}

static bool accepted(const struct reply *reply, const char *path)
{
    const struct decision *decision = &reply->decision;

    for (size_t i = 0; i < decision->problems.len; i++)
        printf("     %s: %.*s %.*s\n", path, STR_ARG(decision->problems.at[i].path),
            STR_ARG(decision->problems.at[i].text));
    if (decision->refusal != REFUSAL_NONE)
        printf("     %s: %.*s\n", path, STR_ARG(decision->detail));
    return reply->status == STATUS_OK && decision->problems.len == 0
           && decision->refusal == REFUSAL_NONE;
}

static const struct matter *matter_of(struct id id)
{
    for (size_t i = 0; i < world_matters(world); i++)
        if (id_equal(world_matter(world, i)->id.id, id))
            return world_matter(world, i);
    return NULL;
}

static struct str base_name(const char *path)
{
    const char *at = strrchr(path, '/') + 1;
    return str_copy(arena, (struct str){at, strlen(at) - strlen(".yaml")});
}

static void enter(const char *path)
{
    struct entered *one = vec_push(arena, &cases, sizeof(*one));
    struct fault fault = {0};

    one->name = base_name(path);
    check(yaml_read(arena, file_read(arena, path), 1, &one->in, &fault) == STATUS_OK);
    resolve(&one->in);
    struct reply reply = submit_late(&one->in);
    check(accepted(&reply, path));
    one->id = reply.stream;
    const struct matter *matter = matter_of(one->id);
    check(matter != NULL && matter->late != NULL);
    shape_write(arena, &late_entry_recorded_shape, matter->late, &one->out);
}

static void eight_cases_and_more_are_entered(void)
{
    glob_t found = {0};

    check(glob("test/cases/*.yaml", 0, NULL, &found) == 0);
    for (size_t i = 0; i < found.gl_pathc; i++)
        enter(found.gl_pathv[i]);
    globfree(&found);
    check(cases.len >= 9);
}

/* ---- equal, and nothing gained -------------------------------------------------------------- */

static void the_export_equals_what_went_in(void)
{
    VEC_EACH (struct entered, one, cases) {
        if (!node_equal(&one->in, &one->out))
            printf("     %.*s\n", STR_ARG(one->name));
        check(node_equal(&one->in, &one->out));
    }
}

/* The path of the first member that `out` has and `in` has not; empty: none. */
static struct str gained(const struct node *in, const struct node *out)
{
    for (size_t i = 0; i < out->len; i++) {
        const struct node *child = &out->items[i];
        const struct node *before = out->kind == NODE_MAP ? node_get_str(in, child->key)
                                    : i < in->len         ? &in->items[i]
                                                          : NULL;
        struct str here = out->kind == NODE_MAP ? child->key : str_format(arena, "%zu", i);
        if (before == NULL)
            return here;
        struct str below = gained(before, child);
        if (below.len > 0)
            return str_format(arena, "%.*s.%.*s", STR_ARG(here), STR_ARG(below));
    }
    return (struct str){0};
}

static void no_member_is_gained(void)
{
    VEC_EACH (struct entered, one, cases) {
        struct str path = gained(&one->in, &one->out);
        if (path.len > 0)
            printf("     %.*s: %.*s\n", STR_ARG(one->name), STR_ARG(path));
        check(path.len == 0);
        check(gained(&one->out, &one->in).len == 0);
    }
}

/* ---- what is not stated has no value -------------------------------------------------------- */

static bool is_path(struct str name)
{
    for (size_t i = 0; i < name.len; i++)
        if (!(name.at[i] >= 'a' && name.at[i] <= 'z') && name.at[i] != '_' && name.at[i] != '.')
            return false;
    return name.len > 0;
}

static struct str path_head(struct str *path)
{
    struct str head = {path->at, 0};

    while (head.len < path->len && path->at[head.len] != '.')
        head.len++;
    size_t used = head.len < path->len ? head.len + 1 : head.len;
    *path = (struct str){path->at + used, path->len - used};
    return head;
}

static bool has_value(const struct node *node, struct str path)
{
    if (node->kind == NODE_LIST) {
        for (size_t i = 0; i < node->len; i++)
            if (has_value(&node->items[i], path))
                return true;
        return false;
    }
    if (path.len == 0)
        return node->kind != NODE_MAP || node_get(node, "absent") == NULL;
    const struct node *child = node_get_str(node, path_head(&path));
    return child != NULL && has_value(child, path);
}

/* A path that is misspelt would never have a value. */
static bool path_known(struct str path)
{
    const struct shape *shape = &late_entry_recorded_shape;

    while (path.len > 0) {
        const struct field *field = shape == NULL ? NULL : shape_field(shape, path_head(&path));
        if (field == NULL)
            return false;
        shape = field->of;
    }
    return true;
}

static void what_is_not_stated_has_no_value(void)
{
    size_t asked = 0;

    VEC_EACH (struct entered, one, cases) {
        const struct node *names = node_get(&one->out, "not_stated");
        check(names != NULL && names->len > 0);
        for (size_t i = 0; i < names->len; i++) {
            struct str name = names->items[i].text;
            if (!is_path(name)) /* said in words: the form has no place for it */
                continue;
            bool right = path_known(name) && !has_value(&one->out, name);
            if (!right)
                printf("     %.*s: %.*s\n", STR_ARG(one->name), STR_ARG(name));
            check(right);
            asked++;
        }
    }
    check(asked >= 40);
}

static void a_value_that_was_gained_would_be_found(void)
{
    const struct entered *one = VEC_AT(cases, struct entered, 0);
    struct node in = one->in, more = {.kind = NODE_MAP};

    for (size_t i = 0; i < in.len; i++)
        if (!str_is(in.items[i].key, "title"))
            *node_put(arena, &more, in.items[i].key) = in.items[i];
    check(str_is(gained(&more, &one->out), "title"));
    check(has_value(&one->out, STR("steps.act")) && !path_known(STR("step.act")));
}

/* ---- the shorter ways to write the same ----------------------------------------------------- */

static void a_short_date_becomes_the_same_span(void)
{
    static const char text[] =
        "procedure: visit\n"
        "title: 简写的日期\n"
        "decided_on: 2021-12/2022-02\n"
        "carried_out_on: 2015-03\n"
        "visited_on: --02\n";
    struct node in = {0}, out = {0};
    struct fault fault = {0};

    check(yaml_read(arena, str_of(text), 1, &in, &fault) == STATUS_OK);
    struct reply reply = submit_late(&in);
    check(accepted(&reply, "short dates"));
    shape_write(arena, &late_entry_recorded_shape, matter_of(reply.stream)->late, &out);
    check(str_is(node_text(node_get(&out, "decided_on"), "precision"), "span"));
    check(str_is(node_text(node_get(&out, "decided_on"), "to"), "2022-02-28"));
    check(str_is(node_text(node_get(&out, "carried_out_on"), "precision"), "month"));
    const struct node *visited = node_get(&out, "visited_on");
    check(node_get(visited, "month")->integer == 2 && node_get(visited, "from") == NULL);
    check(gained(&in, &out).len > 0); /* only inside the dates */
    check(out.len == in.len);
}

static void a_late_entry_shows_what_it_is_linked_with(void)
{
    VEC_EACH (struct entered, one, cases) {
        const struct node *links = node_get(&one->in, "links");
        const struct matter *matter = matter_of(one->id);
        check(matter->links.len == (links == NULL ? 0 : links->len));
        check(matter->opened == NULL && matter->ended);
    }
}

static bool set_up(void)
{
    struct buffer out = {0};
    struct story_result result = {.out = &out};
    struct fault fault = {0};
    struct story story;

    arena = arena_open((size_t)1 << 30);
    if (arena == NULL)
        return false;
    out.arena = arena;
    world = world_open(arena, file_text, NULL);
    struct door door = world_door(world);
    return story_read(arena, file_read(arena, "demo/1-district.story"), &story, &fault) == STATUS_OK
           && story_play(&story, &door, (day){0}, &result, &fault) == STATUS_OK
           && result.mismatches == 0;
}

int main(void)
{
    static const struct test tests[] = {
        TEST(eight_cases_and_more_are_entered),
        TEST(the_export_equals_what_went_in),
        TEST(no_member_is_gained),
        TEST(what_is_not_stated_has_no_value),
        TEST(a_value_that_was_gained_would_be_found),
        TEST(a_short_date_becomes_the_same_span),
        TEST(a_late_entry_shows_what_it_is_linked_with),
    };
    if (!set_up())
        return 1;
    int failed = TESTS_RUN(tests);
    arena_close(arena);
    return failed;
}
