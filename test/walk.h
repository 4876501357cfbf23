/*
 * walk - a person at random, a step at random: acts made up from nothing but a policy pack.
 *
 * It knows the kinds of step and their fields, never a step of one pack.  Plain fields are those of
 * somebody who does it right; rough ones answer the clauses and facts by chance.  A test of the
 * properties walks with it, bench/ measures with it.  Same seed, same walk.
 */
#pragma once

#include "casework/kind.h"
#include "story/world.h"

struct walk {
    struct arena *arena;   /* for good */
    struct arena *scratch; /* of one act; its owner rewinds it */
    struct world *world;   /* NULL: the door is another's */
    struct door door;
    const struct policy *policy; /* in force on the day the walk begins */
    uint64_t random, counter;
    instant now;
    bool plain;
};

/* The district of demo/1-district.story, with two more persons for each role. */
struct walk *walk_open(struct arena *arena, uint64_t seed);
/* The same through another door, whose `file` is walk_file_text. */
struct walk *walk_open_at(struct arena *arena, uint64_t seed, struct door door);
struct str walk_file_text(void *context, struct str name, struct arena *arena);
uint64_t walk_random(struct walk *walk, uint64_t below); /* 0 … below - 1 */
bool walk_chance(struct walk *walk, uint64_t percent);
struct str walk_words(struct walk *walk); /* a text of more than ten characters, each another */
struct str walk_id(struct walk *walk, struct id id);
struct id walk_person(struct walk *walk); /* anybody */

struct case_file walk_file(struct walk *walk, matter_id id);
struct reply walk_submit(struct walk *walk, const struct request *request);

/* Somebody who may act at the step, nobody ({0}) when there is none. */
person_id walk_actor(struct walk *walk, const struct case_file *file, const struct step *step);
struct reply walk_act(struct walk *walk, const struct case_file *file, const struct step *step,
    const struct result *result, person_id by);

/* What an act at this step needs: walk_fields.c. */
struct node *walk_fields(struct walk *walk, const struct case_file *file, const struct step *step,
    const struct result *result, person_id by);
void walk_facts(struct walk *walk, const struct step *step, struct node *out);

/* A meeting on the matter: walk_meeting.c.  The body that decides the step, NULL when none does;
 * walk_renew gives it new members. */
const struct body *walk_body(
    struct walk *walk, const struct case_file *file, const struct step *step);
void walk_renew(struct walk *walk, const struct body *body);
struct reply walk_meeting(struct walk *walk, const struct case_file *file, const struct step *step,
    const struct result *result);
