#include "casework/directory.h"

#include "casework/directory_shapes.h"

#include <limits.h>
#include <string.h>

const day day_forever = {INT32_MAX};

void directory_begin(struct directory *directory, struct arena *arena)
{
    *directory = (struct directory){.arena = arena};
    directory->calendar = arena_new(arena, struct calendar);
}

static void *add(struct directory *directory, struct vec *vec, size_t size)
{
    return vec_push(directory->arena, vec, size);
}

/* A thing with an id of its own: found by it from now on. */
static void *add_named(
    struct directory *directory, struct vec *vec, size_t size, const struct event *event)
{
    void *thing = add(directory, vec, size);
    id_map_put(directory->arena, &directory->index, event->stream, (uint32_t)vec->len);
    return thing;
}

static void apply_log(struct directory *directory, const struct event *event)
{
    const struct log_opened *opened = event->data;

    directory->opened = true;
    directory->name = opened->name;
    directory->scope_word = opened->scope_word;
    directory->story_clock = str_is(opened->clock, "story");
    LIST_EACH (struct str, key, opened->keys)
        *(struct str *)add(directory, &directory->log_keys, sizeof(*key)) = *key;
}

static void apply_unit(struct directory *directory, const struct event *event)
{
    const struct unit_created *made = event->data;
    struct unit *unit = add_named(directory, &directory->units, sizeof(*unit), event);

    *unit = (struct unit){{event->stream}, made->handle, made->name, made->kind, {made->parent}};
}

static void apply_person(struct directory *directory, const struct event *event)
{
    const struct person_registered *made = event->data;
    struct person *person = add_named(directory, &directory->persons, sizeof(*person), event);

    *person =
        (struct person){{event->stream}, made->handle, made->name, made->party_member.n == 1, 0};
}

static void set_roles(
    struct directory *directory, struct post *post, day from, const struct list *roles)
{
    struct roles_from *set = add(directory, &post->earlier_roles, sizeof(*set));

    *set = (struct roles_from){from, *roles};
    post->roles = *roles;
}

static void apply_post(struct directory *directory, const struct event *event)
{
    const struct post_created *made = event->data;
    struct post *post = add_named(directory, &directory->posts, sizeof(*post), event);

    *post =
        (struct post){{event->stream}, {made->unit}, made->handle, made->title, made->roles, {0}};
    set_roles(directory, post, (day){INT32_MIN}, &made->roles);
}

static void apply_tenure(struct directory *directory, const struct event *event)
{
    const struct tenure_begun *begun = event->data;
    struct tenure *tenure = add(directory, &directory->tenures, sizeof(*tenure));
    uint32_t n = id_map_get(&directory->index, event->stream);

    *tenure = (struct tenure){.person = {event->stream},
        .post = {begun->post},
        .from = begun->from.from,
        .to = day_forever,
        .acting = begun->acting.n == 1};
    if (n == 0)
        return;
    struct person *person = VEC_AT(directory->persons, struct person, n - 1);
    tenure->before = person->tenure;
    person->tenure = (uint32_t)directory->tenures.len;
}

static void apply_tenure_end(struct directory *directory, const struct event *event)
{
    const struct tenure_ended *ended = event->data;

    VEC_EACH (struct tenure, tenure, directory->tenures)
        if (id_equal(tenure->person.id, event->stream) && id_equal(tenure->post.id, ended->post)
            && tenure->to.n == day_forever.n)
            tenure->to = ended->to.from;
}

static void apply_body(struct directory *directory, const struct event *event)
{
    const struct body_created *made = event->data;
    struct body *body = add_named(directory, &directory->bodies, sizeof(*body), event);

    *body = (struct body){{event->stream}, {made->unit}, made->handle, made->name, made->kind};
}

static void apply_roster(struct directory *directory, const struct event *event)
{
    const struct roster_set *set = event->data;
    struct roster *roster = add(directory, &directory->rosters, sizeof(*roster));

    *roster = (struct roster){{event->stream}, set->from.from, set->members};
}

/* An edition that no longer loads cannot be applied; it stays in the record, and `policy check`
 * says what is wrong.  Activation checks it first, so this is only a later program's doing. */
static void apply_policy(struct directory *directory, const struct event *event)
{
    const struct policy_activated *activated = event->data;
    struct problems problems = {.arena = directory->arena};
    struct edition *edition = add_named(directory, &directory->editions, sizeof(*edition), event);

    *edition = (struct edition){.id = {event->stream},
        .policy = policy_load(directory->arena, activated->pack, &problems),
        .effective_from = activated->effective_from.from,
        .effective_to =
            date_is_day(&activated->effective_to) ? activated->effective_to.from : day_forever,
        .activated_at = event->at};
}

static void apply_calendar(struct directory *directory, const struct event *event)
{
    calendar_apply(directory->arena, directory->calendar, event->data, event->at);
}

static void apply_door(struct directory *directory, const struct event *event)
{
    directory->door_shut = event->shape == &door_shut_shape;
}

/* --- amendments: a name is shown as entered last; roles hold by the day --- */

/* The thing of this event in its vec, whose structs begin with their id; NULL: never made. */
static void *amended(struct directory *directory, const struct vec *vec, size_t size, struct id id)
{
    uint32_t n = id_map_get(&directory->index, id);
    char *thing = n == 0 || n > vec->len ? NULL : (char *)vec->at + (n - 1) * size;

    return thing != NULL && memcmp(thing, &id, sizeof(id)) == 0 ? thing : NULL;
}

static void take_over(struct str *value, struct str given)
{
    if (given.len > 0)
        *value = given;
}

static void apply_unit_amended(struct directory *directory, const struct event *event)
{
    const struct unit_amended *made = event->data;
    struct unit *unit = amended(directory, &directory->units, sizeof(*unit), event->stream);

    if (unit == NULL)
        return;
    take_over(&unit->name, made->name);
    take_over(&unit->kind, made->kind);
    if (id_given(made->parent))
        unit->parent.id = made->parent;
}

static void apply_person_amended(struct directory *directory, const struct event *event)
{
    const struct person_amended *made = event->data;
    struct person *person = amended(directory, &directory->persons, sizeof(*person), event->stream);

    if (person == NULL)
        return;
    take_over(&person->name, made->name);
    if (made->party_member.given)
        person->party_member = made->party_member.n == 1;
}

static void apply_post_amended(struct directory *directory, const struct event *event)
{
    const struct post_amended *made = event->data;
    struct post *post = amended(directory, &directory->posts, sizeof(*post), event->stream);

    if (post == NULL)
        return;
    take_over(&post->title, made->title);
    if (made->roles.at != NULL)
        set_roles(directory, post, date_is_day(&made->from) ? made->from.from : event_day(event),
            &made->roles);
}

static void apply_body_amended(struct directory *directory, const struct event *event)
{
    const struct body_amended *made = event->data;
    struct body *body = amended(directory, &directory->bodies, sizeof(*body), event->stream);

    if (body != NULL)
        take_over(&body->name, made->name);
}

static const struct {
    const struct shape *shape;
    void (*apply)(struct directory *directory, const struct event *event);
} rows[] = {
    {&log_opened_shape, apply_log},
    {&unit_amended_shape, apply_unit_amended},
    {&person_amended_shape, apply_person_amended},
    {&post_amended_shape, apply_post_amended},
    {&body_amended_shape, apply_body_amended},
    {&unit_created_shape, apply_unit},
    {&person_registered_shape, apply_person},
    {&post_created_shape, apply_post},
    {&tenure_begun_shape, apply_tenure},
    {&tenure_ended_shape, apply_tenure_end},
    {&body_created_shape, apply_body},
    {&roster_set_shape, apply_roster},
    {&policy_activated_shape, apply_policy},
    {&calendar_published_shape, apply_calendar},
    {&door_opened_shape, apply_door},
    {&door_shut_shape, apply_door},
};

void directory_apply(struct directory *directory, const struct event *event)
{
    directory->version++;
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (rows[i].shape == event->shape)
            rows[i].apply(directory, event);
}
