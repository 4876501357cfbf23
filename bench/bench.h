/*
 * bench - what the benchmarks share: time, medians, places for instances, a district, lives.
 *
 * BENCH_DIR names the disk of folders (/tmp); with FRJ_PG in the environment (test/pg.sh) a place
 * is a schema of that server.  All instances are on a story clock: the same acts in the same order
 * give the same bytes in each, so that one can be traced, one timed and one written bare.
 */
#pragma once

#include "office/office.h"
#include "test/spot.h"

double bench_seconds(void); /* of a clock that only goes forward; BENCH_CLOCK=cpu: own time */
double bench_median(double *values, size_t len);         /* sorts them */
size_t bench_number(const char *name, size_t otherwise); /* from the environment */

void bench_spot(struct spot *spot);
/* A new record with the district of the demo in it, open for writing. */
struct office *bench_district(const struct spot *spot, struct arena *arena);
void bench_play(struct office *office, const char *path, struct arena *arena);

/* Submits, and stops the bench unless all were granted. */
void bench_submit(struct office *office, const struct request *requests, size_t len,
    struct reply *replies, struct arena *arena);

/* One matter's granted acts as a story had them, to be done again on others. */
struct life {
    struct arena *arena;
    struct vec acts; /* struct request; the first opens the matter */
    struct id matter;
};
/* Plays the story in memory, after the district's. */
void bench_life(struct life *life, const char *path, struct arena *arena);
/* The i-th act, on another matter. */
struct request bench_act(const struct life *life, size_t i, struct id matter, struct arena *arena);

/* `lives` of them, act by act, as far as `acts`; each person applies for BENCH_PER_PERSON. */
enum { BENCH_PER_PERSON = 200, BENCH_LIFE_EVENTS = 42 };
struct str bench_applicant(struct arena *arena, size_t i); /* of the i-th */
void bench_fill(struct office *office, const struct life *life, size_t acts, size_t lives,
    struct id *matters, struct arena *arena);
