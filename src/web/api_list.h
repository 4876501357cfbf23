/*
 * api_list - lists page by page: ?limit= and ?cursor=, and the way to the next page.
 *
 * A cursor is where the page before ended; to whoever asks it is only a word.
 */
#pragma once

#include "web/exchange.h"

enum { API_LIMIT = 50, API_LIMIT_MAX = 500 };

/* A whole number of the query, `otherwise` when it is not there; false has answered. */
bool api_number(struct exchange *x, const char *name, int64_t otherwise, int64_t max, int64_t *out);

/* {items, next}: the rows after the cursor, each known by its member `id`. */
/* A page of a list of matters: `next` is where the one that follows begins, 0: this is the last. */
enum exchange_next api_page_below(struct exchange *x, const struct node *rows, int64_t next);
/* limit and cursor of a list of matters; false: answered as a mistake. */
bool api_page_asked(struct exchange *x, struct page_filter *filter);

enum exchange_next api_page(struct exchange *x, const struct node *rows);
/* {items}: all of them, where there are never many. */
enum exchange_next api_items(struct exchange *x, const struct node *rows);
/* {items, next} of rows that are one page already; `next` empty: the last one. */
enum exchange_next api_page_of(struct exchange *x, const struct node *rows, struct str next);
