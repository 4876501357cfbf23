/*
 * viewer - with whose eyes something is shown: the person, the moment, the record as it stands.
 *
 * Views are made for one viewer and hold nothing that this person may not see; pages, JSON and the
 * command line print the same views.
 */
#pragma once

#include "office/office_read.h"

struct viewer {
    struct arena *arena;               /* views live here */
    struct office *office;             /* open for reading */
    const struct directory *directory; /* of the office */
    person_id person;                  /* zero bytes: the host itself */
    instant now;
};
