/*
 * db_sqlite - what the files of the SQLite engine share; private to db_sqlite*.c.
 *
 * A reader that may not write the shared memory of the log (a desk) cannot mend what it finds
 * there: SQLite then tells it "read-only", also when the writer is only just changing it.  Such an
 * answer passes, and is waited for like a lock, up to PASSING_TRIES milliseconds.
 */
#pragma once

#include "base/text.h"

#include <sqlite3.h>

enum { PASSING_TRIES = 5000 };

/* Is this answer one that passes?  Then it has waited a millisecond. */
bool sqlite_passes(int code);
/* sqlite3_step(), again while the answer to the beginning of a statement is one that passes. */
int sqlite_step(sqlite3_stmt *statement);
