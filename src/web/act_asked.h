/*
 * act_asked - what the address of a form asks for: an act at a step, a free act, a new matter.
 *
 * Shared by the forms; some steps have a page of their own (the table in act.c).
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

/* Pages of their own for a step, by what the step is; each shows its form again when `reply` has
 * refused it (NULL: the first time), and makes its request of what was sent (false has answered).
 */
bool act_in_meeting(const struct exchange *x, const struct act_asked *asked);
void meeting_show(struct exchange *x, const struct act_asked *asked, const struct reply *reply);
bool meeting_request(struct exchange *x, const struct act_asked *asked, struct request *request);
bool act_in_intake(const struct exchange *x, const struct act_asked *asked);
void intake_show(struct exchange *x, const struct act_asked *asked, const struct reply *reply);
bool intake_request(struct exchange *x, const struct act_asked *asked, struct request *request);
bool act_in_determination(const struct exchange *x, const struct act_asked *asked);
void determination_show(
    struct exchange *x, const struct act_asked *asked, const struct reply *reply);
bool determination_request(
    struct exchange *x, const struct act_asked *asked, struct request *request);
bool act_to_sign(const struct exchange *x, const struct act_asked *asked);
void sign_show(struct exchange *x, const struct act_asked *asked, const struct reply *reply);
bool sign_request(struct exchange *x, const struct act_asked *asked, struct request *request);
/* What was sent back is written anew in its parts (filing.c). */
bool act_to_file(const struct exchange *x, const struct act_asked *asked);
void file_show(struct exchange *x, const struct act_asked *asked, const struct reply *reply);
bool file_request(struct exchange *x, const struct act_asked *asked, struct request *request);
