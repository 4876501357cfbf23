#include "view/rules_view.h"

void edition_tree(const struct viewer *viewer, const struct edition *edition, struct node *out)
{
    struct arena *arena = viewer->arena;

    out->kind = NODE_MAP;
    node_put_text(arena, out, "id", id_write(arena, edition->id.id));
    node_put_text(arena, out, "pack", edition->policy->pack);
    node_put_text(arena, out, "edition", edition->policy->edition);
    node_put_text(arena, out, "title", edition->policy->title);
    node_put_text(arena, out, "effective_from", day_write(arena, edition->effective_from));
    if (edition->effective_to.n != day_forever.n)
        node_put_text(arena, out, "effective_to", day_write(arena, edition->effective_to));
}

const struct policy *policy_now(const struct viewer *viewer)
{
    const struct edition *edition =
        directory_edition_on(viewer->directory, instant_day(viewer->now));

    return edition == NULL ? NULL : edition->policy;
}

static struct node *row_add(struct arena *arena, struct node *out, struct str id, struct str title)
{
    struct node *row = node_push(arena, out);

    row->kind = NODE_MAP;
    node_put_text(arena, row, "id", id);
    node_put_text(arena, row, "title", title);
    return row;
}

void roles_tree(struct arena *arena, const struct policy *policy, struct node *out)
{
    out->kind = NODE_LIST;
    LIST_EACH (struct role, role, policy->roles) {
        struct node *row = row_add(arena, out, role->id, role->title);
        node_put_text(arena, row, "scope", str_of(role_scope_codes[role->scope]));
        node_set_bool(node_put(arena, row, STR("administrator")), role->administrator);
    }
}

void body_kinds_tree(struct arena *arena, const struct policy *policy, struct node *out)
{
    out->kind = NODE_LIST;
    LIST_EACH (struct body_kind, body, policy->bodies) {
        struct node *row = row_add(arena, out, body->id, body->title);
        node_put_integer(arena, row, "quorum_of", body->quorum_of);
        node_put_integer(arena, row, "quorum_out_of", body->quorum_out_of);
    }
}
