/* An instance moved to another place and back: the same record, byte for byte. */
#include "office/door.h"
#include "office/office_copy.h"
#include "test/file.h"
#include "test/spot.h"

struct copying {
    struct spot first, second, third; /* a folder, a server if there is one, a folder */
    struct arena *arena;
    struct fault fault;
};

static struct str story_file(void *context, struct str name, struct arena *arena)
{
    (void)context;
    return file_read(arena, str_c(arena, name));
}

static void play(struct copying *c, struct office *office, const char *path)
{
    struct buffer out = {.arena = c->arena};
    struct story_result result = {.out = &out};
    struct office_door own = {office, story_file, NULL};
    struct door door = office_door_open(&own);
    struct story story;

    check(story_read(c->arena, file_read(c->arena, path), &story, &c->fault) == STATUS_OK);
    check(
        story_play(&story, &door, day_from_civil((struct civil){2026, 11, 25}), &result, &c->fault)
        == STATUS_OK);
    check(result.mismatches == 0);
}

static void copying_begin(struct copying *c)
{
    struct office_new what = {.single_server = true,
        .name = STR("示范区"),
        .scope_word = STR("全区"),
        .story = true,
        .seed = STR("copy"),
        .now = instant_of_day(day_from_civil((struct civil){2021, 1, 1}), 8, 0)};
    struct office *office = NULL;

    *c = (struct copying){.arena = arena_open((size_t)1 << 30)};
    check(c->arena != NULL);
    spot_new_folder(&c->first);
    spot_new(&c->second);
    spot_new_folder(&c->third);
    check(office_create(c->first.place, &what, &c->fault) == STATUS_OK);
    check(office_open(c->first.place, OFFICE_WRITE, &office, &c->fault) == STATUS_OK);
    play(c, office, "demo/1-district.story");
    play(c, office, "test/stories/c35.story");
    office_close(office);
}

static void copying_end(struct copying *c)
{
    spot_end(&c->first);
    spot_end(&c->second);
    spot_end(&c->third);
    arena_close(c->arena);
}

static bool copied(
    struct copying *c, const struct spot *from, const struct spot *to, struct office_proof *proof)
{
    if (office_copy(from->place, to->place, str_of(to->owner), true, proof, &c->fault) == STATUS_OK)
        return true;
    printf("     %s\n", c->fault.text);
    return false;
}

/* Headers, commitments, salts, bodies, checkpoints: all that an export says. */
static struct str export_of(struct copying *c, const struct spot *spot)
{
    struct office *office = NULL;
    struct office_proof proof;
    char path[128];

    check(snprintf(path, sizeof(path), "%s/out.frjl", spot->dir) > 0);
    check(office_open(spot->place, OFFICE_READ, &office, &c->fault) == STATUS_OK);
    check(office_export(office, path, &proof, &c->fault) == STATUS_OK);
    office_close(office);
    return file_read(c->arena, path);
}

static bool roots_equal(const struct office_proof *a, const struct office_proof *b)
{
    return a->size == b->size && digest_equal(&a->roots[0], &b->roots[0])
           && digest_equal(&a->roots[1], &b->roots[1]);
}

static void a_record_goes_to_another_place_and_back_without_changing_a_byte(void)
{
    struct copying c;
    struct office_proof there, back;

    copying_begin(&c);
    check(copied(&c, &c.first, &c.second, &there));
    check(copied(&c, &c.second, &c.third, &back));
    check(there.size > 50 && roots_equal(&there, &back));
    struct str first = export_of(&c, &c.first);
    check(str_equal(first, export_of(&c, &c.second)));
    check(str_equal(first, export_of(&c, &c.third)));
    copying_end(&c);
}

/* The talk record is sealed, the keys are kept: both count for what comes after. */
static void a_copy_goes_on_as_the_first_would(void)
{
    struct copying c;
    struct office_proof proof;
    struct office *office = NULL;
    struct reply reply;
    struct node input = {.kind = NODE_MAP};

    copying_begin(&c);
    check(copied(&c, &c.first, &c.second, &proof));
    check(office_open(c.second.place, OFFICE_WRITE, &office, &c.fault) == STATUS_OK);
    node_put_text(c.arena, &input, "name", STR("陈某某"));
    struct request request = {
        .noun = STR("person"), .verb = STR("add"), .person = STR("系统"), .input = &input};
    check(office_submit(office, &request, 1, &reply, c.arena, &c.fault) == STATUS_OK);
    check(reply.decision.refusal == REFUSAL_NONE && reply.seq == proof.size);
    check(office_verify(office, &proof, &c.fault) == STATUS_OK);
    office_close(office);
    copying_end(&c);
}

static void a_place_that_has_an_instance_takes_no_copy(void)
{
    struct copying c;
    struct office_proof proof, after;
    struct str before;

    copying_begin(&c);
    check(copied(&c, &c.first, &c.second, &proof));
    before = export_of(&c, &c.second);
    check(office_copy(c.first.place, c.second.place, str_of(c.second.owner), true, &after, &c.fault)
          == STATUS_CONFLICT);
    check(office_copy(c.first.place, c.first.place, (struct str){0}, true, &after, &c.fault)
          == STATUS_CONFLICT);
    struct office *office = NULL;
    check(office_open(c.second.place, OFFICE_READ, &office, &c.fault) == STATUS_OK);
    check(office_verify(office, &after, &c.fault) == STATUS_OK && roots_equal(&proof, &after));
    check(before.len > 0);
    office_close(office);
    copying_end(&c);
}

int main(void)
{
    static const struct test tests[] = {
        TEST(a_record_goes_to_another_place_and_back_without_changing_a_byte),
        TEST(a_copy_goes_on_as_the_first_would),
        TEST(a_place_that_has_an_instance_takes_no_copy),
    };
    return TESTS_RUN(tests);
}
