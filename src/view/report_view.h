/*
 * report_view - the published sentence with its figures, and the rows behind each, for one viewer.
 *
 * A matter this viewer may not know of is not in a list; of a matter of their own or of their unit
 * only their own name is.
 */
#pragma once

#include "casework/report.h"
#include "view/viewer.h"

struct report_asked {
    struct report_period period;
    day as_of;
    bool as_of_given;
    bool rows; /* what is behind each figure too */
};

/* The earliest day something counted was decided, carried out or visited. */
day report_first_record(const struct viewer *viewer);

enum status report_load(const struct viewer *viewer, const struct report_asked *asked,
    struct figures *out, struct fault *fault) MUST_USE;
struct report_figures report_figures_of(const struct figures *figures);
/* 全区, or what the authority calls itself. */
struct str report_scope(const struct viewer *viewer);

struct figure_seen {
    bool matter, name;
};
struct figure_seen figure_seen(const struct viewer *viewer, const struct figure_row *row);
/* The day, or both days, or that none is known. */
struct str figure_day(struct arena *arena, const struct figure_row *row);

/* *out becomes a map. */
void report_tree(const struct viewer *viewer, const struct report_asked *asked,
    const struct figures *figures, struct node *out);
