/*
 * filing - a filing that is being written: its draft, laid out in the parts people fill in.
 *
 * Which fields there are is the shape's, which must be filled in the pack's; here is only which
 * page asks for which.  A part knows what is missing or wrong in it, so that its own page, the
 * list of parts and the page on which all is checked say the same.
 */
#pragma once

#include "office/drafts.h"
#include "web/act_fields.h"
#include "web/filing_drafts_page.h"
#include "web/notes_page.h"
#include "web/problems_page.h"

enum { FILING_PARTS = 5 };

enum part_state {
    PART_EMPTY, /* nothing in it yet */
    PART_BEGUN,
    PART_DONE,
    PART_FREE, /* nothing in it, and nothing need be */
    PART_SHUT, /* may not be filled in before the others */
};

struct filing_part {
    int no; /* from 1, as its address has it */
    struct str title, about;
    struct vec fields;             /* struct field_page, as the draft has them */
    struct problems_page problems; /* what is missing or wrong */
    enum part_state state;
};

struct filing {
    struct office_draft draft;
    const struct procedure *procedure;
    struct act_form form; /* of the first step */
    bool again;           /* goes on with a matter that was sent back */
    person_id applicant;
    bool paper; /* the applicant's, entered by whoever is signed in */
    struct filing_part parts[FILING_PARTS];
    size_t problems; /* of all parts */
};

/* filing_parts.c */
struct str filing_title(int part); /* from 0 */
void filing_lay_out(struct exchange *x, struct filing *f);
/* What a part's form says, as a change of the draft: fields left empty are taken away. */
const struct node *filing_change(
    struct exchange *x, const struct filing *f, int part, const struct node *form);
/* The command that the draft becomes. */
struct request filing_request(struct exchange *x, const struct filing *f);

bool filing_enters(const struct exchange *x); /* filing_paper.c: anyone's paper at all? */
/* Whose paper this person may enter; struct choice, the applicant of the form. */
struct vec filing_applicants(struct exchange *x);
bool filing_may_enter(struct exchange *x, person_id applicant);
/* 马某某的纸质申请，由冯某某代为录入; empty: of one's own. */
struct str filing_paper_words(struct exchange *x, const struct filing *f);

/* filing.c: the draft of the address, laid out; one that was handed in too.  False has answered
 * (404: none of this person's). */
bool filing_asked(struct exchange *x, struct filing *f);
/* What this person has begun, for a page. */
struct filing_drafts_page filing_drafts(struct exchange *x);
struct str filing_path(struct exchange *x, const char *rest); /* /filings/{id}/check */
/* The pack's standing sentences of this code, in their order. */
struct notes_page filing_sentences(struct exchange *x, const struct policy *policy);
