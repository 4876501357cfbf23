/*
 * The list of matters and the tasks of a person against the rules themselves: after each act of
 * the stories and of the demo, what the read tables say for each person is what
 * casework_may_see() and casework_options() say of every matter folded from the record.
 */
#define _GNU_SOURCE 1 /* NOLINT(bugprone-reserved-identifier): memmem */
#include "casework/audience.h"
#include "casework/kind.h"
#include "office/door.h"
#include "office/messages.h"
#include "office/office_check.h"
#include "office/office_read.h"
#include "office/office_tables.h"
#include "test/file.h"
#include "test/lists_meetings.h"
#include "test/spot.h"

#include <glob.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

enum { PAGE_LIMIT = 7, FILTERS = 2, ENDED_MAX = 5 };

struct lists {
    struct spot spot;
    struct arena *keep, *turn; /* turn: of one comparison */
    struct office *office;
    struct fault fault;
    struct office_door door;
    struct vec matters; /* struct matter_row: all, oldest first */
    size_t compared, seen, tasks, messages, ended, turns, waiting, sittings;
};

static struct str file_text(void *context, struct str name, struct arena *into)
{
    (void)context;
    return file_read(into, str_c(into, name));
}

static void lists_new(struct lists *l)
{
    struct office_new what = {.single_server = true,
        .name = STR("示范区"),
        .scope_word = STR("全区"),
        .story = true,
        .now = instant_of_day(day_from_civil((struct civil){2019, 12, 20}), 8, 0)};

    *l = (struct lists){.keep = arena_open((size_t)1 << 30), .turn = arena_open((size_t)1 << 30)};
    check(l->keep != NULL && l->turn != NULL);
    spot_new(&l->spot);
    what.owner = str_of(l->spot.owner);
    check(office_create(l->spot.place, &what, &l->fault) == STATUS_OK);
    check(office_open(l->spot.place, OFFICE_WRITE, &l->office, &l->fault) == STATUS_OK);
    l->door = (struct office_door){.office = l->office, .file = file_text};
}

static void lists_end(struct lists *l)
{
    office_close(l->office);
    arena_close(l->keep);
    arena_close(l->turn);
    spot_end(&l->spot);
}

/* ---- the rules ------------------------------------------------------------------------------ */

static bool may_see(struct lists *l, const struct dossier *dossier, person_id person)
{
    return casework_may_see(office_directory(l->office), &dossier->files[0], person,
        instant_day(office_now(l->office)));
}

static bool fits(const struct page_filter *f, const struct matter_row *row)
{
    return (f->noun.len == 0 || str_equal(f->noun, row->noun))
           && (f->state.len == 0 || str_equal(f->state, row->state))
           && (f->openness == OPEN_OR_ENDED || (f->openness == ENDED_ONLY) == row->ended)
           && (!id_given(f->unit.id) || id_equal(f->unit.id, row->unit.id))
           && (f->text.len == 0
               || memmem(row->title.at, row->title.len, f->text.at, f->text.len) != NULL);
}

/* ---- what the tables say -------------------------------------------------------------------- */

/* All pages, one after the other. */
static struct vec pages(struct lists *l, const struct page_filter *filter, person_id person)
{
    struct page_filter f = *filter;
    struct list_page page;
    struct vec all = {0};

    f.limit = PAGE_LIMIT;
    do {
        check(office_list(l->office, &f, person, l->turn, &page, &l->fault) == STATUS_OK);
        check(page.rows.len <= PAGE_LIMIT);
        VEC_EACH (struct matter_row, row, page.rows)
            *(struct matter_row *)vec_push(l->turn, &all, sizeof(*row)) = *row;
        check(page.next == 0 || f.below == 0 || page.next < f.below);
        f.below = page.next;
    } while (page.next != 0);
    return all;
}

/* The same rows as `matters` where `sees`, newest first. */
static void same_rows(
    struct lists *l, const struct page_filter *f, person_id person, const bool *sees)
{
    struct vec got = pages(l, f, person);
    size_t n = 0;

    for (size_t i = l->matters.len; i > 0; i--) {
        const struct matter_row *row = VEC_AT(l->matters, struct matter_row, i - 1);
        if (!sees[i - 1] || !fits(f, row))
            continue;
        bool same =
            n < got.len && id_equal(VEC_AT(got, struct matter_row, n)->matter.id, row->matter.id);
        if (!same)
            printf("     %.*s misses “%.*s” (%zu of %zu rows)\n",
                STR_ARG(directory_name(l->turn, office_directory(l->office), person)),
                STR_ARG(row->title), n, got.len);
        check(same);
        n++;
    }
    if (n < got.len)
        printf("     %.*s sees “%.*s”\n",
            STR_ARG(directory_name(l->turn, office_directory(l->office), person)),
            STR_ARG(VEC_AT(got, struct matter_row, n)->title));
    check(n == got.len);
    l->seen += n;
}

static void same_list(struct lists *l, person_id person, const bool *sees)
{
    const struct matter_filter none = {0};
    struct vec rows;
    size_t n = 0;

    check(office_matters(l->office, &none, person, l->turn, &rows, &l->fault) == STATUS_OK);
    for (size_t i = 0; i < l->matters.len; i++) {
        if (!sees[i])
            continue;
        check(n < rows.len
              && id_equal(VEC_AT(rows, struct matter_row, n)->matter.id,
                  VEC_AT(l->matters, struct matter_row, i)->matter.id));
        n++;
    }
    check(n == rows.len);
}

/* What ended last is what was done here, the latest day first; old paper (补录) is not. */
static void same_ended(struct lists *l, person_id person, const bool *sees)
{
    struct vec rows;
    size_t wanted = 0;
    int32_t before = INT32_MAX;

    for (size_t i = 0; i < l->matters.len; i++) {
        const struct matter_row *row = VEC_AT(l->matters, struct matter_row, i);
        wanted += sees[i] && row->ended && !row->late ? 1 : 0;
    }
    check(office_ended_last(l->office, ENDED_MAX, person, l->turn, &rows, &l->fault) == STATUS_OK);
    check(rows.len == (wanted < ENDED_MAX ? wanted : ENDED_MAX));
    VEC_EACH (struct matter_row, row, rows) {
        check(row->ended && !row->late && row->ended_on.n <= before);
        before = row->ended_on.n;
    }
    l->ended += rows.len;
}

/* Filters taken from a matter that is there, so that they find something. */
static size_t filters_make(struct lists *l, struct page_filter filters[FILTERS])
{
    const struct matter_row *row =
        VEC_AT(l->matters, struct matter_row, l->compared % l->matters.len);
    struct str text = {row->title.at, row->title.len / 3};

    text.len = utf8_valid_len(text); /* whole characters */
    const struct page_filter all[] = {{.noun = row->noun}, {.state = row->state},
        {.openness = OPEN_ONLY}, {.openness = ENDED_ONLY}, {.unit = row->unit}, {.text = text},
        {.noun = row->noun, .state = row->state, .unit = row->unit, .text = text}};
    filters[0] = (struct page_filter){.below = 0};
    filters[1] = all[l->compared % COUNT_OF(all)];
    return FILTERS;
}

/* ---- tasks ---------------------------------------------------------------------------------- */

static void task_among(struct lists *l, person_id person, const struct vec *rows,
    const struct case_file *file, const struct step *step)
{
    if (!task_there(rows, file->matter->id, step->id))
        printf("     %.*s misses the task “%.*s” of “%.*s”\n",
            STR_ARG(directory_name(l->turn, office_directory(l->office), person)),
            STR_ARG(step->title), STR_ARG(file->matter->opened->title));
    check(task_there(rows, file->matter->id, step->id));
    l->tasks++;
}

/* Whatever this person may do in the matter is among the candidates. */
static void tasks_of_matter(
    struct lists *l, person_id person, const struct vec *rows, const struct dossier *dossier)
{
    const struct case_file *file = &dossier->files[0];
    instant now = office_now(l->office);
    struct vec options = casework_options(dossier, person, now, l->turn);

    VEC_EACH (struct option, option, options)
        if (option->step != NULL && option->refusal == REFUSAL_NONE
            && step_waits_for(
                l->turn, office_directory(l->office), file, option->step, person, instant_day(now)))
            task_among(l, person, rows, file, option->step);
}

static void same_tasks(
    struct lists *l, person_id person, const struct dossier *dossiers, const bool *sees)
{
    const struct task_filter filter = {.after = INT64_MIN, .limit = 1000};
    struct vec rows;
    int64_t before = INT64_MIN;

    check(office_tasks(l->office, &filter, person, l->turn, &rows, &l->fault) == STATUS_OK);
    for (size_t i = 0; i < l->matters.len; i++)
        if (sees[i] && dossiers[i].files[0].procedure != NULL)
            tasks_of_matter(l, person, &rows, &dossiers[i]);
    VEC_EACH (struct task_row, row, rows) {
        check(row->rank > before && !row->matter.ended);
        before = row->rank;
    }
}

/* Every open step is one row, none more: looked at through those who may see all of it. */
static void tasks_are_open_steps(struct lists *l, person_id person, const struct dossier *dossiers)
{
    const struct task_filter filter = {.after = INT64_MIN, .limit = 1000};
    struct vec rows;

    check(office_tasks(l->office, &filter, person, l->turn, &rows, &l->fault) == STATUS_OK);
    VEC_EACH (struct task_row, row, rows)
        for (size_t i = 0; i < l->matters.len; i++)
            if (id_equal(
                    VEC_AT(l->matters, struct matter_row, i)->matter.id, row->matter.matter.id))
                check(open_round(dossiers[i].files[0].matter, row->step) != NULL);
}

/* ---- messages ------------------------------------------------------------------------------- */

/* The place of this matter among those of the test. */
static size_t place_of(const struct lists *l, matter_id matter)
{
    size_t i = 0;

    while (!id_equal(VEC_AT(l->matters, struct matter_row, i)->matter.id, matter.id))
        check(++i < l->matters.len);
    return i;
}

/* Each tells of a matter the person may see, once, and as many are unread as there are. */
static void messages_are_of_what_is_seen(struct lists *l, person_id person, const bool *sees)
{
    const struct message_filter filter = {.limit = COUNT_MOST};
    struct message_counts counts;
    int64_t before = INT64_MAX;
    struct vec rows;

    check(office_messages(l->office, &filter, person, l->turn, &rows, &l->fault) == STATUS_OK);
    VEC_EACH (struct message_row, row, rows) {
        check(row->no < before && !row->read);
        before = row->no;
        bool seen = sees[place_of(l, row->matter.matter)];
        if (!seen)
            printf("     %.*s is told of “%.*s”\n",
                STR_ARG(directory_name(l->turn, office_directory(l->office), person)),
                STR_ARG(row->matter.title));
        check(seen);
    }
    check(office_message_counts(l->office, person, l->turn, &counts, &l->fault) == STATUS_OK);
    check(counts.unread == rows.len);
    l->messages += rows.len;
}

/* ---- after each act ------------------------------------------------------------------------- */

static void compare_person(struct lists *l, person_id person, const struct dossier *dossiers)
{
    struct page_filter filters[FILTERS];
    bool *sees = arena_take(l->turn, l->matters.len, sizeof(*sees));
    size_t len = filters_make(l, filters);

    for (size_t i = 0; i < l->matters.len; i++)
        sees[i] = may_see(l, &dossiers[i], person);
    for (size_t i = 0; i < len; i++)
        same_rows(l, &filters[i], person, sees);
    same_list(l, person, sees);
    same_ended(l, person, sees);
    same_tasks(l, person, dossiers, sees);
    tasks_are_open_steps(l, person, dossiers);
    messages_are_of_what_is_seen(l, person, sees);
    struct meetings_asked asked = {.office = l->office,
        .arena = l->turn,
        .dossiers = dossiers,
        .sees = sees,
        .len = l->matters.len,
        .turn = l->compared,
        .person = person};
    same_sittings(&asked);
    same_waiting(&asked);
    l->waiting += asked.waiting;
    l->sittings += asked.sittings;
    l->compared++;
}

/* Each `every`th person, another one each time. */
static void compare(struct lists *l, size_t every)
{
    const person_id host = {{{0}}};
    const struct matter_filter none = {0};
    const struct directory *directory = office_directory(l->office);

    check(office_matters(l->office, &none, host, l->turn, &l->matters, &l->fault) == STATUS_OK);
    if (l->matters.len > 0) {
        struct dossier *dossiers = arena_take(l->turn, l->matters.len, sizeof(*dossiers));
        for (size_t i = 0; i < l->matters.len; i++)
            check(office_matter(l->office, VEC_AT(l->matters, struct matter_row, i)->matter, host,
                      l->turn, &dossiers[i], &l->fault)
                  == STATUS_OK);
        for (size_t i = l->turns % every; i < directory->persons.len; i += every)
            compare_person(l, VEC_AT(directory->persons, struct person, i)->id, dossiers);
    }
    l->turns++;
    arena_rewind(l->turn, 0);
}

static struct reply submit_and_compare(
    void *context, const struct request *request, struct arena *arena)
{
    struct lists *l = context;
    struct door office = office_door_open(&l->door);
    struct reply reply = office.submit(office.context, request, arena);

    if (reply.decision.events.len > 0)
        compare(l, 3);
    return reply;
}

static struct dossier look(void *context, matter_id id, struct arena *arena)
{
    struct lists *l = context;
    struct door office = office_door_open(&l->door);

    return office.look(office.context, id, arena);
}

static const struct directory *directory_of(void *context)
{
    return office_directory(((struct lists *)context)->office);
}

static bool play_text(struct lists *l, struct str text, bool comparing)
{
    struct door door = comparing
                           ? (struct door){l, submit_and_compare, look, directory_of, file_text}
                           : office_door_open(&l->door);
    struct buffer out = {.arena = l->keep};
    struct story_result result = {.out = &out};
    struct story story;

    if (story_read(l->keep, text, &story, &l->fault) == STATUS_OK
        && story_play(
               &story, &door, day_from_civil((struct civil){2026, 11, 25}), &result, &l->fault)
               == STATUS_OK
        && result.mismatches == 0)
        return true;
    printf("     %s\n%.*s", l->fault.text, STR_ARG(buffer_str(&out)));
    return false;
}

static bool play(struct lists *l, const char *path, bool comparing)
{
    return play_text(l, file_read(l->keep, path), comparing);
}

static void stories_each(const char *pattern, void (*each)(const char *path))
{
    glob_t found = {0};

    check(glob(pattern, 0, NULL, &found) == 0);
    for (size_t i = 0; i < found.gl_pathc; i++)
        each(found.gl_pathv[i]);
    globfree(&found);
}

static size_t seen, tasks, waiting, sittings;

static void story_compare(const char *path)
{
    struct lists l;

    lists_new(&l);
    check(play(&l, "demo/1-district.story", false));
    check(play(&l, path, true));
    compare(&l, 1);
    check(office_rebuild_check(l.office, &l.fault) == STATUS_OK);
    seen += l.seen;
    tasks += l.tasks;
    waiting += l.waiting;
    sittings += l.sittings;
    lists_end(&l);
}

static void each_person_sees_in_the_list_what_the_rules_let_see(void)
{
    stories_each("test/stories/*.story", story_compare);
    check(seen > 1000 && tasks > 100 && waiting > 50 && sittings > 100);
}

static void so_it_is_in_the_demo_district(void)
{
    struct lists l;

    lists_new(&l);
    check(play(&l, "demo/1-district.story", false) && play(&l, "demo/2-late.story", false));
    check(play(&l, "demo/3-1-spring.story", false) && play(&l, "demo/3-2-summer.story", false));
    check(play(&l, "demo/3-3-autumn.story", false));
    compare(&l, 1);
    check(play(&l, "demo/today.story", false));
    compare(&l, 1);
    check(l.seen > 1000 && l.ended > 10 && office_rebuild_check(l.office, &l.fault) == STATUS_OK);
    check(office_rebuild(l.office, &l.fault) == STATUS_OK);
    compare(&l, 1);
    lists_end(&l);
}

/* Posts change hands, someone is recused and is not, a matter turns out to be of another kind, the
 * calendar changes: what was seen by the post goes with it. */
static const char moves[] =
    "title 人来人去\n"
    "2022-03-07 09:00 马某某 filing new as F1\n"
    "  title: 闸站改造的备案（示例）\n"
    "  unit: zhujian\n"
    "  applicant: ma\n"
    "2022-03-07 09:10 潘某某 matter late as L1\n"
    "  procedure: clarification\n"
    "  title: 示例澄清\n"
    "  parties: [{person: ma}]\n"
    "2022-03-08 09:00 系统 tenure end feng\n"
    "  post: p_feng\n"
    "  to: 2022-03-07\n"
    "  reasons: 调往水务局任职\n"
    "2022-03-08 09:10 系统 tenure begin feng\n"
    "  post: p_liu\n"
    "  from: 2022-03-08\n"
    "2022-03-08 09:20 系统 tenure begin tang\n"
    "  post: p_feng\n"
    "  from: 2022-03-09\n"
    "2022-03-09 09:00 马某某 matter state F1\n"
    "  source: 申请人\n"
    "  words: 次日由接任的人看到\n"
    "2022-03-09 09:10 系统 post amend p_shen\n"
    "  roles: [examination_office]\n"
    "  from: 2022-03-09\n"
    "  reasons: 职责调整\n"
    "2022-03-09 09:20 系统 roster set zhujian_dangzu\n"
    "  from: 2022-03-10\n"
    "  members: [{person: fan, leader: 1}, {person: tang}]\n"
    "2022-03-09 09:30 系统 roster set lianxi\n"
    "  from: 2022-03-09\n"
    "  members: [{person: han, leader: 1}, {person: lei}]\n"
    "2022-03-09 09:40 系统 roster set lianxi\n"
    "  from: 2022-03-10\n"
    "  members: [{person: han, leader: 1}]\n"
    "2022-03-10 09:00 范某某 matter recuse F1\n"
    "  person: fan\n"
    "  state: declared\n"
    "  reasons: 与申请人有近亲属关系，应当回避\n"
    "2022-03-11 09:00 系统 holiday publish\n"
    "  file: policies/holidays.yaml\n";

static void who_moves_takes_along_what_may_be_seen(void)
{
    struct lists l;

    lists_new(&l);
    check(play(&l, "demo/1-district.story", false) && play_text(&l, str_of(moves), true));
    compare(&l, 1);
    check(l.seen > 0 && l.tasks > 0);
    check(office_rebuild_check(l.office, &l.fault) == STATUS_OK);
    lists_end(&l);
}

static const char as_migrated[] =
    "UPDATE matter_list SET hidden = NULL, office_audience = NULL, unit_audience = NULL;"
    "DELETE FROM task_list; DELETE FROM recusal_list; DELETE FROM sitting_list; INSERT INTO "
    "unfilled (no) VALUES (1)";

static void by_hand(const struct spot *spot, const char *sql)
{
    char path[128];
    sqlite3 *handle = NULL;

    if (spot_is_pg(spot)) {
        spot_sql(spot, sql);
        return;
    }
    check(snprintf(path, sizeof(path), "%s/frj.db", spot->dir) > 0);
    check(sqlite3_open(path, &handle) == SQLITE_OK);
    check(sqlite3_exec(handle, sql, NULL, NULL, NULL) == SQLITE_OK);
    sqlite3_close(handle);
}

static void what_a_migration_made_is_filled_before_anyone_reads(void)
{
    struct lists l;

    lists_new(&l);
    check(play(&l, "demo/1-district.story", false) && play(&l, "test/stories/filing.story", false));
    office_close(l.office);
    by_hand(&l.spot, as_migrated);
    check(office_open(l.spot.place, OFFICE_READ, &l.office, &l.fault) == STATUS_UNAVAILABLE);
    check(strstr(l.fault.text, "frj migrate") != NULL);
    check(office_tables_renew(l.spot.place, NULL, false, &l.fault) == STATUS_OK);
    check(office_open(l.spot.place, OFFICE_READ, &l.office, &l.fault) == STATUS_OK);
    check(office_rebuild_check(l.office, &l.fault) == STATUS_OK);
    compare(&l, 1);
    check(l.seen > 0);
    lists_end(&l);
}

int main(void)
{
    static const struct test tests[] = {
        TEST(each_person_sees_in_the_list_what_the_rules_let_see),
        TEST(so_it_is_in_the_demo_district),
        TEST(who_moves_takes_along_what_may_be_seen),
        TEST(what_a_migration_made_is_filled_before_anyone_reads),
    };

    return TESTS_RUN(tests);
}
