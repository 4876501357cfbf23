/* Drafts: kept step by step, one person's alone, and known to be handed in by their key. */
#include "office/drafts.h"

#include "base/json.h"
#include "test/spot.h"

#include <string.h>

struct bench {
    struct spot spot;
    struct arena *arena;
    struct office *office;
    struct fault fault;
};

static const person_id cadre = {{{1}}}, other = {{{2}}};
static const struct id first = {{7}}, second = {{8}};

static void bench_begin(struct bench *b)
{
    struct office_new what = {
        .single_server = true, .name = STR("示范区"), .scope_word = STR("全区")};

    *b = (struct bench){.arena = arena_open((size_t)1 << 30)};
    check(b->arena != NULL);
    spot_new(&b->spot);
    what.owner = str_of(b->spot.owner);
    check(office_create(b->spot.place, &what, &b->fault) == STATUS_OK);
    check(office_open(b->spot.place, OFFICE_WRITE, &b->office, &b->fault) == STATUS_OK);
}

static void bench_end(struct bench *b)
{
    office_close(b->office);
    arena_close(b->arena);
    spot_end(&b->spot);
}

static const struct node *tree(struct bench *b, const char *json)
{
    struct node *node = arena_new(b->arena, struct node);

    check(json_read(b->arena, str_of(json), node, &b->fault) == STATUS_OK);
    return node;
}

/* As a desk asks it. */
static enum status save(struct bench *b, person_id person, struct id id, const char *json)
{
    struct office_draft change = {.person = person, .id = id, .noun = STR("filing")};

    if (json != NULL)
        change.input = tree(b, json);
    return draft_answer(b->office, draft_question(b->arena, &change), b->arena, &b->fault);
}

static struct office_draft found(struct bench *b, person_id person, struct id id)
{
    struct office_draft draft = {.noun = STR("")};

    check(office_draft_find(b->office, person, id, b->arena, &draft, &b->fault) == STATUS_OK);
    return draft;
}

static bool says(struct bench *b, struct id id, const char *json)
{
    return node_equal(found(b, cadre, id).input, tree(b, json));
}

static size_t count(struct bench *b, person_id person)
{
    struct vec drafts;

    check(office_drafts(b->office, person, b->arena, &drafts, &b->fault) == STATUS_OK);
    return drafts.len;
}

static void a_draft_grows_step_by_step_and_each_step_leaves_the_others_alone(void)
{
    struct bench b;
    bench_begin(&b);
    check(
        save(&b, cadre, first, "{\"title\":\"a\",\"apply\":{\"plan\":\"p\",\"why\":\"w\"}}") == 0);
    check(save(&b, cadre, first, "{\"apply\":{\"why\":null,\"clauses\":[\"R1\"]}}") == 0);
    check(says(&b, first, "{\"title\":\"a\",\"apply\":{\"plan\":\"p\",\"clauses\":[\"R1\"]}}"));
    check(save(&b, cadre, first, "{\"title\":\"b\",\"unit\":null}") == 0);
    check(says(&b, first, "{\"title\":\"b\",\"apply\":{\"plan\":\"p\",\"clauses\":[\"R1\"]}}"));
    office_close(b.office);
    check(office_open(b.spot.place, OFFICE_WRITE, &b.office, &b.fault) == STATUS_OK);
    check(says(&b, first, "{\"title\":\"b\",\"apply\":{\"plan\":\"p\",\"clauses\":[\"R1\"]}}"));
    bench_end(&b);
}

static void a_draft_is_one_persons_alone(void)
{
    struct bench b;
    struct office_draft draft;
    bench_begin(&b);
    check(save(&b, cadre, first, "{\"title\":\"a\"}") == 0);
    check(office_draft_find(b.office, other, first, b.arena, &draft, &b.fault) == STATUS_NOT_FOUND);
    check(save(&b, other, first, "{\"title\":\"mine\"}") == 0);
    check(says(&b, first, "{\"title\":\"a\"}"));
    check(save(&b, other, first, NULL) == 0);
    check(count(&b, cadre) == 1 && count(&b, other) == 0);
    bench_end(&b);
}

static void what_was_handed_in_is_a_draft_no_more(void)
{
    struct bench b;
    struct reply reply;
    bench_begin(&b);
    check(save(&b, (person_id){{{0}}}, first, "{\"handle\":\"chen\",\"name\":\"陈某某\"}") == 0);
    check(save(&b, (person_id){{{0}}}, second, "{\"title\":\"x\"}") == 0);
    struct office_draft draft = found(&b, (person_id){{{0}}}, first);
    check(!id_given(draft.made) && id_given(draft.key.id) && count(&b, draft.person) == 2);
    struct request request = {.noun = STR("person"),
        .verb = STR("add"),
        .person = STR("系统"),
        .key = draft.key,
        .input = draft.input};
    check(office_submit(b.office, &request, 1, &reply, b.arena, &b.fault) == STATUS_OK);
    draft = found(&b, draft.person, first);
    check(id_equal(draft.made, reply.stream) && count(&b, draft.person) == 1);
    check(save(&b, draft.person, first, "{\"name\":\"李某某\"}") == STATUS_CONFLICT);
    bench_end(&b);
}

static void a_draft_that_goes_on_with_a_matter_begins_anew_once_it_was_handed_in(void)
{
    struct bench b;
    struct reply reply;
    bench_begin(&b);
    struct request request = {.noun = STR("person"),
        .verb = STR("add"),
        .person = STR("系统"),
        .input = tree(&b, "{\"handle\":\"chen\",\"name\":\"陈某某\"}")};
    check(office_submit(b.office, &request, 1, &reply, b.arena, &b.fault) == STATUS_OK);
    struct id thing = reply.stream;
    check(save(&b, (person_id){{{0}}}, thing, "{\"name\":\"李某某\"}") == 0);
    command_key key = found(&b, (person_id){{{0}}}, thing).key;
    request.verb = STR("amend");
    request.target = id_write(b.arena, thing);
    request.key = key;
    request.input = tree(&b, "{\"name\":\"李某某\",\"reasons\":\"原来登记时写错了一个字\"}");
    check(office_submit(b.office, &request, 1, &reply, b.arena, &b.fault) == STATUS_OK);
    check(reply.decision.refusal == REFUSAL_NONE && reply.decision.events.len > 0);
    check(id_equal(found(&b, (person_id){{{0}}}, thing).made, thing));
    check(save(&b, (person_id){{{0}}}, thing, "{\"name\":\"王某某\"}") == 0);
    struct office_draft again = found(&b, (person_id){{{0}}}, thing);
    check(!id_given(again.made) && !id_equal(again.key.id, key.id));
    check(node_equal(again.input, tree(&b, "{\"name\":\"王某某\"}")));
    bench_end(&b);
}

static void there_are_limits_and_what_goes_beyond_changes_nothing(void)
{
    struct bench b;
    struct id id = {{1}};
    bench_begin(&b);
    for (int i = 0; i < DRAFTS_MAX; i++) {
        id.b[1] = (uint8_t)i;
        check(save(&b, cadre, id, "{\"title\":\"a\"}") == STATUS_OK);
    }
    id.b[1] = DRAFTS_MAX;
    check(save(&b, cadre, id, "{\"title\":\"a\"}") == STATUS_INVALID);
    id.b[1] = 0;
    char *long_text = arena_take(b.arena, DRAFT_BYTES_MAX + 1, 1);
    memset(long_text, 'x', DRAFT_BYTES_MAX);
    long_text[DRAFT_BYTES_MAX] = '\0';
    const char *too_long = str_c(b.arena, str_format(b.arena, "{\"title\":\"%s\"}", long_text));
    check(save(&b, cadre, id, too_long) == STATUS_INVALID);
    check(says(&b, id, "{\"title\":\"a\"}"));
    check(draft_answer(b.office, STR("{}"), b.arena, &b.fault) == STATUS_INVALID);
    check(draft_answer(b.office, STR("{"), b.arena, &b.fault) == STATUS_INVALID);
    bench_end(&b);
}

int main(void)
{
    static const struct test tests[] = {
        TEST(a_draft_grows_step_by_step_and_each_step_leaves_the_others_alone),
        TEST(a_draft_is_one_persons_alone),
        TEST(what_was_handed_in_is_a_draft_no_more),
        TEST(a_draft_that_goes_on_with_a_matter_begins_anew_once_it_was_handed_in),
        TEST(there_are_limits_and_what_goes_beyond_changes_nothing),
    };

    return TESTS_RUN(tests);
}
