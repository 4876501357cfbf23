/*
 * directory_shapes - the rows of the events in directory_data.h.
 *
 * Names of shapes are the event types of the record: add, never rename.
 */
#pragma once

#include "casework/directory_data.h"

extern const struct shape log_opened_shape, unit_created_shape, person_registered_shape,
    post_created_shape, tenure_begun_shape, tenure_ended_shape, body_created_shape,
    roster_member_shape, roster_set_shape, policy_activated_shape, day_named_shape,
    calendar_published_shape, door_opened_shape, door_shut_shape, unit_amended_shape,
    person_amended_shape, post_amended_shape, body_amended_shape;
