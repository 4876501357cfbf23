/*
 * sitting - what the pages of one meeting share: its address, its title, who it is about.
 *
 * A meeting that is only called has its agenda (agenda.c); one that is held its items (meetings.c);
 * both are printed (meeting_sheet.c).
 */
#pragma once

#include "view/meeting_view.h"
#include "web/exchange.h"
#include "web/reply.h"

struct str sitting_path(struct exchange *x, struct id id);
struct str item_path(struct exchange *x, struct id meeting, struct id matter);
struct str sitting_title(struct exchange *x, const struct sitting *sitting);
struct str person_name(struct exchange *x, struct id id); /* empty: no such id */
struct str result_label(const struct step *step, struct str code);
/* The body in the address, whose meetings this viewer publishes and records; NULL has answered 404.
 */
const struct body *body_asked(struct exchange *x);
/* False has answered: it was recorded, and whoever sent it goes on to the page of the meeting. */
bool sitting_refused(struct exchange *x, enum wire_kind kind, struct str text, struct reply *out);
/* False has answered 404: it is not there, or not this viewer's to see. */
bool sitting_asked(struct exchange *x, struct sitting *out);
/* What a member answered to the invitation: 到会, 请假（公差）, 未答复. */
struct str answer_words(struct exchange *x, const struct meeting *meeting, struct id member);
/* The matter of an item; false: it may not be seen. */
bool item_matter(struct exchange *x, struct id matter, struct dossier *out);

/* Rows for facts: day, place, chair, recorder; who came; and who said what on an item. */
void called_head_make(struct exchange *x, const struct meeting_called *called, struct vec *rows);
void head_make(struct exchange *x, const struct sitting *sitting, struct vec *rows);
void came_make(struct exchange *x, const struct meeting_held *held, struct vec *rows);
void item_added_make(
    struct exchange *x, const struct sitting *sitting, struct id matter, struct vec *rows);
void item_quorum_make(struct exchange *x, const struct item_concluded *item, struct vec *rows);
void item_positions_make(
    struct exchange *x, const struct item_concluded *item, struct vec *rows, struct vec *dissent);

/* The page of a meeting that is called, with what was refused (NULL: nothing); of its one item. */
void agenda_show(struct exchange *x, const struct sitting *sitting, const struct reply *reply);
void agenda_item_show(struct exchange *x, const struct sitting *sitting,
    const struct agenda_item *item, const struct reply *reply);
/* The page of one that is held (meetings.c). */
void sitting_held_show(
    struct exchange *x, const struct sitting *sitting, const struct reply *reply);
