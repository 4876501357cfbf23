/*
 * site - where a new instance is built: beside its folder, and moved there when it is whole.
 *
 * A folder DIR is made as DIR.part and renamed at the end, so that an interrupted init leaves no
 * instance; the next one removes what was left.  A database address is used as it is.
 */
#pragma once

#include "cli/cli.h"

struct site {
    struct str dir;  /* as it will be called */
    struct str part; /* where it is built; the same for an address */
};

/* STATUS_CONFLICT: something is there, or another program is making it. */
enum status site_begin(
    struct arena *arena, struct str dir, struct site *out, struct fault *fault) MUST_USE;
/* The office is closed: the instance gets its name. */
enum status site_finish(struct arena *arena, const struct site *site, struct fault *fault) MUST_USE;
/* Takes away what was built, as far as it can. */
void site_drop(struct arena *arena, const struct site *site);
