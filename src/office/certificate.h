/*
 * certificate - a TLS certificate in a file, as far as whoever keeps a server must know it.
 *
 * Only its end is read; whether anybody trusts it is judged by browsers.
 */
#pragma once

#include "base/fault.h"
#include "base/time.h"

/* When the first certificate of a PEM file ends.  STATUS_NOT_FOUND: no such file, STATUS_INVALID:
 * no certificate. */
enum status certificate_end(const char *path, instant *out, struct fault *fault) MUST_USE;
