#include "casework/ids.h"

#include "base/hex.h"

#include <string.h>

bool id_given(struct id id)
{
    return !id_equal(id, (struct id){{0}});
}

bool id_equal(struct id a, struct id b)
{
    return memcmp(a.b, b.b, sizeof(a.b)) == 0;
}

bool id_read(struct str hex, struct id *out)
{
    struct id id = {{0}};

    if (!hex_read(hex, id.b, sizeof(id.b)))
        return false;
    *out = id;
    return true;
}

struct str id_write(struct arena *arena, struct id id)
{
    return hex_write(arena, id.b, sizeof(id.b));
}
