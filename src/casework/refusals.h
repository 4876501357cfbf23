/*
 * refusals - the list of all rules that can say no, one row each, by what they ask about.
 *
 * A table, not an interface: refusal.h makes the enum of it, words.c the sentences.
 */
#pragma once

#define REFUSALS(X)                                                                                \
    X(NONE)                                                                                        \
    /* who */                                                                                      \
    X(ACTOR_MUST_HOLD_THE_ROLE)                                                                    \
    X(ACTOR_MUST_NOT_BE_RECUSED)                                                                   \
    X(ACTOR_MUST_NOT_DECIDE_OWN_MATTER)                                                            \
    X(ACTOR_MUST_NOT_CHECK_OWN_ENTRY)                                                              \
    X(ACTOR_MUST_NOT_HAVE_VERIFIED)                                                                \
    X(SECOND_PERSON_MUST_ACT)                                                                      \
    X(PAPER_MUST_BE_ENTERED_BY_A_CLERK)                                                            \
    X(READING_MUST_BE_SAID_BY_THE_READER)                                                          \
    X(PERSONS_MUST_BE_ENOUGH)                                                                      \
    /* when */                                                                                     \
    X(MATTER_MUST_BE_OPEN)                                                                         \
    X(STEP_MUST_BE_OPEN)                                                                           \
    X(STEP_MUST_BE_NAMED)                                                                          \
    X(ACTION_MUST_EXIST)                                                                           \
    X(PROCEDURE_MUST_BE_ON)                                                                        \
    X(PROCEDURE_MUST_BE_KNOWN)                                                                     \
    X(EDITION_MUST_BE_IN_FORCE)                                                                    \
    X(EDITION_MUST_BE_SOUND)                                                                       \
    X(EDITION_MUST_NOT_CHANGE)                                                                     \
    X(SAMPLES_MUST_BE_ACKNOWLEDGED)                                                                \
    X(DAY_MUST_NOT_BE_IN_THE_FUTURE)                                                               \
    X(DAY_MUST_NOT_PRECEDE_THE_STEP)                                                               \
    X(WINDOW_MUST_BE_OPEN)                                                                         \
    X(CLOCK_MUST_BE_RUNNING)                                                                       \
    X(CLOCK_MUST_BE_STOPPED)                                                                       \
    X(EXTENSION_MUST_BE_ALLOWED)                                                                   \
    /* what */                                                                                     \
    X(FIELD_MUST_BE_GIVEN)                                                                         \
    X(FIELD_MUST_BE_KNOWN)                                                                         \
    X(RESULT_MUST_BE_ONE_OF_THE_STEP)                                                              \
    X(REASONS_MUST_BE_GIVEN)                                                                       \
    X(MATERIAL_MUST_BE_GIVEN)                                                                      \
    X(MATERIAL_MUST_BE_OF_THE_PROCEDURE)                                                           \
    X(FILE_MUST_BE_OF_A_KNOWN_KIND)                                                                \
    X(FILE_MUST_NOT_BE_TOO_LARGE)                                                                  \
    X(FILE_MUST_HAVE_A_PLAIN_NAME)                                                                 \
    X(FILE_MUST_STAND_ONCE)                                                                        \
    X(CLAUSE_MUST_BE_IN_THE_EDITION)                                                               \
    X(FACT_MUST_BE_STATED)                                                                         \
    X(FACT_MUST_FIT_ITS_KIND)                                                                      \
    X(SITUATION_MUST_NOT_BE_EXCLUDED)                                                              \
    X(NOTICE_MUST_HAVE_ITS_KIND)                                                                   \
    X(SUBJECT_MUST_BE_IN_THE_MATTER)                                                               \
    X(SUBJECT_MUST_HAVE_ONE_OUTCOME)                                                               \
    X(EVERY_SUBJECT_MUST_BE_ANSWERED)                                                              \
    X(TOLERANCE_QUESTION_MUST_BE_ANSWERED)                                                         \
    X(DETERMINATION_MUST_BE_CONCLUDED)                                                             \
    X(DISTINCTIONS_MUST_BE_WRITTEN)                                                                \
    X(CHECK_MUST_HAVE_EVIDENCE)                                                                    \
    X(CLAUSE_MUST_BE_ANSWERED_ONCE)                                                                \
    X(EXAMINATION_MUST_COME_FIRST)                                                                 \
    X(RIGHTS_MUST_BE_TOLD_FIRST)                                                                   \
    X(FINDING_MUST_FIT_THE_CHECKS)                                                                 \
    X(OUTCOME_MUST_BE_OPEN)                                                                        \
    X(OUTCOME_MUST_FIT_THE_FINDING)                                                                \
    X(SUPERIOR_BASIS_MUST_BE_NAMED)                                                                \
    X(MEASURE_MUST_HAVE_ITS_FORM)                                                                  \
    X(DECIDING_BODY_MUST_BE_COMPETENT)                                                             \
    /* meetings */                                                                                 \
    X(ITEM_MUST_BE_READY)                                                                          \
    X(ITEM_MUST_BE_CONCLUDED_IN_A_MEETING)                                                         \
    X(ITEM_MUST_STAND_ONCE)                                                                        \
    X(ITEM_MUST_BE_ON_THE_AGENDA)                                                                  \
    X(MEETING_MUST_BE_AHEAD)                                                                       \
    X(ATTENDANCE_MUST_STAND_ONCE_CONCLUDED)                                                        \
    X(MEMBER_MUST_BE_ON_THE_ROSTER)                                                                \
    X(MEMBER_MUST_BE_PRESENT)                                                                      \
    X(MEMBER_MUST_TAKE_ONE_POSITION)                                                               \
    X(MEMBER_MUST_NOT_BE_RECUSED)                                                                  \
    X(ABSENCE_MUST_HAVE_A_REASON)                                                                  \
    X(QUORUM_MUST_BE_MET)                                                                          \
    X(MAJORITY_MUST_BE_MET)                                                                        \
    X(LEADER_MUST_SPEAK_LAST)                                                                      \
    X(DISSENT_MUST_BE_IN_WORDS)                                                                    \
    X(HIGHER_BODY_MUST_DECIDE)                                                                     \
    /* correction, visits, clarification */                                                        \
    X(CORRECTION_MUST_BE_CLOSED)                                                                   \
    X(ITEM_MUST_BE_IN_THE_CORRECTION)                                                              \
    X(ITEM_MUST_HAVE_EVIDENCE)                                                                     \
    X(ITEMS_MUST_ALL_BE_ACCEPTED)                                                                  \
    X(VISITORS_MUST_BE_TWO)                                                                        \
    X(VISITS_MUST_NOT_EXCEED_THE_CAP)                                                              \
    X(SUPPORT_MUST_BE_TOLD_TO_THE_PERSON)                                                          \
    X(WRITTEN_FORM_MUST_BE_AMONG_THE_METHODS)                                                      \
    X(TEXT_MUST_BE_READ_BY_A_SECOND_PERSON)                                                        \
    X(COMPLAINT_MUST_NOT_BE_OPEN)                                                                  \
    X(FALSE_ACCUSATION_MUST_BE_FOUND_HIGHER)                                                       \
    /* the office */                                                                               \
    X(DOOR_MUST_BE_OPEN)                                                                           \
    X(THING_MUST_EXIST)                                                                            \
    X(LATE_ENTRY_MUST_STAND)                                                                       \
    X(ROSTER_MUST_HAVE_ONE_LEADER)                                                                 \
    X(BEGINNING_MUST_BE_WITHIN_A_YEAR)                                                             \
    X(END_MUST_NOT_PRECEDE_THE_BEGINNING)                                                          \
    X(THING_MUST_NOT_EXIST_YET)                                                                    \
    X(PERSON_MUST_BE_ANOTHER)                                                                      \
    X(LINK_MUST_NOT_POINT_AT_ITSELF)                                                               \
    X(ADMINISTRATOR_MUST_HOLD_NO_BUSINESS_ROLE)
