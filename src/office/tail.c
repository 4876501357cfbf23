/* The last headers of the record; no body is read out. */
#include "office/office_check.h"
#include "office/office_own.h"

static enum status walk(struct office *office, uint64_t from, uint64_t count, struct arena *arena,
    struct vec *out, struct fault *fault)
{
    struct event_walk walk;
    struct stored stored;
    enum status status = event_walk_open(&walk, office->db, &office->log.serials, from, fault);

    while (status == STATUS_OK && out->len < count && event_walk_next(&walk, arena, &stored, fault))
        *(struct header *)vec_push(arena, out, sizeof(struct header)) = stored.record.header;
    event_walk_close(&walk);
    return fault->status;
}

enum status office_headers(struct office *office, uint64_t from, uint64_t count,
    struct arena *arena, struct vec *out, struct fault *fault)
{
    enum status status = office_read_begin(office, fault);

    *out = (struct vec){0};
    if (status == STATUS_OK && from < office->log.size)
        status = walk(office, from, count, arena, out, fault);
    office_read_end(office);
    return status;
}

enum status office_tail(struct office *office, uint64_t count, struct arena *arena, struct vec *out,
    struct fault *fault)
{
    enum status status = office_read_begin(office, fault);
    uint64_t size = office->log.size;

    *out = (struct vec){0};
    if (status == STATUS_OK)
        status = walk(office, size > count ? size - count : 0, count, arena, out, fault);
    office_read_end(office);
    return status;
}

struct office_head office_head(const struct office *office, struct digest roots[DIGEST_ALGS])
{
    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++)
        roots[alg] = merkle_root(&office->log.trees[alg]);
    return (struct office_head){.size = office->log.size, .at = office->log.last_at};
}
