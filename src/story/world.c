#include "story/world.h"

#include "base/json.h"
#include "casework/kind.h"
#include "casework/matter_shapes.h"
#include "casework/meeting_data.h"

#include <string.h>

struct stream { /* a matter with its events */
    struct matter matter;
    struct vec events; /* const struct event * */
};

struct link { /* from → to */
    struct id from, to;
};

struct world_meeting {
    struct id id;
    struct meeting meeting;
};

struct world {
    struct arena *arena;
    struct directory directory;
    struct vec streams;  /* struct stream * */
    struct vec links;    /* struct link */
    struct vec meetings; /* struct world_meeting * */
    uint64_t counter, seq;
    struct arena *reading; /* of the request being answered */
    struct str (*file)(void *context, struct str name, struct arena *arena);
    void *file_context;
};

static struct stream *stream_find(const struct world *world, struct id id)
{
    VEC_EACH (struct stream *, stream, world->streams)
        if (id_equal((*stream)->matter.id.id, id))
            return *stream;
    return NULL;
}

static struct stream *stream_get(struct world *world, struct id id)
{
    struct stream *stream = stream_find(world, id);

    if (stream != NULL)
        return stream;
    stream = arena_new(world->arena, struct stream);
    matter_begin(&stream->matter, world->arena, (matter_id){id});
    *(struct stream **)vec_push(world->arena, &world->streams, sizeof(stream)) = stream;
    return stream;
}

/* --- shelf --- */

static const struct matter *shelf_matter(void *context, matter_id id)
{
    const struct stream *stream = stream_find(context, id.id);
    return stream == NULL ? NULL : &stream->matter;
}

static struct vec shelf_linking(void *context, matter_id id)
{
    struct world *world = context;
    struct vec linking = {0};

    VEC_EACH (struct link, link, world->links)
        if (id_equal(link->to, id.id))
            ((matter_id *)vec_push(world->reading, &linking, sizeof(matter_id)))->id = link->from;
    return linking;
}

static bool alike(const struct matter_opened *a, const struct matter_opened *b)
{
    LIST_EACH (struct subject, mine, a->subjects)
        LIST_EACH (struct subject, other, b->subjects)
            if ((id_given(mine->person) && id_equal(mine->person, other->person))
                || (id_given(mine->unit) && id_equal(mine->unit, other->unit)))
                return true;
    return (id_given(a->unit) && id_equal(a->unit, b->unit))
           || (a->project.len > 0 && str_equal(a->project, b->project));
}

static struct vec shelf_like(void *context, struct str noun, const struct matter_opened *opened)
{
    struct world *world = context;
    struct vec like = {0};

    VEC_EACH (struct stream *, stream, world->streams) {
        const struct matter *matter = &(*stream)->matter;
        if (matter->opened != NULL && str_equal(matter->opened->procedure, noun)
            && !str_is(matter->state, "withdrawn") && alike(opened, matter->opened))
            *(matter_id *)vec_push(world->reading, &like, sizeof(matter_id)) = matter->id;
    }
    return like;
}

static bool late_alike(const struct late_entry *a, const struct late_entry *b)
{
    LIST_EACH (struct late_party, mine, a->parties)
        LIST_EACH (struct late_party, other, b->parties)
            if ((id_given(mine->person) && id_equal(mine->person, other->person))
                || (id_given(mine->unit) && id_equal(mine->unit, other->unit))
                || (mine->name.len > 0 && str_equal(mine->name, other->name)))
                return true;
    return false;
}

static struct vec shelf_late_like(void *context, const struct late_entry *late)
{
    struct world *world = context;
    struct vec like = {0};

    VEC_EACH (struct stream *, stream, world->streams) {
        const struct matter *matter = &(*stream)->matter;
        if (matter->late != NULL && str_equal(matter->late->procedure, late->procedure)
            && late_alike(late, matter->late))
            *(matter_id *)vec_push(world->reading, &like, sizeof(matter_id)) = matter->id;
    }
    return like;
}

static int64_t visits_of(const struct matter *matter, person_id person, int year)
{
    int64_t visits = 0;

    VEC_EACH (struct matter_subject, subject, matter->subjects) {
        if (!id_equal(subject->subject->person, person.id))
            continue;
        VEC_EACH (const struct event *, act, matter->acts) {
            const struct visit *visit = (*act)->data;
            visits += (*act)->shape == visit_kind.shape && date_is_day(&visit->visited_on)
                              && day_to_civil(visit->visited_on.from).year == year
                          ? 1
                          : 0;
        }
    }
    return visits;
}

static int64_t shelf_visits(void *context, person_id person, int year)
{
    struct world *world = context;
    int64_t visits = 0;

    VEC_EACH (struct stream *, stream, world->streams)
        visits += visits_of(&(*stream)->matter, person, year);
    return visits;
}

static struct meeting *meeting_get(struct world *world, struct id id)
{
    VEC_EACH (struct world_meeting *, known, world->meetings)
        if (id_equal((*known)->id, id))
            return &(*known)->meeting;
    struct world_meeting *fresh = arena_new(world->arena, struct world_meeting);
    *fresh = (struct world_meeting){.id = id};
    *(struct world_meeting **)vec_push(world->arena, &world->meetings, sizeof(fresh)) = fresh;
    return &fresh->meeting;
}

static const struct meeting *shelf_meeting(void *context, struct id id)
{
    return meeting_get(context, id);
}

static struct shelf shelf_of(struct world *world)
{
    return (struct shelf){world, shelf_matter, shelf_linking, shelf_like, shelf_late_like,
        shelf_visits, shelf_meeting};
}

/* --- recording --- */

/* Does what was read back have the very text it was read from? */
static bool written_again(struct world *world, const struct event *event, struct str text)
{
    size_t mark = arena_mark(world->arena);
    struct node tree = {0};
    struct buffer again = {.arena = world->arena};
    struct fault fault = {0};

    event_write(world->arena, event, &tree);
    bool same = json_write_canonical(&again, &tree, &fault) == STATUS_OK
                && str_equal(buffer_str(&again), text);
    arena_rewind(world->arena, mark);
    return same;
}

/* Through the canonical text and back, as the record would give it. */
static const struct event *recorded(struct world *world, const struct event *event)
{
    struct node tree = {0}, *back = arena_new(world->arena, struct node);
    struct buffer text = {.arena = world->arena};
    struct problems problems = {.arena = world->arena};
    struct event *copy = arena_new(world->arena, struct event);
    struct fault fault = {0};

    event_write(world->arena, event, &tree);
    must(json_write_canonical(&text, &tree, &fault) == STATUS_OK);
    must(json_read_canonical(world->arena, buffer_str(&text), back, &fault) == STATUS_OK);
    *copy = *event;
    copy->entry = NULL;
    copy->data = NULL;
    if (!event_read(world->arena, back, copy, &problems))
        must_fail(str_c(world->arena,
                      str_format(world->arena, "%s reads back: %.*s %.*s", event->shape->name,
                          STR_ARG(problems.at[0].path), STR_ARG(problems.at[0].text))),
            __FILE__, __LINE__);
    must(written_again(world, copy, buffer_str(&text)));
    copy->seq = world->seq++;
    return copy;
}

static void note_link(struct world *world, struct id from, const struct matter_linked *linked)
{
    *(struct link *)vec_push(world->arena, &world->links, sizeof(struct link)) =
        (struct link){from, linked->to};
}

static void note_links(struct world *world, const struct event *event)
{
    if (event->shape == &matter_linked_shape)
        note_link(world, event->stream, event->data);
    if (event->shape == &late_entry_recorded_shape)
        LIST_EACH (struct matter_linked, linked, ((const struct late_entry *)event->data)->links)
            note_link(world, event->stream, linked);
}

static void record(struct world *world, const struct event *event)
{
    const struct event *kept = recorded(world, event);

    if (kept->shape->stream == STREAM_MEETING)
        meeting_apply(meeting_get(world, kept->stream), kept, world->arena);
    if (kept->shape->stream != STREAM_MATTER) {
        directory_apply(&world->directory, kept);
        return;
    }
    struct stream *stream = stream_get(world, kept->stream);
    *(const struct event **)vec_push(world->arena, &stream->events, sizeof(kept)) = kept;
    matter_apply(&stream->matter, kept);
    note_links(world, kept);
}

static struct id fresh(struct world *world)
{
    struct id id = {{0xf0}};
    uint64_t n = ++world->counter;

    for (int i = 15; i >= 8; i--, n >>= 8)
        id.b[i] = (uint8_t)n;
    return id;
}

static struct reply submit(void *context, const struct request *asked, struct arena *arena)
{
    struct world *world = context;
    struct request request = *asked;
    struct reply reply = {.decision = {.problems = {.arena = arena}}};
    struct command command;

    world->reading = arena;
    if (!id_given(request.fresh))
        request.fresh = fresh(world);
    if (!id_given(request.key.id))
        request.key.id = fresh(world);
    if (!request_read(&request, &world->directory, arena, &command, &reply.decision.problems))
        return reply;
    struct shelf shelf = shelf_of(world);
    struct dossier dossier = dossier_build(&world->directory, &shelf, &command, arena);
    reply.decision = casework_decide(&dossier, &command, arena);
    reply.stream = command.stream;
    reply.seq = world->seq;
    VEC_EACH (struct event, event, reply.decision.events)
        record(world, event);
    return reply;
}

static struct dossier look(void *context, matter_id id, struct arena *arena)
{
    struct world *world = context;
    struct shelf shelf = shelf_of(world);

    world->reading = arena;
    return dossier_of(&world->directory, &shelf, id, arena);
}

static const struct directory *directory(void *context)
{
    return &((const struct world *)context)->directory;
}

static struct str file(void *context, struct str name, struct arena *arena)
{
    struct world *world = context;
    return world->file != NULL ? world->file(world->file_context, name, arena) : (struct str){0};
}

struct world *world_open(struct arena *arena,
    struct str (*files)(void *context, struct str name, struct arena *arena), void *context)
{
    struct world *world = arena_new(arena, struct world);

    world->arena = arena;
    world->file = files;
    world->file_context = context;
    directory_begin(&world->directory, arena);
    world->directory.story_clock = true;
    return world;
}

struct door world_door(struct world *world)
{
    return (struct door){world, submit, look, directory, file};
}

size_t world_matters(const struct world *world)
{
    return world->streams.len;
}

const struct matter *world_matter(const struct world *world, size_t i)
{
    return &(*VEC_AT(world->streams, struct stream *, i))->matter;
}

uint64_t world_events(const struct world *world)
{
    return world->seq;
}

static bool steps_equal(const struct matter *a, const struct matter *b)
{
    if (a->steps.len != b->steps.len)
        return false;
    for (size_t i = 0; i < a->steps.len; i++) {
        const struct matter_step *x = VEC_AT(a->steps, struct matter_step, i);
        const struct matter_step *y = VEC_AT(b->steps, struct matter_step, i);
        if (!str_equal(x->step, y->step) || x->state != y->state || x->round != y->round
            || !str_equal(x->result, y->result) || x->opened_on.n != y->opened_on.n
            || x->done_on.n != y->done_on.n || !id_equal(x->by.id, y->by.id)
            || x->acted.len != y->acted.len)
            return false;
    }
    return true;
}

static bool subjects_equal(const struct matter *a, const struct matter *b)
{
    if (a->subjects.len != b->subjects.len)
        return false;
    for (size_t i = 0; i < a->subjects.len; i++) {
        const struct matter_subject *x = VEC_AT(a->subjects, struct matter_subject, i);
        const struct matter_subject *y = VEC_AT(b->subjects, struct matter_subject, i);
        if (x->ruling != y->ruling || x->answer != y->answer || x->revoked != y->revoked)
            return false;
    }
    return true;
}

bool world_rebuilt_equal(struct world *world, size_t i, struct arena *arena)
{
    const struct stream *stream = *VEC_AT(world->streams, struct stream *, i);
    const struct matter *live = &stream->matter;
    struct matter again;

    matter_begin(&again, arena, live->id);
    VEC_EACH (const struct event *, event, stream->events)
        matter_apply(&again, *event);
    return steps_equal(live, &again) && subjects_equal(live, &again) && live->ended == again.ended
           && str_equal(live->state, again.state) && live->version == again.version
           && live->checks.len == again.checks.len && live->facts.len == again.facts.len
           && live->links.len == again.links.len && live->items.len == again.items.len
           && live->revealed == again.revealed;
}
