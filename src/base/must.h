/*
 * must - promises between programmers.
 *
 * A broken promise is our own bug: it stops the process at once, in every build, so that
 * nothing is recorded on a false footing.  What the world does wrong is a fault (fault.h);
 * what the rules forbid is a refusal (casework/refusal.h).
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MUST_USE __attribute__((warn_unused_result))
#define PRINTF_LIKE(fmt, args) __attribute__((format(printf, fmt, args)))
#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

#define must(promise) ((promise) ? (void)0 : must_fail(#promise, __FILE__, __LINE__))
_Noreturn void must_fail(const char *promise, const char *file, int line);
