/*
 * decide_bench - what the pure core costs: deciding an act, folding events, checking a pack.
 *
 *   bench/run, or: ninja -C build bench/decide_bench && build/bench/decide_bench
 *
 * Run it in the root of the source tree.  It plays the demo district and test/stories/tolerance
 * .story; each granted act of the story is decided many times over before it is done for good.
 * BENCH_VERBOSE=1 prints a line an act.
 */
#include "base/json.h"
#include "base/yaml.h"
#include "casework/matter_shapes.h"
#include "story/world.h"
#include "test/file.h"

#include <stdlib.h>
#include <time.h>

enum { ROUNDS = 201, ACTS_MAX = 256, FOLDED = 200, FOLD_ROUNDS = 501, CHECK_ROUNDS = 21 };

struct timed { /* one act, decided again and again */
    double p50, mean;
    uint64_t events; /* of its matter before it */
};

struct bench {
    struct arena *arena, *again; /* for good; of one round */
    struct door door;            /* of the world */
    struct timed acts[ACTS_MAX];
    size_t acts_len;
    struct vec events; /* struct event, of matters, decoded */
};

static double microseconds(void)
{
    struct timespec now;

    check(clock_gettime(CLOCK_MONOTONIC, &now) == 0);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values, size_t len)
{
    qsort(values, len, sizeof(*values), compare);
    return values[len / 2];
}

static double mean(const double *values, size_t len)
{
    double sum = 0;

    for (size_t i = 0; i < len; i++)
        sum += values[i];
    return sum / (double)len;
}

/* --- deciding --- */

/* The matter a command is about: an act's, or a meeting's one item; none: not measured. */
static bool matter_of(const struct command *command, matter_id *out)
{
    const struct node *items = node_get(command->input, "items");

    out->id = command->stream;
    if (command->kind->target == TARGET_EXISTING && command->kind->stream == STREAM_MATTER)
        return true;
    return command->kind->target == TARGET_MEETING && items != NULL && items->len == 1
           && id_read(node_text(&items->items[0], "matter"), &out->id);
}

static void measure(struct bench *b, const struct dossier *dossier, const struct command *command)
{
    double took[ROUNDS];
    struct timed *timed = &b->acts[b->acts_len++];

    check(b->acts_len < ACTS_MAX);
    for (size_t i = 0; i < ROUNDS; i++) {
        size_t mark = arena_mark(b->again);
        double from = microseconds();
        struct decision decision = casework_decide(dossier, command, b->again);
        took[i] = microseconds() - from;
        check(decision.events.len > 0);
        arena_rewind(b->again, mark);
    }
    *timed =
        (struct timed){.mean = mean(took, ROUNDS), .events = dossier->files[0].matter->version};
    timed->p50 = median(took, ROUNDS);
    if (getenv("BENCH_VERBOSE") != NULL)
        printf("%8.1f us  %3llu events  %s %s %.*s\n", timed->p50,
            (unsigned long long)timed->events, command->kind->noun, command->kind->verb,
            STR_ARG(command->action));
}

/* As the record would give them back: decoded from their canonical text. */
static void keep_events(struct bench *b, const struct vec *events)
{
    VEC_EACH (struct event, event, *events) {
        struct node tree = {0}, *back = arena_new(b->arena, struct node);
        struct buffer text = {.arena = b->arena};
        struct problems problems = {.arena = b->arena};
        struct fault fault = {0};
        if (event->shape->stream != STREAM_MATTER)
            continue;
        struct event *kept = vec_push(b->arena, &b->events, sizeof(*kept));
        *kept = *event;
        event_write(b->arena, event, &tree);
        check(json_write_canonical(&text, &tree, &fault) == STATUS_OK);
        check(json_read_canonical(b->arena, buffer_str(&text), back, &fault) == STATUS_OK);
        check(event_read(b->arena, back, kept, &problems));
    }
}

/* The world's door, with a watch beside it. */
static struct reply submit(void *context, const struct request *asked, struct arena *arena)
{
    struct bench *b = context;
    struct problems problems = {.arena = b->again};
    struct request request = *asked;
    struct command command;
    matter_id matter;

    request.fresh.b[0] = 1;
    size_t mark = arena_mark(b->again);
    bool read =
        request_read(&request, b->door.directory(b->door.context), b->again, &command, &problems);
    if (read && matter_of(&command, &matter)) {
        struct dossier dossier = b->door.look(b->door.context, matter, b->again);
        struct decision decision = casework_decide(&dossier, &command, b->again);
        if (decision.events.len > 0)
            measure(b, &dossier, &command);
    }
    arena_rewind(b->again, mark);
    struct reply reply = b->door.submit(b->door.context, asked, arena);
    keep_events(b, &reply.decision.events);
    return reply;
}

static struct dossier look(void *context, matter_id id, struct arena *arena)
{
    const struct bench *b = context;
    return b->door.look(b->door.context, id, arena);
}

static const struct directory *directory(void *context)
{
    const struct bench *b = context;
    return b->door.directory(b->door.context);
}

static struct str file(void *context, struct str name, struct arena *arena)
{
    (void)context;
    return file_read(arena, str_c(arena, name));
}

static void play(struct bench *b, const char *path, const struct door *door)
{
    struct buffer out = {.arena = b->arena};
    struct story_result result = {.out = &out};
    struct fault fault = {0};
    struct story story;

    check(story_read(b->arena, file_read(b->arena, path), &story, &fault) == STATUS_OK);
    check(story_play(&story, door, (day){0}, &result, &fault) == STATUS_OK);
    check(result.mismatches == 0);
}

static void deciding(struct bench *b)
{
    struct door watched = {b, submit, look, directory, file};
    double p50s[ACTS_MAX], means[ACTS_MAX];
    size_t len = 0;

    b->door = world_door(world_open(b->arena, file, NULL));
    play(b, "demo/1-district.story", &b->door);
    play(b, "test/stories/tolerance.story", &watched);
    for (size_t i = 0; i < b->acts_len; i++) {
        if (b->acts[i].events < 30)
            continue;
        p50s[len] = b->acts[i].p50;
        means[len++] = b->acts[i].mean;
    }
    check(len > 0);
    printf(
        "decide an act, matter of 30 events or more (%zu acts)     p50 %7.1f us  mean %7.1f us"
        "  (aim 50)\n",
        len, median(p50s, len), mean(means, len));
    for (size_t i = 0; i < b->acts_len; i++)
        p50s[i] = b->acts[i].p50;
    double middle = median(p50s, b->acts_len); /* sorts them */
    printf(
        "decide an act, any matter of the story (%zu acts)        p50 %7.1f us  dearest act"
        " %.1f us, next %.1f us\n",
        b->acts_len, middle, p50s[b->acts_len - 1], p50s[b->acts_len - 2]);
}

/* --- folding --- */

static void fold(const struct vec *events, struct arena *arena)
{
    size_t folded = 0;

    while (folded < FOLDED)
        for (size_t i = 0; i < events->len && folded < FOLDED; i++) {
            const struct event *first = VEC_AT(*events, struct event, i);
            struct matter matter;
            if (first->shape != &matter_opened_shape)
                continue;
            matter_begin(&matter, arena, (matter_id){first->stream});
            for (size_t j = i; j < events->len && folded < FOLDED; j++)
                if (id_equal(VEC_AT(*events, struct event, j)->stream, first->stream)) {
                    matter_apply(&matter, VEC_AT(*events, struct event, j));
                    folded++;
                }
        }
}

static void folding(struct bench *b)
{
    double took[FOLD_ROUNDS];

    for (size_t i = 0; i < FOLD_ROUNDS; i++) {
        size_t mark = arena_mark(b->again);
        double from = microseconds();
        fold(&b->events, b->again);
        took[i] = microseconds() - from;
        arena_rewind(b->again, mark);
    }
    double average = mean(took, FOLD_ROUNDS);
    printf(
        "fold %d decoded events                                   p50 %7.1f us  mean %7.1f us"
        "  (aim 200)\n",
        FOLDED, median(took, FOLD_ROUNDS), average);
}

/* --- a pack, from its bytes --- */

static void checking(struct bench *b)
{
    struct str text = file_read(b->arena, "policies/bincheng.yaml");
    double took[CHECK_ROUNDS];

    for (size_t i = 0; i < CHECK_ROUNDS; i++) {
        size_t mark = arena_mark(b->again);
        struct problems problems = {.arena = b->again};
        struct fault fault = {0};
        struct node *tree = arena_new(b->again, struct node);
        double from = microseconds();
        check(yaml_read(b->again, text, 1, tree, &fault) == STATUS_OK);
        check(policy_load(b->again, tree, &problems) != NULL);
        took[i] = microseconds() - from;
        arena_rewind(b->again, mark);
    }
    double average = mean(took, CHECK_ROUNDS);
    printf(
        "check policies/bincheng.yaml, %zu bytes               p50 %7.1f ms  mean %7.1f ms"
        "  (aim 50)\n",
        text.len, median(took, CHECK_ROUNDS) / 1e3, average / 1e3);
}

static void the_core_is_timed(void)
{
    struct bench b = {.arena = arena_open((size_t)2 << 30), .again = arena_open((size_t)512 << 20)};

    check(b.arena != NULL && b.again != NULL);
    deciding(&b);
    folding(&b);
    checking(&b);
    arena_close(b.again);
    arena_close(b.arena);
}

int main(void)
{
    static const struct test tests[] = {TEST(the_core_is_timed)};

    return TESTS_RUN(tests);
}
