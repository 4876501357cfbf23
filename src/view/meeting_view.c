#include "view/meeting_view.h"

#include "casework/decide.h"
#include "casework/kind.h"
#include "view/sight.h"

/* ---- one meeting ---------------------------------------------------------------------------- */

static bool item_seen(
    const struct viewer *viewer, const struct meeting_held *held, const struct item_concluded *item)
{
    struct dossier dossier;
    struct fault fault = {0};

    return office_matter(viewer->office, (matter_id){item->matter}, viewer->person, viewer->arena,
               &dossier, &fault)
               == STATUS_OK
           && votes_seen(viewer, &dossier.files[0], held);
}

static void items_keep_seen(const struct viewer *viewer, struct sitting *sitting)
{
    struct meeting *meeting = &sitting->meeting;
    struct vec seen = {0};

    VEC_EACH (const struct item_concluded *, item, meeting->items)
        if (item_seen(viewer, meeting->held, *item))
            *(const struct item_concluded **)vec_push(viewer->arena, &seen, sizeof(void *)) = *item;
    meeting->items = seen;
}

static bool sat_there(const struct viewer *viewer, const struct sitting *sitting)
{
    const struct meeting_held *held = sitting->meeting.held;
    bool sat = !id_given(viewer->person.id) || id_equal(sitting->meeting.by.id, viewer->person.id)
               || id_equal(held->recorder, viewer->person.id)
               || id_equal(held->chair, viewer->person.id);

    LIST_EACH (struct attendance, one, held->attendance)
        sat = sat || id_equal(one->person, viewer->person.id);
    return sat;
}

enum status sitting_read(
    const struct viewer *viewer, struct id id, struct sitting *out, struct fault *fault)
{
    struct vec events = {0};

    *out = (struct sitting){.id = id};
    if (office_events(viewer->office, id, viewer->arena, &events, fault) != STATUS_OK)
        return fault->status;
    VEC_EACH (struct event, event, events)
        meeting_apply(&out->meeting, event, viewer->arena);
    if (out->meeting.held != NULL) {
        items_keep_seen(viewer, out);
        if (out->meeting.items.len > 0 || sat_there(viewer, out))
            return STATUS_OK;
    }
    return fault_set(fault, STATUS_NOT_FOUND, "没有这次会议，或者您无权查看。");
}

void sitting_tree(const struct viewer *viewer, const struct sitting *sitting, struct node *out)
{
    struct arena *arena = viewer->arena;

    out->kind = NODE_MAP;
    node_put_text(arena, out, "id", id_write(arena, sitting->id));
    shape_write(arena, &meeting_held_shape, sitting->meeting.held,
        node_put(arena, out, STR("meeting_held")));
    struct node *items = node_put(arena, out, STR("items"));
    items->kind = NODE_LIST;
    VEC_EACH (const struct item_concluded *, item, sitting->meeting.items)
        shape_write(arena, &item_concluded_shape, *item, node_push(arena, items));
}

/* ---- all of them ---------------------------------------------------------------------------- */

static struct id meeting_of(const struct event *event)
{
    if (event->shape == &study_shape)
        return ((const struct study *)event->data)->meeting;
    if (event->shape == &determination_shape)
        return ((const struct determination *)event->data)->meeting;
    return (struct id){{0}};
}

static bool known(const struct vec *sittings, struct id id)
{
    VEC_EACH (struct sitting, sitting, *sittings)
        if (id_equal(sitting->id, id))
            return true;
    return false;
}

static enum status add_of_matter(
    const struct viewer *viewer, matter_id id, struct vec *out, struct fault *fault)
{
    struct dossier dossier;
    struct sitting sitting;

    if (office_matter(viewer->office, id, viewer->person, viewer->arena, &dossier, fault)
        != STATUS_OK)
        return fault->status;
    VEC_EACH (const struct event *, act, dossier.files[0].matter->acts) {
        struct id meeting = meeting_of(*act);
        struct fault none = {0};
        if (id_given(meeting) && !known(out, meeting)
            && sitting_read(viewer, meeting, &sitting, &none) == STATUS_OK
            && sitting.meeting.items.len > 0)
            *(struct sitting *)vec_push(viewer->arena, out, sizeof(sitting)) = sitting;
    }
    return STATUS_OK;
}

/* Meetings are known by the matters they concluded something on; `most` 0: all of them. */
static enum status sittings(
    const struct viewer *viewer, bool newest, size_t most, struct vec *out, struct fault *fault)
{
    const struct matter_filter all = {0};
    struct vec rows;

    *out = (struct vec){0};
    if (office_matters(viewer->office, &all, viewer->person, viewer->arena, &rows, fault)
        != STATUS_OK)
        return fault->status;
    for (size_t i = 0; i < rows.len && (most == 0 || out->len < most); i++) {
        const struct matter_row *row =
            VEC_AT(rows, struct matter_row, newest ? rows.len - 1 - i : i);
        size_t mark = arena_mark(viewer->arena), len = out->len;
        if (add_of_matter(viewer, row->matter, out, fault) != STATUS_OK)
            return fault->status;
        if (out->len == len)
            arena_rewind(viewer->arena, mark);
    }
    return STATUS_OK;
}

enum status sittings_read(const struct viewer *viewer, struct vec *out, struct fault *fault)
{
    return sittings(viewer, false, 0, out, fault);
}

enum status sittings_recent(
    const struct viewer *viewer, size_t most, struct vec *out, struct fault *fault)
{
    return sittings(viewer, true, most, out, fault);
}

/* ---- what waits ----------------------------------------------------------------------------- */

bool minutes_kept(const struct viewer *viewer, const struct body *body)
{
    return works_at(viewer->directory, viewer->person, body->unit, instant_day(viewer->now));
}

/* Does this open round wait for that body, and may the viewer keep its minutes? */
static bool waits_for(const struct viewer *viewer, const struct case_file *file,
    const struct step *step, const struct body *body)
{
    return meeting_body_fits(file, step, body) && minutes_kept(viewer, body)
           && (step->kind != &determination_kind || meeting_body_competent(file, body))
           && meeting_minuted_by(
               viewer->directory, file, body, viewer->person, instant_day(viewer->now));
}

static void add_waiting(const struct viewer *viewer, const struct body *only,
    const struct dossier *dossier, struct vec *out)
{
    const struct case_file *file = &dossier->files[0];

    if (file->procedure == NULL)
        return;
    VEC_EACH (struct matter_step, round, file->matter->steps) {
        const struct step *step = procedure_step(file->procedure, round->step);
        if (round->state != STEP_OPEN || step == NULL || !step->kind->in_meeting)
            continue;
        VEC_EACH (struct body, body, viewer->directory->bodies)
            if ((only == NULL || only == body) && waits_for(viewer, file, step, body))
                *(struct waiting *)vec_push(viewer->arena, out, sizeof(struct waiting)) =
                    (struct waiting){body, *dossier, step, round};
    }
}

enum status waiting_read(
    const struct viewer *viewer, const struct body *body, struct vec *out, struct fault *fault)
{
    const struct matter_filter open = {.open_only = true};
    struct vec rows;

    *out = (struct vec){0};
    if (office_matters(viewer->office, &open, viewer->person, viewer->arena, &rows, fault)
        != STATUS_OK)
        return fault->status;
    VEC_EACH (struct matter_row, row, rows) {
        size_t mark = arena_mark(viewer->arena), len = out->len;
        struct dossier dossier;
        if (office_matter(
                viewer->office, row->matter, viewer->person, viewer->arena, &dossier, fault)
            != STATUS_OK)
            return fault->status;
        add_waiting(viewer, body, &dossier, out);
        if (out->len == len)
            arena_rewind(viewer->arena, mark);
    }
    return STATUS_OK;
}
