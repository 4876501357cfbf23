/* The n-th allocation fails, once or from then on, in every act of the main stories: the answer is
 * a fault, nothing is half done, and the same request afterwards is done as if nothing had been. */
#include "office/door.h"
#include "office/office_check.h"
#include "test/file.h"
#include "test/short_memory.h"
#include "test/spot.h"

#include <glob.h>
#include <stdlib.h>
#include <string.h>

/* How far apart the points lie; with CHECK_LONG each allocation is one.  Under a sanitizer, which
 * takes its time, five times as far. */
enum { STEP_ACT = 7, STEP_WHOLE = 23, ROUNDS = 3, ROUNDS_MAX = 10000, ACTS_MAX = 2048 };

/* Where the next play of a story goes on with each act: a library may do without some memory, and
 * then the act is done and the points behind it wait.  DONE: the act has been through them all. */
struct progress {
    long next[ACTS_MAX];
    bool more;
};
enum { DONE = -1 };

struct place {
    struct spot spot;
    struct arena *arena;
    struct office *office;
    struct fault fault;
    bool good, reached;        /* reached: in the last try an allocation failed */
    struct progress *progress; /* of the acts under fault; NULL: none is */
    uint32_t acts;
    long points;
};

static long step_of(int step)
{
    return getenv("CHECK_LONG") != NULL ? 1 : step * SHORT_MEMORY_SLOWNESS;
}

/* ---- acts ----------------------------------------------------------------------------------- */

/* What may be answered for want of memory; nothing else may be said. */
static bool says_want(enum status status)
{
    return status == STATUS_UNAVAILABLE || status == STATUS_UNKNOWN;
}

static void place_reopen(struct place *p)
{
    office_close(p->office);
    p->office = NULL;
    check(office_open(p->spot.place, OFFICE_WRITE, &p->office, &p->fault) == STATUS_OK);
}

static void complain(struct place *p, const char *what, long n, enum status status)
{
    printf("     %s, allocation %ld: %d %s\n", what, n, status, p->fault.text);
    p->good = false;
}

/* Point 2n - 2 is the n-th allocation, point 2n - 1 that one and all after it. */
static void arm(long point)
{
    if (point == DONE)
        short_memory_arm(0, false);
    else
        short_memory_arm(1 + point / 2, point % 2 == 1);
}

/* One try of the act.  An office that did not see the end of a commit takes no more and is opened
 * anew. */
static enum status try_at(struct place *p, const struct request *request, struct reply *reply,
    struct arena *arena, long point)
{
    arm(point);
    enum status status = office_submit(p->office, request, 1, reply, arena, &p->fault);
    bool reached = short_memory.reached;
    short_memory_arm(0, false);
    if (status != STATUS_OK && !says_want(status))
        complain(p, "an act", point, status);
    if (status == STATUS_UNKNOWN || (status != STATUS_OK && !reached))
        place_reopen(p);
    p->points += reached ? 1 : 0;
    p->reached = reached;
    return status;
}

/* Point after point until an answer stands. */
static struct reply place_submit(void *context, const struct request *request, struct arena *arena)
{
    struct place *p = context;
    struct request keyed = *request;
    struct reply reply = {0};
    long none = DONE, *point = p->progress == NULL ? &none : &p->progress->next[p->acts];
    size_t mark = arena_mark(arena);

    must(p->acts < ACTS_MAX - 1);
    memcpy(keyed.key.id.b, &p->acts, sizeof(p->acts));
    keyed.key.id.b[15] = 1;
    p->acts++;
    while (try_at(p, &keyed, &reply, arena, *point) != STATUS_OK) {
        arena_rewind(arena, mark);
        *point += step_of(STEP_ACT);
    }
    if (!p->reached) {
        *point = DONE;
    } else {
        *point += step_of(STEP_ACT);
        p->progress->more = true;
    }
    return reply;
}

/* ---- stories -------------------------------------------------------------------------------- */

static struct str story_file(void *context, struct str name, struct arena *arena)
{
    (void)context;
    return file_read(arena, str_c(arena, name));
}

/* An office is opened anew in the middle, so all but `submit` ask for it each time. */
static struct dossier place_look(void *context, matter_id id, struct arena *arena)
{
    struct office_door inner = {.office = ((struct place *)context)->office};
    struct door door = office_door_open(&inner);

    return door.look(door.context, id, arena);
}

static const struct directory *place_directory(void *context)
{
    return office_directory(((struct place *)context)->office);
}

static void play(struct place *p, const char *path)
{
    struct door door = {p, place_submit, place_look, place_directory, story_file};
    struct buffer out = {.arena = p->arena};
    struct story_result result = {.out = &out};
    struct story story;

    check(story_read(p->arena, file_read(p->arena, path), &story, &p->fault) == STATUS_OK);
    enum status status =
        story_play(&story, &door, day_from_civil((struct civil){2026, 11, 25}), &result, &p->fault);
    if (status == STATUS_OK && result.mismatches == 0)
        return;
    printf("     %s: %s\n%.*s", path, p->fault.text, STR_ARG(buffer_str(&out)));
    p->good = false;
}

static void place_new(struct place *p)
{
    struct office_new what = {
        .name = STR("示范区"), .scope_word = STR("全区"), .story = true, .now = {1640000000000}};

    *p = (struct place){.arena = arena_open((size_t)2 << 30), .good = true};
    check(p->arena != NULL);
    spot_new_folder(&p->spot);
    check(office_create(p->spot.place, &what, &p->fault) == STATUS_OK);
    check(office_open(p->spot.place, OFFICE_WRITE, &p->office, &p->fault) == STATUS_OK);
}

static void place_end(struct place *p)
{
    office_close(p->office);
    arena_close(p->arena);
    spot_end(&p->spot);
}

/* The district, then the story; the district's acts are under fault in a play of its own. */
static struct office_proof play_whole(struct place *p, const char *path, struct progress *progress)
{
    struct office_proof proof = {0};

    place_new(p);
    p->progress = path == NULL ? progress : NULL;
    play(p, "demo/1-district.story");
    p->progress = progress;
    if (path != NULL)
        play(p, path);
    if (office_verify(p->office, &proof, &p->fault) != STATUS_OK)
        complain(p, "verification", 0, p->fault.status);
    return proof;
}

static bool same_record(const struct office_proof *a, const struct office_proof *b)
{
    bool same = a->size == b->size;

    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++)
        same = same && digest_equal(&a->roots[alg], &b->roots[alg]);
    return same;
}

/* The record of a play with faults is, byte for byte, that of a play without. */
static bool story_is_unharmed(const char *path, long *points)
{
    int rounds = getenv("CHECK_LONG") != NULL ? ROUNDS_MAX : ROUNDS;
    struct arena *arena = arena_open(sizeof(struct progress));
    struct place p;
    struct office_proof quiet = play_whole(&p, path, NULL);
    bool good = p.good;

    check(arena != NULL);
    struct progress *progress = arena_new(arena, struct progress);
    for (int i = 0; i < ACTS_MAX; i++)
        progress->next[i] = i % step_of(STEP_ACT);
    place_end(&p);
    progress->more = true;
    for (int round = 0; round < rounds && progress->more; round++) {
        progress->more = false;
        struct office_proof faulty = play_whole(&p, path, progress);
        good = good && p.good && same_record(&quiet, &faulty);
        *points += p.points;
        place_end(&p);
    }
    if (!good)
        printf("     %s: not what it is without faults\n", path == NULL ? "district" : path);
    arena_close(arena);
    return good;
}

static void whatever_allocation_fails_each_act_is_done_once_or_not_at_all(void)
{
    glob_t found = {0};
    long points = 0;

    check(glob("test/stories/*.story", 0, NULL, &found) == 0 && found.gl_pathc > 10);
    bool good = story_is_unharmed(NULL, &points);
    for (size_t i = 0; i < found.gl_pathc; i++)
        good = story_is_unharmed(found.gl_pathv[i], &points) && good;
    globfree(&found);
    printf("     %ld points in the stories\n", points);
    check(good && points > 1000);
}

/* ---- the whole record ----------------------------------------------------------------------- */

static enum status open_and_verify(struct place *p)
{
    struct office *office = NULL;
    struct office_proof proof;
    enum status status = office_open(p->spot.place, OFFICE_READ, &office, &p->fault);

    if (status == STATUS_OK)
        status = office_verify(office, &proof, &p->fault);
    office_close(office);
    return status;
}

static enum status open_and_rebuild(struct place *p)
{
    struct office *office = NULL;
    enum status status = office_open(p->spot.place, OFFICE_WRITE, &office, &p->fault);

    if (status == STATUS_OK)
        status = office_rebuild(office, &p->fault);
    office_close(office);
    return status;
}

static enum status open_and_export(struct place *p)
{
    struct office *office = NULL;
    struct office_proof proof;
    char path[128];

    check(snprintf(path, sizeof(path), "%s/out.frjl", p->spot.dir) > 0);
    enum status status = office_open(p->spot.place, OFFICE_READ, &office, &p->fault);
    if (status == STATUS_OK)
        status = office_export(office, path, &proof, &p->fault);
    office_close(office);
    bool there = unlink(path) == 0;
    check(there == (status == STATUS_OK));
    return status;
}

static const struct {
    const char *what;
    enum status (*run)(struct place *p);
} wholes[] = {
    {"opening and verification", open_and_verify},
    {"opening and rebuilding", open_and_rebuild},
    {"opening and export", open_and_export},
};

/* Each n until it is not reached; a fault, or as without. */
static void whole_under_fault(struct place *p, size_t i)
{
    bool reached = true;

    for (long n = 1; reached; n += step_of(STEP_WHOLE)) {
        short_memory_arm(n, n % 2 == 0);
        enum status status = wholes[i].run(p);
        reached = short_memory.reached;
        short_memory_arm(0, false);
        if (status != STATUS_OK && !says_want(status))
            complain(p, wholes[i].what, n, status);
        p->points++;
    }
}

static void whatever_allocation_fails_no_whole_record_is_called_damaged(void)
{
    struct place p;

    place_new(&p);
    play(&p, "demo/1-district.story");
    play(&p, "test/stories/filing.story");
    office_close(p.office);
    p.office = NULL;
    p.points = 0;
    for (size_t i = 0; i < COUNT_OF(wholes); i++)
        whole_under_fault(&p, i);
    printf("     %ld points in opening, verification, rebuilding and export\n", p.points);
    check(open_and_verify(&p) == STATUS_OK);
    bool good = p.good;
    place_end(&p);
    check(good);
}

int main(void)
{
    static const struct test tests[] = {
        TEST(whatever_allocation_fails_each_act_is_done_once_or_not_at_all),
        TEST(whatever_allocation_fails_no_whole_record_is_called_damaged),
    };

    short_memory_install();
    return TESTS_RUN(tests);
}
