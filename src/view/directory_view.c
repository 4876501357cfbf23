#include "view/directory_view.h"

static struct node *row_add(const struct viewer *viewer, struct node *out, struct id id,
    struct str handle, const char *key, struct str name)
{
    struct arena *arena = viewer->arena;
    struct node *row = node_push(arena, out);

    row->kind = NODE_MAP;
    node_put_text(arena, row, "id", id_write(arena, id));
    if (handle.len > 0)
        node_put_text(arena, row, "handle", handle);
    node_put_text(arena, row, key, name);
    return row;
}

struct str posts_words(const struct viewer *viewer, person_id person)
{
    const struct directory *directory = viewer->directory;
    struct buffer out = {.arena = viewer->arena};
    day today = instant_day(viewer->now);

    VEC_EACH (struct tenure, tenure, directory->tenures) {
        const struct post *post = directory_post(directory, tenure->post);
        if (!id_equal(tenure->person.id, person.id) || post == NULL || today.n < tenure->from.n
            || today.n > tenure->to.n)
            continue;
        const struct unit *unit = directory_unit(directory, post->unit);
        buffer_addf(&out, "%s%.*s%.*s", out.len > 0 ? "、" : "",
            STR_ARG(unit == NULL ? STR("") : unit->name), STR_ARG(post->title));
    }
    return buffer_str(&out);
}

static void persons(const struct viewer *viewer, struct node *out)
{
    VEC_EACH (struct person, person, viewer->directory->persons)
        node_put_text(viewer->arena,
            row_add(viewer, out, person->id.id, person->handle, "name", person->name), "posts",
            posts_words(viewer, person->id));
}

static void units(const struct viewer *viewer, struct node *out)
{
    VEC_EACH (struct unit, unit, viewer->directory->units)
        node_put_text(viewer->arena,
            row_add(viewer, out, unit->id.id, unit->handle, "name", unit->name), "kind",
            unit->kind);
}

static void posts(const struct viewer *viewer, struct node *out)
{
    VEC_EACH (struct post, post, viewer->directory->posts) {
        struct node *row = row_add(viewer, out, post->id.id, post->handle, "title", post->title);
        if (id_given(post->unit.id))
            node_put_text(viewer->arena, row, "unit", id_write(viewer->arena, post->unit.id));
        struct node *roles = node_put(viewer->arena, row, STR("roles"));
        roles->kind = NODE_LIST;
        LIST_EACH (struct str, role, post->roles)
            node_set_text(node_push(viewer->arena, roles), *role);
    }
}

static void bodies(const struct viewer *viewer, struct node *out)
{
    day today = instant_day(viewer->now);

    VEC_EACH (struct body, body, viewer->directory->bodies) {
        const struct roster *roster = directory_roster(viewer->directory, body->id, today);
        struct node *row = row_add(viewer, out, body->id.id, body->handle, "name", body->name);
        node_put_text(viewer->arena, row, "kind", body->kind);
        struct node *members = node_put(viewer->arena, row, STR("members"));
        members->kind = NODE_LIST;
        if (roster != NULL)
            LIST_EACH (struct roster_member, member, roster->members)
                node_set_text(
                    node_push(viewer->arena, members), id_write(viewer->arena, member->person));
    }
}

bool directory_tree(const struct viewer *viewer, enum stream_kind kind, struct node *out)
{
    static const struct {
        enum stream_kind kind;
        void (*list)(const struct viewer *viewer, struct node *out);
    } lists[] = {
        {STREAM_PERSON, persons},
        {STREAM_UNIT, units},
        {STREAM_POST, posts},
        {STREAM_BODY, bodies},
    };

    out->kind = NODE_LIST;
    for (size_t i = 0; i < COUNT_OF(lists); i++)
        if (lists[i].kind == kind) {
            lists[i].list(viewer, out);
            return true;
        }
    return false;
}
