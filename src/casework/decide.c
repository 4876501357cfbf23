#include "casework/decide.h"

#include "casework/facts.h"
#include "casework/kind.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

PRINTF_LIKE(2, 0)
static struct str format_in(struct arena *arena, const char *format, va_list args)
{
    char text[1200];
    int len = vsnprintf(text, sizeof(text), format, args);

    if (len < 0)
        return STR("");
    size_t kept = (size_t)len < sizeof(text) ? (size_t)len : sizeof(text) - 1;
    while (!utf8_valid((struct str){text, kept}))
        kept--; /* a long sentence is cut between characters */
    return str_copy(arena, (struct str){text, kept});
}

bool refuse(struct deciding *d, enum refusal refusal, const char *detail, ...)
{
    va_list args;

    must(refusal != REFUSAL_NONE);
    if (d->decision->refusal != REFUSAL_NONE)
        return false;
    d->decision->refusal = refusal;
    va_start(args, detail);
    d->decision->detail = format_in(d->arena, detail, args);
    va_end(args);
    if (d->step != NULL)
        d->decision->rule = str_format(d->arena, "%.*s · %.*s（%.*s）",
            STR_ARG(d->step->procedure->title), STR_ARG(d->step->title), STR_ARG(d->step->id));
    return false;
}

bool refused(const struct deciding *d)
{
    return d->decision->refusal != REFUSAL_NONE || d->decision->problems.len > 0;
}

static struct event *new_event(struct deciding *d, const struct shape *shape, struct id stream)
{
    const struct command *command = d->command;
    struct event *event = vec_push(d->arena, &d->decision->events, sizeof(*event));

    event->shape = shape;
    event->stream = stream;
    event->by = command->by;
    event->command = command->key;
    event->at = command->now;
    if (d->matter != NULL && d->matter->opened != NULL)
        event->for_unit.id = d->matter->opened->unit;
    if (id_given(command->entered_by.id) || command->via != VIA_NONE
        || date_is_day(&command->done_on)) {
        struct entry *entry = arena_new(d->arena, struct entry);
        *entry = (struct entry){command->entered_by.id, command->via, command->done_on};
        if (!id_given(entry->by))
            entry->by = command->by.id;
        event->entry = entry;
    }
    return event;
}

void emit(struct deciding *d, const struct shape *shape, struct id stream, const void *data)
{
    void *copy = arena_take(d->arena, 1, shape->size);

    memcpy(copy, data, shape->size);
    new_event(d, shape, stream)->data = copy;
}

void emit_matter(struct deciding *d, const struct shape *shape, const void *data)
{
    must(d->matter != NULL);
    emit(d, shape, d->matter->id.id, data);
    struct event *kept = arena_new(d->arena, struct event); /* the vec of events may still move */
    *kept = *VEC_AT(d->decision->events, struct event, d->decision->events.len - 1);
    matter_apply(d->matter, kept);
}

void note(struct deciding *d, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    *(struct str *)vec_push(d->arena, &d->decision->notes, sizeof(struct str)) =
        format_in(d->arena, format, args);
    va_end(args);
}

static void add_code(struct arena *arena, struct vec *codes, struct str code)
{
    if (code.len > 0)
        *(struct str *)vec_push(arena, codes, sizeof(struct str)) = code;
}

static struct list list_of(const struct vec *vec)
{
    return (struct list){vec->at, vec->len};
}

/* What is known now: the subject's own checks, the matter's facts, what was decided. */
const struct facts_view *facts_of(struct deciding *d, struct str subject_no)
{
    struct facts_view *view = arena_new(d->arena, struct facts_view);
    struct vec checks = {0}, facts = {0}, outcomes = {0}, findings = {0};

    VEC_EACH (const struct check *, check, d->matter->checks)
        if (str_equal((*check)->subject, subject_no))
            *(struct check *)vec_push(d->arena, &checks, sizeof(struct check)) = **check;
    VEC_EACH (const struct fact *, fact, d->matter->facts)
        *(struct fact *)vec_push(d->arena, &facts, sizeof(struct fact)) = **fact;
    VEC_EACH (struct matter_subject, subject, d->matter->subjects) {
        if (subject->ruling == NULL || subject->revoked)
            continue;
        add_code(d->arena, &findings, subject->ruling->finding);
        LIST_EACH (struct outcome, outcome, subject->ruling->outcomes)
            add_code(d->arena, &outcomes, outcome->code);
    }
    *view = (struct facts_view){
        list_of(&checks), list_of(&facts), list_of(&outcomes), list_of(&findings)};
    return view;
}
