/*
 * ids - random names of things, 16 bytes each, written as 32 lower-case hex digits.
 *
 * An id says nothing about what it names.  Each kind of thing has its own one-field type, so
 * that the compiler keeps a person out of a matter's place.  Sixteen zero bytes mean "not
 * given" (as a person: the clock acted; as a stream: the authority itself).
 */
#pragma once

#include "base/text.h"

struct id {
    uint8_t b[16];
};

typedef struct {
    struct id id;
} person_id;
typedef struct {
    struct id id;
} unit_id;
typedef struct {
    struct id id;
} post_id;
typedef struct {
    struct id id;
} body_id;
typedef struct {
    struct id id;
} matter_id;
typedef struct {
    struct id id;
} meeting_id;
typedef struct {
    struct id id;
} policy_id;
typedef struct {
    struct id id;
} command_key;

bool id_given(struct id id);
bool id_equal(struct id a, struct id b);
bool id_read(struct str hex, struct id *out); /* exactly 32 lower-case hex digits */
struct str id_write(struct arena *arena, struct id id);

/* The kinds of stream an event can belong to; also what a reference field points at. */
enum stream_kind {
    STREAM_AUTHORITY = 1,
    STREAM_UNIT,
    STREAM_PERSON,
    STREAM_POST,
    STREAM_BODY,
    STREAM_POLICY,
    STREAM_MEETING,
    STREAM_MATTER,
    STREAM_COMPLAINT,
};
