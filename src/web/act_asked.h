/*
 * act_asked - what the address of a form asks for: an act at a step, a free act, a new matter.
 *
 * Shared by the forms; a step of a meeting has a page of its own (meeting.c), and so do its words.
 */
#pragma once

#include "web/act_fields.h"

struct act_asked {
    struct dossier dossier;
    const struct case_file *file; /* NULL: a new matter */
    struct act_form form;
    struct str title, action;
    struct str key; /* of the command: as sent, or made */
};

/* False has answered. */
bool act_asked(struct exchange *x, struct act_asked *out);

/* Is it a step that a meeting decides, and has it a page? */
bool act_in_meeting(const struct act_asked *asked);

/* The page of one item of a meeting; `reply` has refused it, NULL: it is shown the first time. */
void meeting_show(struct exchange *x, const struct act_asked *asked, const struct reply *reply);
/* The form as `meeting hold` wants it: rows that say nothing are left out. */
const struct node *meeting_input(struct exchange *x);
