#include "casework/meeting_data.h"
#include "office/office_own.h"
#include "store/matter_list.h"

/* After a fault the shelf is empty: whoever asked looks at the fault before believing it. */
static bool broken(const struct office_shelf *shelf)
{
    return shelf->fault.status != STATUS_OK;
}

static struct matter *known_matter(const struct office_shelf *shelf, matter_id id)
{
    if (shelf->cached)
        return fold_find(&shelf->office->folds, id.id);
    VEC_EACH (struct matter *, known, shelf->matters)
        if (id_equal((*known)->id.id, id.id))
            return *known;
    return NULL;
}

static struct matter *new_matter(struct office_shelf *shelf, matter_id id)
{
    if (shelf->cached)
        return fold_add(&shelf->office->folds, id.id);
    struct matter *matter = arena_new(shelf->arena, struct matter);
    *(struct matter **)vec_push(shelf->arena, &shelf->matters, sizeof(matter)) = matter;
    return matter;
}

static const struct matter *shelf_matter(void *context, matter_id id)
{
    struct office_shelf *shelf = context;
    struct arena *arena = shelf->cached ? shelf->office->folds.arena : shelf->arena;
    struct matter *matter = known_matter(shelf, id);
    struct vec events;

    if (matter != NULL || broken(shelf))
        return matter;
    if (event_load(
            shelf->office->db, &shelf->office->log.serials, id.id, arena, &events, &shelf->fault)
            != STATUS_OK
        || events.len == 0)
        return NULL;
    matter = new_matter(shelf, id);
    matter_begin(matter, arena, id);
    VEC_EACH (struct event *, event, events)
        if ((*event)->data != NULL)
            matter_apply(matter, *event);
    return matter;
}

static struct vec shelf_linking(void *context, matter_id id)
{
    struct office_shelf *shelf = context;
    struct vec out = {0};
    struct fault fault;

    if (!broken(shelf)
        && link_list_to(shelf->office->db, id, shelf->arena, &out, &fault) != STATUS_OK)
        shelf->fault = fault;
    return out;
}

static struct vec shelf_like(void *context, struct str noun, const struct matter_opened *opened)
{
    struct office_shelf *shelf = context;
    struct vec out = {0};
    struct fault fault;

    if (!broken(shelf)
        && matter_list_like(shelf->office->db, noun, opened, shelf->arena, &out, &fault)
               != STATUS_OK)
        shelf->fault = fault;
    return out;
}

static struct vec shelf_late_like(void *context, const struct late_entry *late)
{
    struct office_shelf *shelf = context;
    struct vec out = {0};
    struct fault fault;

    if (!broken(shelf)
        && late_list_like(shelf->office->db, late, shelf->arena, &out, &fault) != STATUS_OK)
        shelf->fault = fault;
    return out;
}

static int64_t shelf_visits(void *context, person_id person, int year)
{
    struct office_shelf *shelf = context;
    struct fault fault;
    int64_t count = 0;

    if (!broken(shelf)
        && visited_list_in_year(shelf->office->db, person, year, &count, &fault) != STATUS_OK)
        shelf->fault = fault;
    return count;
}

static const struct meeting *shelf_meeting(void *context, struct id id)
{
    struct office_shelf *shelf = context;
    struct meeting *meeting = arena_new(shelf->arena, struct meeting);
    struct vec events;

    *meeting = (struct meeting){0};
    if (broken(shelf)
        || event_load(shelf->office->db, &shelf->office->log.serials, id, shelf->arena, &events,
               &shelf->fault)
               != STATUS_OK)
        return meeting;
    VEC_EACH (struct event *, event, events)
        if ((*event)->data != NULL)
            meeting_apply(meeting, *event, shelf->arena);
    return meeting;
}

struct shelf office_shelf_open(
    struct office_shelf *shelf, struct office *office, struct arena *arena)
{
    *shelf = (struct office_shelf){.office = office, .arena = arena};
    return (struct shelf){shelf, shelf_matter, shelf_linking, shelf_like, shelf_late_like,
        shelf_visits, shelf_meeting};
}
