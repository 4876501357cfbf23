/*
 * row - how a row of a shape is written; the compiler checks that its kind fits the member.
 *
 * A row begins with ROW(struct tag, member, kind), then flags, .of, .refers, .choices, and
 * ABSENT_ROW(struct tag, member) where struct tag has a member_absent.
 */
#pragma once

#include <stddef.h>

#define ROW(tag, member, k) .name = #member, .kind = (k), .at = ROW_AT(tag, member, k)
#define ABSENT_ROW(tag, member) .absent_at = offsetof(struct tag, member##_absent)

/* The member's offset; does not compile when a value of this kind cannot stand there.  (cppcheck
 * knows no types in _Generic and would leave the whole file unread.) */
#ifdef __cppcheck__
#define ROW_AT(tag, member, k) offsetof(struct tag, member)
#else
#define ROW_AT(tag, member, k)                                                                     \
    (offsetof(struct tag, member)                                                                  \
        + 0 * sizeof(char[ROW_FITS(((struct tag *)NULL)->member, k) ? 1 : -1]))

#define ROW_FITS(member, k)                                                                        \
    _Generic((member),                                                                             \
        struct str: (k) == FIELD_TEXT || (k) == FIELD_CODE,                                        \
        struct date: (k) == FIELD_DATE || (k) == FIELD_DAY,                                        \
        struct number: (k) == FIELD_NUMBER,                                                        \
        struct list: (k) == FIELD_LIST || (k) == FIELD_CODES || (k) == FIELD_TEXTS                 \
            || (k) == FIELD_IDS,                                                                   \
        const struct node *: (k) == FIELD_TREE,                                                    \
        int: (k) == FIELD_CHOICE,                                                                  \
        default: (k) == (sizeof(member) == sizeof(struct id) ? FIELD_ID : FIELD_GROUP))
#endif
