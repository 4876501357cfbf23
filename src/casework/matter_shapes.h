/*
 * matter_shapes - the rows of the events in matter_data.h, and their fixed words.
 *
 * Names of shapes are the event types of the record: add, never rename.
 */
#pragma once

#include "casework/matter_data.h"

extern const struct shape subject_shape, matter_opened_shape, step_opened_shape, step_done_shape,
    step_skipped_shape, matter_ended_shape, matter_numbered_shape, matter_withdrawn_shape,
    matter_linked_shape, recusal_set_shape, clock_stopped_shape, clock_resumed_shape,
    deadline_extended_shape, statement_recorded_shape, matter_revealed_shape, outcome_revoked_shape,
    late_entry_recorded_shape, late_entry_voided_shape, reclassified_shape, handed_over_shape,
    file_attached_shape;

enum recusal_state { RECUSAL_DECLARED = 1, RECUSAL_PROPOSED, RECUSAL_DECIDED, RECUSAL_LIFTED };
