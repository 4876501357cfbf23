/*
 * directory_view - the authority as it stands today: people, units, posts, bodies, as trees.
 *
 * Who works where is known to everyone who works there.
 */
#pragma once

#include "view/viewer.h"

/* A list of maps {id, handle, name …} of persons, units, posts or bodies; any other kind: false. */
bool directory_tree(const struct viewer *viewer, enum stream_kind kind, struct node *out);

/* The person's posts today, each with its unit, in one line. */
struct str posts_words(const struct viewer *viewer, person_id person);
