/*
 * bare - traced statements done again with nothing between them and the engine: prepared once,
 * the values bound, every row stepped to, the same commits, the settings that ours has.
 */
#pragma once

#include "bench/trace.h"

struct bare_sqlite;
struct bare_sqlite *bare_sqlite_open(const char *dir);
/* Statements are prepared before they count. */
void bare_sqlite_prepare(struct bare_sqlite *bare, const struct vec *traced);
void bare_sqlite_run(struct bare_sqlite *bare, const struct vec *traced);
void bare_sqlite_close(struct bare_sqlite *bare);

struct bare_postgres;
struct bare_postgres *bare_postgres_open(const char *address);
void bare_postgres_prepare(struct bare_postgres *bare, const struct vec *traced);
/* `waits`: each read is waited for, as whoever needs its answer must; else all of a transaction
 * goes out at once, which only a replay can do. */
void bare_postgres_run(struct bare_postgres *bare, const struct vec *traced, bool waits);
void bare_postgres_close(struct bare_postgres *bare);
