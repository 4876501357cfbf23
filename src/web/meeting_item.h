/*
 * meeting_item - the parts of a meeting's pages: members, quorum in words, papers, conclusion.
 *
 * An item is shown for a meeting that is only now being recorded (the attendance is asked too), or
 * for one that was (then it is known).
 */
#pragma once

#include "view/meeting_view.h"
#include "web/exchange.h"
#include "web/meeting_page.h"

struct item_asked {
    struct exchange *x;
    const struct dossier *dossier;
    const struct case_file *file;
    const struct step *step;
    const struct body *body;
    const struct meeting_held *held; /* NULL: recorded with this item */
    struct str prefix;               /* of the item's names: "items[0]." */
};

/* Everything of the page that follows from the item; the frame, key and path are the caller's. */
void item_fill(const struct item_asked *asked, struct meeting_page *page);
/* What whoever decides reads of it, as rows of facts: applications, reviews, where the rest is. */
void item_papers(const struct item_asked *asked, struct vec *rows);
/* Members of the body with their attendance alone, for a meeting without an item yet. */
void members_fill(struct exchange *x, const struct body *body, day on, struct vec *members);
/* Day, place, chair, and bodies that may have met with it. */
void held_fields(struct exchange *x, const struct body *body, day on, struct vec *fields);
/* Who of the roster chairs it. */
void chair_field(struct exchange *x, const struct body *body, day on, struct vec *fields);
/* Rulings of a determination, subject by subject. */
void rulings_fill(const struct item_asked *asked, struct meeting_page *page);

struct field_page *form_field(
    struct exchange *x, struct vec *fields, enum input kind, struct str name, const char *label);
void form_choice(struct exchange *x, struct field_page *field, struct str value, struct str label);
/* Was this value sent under that name, alone or among others? */
bool form_ticked(struct exchange *x, struct str name, struct str value);

/* The form as a command wants it: rows that say nothing are left out. */
struct node *meeting_input(struct exchange *x);
