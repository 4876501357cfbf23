#include "view/sight.h"

#include "casework/kind.h"

static const unit_id anywhere = {{{0}}};

static day today_of(const struct viewer *viewer)
{
    return instant_day(viewer->now);
}

enum sight sight_of(const struct viewer *viewer, const struct case_file *file)
{
    return casework_sight(viewer->directory, file, viewer->person, today_of(viewer));
}

static bool holds(const struct viewer *viewer, const char *role)
{
    return directory_holds(
        viewer->directory, viewer->person, str_of(role), anywhere, today_of(viewer));
}

/* ---- steps ---------------------------------------------------------------------------------- */

/* Somebody of the matter itself or of its unit acts there, alone or in the unit's meeting. */
static bool is_near(const struct case_file *file, const struct step *step, enum sight sight)
{
    LIST_EACH (struct str, id, step->actors) {
        const struct role *role = policy_role(file->policy, *id);
        if (sight == SIGHT_UNIT
            && (str_is(*id, "unit_body") || (role != NULL && role->scope == SCOPE_UNIT)))
            return true;
        if (role != NULL && (role->scope == SCOPE_SELF || role->scope == SCOPE_SUBJECT))
            return true;
    }
    return false;
}

/* What an office hands to the persons or the unit: receipts, and notices meant for them. */
static bool is_handed_out(const struct case_file *file, const struct step *step, enum sight sight)
{
    if (step->kind == &receipt_kind)
        return true;
    LIST_EACH (struct recipient, recipient, step->recipients) {
        const struct role *role = policy_role(file->policy, recipient->role);
        if (sight == SIGHT_UNIT && str_is(recipient->role, "unit_body"))
            return true;
        if (role != NULL && (role->scope == SCOPE_SELF || role->scope == SCOPE_SUBJECT))
            return sight == SIGHT_OWN;
    }
    return false;
}

bool step_seen(const struct viewer *viewer, const struct case_file *file, const struct step *step,
    person_id by)
{
    enum sight sight = sight_of(viewer, file);

    if (!id_given(viewer->person.id) || step == NULL || id_equal(by.id, viewer->person.id))
        return true;
    if (step->inside)
        return sight == SIGHT_OFFICE
               && (holds(viewer, "undertaking_office") || holds(viewer, "examination_office"));
    return sight == SIGHT_OFFICE || is_near(file, step, sight) || is_handed_out(file, step, sight);
}

bool act_seen(const struct viewer *viewer, const struct case_file *file, const struct event *act)
{
    if (file->procedure == NULL || step_kind_of_event(act->shape) == NULL)
        return true;
    struct str step = ((const struct act *)act->data)->step;
    return step_seen(viewer, file, procedure_step(file->procedure, step), act->by);
}

bool ruling_seen(
    const struct viewer *viewer, const struct case_file *file, const struct matter_subject *subject)
{
    enum sight sight = sight_of(viewer, file);

    if (sight == SIGHT_OFFICE)
        return true;
    if (sight != SIGHT_OWN || !id_equal(subject->subject->person, viewer->person.id))
        return false;
    LIST_EACH (struct step, step, file->procedure->steps) {
        const struct matter_step *round = matter_step_last(file->matter, step->id);
        if (step->kind == &notice_kind && str_is(step->notice, "feedback") && round != NULL
            && round->state == STEP_DONE)
            return true;
    }
    return false;
}

/* ---- meetings ------------------------------------------------------------------------------- */

static bool sat_there(const struct viewer *viewer, const struct meeting_held *held)
{
    if (id_equal(held->recorder, viewer->person.id) || id_equal(held->chair, viewer->person.id))
        return true;
    LIST_EACH (struct attendance, attendance, held->attendance)
        if (id_equal(attendance->person, viewer->person.id))
            return true;
    const struct roster *roster =
        directory_roster(viewer->directory, (body_id){held->body}, today_of(viewer));
    for (size_t i = 0; roster != NULL && i < roster->members.len; i++)
        if (id_equal(
                ((const struct roster_member *)roster->members.at)[i].person, viewer->person.id))
            return true;
    return false;
}

static bool has_word(const struct list *words, struct str word)
{
    LIST_EACH (struct str, known, *words)
        if (str_equal(*known, word))
            return true;
    return false;
}

/* Holds an office role that acts at some step or opens the procedure. */
static bool acts_for_office(const struct viewer *viewer, const struct case_file *file)
{
    LIST_EACH (struct role, role, file->policy->roles) {
        bool acts = has_word(&file->procedure->openers, role->id);
        LIST_EACH (struct step, step, file->procedure->steps)
            acts = acts || has_word(&step->actors, role->id);
        if (acts && role->scope == SCOPE_OFFICE
            && directory_holds(
                viewer->directory, viewer->person, role->id, anywhere, today_of(viewer)))
            return true;
    }
    return false;
}

static bool acts_for_unit(
    const struct viewer *viewer, const struct case_file *file, const struct body *body)
{
    if (body == NULL || !str_is(body->kind, "unit_body"))
        return false;
    LIST_EACH (struct role, role, file->policy->roles)
        if (role->scope == SCOPE_UNIT
            && directory_holds(
                viewer->directory, viewer->person, role->id, body->unit, today_of(viewer)))
            return true;
    return false;
}

bool votes_seen(
    const struct viewer *viewer, const struct case_file *file, const struct meeting_held *held)
{
    if (!id_given(viewer->person.id))
        return true;
    if (file->procedure == NULL || sight_of(viewer, file) == SIGHT_NONE)
        return false;
    if (sight_of(viewer, file) == SIGHT_OWN)
        return false; /* one's own matter */
    return sat_there(viewer, held) || acts_for_office(viewer, file)
           || acts_for_unit(viewer, file, directory_body(viewer->directory, (body_id){held->body}));
}
