/*
 * directory - the authority as it stands: units, people, posts, tenures, bodies, editions.
 *
 * Folded from the streams of those nouns, like a matter from its own.  Everything the rules ask
 * about who someone is comes from here; nothing is ever removed, ends are dated.
 */
#pragma once

#include "casework/calendar.h"
#include "casework/directory_parts.h"
#include "casework/event.h"
#include "casework/id_map.h"

struct directory {
    struct arena *arena;
    struct vec units, persons, posts, tenures, bodies, rosters, editions;
    struct id_map index; /* id of a unit, person, post, body or edition → its place in its vec */
    struct calendar *calendar;
    struct str name, scope_word; /* 示范区, 全区 */
    struct vec log_keys;         /* struct str: verifier keys of its checkpoints */
    bool opened, story_clock, door_shut;
    uint64_t version; /* events applied */
};

extern const day day_forever;

void directory_begin(struct directory *directory, struct arena *arena);
void directory_apply(struct directory *directory, const struct event *event);

const struct unit *directory_unit(const struct directory *directory, unit_id id);
const struct person *directory_person(const struct directory *directory, person_id id);
const struct post *directory_post(const struct directory *directory, post_id id);
const struct body *directory_body(const struct directory *directory, body_id id);
const struct edition *directory_edition(const struct directory *directory, policy_id id);
const struct edition *directory_edition_on(const struct directory *directory, day d);
const struct roster *directory_roster(const struct directory *directory, body_id body, day on);

/* The person's tenures, the latest entered first: NULL gives the first, then one after the other.
 */
const struct tenure *directory_tenure(
    const struct directory *directory, person_id person, const struct tenure *after);
/* Does the person hold the role on that day, at `unit` (none given: anywhere)? */
bool directory_holds(
    const struct directory *directory, person_id person, struct str role, unit_id unit, day on);
/* Name for people: 陈某某（住建局 局长）; the clock is 系统. */
struct str directory_name(struct arena *arena, const struct directory *directory, person_id id);

/* Finds a thing by handle, else by its one name, else by its 32 digits: for shape_read(). */
bool directory_find(const void *directory, enum stream_kind kind, struct str word, struct id *out);
