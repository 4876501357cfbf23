/*
 * world - an authority in memory: a story's door on casework alone.
 *
 * No database, no digests: streams are arrays.  Every granted event is written to its canonical
 * text and read back before it is folded, so whatever runs here also proves the encoding.
 */
#pragma once

#include "story/story.h"

struct world;

/* `files` gives the text of files named in stories; it may be NULL. */
struct world *world_open(struct arena *arena,
    struct str (*file)(void *context, struct str name, struct arena *arena), void *context);

struct door world_door(struct world *world);

size_t world_matters(const struct world *world);
/* The i-th matter, in order of opening. */
const struct matter *world_matter(const struct world *world, size_t i);
/* Folds matter `i` anew from its events and compares it with the live one; words when not equal. */
bool world_rebuilt_equal(struct world *world, size_t i, struct arena *arena);
uint64_t world_events(const struct world *world);
