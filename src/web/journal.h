/*
 * journal - one line for each request, for whoever keeps the server: JSON on standard error.
 *
 * Time, trace, method, route, status, milliseconds.  The route is the row of the table, never the
 * address that was asked for; who asked, and what for, is nobody's business but the record's.
 */
#pragma once

#include "web/exchange.h"

/* `route` NULL: none was found, or what came was no request. */
struct journal_line {
    struct str trace;
    const char *method, *route;
    int status;
    int64_t us;
};
void journal_say(struct arena *arena, const struct journal_line *line);
