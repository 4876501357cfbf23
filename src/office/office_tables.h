/*
 * office_tables - the tables of an instance brought to the version of this program.
 *
 * A role that only writes cannot do it: where the tables have an owner, it is the owner's to do,
 * and its word whether there is a standby (store/single_server.h).
 */
#pragma once

#include "office/office.h"

/* `owner`: the address of the role that owns the tables; NULL: who writes does.  The role of
 * `place` gets its rights.  STATUS_CONFLICT: another process is writing. */
enum status office_tables_renew(
    const char *place, const char *owner, bool single, struct fault *fault) MUST_USE;
