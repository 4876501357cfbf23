#include "view/meeting_view.h"

#include "casework/decide.h"
#include "casework/kind.h"
#include "casework/words.h"
#include "view/matter_view.h"
#include "view/sight.h"

enum { COMING = 1 };       /* of both invitation_states and attendance_states */
enum { OF_BODY_MAX = 50 }; /* meetings of one body on a list */

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

/* ---- before it ------------------------------------------------------------------------------ */

static bool agenda_item_seen(const struct viewer *viewer, const struct agenda_item *item)
{
    struct dossier dossier;
    struct fault fault = {0};

    if (office_matter(viewer->office, (matter_id){item->matter}, viewer->person, viewer->arena,
            &dossier, &fault)
            != STATUS_OK
        || dossier.files[0].procedure == NULL)
        return false;
    const struct step *step = procedure_step(dossier.files[0].procedure, item->step);
    return step != NULL && member_shut_out(&dossier.files[0], step, viewer->person) == SHUT_OUT_NOT;
}

static void agenda_keep_seen(const struct viewer *viewer, struct sitting *sitting)
{
    struct meeting_called *called = arena_new(viewer->arena, struct meeting_called);
    struct vec seen = {0};

    *called = *sitting->meeting.called;
    LIST_EACH (struct agenda_item, item, called->items)
        if (agenda_item_seen(viewer, item))
            *(struct agenda_item *)vec_push(viewer->arena, &seen, sizeof(*item)) = *item;
    called->items = (struct list){seen.at, seen.len};
    sitting->meeting.called = called;
}

static bool leads(const struct viewer *viewer, const struct sitting *sitting)
{
    const struct meeting_held *held = sitting->meeting.held;
    const struct roster *roster =
        directory_roster(viewer->directory, sitting->body->id, meeting_on(&sitting->meeting));
    const struct roster_member *member =
        roster == NULL ? NULL : roster_find(roster, viewer->person.id);

    return (member != NULL && member->leader.n == 1)
           || id_equal(sitting->meeting.called->chair, viewer->person.id)
           || (held != NULL && id_equal(held->chair, viewer->person.id));
}

/* One's own, and what others said: who published the agenda reads it all, the chair the opinions;
 * the other members see an opinion only when its item is concluded, so that each forms his own. */
static bool said_seen(
    const struct viewer *viewer, const struct sitting *sitting, const struct event *said)
{
    bool reading = said->shape == &papers_read_shape, opinion = said->shape == &opinion_given_shape;

    if (!reading && !opinion)
        return true;
    struct id matter = *(const struct id *)said->data;
    if (sitting->meeting.called == NULL || agenda_item_find(&sitting->meeting, matter) == NULL)
        return false;
    if (sitting->caller || id_equal(said->by.id, viewer->person.id) || !id_given(viewer->person.id))
        return true;
    bool concluded = false;
    VEC_EACH (const struct item_concluded *, item, sitting->meeting.items)
        concluded = concluded || id_equal((*item)->matter, matter);
    return opinion && (concluded || leads(viewer, sitting));
}

static void said_keep_seen(const struct viewer *viewer, struct sitting *sitting)
{
    struct vec seen = {0};

    VEC_EACH (const struct event *, said, sitting->meeting.ahead)
        if (said_seen(viewer, sitting, *said))
            *(const struct event **)vec_push(viewer->arena, &seen, sizeof(void *)) = *said;
    sitting->meeting.ahead = seen;
}

bool turnout_foreseen(const struct viewer *viewer, const struct sitting *sitting,
    const struct case_file *file, const struct agenda_item *item, struct turnout *out)
{
    const struct step *step = procedure_step(file->procedure, item->step);
    const struct body_kind *kind = policy_body(file->policy, sitting->body->kind);
    const struct roster *roster =
        directory_roster(viewer->directory, sitting->body->id, meeting_on(&sitting->meeting));
    struct vec coming = {0};

    if (step == NULL || kind == NULL || roster == NULL)
        return false;
    LIST_EACH (struct roster_member, member, roster->members) {
        const struct event *said = invitation_of(&sitting->meeting, (person_id){member->person});
        if (said != NULL && ((const struct invitation_answered *)said->data)->state == COMING)
            *(struct attendance *)vec_push(viewer->arena, &coming, sizeof(struct attendance)) =
                (struct attendance){.person = member->person, .state = COMING};
    }
    const struct list attendance = {coming.at, coming.len};
    *out = turnout_of(file, step, roster, kind, &attendance);
    return true;
}

/* ---- reading it ----------------------------------------------------------------------------- */

static void place_of_viewer(const struct viewer *viewer, struct sitting *sitting)
{
    const struct meeting *meeting = &sitting->meeting;
    struct id body = meeting->held != NULL ? meeting->held->body : meeting->called->body;

    sitting->body = directory_body(viewer->directory, (body_id){body});
    must(sitting->body != NULL);
    const struct roster *roster =
        directory_roster(viewer->directory, sitting->body->id, meeting_on(meeting));
    sitting->invited = roster != NULL && roster_find(roster, viewer->person.id) != NULL;
    sitting->keeper = minutes_kept(viewer, sitting->body);
    sitting->caller = id_equal(meeting->called_by.id, viewer->person.id);
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
    if (out->meeting.held != NULL || out->meeting.called != NULL) {
        place_of_viewer(viewer, out);
        if (out->meeting.held != NULL)
            items_keep_seen(viewer, out);
        if (out->meeting.called != NULL)
            agenda_keep_seen(viewer, out);
        said_keep_seen(viewer, out);
        if (out->meeting.held == NULL ? out->invited || out->keeper || !id_given(viewer->person.id)
                                      : out->meeting.items.len > 0 || sat_there(viewer, out)
                                            || (out->meeting.called != NULL && out->keeper))
            return STATUS_OK;
    }
    return fault_set(fault, STATUS_NOT_FOUND, "没有这次会议，或者您无权查看。");
}

enum status sittings_of_body(
    const struct viewer *viewer, const struct body *body, struct vec *out, struct fault *fault)
{
    struct vec ids;

    *out = (struct vec){0};
    if (office_meetings(viewer->office, body->id, OF_BODY_MAX, viewer->arena, &ids, fault)
        != STATUS_OK)
        return fault->status;
    VEC_EACH (struct id, id, ids) {
        struct sitting sitting;
        struct fault none = {0};
        if (sitting_read(viewer, *id, &sitting, &none) == STATUS_OK)
            *(struct sitting *)vec_push(viewer->arena, out, sizeof(sitting)) = sitting;
    }
    return STATUS_OK;
}

static struct str absence_words(struct arena *arena, int state, struct str reasons)
{
    static const char *const words[] = {"没有登记", "到会", "请假", "列席"};

    return reasons.len == 0 ? str_of(words[state])
                            : str_format(arena, "%s（%.*s）", words[state], STR_ARG(reasons));
}

struct str said_words(const struct viewer *viewer, const struct event *said)
{
    struct arena *arena = viewer->arena;
    const struct opinion_given *opinion = said->data;
    const struct invitation_answered *answer = said->data;
    const struct attendance_corrected *now = said->data;
    struct str title = {0};

    if (said->shape == &invitation_answered_shape)
        return str_format(
            arena, "答复通知：%.*s", STR_ARG(absence_words(arena, answer->state, answer->reasons)));
    if (said->shape == &attendance_corrected_shape)
        return str_format(arena, "更正%.*s的到会：%.*s，原登记%.*s；%.*s",
            STR_ARG(directory_name(arena, viewer->directory, (person_id){now->person})),
            STR_ARG(absence_words(arena, now->state, now->absence)),
            STR_ARG(absence_words(arena, now->was, now->was_absence)), STR_ARG(now->reasons));
    (void)matter_far_title(viewer, (matter_id){opinion->matter}, &title);
    if (said->shape == &papers_read_shape)
        return str_format(arena, "已阅材料：%.*s", STR_ARG(title));
    return str_format(arena, "书面意见：%.*s，%.*s %.*s", STR_ARG(title),
        STR_ARG(code_words(str_of(position_codes[opinion->position]))), STR_ARG(opinion->words));
}

static void said_tree(const struct viewer *viewer, const struct event *said, struct node *out)
{
    struct arena *arena = viewer->arena;

    out->kind = NODE_MAP;
    node_put_text(arena, out, "event", str_of(said->shape->name));
    node_put_text(arena, out, "at", instant_write_rfc3339(arena, said->at));
    node_put_text(arena, out, "by", id_write(arena, said->by.id));
    shape_write(arena, said->shape, said->data, node_put(arena, out, STR("data")));
}

void sitting_tree(const struct viewer *viewer, const struct sitting *sitting, struct node *out)
{
    struct arena *arena = viewer->arena;

    out->kind = NODE_MAP;
    node_put_text(arena, out, "id", id_write(arena, sitting->id));
    if (sitting->meeting.called != NULL)
        shape_write(arena, &meeting_called_shape, sitting->meeting.called,
            node_put(arena, out, STR("meeting_called")));
    if (sitting->meeting.held != NULL)
        shape_write(arena, &meeting_held_shape, sitting->meeting.held,
            node_put(arena, out, STR("meeting_held")));
    struct node *said = node_put(arena, out, STR("said"));
    said->kind = NODE_LIST;
    VEC_EACH (const struct event *, event, sitting->meeting.ahead)
        said_tree(viewer, *event, node_push(arena, said));
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
