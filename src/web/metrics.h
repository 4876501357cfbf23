/*
 * metrics - what a watcher asks, on a socket of its own: /metrics and /health.
 *
 * /metrics is the text format of Prometheus: counts of all posts, and nothing of what they are
 * about.  /health is 200 when the record can be read and the registrar answers, else 503.
 */
#pragma once

#include "office/tally.h"
#include "web/site.h"

enum exchange_next metrics_handle(
    const struct site *site, const struct tally *tally, struct exchange *x);
void metrics_answered(const struct site *site, struct exchange *x, enum wire_kind kind);
