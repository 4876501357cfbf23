/*
 * form - what a browser sends of a form or behind the ? of an address: names and their values.
 *
 * application/x-www-form-urlencoded, decoded once.  A name with dots or brackets builds a tree, as
 * commands want it: `subjects[0].person=ma` is a list of maps.  Sent empty is not sent: a browser
 * sends every field it shows.
 */
#pragma once

#include "base/tree.h"

enum { FORM_FIELDS_MAX = 1024 };

/* The text at a name like subjects[0].person; empty when it is not there. */
struct str form_text(const struct node *form, struct str name);

/* Adds a value under such a name to a map; both live as long as it. */
bool form_put(struct arena *arena, struct node *map, struct str name, struct str value) MUST_USE;

/* *out is a map.  False: badly encoded, too many fields, or names that do not fit together. */
bool form_read(struct arena *arena, struct str text, struct node *out) MUST_USE;
