#include "test/walk.h"

#include "casework/kind_rules.h"
#include "test/file.h"

/* --- chance --- */

uint64_t walk_random(struct walk *walk, uint64_t below)
{
    uint64_t z = walk->random += 0x9e3779b97f4a7c15u; /* splitmix64 */

    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return (z ^ (z >> 31)) % below;
}

bool walk_chance(struct walk *walk, uint64_t percent)
{
    return walk_random(walk, 100) < percent;
}

struct str walk_words(struct walk *walk)
{
    return str_format(
        walk->scratch, "示例：为走查而写的第%llu句话", (unsigned long long)++walk->counter);
}

struct str walk_id(struct walk *walk, struct id id)
{
    return id_write(walk->scratch, id);
}

struct id walk_person(struct walk *walk)
{
    const struct vec *persons = &walk->door.directory(walk->door.context)->persons;
    return VEC_AT(*persons, struct person, walk_random(walk, persons->len))->id.id;
}

/* --- asking --- */

struct case_file walk_file(struct walk *walk, matter_id id)
{
    return walk->door.look(walk->door.context, id, walk->scratch).files[0];
}

struct reply walk_submit(struct walk *walk, const struct request *request)
{
    struct request asked = *request;

    if (asked.now.ms == 0)
        asked.now = walk->now;
    /* cppcheck-suppress returnDanglingLifetime ; the reply is a value, apart from the request */
    return walk->door.submit(walk->door.context, &asked, walk->scratch);
}

/* --- the district, and more of it --- */

struct str walk_file_text(void *context, struct str name, struct arena *arena)
{
    (void)context;
    return file_read(arena, str_c(arena, name));
}

static struct id added(struct walk *walk, const char *noun, struct id target, struct node *input)
{
    bool begins = str_is(str_of(noun), "tenure"), sets = str_is(str_of(noun), "roster");
    struct request request = {.noun = str_of(noun),
        .input = input,
        .verb = begins ? STR("begin")
                : sets ? STR("set")
                       : STR("add"),
        .target = begins || sets ? walk_id(walk, target) : (struct str){0}};
    struct reply reply = walk_submit(walk, &request);

    must(reply.status == STATUS_OK && reply.decision.refusal == REFUSAL_NONE
         && reply.decision.problems.len == 0);
    return reply.stream;
}

static struct node *map_of(struct walk *walk)
{
    struct node *map = arena_new(walk->scratch, struct node);
    map->kind = NODE_MAP;
    return map;
}

/* A person who holds this one role at this unit, or none. */
static struct id add_person(struct walk *walk, struct id unit, struct str role)
{
    struct node *person = map_of(walk), *post = map_of(walk), *tenure = map_of(walk);
    unsigned long long n = ++walk->counter;
    struct id none = {{0}};

    node_put_text(walk->scratch, person, "handle", str_format(walk->scratch, "x%llu", n));
    node_put_text(walk->scratch, person, "name", str_format(walk->scratch, "示例%llu号", n));
    struct id id = added(walk, "person", none, person);
    node_put_text(walk->scratch, post, "handle", str_format(walk->scratch, "xp%llu", n));
    node_put_text(walk->scratch, post, "title", STR("干部"));
    node_put_text(walk->scratch, post, "unit", walk_id(walk, unit));
    struct node *roles = node_put(walk->scratch, post, STR("roles"));
    roles->kind = NODE_LIST;
    node_set_text(node_push(walk->scratch, roles), role);
    struct id held = added(walk, "post", none, post);
    node_put_text(walk->scratch, tenure, "post", walk_id(walk, held));
    node_put_text(walk->scratch, tenure, "from", STR("2021-01-04"));
    added(walk, "tenure", id, tenure);
    return id;
}

/* Five persons who had no part in anything before. */
static void set_roster(struct walk *walk, struct id body, struct id unit, struct str from)
{
    struct node *roster = map_of(walk);

    node_put_text(walk->scratch, roster, "from", from);
    struct node *members = node_put(walk->scratch, roster, STR("members"));
    members->kind = NODE_LIST;
    for (int i = 0; i < 5; i++) {
        struct node *member = node_push(walk->scratch, members);
        member->kind = NODE_MAP;
        node_put_text(walk->scratch, member, "person",
            walk_id(walk, add_person(walk, unit, STR("deputy_leader"))));
        if (i == 4)
            node_put_integer(walk->scratch, member, "leader", 1);
    }
    added(walk, "roster", body, roster);
}

void walk_renew(struct walk *walk, const struct body *body)
{
    set_roster(walk, body->id.id, body->unit.id, day_write(walk->scratch, instant_day(walk->now)));
}

static void add_body(struct walk *walk, const struct body_kind *kind, struct id unit)
{
    struct node *body = map_of(walk);

    node_put_text(
        walk->scratch, body, "handle", str_format(walk->scratch, "b_%.*s", STR_ARG(kind->id)));
    node_put_text(walk->scratch, body, "name", kind->title);
    node_put_text(walk->scratch, body, "kind", kind->id);
    node_put_text(walk->scratch, body, "unit", walk_id(walk, unit));
    set_roster(walk, added(walk, "body", (struct id){{0}}, body), unit, STR("2021-01-04"));
}

static void add_holders(struct walk *walk, const struct role *role, struct id office)
{
    const struct vec units = walk->door.directory(walk->door.context)->units;

    if (role->administrator || role->scope == SCOPE_SELF || role->scope == SCOPE_SUBJECT)
        return;
    for (int i = 0; i < 2 && role->scope == SCOPE_OFFICE; i++)
        add_person(walk, office, role->id);
    for (size_t i = 0; i < units.len && role->scope == SCOPE_UNIT; i++)
        for (int j = 0; j < 2; j++)
            add_person(walk, VEC_AT(units, struct unit, i)->id.id, role->id);
}

static bool has_body(struct walk *walk, struct str kind)
{
    VEC_EACH (struct body, body, walk->door.directory(walk->door.context)->bodies)
        if (str_equal(body->kind, kind))
            return true;
    return false;
}

static void add_people(struct walk *walk)
{
    struct id office;

    must(directory_find(
        walk->door.directory(walk->door.context), STREAM_UNIT, STR("jiwei"), &office));
    LIST_EACH (struct role, role, walk->policy->roles)
        add_holders(walk, role, office);
    LIST_EACH (struct body_kind, kind, walk->policy->bodies)
        if (!has_body(walk, kind->id))
            add_body(walk, kind, office);
}

struct walk *walk_open_at(struct arena *arena, uint64_t seed, struct door door)
{
    struct walk *walk = arena_new(arena, struct walk);
    struct buffer out = {.arena = arena};
    struct story_result result = {.out = &out};
    struct fault fault;
    struct story story;

    *walk = (struct walk){.arena = arena,
        .random = seed,
        .door = door,
        .now = instant_of_day(day_from_civil((struct civil){2022, 3, 7}), 9, 0)};
    walk->scratch = arena_open((size_t)16 << 30);
    must(walk->scratch != NULL);
    must(story_read(arena, file_read(arena, "demo/1-district.story"), &story, &fault) == STATUS_OK);
    must(story_play(&story, &walk->door, instant_day(walk->now), &result, &fault) == STATUS_OK);
    must(result.mismatches == 0);
    walk->policy =
        directory_edition_on(walk->door.directory(walk->door.context), instant_day(walk->now))
            ->policy;
    add_people(walk);
    return walk;
}

struct walk *walk_open(struct arena *arena, uint64_t seed)
{
    struct world *world = world_open(arena, walk_file_text, NULL);
    struct walk *walk = walk_open_at(arena, seed, world_door(world));

    walk->world = world;
    arena_rewind(walk->scratch, 0);
    return walk;
}

/* --- who acts --- */

static bool own_role(const struct policy *policy, const struct step *step)
{
    LIST_EACH (struct str, id, step->actors) {
        const struct role *role = policy_role(policy, *id);
        if (role != NULL && (role->scope == SCOPE_SELF || role->scope == SCOPE_SUBJECT))
            return true;
    }
    return false;
}

/* Of those who took no part in what the step must be kept apart from. */
static bool fresh_eyes(const struct case_file *file, const struct step *step, person_id person)
{
    LIST_EACH (const struct step *, before, step->not_from)
        if (matter_acted_in(file->matter, (*before)->id, person))
            return false;
    const struct matter_step *last = NULL;
    VEC_EACH (struct matter_step, round, file->matter->steps)
        last = round->state == STEP_DONE ? round : last;
    return !step->second_person || last == NULL
           || (!id_equal(last->by.id, person.id) && !id_equal(last->entered_by.id, person.id));
}

/* Whoever typed an item in, handed it in or answers for it does not inspect it. */
static bool own_item(const struct case_file *file, const struct step *step, person_id person)
{
    VEC_EACH (struct item_state, state, file->matter->items)
        if (step->kind == &inspection_kind
            && (id_equal(state->item->owner, person.id)
                || id_equal(state->handed_in_by.id, person.id)
                || id_equal(state->entered_by.id, person.id)))
            return true;
    return false;
}

/* Nor does anybody sign what he or she entered for another. */
static bool own_entry(const struct case_file *file, const struct step *step, person_id person)
{
    if (step->kind != &sign_off_kind && step->kind != &approval_kind)
        return false;
    VEC_EACH (const struct event *, act, file->matter->acts)
        if ((*act)->entry != NULL && id_equal((*act)->entry->by, person.id))
            return true;
    return false;
}

person_id walk_actor(struct walk *walk, const struct case_file *file, const struct step *step)
{
    const struct directory *directory = walk->door.directory(walk->door.context);
    size_t len = directory->persons.len, from = walk_random(walk, len);
    day today = instant_day(walk->now);

    for (size_t i = 0; i < len; i++) {
        person_id person = VEC_AT(directory->persons, struct person, (from + i) % len)->id;
        if (step_actor(directory, file, step, person, today)
            && !matter_recused(file->matter, person) && fresh_eyes(file, step, person)
            && !own_item(file, step, person) && !own_entry(file, step, person)
            && (own_role(file->policy, step) || !matter_party(file->matter, person))
            && casework_may_see(directory, file, person, today))
            return person;
    }
    return (person_id){{{0}}};
}

struct reply walk_act(struct walk *walk, const struct case_file *file, const struct step *step,
    const struct result *result, person_id by)
{
    struct request request = {.noun = STR("matter"),
        .verb = STR("act"),
        .target = walk_id(walk, file->matter->id.id),
        .action = step->id,
        .person = walk_id(walk, by.id),
        .input = walk_fields(walk, file, step, result, by)};

    if (step->kind->in_meeting)
        return walk_meeting(walk, file, step, result);
    return walk_submit(walk, &request);
}
