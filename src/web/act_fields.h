/*
 * act_fields - the fields of a form, from the shape of the act and what the step of the pack asks.
 *
 * Names are those of commands (subjects[0].person), so what is sent is read as any other request.
 * A list is shown with one entry; facts and materials of the step are asked by their own words.
 */
#pragma once

#include "web/exchange.h"
#include "web/field_page.h"

struct act_form {
    const struct policy *policy;  /* of the edition the matter is, or will be, pinned to */
    const struct matter *matter;  /* NULL: not opened yet */
    const struct case_file *file; /* of the matter; who may act along is read from it */
    const struct shape *shape;    /* of the act; a new matter: of its opening; NULL: none */
    const struct step *step;      /* NULL: belongs to no step; a new matter: its first one */
    bool again;                   /* facts that were stated before are asked again */
};

/* struct field_page.  What was sent before (x->form) stands in the fields again. */
struct vec act_fields(struct exchange *x, const struct act_form *form);

/* Only what asks for one field of a shape, and only the facts that the step asks for; names begin
 * with `prefix` ("apply."). */
struct vec act_field(struct exchange *x, const struct act_form *form, struct str prefix,
    const struct field *field, bool required);
struct vec act_facts(struct exchange *x, const struct act_form *form, struct str prefix);

/* What its button says: that the step is recorded. */
struct str step_button(struct arena *arena, const struct step *step);

/* The form as input of a command, a new map: without what is the page's own (csrf, key, then; the
 * ticks and rows that a page makes words of). */
struct node *act_input(struct exchange *x);
