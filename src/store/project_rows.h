/*
 * project_rows - what the projections of several events share: places, parties, outcomes.
 *
 * Private to project.c and project_rows.c.  Each writes the fault and returns its status.
 */
#pragma once

#include "casework/directory.h"
#include "casework/matter.h"
#include "ledger/table.h"
#include "store/db.h"

struct projecting {
    struct db *db;
    const struct directory *directory;
    const struct event *event;
    struct table *counts;
    struct arena *arena;
    struct fault *fault;
};

struct matter_place { /* the procedure of a matter, as far as its edition is known */
    struct str noun;
    policy_id policy;
    const struct policy *edition;
    const struct procedure *procedure;
    const struct procedure *route; /* as opened: whose steps it goes, and who may see it */
    unit_id unit;
    bool applied; /* has an applicant */
    bool hidden;  /* from its parties */
};
/* Of a matter that is being opened: route, unit and applicant are not filled in. */
struct matter_place place_of(struct projecting *p, struct str procedure, policy_id policy);
enum status place_load(struct projecting *p, struct matter_place *place) MUST_USE;

struct party_row {
    struct str no, name;
    const struct id *person, *unit;
    int64_t persons; /* behind a description; 0: not known */
    bool sanctioned;
};
enum status party_insert(struct projecting *p, const struct party_row *row) MUST_USE;
/* A subject that is not in the table gives a row without person and unit. */
enum status party_load(struct projecting *p, struct str no, struct party_row *row) MUST_USE;

struct outcome_rows {
    const struct party_row *party;
    const struct list *outcomes; /* struct outcome */
    struct str finding;
    const struct date *decided_on; /* unless an outcome has its own day */
};
enum status outcome_insert(struct projecting *p, const struct matter_place *place,
    const struct outcome_rows *rows) MUST_USE;
/* What stood for this subject (empty: for all) no longer stands. */
enum status outcome_supersede(struct projecting *p, struct str subject) MUST_USE;

enum done { CLARIFIED = 1, VISITED };
enum status done_insert(struct projecting *p, enum done done, const struct party_row *row,
    int64_t no, const struct date *on) MUST_USE;
/* Every party of the event's matter. */
enum status parties_copy(struct projecting *p, enum done done, const struct date *on) MUST_USE;

struct db_value row_id(const struct id *id); /* NULL when not given */
struct db_value row_from(const struct date *date);
struct db_value row_to(const struct date *date);
