#include "casework/audience.h"

#include "casework/kind.h"

#include <string.h>

static const unit_id anywhere = {{{0}}};

/* ---- words ---------------------------------------------------------------------------------- */

static bool word_next(struct str *words, struct str *word)
{
    const char *end = words->len == 0 ? NULL : memchr(words->at, ' ', words->len);

    if (end == NULL)
        return false;
    *word = (struct str){words->at, (size_t)(end - words->at)};
    *words = (struct str){end + 1, words->len - word->len - 1};
    return true;
}

/* Each once, with a blank behind it. */
static void word_add(struct buffer *out, char kind, struct str id)
{
    struct str words = buffer_str(out), word;

    while (word_next(&words, &word))
        if (word.at[0] == kind && str_equal((struct str){word.at + 2, word.len - 2}, id))
            return;
    char head[] = {kind, '.'};
    buffer_add(out, (struct str){head, sizeof(head)});
    buffer_add(out, id);
    buffer_add(out, STR(" "));
}

struct wording {
    const struct policy *policy;
    struct buffer office, unit;
};

static struct wording wording_open(struct arena *arena, const struct policy *policy)
{
    return (struct wording){.policy = policy, .office = {.arena = arena}, .unit = {.arena = arena}};
}

static struct audiences wording_done(const struct wording *w, unit_id unit)
{
    return (struct audiences){
        .office = {.words = buffer_str(&w->office)}, .unit = {buffer_str(&w->unit), unit}};
}

static void office_role(struct wording *w, struct str id)
{
    const struct role *role = policy_role(w->policy, id);

    if (role != NULL && role->scope == SCOPE_OFFICE)
        word_add(&w->office, 'r', id);
}

/* A unit's body counts at its own unit alone. */
static void body_word(struct wording *w, struct str kind)
{
    word_add(str_is(kind, "unit_body") ? &w->unit : &w->office, 'b', kind);
}

/* ---- of a matter ---------------------------------------------------------------------------- */

struct audiences audiences_seeing(struct arena *arena, const struct policy *policy,
    const struct procedure *procedure, unit_id unit, bool hidden)
{
    struct wording w = wording_open(arena, policy);

    LIST_EACH (struct step, step, procedure->steps)
        LIST_EACH (struct str, id, step->actors) {
            office_role(&w, *id);
            body_word(&w, *id);
        }
    LIST_EACH (struct str, id, procedure->openers)
        office_role(&w, *id);
    LIST_EACH (struct role, role, policy->roles)
        if (role->scope == SCOPE_UNIT && id_given(unit.id) && !hidden)
            word_add(&w.unit, 'r', role->id);
    return wording_done(&w, unit);
}

struct audience audience_late(struct arena *arena)
{
    struct wording w = wording_open(arena, NULL);

    for (size_t i = 0; i < late_roles_len; i++)
        word_add(&w.office, 'r', late_roles[i]);
    return wording_done(&w, anywhere).office;
}

/* ---- of a step ------------------------------------------------------------------------------ */

static void role_acts(struct wording *w, const struct role *role, unit_id unit, bool applied)
{
    struct buffer *here = id_given(unit.id) ? &w->unit : &w->office;

    switch (role->scope) {
    case SCOPE_SELF:
        if (!applied)
            word_add(here, 'r', STR("unit_clerk"));
        break;
    case SCOPE_SUBJECT: break;
    case SCOPE_UNIT:
        if (id_given(unit.id))
            word_add(&w->unit, 'r', role->id);
        break;
    case SCOPE_OFFICE: word_add(&w->office, 'r', role->id); break;
    }
}

struct audiences audiences_acting(struct arena *arena, const struct policy *policy,
    const struct step *step, unit_id unit, bool applied)
{
    struct wording w = wording_open(arena, policy);

    LIST_EACH (struct str, id, step->actors) {
        const struct role *role = policy_role(policy, *id);
        if (step->kind->in_meeting)
            body_word(&w, *id);
        else if (role != NULL)
            role_acts(&w, role, unit, applied);
    }
    return wording_done(&w, unit);
}

/* ---- of a person ---------------------------------------------------------------------------- */

struct standing_taking {
    struct arena *arena;
    const struct directory *directory;
    person_id person;
    day today;
    struct vec bodies; /* const struct body *: those that count */
    struct vec units;  /* unit_id */
    struct standing out;
};

static void unit_take(struct standing_taking *t, unit_id unit)
{
    VEC_EACH (unit_id, known, t->units)
        if (id_equal(known->id, unit.id))
            return;
    *(unit_id *)vec_push(t->arena, &t->units, sizeof(unit)) = unit;
}

static bool on_roster(const struct roster *roster, person_id person)
{
    LIST_EACH (struct roster_member, member, roster->members)
        if (id_equal(member->person, person.id))
            return true;
    return false;
}

static void since_take(struct standing_taking *t, day from)
{
    if (from.n < t->out.since.n)
        t->out.since = from;
}

/* Of many rosters few name the person; of those, the ones that count today. */
static void bodies_sat_on(struct standing_taking *t)
{
    VEC_EACH (struct roster, roster, t->directory->rosters) {
        if (roster->from.n > t->today.n || !on_roster(roster, t->person)
            || directory_roster(t->directory, roster->body, t->today) != roster)
            continue;
        const struct body *body = directory_body(t->directory, roster->body);
        if (body == NULL)
            continue;
        *(const struct body **)vec_push(t->arena, &t->bodies, sizeof(body)) = body;
        unit_take(t, body->unit);
        since_take(t, roster->from);
    }
}

static void units_worked_at(struct standing_taking *t)
{
    const struct tenure *tenure = NULL;

    while ((tenure = directory_tenure(t->directory, t->person, tenure)) != NULL) {
        const struct post *post = directory_post(t->directory, tenure->post);
        if (post == NULL || tenure->from.n > t->today.n || t->today.n > tenure->to.n)
            continue;
        unit_take(t, post->unit);
        since_take(t, tenure->from);
    }
}

/* Meetings are recorded by people of the body's unit. */
static void bodies_recorded(struct standing_taking *t)
{
    VEC_EACH (struct body, body, t->directory->bodies)
        VEC_EACH (unit_id, unit, t->units)
            if (id_equal(unit->id, body->unit.id))
                *(const struct body **)vec_push(t->arena, &t->bodies, sizeof(body)) = body;
}

static bool has_body(const struct standing_taking *t, struct str kind, unit_id unit)
{
    bool at_unit = str_is(kind, "unit_body");

    VEC_EACH (const struct body *, body, t->bodies)
        if (str_equal((*body)->kind, kind) && (!at_unit || id_equal((*body)->unit.id, unit.id)))
            return true;
    return false;
}

static bool belongs(const struct standing_taking *t, const struct audience *audience)
{
    struct str words = audience->words, word;

    while (word_next(&words, &word)) {
        struct str id = {word.at + 2, word.len - 2};
        bool has = word.at[0] == 'b'
                       ? has_body(t, id, audience->unit)
                       : directory_holds(t->directory, t->person, id, audience->unit, t->today);
        if (has)
            return true;
    }
    return false;
}

static void audience_take(
    const struct standing_taking *t, struct vec *vec, const struct audience *audience)
{
    VEC_EACH (struct audience, known, *vec)
        if (id_equal(known->unit.id, audience->unit.id) && str_equal(known->words, audience->words))
            return;
    if (belongs(t, audience))
        *(struct audience *)vec_push(t->arena, vec, sizeof(*audience)) = *audience;
}

static void audiences_take(struct standing_taking *t, const struct audiences *audiences)
{
    audience_take(t, &t->out.office, &audiences->office);
    audience_take(t, &t->out.unit, &audiences->unit);
}

static struct standing_taking standing_open(
    struct arena *arena, const struct directory *directory, person_id person, day today)
{
    struct standing_taking t = {.arena = arena,
        .directory = directory,
        .person = person,
        .today = today,
        .out = {.since = day_forever}};

    bodies_sat_on(&t);
    units_worked_at(&t);
    return t;
}

static void seeing_at(struct standing_taking *t, const struct policy *policy, unit_id unit)
{
    LIST_EACH (struct procedure, procedure, policy->procedures)
        for (int hidden = 0; hidden <= (int)procedure->hidden; hidden++) {
            struct audiences audiences =
                audiences_seeing(t->arena, policy, procedure, unit, hidden == 1);
            audiences_take(t, &audiences);
        }
}

struct standing standing_seeing(
    struct arena *arena, const struct directory *directory, person_id person, day today)
{
    struct standing_taking t = standing_open(arena, directory, person, today);
    struct audience late = audience_late(arena);

    audience_take(&t, &t.out.office, &late);
    VEC_EACH (struct edition, edition, directory->editions) {
        if (edition->policy == NULL)
            continue;
        seeing_at(&t, edition->policy, anywhere);
        VEC_EACH (unit_id, unit, t.units)
            seeing_at(&t, edition->policy, *unit);
    }
    return t.out;
}

static void acting_at(struct standing_taking *t, const struct policy *policy, unit_id unit)
{
    LIST_EACH (struct procedure, procedure, policy->procedures)
        LIST_EACH (struct step, step, procedure->steps)
            for (int applied = 0; applied <= 1; applied++) {
                struct audiences audiences =
                    audiences_acting(t->arena, policy, step, unit, applied == 1);
                audiences_take(t, &audiences);
            }
}

struct standing standing_acting(
    struct arena *arena, const struct directory *directory, person_id person, day today)
{
    struct standing_taking t = standing_open(arena, directory, person, today);

    bodies_recorded(&t);
    VEC_EACH (struct edition, edition, directory->editions) {
        if (edition->policy == NULL)
            continue;
        acting_at(&t, edition->policy, anywhere);
        VEC_EACH (unit_id, unit, t.units)
            acting_at(&t, edition->policy, *unit);
    }
    return t.out;
}

struct standing standing_sitting(
    struct arena *arena, const struct directory *directory, const struct body *body)
{
    struct standing_taking t = {.arena = arena, .directory = directory};

    *(const struct body **)vec_push(arena, &t.bodies, sizeof(body)) = body;
    VEC_EACH (struct edition, edition, directory->editions)
        if (edition->policy != NULL) {
            acting_at(&t, edition->policy, anywhere);
            acting_at(&t, edition->policy, body->unit);
        }
    return t.out;
}

bool step_waits_for(struct arena *arena, const struct directory *directory,
    const struct case_file *file, const struct step *step, person_id person, day today)
{
    if (!step->kind->in_meeting)
        return step_actor(directory, file, step, person, today);
    struct standing_taking t = standing_open(arena, directory, person, today);
    bodies_recorded(&t);
    LIST_EACH (struct str, kind, step->actors)
        if (has_body(&t, *kind, (unit_id){file->matter->opened->unit}))
            return true;
    return false;
}
