/* Meetings made up from a roster, and rulings from what the rules leave open. */
#include "test/walk.h"

#include "casework/facts.h"
#include "casework/kind_rules.h"

struct holding {
    struct walk *walk;
    struct arena *arena;
    const struct case_file *file;
    const struct body *body;
    const struct roster *roster;
    bool rough; /* something is done wrong */
};

static struct node *put_list(struct arena *arena, struct node *map, const char *key)
{
    struct node *list = node_put(arena, map, str_of(key));
    list->kind = NODE_LIST;
    return list;
}

static struct node *push_map(struct arena *arena, struct node *list)
{
    struct node *map = node_push(arena, list);
    map->kind = NODE_MAP;
    return map;
}

/* --- rulings --- */

static struct facts_view view_of(struct walk *walk, const struct matter *matter, struct str no)
{
    struct vec checks = {0}, facts = {0};

    VEC_EACH (const struct check *, check, matter->checks)
        if (str_equal((*check)->subject, no))
            *(struct check *)vec_push(walk->scratch, &checks, sizeof(struct check)) = **check;
    VEC_EACH (const struct fact *, fact, matter->facts)
        *(struct fact *)vec_push(walk->scratch, &facts, sizeof(struct fact)) = **fact;
    return (struct facts_view){.checks = {checks.at, checks.len}, .facts = {facts.at, facts.len}};
}

static bool role_met(
    const struct policy *policy, const struct facts_view *facts, enum list_role role)
{
    LIST_EACH (struct clause_list, list, policy->lists)
        if (list->role == role && list_ask(list, policy, facts, NULL) == ANSWER_MET)
            return true;
    return false;
}

static struct str finding_of(const struct policy *policy, const struct facts_view *facts)
{
    if (role_met(policy, facts, LIST_EXCLUDE))
        return STR("does_not_meet");
    if (role_met(policy, facts, LIST_INCLUDE))
        return STR("meets");
    return role_met(policy, facts, LIST_NO_LIABILITY) ? STR("no_liability") : STR("does_not_meet");
}

static bool outcome_fits(const struct openness *one, struct str finding)
{
    const struct outcome_kind *kind = one->kind;
    bool named =
        kind->finding.len == 0 || str_is(kind->finding, "any") || str_equal(kind->finding, finding);
    bool lost = str_is(kind->maps_to, "not_tolerated");

    return !kind->side && one->open == ANSWER_MET && named
           && lost == str_is(finding, "does_not_meet");
}

/* Any of the outcomes that are open with this finding; NULL when none is. */
static const struct openness *some_outcome(struct walk *walk, const struct policy *policy,
    struct facts_view facts, struct str finding, struct str liability)
{
    struct openness *all = arena_take(walk->scratch, policy->outcomes.len, sizeof(*all));
    struct str *kept = arena_new(walk->scratch, struct str);
    size_t from = walk->plain ? 0 : walk_random(walk, policy->outcomes.len);

    *kept = finding;
    facts.findings = (struct list){kept, 1};
    outcome_openness(walk->scratch, policy, &facts, liability, all);
    for (size_t i = 0; i < policy->outcomes.len; i++) {
        const struct openness *one = &all[(from + i) % policy->outcomes.len];
        if (outcome_fits(one, finding))
            return one;
    }
    return NULL;
}

static void put_ruling(struct walk *walk, const struct case_file *file,
    const struct subject *subject, struct node *rulings)
{
    struct facts_view facts = view_of(walk, file->matter, subject->no);
    struct str finding = finding_of(file->policy, &facts);
    const struct openness *open =
        some_outcome(walk, file->policy, facts, finding, subject->liability);
    struct node *ruling = push_map(walk->scratch, rulings);

    if (open == NULL) {
        finding = STR("does_not_meet");
        open = some_outcome(walk, file->policy, facts, finding, subject->liability);
    }
    node_put_text(walk->scratch, ruling, "subject", subject->no);
    node_put_text(walk->scratch, ruling, "finding", finding);
    node_put_text(walk->scratch, ruling, "reasons", walk_words(walk));
    struct node *outcome = push_map(walk->scratch, put_list(walk->scratch, ruling, "outcomes"));
    if (open == NULL)
        return;
    node_put_text(walk->scratch, outcome, "code", open->kind->code);
    if (open->basis != NULL)
        node_put_text(walk->scratch, outcome, "superior_basis", open->basis->id);
}

static void put_rulings(struct walk *walk, const struct case_file *file, struct node *out)
{
    struct node *rulings = put_list(walk->scratch, out, "rulings");

    VEC_EACH (struct matter_subject, subject, file->matter->subjects)
        put_ruling(walk, file, subject->subject, rulings);
}

/* --- the sitting --- */

static bool fits_step(
    const struct case_file *file, const struct step *step, const struct body *body)
{
    bool named = false;

    LIST_EACH (struct str, kind, step->actors)
        named = named || str_equal(*kind, body->kind);
    return named
           && (!str_is(body->kind, "unit_body")
               || id_equal(body->unit.id, file->matter->opened->unit));
}

const struct body *walk_body(
    struct walk *walk, const struct case_file *file, const struct step *step)
{
    const struct vec *bodies = &walk->door.directory(walk->door.context)->bodies;

    VEC_EACH (struct body, body, *bodies)
        if (fits_step(file, step, body))
            return body;
    return NULL;
}

/* Those of the body who have no part in the matter. */
static bool sits(const struct holding *h, struct id person)
{
    return !matter_recused(h->file->matter, (person_id){person})
           && !matter_party(h->file->matter, (person_id){person});
}

static void put_attendance(struct holding *h, struct node *input)
{
    struct node *list = put_list(h->arena, input, "attendance");

    LIST_EACH (struct roster_member, member, h->roster->members) {
        bool away = (h->rough && walk_chance(h->walk, 20)) || !sits(h, member->person);
        struct node *one = push_map(h->arena, list);
        node_put_text(h->arena, one, "person", walk_id(h->walk, member->person));
        node_put_text(h->arena, one, "state", away ? STR("absent") : STR("present"));
        if (away && (!h->rough || walk_chance(h->walk, 80)))
            node_put_text(h->arena, one, "reasons", STR("回避或者公差"));
    }
}

static void put_position(struct holding *h, struct node *list, struct id person)
{
    static const char *const codes[] = {"for", "against", "abstain", "reserve"};
    struct node *one = push_map(h->arena, list);
    bool other = !h->walk->plain && walk_chance(h->walk, 10);

    node_put_text(h->arena, one, "person", walk_id(h->walk, person));
    node_put_text(
        h->arena, one, "position", str_of(other ? codes[walk_random(h->walk, 4)] : "for"));
    if (!h->rough || walk_chance(h->walk, 70))
        node_put_text(h->arena, one, "words", walk_words(h->walk));
}

static void put_positions(struct holding *h, struct node *item)
{
    struct node *list = put_list(h->arena, item, "positions");
    bool leader_first = h->rough && walk_chance(h->walk, 20);

    for (int leaders = leader_first ? 1 : 0, i = 0; i < 2; i++, leaders = 1 - leaders)
        LIST_EACH (struct roster_member, member, h->roster->members)
            if ((member->leader.n == 1) == (leaders == 1) && sits(h, member->person)
                && !(h->rough && walk_chance(h->walk, 5)))
                put_position(h, list, member->person);
}

/* Someone of the body's own unit writes the minutes. */
static person_id recorder(struct holding *h)
{
    const struct directory *directory = h->walk->door.directory(h->walk->door.context);
    size_t len = directory->tenures.len, from = walk_random(h->walk, len);

    for (size_t i = 0; i < len; i++) {
        const struct tenure *tenure = VEC_AT(directory->tenures, struct tenure, (from + i) % len);
        const struct post *post = directory_post(directory, tenure->post);
        if (id_equal(post->unit.id, h->body->unit.id) && sits(h, tenure->person.id))
            return tenure->person;
    }
    return (person_id){{{0}}};
}

static void put_others(struct holding *h, const struct step *step, struct node *input)
{
    struct node *others = put_list(h->arena, input, "others");

    VEC_EACH (struct body, body, h->walk->door.directory(h->walk->door.context)->bodies)
        if (!id_equal(body->id.id, h->body->id.id) && fits_step(h->file, step, body))
            node_set_text(node_push(h->arena, others), walk_id(h->walk, body->id.id));
}

static void put_item(
    struct holding *h, const struct step *step, const struct result *result, struct node *items)
{
    struct node *item = push_map(h->arena, items);

    node_put_text(h->arena, item, "matter", walk_id(h->walk, h->file->matter->id.id));
    node_put_text(h->arena, item, "step", step->id);
    node_put_text(h->arena, item, "result", result->code);
    node_put_text(h->arena, item, "reasons", walk_words(h->walk));
    put_positions(h, item);
    if (step->kind == &determination_kind && result->carried)
        put_rulings(h->walk, h->file, item);
    walk_facts(h->walk, step, item);
}

/* The meeting is recorded without its item, which then comes to it. */
static struct reply held_first(struct holding *h, const struct step *step,
    const struct result *result, const struct node *input)
{
    struct node items = {.kind = NODE_LIST};
    struct request request = {.noun = STR("meeting"),
        .verb = STR("hold"),
        .person = walk_id(h->walk, recorder(h).id),
        .input = input};
    struct reply held = walk_submit(h->walk, &request);

    if (held.status != STATUS_OK || held.decision.events.len == 0)
        return held;
    put_item(h, step, result, &items);
    request.verb = STR("conclude");
    request.target = walk_id(h->walk, held.stream);
    request.input = &items.items[0];
    return walk_submit(h->walk, &request);
}

struct reply walk_meeting(struct walk *walk, const struct case_file *file, const struct step *step,
    const struct result *result)
{
    const struct directory *directory = walk->door.directory(walk->door.context);
    struct holding h = {.walk = walk,
        .arena = walk->scratch,
        .file = file,
        .body = walk_body(walk, file, step),
        .rough = !walk->plain && walk_chance(walk, 25)};
    struct node *input = arena_new(walk->scratch, struct node);

    if (h.body == NULL)
        h.body = VEC_AT(directory->bodies, struct body, 0);
    h.roster = directory_roster(directory, h.body->id, instant_day(walk->now));
    input->kind = NODE_MAP;
    node_put_text(h.arena, input, "body", walk_id(walk, h.body->id.id));
    put_attendance(&h, input);
    put_others(&h, step, input);
    struct node *items = put_list(h.arena, input, "items");
    if (!walk->plain && !h.rough && walk_chance(walk, 30))
        return held_first(&h, step, result, input);
    put_item(&h, step, result, items);
    if (h.rough && walk_chance(walk, 10))
        put_item(&h, step, result, items);
    struct request request = {.noun = STR("meeting"),
        .verb = STR("hold"),
        .person = walk_id(walk, recorder(&h).id),
        .input = input};
    return walk_submit(walk, &request);
}
