#include "view/export_view.h"

#include "casework/kind.h"
#include "casework/matter_shapes.h"
#include "view/matter_view.h"
#include "view/sight.h"

/* An act: as on the page.  Else whoever applied, is a subject or of the unit reads the opening of
 * what was not begun by an office, and sees only that something else happened. */
static bool may_read(
    const struct viewer *viewer, const struct case_file *file, const struct event *event)
{
    if (sight_of(viewer, file) == SIGHT_OFFICE || step_kind_of_event(event->shape) != NULL)
        return act_seen(viewer, file, event);
    return id_equal(event->by.id, viewer->person.id)
           || (event->shape == &matter_opened_shape && file->matter->opened->by_office.n != 1);
}

static void event_tree(const struct viewer *viewer, const struct case_file *file,
    const struct event *event, struct node *out)
{
    struct arena *arena = viewer->arena;

    out->kind = NODE_MAP;
    node_put_text(arena, out, "event", str_of(event->shape->name));
    node_put_integer(arena, out, "seq", (int64_t)event->seq);
    node_put_text(arena, out, "at", instant_write_rfc3339(arena, event->at));
    bool read = may_read(viewer, file, event);
    if (id_given(event->by.id) && read)
        node_put_text(arena, out, "by", id_write(arena, event->by.id));
    if (read)
        event_write(arena, event, node_put(arena, out, STR("data")));
    else
        node_set_bool(node_put(arena, out, STR("inside")), true);
}

/* A proposed recusal is seen by the principal leader only. */
static bool shown(const struct event *event)
{
    return event->data != NULL && event->shape != &recusal_set_shape;
}

static enum status live_tree(const struct viewer *viewer, const struct case_file *file,
    struct node *out, struct fault *fault)
{
    struct vec events;

    if (office_events(viewer->office, file->matter->id.id, viewer->arena, &events, fault)
        != STATUS_OK)
        return fault->status;
    out->kind = NODE_MAP;
    node_put_text(viewer->arena, out, "id", id_write(viewer->arena, file->matter->id.id));
    struct node *list = node_put(viewer->arena, out, STR("events"));
    list->kind = NODE_LIST;
    VEC_EACH (struct event, event, events) {
        struct str title;
        bool link = event->shape == &matter_linked_shape;
        if (shown(event)
            && (!link
                || matter_far_title(
                    viewer, (matter_id){((const struct matter_linked *)event->data)->to}, &title)))
            event_tree(viewer, file, event, node_push(viewer->arena, list));
    }
    return STATUS_OK;
}

enum status export_tree(const struct viewer *viewer, const struct dossier *dossier,
    struct node *out, struct fault *fault)
{
    const struct matter *matter = dossier->files[0].matter;

    if (matter->late == NULL)
        return live_tree(viewer, &dossier->files[0], out, fault);
    shape_write(viewer->arena, &late_entry_recorded_shape, matter->late, out);
    return STATUS_OK;
}
