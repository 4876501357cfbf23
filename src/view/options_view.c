#include "view/options_view.h"

#include "view/needs.h"

void options_tree(
    struct arena *arena, const struct case_file *file, const struct vec *options, struct node *out)
{
    out->kind = NODE_LIST;
    VEC_EACH (struct option, option, *options) {
        struct node *row = node_push(arena, out);
        row->kind = NODE_MAP;
        node_put_text(arena, row, "action", option->action);
        node_put_text(arena, row, "title", option->title);
        if (option->step != NULL)
            node_put_text(arena, row, "step", option->step->id);
        node_set_bool(node_put(arena, row, STR("may")), option->refusal == REFUSAL_NONE);
        if (option->refusal == REFUSAL_NONE && option->step != NULL)
            needs_json(arena, file, option->step, row);
        if (option->refusal == REFUSAL_NONE)
            continue;
        node_put_text(arena, row, "refused", refusal_code(option->refusal));
        node_put_text(arena, row, "detail", option->detail);
    }
}
