/*
 * lists_meetings - what the lists say of meetings, against the matters themselves: what waits for
 * a body, and which meetings a person may know of.
 *
 * For lists_test, which goes through the stories and asks for each person.
 */
#pragma once

#include "casework/kind.h"
#include "casework/meeting_rules.h"
#include "office/office_read.h"
#include "test/check.h"

enum { SITTINGS = 3 }; /* a page */

struct meetings_asked {
    struct office *office;
    struct arena *arena;
    const struct dossier *dossiers; /* of every matter */
    const bool *sees;               /* which of them the person may */
    size_t len, turn;               /* turn: another body each time */
    person_id person;
    struct fault fault;
    size_t waiting, sittings; /* found */
};

static bool task_there(const struct vec *rows, matter_id matter, struct str step)
{
    VEC_EACH (struct task_row, row, *rows)
        if (id_equal(row->matter.matter.id, matter.id) && str_equal(row->step, step))
            return true;
    return false;
}

static const struct matter_step *open_round(const struct matter *matter, struct str step)
{
    const struct matter_step *last = matter_step_last(matter, step);

    return last != NULL && last->state == STEP_OPEN ? last : NULL;
}

/* What waits for the body in this matter; no other step of it is told. */
static void waiting_of_matter(struct meetings_asked *a, const struct body *body,
    const struct vec *rows, const struct case_file *file)
{
    size_t wanted = 0, got = 0;

    VEC_EACH (struct task_row, row, *rows)
        got += id_equal(row->matter.matter.id, file->matter->id.id);
    LIST_EACH (struct step, step, file->procedure->steps)
        if (step->kind->in_meeting && open_round(file->matter, step->id) != NULL
            && meeting_body_fits(file, step, body)) {
            check(task_there(rows, file->matter->id, step->id));
            wanted++;
        }
    check(got == wanted);
    a->waiting += wanted;
}

static void same_waiting(struct meetings_asked *a)
{
    const struct vec *bodies = &office_directory(a->office)->bodies;
    const struct task_filter filter = {.body = VEC_AT(*bodies, struct body, a->turn % bodies->len),
        .after = INT64_MIN,
        .limit = 1000};
    struct vec rows;

    check(office_tasks(a->office, &filter, a->person, a->arena, &rows, &a->fault) == STATUS_OK);
    for (size_t i = 0; i < a->len; i++)
        if (a->sees[i] && a->dossiers[i].files[0].procedure != NULL
            && !a->dossiers[i].files[0].matter->ended)
            waiting_of_matter(a, filter.body, &rows, &a->dossiers[i].files[0]);
}

static struct id meeting_of(const struct event *act)
{
    const struct study *study = act->shape == &study_shape ? act->data : NULL;
    const struct determination *made = act->shape == &determination_shape ? act->data : NULL;

    return study != NULL ? study->meeting : made != NULL ? made->meeting : (struct id){{0}};
}

static bool id_among(const struct vec *ids, struct id id)
{
    VEC_EACH (struct id, known, *ids)
        if (id_equal(*known, id))
            return true;
    return false;
}

/* Those with an item on a matter that is seen as its unit or its office, or (`own`) as a party. */
static struct vec meetings_of(struct meetings_asked *a, bool own)
{
    day today = instant_day(office_now(a->office));
    struct vec out = {0};

    for (size_t i = 0; i < a->len; i++) {
        const struct case_file *file = &a->dossiers[i].files[0];
        bool sees =
            casework_sight(office_directory(a->office), file, a->person, today) >= SIGHT_UNIT;
        if (!sees && !(own && matter_party(file->matter, a->person)))
            continue;
        VEC_EACH (const struct event *, act, file->matter->acts) {
            struct id meeting = meeting_of(*act);
            if (id_given(meeting) && !id_among(&out, meeting))
                *(struct id *)vec_push(a->arena, &out, sizeof(meeting)) = meeting;
        }
    }
    return out;
}

/* A party may have an office that acts there: the meeting itself is asked then. */
static void same_sittings(struct meetings_asked *a)
{
    struct vec wanted = meetings_of(a, false), got = {0}, rows;
    struct vec known = meetings_of(a, true);
    struct sitting_filter filter = {.limit = SITTINGS};

    do {
        check(office_sittings(a->office, &filter, a->person, a->arena, &rows, &a->fault)
              == STATUS_OK);
        VEC_EACH (struct sitting_row, row, rows) {
            check((filter.below == 0 || row->seq < filter.below) && id_among(&known, row->meeting));
            *(struct id *)vec_push(a->arena, &got, sizeof(struct id)) = row->meeting;
            filter.below = row->seq;
        }
    } while (rows.len == SITTINGS);
    VEC_EACH (struct id, meeting, wanted)
        check(id_among(&got, *meeting));
    a->sittings += wanted.len;
}
