/*
 * kinds_bench - a matter of the pack in kinds_pack.h on the bench, with a decision to make on it.
 *
 * p1 and p2 are its subjects S1 and S2, p3 acts.  Earlier acts are folded, not decided.
 */
#pragma once

#include "casework/directory.h"
#include "casework/kind_rules.h"
#include "casework/matter_shapes.h"
#include "test/kinds_pack.h"
#include "test/policy_pack.h"

enum { TWO = 2, DEED_MAX = 3 };

struct deed { /* an earlier act: at which step, by whom, entered by whom (0: the same), what */
    const char *step;
    int by, entered_by;
    const char *act;
};

struct bench {
    struct arena *arena;
    const struct policy *policy;
    const struct procedure *procedure;
    struct directory directory;
    struct matter matter;
    struct case_file file;
    struct dossier dossier;
    struct command command;
    struct decision decision;
    struct deciding d;
};

static inline struct id id_of(int n)
{
    return (struct id){.b = {[15] = (uint8_t)n}};
}

static inline bool find_id(
    const void *context, enum stream_kind kind, struct str word, struct id *out)
{
    int64_t n;
    (void)context, (void)kind;
    if (word.len < 2 || word.at[0] != 'p'
        || !str_integer((struct str){word.at + 1, word.len - 1}, &n))
        return false;
    *out = id_of((int)n);
    return true;
}

static inline void *read_act(struct bench *b, const struct shape *shape, const char *text)
{
    const struct names names = {NULL, find_id};
    struct problems problems = {.arena = b->arena};
    void *act =
        shape_read(b->arena, shape, pack_tree(b->arena, str_of(text)), &names, true, &problems);
    struct buffer out = {.arena = b->arena};
    problems_write(&problems, STR("act"), &out);
    if (problems.len > 0)
        printf("%.*s%s\n", STR_ARG(buffer_str(&out)), text);
    check(problems.len == 0);
    return act;
}

static inline struct event *new_event(
    struct bench *b, const struct shape *shape, int by, const void *data)
{
    struct event *event = arena_new(b->arena, struct event);
    event->shape = shape;
    event->by = (person_id){id_of(by)};
    event->data = data;
    event->at = instant_of_day(day_from_civil((struct civil){2026, 5, 1}), 9, 0);
    return event;
}

static inline void open_step(struct bench *b, const char *id)
{
    struct step_opened *opened = arena_new(b->arena, struct step_opened);
    *opened = (struct step_opened){str_of(id), {true, 1}};
    matter_apply(&b->matter, new_event(b, &step_opened_shape, 3, opened));
}

static inline void finish_step(struct bench *b, const char *id)
{
    struct step_done *done = arena_new(b->arena, struct step_done);
    *done = (struct step_done){str_of(id), STR("ok"), {true, 1}};
    matter_apply(&b->matter, new_event(b, &step_done_shape, 3, done));
}

static inline void do_deed(struct bench *b, const struct deed *deed)
{
    const struct step *step = procedure_step(b->procedure, str_of(deed->step));
    check(step != NULL);
    open_step(b, deed->step);
    struct act *act = read_act(b, step->kind->shape, deed->act);
    act->step = step->id;
    struct event *event = new_event(b, step->kind->shape, deed->by, act);
    if (deed->entered_by > 0) {
        struct entry *entry = arena_new(b->arena, struct entry);
        entry->by = id_of(deed->entered_by);
        event->entry = entry;
    }
    matter_apply(&b->matter, event);
    finish_step(b, deed->step);
}

static inline const struct matter_opened *opening(struct bench *b, const char *procedure)
{
    struct matter_opened *opened = arena_new(b->arena, struct matter_opened);
    struct subject *subjects = arena_take(b->arena, TWO, sizeof(*subjects));
    subjects[0] = (struct subject){
        .no = STR("S1"), .person = id_of(1), .name = STR("陈某某"), .liability = STR("party")};
    subjects[1] = (struct subject){
        .no = STR("S2"), .person = id_of(2), .name = STR("王某某"), .liability = STR("party")};
    *opened = (struct matter_opened){
        .procedure = str_of(procedure), .title = STR("示例事项"), .subjects = {subjects, TWO}};
    return opened;
}

/* A matter of that procedure, to be linked to. */
static inline struct matter *far_matter(struct bench *b, const char *procedure)
{
    struct matter *far = arena_new(b->arena, struct matter);
    matter_begin(far, b->arena, (matter_id){id_of(9)});
    matter_apply(far, new_event(b, &matter_opened_shape, 3, opening(b, procedure)));
    return far;
}

static inline void bench_open(struct bench *b)
{
    *b = (struct bench){.arena = arena_open(32 * PACK_MIB)};
    b->policy = pack_load(b->arena, str_of(KINDS_PACK));
    b->procedure = policy_procedure(b->policy, STR("work"));
    directory_begin(&b->directory, b->arena);
    matter_begin(&b->matter, b->arena, (matter_id){id_of(8)});
    matter_apply(&b->matter, new_event(b, &matter_opened_shape, 3, opening(b, "work")));
    b->file =
        (struct case_file){.matter = &b->matter, .policy = b->policy, .procedure = b->procedure};
    b->dossier = (struct dossier){.directory = &b->directory, .files = &b->file, .files_len = 1};
    b->command = (struct command){.by = {id_of(3)}};
    b->decision = (struct decision){.problems = {.arena = b->arena}};
    b->d = (struct deciding){.dossier = &b->dossier,
        .command = &b->command,
        .decision = &b->decision,
        .arena = b->arena,
        .today = day_from_civil((struct civil){2026, 5, 6}),
        .matter = &b->matter,
        .file = &b->file};
}

/* The act at the step, decided by its kind alone: the common rules are not asked. */
static inline void *decide(struct bench *b, const char *id, const char *text)
{
    const struct step *step = procedure_step(b->procedure, str_of(id));
    check(step != NULL);
    open_step(b, id);
    b->d.step = step;
    struct act *act = read_act(b, step->kind->shape, text);
    act->step = step->id;
    if (act->result.len == 0)
        act->result = STR("ok");
    if (step->kind == &determination_kind)
        ((struct determination *)(void *)act)->meeting = id_of(7);
    bool granted = step->kind->decide(&b->d, act);
    check(granted == (b->decision.refusal == REFUSAL_NONE));
    return act;
}
