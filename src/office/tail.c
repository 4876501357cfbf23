/* The last headers of the record; no body is read out. */
#include "office/office_check.h"
#include "office/office_own.h"

enum status office_tail(struct office *office, uint64_t count, struct arena *arena, struct vec *out,
    struct fault *fault)
{
    struct event_walk walk;
    struct stored stored;

    *out = (struct vec){0};
    if (office_read_begin(office, fault) != STATUS_OK)
        return fault->status;
    uint64_t size = office->log.size, from = size > count ? size - count : 0;
    enum status status = event_walk_open(&walk, office->db, &office->log.serials, from, fault);
    while (status == STATUS_OK && event_walk_next(&walk, arena, &stored, fault))
        *(struct header *)vec_push(arena, out, sizeof(struct header)) = stored.record.header;
    event_walk_close(&walk);
    office_read_end(office);
    return fault->status;
}
