#include "web/journal.h"

#include "office/clock.h"

#include <unistd.h>

/* Nothing in it needs an escape: all of it is ours. */
void journal_say(struct arena *arena, const struct journal_line *line)
{
    struct buffer out = {.arena = arena};

    buffer_addf(&out, "{\"time\":\"%.*s\",\"trace\":\"%.*s\",\"method\":\"%s\",",
        STR_ARG(instant_write_rfc3339(arena, clock_wall())), STR_ARG(line->trace),
        line->method == NULL ? "-" : line->method);
    buffer_addf(&out, "\"route\":\"%s\",\"status\":%d,\"ms\":%lld.%03d}\n",
        line->route == NULL ? "-" : line->route, line->status, (long long)(line->us / 1000),
        (int)(line->us % 1000));
    struct str text = buffer_str(&out);
    if (write(STDERR_FILENO, text.at, text.len) < 0)
        return; /* nobody reads it: then it is not said */
}
