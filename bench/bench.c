#include "bench/bench.h"

#include "office/door.h"
#include "story/world.h"
#include "test/file.h"

#include <time.h>

double bench_seconds(void)
{
    struct timespec now;

    must(clock_gettime(CLOCK_MONOTONIC, &now) == 0);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double bench_median(double *values, size_t len)
{
    must(len > 0);
    qsort(values, len, sizeof(*values), compare);
    return len % 2 == 1 ? values[len / 2] : (values[len / 2 - 1] + values[len / 2]) / 2;
}

size_t bench_number(const char *name, size_t otherwise)
{
    int64_t n;
    const char *said = getenv(name);

    return said != NULL && str_integer(str_of(said), &n) && n > 0 ? (size_t)n : otherwise;
}

/* ---- places --------------------------------------------------------------------------------- */

void bench_spot(struct spot *spot)
{
    const char *parent = getenv("BENCH_DIR");

    if (getenv("FRJ_PG") != NULL || parent == NULL) {
        spot_new(spot);
        return;
    }
    *spot = (struct spot){0};
    int len = snprintf(spot->dir, sizeof(spot->dir), "%s/frj-bench-XXXXXX", parent);
    must(len > 0 && (size_t)len < sizeof(spot->dir) && mkdtemp(spot->dir) != NULL);
    memcpy(spot->place, spot->dir, sizeof(spot->dir));
}

struct office *bench_district(const struct spot *spot, struct arena *arena)
{
    struct office_new what = {.name = STR("示范区"),
        .scope_word = STR("全区"),
        .story = true,
        .owner = str_of(spot->owner),
        .now = instant_of_day(day_from_civil((struct civil){2021, 1, 1}), 8, 0)};
    struct office *office = NULL;
    struct fault fault;

    if (office_create(spot->place, &what, &fault) != STATUS_OK
        || office_open(spot->place, OFFICE_WRITE, &office, &fault) != STATUS_OK) {
        printf("%s\n", fault.text);
        must(false);
    }
    bench_play(office, "demo/1-district.story", arena);
    return office;
}

/* ---- stories -------------------------------------------------------------------------------- */

static struct str file_text(void *context, struct str name, struct arena *arena)
{
    (void)context;
    return file_read(arena, str_c(arena, name));
}

static void story_do(const char *path, const struct door *door, struct arena *arena)
{
    struct buffer out = {.arena = arena};
    struct story_result result = {.out = &out};
    struct story story;
    struct fault fault = {0};

    if (story_read(arena, file_read(arena, path), &story, &fault) != STATUS_OK
        || story_play(&story, door, (day){0}, &result, &fault) != STATUS_OK
        || result.mismatches > 0) {
        printf("%s: %s%.*s\n", path, fault.text, STR_ARG(buffer_str(&out)));
        must(false);
    }
}

void bench_play(struct office *office, const char *path, struct arena *arena)
{
    struct office_door own = {office, file_text, NULL};
    struct door door = office_door_open(&own);

    story_do(path, &door, arena);
}

void bench_submit(struct office *office, const struct request *requests, size_t len,
    struct reply *replies, struct arena *arena)
{
    struct fault fault;

    if (office_submit(office, requests, len, replies, arena, &fault) != STATUS_OK) {
        printf("%s\n", fault.text);
        must(false);
    }
    for (size_t i = 0; i < len; i++) {
        const struct decision *decision = &replies[i].decision;
        if (decision->problems.len > 0)
            printf("%.*s\n", STR_ARG(decision->problems.at[0].text));
        if (decision->refusal != REFUSAL_NONE)
            printf("%.*s\n", STR_ARG(decision->detail));
        must(decision->events.len > 0);
    }
}

/* ---- lives ---------------------------------------------------------------------------------- */

/* A tree for good; a text that is `from` becomes `to`. */
static struct node tree_copy(
    struct arena *arena, const struct node *tree, struct str from, struct str to)
{
    struct node copy = *tree;

    copy.key = str_copy(arena, tree->key);
    copy.text = str_copy(arena, from.len > 0 && str_equal(tree->text, from) ? to : tree->text);
    copy.items = arena_take(arena, tree->len + 1, sizeof(*copy.items));
    copy.room = tree->len;
    for (size_t i = 0; i < tree->len; i++)
        copy.items[i] = tree_copy(arena, &tree->items[i], from, to);
    return copy;
}

static struct request request_copy(
    struct arena *arena, const struct request *request, struct str from, struct str to)
{
    struct request copy = *request;
    struct node *input = arena_new(arena, struct node);

    copy.noun = str_copy(arena, request->noun);
    copy.verb = str_copy(arena, request->verb);
    copy.target =
        str_copy(arena, from.len > 0 && str_equal(request->target, from) ? to : request->target);
    copy.action = str_copy(arena, request->action);
    copy.person = str_copy(arena, request->person);
    copy.entered_by = str_copy(arena, request->entered_by);
    copy.via = str_copy(arena, request->via);
    copy.done_on = str_copy(arena, request->done_on);
    if (request->input != NULL) {
        *input = tree_copy(arena, request->input, from, to);
        copy.input = input;
    }
    return copy;
}

struct watch {
    struct door door; /* of the world */
    struct life *life;
};

static struct reply watch_submit(void *context, const struct request *request, struct arena *arena)
{
    struct watch *watch = context;
    struct life *life = watch->life;
    struct reply reply = watch->door.submit(watch->door.context, request, arena);

    if (reply.status != STATUS_OK || reply.decision.events.len == 0)
        return reply;
    if (life->acts.len == 0)
        life->matter = reply.stream;
    *(struct request *)vec_push(life->arena, &life->acts, sizeof(*request)) =
        request_copy(life->arena, request, (struct str){0}, (struct str){0});
    return reply;
}

static struct dossier watch_look(void *context, matter_id id, struct arena *arena)
{
    struct watch *watch = context;

    return watch->door.look(watch->door.context, id, arena);
}

static const struct directory *watch_directory(void *context)
{
    struct watch *watch = context;

    return watch->door.directory(watch->door.context);
}

void bench_life(struct life *life, const char *path, struct arena *arena)
{
    struct world *world = world_open(arena, file_text, NULL);
    struct watch watch = {world_door(world), life};
    struct door door = {&watch, watch_submit, watch_look, watch_directory, file_text};

    must(world != NULL);
    story_do("demo/1-district.story", &watch.door, arena);
    *life = (struct life){.arena = arena};
    story_do(path, &door, arena);
    must(life->acts.len > 0);
}

struct request bench_act(const struct life *life, size_t i, struct id matter, struct arena *arena)
{
    return request_copy(arena, VEC_AT(life->acts, struct request, i), id_write(arena, life->matter),
        id_write(arena, matter));
}
