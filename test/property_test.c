/*
 * Properties of the engine under random acts: FRJ_STEPS of them (20,000), from FRJ_SEED (1).
 *
 * Every decision grants or refuses; what is granted follows the pack's graph; what is recorded
 * reads back as it was written (the world sees to it); a matter folded anew equals the live one;
 * no subject gets two final outcomes; every 500 steps each open matter comes to an end.
 */
#include "casework/matter_shapes.h"
#include "office/door.h"
#include "office/office_check.h"
#include "test/flow_check.h"
#include "test/spot.h"
#include "test/walk_out.h"

#include <string.h>

enum { OPEN_MAX = 40, OUT_EVERY = 500, REBUILD_EVERY = 1000, FORGET_EVERY = 20 };

struct run {
    struct walk *walk;
    struct flow_check *flow;
    struct arena *folding;
    const char *wrong;
    size_t granted, refused, mistaken, ended, most_acts, most_proper;
    size_t codes[REFUSAL_COUNT];
    struct vec open;   /* matter_id */
    struct vec opened; /* matter_id; all, where there is no world that knows them */
};

static uint64_t number_of(const char *name, uint64_t otherwise)
{
    const char *text = getenv(name);
    return text == NULL ? otherwise : strtoull(text, NULL, 10);
}

/* --- what every reply must be --- */

static bool judge(void *context, const struct reply *reply)
{
    struct run *run = context;
    bool refused = reply->decision.refusal != REFUSAL_NONE;
    bool mistaken = reply->decision.problems.len > 0;

    if (run->wrong != NULL)
        return false;
    if (reply->status != STATUS_OK)
        run->wrong = "a fault of a world that has none";
    else if ((refused || mistaken) && reply->decision.events.len > 0)
        run->wrong = "a refusal with events";
    else if (refused && (reply->decision.detail.len == 0 || !utf8_valid(reply->decision.detail)))
        run->wrong = "a refusal without words";
    else if (!refused && !mistaken)
        run->wrong = flow_check_follow(run->flow, &reply->decision.events);
    run->granted += refused || mistaken ? 0 : 1;
    run->refused += refused ? 1 : 0;
    run->mistaken += mistaken ? 1 : 0;
    run->codes[reply->decision.refusal] += refused ? 1 : 0;
    return run->wrong == NULL;
}

static struct node *map_of(struct run *run)
{
    struct node *map = arena_new(run->walk->scratch, struct node);
    map->kind = NODE_MAP;
    return map;
}

static size_t matters(const struct run *run)
{
    return run->walk->world != NULL ? world_matters(run->walk->world) : run->opened.len;
}

/* Of an office the events live there, and what follows them keeps their words. */
static void scratch_rewind(struct run *run)
{
    if (run->walk->world != NULL)
        arena_rewind(run->walk->scratch, 0);
}

static matter_id some_matter(struct run *run)
{
    size_t len = matters(run);
    uint64_t i = walk_random(run->walk, len);

    return run->walk->world != NULL ? world_matter(run->walk->world, i)->id
                                    : *VEC_AT(run->opened, matter_id, i);
}

/* --- opening --- */

static person_id opener_of(struct run *run, const struct procedure *procedure, struct id unit)
{
    const struct directory *directory = run->walk->door.directory(run->walk->door.context);
    const struct str *roles = procedure->openers.at;
    const struct role *role =
        policy_role(run->walk->policy, roles[walk_random(run->walk, procedure->openers.len)]);
    size_t len = directory->persons.len, from = walk_random(run->walk, len);
    bool self = role->scope == SCOPE_SELF || role->scope == SCOPE_SUBJECT;

    for (size_t i = 0; i < len && !self && !walk_chance(run->walk, 1); i++) {
        person_id person = VEC_AT(directory->persons, struct person, (from + i) % len)->id;
        if (directory_holds(directory, person, role->id,
                (unit_id){role->scope == SCOPE_UNIT ? unit : (struct id){{0}}},
                instant_day(run->walk->now)))
            return person;
    }
    return (person_id){walk_person(run->walk)};
}

static void put_subjects(struct run *run, struct node *input, struct id first)
{
    struct walk *walk = run->walk;
    struct node *list = node_put(walk->scratch, input, STR("subjects"));
    const struct liability *liabilities = walk->policy->liabilities.at;
    uint64_t len = 1 + walk_random(walk, 2);

    list->kind = NODE_LIST;
    for (uint64_t i = 0; i < len; i++) {
        struct node *one = node_push(walk->scratch, list);
        one->kind = NODE_MAP;
        node_put_text(
            walk->scratch, one, "person", walk_id(walk, i == 0 ? first : walk_person(walk)));
        node_put_text(walk->scratch, one, "liability",
            liabilities[walk_random(walk, walk->policy->liabilities.len)].id);
    }
}

static void put_link(struct run *run, struct node *input)
{
    struct walk *walk = run->walk;
    struct node *list = node_put(walk->scratch, input, STR("links"));

    list->kind = NODE_LIST;
    struct node *one = node_push(walk->scratch, list);
    one->kind = NODE_MAP;
    node_put_text(walk->scratch, one, "to", walk_id(walk, some_matter(run).id));
    node_put_text(walk->scratch, one, "reasons", walk_words(walk));
}

/* A unit whose party organisation can meet. */
static struct id some_unit(struct run *run)
{
    const struct directory *directory = run->walk->door.directory(run->walk->door.context);

    for (;;) {
        const struct body *body =
            VEC_AT(directory->bodies, struct body, walk_random(run->walk, directory->bodies.len));
        if (str_is(body->kind, "unit_body"))
            return body->unit.id;
    }
}

static void open_matter(struct run *run)
{
    struct walk *walk = run->walk;
    const struct procedure *all = walk->policy->procedures.at;
    const struct procedure *procedure = &all[walk_random(walk, walk->policy->procedures.len)];
    struct id unit = some_unit(run);
    person_id by = opener_of(run, procedure, unit);
    struct node *input = map_of(run);
    bool own = !procedure->by_office && walk_chance(walk, 60);

    node_put_text(walk->scratch, input, "title", walk_words(walk));
    node_put_text(walk->scratch, input, "unit", walk_id(walk, unit));
    if (own)
        node_put_text(walk->scratch, input, "applicant", walk_id(walk, by.id));
    if (walk_chance(walk, 30))
        node_put_text(walk->scratch, input, "project", STR("示例项目"));
    put_subjects(run, input, own ? by.id : walk_person(walk));
    if (matters(run) > 0 && walk_chance(walk, 40))
        put_link(run, input);
    struct request request = {.noun = procedure->noun,
        .verb = STR("new"),
        .person = walk_id(walk, by.id),
        .input = input};
    struct reply reply = walk_submit(walk, &request);
    if (!judge(run, &reply) || reply.decision.events.len == 0)
        return;
    ((matter_id *)vec_push(walk->arena, &run->open, sizeof(matter_id)))->id = reply.stream;
    ((matter_id *)vec_push(walk->arena, &run->opened, sizeof(matter_id)))->id = reply.stream;
}

/* --- acting --- */

static const struct step *some_step(struct run *run, const struct case_file *file)
{
    const struct step *steps = file->procedure->steps.at, *open = NULL;
    uint64_t seen = 0;

    VEC_EACH (struct matter_step, round, file->matter->steps)
        if (round->state == STEP_OPEN && walk_random(run->walk, ++seen) == 0)
            open = procedure_step(file->procedure, round->step);
    if (open == NULL || walk_chance(run->walk, 10))
        return &steps[walk_random(run->walk, file->procedure->steps.len)];
    return open;
}

static struct str some_code(struct run *run)
{
    static const struct str codes[] = {STR_INIT("S1"), STR_INIT("S9"), STR_INIT("R02"),
        STR_INIT("X01"), STR_INIT("nothing"), STR_INIT("agreed"), STR_INIT("2026-13-40"),
        STR_INIT(""), STR_INIT("容错")};
    return codes[walk_random(run->walk, COUNT_OF(codes))];
}

/* One thing is left out, or is something else. */
static void spoil(struct run *run, struct node *fields)
{
    struct node *one = &fields->items[walk_random(run->walk, fields->len)];

    if (one->len > 0 && walk_chance(run->walk, 60)) {
        if (walk_chance(run->walk, 60))
            spoil(run, one);
        else
            one->len--;
        return;
    }
    switch (walk_random(run->walk, 4)) {
    case 0: node_set_text(one, some_code(run)); break;
    case 1: node_set_integer(one, (int64_t)walk_random(run->walk, 3) - 1); break;
    case 2: one->key = fields->kind == NODE_MAP ? STR("unknown_field") : one->key; break;
    default: *one = fields->items[--fields->len]; break;
    }
}

static void act_alone(struct run *run, const struct case_file *file, const struct step *step,
    const struct result *result)
{
    struct walk *walk = run->walk;
    person_id by = walk_actor(walk, file, step);

    if (walk_chance(walk, 8))
        by.id = walk_person(walk);
    struct node *fields = walk_fields(walk, file, step, result, by);
    if (walk_chance(walk, 12))
        spoil(run, fields);
    struct request request = {.noun = STR("matter"),
        .verb = STR("act"),
        .target = walk_id(walk, file->matter->id.id),
        .action = step->id,
        .person = walk_id(walk, by.id),
        .input = fields};
    if (walk_chance(walk, 8))
        request.entered_by = walk_id(walk, walk_person(walk));
    if (walk_chance(walk, 5))
        request.done_on = day_write(
            walk->scratch, day_plus(instant_day(walk->now), 2 - (int)walk_random(walk, 6)));
    struct reply reply = walk_submit(walk, &request);
    judge(run, &reply);
}

static void act(struct run *run, const struct case_file *file)
{
    const struct step *step = some_step(run, file);
    const struct result *results = step->results.at;
    const struct result *result = &results[walk_random(run->walk, step->results.len)];

    if ((result->end.len > 0 || !result->positive) && walk_chance(run->walk, 70))
        result = &results[0]; /* on, not out or back: the end comes soon enough */
    if (!step->kind->in_meeting || walk_chance(run->walk, 5)) {
        act_alone(run, file, step, result);
        return;
    }
    struct reply reply = walk_meeting(run->walk, file, step, result);
    judge(run, &reply);
}

/* --- what belongs to no step --- */

/* Whoever would do such a thing, mostly. */
static person_id free_actor(struct run *run, const struct case_file *file, struct str verb)
{
    static const struct str leads[] = {STR_INIT("commission_leader")};
    const struct step leader = {.actors = {leads, 1}}, *steps = file->procedure->steps.at;
    const struct step *any = &steps[walk_random(run->walk, file->procedure->steps.len)];

    if (walk_chance(run->walk, 20))
        return (person_id){walk_person(run->walk)};
    if (str_is(verb, "withdraw"))
        return file->matter->opened_by;
    if (str_is(verb, "recuse") || str_is(verb, "extend"))
        return walk_actor(run->walk, file, &leader);
    return walk_actor(run->walk, file, any);
}

static void put_statement(struct walk *walk, struct node *input)
{
    struct node *statement = node_put(walk->scratch, input, STR("statement"));

    statement->kind = NODE_MAP;
    node_put_text(walk->scratch, statement, "source", STR("示例来源"));
    node_put_text(walk->scratch, statement, "words", walk_words(walk));
}

static void put_recusal(struct walk *walk, struct node *input, person_id by)
{
    static const char *const states[] = {"declared", "proposed", "decided", "lifted"};
    uint64_t state = walk_random(walk, 4);

    node_put_text(walk->scratch, input, "person",
        walk_id(walk, state == 0 && walk_chance(walk, 80) ? by.id : walk_person(walk)));
    node_put_text(walk->scratch, input, "state", str_of(states[state]));
}

static void put_free(struct run *run, const struct case_file *file, struct str verb, person_id by,
    struct node *input)
{
    struct walk *walk = run->walk;
    size_t rounds = file->matter->steps.len;

    if (str_is(verb, "state")) {
        put_statement(walk, input);
        return;
    }
    node_put_text(walk->scratch, input, "reasons", walk_words(walk));
    if (str_is(verb, "link"))
        node_put_text(walk->scratch, input, "to", walk_id(walk, some_matter(run).id));
    if (str_is(verb, "recuse"))
        put_recusal(walk, input, by);
    if (str_is(verb, "reclassify"))
        node_put_text(walk->scratch, input, "procedure", STR("filing"));
    if (rounds > 0 && (str_is(verb, "stop") || str_is(verb, "resume") || str_is(verb, "extend")))
        node_put_text(walk->scratch, input, "step",
            VEC_AT(file->matter->steps, struct matter_step,
                walk_chance(walk, 50) ? rounds - 1 : walk_random(walk, rounds))
                ->step);
}

static void act_free(struct run *run, const struct case_file *file)
{
    static const struct str verbs[] = {STR_INIT("withdraw"), STR_INIT("link"), STR_INIT("state"),
        STR_INIT("recuse"), STR_INIT("stop"), STR_INIT("resume"), STR_INIT("extend"),
        STR_INIT("reclassify")};
    struct walk *walk = run->walk;
    struct str verb = verbs[walk_random(walk, COUNT_OF(verbs))];
    struct node *input = map_of(run);
    person_id by = free_actor(run, file, verb);

    if (str_is(verb, "recuse") && file->matter->recused.len > 2)
        return;
    put_free(run, file, verb, by, input);
    struct request request = {.noun = STR("matter"),
        .verb = verb,
        .target = walk_id(walk, file->matter->id.id),
        .person = walk_id(walk, by.id),
        .input = input};
    struct reply reply = walk_submit(walk, &request);
    judge(run, &reply);
}

static matter_id some_open(struct run *run)
{
    if (run->open.len == 0 || walk_chance(run->walk, 3))
        return some_matter(run);
    return *VEC_AT(run->open, matter_id, walk_random(run->walk, run->open.len));
}

static void forget_ended(struct run *run)
{
    size_t kept = 0;

    for (size_t i = 0; i < run->open.len; i++) {
        matter_id id = *VEC_AT(run->open, matter_id, i);
        if (walk_file(run->walk, id).matter->ended)
            run->ended++;
        else
            *VEC_AT(run->open, matter_id, kept++) = id;
    }
    run->open.len = kept;
}

static void step_once(struct run *run)
{
    struct walk *walk = run->walk;

    walk->now.ms += (int64_t)walk_random(walk, 8 * 3600) * 1000;
    if (run->open.len < 8 || (run->open.len < OPEN_MAX && walk_chance(walk, 12))) {
        open_matter(run);
        return;
    }
    struct case_file file = walk_file(walk, some_open(run));
    if (file.procedure == NULL)
        return;
    if (walk_chance(walk, 10))
        act_free(run, &file);
    else
        act(run, &file);
}

/* --- now and then --- */

/* Where it stopped, and what was said there. */
static void say_stuck(struct run *run, matter_id id, struct way_out *way)
{
    struct case_file file = walk_file(run->walk, id);

    printf("     %.*s after %zu acts, open:", STR_ARG(file.procedure->id), way->acts);
    VEC_EACH (struct matter_step, round, file.matter->steps)
        if (round->state == STEP_OPEN)
            printf(" %.*s", STR_ARG(round->step));
    printf(" %.*s\n", STR_ARG(buffer_str(&way->refusals)));
    run->wrong = way->stuck != NULL ? way->stuck : "more than 40 acts to the end";
}

static void end_all(struct run *run, size_t step)
{
    bool proper = step / OUT_EVERY % 2 == 1;
    size_t *most = proper ? &run->most_proper : &run->most_acts;

    VEC_EACH (matter_id, id, run->open) {
        struct way_out way = {.proper = proper, .after = judge, .context = run};
        walk_out(run->walk, *id, &way);
        *most = way.acts > *most ? way.acts : *most;
        if (run->wrong == NULL && (way.stuck != NULL || way.acts > WAY_OUT_MAX))
            say_stuck(run, *id, &way);
        scratch_rewind(run);
    }
}

static void fold_again(struct run *run, size_t from)
{
    for (size_t i = from; i < matters(run) && run->walk->world != NULL && run->wrong == NULL; i++) {
        if (!world_rebuilt_equal(run->walk->world, i, run->folding))
            run->wrong = "a matter folded anew is not the live one";
        arena_rewind(run->folding, 0);
    }
}

static void run_all(struct run *run, size_t steps)
{
    size_t last = 0;

    for (size_t step = 1; step <= steps && run->wrong == NULL; step++) {
        step_once(run);
        scratch_rewind(run);
        if (step % FORGET_EVERY == 0)
            forget_ended(run);
        scratch_rewind(run);
        if (step % OUT_EVERY == 0)
            end_all(run, step);
        if (step % REBUILD_EVERY == 0) {
            fold_again(run, last);
            last = matters(run);
        }
        if (run->wrong != NULL)
            printf("FAIL step %zu: %s\n", step, run->wrong);
    }
    fold_again(run, 0);
}

static void any_acts_in_any_order_keep_the_promises(void)
{
    struct arena *arena = arena_open((size_t)8 << 30);
    uint64_t seed = number_of("FRJ_SEED", 1), steps = number_of("FRJ_STEPS", 20000);
    struct run run = {.folding = arena_open((size_t)256 << 20)};

    check(arena != NULL && run.folding != NULL);
    run.walk = walk_open(arena, seed);
    run.flow = flow_check_open(arena, run.walk->policy);
    run_all(&run, steps);
    printf(
        "     FRJ_SEED=%llu FRJ_STEPS=%llu: %zu granted, %zu refused, %zu mistaken; %zu matters, "
        "%llu events; ends in at most %zu acts, properly in %zu\n",
        (unsigned long long)seed, (unsigned long long)steps, run.granted, run.refused, run.mistaken,
        world_matters(run.walk->world), (unsigned long long)world_events(run.walk->world),
        run.most_acts, run.most_proper);
    for (size_t i = 1; getenv("FRJ_CODES") != NULL && i < REFUSAL_COUNT; i++)
        printf("     %6zu %.*s\n", run.codes[i], STR_ARG(refusal_code((enum refusal)i)));
    check(run.wrong == NULL);
    check(run.granted > steps / 4 && run.refused > steps / 100);
    arena_close(run.folding);
    arena_close(run.walk->scratch);
    arena_close(arena);
}

/* The record and its read tables are what the same acts make of them, on the engine of the spot. */
static void they_do_so_through_an_office(void)
{
    struct office_new what = {.single_server = true,
        .name = STR("示范区"),
        .scope_word = STR("全区"),
        .story = true,
        .seed = STR("walk"),
        .now = {1640000000000}};
    struct arena *arena = arena_open((size_t)8 << 30);
    struct run run = {.folding = arena};
    struct office_door door = {.file = walk_file_text};
    struct office_proof proof;
    struct fault fault = {0};
    struct spot spot;

    spot_new(&spot);
    what.owner = str_of(spot.owner);
    check(office_create(spot.place, &what, &fault) == STATUS_OK);
    check(office_open(spot.place, OFFICE_WRITE, &door.office, &fault) == STATUS_OK);
    run.walk = walk_open_at(arena, number_of("FRJ_SEED", 1), office_door_open(&door));
    run.flow = flow_check_open(arena, run.walk->policy);
    run_all(&run, number_of("FRJ_OFFICE_STEPS", 600));
    check(run.wrong == NULL);
    if (office_verify(door.office, &proof, &fault) != STATUS_OK)
        printf("     %s\n", fault.text);
    check(fault.status == STATUS_OK);
    check(office_rebuild_check(door.office, &fault) == STATUS_OK);
    printf("     %zu granted, %zu refused, %zu mistaken; %zu matters, %llu events\n", run.granted,
        run.refused, run.mistaken, run.opened.len, (unsigned long long)proof.size);
    check(run.granted > 100 && run.refused > 5);
    office_close(door.office);
    spot_end(&spot);
    arena_close(run.walk->scratch);
    arena_close(arena);
}

int main(void)
{
    static const struct test tests[] = {
        TEST(any_acts_in_any_order_keep_the_promises),
        TEST(they_do_so_through_an_office),
    };
    return TESTS_RUN(tests);
}
