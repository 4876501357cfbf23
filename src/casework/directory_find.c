#include "casework/directory.h"

/* The index says where; that the thing there carries the id says that it is of this kind. */
#define FIND(type, vec, wanted)                                                                    \
    do {                                                                                           \
        uint32_t n = id_map_get(&directory->index, (wanted).id);                                   \
        if (n == 0 || n > (vec).len)                                                               \
            return NULL;                                                                           \
        const struct type *found = VEC_AT(vec, struct type, n - 1);                                \
        return id_equal(found->id.id, (wanted).id) ? found : NULL;                                 \
    } while (0)

const struct unit *directory_unit(const struct directory *directory, unit_id id)
{
    FIND(unit, directory->units, id);
}

const struct person *directory_person(const struct directory *directory, person_id id)
{
    FIND(person, directory->persons, id);
}

const struct post *directory_post(const struct directory *directory, post_id id)
{
    FIND(post, directory->posts, id);
}

const struct body *directory_body(const struct directory *directory, body_id id)
{
    FIND(body, directory->bodies, id);
}

const struct edition *directory_edition(const struct directory *directory, policy_id id)
{
    FIND(edition, directory->editions, id);
}

/* Of several in force on one day the one activated last counts. */
const struct edition *directory_edition_on(const struct directory *directory, day d)
{
    const struct edition *last = NULL;

    VEC_EACH (struct edition, edition, directory->editions)
        if (edition->policy != NULL && edition->effective_from.n <= d.n
            && d.n <= edition->effective_to.n
            && (last == NULL || last->effective_from.n <= edition->effective_from.n))
            last = edition;
    return last;
}

const struct roster *directory_roster(const struct directory *directory, body_id body, day on)
{
    const struct roster *last = NULL;

    VEC_EACH (struct roster, roster, directory->rosters)
        if (id_equal(roster->body.id, body.id) && roster->from.n <= on.n
            && (last == NULL || last->from.n <= roster->from.n))
            last = roster;
    return last;
}

/* The roles from the latest day that is not after this one; of one day those entered last. */
static bool post_gives(const struct post *post, struct str role, day on)
{
    const struct roles_from *then = NULL;

    VEC_EACH (struct roles_from, set, post->earlier_roles)
        if (set->from.n <= on.n && (then == NULL || then->from.n <= set->from.n))
            then = set;
    if (then == NULL)
        return false;
    LIST_EACH (struct str, given, then->roles)
        if (str_equal(*given, role))
            return true;
    return false;
}

/* The person's tenures, the last one first; NULL after the first one. */
const struct tenure *directory_tenure(
    const struct directory *directory, person_id person, const struct tenure *after)
{
    const struct person *who = directory_person(directory, person);
    uint32_t n = after != NULL ? after->before : who == NULL ? 0 : who->tenure;

    return n == 0 ? NULL : VEC_AT(directory->tenures, struct tenure, n - 1);
}

bool directory_holds(
    const struct directory *directory, person_id person, struct str role, unit_id unit, day on)
{
    const struct tenure *tenure = NULL;

    while ((tenure = directory_tenure(directory, person, tenure)) != NULL) {
        if (tenure->from.n > on.n || tenure->to.n < on.n)
            continue;
        const struct post *post = directory_post(directory, tenure->post);
        if (post != NULL && (!id_given(unit.id) || id_equal(post->unit.id, unit.id))
            && post_gives(post, role, on))
            return true;
    }
    return false;
}

struct str directory_name(struct arena *arena, const struct directory *directory, person_id id)
{
    const struct person *person = directory_person(directory, id);
    const struct tenure *tenure = directory_tenure(directory, id, NULL);
    const struct post *post = tenure == NULL ? NULL : directory_post(directory, tenure->post);
    const struct unit *unit = post == NULL ? NULL : directory_unit(directory, post->unit);

    if (!id_given(id.id))
        return STR("系统");
    if (person == NULL)
        return str_format(arena, "（未登记 %.8s）", id_write(arena, id.id).at);
    if (unit == NULL)
        return person->name;
    return str_format(arena, "%.*s（%.*s%.*s）", STR_ARG(person->name), STR_ARG(unit->name),
        STR_ARG(post->title));
}

struct found {
    struct str word;
    struct id id;
    int exact, named; /* how many carry the word as handle, as name */
};

static void look(struct found *found, struct id id, struct str handle, struct str name)
{
    if (handle.len > 0 && str_equal(handle, found->word)) {
        found->id = id;
        found->exact++;
    } else if (str_equal(name, found->word)) {
        if (found->exact == 0)
            found->id = id;
        found->named++;
    }
}

static void look_in(const struct directory *directory, enum stream_kind kind, struct found *found)
{
    if (kind == STREAM_UNIT)
        VEC_EACH (struct unit, unit, directory->units)
            look(found, unit->id.id, unit->handle, unit->name);
    if (kind == STREAM_PERSON)
        VEC_EACH (struct person, person, directory->persons)
            look(found, person->id.id, person->handle, person->name);
    if (kind == STREAM_POST)
        VEC_EACH (struct post, post, directory->posts)
            look(found, post->id.id, post->handle, post->title);
    if (kind == STREAM_BODY)
        VEC_EACH (struct body, body, directory->bodies)
            look(found, body->id.id, body->handle, body->name);
    if (kind == STREAM_POLICY)
        VEC_EACH (struct edition, edition, directory->editions)
            if (edition->policy != NULL)
                look(found, edition->id.id, edition->policy->edition, edition->policy->pack);
}

bool directory_find(const void *directory, enum stream_kind kind, struct str word, struct id *out)
{
    struct found found = {.word = word};

    look_in(directory, kind, &found);
    if (found.exact == 1 || (found.exact == 0 && found.named == 1)) {
        *out = found.id;
        return true;
    }
    return id_read(word, out);
}
