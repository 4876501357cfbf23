#include "casework/matter.h"

#include "casework/kind.h"
#include "casework/matter_shapes.h"

#include <string.h>

void matter_begin(struct matter *matter, struct arena *arena, matter_id id)
{
    *matter = (struct matter){.id = id, .arena = arena};
}

struct matter matter_copy(const struct matter *matter, struct arena *arena)
{
    struct matter copy = *matter;

    copy.arena = arena;
    copy.subjects = vec_copy(arena, &matter->subjects, sizeof(struct matter_subject));
    copy.steps = vec_copy(arena, &matter->steps, sizeof(struct matter_step));
    copy.items = vec_copy(arena, &matter->items, sizeof(struct item_state));
    copy.stops = vec_copy(arena, &matter->stops, sizeof(struct stop));
    copy.extensions = vec_copy(arena, &matter->extensions, sizeof(struct extension));
    copy.recused = vec_copy(arena, &matter->recused, sizeof(struct recusal_set));
    struct vec *const pointers[] = {&copy.links, &copy.facts, &copy.checks, &copy.evidence,
        &copy.distinctions, &copy.statements, &copy.proposals, &copy.acts, &copy.reclassified,
        &copy.handed_over, &copy.files};
    for (size_t i = 0; i < COUNT_OF(pointers); i++)
        *pointers[i] = vec_copy(arena, pointers[i], sizeof(void *));
    VEC_EACH (struct matter_step, step, copy.steps)
        step->acted = vec_copy(arena, &step->acted, sizeof(person_id));
    return copy;
}

struct matter_step *matter_step_last(const struct matter *matter, struct str step)
{
    for (size_t i = matter->steps.len; i > 0; i--)
        if (str_equal(VEC_AT(matter->steps, struct matter_step, i - 1)->step, step))
            return VEC_AT(matter->steps, struct matter_step, i - 1);
    return NULL;
}

const struct matter_subject *matter_subject_find(const struct matter *matter, struct str no)
{
    VEC_EACH (struct matter_subject, subject, matter->subjects)
        if (str_equal(subject->subject->no, no))
            return subject;
    return NULL;
}

bool subject_same(const struct subject *a, const struct subject *b)
{
    if (id_given(a->person) || id_given(b->person))
        return id_equal(a->person, b->person);
    if (id_given(a->unit) || id_given(b->unit))
        return id_equal(a->unit, b->unit);
    return str_equal(a->name, b->name) && str_equal(a->described, b->described);
}

bool matter_recused(const struct matter *matter, person_id person)
{
    bool recused = false;

    VEC_EACH (struct recusal_set, recusal, matter->recused)
        if (id_equal(recusal->person, person.id))
            recused = recusal->state == RECUSAL_DECLARED || recusal->state == RECUSAL_DECIDED;
    return recused;
}

bool matter_party(const struct matter *matter, person_id person)
{
    if (!id_given(person.id) || matter->opened == NULL)
        return false;
    if (id_equal(matter->opened->applicant, person.id))
        return true;
    VEC_EACH (struct matter_subject, subject, matter->subjects)
        if (id_equal(subject->subject->person, person.id))
            return true;
    return false;
}

bool matter_acted_in(const struct matter *matter, struct str step, person_id person)
{
    VEC_EACH (struct matter_step, round, matter->steps) {
        if (!str_equal(round->step, step))
            continue;
        VEC_EACH (person_id, acted, round->acted)
            if (id_equal(acted->id, person.id))
                return true;
    }
    return false;
}

static void push_pointer(struct matter *matter, struct vec *vec, const void *pointer)
{
    *(const void **)vec_push(matter->arena, vec, sizeof(void *)) = pointer;
}

static void remember_acted(struct matter *matter, struct matter_step *step, struct id person)
{
    VEC_EACH (person_id, acted, step->acted)
        if (id_equal(acted->id, person))
            return;
    if (id_given(person))
        ((person_id *)vec_push(matter->arena, &step->acted, sizeof(person_id)))->id = person;
}

/* What every act at a step leaves behind, whatever its kind. */
static void apply_act(
    struct matter *matter, const struct step_kind *kind, const struct event *event)
{
    const struct act *act = event->data;
    struct matter_step *step = matter_step_last(matter, act->step);

    push_pointer(matter, &matter->acts, event);
    LIST_EACH (struct fact, fact, act->facts)
        push_pointer(matter, &matter->facts, fact);
    if (step != NULL) {
        step->shape = event->shape;
        step->last_act = event;
        step->by = event->by;
        step->entered_by = event->entry == NULL ? event->by : (person_id){event->entry->by};
        remember_acted(matter, step, event->by.id);
        LIST_EACH (struct id, staff, act->staff)
            remember_acted(matter, step, *staff);
    }
    kind->apply(matter, event);
}

static void add_subjects(struct matter *matter, const struct list *subjects)
{
    LIST_EACH (struct subject, subject, *subjects)
        ((struct matter_subject *)vec_push(
             matter->arena, &matter->subjects, sizeof(struct matter_subject)))
            ->subject = subject;
}

static void apply_opened(struct matter *matter, const struct event *event)
{
    matter->opened = event->data;
    matter->opened_by = event->by;
    matter->opened_at = event->at;
    matter->opened_on = event_day(event);
    matter->number = matter->opened->number;
    add_subjects(matter, &matter->opened->subjects);
}

static void apply_step_opened(struct matter *matter, const struct event *event)
{
    const struct step_opened *opened = event->data;
    struct matter_step *step = vec_push(matter->arena, &matter->steps, sizeof(*step));

    step->step = opened->step;
    step->round = opened->round.n;
    step->state = STEP_OPEN;
    step->opened_at = event->at;
    step->opened_on = event_day(event);
}

static void close_step(
    struct matter_step *step, const struct event *event, enum step_state state, struct str result)
{
    step->state = state;
    step->result = result;
    step->done_at = event->at;
    step->done_on = event_day(event);
}

static void apply_step_done(struct matter *matter, const struct event *event)
{
    const struct step_done *done = event->data;
    struct matter_step *step = matter_step_last(matter, done->step);

    if (step != NULL && step->state == STEP_OPEN)
        close_step(step, event, STEP_DONE, done->result);
}

static void apply_step_skipped(struct matter *matter, const struct event *event)
{
    const struct step_skipped *skipped = event->data;
    struct matter_step *step = vec_push(matter->arena, &matter->steps, sizeof(*step));

    step->step = skipped->step;
    step->round = skipped->round.n;
    step->opened_at = event->at;
    step->opened_on = event_day(event);
    close_step(step, event, STEP_SKIPPED, (struct str){0});
}

static void end(struct matter *matter, const struct event *event, struct str state, struct str why)
{
    matter->ended = true;
    matter->state = state;
    matter->end_reasons = why;
    matter->ended_at = event->at;
    matter->ended_on = event_day(event);
}

static void apply_ended(struct matter *matter, const struct event *event)
{
    const struct matter_ended *ended = event->data;
    end(matter, event, ended->state, ended->reasons);
}

static void apply_withdrawn(struct matter *matter, const struct event *event)
{
    const struct matter_withdrawn *withdrawn = event->data;
    end(matter, event, STR("withdrawn"), withdrawn->reasons);
}

static void apply_numbered(struct matter *matter, const struct event *event)
{
    matter->number = ((const struct matter_numbered *)event->data)->number;
}

static void apply_linked(struct matter *matter, const struct event *event)
{
    push_pointer(matter, &matter->links, event->data);
}

static void apply_recusal(struct matter *matter, const struct event *event)
{
    struct recusal_set *recusal = vec_push(matter->arena, &matter->recused, sizeof(*recusal));
    memcpy(recusal, event->data, sizeof(*recusal));
}

static void apply_clock_stopped(struct matter *matter, const struct event *event)
{
    const struct clock_stopped *stopped = event->data;
    struct stop *stop = vec_push(matter->arena, &matter->stops, sizeof(*stop));

    *stop = (struct stop){stopped->step, stopped->reasons, event_day(event), {0}, true};
}

static void apply_clock_resumed(struct matter *matter, const struct event *event)
{
    const struct clock_resumed *resumed = event->data;

    VEC_EACH (struct stop, stop, matter->stops) {
        if (stop->open && str_equal(stop->step, resumed->step)) {
            stop->open = false;
            stop->to = event_day(event);
        }
    }
}

static void apply_extended(struct matter *matter, const struct event *event)
{
    const struct deadline_extended *extended = event->data;
    struct extension *extension = vec_push(matter->arena, &matter->extensions, sizeof(*extension));

    *extension =
        (struct extension){extended->step, extended->reasons, extended->number.n, event->by};
}

static void apply_statement(struct matter *matter, const struct event *event)
{
    push_pointer(
        matter, &matter->statements, &((const struct statement_recorded *)event->data)->statement);
}

static void apply_revealed(struct matter *matter, const struct event *event)
{
    (void)event;
    matter->revealed = true;
}

static void apply_revoked(struct matter *matter, const struct event *event)
{
    const struct outcome_revoked *revoked = event->data;

    matter->revoked = true;
    VEC_EACH (struct matter_subject, subject, matter->subjects)
        if (revoked->subject.len == 0 || str_equal(subject->subject->no, revoked->subject))
            subject->revoked = true;
}

static void apply_reclassified(struct matter *matter, const struct event *event)
{
    push_pointer(matter, &matter->reclassified, event->data);
}

static void apply_handed_over(struct matter *matter, const struct event *event)
{
    push_pointer(matter, &matter->handed_over, event->data);
}

static void apply_attached(struct matter *matter, const struct event *event)
{
    push_pointer(matter, &matter->files, event);
}

static void apply_late(struct matter *matter, const struct event *event)
{
    matter->late = event->data;
    matter->opened_by = event->by;
    matter->opened_at = event->at;
    matter->opened_on = event_day(event);
    matter->revealed = true;
    LIST_EACH (struct matter_linked, linked, matter->late->links)
        push_pointer(matter, &matter->links, linked);
    end(matter, event, STR("late_entry"), (struct str){0});
}

static void apply_late_voided(struct matter *matter, const struct event *event)
{
    const struct late_entry_voided *voided = event->data;

    matter->voided = true;
    end(matter, event, STR("void"), voided->reasons);
}

static const struct {
    const struct shape *shape;
    void (*apply)(struct matter *matter, const struct event *event);
} rows[] = {
    {&matter_opened_shape, apply_opened},
    {&step_opened_shape, apply_step_opened},
    {&step_done_shape, apply_step_done},
    {&step_skipped_shape, apply_step_skipped},
    {&matter_ended_shape, apply_ended},
    {&matter_withdrawn_shape, apply_withdrawn},
    {&matter_numbered_shape, apply_numbered},
    {&matter_linked_shape, apply_linked},
    {&recusal_set_shape, apply_recusal},
    {&clock_stopped_shape, apply_clock_stopped},
    {&clock_resumed_shape, apply_clock_resumed},
    {&deadline_extended_shape, apply_extended},
    {&statement_recorded_shape, apply_statement},
    {&matter_revealed_shape, apply_revealed},
    {&outcome_revoked_shape, apply_revoked},
    {&late_entry_recorded_shape, apply_late},
    {&late_entry_voided_shape, apply_late_voided},
    {&reclassified_shape, apply_reclassified},
    {&handed_over_shape, apply_handed_over},
    {&file_attached_shape, apply_attached},
};

void matter_apply(struct matter *matter, const struct event *event)
{
    const struct step_kind *kind = step_kind_of_event(event->shape);

    matter->version++;
    if (kind != NULL) {
        apply_act(matter, kind, event);
        return;
    }
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (rows[i].shape == event->shape)
            rows[i].apply(matter, event);
}
