/* The demo district through an office: the figures of the published sentence, and of others. */
#include "office/door.h"
#include "office/office_check.h"
#include "office/office_read.h"
#include "test/file.h"
#include "test/spot.h"

#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct arena *arena;
static struct office *demo;

static struct str file_text(void *context, struct str name, struct arena *into)
{
    (void)context;
    return file_read(into, str_c(into, name));
}

static void play_text(struct str text, struct story_result *result)
{
    struct office_door context = {.office = demo, .file = file_text};
    struct door door = office_door_open(&context);
    struct fault fault = {0};
    struct story story;

    enum status status = story_read(arena, text, &story, &fault);
    if (status == STATUS_OK)
        status =
            story_play(&story, &door, day_from_civil((struct civil){2026, 11, 25}), result, &fault);
    if (status != STATUS_OK)
        printf("     %s\n", fault.text);
    check(status == STATUS_OK);
}

/* The dated stories only: what today.story opens counts nowhere. */
static void the_demo_plays_through_an_office(void)
{
    struct buffer out = {.arena = arena};
    struct story_result result = {.out = &out};
    struct fault fault = {0};
    glob_t found = {0};

    check(glob("demo/[0-9]*.story", 0, NULL, &found) == 0);
    for (size_t i = 0; i < found.gl_pathc; i++)
        play_text(file_read(arena, found.gl_pathv[i]), &result);
    globfree(&found);
    printf("%.*s", STR_ARG(buffer_str(&out)));
    check(result.mismatches == 0);
    check(office_rebuild_check(demo, &fault) == STATUS_OK);
}

static day day_of(const char *text)
{
    day d = {0};
    check(day_read(str_of(text), &d));
    return d;
}

static struct figures figures_of(const char *from, const char *to, const char *as_of)
{
    struct period period = {.from = day_of(from), .to = day_of(to)};
    struct figures figures = {0};
    struct fault fault = {0};

    if (as_of != NULL)
        period.as_of = instant_of_day(day_of(as_of), 23, 59);
    check(office_figures(demo, &period, arena, &figures, &fault) == STATUS_OK);
    return figures;
}

static bool figures_are(const struct figures *f, const int64_t want[6])
{
    const int64_t got[6] = {
        f->matters, f->persons, f->units, f->cleared_persons, f->cleared_parties, f->visited};

    if (memcmp(got, want, sizeof(got)) == 0)
        return true;
    printf("     got %lld %lld %lld, %lld %lld, %lld\n", (long long)got[0], (long long)got[1],
        (long long)got[2], (long long)got[3], (long long)got[4], (long long)got[5]);
    return false;
}

static void the_published_figures_come_from_the_record(void)
{
    struct figures f = figures_of("2021-01-01", "2022-09-06", NULL);

    check(figures_are(&f, (const int64_t[6]){7, 7, 0, 6, 0, 55}));
    check(f.tolerated.len == 7 && f.cleared.len == 6);
    check(f.visits.len == 57);   /* two persons were visited twice */
    check(f.imprecise.len == 1); /* a clarification at the turn of a year */
    f = figures_of("2021-01-01", "2022-09-06", "2022-09-06");
    check(figures_are(&f, (const int64_t[6]){7, 7, 0, 6, 0, 55}));
}

static void other_dates_give_other_true_figures(void)
{
    struct figures f = figures_of("2021-01-01", "2021-12-31", NULL);
    check(figures_are(&f, (const int64_t[6]){3, 3, 0, 2, 0, 28}));
    f = figures_of("2022-03-01", "2022-09-06", NULL);
    check(figures_are(&f, (const int64_t[6]){4, 4, 0, 4, 0, 25}));
    f = figures_of("2021-01-01", "2022-11-30", NULL);
    check(figures_are(&f, (const int64_t[6]){8, 8, 0, 7, 0, 56}));
    f = figures_of("2020-01-01", "2020-12-31", NULL);
    check(figures_are(&f, (const int64_t[6]){0, 0, 0, 0, 0, 1}));
}

static void a_revoked_determination_counts_as_of_a_day_before(void)
{
    struct figures f = figures_of("2022-07-01", "2022-07-31", NULL);
    int64_t now = f.matters;

    f = figures_of("2022-07-01", "2022-07-31", "2022-08-01");
    check(f.matters == now + 1);
}

/* Told by the year alone, so that no other figure moves. */
static void of_cleared_units_only_party_organisations_count(void)
{
    static const char text[] =
        "title 党组织的澄清\n"
        "2026-11-24 09:00 潘某某 matter late\n"
        "  procedure: clarification\n"
        "  title: 一个党组织和一个单位的澄清（示例）\n"
        "  parties: [{unit: zhendangwei}, {unit: zhujian}, {person: ma}]\n"
        "  carried_out_on: 2019\n";
    struct buffer out = {.arena = arena};
    struct story_result result = {.out = &out};

    play_text(str_of(text), &result);
    check(result.mismatches == 0);
    struct figures f = figures_of("2019-01-01", "2019-12-31", NULL);
    check(figures_are(&f, (const int64_t[6]){0, 0, 0, 1, 1, 0}));
    f = figures_of("2019-01-01", "2019-12-30", NULL);
    check(figures_are(&f, (const int64_t[6]){0, 0, 0, 0, 0, 0}));
    check(f.imprecise.len == 2);
}

static void a_voided_late_entry_counts_as_of_a_moment_before_only(void)
{
    static const char text[] =
        "title 作废的补录\n"
        "2026-11-25 09:00 潘某某 matter late as V1\n"
        "  procedure: determination\n"
        "  title: 写错的认定（示例）\n"
        "  parties: [{person: ma, finding: meets, outcomes: [{code: exempt}]}]\n"
        "  decided_on: 2018-05-02\n"
        "2026-11-25 09:10 潘某某 matter late as V2\n"
        "  procedure: clarification\n"
        "  title: 写错的澄清（示例）\n"
        "  parties: [{person: ma}]\n"
        "  carried_out_on: 2018-05-02\n"
        "2026-11-25 09:20 潘某某 matter late as V3\n"
        "  procedure: visit\n"
        "  title: 写错的回访（示例）\n"
        "  parties: [{person: ma, sanctioned: 1}]\n"
        "  visited_on: 2018-05-02\n"
        "2026-11-26 09:00 潘某某 matter void V1\n"
        "  reasons: 日期写错了，作废后重新补录\n"
        "2026-11-26 09:10 潘某某 matter void V2\n"
        "  reasons: 日期写错了，作废后重新补录\n"
        "2026-11-26 09:20 潘某某 matter void V3\n"
        "  reasons: 日期写错了，作废后重新补录\n"
        "= 状态 void\n";
    struct buffer out = {.arena = arena};
    struct story_result result = {.out = &out};
    struct fault fault = {0};

    play_text(str_of(text), &result);
    check(result.mismatches == 0);
    struct figures f = figures_of("2018-01-01", "2018-12-31", "2026-11-25");
    check(figures_are(&f, (const int64_t[6]){1, 1, 0, 1, 0, 1}));
    f = figures_of("2018-01-01", "2018-12-31", NULL);
    check(figures_are(&f, (const int64_t[6]){0, 0, 0, 0, 0, 0}));
    check(office_rebuild_check(demo, &fault) == STATUS_OK);
}

static void open_demo(const struct spot *spot)
{
    const struct office_new new = {.single_server = true,
        .name = STR("示范区"),
        .scope_word = STR("全区"),
        .story = true,
        .seed = STR("story"),
        .now = {1640000000000},
        .owner = str_of(spot->owner)};
    struct fault fault = {0};

    arena = arena_open((size_t)2 << 30);
    if (arena == NULL || office_create(spot->place, &new, &fault) != STATUS_OK
        || office_open(spot->place, OFFICE_WRITE, &demo, &fault) != STATUS_OK) {
        printf("FAIL %s\n", fault.text);
        exit(1);
    }
}

int main(void)
{
    static const struct test tests[] = {
        TEST(the_demo_plays_through_an_office),
        TEST(the_published_figures_come_from_the_record),
        TEST(other_dates_give_other_true_figures),
        TEST(a_revoked_determination_counts_as_of_a_day_before),
        TEST(of_cleared_units_only_party_organisations_count),
        TEST(a_voided_late_entry_counts_as_of_a_moment_before_only),
    };
    struct spot spot;

    spot_new(&spot);
    open_demo(&spot);
    int failed = TESTS_RUN(tests);
    office_close(demo);
    arena_close(arena);
    spot_end(&spot);
    return failed;
}
