/*
 * evidence - what a finding stands on: files, evidence, checks clause by clause, statements.
 *
 * Their shapes are in act.c.
 */
#pragma once

#include "casework/condition.h"
#include "casework/shape.h"

/* a file: plain digests of its bytes, both always */
struct attachment {
    struct str name, media, sha256, sm3;
    struct number bytes;
};

struct evidence { /* no: E1 …; what it is, where in it, what it shows */
    struct str no, title, place, shows, source;
    struct number amount, ratio; /* fen, basis points */
    const struct attachment *file;
    enum absent amount_absent;
};

struct check {          /* one clause for one subject */
    struct str subject; /* its number in the matter: S1 … */
    struct str clause;
    int answer; /* enum answer */
    struct str reasons;
    struct list evidence;  /* struct str: numbers of evidence */
    struct list looked_at; /* struct str: of the clause's checks */
};

/* one pair of the three distinctions, in writing, for one subject */
struct distinction {
    struct str subject, pair, words;
};

struct statement {                     /* what one source or subject says; several may conflict */
    struct str source, words, subject; /* its number in the matter: S1 … */
    struct date said_on;
    struct number relied_on; /* 1: relied on, with reasons */
    struct str reasons;
};

extern const struct shape attachment_shape, evidence_shape, check_shape, distinction_shape,
    statement_shape;
