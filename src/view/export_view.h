/*
 * export_view - a matter given out as it was recorded, as far as its viewer may read it.
 *
 * Of a late entry exactly what went in; of a live matter its events, what is not this viewer's to
 * read told as having happened.
 */
#pragma once

#include "view/viewer.h"

/* *out becomes a map. */
enum status export_tree(const struct viewer *viewer, const struct dossier *dossier,
    struct node *out, struct fault *fault) MUST_USE;
