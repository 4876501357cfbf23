#include "office/clock.h"

#include <time.h>

static struct timespec now_of(clockid_t clock)
{
    struct timespec now;

    must(clock_gettime(clock, &now) == 0);
    return now;
}

instant clock_wall(void)
{
    struct timespec now = now_of(CLOCK_REALTIME);

    return (instant){(int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000};
}

int64_t clock_steady_us(void)
{
    struct timespec now = now_of(CLOCK_MONOTONIC);

    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

int64_t clock_steady_ms(void)
{
    return clock_steady_us() / 1000;
}
