/*
 * facts_page - labels and their values, as a list of descriptions.
 *
 * A value keeps its line breaks; what is absent is said in words (不详, 不公开, 无), never left
 * empty.
 */
#pragma once

#include "base/text.h"
#include "base/vec.h"

struct fact_line {
    struct str label, value;
    struct str path; /* given: the value is a link */
};

struct facts_page {
    struct vec rows; /* struct fact_line */
};

void page_facts(struct buffer *out, const struct facts_page *page);
