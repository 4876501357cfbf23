#include "casework/kind.h"
#include "casework/words.h"
#include "view/matter_view.h"
#include "view/sight.h"

/* ---- dissent -------------------------------------------------------------------------------- */

static struct id meeting_of(const struct event *act)
{
    if (act->shape == &study_shape)
        return ((const struct study *)act->data)->meeting;
    if (act->shape == &determination_shape)
        return ((const struct determination *)act->data)->meeting;
    return (struct id){{0}};
}

static void put_position(
    const struct viewer *viewer, const struct position *position, struct node *list)
{
    struct arena *arena = viewer->arena;
    struct node *row = node_push(arena, list);

    row->kind = NODE_MAP;
    node_put_text(arena, row, "person", id_write(arena, position->person));
    node_put_text(arena, row, "position", str_of(position_codes[position->position]));
    if (position->words.len > 0)
        node_put_text(arena, row, "words", position->words);
}

/* Whoever did not simply agree, in their own words. */
static void put_dissent(const struct viewer *viewer, const struct case_file *file,
    const struct event *act, struct node *out)
{
    struct vec events = {0};
    struct fault fault = {0};
    struct id meeting = meeting_of(act);
    bool seen = false;

    if (!id_given(meeting)
        || office_events(viewer->office, meeting, viewer->arena, &events, &fault) != STATUS_OK)
        return;
    struct node *list = node_put(viewer->arena, out, STR("dissent"));
    list->kind = NODE_LIST;
    VEC_EACH (struct event, event, events) {
        if (event->shape == &meeting_held_shape)
            seen = votes_seen(viewer, file, event->data);
        const struct item_concluded *item = event->data;
        if (!seen || event->shape != &item_concluded_shape
            || !id_equal(item->matter, file->matter->id.id))
            continue;
        LIST_EACH (struct position, position, item->positions)
            if (position->words.len > 0
                || !str_is(str_of(position_codes[position->position]), "for"))
                put_position(viewer, position, list);
    }
}

/* ---- the tree ------------------------------------------------------------------------------- */

static void put_act(const struct viewer *viewer, const struct case_file *file,
    const struct event *act, struct node *row)
{
    struct str id = ((const struct act *)act->data)->step;
    const struct step *step = procedure_step(file->procedure, id);

    row->kind = NODE_MAP;
    node_put_text(viewer->arena, row, "step", id);
    node_put_text(viewer->arena, row, "title", step == NULL ? id : step->title);
    node_put_text(viewer->arena, row, "event", str_of(act->shape->name));
    node_put_text(viewer->arena, row, "on", day_write(viewer->arena, event_day(act)));
    if (id_given(act->by.id))
        node_put_text(viewer->arena, row, "by", id_write(viewer->arena, act->by.id));
    struct node *data = node_put(viewer->arena, row, STR("data"));
    shape_write(viewer->arena, act->shape, act->data, data);
    put_dissent(viewer, file, act, row);
}

void acts_tree(const struct viewer *viewer, const struct case_file *file, struct node *out)
{
    VEC_EACH (const struct event *, act, file->matter->acts)
        if (step_kind_of_event((*act)->shape) != NULL && act_seen(viewer, file, *act))
            put_act(viewer, file, *act, node_push(viewer->arena, out));
}
