/*
 * kind_rules - what the rules of several kinds of step share.
 *
 * For the files of the kinds alone.  Functions that return bool have refused when they say
 * false; those that fold cannot refuse.
 */
#pragma once

#include "casework/kind.h"

/* --- while deciding --- */

/* The result the act names, good enough to have passed act_complete(). */
bool act_positive(const struct deciding *d, const struct act *act);
bool step_needs(const struct step *step, const char *field);

/* Is there such a subject?  Words: "S1 陈某某"; all of them: "S1 陈某某、S2 某某公司". */
bool subject_given(struct deciding *d, struct str no);
struct str subject_words(struct deciding *d, struct str no);
/* The number itself, or of a matter with one subject the only one when none was written. */
struct str subject_meant(const struct deciding *d, struct str no);

/* A copy of the list's structs that may be filled in. */
void *list_own(struct arena *arena, struct list *list, size_t size);

/* A check whose clause is the id of a list becomes one for each of its clauses not answered apart:
 * 其余各项不涉及, with one reason. */
void checks_expand(struct deciding *d, struct list *checks);

/* Is `word` one of `words` ([0] is NULL, ends with NULL)?  `field` names it in the refusal. */
bool word_known(struct deciding *d, struct str word, const char *const *words, const char *field);
extern const char *const finding_codes[]; /* meets, does_not_meet, no_liability */
extern const char *const basis_codes[];   /* tolerance, no_liability, mitigation */
extern const char *const form_codes[];    /* first … fourth, not_applicable */

enum verdict { VERDICT_ACCEPTED = 1, VERDICT_SENT_BACK, VERDICT_WITHDRAWN };
/* By its number, NULL when there is none. */
struct item_state *item_find(const struct matter *matter, struct str no);
bool item_settled(const struct item_state *state); /* accepted or withdrawn */

/* Answers to the tolerance question: each of a subject, once, with its reasons. */
bool answers_given(struct deciding *d, const struct list *answers);

/* Nobody signs or approves what he or she entered for another. */
bool not_own_entry(struct deciding *d);

/* A measure in words is taken as it is; one in a code is one of the pack's. */
bool measure_known(struct deciding *d, struct str measure);

/* --- while folding --- */

/* A pointer to each struct of the list, at the end of the vec. */
void fold_pointers(struct matter *matter, struct vec *vec, const struct list *list, size_t size);
void fold_answers(struct matter *matter, const struct list *answers);

/* --- while a pack is checked --- */

/* At the member of that name, else at the step. */
void step_problem(struct problems *problems, const struct step *step, const char *member,
    const char *format, ...) PRINTF_LIKE(4, 5);
/* `part` must be one of these, blank-separated; also none. */
void part_check(struct problems *problems, const struct step *step, const char *parts);
void actors_check(
    const struct policy *policy, const struct step *step, bool bodies, struct problems *problems);
void needs_check(struct problems *problems, const struct step *step, const char *field);
/* Some result is one that the meeting carries. */
void carried_check(struct problems *problems, const struct step *step);
