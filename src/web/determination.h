/*
 * determination - the page of a determination and the form of its verification, in two files.
 *
 * determination.c shows what is recorded; determination_form.c asks, and reads what was sent.
 */
#pragma once

#include "web/act_asked.h"
#include "web/determination_page.h"

/* The name of a subject for people: S1 陈某某（…）. */
struct str subject_told(struct exchange *x, const struct matter_subject *one);
/* Fields of the step that is asked, into the page and its subjects. */
void verification_fill(
    struct exchange *x, const struct act_asked *asked, struct determination_page *page);
