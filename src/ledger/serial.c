#include "ledger/serial.h"

#include <inttypes.h>
#include <string.h>

static size_t name_len(struct str origin)
{
    size_t len = 0;

    while (len < origin.len && origin.at[len] != '/')
        len++;
    return len;
}

bool origin_same_name(struct str a, struct str b)
{
    return str_equal((struct str){a.at, name_len(a)}, (struct str){b.at, name_len(b)});
}

struct str origin_next(struct arena *arena, struct str origin)
{
    size_t len = name_len(origin), skip = len + sizeof("/frj/") - 1;
    int64_t serial;

    if (skip >= origin.len
        || !str_integer((struct str){origin.at + skip, origin.len - skip}, &serial))
        return (struct str){0};
    struct str next = str_format(arena, "%.*s/frj/%" PRId64, (int)len, origin.at, serial + 1);
    return origin_valid(next) ? next : (struct str){0};
}

static void add(struct serials *serials, struct arena *arena, uint64_t first_seq, struct str origin)
{
    *(struct serial *)vec_push(arena, &serials->rows, sizeof(struct serial)) =
        (struct serial){first_seq, origin};
}

void serials_begin(struct serials *serials, struct arena *arena, struct str origin)
{
    *serials = (struct serials){.rows = {0}};
    add(serials, arena, 0, origin);
}

void serials_next(struct serials *serials, struct arena *arena, uint64_t first_seq)
{
    add(serials, arena, first_seq, origin_next(arena, serial_now(serials)));
}

struct str serial_at(const struct serials *serials, uint64_t seq)
{
    size_t i = serials->rows.len;

    while (i > 1 && VEC_AT(serials->rows, struct serial, i - 1)->first_seq > seq)
        i--;
    if (i == 0)
        return (struct str){0};
    return VEC_AT(serials->rows, struct serial, i - 1)->origin;
}

struct str serial_first(const struct serials *serials)
{
    return serial_at(serials, 0);
}

struct str serial_now(const struct serials *serials)
{
    return serial_at(serials, UINT64_MAX);
}
