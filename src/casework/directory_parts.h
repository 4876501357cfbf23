/*
 * directory_parts - what an authority is made of: units, people, posts, tenures, bodies, editions.
 *
 * All borrow the events they come from.
 */
#pragma once

#include "base/vec.h"
#include "casework/directory_data.h"
#include "casework/policy.h"

struct unit {
    unit_id id;
    struct str handle, name, kind;
    unit_id parent;
};
struct person {
    person_id id;
    struct str handle, name;
    bool party_member;
    uint32_t tenure; /* the last one's place in the vec of tenures, from 1; 0: none */
};
struct roles_from { /* the roles of a post from a day on */
    day from;
    struct list roles; /* struct str */
};
struct post {
    post_id id;
    unit_id unit;
    struct str handle, title;
    struct list roles;        /* struct str: as entered last */
    struct vec earlier_roles; /* struct roles_from, the first ones included */
};
struct tenure {
    person_id person;
    post_id post;
    day from, to /* open: day_forever */;
    bool acting;
    uint32_t before; /* of the same person; from 1, 0: none */
};
struct roster {
    body_id body;
    day from;
    struct list members; /* struct roster_member */
};
struct body {
    body_id id;
    unit_id unit;
    struct str handle, name, kind;
};
struct edition { /* a policy edition that was activated */
    policy_id id;
    const struct policy *policy;
    day effective_from, effective_to;
    instant activated_at;
};
