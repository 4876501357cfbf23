#include "bench/bench.h"

#include "office/door.h"
#include "story/world.h"
#include "test/file.h"

#include <time.h>

double bench_seconds(void)
{
    const char *said = getenv("BENCH_CLOCK");
    bool own = said != NULL && str_is(str_of(said), "cpu");
    struct timespec now;

    must(clock_gettime(own ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC, &now) == 0);
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

/* A text that changes when a life is lived again; an array of them ends with an empty one. */
struct renamed {
    struct str from, to;
};

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
        .single_server = spot_is_pg(spot),
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

static void text_do(const char *path, struct str text, const struct door *door, struct arena *arena)
{
    struct buffer out = {.arena = arena};
    struct story_result result = {.out = &out};
    struct story story;
    struct fault fault = {0};

    if (story_read(arena, text, &story, &fault) != STATUS_OK
        || story_play(&story, door, (day){0}, &result, &fault) != STATUS_OK
        || result.mismatches > 0) {
        printf("%s: %s%.*s\n", path, fault.text, STR_ARG(buffer_str(&out)));
        must(false);
    }
}

static void story_do(const char *path, const struct door *door, struct arena *arena)
{
    text_do(path, file_read(arena, path), door, arena);
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

static struct str text_copy(struct arena *arena, struct str text, const struct renamed *names)
{
    for (; names != NULL && names->from.len > 0; names++)
        if (str_equal(text, names->from))
            return str_copy(arena, names->to);
    return str_copy(arena, text);
}

static struct node tree_copy(
    struct arena *arena, const struct node *tree, const struct renamed *names)
{
    struct node copy = *tree;

    copy.key = str_copy(arena, tree->key);
    copy.text = text_copy(arena, tree->text, names);
    copy.items = arena_take(arena, tree->len + 1, sizeof(*copy.items));
    copy.room = tree->len;
    for (size_t i = 0; i < tree->len; i++)
        copy.items[i] = tree_copy(arena, &tree->items[i], names);
    return copy;
}

static struct request request_copy(
    struct arena *arena, const struct request *request, const struct renamed *names)
{
    struct request copy = *request;
    struct node *input = arena_new(arena, struct node);

    copy.noun = str_copy(arena, request->noun);
    copy.verb = str_copy(arena, request->verb);
    copy.target = text_copy(arena, request->target, names);
    copy.action = str_copy(arena, request->action);
    copy.person = text_copy(arena, request->person, names);
    copy.entered_by = str_copy(arena, request->entered_by);
    copy.via = str_copy(arena, request->via);
    copy.done_on = str_copy(arena, request->done_on);
    if (request->input != NULL) {
        *input = tree_copy(arena, request->input, names);
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
        request_copy(life->arena, request, NULL);
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
    const struct renamed names[] = {
        {id_write(arena, life->matter), id_write(arena, matter)}, {{0}, {0}}};

    return request_copy(arena, VEC_AT(life->acts, struct request, i), names);
}

/* ---- many of them --------------------------------------------------------------------------- */

enum { GROUP = 128 };

struct str bench_applicant(struct arena *arena, size_t i)
{
    return str_format(arena, "g%zu", i / BENCH_PER_PERSON);
}

static void persons_add(struct office *office, size_t lives, struct arena *arena)
{
    struct buffer text = {.arena = arena};

    buffer_add(&text, STR("title 申请人\n"));
    for (size_t i = 0; i <= lives / BENCH_PER_PERSON; i++)
        buffer_addf(&text,
            "2022-02-25 09:00 系统 person add\n  handle: g%zu\n  name: 示某某\n"
            "2022-02-25 09:00 系统 tenure begin g%zu\n  post: p_ma\n  from: 2021-01-04\n",
            i, i);
    struct office_door own = {office, file_text, NULL};
    struct door door = office_door_open(&own);
    text_do("persons", buffer_str(&text), &door, arena);
}

static void group_open(struct office *office, const struct life *life, size_t lives, size_t at,
    struct id *matters, struct arena *arena)
{
    struct request *requests = arena_take(arena, GROUP, sizeof(*requests));
    struct reply *replies = arena_take(arena, GROUP, sizeof(*replies));
    size_t len = lives - at < GROUP ? lives - at : GROUP;

    for (size_t i = 0; i < len; i++) {
        struct str who = bench_applicant(arena, at + i);
        const struct renamed names[] = {
            {STR("ma"), who}, {STR("马某某"), who}, {STR("老旧厂区改造"), who}, {{0}, {0}}};
        requests[i] = request_copy(arena, life->acts.at, names);
    }
    bench_submit(office, requests, len, replies, arena);
    for (size_t i = 0; i < len; i++)
        matters[at + i] = replies[i].stream;
}

static void group_act(struct office *office, const struct life *life, size_t act,
    const struct id *matters, size_t len, struct arena *arena)
{
    struct request *requests = arena_take(arena, GROUP, sizeof(*requests));
    struct reply *replies = arena_take(arena, GROUP, sizeof(*replies));

    for (size_t i = 0; i < len; i++)
        requests[i] = bench_act(life, act, matters[i], arena);
    bench_submit(office, requests, len, replies, arena);
}

void bench_fill(struct office *office, const struct life *life, size_t acts, size_t lives,
    struct id *matters, struct arena *arena)
{
    persons_add(office, lives, arena);
    for (size_t act = 0; act < acts; act++)
        for (size_t at = 0; at < lives; at += GROUP) {
            size_t mark = arena_mark(arena);
            if (act == 0)
                group_open(office, life, lives, at, matters, arena);
            else
                group_act(office, life, act, matters + at, lives - at < GROUP ? lives - at : GROUP,
                    arena);
            arena_rewind(arena, mark);
        }
}
