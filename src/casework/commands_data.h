/*
 * commands_data - what a command says where that differs from the event it becomes.
 *
 * Most commands are the event's own struct; these few are fuller or smaller.
 */
#pragma once

#include "casework/command.h"
#include "casework/meeting_data.h"

struct link_to {
    struct id to;
    struct str kind, reasons;
};

struct matter_open { /* the command that opens a matter of any procedure */
    struct matter_opened opened;
    struct list links;        /* struct link_to */
    const struct node *apply; /* fields of the act at the first step, done at once */
};
extern const struct shape matter_open_shape;

/* May the matter being decided be linked to that one by this person? */
bool link_allowed(struct deciding *d, struct id to);
bool reasons_long(struct deciding *d, struct str reasons);

/* What meetings share before and after they are held (meeting_decide.c); no has refused.  The step
 * of the matter being decided that waits for a meeting; `named` given: that one alone. */
const struct step *meeting_step_waiting(struct deciding *d, struct str named);
bool meeting_recorder_allowed(struct deciding *d, const struct body *body);
/* Whoever enters paper for another belongs to the body's unit, or is an entry clerk. */
bool meeting_clerk_allowed(struct deciding *d, const struct body *body);
bool meeting_attendance_right(
    struct deciding *d, const struct roster *roster, const struct attendance *attendance);

/* The deciding functions behind the rows of command.c, by file. */
void matter_act_decide(struct deciding *d, const void *data);   /* act_decide.c */
void matter_open_decide(struct deciding *d, const void *data);  /* open_decide.c */
void meeting_hold_decide(struct deciding *d, const void *data); /* meeting_decide.c */
void meeting_conclude_decide(struct deciding *d, const void *data);
void meeting_convene_decide(struct deciding *d, const void *data);
void meeting_call_decide(struct deciding *d, const void *data); /* meeting_ahead_decide.c */
void meeting_reply_decide(struct deciding *d, const void *data);
void meeting_read_decide(struct deciding *d, const void *data);
void meeting_opine_decide(struct deciding *d, const void *data);
void meeting_correct_decide(struct deciding *d, const void *data);
void matter_link_decide(struct deciding *d, const void *data); /* matter_decide.c … */
void matter_withdraw_decide(struct deciding *d, const void *data);
void matter_state_decide(struct deciding *d, const void *data);
void matter_recuse_decide(struct deciding *d, const void *data);
void matter_stop_decide(struct deciding *d, const void *data);
void matter_resume_decide(struct deciding *d, const void *data);
void matter_extend_decide(struct deciding *d, const void *data);
void matter_reclassify_decide(struct deciding *d, const void *data);
void matter_hand_over_decide(struct deciding *d, const void *data);
void matter_attach_decide(struct deciding *d, const void *data);
void matter_late_decide(struct deciding *d, const void *data); /* late_decide.c */
void matter_void_decide(struct deciding *d, const void *data);
void setup_decide(struct deciding *d, const void *data); /* setup_decide.c … */
void amend_decide(struct deciding *d, const void *data); /* amend_decide.c */
void tenure_decide(struct deciding *d, const void *data);
void policy_activate_decide(struct deciding *d, const void *data);
