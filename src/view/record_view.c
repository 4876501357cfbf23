#include "view/record_view.h"

void header_tree(struct arena *arena, const struct header *header, struct node *out)
{
    out->kind = NODE_MAP;
    node_put_integer(arena, out, "seq", (int64_t)header->seq);
    node_put_text(arena, out, "at", instant_write_rfc3339(arena, header->at));
    node_put_text(arena, out, "type", header->type);
    node_put_text(arena, out, "stream", header->stream);
    node_put_integer(arena, out, "n", (int64_t)header->n);
}
