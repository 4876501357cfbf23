/* Who may know of a matter: one answer for lists, links, counts and pages. */
#include "casework/audience.h"

const struct str late_roles[] = {STR_INIT("entry_clerk"), STR_INIT("commission_office"),
    STR_INIT("undertaking_office"), STR_INIT("examination_office"),
    STR_INIT("organisation_department"), STR_INIT("commission_leader")};
const size_t late_roles_len = COUNT_OF(late_roles);

/* Does the person act for the unit the matter belongs to? */
static bool of_unit(
    const struct directory *directory, const struct case_file *file, person_id person, day today)
{
    unit_id unit = {file->matter->opened->unit};

    LIST_EACH (struct role, role, file->policy->roles)
        if (role->scope == SCOPE_UNIT && id_given(unit.id)
            && directory_holds(directory, person, role->id, unit, today))
            return true;
    return false;
}

/* Holds an office role that acts at some step of the procedure. */
static bool of_office(
    const struct directory *directory, const struct case_file *file, person_id person, day today)
{
    const unit_id anywhere = {{{0}}};

    LIST_EACH (struct step, step, file->procedure->steps)
        LIST_EACH (struct str, id, step->actors) {
            const struct role *role = policy_role(file->policy, *id);
            if (role != NULL && role->scope == SCOPE_OFFICE
                && directory_holds(directory, person, *id, anywhere, today))
                return true;
        }
    LIST_EACH (struct str, id, file->procedure->openers) {
        const struct role *role = policy_role(file->policy, *id);
        if (role != NULL && role->scope == SCOPE_OFFICE
            && directory_holds(directory, person, *id, anywhere, today))
            return true;
    }
    return false;
}

static bool on_roster(
    const struct directory *directory, const struct body *body, person_id person, day today)
{
    const struct roster *roster = directory_roster(directory, body->id, today);

    if (roster == NULL)
        return false;
    LIST_EACH (struct roster_member, member, roster->members)
        if (id_equal(member->person, person.id))
            return true;
    return false;
}

/* Does the body decide a step of the procedure?  A unit's body: of its own unit alone. */
static bool body_decides(const struct case_file *file, const struct body *body)
{
    if (str_is(body->kind, "unit_body") && !id_equal(body->unit.id, file->matter->opened->unit))
        return false;
    LIST_EACH (struct step, step, file->procedure->steps) {
        LIST_EACH (struct str, kind, step->actors)
            if (str_equal(body->kind, *kind))
                return true;
    }
    return false;
}

static bool of_body(
    const struct directory *directory, const struct case_file *file, person_id person, day today)
{
    VEC_EACH (struct body, body, directory->bodies)
        if (body_decides(file, body) && on_roster(directory, body, person, today))
            return true;
    return false;
}

static bool late_seen(const struct directory *directory, person_id person, day today)
{
    const unit_id anywhere = {{{0}}};

    for (size_t i = 0; i < late_roles_len; i++)
        if (directory_holds(directory, person, late_roles[i], anywhere, today))
            return true;
    return false;
}

enum sight casework_sight(
    const struct directory *directory, const struct case_file *file, person_id person, day today)
{
    const struct matter *matter = file->matter;

    if (!id_given(person.id))
        return SIGHT_OFFICE; /* the office itself: the clock, `frj` on the host */
    if (matter_recused(matter, person))
        return SIGHT_NONE;
    if (matter->opened == NULL)
        return matter->late != NULL && late_seen(directory, person, today) ? SIGHT_OFFICE
                                                                           : SIGHT_NONE;
    if (file->procedure == NULL)
        return SIGHT_NONE;
    bool hidden = file->procedure->hidden && matter->opened->by_office.n == 1 && !matter->revealed;
    if (matter_party(matter, person)) /* also when an office of theirs acts in it */
        return hidden ? SIGHT_NONE : SIGHT_OWN;
    if (of_office(directory, file, person, today) || of_body(directory, file, person, today))
        return SIGHT_OFFICE;
    return !hidden && of_unit(directory, file, person, today) ? SIGHT_UNIT : SIGHT_NONE;
}

bool casework_may_see(
    const struct directory *directory, const struct case_file *file, person_id person, day today)
{
    return casework_sight(directory, file, person, today) != SIGHT_NONE;
}
