#include "casework/meeting_rules.h"

#include "casework/kind.h"

enum { ATTENDANCE_PRESENT = 1 };

bool meeting_body_fits(
    const struct case_file *file, const struct step *step, const struct body *body)
{
    LIST_EACH (struct str, kind, step->actors)
        if (str_equal(*kind, body->kind)
            && (!str_is(*kind, "unit_body") || id_equal(body->unit.id, file->matter->opened->unit)))
            return true;
    return false;
}

bool meeting_body_competent(const struct case_file *file, const struct body *body)
{
    bool any = false;

    VEC_EACH (struct matter_subject, subject, file->matter->subjects) {
        const struct liability *liability =
            policy_liability(file->policy, subject->subject->liability);
        if (liability != NULL && str_equal(liability->body, body->kind))
            return true;
        any = any || liability != NULL;
    }
    return !any;
}

/* Took part in the decision of a matter that this one links to. */
static bool decided_before(const struct case_file *file, person_id person)
{
    for (size_t i = 0; i < file->linked_len; i++)
        VEC_EACH (const struct event *, act, file->linked[i]->acts) {
            const struct act *done = (*act)->data;
            if (step_kind_of_event((*act)->shape) == &determination_kind
                && matter_acted_in(file->linked[i], done->step, person))
                return true;
        }
    return false;
}

enum shut_out member_shut_out(
    const struct case_file *file, const struct step *step, person_id person)
{
    return matter_party(file->matter, person)            ? SHUT_OUT_PARTY
           : matter_recused(file->matter, person)        ? SHUT_OUT_RECUSED
           : step->fresh && decided_before(file, person) ? SHUT_OUT_DECIDED_BEFORE
                                                         : SHUT_OUT_NOT;
}

struct str shut_out_words(enum shut_out why)
{
    switch (why) {
    case SHUT_OUT_PARTY: return STR("是申请人或者对象，应当回避");
    case SHUT_OUT_RECUSED: return STR("已经回避");
    case SHUT_OUT_DECIDED_BEFORE: return STR("参加过原来的认定，应当回避");
    case SHUT_OUT_NOT: break;
    }
    return STR("");
}

const struct roster_member *roster_find(const struct roster *roster, struct id person)
{
    LIST_EACH (struct roster_member, member, roster->members)
        if (id_equal(member->person, person))
            return member;
    return NULL;
}

bool meeting_present(const struct list *attendance, struct id person)
{
    LIST_EACH (struct attendance, one, *attendance)
        if (id_equal(one->person, person))
            return one->state == ATTENDANCE_PRESENT;
    return false;
}

struct turnout turnout_of(const struct case_file *file, const struct step *step,
    const struct roster *roster, const struct body_kind *kind, const struct list *attendance)
{
    struct turnout turnout = {0};

    LIST_EACH (struct roster_member, member, roster->members) {
        if (member_shut_out(file, step, (person_id){member->person}) != SHUT_OUT_NOT)
            continue;
        turnout.entitled++;
        turnout.present += meeting_present(attendance, member->person) ? 1 : 0;
    }
    turnout.quorum =
        (turnout.entitled * kind->quorum_of + kind->quorum_out_of - 1) / kind->quorum_out_of;
    return turnout;
}

/* Does a body of this kind decide some step of the procedure? */
static bool decides_in(const struct procedure *procedure, const struct body *body)
{
    LIST_EACH (struct step, step, procedure->steps)
        LIST_EACH (struct str, kind, step->actors)
            if (str_equal(*kind, body->kind))
                return true;
    return false;
}

bool meeting_minuted_by(const struct directory *directory, const struct case_file *file,
    const struct body *body, person_id person, day today)
{
    const struct matter *matter = file->matter;
    bool home = id_equal(matter->opened->unit, body->unit.id);
    bool apart = str_is(body->kind, "unit_body") ? home : !home || !file->procedure->hidden;

    return casework_may_see(directory, file, person, today)
           || (decides_in(file->procedure, body) && apart && !matter_recused(matter, person)
               && !matter_party(matter, person));
}
