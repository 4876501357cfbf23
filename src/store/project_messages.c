/* Who is told of what happened: one row an event (message_list.h). */
#include "store/project_lists.h"

#include "casework/kinds_data.h"
#include "casework/matter_shapes.h"

static struct db_value actor(const struct projecting *p)
{
    return row_id(&p->event->by.id);
}

/* As those who act; else told of it, unless it is the office's inside. */
static enum message_own own_of(const struct matter_place *place, const struct step *step)
{
    if (place->hidden)
        return MESSAGE_NOT_OWN;
    return waits_for_parties(place->edition, step) ? MESSAGE_OWN_ACTS
           : step->inside                          ? MESSAGE_NOT_OWN
                                                   : MESSAGE_OWN_TOLD;
}

enum status message_task(struct projecting *p, const struct matter_place *place)
{
    static const char sql[] =
        "INSERT INTO message_list"
        " (no, matter, kind, step, by_person, at, office_audience, unit_audience, own)"
        " SELECT $1, matter, $4, step, $5, $6, office_audience, unit_audience, $7"
        "   FROM task_list WHERE matter = $2 AND step = $3";
    const struct step_opened *opened = p->event->data;
    const struct step *step =
        place->route == NULL ? NULL : procedure_step(place->route, opened->step);

    if (step == NULL)
        return STATUS_OK;
    return db_run(p->db, sql,
        DB_VALUES(db_integer(message_no(p->event->seq)), db_id(p->event->stream), db_text(step->id),
            db_integer(opened->round.n > 1 ? MESSAGE_RETURNED : MESSAGE_TASK), actor(p),
            db_integer(p->event->at.ms), db_integer(own_of(place, step))),
        p->fault);
}

enum status message_parties(struct projecting *p, enum message_kind kind)
{
    static const char sql[] =
        "INSERT INTO message_list (no, matter, kind, by_person, at, own)"
        " SELECT $1, matter, $3, $4, $5, $6 FROM matter_list WHERE matter = $2 AND hidden = 0";

    return db_run(p->db, sql,
        DB_VALUES(db_integer(message_no(p->event->seq)), db_id(p->event->stream), db_integer(kind),
            actor(p), db_integer(p->event->at.ms), db_integer(MESSAGE_OWN_TOLD)),
        p->fault);
}

static bool meant_for_parties(const struct policy *policy, const struct step *step)
{
    LIST_EACH (struct recipient, recipient, step->recipients) {
        const struct role *role = policy_role(policy, recipient->role);
        if (role != NULL && (role->scope == SCOPE_SELF || role->scope == SCOPE_SUBJECT))
            return true;
    }
    return false;
}

enum status project_notice(struct projecting *p)
{
    const struct notice *notice = p->event->data;
    struct matter_place place = {0};

    if (place_load(p, &place) != STATUS_OK)
        return p->fault->status;
    const struct step *step =
        place.route == NULL ? NULL : procedure_step(place.route, notice->act.step);
    return step != NULL && meant_for_parties(place.edition, step)
               ? message_parties(p, MESSAGE_NOTICE)
               : STATUS_OK;
}
