/*
 * act_fields - the fields of a form, from the shape of the act and what the step of the pack asks.
 *
 * Names are those of commands (subjects[0].person), so what is sent is read as any other request.
 * A list is shown with one entry; facts and materials of the step are asked by their own words.
 */
#pragma once

#include "web/exchange.h"
#include "web/field_page.h"

/* struct field_page.  What was sent before (x->form) stands in the fields again. */
struct vec act_fields(struct exchange *x, const struct case_file *file, const struct step *step,
    const struct shape *shape);

/* The form as input of a command: without what is the page's own (csrf, key, then). */
const struct node *act_input(struct exchange *x);
