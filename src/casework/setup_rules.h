/*
 * setup_rules - what registering and amending share.
 *
 * Each rule answers true, or has refused or noted a problem of the input.  They stand in
 * setup_decide.c.
 */
#pragma once

#include "casework/decide.h"

/* Is the one who acts an administrator, or the office itself? */
bool setup_allowed(struct deciding *d);
bool unit_exists(struct deciding *d, struct id unit);
/* Known to an edition, and not business and administration at once. */
bool roles_right(struct deciding *d, const struct list *roles);
/* Whoever holds the post acted on may hold these roles too. */
bool holders_may(struct deciding *d, const struct list *roles);
/* A word of the fixed list, or not given. */
bool unit_kind_right(struct deciding *d, struct str kind);
/* Not given is right: `field` is said when it is wrong. */
bool name_right(struct deciding *d, struct str name, const char *field);
bool day_given(struct deciding *d, const struct date *date, const char *field);
