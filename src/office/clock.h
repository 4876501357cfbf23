/*
 * clock - the two clocks of this machine: of the wall, and one that only goes on.
 *
 * Limits and delays are measured by the second, which nobody sets.
 */
#pragma once

#include "base/time.h"

instant clock_wall(void);
int64_t clock_steady_us(void);
int64_t clock_steady_ms(void);
