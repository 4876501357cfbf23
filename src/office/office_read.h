/*
 * office_read - what people look at: one matter, lists of matters, the figures of a report.
 *
 * Reads see the committed record.  Whoever shows something to a person asks casework_may_see()
 * first; office_matter() and office_matters() do when a person is given.
 */
#pragma once

#include "office/office.h"
#include "store/figures.h"
#include "store/list_page.h"
#include "store/meeting_list.h"
#include "store/sitting_list.h"
#include "store/task_list.h"

/* One moment of the record for all that is read until the end, with the directory of that moment;
 * each function here makes its own when none is open.  The end belongs to a failed beginning too.
 */
enum status office_read_begin(struct office *office, struct fault *fault) MUST_USE;
void office_read_end(struct office *office);

/* Finds a thing by its 32 digits, by a beginning of at least four that only it has, by a matter's
 * number, or by handle or name.  STATUS_NOT_FOUND, or STATUS_CONFLICT when several fit. */
enum status office_find(struct office *office, enum stream_kind kind, struct str word,
    struct id *out, struct fault *fault) MUST_USE;

/* The dossier of one matter with its links, folded from the record.  Not visible to `viewer` is
 * STATUS_NOT_FOUND too; a viewer of zero bytes sees everything. */
enum status office_matter(struct office *office, matter_id id, person_id viewer,
    struct arena *arena, struct dossier *out, struct fault *fault) MUST_USE;

/* What would be decided on this request, by the rules and the record as they stand; nothing is
 * written. */
struct rehearsal {
    struct decision decision;
    struct vec like; /* const struct matter *, those the person who asks may see */
};
enum status office_rehearse(struct office *office, const struct request *request,
    struct arena *arena, struct rehearsal *out, struct fault *fault) MUST_USE;

/* Rows of the list of matters that fit the filter, oldest first, however many; struct matter_row.
 */
enum status office_matters(struct office *office, const struct matter_filter *filter,
    person_id viewer, struct arena *arena, struct vec *out, struct fault *fault) MUST_USE;

/* One page of the list, newest first, of the same matters. */
enum status office_list(struct office *office, const struct page_filter *filter, person_id viewer,
    struct arena *arena, struct list_page *out, struct fault *fault) MUST_USE;
/* Those of them that ended last; struct matter_row. */
enum status office_ended_last(struct office *office, size_t limit, person_id viewer,
    struct arena *arena, struct vec *out, struct fault *fault) MUST_USE;
/* Open steps that may wait for the person or the body, by their days; struct task_row.  Whether
 * they do, and the day, is asked of the matter (office_matter, casework_options). */
enum status office_tasks(struct office *office, const struct task_filter *filter, person_id viewer,
    struct arena *arena, struct vec *out, struct fault *fault) MUST_USE;

/* The latest meetings of a body, planned ones first; struct id. */
enum status office_meetings(struct office *office, body_id body, size_t limit, struct arena *arena,
    struct vec *out, struct fault *fault) MUST_USE;
/* Meetings that may be seen by an item, newest first; struct sitting_row. */
enum status office_sittings(struct office *office, const struct sitting_filter *filter,
    person_id viewer, struct arena *arena, struct vec *out, struct fault *fault) MUST_USE;

/* Every event of one stream, in order; struct event. */
enum status office_events(struct office *office, struct id stream, struct arena *arena,
    struct vec *out, struct fault *fault) MUST_USE;

/* The figures of the sentence with the rows behind each. */
uint64_t office_record_size(const struct office *office); /* entries, when it was last read */
enum status office_figures(struct office *office, const struct period *period, struct arena *arena,
    struct figures *out, struct fault *fault) MUST_USE;
