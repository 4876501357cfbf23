/*
 * person_name - a name as it is registered: one separator, no characters that print differently
 * elsewhere, at most 100 characters.
 *
 * The separator between the parts of a name is U+00B7 (民委发〔2016〕33号); what keyboards give
 * instead becomes it.  Nothing else is changed: no normal form of Unicode, for compatibility
 * ideographs are somebody's registered name.
 */
#pragma once

#include "base/text.h"

enum { NAME_CHARACTERS_MAX = 100 };

/* The name (valid UTF-8) with its separators normal and no blanks around them or at the ends. */
struct str person_name_normal(struct arena *arena, struct str name);

/* What is wrong with a name of a person, unit, post or body, in words; empty: nothing. */
struct str name_mistake(struct arena *arena, struct str name);
