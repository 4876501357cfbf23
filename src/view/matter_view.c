#include "view/matter_view.h"

#include "casework/decide.h"
#include "casework/facts.h"
#include "casework/kind.h"
#include "casework/matter_clock.h"
#include "casework/matter_shapes.h"
#include "view/files_view.h"
#include "view/sight.h"

struct growing {
    const struct viewer *viewer;
    struct arena *arena;
    const struct dossier *dossier;
    const struct case_file *file;
    const struct matter *matter;
    bool why;
    enum sight sight;
};

static struct node *put_list(struct growing *g, struct node *map, const char *key)
{
    struct node *list = node_put(g->arena, map, str_of(key));
    list->kind = NODE_LIST;
    return list;
}

static struct node *push_map(struct growing *g, struct node *list)
{
    struct node *map = node_push(g->arena, list);
    map->kind = NODE_MAP;
    return map;
}

static void put_text(struct growing *g, struct node *map, const char *key, struct str text)
{
    if (text.len > 0)
        node_put_text(g->arena, map, key, text);
}

static void put_day(struct growing *g, struct node *map, const char *key, day d)
{
    node_put_text(g->arena, map, key, day_write(g->arena, d));
}

/* {id, name} of a person or a unit */
static void put_named(
    struct growing *g, struct node *map, const char *key, struct id id, struct str name)
{
    if (!id_given(id))
        return;
    struct node *named = node_put(g->arena, map, str_of(key));
    named->kind = NODE_MAP;
    node_put_text(g->arena, named, "id", id_write(g->arena, id));
    put_text(g, named, "name", name);
}

static void put_person(struct growing *g, struct node *map, const char *key, person_id id)
{
    put_named(g, map, key, id.id, directory_name(g->arena, g->viewer->directory, id));
}

/* ---- the head ------------------------------------------------------------------------------- */

static void put_state(struct growing *g, struct node *out)
{
    struct str state = g->matter->state;

    for (size_t i = 0; i < g->matter->steps.len && !g->matter->ended; i++) {
        const struct matter_step *step = VEC_AT(g->matter->steps, struct matter_step, i);
        if (step->state == STEP_OPEN && state.len == 0)
            state = procedure_step(g->file->procedure, step->step)->state;
    }
    put_text(g, out, "state", state);
    put_text(g, out, "state_label", word_label(&g->file->procedure->states, state));
    node_set_bool(node_put(g->arena, out, STR("ended")), g->matter->ended);
    if (g->matter->ended)
        put_day(g, out, "ended_on", g->matter->ended_on);
    put_text(g, out, "end_reasons", g->matter->end_reasons);
}

static void put_head(struct growing *g, struct node *out)
{
    const struct matter_opened *opened = g->matter->opened;
    const struct unit *unit = directory_unit(g->viewer->directory, (unit_id){opened->unit});

    put_text(g, out, "number", g->matter->number);
    put_text(g, out, "noun", g->file->procedure->noun);
    put_text(g, out, "procedure", opened->procedure);
    put_text(g, out, "procedure_title", g->file->procedure->title);
    put_text(g, out, "pack", g->file->policy->pack);
    put_text(g, out, "pack_title", g->file->policy->title);
    put_text(g, out, "edition", g->file->policy->edition);
    put_text(g, out, "title", opened->title);
    put_text(g, out, "project", opened->project);
    put_text(g, out, "stage", opened->stage);
    put_named(g, out, "unit", opened->unit, unit == NULL ? STR("") : unit->name);
    put_person(g, out, "applicant", (person_id){opened->applicant});
    put_day(g, out, "opened_on", g->matter->opened_on);
    if (g->sight == SIGHT_OFFICE || opened->by_office.n != 1) /* else who handles it */
        put_person(g, out, "opened_by", g->matter->opened_by);
    put_state(g, out);
}

/* ---- subjects ------------------------------------------------------------------------------- */

static bool determines(const struct procedure *procedure)
{
    LIST_EACH (struct step, step, procedure->steps)
        if (step->kind == &determination_kind)
            return true;
    return false;
}

static void put_openness(struct growing *g, const struct matter_subject *subject, struct node *out)
{
    struct decision decision = {.problems = {.arena = g->arena}};
    struct command command = {.now = g->viewer->now};
    struct deciding d = {.dossier = g->dossier,
        .command = &command,
        .decision = &decision,
        .arena = g->arena,
        .today = instant_day(command.now)};
    size_t len = g->file->policy->outcomes.len;
    struct openness *rows = arena_take(g->arena, len, sizeof(*rows));

    decide_file(&d, g->file);
    outcome_openness(g->arena, g->file->policy, facts_of(&d, subject->subject->no),
        subject->subject->liability, rows);
    struct node *list = put_list(g, out, "openness");
    for (size_t i = 0; i < len; i++) {
        struct node *row = push_map(g, list);
        put_text(g, row, "code", rows[i].kind->code);
        put_text(g, row, "title", rows[i].kind->title);
        put_text(g, row, "open", str_of(answer_codes[rows[i].open]));
        put_text(g, row, "superior_basis", rows[i].basis == NULL ? STR("") : rows[i].basis->text);
        put_text(g, row, "words", rows[i].words);
    }
}

static void put_subjects(struct growing *g, struct node *out)
{
    struct node *list = put_list(g, out, "subjects");

    VEC_EACH (struct matter_subject, subject, g->matter->subjects) {
        struct node *row = push_map(g, list);
        shape_write(g->arena, &subject_shape, subject->subject, row);
        if (subject->answer != NULL && g->sight == SIGHT_OFFICE)
            shape_write(g->arena, &tolerance_answer_shape, subject->answer,
                node_put(g->arena, row, STR("answer")));
        if (subject->ruling != NULL && ruling_seen(g->viewer, g->file, subject)) {
            shape_write(
                g->arena, &ruling_shape, subject->ruling, node_put(g->arena, row, STR("ruling")));
            put_day(g, row, "ruled_on", subject->ruled_on);
            node_set_bool(node_put(g->arena, row, STR("revoked")), subject->revoked);
        }
        if (g->sight == SIGHT_OFFICE && determines(g->file->procedure))
            put_openness(g, subject, row);
    }
}

/* ---- steps ---------------------------------------------------------------------------------- */

static void put_deadline(struct growing *g, const struct matter_step *round, struct node *out)
{
    struct deadline deadline;
    struct str words = {0};
    const struct moment moment = {.today = instant_day(g->viewer->now),
        .done = round->state != STEP_OPEN,
        .done_on = round->done_on,
        .soon = DEADLINE_SOON};

    if (round->state == STEP_SKIPPED
        || !matter_deadline(g->arena, g->file, round, g->viewer->directory->calendar, &deadline))
        return;
    struct node *map = node_put(g->arena, out, STR("deadline"));
    map->kind = NODE_MAP;
    enum light light =
        deadline_light(g->arena, &deadline, g->viewer->directory->calendar, &moment, &words);
    if (!deadline.timely && !deadline.stopped)
        put_day(g, map, "due", deadline.due);
    node_set_bool(node_put(g->arena, map, STR("timely")), deadline.timely);
    node_set_bool(node_put(g->arena, map, STR("stopped")), deadline.stopped);
    node_set_bool(node_put(g->arena, map, STR("provisional")), deadline.provisional);
    put_text(g, map, "light", str_of(light_codes[light]));
    put_text(g, map, "words", words);
    if (!g->why)
        return;
    struct node *why = put_list(g, map, "why");
    LIST_EACH (struct str, line, deadline.why)
        node_set_text(node_push(g->arena, why), *line);
}

static void put_step(struct growing *g, const struct matter_step *round, struct node *row)
{
    static const char *const states[] = {[STEP_OPEN] = "open", "done", "skipped"};
    const struct step *step = procedure_step(g->file->procedure, round->step);
    const struct result *result = step == NULL ? NULL : step_result(step, round->result);

    put_text(g, row, "step", round->step);
    put_text(g, row, "title", step == NULL ? STR("") : step->title);
    put_text(g, row, "action", step == NULL ? STR("") : step->action);
    node_put_integer(g->arena, row, "round", round->round);
    put_text(g, row, "state", str_of(states[round->state]));
    put_day(g, row, "opened_on", round->opened_on);
    if (round->state != STEP_OPEN)
        put_day(g, row, "done_on", round->done_on);
    put_deadline(g, round, row);
    if (!step_seen(g->viewer, g->file, step, round->by))
        return;
    put_text(g, row, "result", round->result);
    put_text(g, row, "result_label", result == NULL ? STR("") : result->label);
    put_person(g, row, "by", round->by);
    if (!id_equal(round->by.id, round->entered_by.id))
        put_person(g, row, "entered_by", round->entered_by);
}

/* ---- what belongs to it --------------------------------------------------------------------- */

static void put_shapes(struct growing *g, struct node *out, const char *key,
    const struct shape *shape, const struct vec *pointers)
{
    if (pointers->len == 0)
        return;
    struct node *list = put_list(g, out, key);
    VEC_EACH (const void *, data, *pointers)
        shape_write(g->arena, shape, *data, node_push(g->arena, list));
}

bool matter_far_title(const struct viewer *viewer, matter_id id, struct str *title)
{
    struct dossier far;
    struct fault fault = {0};

    if (office_matter(viewer->office, id, viewer->person, viewer->arena, &far, &fault) != STATUS_OK)
        return false;
    const struct matter *matter = far.files[0].matter;
    *title = matter->opened != NULL ? matter->opened->title
             : matter->late != NULL ? matter->late->title
                                    : STR("");
    return true;
}

static void put_links(struct growing *g, struct node *out)
{
    struct node *links = put_list(g, out, "links"), *linking = put_list(g, out, "linking");
    struct str title;

    VEC_EACH (const struct matter_linked *, link, g->matter->links) {
        if (!matter_far_title(g->viewer, (matter_id){(*link)->to}, &title))
            continue;
        struct node *row = node_push(g->arena, links);
        shape_write(g->arena, &matter_linked_shape, *link, row);
        put_text(g, row, "title", title);
    }
    for (size_t i = 0; i < g->file->linking_len; i++) {
        if (!matter_far_title(g->viewer, g->file->linking[i]->id, &title))
            continue;
        struct node *row = push_map(g, linking);
        node_put_text(g->arena, row, "from", id_write(g->arena, g->file->linking[i]->id.id));
        put_text(g, row, "title", title);
    }
}

static void put_files(struct growing *g, struct node *out)
{
    if (files_seen(g->viewer, g->file).len > 0)
        files_tree(g->viewer, g->file, node_put(g->arena, out, STR("files")));
}

static void put_voided(struct growing *g, struct node *out)
{
    out->kind = NODE_MAP;
    node_put_text(g->arena, out, "on", day_write(g->arena, g->matter->ended_on));
    node_put_text(g->arena, out, "reasons", g->matter->end_reasons);
}

void matter_tree(
    const struct viewer *viewer, const struct dossier *dossier, bool why, struct node *out)
{
    struct growing g = {viewer, viewer->arena, dossier, &dossier->files[0],
        dossier->files[0].matter, why, sight_of(viewer, &dossier->files[0])};

    out->kind = NODE_MAP;
    node_put_text(g.arena, out, "id", id_write(g.arena, g.matter->id.id));
    if (g.matter->late != NULL) {
        shape_write(g.arena, &late_entry_recorded_shape, g.matter->late,
            node_put(g.arena, out, STR("late_entry")));
        if (g.matter->voided)
            put_voided(&g, node_put(g.arena, out, STR("voided")));
        put_links(&g, out);
        put_files(&g, out);
        return;
    }
    put_head(&g, out);
    put_subjects(&g, out);
    struct node *steps = put_list(&g, out, "steps");
    VEC_EACH (struct matter_step, round, g.matter->steps)
        put_step(&g, round, push_map(&g, steps));
    put_links(&g, out);
    put_files(&g, out);
    acts_tree(viewer, g.file, put_list(&g, out, "acts"));
    if (g.sight != SIGHT_OFFICE)
        return;
    put_shapes(&g, out, "facts", &fact_shape, &g.matter->facts);
    put_shapes(&g, out, "checks", &check_shape, &g.matter->checks);
    put_shapes(&g, out, "distinctions", &distinction_shape, &g.matter->distinctions);
    put_shapes(&g, out, "evidence", &evidence_shape, &g.matter->evidence);
    put_shapes(&g, out, "statements", &statement_shape, &g.matter->statements);
}
