/*
 * directory_data - the events that make up the authority: its units, people, posts, bodies,
 * rules in force and calendar.
 *
 * Their rows stand in directory_data.c; directory.h folds them.
 */
#pragma once

#include "casework/shape.h"

struct log_opened {                             /* event 0 of a log */
    struct str format, name, scope_word, clock; /* clock: "story" for a demo or a test */
    struct list keys;                           /* struct str: verifier keys, once there are any */
    struct str earlier; /* of a later one: the last checkpoint under the origin before */
};
struct unit_created {
    struct str handle, name, kind, code;
    struct id parent;
};
struct unit_amended { /* of each amendment: what is given stands from `from` on, the rest stays */
    struct str name, kind, reasons;
    struct id parent;
    struct date from;
};
struct person_registered {
    struct str handle, name;
    struct number party_member;
};
struct person_amended {
    struct str name, reasons;
    struct number party_member;
    struct date from;
};
struct post_created {
    struct str handle, title;
    struct id unit;
    struct list roles; /* struct str */
};
struct post_amended {
    struct str title, reasons;
    struct list roles; /* struct str; all of them, in place of the earlier ones */
    struct date from;
};
struct tenure_begun {
    struct id post;
    struct date from;
    struct number acting;
};
struct tenure_ended {
    struct id post;
    struct date to;
    struct str reasons;
};
struct body_created {
    struct str handle, name, kind;
    struct id unit;
};
struct body_amended {
    struct str name, reasons;
    struct date from;
};
struct roster_member {
    struct id person;
    struct number leader;
};
struct roster_set {
    struct date from;
    struct list members; /* struct roster_member */
};
struct policy_activated {
    const struct node *pack;
    struct date effective_from, effective_to;
    struct id editor; /* the second person; none for an instance's first edition */
    struct number samples_acknowledged;
    struct str issue;
};
struct day_named {
    struct date date;
    struct str name;
};
struct calendar_published {
    struct number year, confirmed; /* confirmed: 1 */
    struct str notice;
    struct list rest, work; /* struct day_named */
};
struct door_opened {
    struct str reasons;
};
struct door_shut {
    struct str reasons;
};
