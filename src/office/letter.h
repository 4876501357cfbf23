/*
 * letter - a message as mail: RFC 5322 with plain UTF-8 text, the same bytes whenever it is made.
 *
 * It says only that something waits, the number if there is one, the day, and a path to go to;
 * no name, no title, no step: whoever reads mail on its way learns nothing else.
 */
#pragma once

#include "store/message_list.h"

struct letter {
    struct str from, to; /* addresses */
    struct str domain;   /* right half of its Message-ID */
    person_id person;
    const struct message_row *message;
};

/* Its own for ever: letters, digits and '-'; also the left half of the Message-ID. */
struct str letter_name(struct arena *arena, const struct letter *letter);
struct str letter_write(struct arena *arena, const struct letter *letter);

/* One address as it may stand in a letter. */
bool address_fits(struct str address);

/* 待您办理 */
const char *message_kind_words(enum message_kind kind);
