/*
 * act - what people put into a step: the parts that several kinds of step share.
 *
 * The struct of a kind's act is both the command's fields and the event's data; it begins with
 * struct act.  Shapes of the shared parts are in act.c, of the kinds in their own files.
 */
#pragma once

#include "casework/evidence.h"
#include "casework/shape.h"

struct material { /* a paper handed in: which, and its file or where it lies */
    struct str material, title, kept_at;
    const struct attachment *file;
};

struct fact { /* a typed value of the pack's facts */
    struct str fact;
    struct number number; /* amount in fen, ratio in basis points, count; yes 1, no 0 */
    struct str word;      /* choice */
    struct date date;
    enum absent number_absent;
    struct str source, reasons;
};

struct act { /* the beginning of every act at a step */
    struct str step, result;
    struct number round; /* by office */
    struct str reasons, opinion;
    struct list materials; /* struct material */
    struct list facts;     /* struct fact */
    struct list staff;     /* struct id: persons acting together, the actor among them or not */
    struct list chain;     /* struct chain_entry */
};

/* one row of the 呈批件 */
struct chain_entry {
    struct str role, opinion;
    struct id person;
    struct date on;
};

/* The rows of struct act, for the first place of every kind's table; TAG is the kind's struct. */
#define ACT_ROW(TAG, member, k) .name = #member, .kind = (k), .at = ROW_AT(TAG, act.member, k)
#define ACT_ROWS(TAG)                                                                              \
    {ACT_ROW(TAG, step, FIELD_CODE)}, {ACT_ROW(TAG, result, FIELD_CODE)},                          \
        {ACT_ROW(TAG, round, FIELD_NUMBER), FIELD_BY_OFFICE}, {ACT_ROW(TAG, reasons, FIELD_TEXT)}, \
        {ACT_ROW(TAG, opinion, FIELD_TEXT)},                                                       \
        {ACT_ROW(TAG, materials, FIELD_LIST), .of = &material_shape},                              \
        {ACT_ROW(TAG, facts, FIELD_LIST), .of = &fact_shape},                                      \
        {ACT_ROW(TAG, staff, FIELD_IDS), .refers = STREAM_PERSON},                                 \
    {                                                                                              \
        ACT_ROW(TAG, chain, FIELD_LIST), .of = &chain_entry_shape                                  \
    }

extern const struct shape material_shape, fact_shape, chain_entry_shape;
