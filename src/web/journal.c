#include "web/journal.h"

#include "office/clock.h"

#include <unistd.h>

/* Nothing in it needs an escape: all of it is ours. */
void journal_say(struct arena *arena, const struct journal_line *line)
{
    struct buffer out = {.arena = arena};
    struct str at = instant_write(arena, clock_wall()); /* 2026-11-03 09:00:00.074 +08:00 */

    buffer_addf(&out, "{\"time\":\"%.10sT%.12s%.6s\",\"trace\":\"%.*s\",\"method\":\"%s\",", at.at,
        at.at + 11, at.at + 24, STR_ARG(line->trace), line->method == NULL ? "-" : line->method);
    buffer_addf(&out, "\"route\":\"%s\",\"status\":%d,\"ms\":%lld.%03d}\n",
        line->route == NULL ? "-" : line->route, line->status, (long long)(line->us / 1000),
        (int)(line->us % 1000));
    struct str text = buffer_str(&out);
    if (write(STDERR_FILENO, text.at, text.len) < 0)
        return; /* nobody reads it: then it is not said */
}
