/*
 * field_page - one field of a form, with its label, hint and mistake.
 *
 * The id of the control is "f-" and the field's name; the summary of mistakes leads there.
 */
#pragma once

#include "base/text.h"
#include "base/vec.h"

enum input {
    INPUT_TEXT = 1,
    INPUT_AREA,   /* many lines */
    INPUT_DATE,   /* typed in any form that day_read_loose() takes */
    INPUT_NUMBER, /* whole */
    INPUT_SELECT, /* one of `choices` in a list */
    INPUT_RADIO,  /* one of `choices`, all seen */
    INPUT_TICK,   /* yes or not: sends `value` */
    INPUT_HIDDEN,
    INPUT_HEADING, /* no field: `label` stands above the ones that follow */
};

struct choice {
    struct str value, label, hint;
    struct str group; /* stands above this choice and those that follow; empty: none begins */
    bool chosen;
};

struct field_page {
    enum input kind;
    struct str name;    /* as commands name it: subjects[0].person */
    struct str label;   /* 事项名称 */
    struct str hint;    /* stands under the label; an example shows a true form */
    struct str value;   /* what was sent, as it was sent */
    struct str error;   /* the mistake in it; empty: none */
    struct vec choices; /* struct choice */
    bool required, ticked;
};

void page_field(struct buffer *out, const struct field_page *page);
