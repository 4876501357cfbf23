/* What would be decided, without recording it: for the page on which a person checks what was
 * written before it is handed in. */
#include "office/office_own.h"

/* Of the same person or the same project; a unit alone holds many people's matters. */
static bool is_near(const struct matter *filing, person_id person, struct str project)
{
    const struct matter_opened *its = filing->opened;

    return its != NULL
           && (id_equal(its->applicant, person.id)
               || (project.len > 0 && str_equal(its->project, project)));
}

static enum status like_find(struct office *office, const struct dossier *dossier,
    const struct command *command, struct arena *arena, struct rehearsal *out, struct fault *fault)
{
    struct str project = node_text(command->input, "project");
    person_id asks = id_given(command->entered_by.id) ? command->entered_by : command->by;

    for (size_t i = 0; i < dossier->filings_len; i++) {
        const struct matter *filing = dossier->filings[i];
        struct dossier its;
        if (!is_near(filing, command->by, project))
            continue;
        enum status status = office_matter(office, filing->id, asks, arena, &its, fault);
        if (status == STATUS_OK)
            *(const struct matter **)vec_push(arena, &out->like, sizeof(filing)) =
                its.files[0].matter;
        else if (status != STATUS_NOT_FOUND)
            return status;
    }
    *fault = (struct fault){.status = STATUS_OK};
    return STATUS_OK;
}

static enum status rehearse(struct office *office, const struct request *request,
    struct arena *arena, struct rehearsal *out, struct fault *fault)
{
    struct office_shelf own;
    struct shelf shelf = office_shelf_open(&own, office, arena);
    struct request stamped = *request;
    struct command command;

    if (!id_given(stamped.fresh))
        stamped.fresh = stamped.key.id; /* nothing is made of it */
    if (!request_read(&stamped, &office->directory, arena, &command, &out->decision.problems))
        return STATUS_OK;
    struct dossier dossier = dossier_build(&office->directory, &shelf, &command, arena);
    if (own.fault.status != STATUS_OK) {
        *fault = own.fault;
        return fault->status;
    }
    out->decision = casework_decide(&dossier, &command, arena);
    return like_find(office, &dossier, &command, arena, out, fault);
}

enum status office_rehearse(struct office *office, const struct request *request,
    struct arena *arena, struct rehearsal *out, struct fault *fault)
{
    *out = (struct rehearsal){.decision = {.problems = {.arena = arena}}};
    if (office_read_begin(office, fault) == STATUS_OK)
        (void)rehearse(office, request, arena, out, fault);
    office_read_end(office);
    return fault->status;
}
