/*
 * matter_view - a matter as its viewer may see it: one tree, with the names its shapes have.
 *
 * Head, subjects, steps with their days, links, what was done at each step; for those who act in
 * it also facts, checks and evidence.  What may not be seen is not there.
 */
#pragma once

#include "view/viewer.h"

/* `why`: each due date says why.  *out becomes a map. */
void matter_tree(
    const struct viewer *viewer, const struct dossier *dossier, bool why, struct node *out);

/* What was written at each step, a list of maps {step, title, event, on, by, data, dissent}. */
void acts_tree(const struct viewer *viewer, const struct case_file *file, struct node *out);

/* The title of a linked matter this viewer may see; false: it may not be shown. */
bool matter_far_title(const struct viewer *viewer, matter_id id, struct str *title);
