/*
 * matter - one run of one procedure as it stands now, folded from its events.
 *
 * matter_apply() is the only thing that changes a matter.  It cannot refuse: what is recorded
 * has happened.  It needs no policy, so an old matter folds under any later program.
 */
#pragma once

#include "casework/matter_parts.h"

struct matter {
    matter_id id;
    uint64_t version; /* events applied */
    struct arena *arena;
    const struct matter_opened *opened; /* NULL: no such matter yet */
    const struct late_entry *late;      /* 补录; NULL: a live matter */
    person_id opened_by;
    instant opened_at;
    day opened_on;
    bool ended, revealed, revoked;
    bool voided;      /* a late entry that was taken back */
    struct str state; /* once ended: the state it ended in */
    struct str end_reasons;
    day ended_on;
    instant ended_at;
    struct str number;
    struct vec subjects; /* struct matter_subject */
    struct vec steps;    /* struct matter_step, in order of opening */
    struct vec links;    /* struct matter_linked * */
    struct vec facts, checks, evidence, distinctions, statements; /* pointers, later ones win */
    struct vec proposals, items, stops, extensions;
    struct vec recused;                   /* struct recusal_set */
    struct vec reclassified, handed_over; /* pointers; the first kind and body stay readable */
    struct vec files;                     /* const struct event *: file_attached, in order */
    struct vec acts;                      /* const struct event *: every act, in order */
};

/* A matter not yet opened. */
void matter_begin(struct matter *matter, struct arena *arena, matter_id id);

/* Folds the event in; `event` and its data must live as long as the matter. */
void matter_apply(struct matter *matter, const struct event *event);

/* A copy that events can be applied to without changing this one. */
struct matter matter_copy(const struct matter *matter, struct arena *arena);

struct matter_step *matter_step_last(const struct matter *matter, struct str step);
const struct matter_subject *matter_subject_find(const struct matter *matter, struct str no);
/* The same person, the same unit, or told in the same words. */
bool subject_same(const struct subject *a, const struct subject *b);
bool matter_recused(const struct matter *matter, person_id person);
/* Applicant or subject: nobody decides his or her own matter. */
bool matter_party(const struct matter *matter, person_id person);
bool matter_acted_in(const struct matter *matter, struct str step, person_id person);
