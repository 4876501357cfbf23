#include "store/db_sqlite.h"

#include <time.h>

/* SQLITE_READONLY_RECOVERY: the two heads of the shared memory differed, and when it was asked who
 * writes them, nobody did any more.  SQLITE_READONLY_CANTINIT: the writer moved every read mark
 * beyond the head that was read before. */
bool sqlite_passes(int code)
{
    const struct timespec pause = {.tv_nsec = 1000 * 1000};

    if (code != SQLITE_READONLY_RECOVERY && code != SQLITE_READONLY_CANTINIT)
        return false;
    (void)nanosleep(&pause, NULL);
    return true;
}

int sqlite_step(sqlite3_stmt *statement)
{
    bool begun = sqlite3_stmt_busy(statement) != 0;
    int code = sqlite3_step(statement);

    for (int i = 0; i < PASSING_TRIES && !begun && sqlite_passes(code); i++) {
        sqlite3_reset(statement);
        code = sqlite3_step(statement);
    }
    return code;
}
