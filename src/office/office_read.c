#include "office/office_read.h"

#include "office/office_own.h"

static bool sees_all(person_id viewer)
{
    return !id_given(viewer.id);
}

/* ---- find ----------------------------------------------------------------------------------- */

static bool is_digits(struct str word)
{
    for (size_t i = 0; i < word.len; i++)
        if (!((word.at[i] >= '0' && word.at[i] <= '9') || (word.at[i] >= 'a' && word.at[i] <= 'f')))
            return false;
    return word.len >= 4 && word.len <= 2 * sizeof(struct id);
}

static enum status find(struct office *office, enum stream_kind kind, struct str word,
    struct id *out, struct fault *fault)
{
    if (kind == STREAM_MATTER
        && matter_find_number(office->db, word, out, fault) != STATUS_NOT_FOUND)
        return fault->status;
    if (is_digits(word) && stream_find(office->db, kind, word, out, fault) != STATUS_NOT_FOUND)
        return fault->status;
    if (kind != STREAM_MATTER && directory_find(&office->directory, kind, word, out)) {
        *fault = (struct fault){.status = STATUS_OK};
        return STATUS_OK;
    }
    return fault_set(fault, STATUS_NOT_FOUND,
        "没有“%.*s”。请写编号、编号的开头四位以上、代号或者完整名称", STR_ARG(word));
}

enum status office_find(struct office *office, enum stream_kind kind, struct str word,
    struct id *out, struct fault *fault)
{
    enum status status = office_read_begin(office, fault);

    if (status == STATUS_OK)
        status = find(office, kind, word, out, fault);
    office_read_end(office);
    return status;
}

/* ---- one matter ----------------------------------------------------------------------------- */

static enum status not_there(struct fault *fault)
{
    return fault_set(fault, STATUS_NOT_FOUND, "没有这件事项，或者您无权查看。请核对编号");
}

static enum status matter(struct office_shelf *own, const struct shelf *shelf, matter_id id,
    person_id viewer, struct dossier *out)
{
    struct office *office = own->office;

    *out = dossier_of(&office->directory, shelf, id, own->arena);
    if (own->fault.status != STATUS_OK)
        return own->fault.status;
    const struct case_file *file = &out->files[0];
    if (file->matter == NULL || file->matter->version == 0)
        return not_there(&own->fault);
    if (!sees_all(viewer)
        && !casework_may_see(&office->directory, file, viewer, instant_day(office_now(office))))
        return not_there(&own->fault);
    return STATUS_OK;
}

enum status office_matter(struct office *office, matter_id id, person_id viewer,
    struct arena *arena, struct dossier *out, struct fault *fault)
{
    struct office_shelf own;
    struct shelf shelf = office_shelf_open(&own, office, arena);

    if (office_read_begin(office, fault) == STATUS_OK
        && matter(&own, &shelf, id, viewer, out) != STATUS_OK)
        *fault = own.fault;
    office_read_end(office);
    return fault->status;
}

/* ---- lists ---------------------------------------------------------------------------------- */

static struct sight_of sight(struct office *office, person_id viewer, bool acting)
{
    return sights_take(
        &office->sights, &office->directory, viewer, instant_day(office_now(office)), acting);
}

enum status office_matters(struct office *office, const struct matter_filter *filter,
    person_id viewer, struct arena *arena, struct vec *out, struct fault *fault)
{
    enum status status = office_read_begin(office, fault);

    *out = (struct vec){0};
    if (status == STATUS_OK) {
        struct sight_of eyes = sight(office, viewer, false);
        status = matter_list(office->db, filter, &eyes, arena, out, fault);
    }
    office_read_end(office);
    return status;
}

enum status office_list(struct office *office, const struct page_filter *filter, person_id viewer,
    struct arena *arena, struct list_page *out, struct fault *fault)
{
    enum status status = office_read_begin(office, fault);

    *out = (struct list_page){.next = 0};
    if (status == STATUS_OK) {
        struct sight_of eyes = sight(office, viewer, false);
        status = list_page(office->db, filter, &eyes, arena, out, fault);
    }
    office_read_end(office);
    return status;
}

enum status office_ended_last(struct office *office, size_t limit, person_id viewer,
    struct arena *arena, struct vec *out, struct fault *fault)
{
    enum status status = office_read_begin(office, fault);

    *out = (struct vec){0};
    if (status == STATUS_OK) {
        struct sight_of eyes = sight(office, viewer, false);
        status = matter_ended_last(office->db, &eyes, limit, arena, out, fault);
    }
    office_read_end(office);
    return status;
}

enum status office_meetings(struct office *office, body_id body, size_t limit, struct arena *arena,
    struct vec *out, struct fault *fault)
{
    enum status status = office_read_begin(office, fault);

    *out = (struct vec){0};
    if (status == STATUS_OK)
        status = meeting_list(office->db, body, limit, arena, out, fault);
    office_read_end(office);
    return status;
}

enum status office_tasks(struct office *office, const struct task_filter *filter, person_id viewer,
    struct arena *arena, struct vec *out, struct fault *fault)
{
    enum status status = office_read_begin(office, fault);

    *out = (struct vec){0};
    if (status == STATUS_OK) {
        struct sight_of eyes = filter->body == NULL
                                   ? sight(office, viewer, true)
                                   : sight_sitting(arena, &office->directory, viewer, filter->body);
        status = task_list(office->db, filter, &eyes, arena, out, fault);
    }
    office_read_end(office);
    return status;
}

enum status office_sittings(struct office *office, const struct sitting_filter *filter,
    person_id viewer, struct arena *arena, struct vec *out, struct fault *fault)
{
    enum status status = office_read_begin(office, fault);

    *out = (struct vec){0};
    if (status == STATUS_OK) {
        struct sight_of eyes = sight(office, viewer, false);
        status = sitting_list(office->db, filter, &eyes, arena, out, fault);
    }
    office_read_end(office);
    return status;
}

enum status office_events(struct office *office, struct id stream, struct arena *arena,
    struct vec *out, struct fault *fault)
{
    struct vec events = {0};
    enum status status = office_read_begin(office, fault);

    *out = (struct vec){0};
    if (status == STATUS_OK)
        status = event_load(office->db, &office->log.serials, stream, arena, &events, fault);
    office_read_end(office);
    VEC_EACH (struct event *, event, events)
        *(struct event *)vec_push(arena, out, sizeof(**event)) = **event;
    return status;
}

uint64_t office_record_size(const struct office *office)
{
    return office->log.size;
}

enum status office_figures(struct office *office, const struct period *period, struct arena *arena,
    struct figures *out, struct fault *fault)
{
    enum status status = office_read_begin(office, fault);

    if (status == STATUS_OK)
        status = figures_load(office->db, period, arena, out, fault);
    office_read_end(office);
    return status;
}
