#include "view/meeting_view.h"

#include "casework/decide.h"
#include "casework/kind.h"
#include "casework/words.h"
#include "view/matter_view.h"
#include "view/sight.h"

enum { COMING = 1 };       /* of both invitation_states and attendance_states */
enum { OF_BODY_MAX = 50 }; /* meetings of one body on a list */
enum { LOOKED_MAX = 500 }; /* steps, for one list of what waits */

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
    sitting->agenda = called->items;
    LIST_EACH (struct agenda_item, item, called->items)
        if (agenda_item_seen(viewer, item))
            *(struct agenda_item *)vec_push(viewer->arena, &seen, sizeof(*item)) = *item;
    called->items = (struct list){seen.at, seen.len};
    sitting->meeting.called = called;
}

bool item_added(const struct sitting *sitting, struct id matter)
{
    LIST_EACH (struct agenda_item, item, sitting->agenda)
        if (id_equal(item->matter, matter))
            return false;
    return sitting->meeting.called != NULL;
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
    out->version = events.len;
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

static bool entered_for(const struct event *said)
{
    return said->entry != NULL && !id_equal(said->entry->by, said->by.id);
}

struct str said_entered_words(const struct viewer *viewer, const struct event *said)
{
    struct arena *arena = viewer->arena;

    if (!entered_for(said))
        return STR("");
    return str_format(arena, "（%.*s代录，%.*s纸质件）",
        STR_ARG(directory_name(arena, viewer->directory, (person_id){said->entry->by})),
        STR_ARG(day_write_chinese(arena, event_day(said))));
}

struct str said_words(const struct viewer *viewer, const struct event *said)
{
    struct arena *arena = viewer->arena;
    struct str entered = said_entered_words(viewer, said);
    const struct opinion_given *opinion = said->data;
    const struct invitation_answered *answer = said->data;
    const struct attendance_corrected *now = said->data;
    struct str title = {0};

    if (said->shape == &invitation_answered_shape)
        return str_format(arena, "答复通知：%.*s%.*s",
            STR_ARG(absence_words(arena, answer->state, answer->reasons)), STR_ARG(entered));
    if (said->shape == &attendance_corrected_shape)
        return str_format(arena, "更正%.*s的到会：%.*s，原登记%.*s；%.*s",
            STR_ARG(directory_name(arena, viewer->directory, (person_id){now->person})),
            STR_ARG(absence_words(arena, now->state, now->absence)),
            STR_ARG(absence_words(arena, now->was, now->was_absence)), STR_ARG(now->reasons));
    (void)matter_far_title(viewer, (matter_id){opinion->matter}, &title);
    if (said->shape == &papers_read_shape)
        return str_format(arena, "已阅材料：%.*s", STR_ARG(title));
    return str_format(arena, "书面意见：%.*s，%.*s %.*s%.*s", STR_ARG(title),
        STR_ARG(code_words(str_of(position_codes[opinion->position]))), STR_ARG(opinion->words),
        STR_ARG(entered));
}

static void said_tree(const struct viewer *viewer, const struct event *said, struct node *out)
{
    struct arena *arena = viewer->arena;

    out->kind = NODE_MAP;
    node_put_text(arena, out, "event", str_of(said->shape->name));
    node_put_text(arena, out, "at", instant_write_rfc3339(arena, said->at));
    node_put_text(arena, out, "by", id_write(arena, said->by.id));
    if (entered_for(said)) {
        node_put_text(arena, out, "entered_by", id_write(arena, said->entry->by));
        node_put_text(arena, out, "on", day_write(arena, event_day(said)));
    }
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

/* A page may be shorter than asked: what was said on a matter that is seen may not be read. */
enum status sittings_read(const struct viewer *viewer, const struct sitting_filter *filter,
    struct sittings *out, struct fault *fault)
{
    const struct sitting_filter one_more = {filter->below, filter->limit + 1};
    struct vec rows;

    *out = (struct sittings){.next = 0};
    if (office_sittings(viewer->office, &one_more, viewer->person, viewer->arena, &rows, fault)
        != STATUS_OK)
        return fault->status;
    for (size_t i = 0; i < rows.len && i < filter->limit; i++) {
        struct sitting sitting;
        struct fault none;
        if (sitting_read(viewer, VEC_AT(rows, struct sitting_row, i)->meeting, &sitting, &none)
                == STATUS_OK
            && sitting.meeting.items.len > 0)
            *(struct sitting *)vec_push(viewer->arena, &out->rows, sizeof(sitting)) = sitting;
    }
    if (rows.len > filter->limit)
        out->next = VEC_AT(rows, struct sitting_row, filter->limit - 1)->seq;
    return STATUS_OK;
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

/* The open round of that step, if this body may take it. */
static void add_waiting(const struct viewer *viewer, const struct body *body,
    const struct dossier *dossier, struct str id, struct vec *out)
{
    const struct case_file *file = &dossier->files[0];
    const struct step *step = file->procedure == NULL ? NULL : procedure_step(file->procedure, id);
    const struct matter_step *round = matter_step_last(file->matter, id);

    if (step != NULL && round != NULL && round->state == STEP_OPEN && step->kind->in_meeting
        && waits_for(viewer, file, step, body))
        *(struct waiting *)vec_push(viewer->arena, out, sizeof(struct waiting)) =
            (struct waiting){body, *dossier, step, round};
}

static enum status waiting_look(const struct viewer *viewer, const struct body *body,
    const struct task_row *row, struct vec *out, struct fault *fault)
{
    size_t mark = arena_mark(viewer->arena), len = out->len;
    struct dossier dossier;
    enum status status = office_matter(
        viewer->office, row->matter.matter, viewer->person, viewer->arena, &dossier, fault);

    if (status == STATUS_OK)
        add_waiting(viewer, body, &dossier, row->step, out);
    if (out->len == len)
        arena_rewind(viewer->arena, mark);
    if (status == STATUS_NOT_FOUND) /* not this viewer's to see */
        *fault = (struct fault){.status = STATUS_OK};
    return fault->status;
}

/* Those of `rows`, as far as there is room. */
static enum status waiting_take(const struct viewer *viewer, const struct body *body,
    const struct vec *rows, struct waiting_list *out, struct fault *fault)
{
    VEC_EACH (struct task_row, row, *rows) {
        out->more = out->rows.len == WAITING_MAX;
        if (out->more)
            return STATUS_OK;
        if (waiting_look(viewer, body, row, &out->rows, fault) != STATUS_OK)
            return fault->status;
    }
    return STATUS_OK;
}

enum status waiting_read(const struct viewer *viewer, const struct body *body,
    struct waiting_list *out, struct fault *fault)
{
    struct task_filter filter = {.body = body, .after = INT64_MIN, .limit = WAITING_MAX + 1};
    struct vec rows;

    *out = (struct waiting_list){.more = false};
    for (size_t looked = 0; looked < LOOKED_MAX; looked += rows.len) {
        if (office_tasks(viewer->office, &filter, viewer->person, viewer->arena, &rows, fault)
                != STATUS_OK
            || waiting_take(viewer, body, &rows, out, fault) != STATUS_OK || out->more
            || rows.len < filter.limit)
            return fault->status;
        filter.after = VEC_AT(rows, struct task_row, rows.len - 1)->rank;
    }
    out->more = true;
    return STATUS_OK;
}
