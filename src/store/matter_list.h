/*
 * matter_list - the read tables of matters: who, where, which, and how they hang together.
 *
 * Made from events by project.h and thrown away at will; never a source of truth.
 */
#pragma once

#include "casework/dossier.h"
#include "store/matter_sight.h"

struct matter_row {
    matter_id matter;
    struct str procedure, noun, title, number, state; /* noun and state as the pack says them */
    unit_id unit;
    person_id applicant;
    policy_id policy;
    day opened_on, ended_on;
    bool ended, late;
    int64_t seq; /* of its first event: the order of opening */
};

struct matter_filter { /* what is empty or not given does not filter */
    struct str noun;
    person_id person; /* a subject or the applicant */
    unit_id unit;
    bool open_only;
};

/* Rows that may be seen, in order of opening, however many; struct matter_row. */
enum status matter_list(struct db *db, const struct matter_filter *filter,
    const struct sight_of *sight, struct arena *arena, struct vec *out,
    struct fault *fault) MUST_USE;

/* By number. STATUS_NOT_FOUND, or STATUS_CONFLICT when several have it. */
enum status matter_find_number(
    struct db *db, struct str number, struct id *out, struct fault *fault) MUST_USE;

/* The one stream of this kind whose id begins with these hex digits; else as above. */
enum status stream_find(struct db *db, enum stream_kind kind, struct str digits, struct id *out,
    struct fault *fault) MUST_USE;

/* The shelf's questions (casework/dossier.h): both give matter_id. */
enum status link_list_to(struct db *db, matter_id id, struct arena *arena, struct vec *out,
    struct fault *fault) MUST_USE;
enum status matter_list_like(struct db *db, struct str noun, const struct matter_opened *opened,
    struct arena *arena, struct vec *out, struct fault *fault) MUST_USE;
/* Late entries of its procedure that have a person, unit or name of its parties. */
enum status late_list_like(struct db *db, const struct late_entry *late, struct arena *arena,
    struct vec *out, struct fault *fault) MUST_USE;
enum status visited_list_in_year(
    struct db *db, person_id person, int year, int64_t *out, struct fault *fault) MUST_USE;
