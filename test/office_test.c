/* The one way in, on a real folder or a real server: batches, keys, faults, and the record that is
 * left. */
#include "office/door.h"
#include "office/office_check.h"
#include "office/office_read.h"
#include "test/file.h"
#include "test/spot.h"

#include <string.h>
#include <unistd.h>

#define ARENA_BYTES ((size_t)2 << 30)

/* ---- a place of its own for each test ------------------------------------------------------ */

struct place {
    struct spot spot;
    struct arena *arena;
    struct office *office;
    struct fault fault;
};

static void place_make(struct place *p, struct office_new *what)
{
    spot_new(&p->spot);
    p->arena = arena_open(ARENA_BYTES);
    check(p->arena != NULL);
    what->owner = str_of(p->spot.owner);
    check(office_create(p->spot.place, what, &p->fault) == STATUS_OK);
    check(office_open(p->spot.place, OFFICE_WRITE, &p->office, &p->fault) == STATUS_OK);
}

static void place_new(struct place *p, bool story)
{
    struct office_new what = {.single_server = true,
        .name = STR("示范区"),
        .scope_word = STR("全区"),
        .story = story,
        .now = instant_of_day(day_from_civil((struct civil){2021, 12, 20}), 8, 0)};

    *p = (struct place){.office = NULL};
    place_make(p, &what);
}

static void place_end(struct place *p)
{
    office_close(p->office);
    arena_close(p->arena);
    spot_end(&p->spot);
}

static void place_again(struct place *p)
{
    office_close(p->office);
    check(office_open(p->spot.place, OFFICE_WRITE, &p->office, &p->fault) == STATUS_OK);
}

static bool verified(struct place *p, struct office_proof *proof)
{
    if (office_verify(p->office, proof, &p->fault) == STATUS_OK)
        return true;
    printf("     %s\n", p->fault.text);
    return false;
}

/* ---- requests ------------------------------------------------------------------------------- */

/* `person add` by the clock: the smallest write there is. */
static struct request person_add(struct place *p, const char *handle, uint8_t key)
{
    struct node *input = arena_new(p->arena, struct node);
    struct request request = {
        .noun = STR("person"), .verb = STR("add"), .person = STR("系统"), .input = input};

    input->kind = NODE_MAP;
    node_put_text(p->arena, input, "handle", str_of(handle));
    node_put_text(p->arena, input, "name", STR("陈某某"));
    request.key.id.b[0] = key;
    request.now = instant_of_day(day_from_civil((struct civil){2021, 12, 21}), 9, 0);
    return request;
}

static size_t persons(const struct place *p)
{
    return office_directory(p->office)->persons.len;
}

/* ---- tests ---------------------------------------------------------------------------------- */

static void a_new_record_holds_its_opening_and_verifies(void)
{
    struct place p;
    struct office_proof proof;

    place_new(&p, true);
    check(verified(&p, &proof));
    check(proof.size == 1 && proof.story && str_is(proof.origin, "demo.example/frj/1"));
    check(office_is_story(p.office) && str_is(office_directory(p.office)->name, "示范区"));
    place_end(&p);
}

static void a_place_takes_one_record_and_one_writer(void)
{
    struct place p;
    struct office_new what = {.single_server = true, .name = STR("示范区")};
    struct office *second = NULL;

    place_new(&p, false);
    what.owner = str_of(p.spot.owner);
    check(office_open(p.spot.place, OFFICE_WRITE, &second, &p.fault) == STATUS_CONFLICT);
    check(office_create(p.spot.place, &what, &p.fault) == STATUS_CONFLICT);
    check(office_open(p.spot.place, OFFICE_READ, &second, &p.fault) == STATUS_OK);
    office_close(second);
    check(
        office_open("/tmp/frj-no-such-folder", OFFICE_READ, &second, &p.fault) == STATUS_NOT_FOUND);
    place_end(&p);
}

static void a_batch_is_answered_in_order_and_each_sees_those_before(void)
{
    struct place p;
    struct reply replies[3];
    struct office_proof proof;

    place_new(&p, false);
    struct request requests[] = {
        person_add(&p, "chen", 1), person_add(&p, "chen", 2), person_add(&p, "wang", 3)};
    check(office_submit(p.office, requests, 3, replies, p.arena, &p.fault) == STATUS_OK);
    check(replies[0].decision.refusal == REFUSAL_NONE && replies[0].seq == 1);
    check(replies[1].decision.refusal == REFUSAL_THING_MUST_NOT_EXIST_YET);
    check(replies[2].decision.refusal == REFUSAL_NONE && replies[2].seq == 2);
    check(persons(&p) == 2);
    check(verified(&p, &proof) && proof.size == 3 && !proof.story);
    place_again(&p);
    check(persons(&p) == 2);
    place_end(&p);
}

static void the_same_key_is_answered_again_and_another_content_is_a_conflict(void)
{
    struct place p;
    struct reply first, again, other, lone;
    struct office_proof proof;

    place_new(&p, false);
    struct request request = person_add(&p, "chen", 7);
    struct request changed = person_add(&p, "wang", 7), free = person_add(&p, "wang", 8);
    check(office_submit(p.office, &request, 1, &first, p.arena, &p.fault) == STATUS_OK);
    check(!first.repeated);
    place_again(&p);
    check(office_submit(p.office, &request, 1, &again, p.arena, &p.fault) == STATUS_OK);
    check(again.repeated && again.seq == first.seq && id_equal(again.stream, first.stream));
    check(again.decision.events.len == 1 && again.decision.problems.len == 0);
    check(office_submit(p.office, &changed, 1, &other, p.arena, &p.fault) == STATUS_CONFLICT);
    check(other.status == STATUS_CONFLICT && other.fault.text[0] != '\0');
    check(office_submit(p.office, &free, 1, &lone, p.arena, &p.fault) == STATUS_OK);
    check(!lone.repeated && persons(&p) == 2);
    check(verified(&p, &proof) && proof.size == 3);
    place_end(&p);
}

static void a_refusal_and_a_mistake_leave_nothing(void)
{
    struct place p;
    struct reply replies[2];
    struct office_proof proof;

    place_new(&p, false);
    struct request requests[] = {person_add(&p, "chen", 1), person_add(&p, "wang", 2)};
    requests[0].person = STR("无此人");
    requests[1].verb = STR("dance");
    check(office_submit(p.office, requests, 2, replies, p.arena, &p.fault) == STATUS_OK);
    check(replies[0].decision.problems.len > 0 && replies[1].decision.problems.len > 0);
    check(verified(&p, &proof) && proof.size == 1);
    place_end(&p);
}

static void the_door_shuts_and_opens_by_an_event(void)
{
    struct place p;
    struct reply reply;

    place_new(&p, false);
    struct request shut = {.noun = STR("door"), .verb = STR("shut"), .person = STR("系统")};
    struct request open = {.noun = STR("door"), .verb = STR("open"), .person = STR("系统")};
    struct request add = person_add(&p, "chen", 1);
    check(office_submit(p.office, &shut, 1, &reply, p.arena, &p.fault) == STATUS_OK);
    check(office_submit(p.office, &add, 1, &reply, p.arena, &p.fault) == STATUS_OK);
    check(reply.decision.refusal == REFUSAL_DOOR_MUST_BE_OPEN && persons(&p) == 0);
    check(office_submit(p.office, &open, 1, &reply, p.arena, &p.fault) == STATUS_OK);
    check(office_submit(p.office, &add, 1, &reply, p.arena, &p.fault) == STATUS_OK);
    check(reply.decision.refusal == REFUSAL_NONE && persons(&p) == 1);
    place_end(&p);
}

static void a_reader_sees_what_was_committed_and_writes_nothing(void)
{
    struct place p;
    struct reply reply;
    struct office *reader = NULL;
    struct id id;

    place_new(&p, false);
    check(office_open(p.spot.place, OFFICE_READ, &reader, &p.fault) == STATUS_OK);
    struct request add = person_add(&p, "chen", 1);
    check(office_submit(p.office, &add, 1, &reply, p.arena, &p.fault) == STATUS_OK);
    check(office_find(reader, STREAM_PERSON, STR("chen"), &id, &p.fault) == STATUS_OK);
    check(id_equal(id, reply.stream));
    check(office_submit(reader, &add, 1, &reply, p.arena, &p.fault) == STATUS_UNAVAILABLE);
    check(office_rebuild(reader, &p.fault) == STATUS_UNAVAILABLE);
    office_close(reader);
    place_end(&p);
}

/* ---- stories -------------------------------------------------------------------------------- */

static struct str story_file(void *context, struct str name, struct arena *arena)
{
    (void)context;
    return file_read(arena, str_c(arena, name));
}

static bool play_text(struct place *p, struct str text, const char *path)
{
    struct buffer out = {.arena = p->arena};
    struct story_result result = {.out = &out};
    struct office_door own = {p->office, story_file, NULL};
    struct door door = office_door_open(&own);
    struct story story;

    check(story_read(p->arena, text, &story, &p->fault) == STATUS_OK);
    enum status status =
        story_play(&story, &door, day_from_civil((struct civil){2026, 11, 25}), &result, &p->fault);
    if (status != STATUS_OK)
        printf("     %s: %s\n", path, p->fault.text);
    if (out.len > 0)
        printf("     %s: %.*s", path, STR_ARG(buffer_str(&out)));
    return status == STATUS_OK && result.mismatches == 0 && result.acts > 0;
}

static bool play(struct place *p, const char *path)
{
    return play_text(p, file_read(p->arena, path), path);
}

static void place_district(struct place *p)
{
    struct office_new what = {.single_server = true,
        .name = STR("示范区"),
        .scope_word = STR("全区"),
        .story = true,
        .seed = STR("test"),
        .now = instant_of_day(day_from_civil((struct civil){2021, 1, 1}), 8, 0)};

    *p = (struct place){.office = NULL};
    place_make(p, &what);
    check(play(p, "demo/1-district.story"));
}

static const char late_story[] =
    "title 补录（示例）\n\n"
    "2022-06-01 09:00 沈某某 matter late\n"
    "  procedure: clarification\n"
    "  title: 示例澄清一\n"
    "  carried_out_on: 2022-05-20\n"
    "  parties:\n"
    "    - {person: fan}\n"
    "    - {unit: quwei}\n"
    "2022-06-01 09:10 沈某某 matter late\n"
    "  procedure: clarification\n"
    "  title: 示例澄清二，同一人再次澄清\n"
    "  carried_out_on: 2022-05\n"
    "  parties:\n"
    "    - {person: fan}\n"
    "    - {name: 甲某某}\n"
    "2022-06-01 09:20 沈某某 matter late\n"
    "  procedure: visit\n"
    "  title: 示例回访\n"
    "  visited_on: 2022-04-08\n"
    "  parties:\n"
    "    - {person: peng, sanctioned: 1}\n"
    "    - {person: lu, sanctioned: 0}\n"
    "2022-06-01 09:30 沈某某 matter late\n"
    "  procedure: determination\n"
    "  title: 示例认定\n"
    "  decided_on: 2022\n"
    "  parties:\n"
    "    - {name: 乙某某等, count: 4, finding: meets, outcomes: [{code: exempt}]}\n"
    "    - {person: chang, finding: does_not_meet, outcomes: [{code: not_tolerated}]}\n";

static void late_entries_count_as_far_as_they_are_known(void)
{
    struct place p;
    struct figures figures;
    struct period year = {.from = day_from_civil((struct civil){2022, 1, 1}),
        .to = day_from_civil((struct civil){2022, 12, 31})};
    struct period half = {.from = year.from, .to = day_from_civil((struct civil){2022, 6, 30})};

    place_district(&p);
    check(play_text(&p, str_of(late_story), "late"));
    check(office_figures(p.office, &year, p.arena, &figures, &p.fault) == STATUS_OK);
    check(figures.cleared_persons == 2 && figures.cleared_parties == 1 && figures.visited == 1);
    check(figures.matters == 1 && figures.persons == 4 && figures.imprecise.len == 0);
    check(office_figures(p.office, &half, p.arena, &figures, &p.fault) == STATUS_OK);
    check(figures.matters == 0 && figures.persons == 0 && figures.imprecise.len == 1);
    check(office_rebuild_check(p.office, &p.fault) == STATUS_OK);
    place_end(&p);
}

static void matters_are_listed_and_found_by_a_few_digits(void)
{
    struct place p;
    struct vec rows;
    struct dossier dossier;
    struct id id;
    struct matter_filter filter = {.noun = STR("clarification")};
    person_id all = {{{0}}};

    place_district(&p);
    check(play_text(&p, str_of(late_story), "late"));
    check(office_matters(p.office, &filter, all, p.arena, &rows, &p.fault) == STATUS_OK);
    check(rows.len == 2);
    const struct matter_row *row = VEC_AT(rows, struct matter_row, 1);
    check(row->late && row->ended && str_starts(row->title, "示例澄清二"));
    struct str digits = id_write(p.arena, row->matter.id);
    check(office_find(p.office, STREAM_MATTER, (struct str){digits.at, 10}, &id, &p.fault)
          == STATUS_OK);
    check(id_equal(id, row->matter.id));
    check(office_matter(p.office, row->matter, all, p.arena, &dossier, &p.fault) == STATUS_OK);
    check(dossier.files[0].matter->late != NULL);
    check(office_find(p.office, STREAM_MATTER, STR("ffffff"), &id, &p.fault) == STATUS_NOT_FOUND);
    place_end(&p);
}

/* What the story tells: two persons tolerated in one matter; before that day, nobody. */
static void the_figures_come_from_what_was_determined(void)
{
    struct place p;
    struct figures figures;
    struct period period = {.from = day_from_civil((struct civil){2022, 1, 1}),
        .to = day_from_civil((struct civil){2022, 12, 31})};

    place_district(&p);
    check(play(&p, "test/stories/tolerance.story"));
    check(office_rebuild(p.office, &p.fault) == STATUS_OK);
    check(office_figures(p.office, &period, p.arena, &figures, &p.fault) == STATUS_OK);
    check(figures.matters == 1 && figures.persons == 2 && figures.units == 0);
    check(figures.cleared_persons == 0 && figures.cleared_parties == 0 && figures.visited == 0);
    check(figures.tolerated.len == 2 && figures.imprecise.len == 0);
    period.as_of = instant_of_day(day_from_civil((struct civil){2022, 3, 1}), 0, 0);
    check(office_figures(p.office, &period, p.arena, &figures, &p.fault) == STATUS_OK);
    check(figures.matters == 0);
    place_end(&p);
}

int main(void)
{
    static const struct test tests[] = {
        TEST(a_new_record_holds_its_opening_and_verifies),
        TEST(a_place_takes_one_record_and_one_writer),
        TEST(a_batch_is_answered_in_order_and_each_sees_those_before),
        TEST(the_same_key_is_answered_again_and_another_content_is_a_conflict),
        TEST(a_refusal_and_a_mistake_leave_nothing),
        TEST(the_door_shuts_and_opens_by_an_event),
        TEST(a_reader_sees_what_was_committed_and_writes_nothing),
        TEST(the_figures_come_from_what_was_determined),
        TEST(late_entries_count_as_far_as_they_are_known),
        TEST(matters_are_listed_and_found_by_a_few_digits),
    };
    return TESTS_RUN(tests);
}
