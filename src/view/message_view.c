#include "view/message_view.h"

#include "office/letter.h"

const char *const message_codes[] = {
    NULL, "task", "returned", "moved", "ended", "notice", "deadline_near", "deadline_passed"};

/* As the pack of its edition calls the step; a step may be one of the procedure it was opened as.
 */
static struct str step_title(const struct directory *directory, const struct message_row *row)
{
    const struct edition *edition = directory_edition(directory, row->matter.policy);

    if (edition == NULL || edition->policy == NULL || row->step.len == 0)
        return (struct str){0};
    LIST_EACH (struct procedure, procedure, edition->policy->procedures) {
        const struct step *step = procedure_step(procedure, row->step);
        if (step != NULL && str_equal(procedure->noun, row->matter.noun))
            return step->title;
    }
    return (struct str){0};
}

struct str message_words(
    struct arena *arena, const struct directory *directory, const struct message_row *row)
{
    struct str title = step_title(directory, row);
    struct buffer out = {.arena = arena};

    buffer_addf(&out, "%s", message_kind_words(row->kind));
    if (title.len > 0)
        buffer_addf(&out, "：%.*s", STR_ARG(title));
    if (row->kind >= MESSAGE_NEAR)
        buffer_addf(&out, "，%.*s到期", STR_ARG(day_write_chinese(arena, row->due)));
    return buffer_str(&out);
}

static void message_tree(
    const struct viewer *viewer, const struct message_row *row, struct node *out)
{
    struct arena *arena = viewer->arena;

    out->kind = NODE_MAP;
    node_put_text(arena, out, "id", str_format(arena, "%lld", (long long)row->no));
    node_put_text(arena, out, "kind", str_of(message_codes[row->kind]));
    node_put_text(arena, out, "text", message_words(arena, viewer->directory, row));
    node_put_text(arena, out, "matter", id_write(arena, row->matter.matter.id));
    node_put_text(arena, out, "title", row->matter.title);
    if (row->matter.number.len > 0)
        node_put_text(arena, out, "number", row->matter.number);
    if (row->step.len > 0)
        node_put_text(arena, out, "step", row->step);
    node_put_text(arena, out, "at", instant_write_rfc3339(arena, row->at));
    if (row->kind >= MESSAGE_NEAR)
        node_put_text(arena, out, "due", day_write(arena, row->due));
    node_set_bool(node_put(arena, out, STR("read")), row->read);
}

void messages_tree(const struct viewer *viewer, const struct vec *rows, struct node *out)
{
    out->kind = NODE_LIST;
    VEC_EACH (struct message_row, row, *rows)
        message_tree(viewer, row, node_push(viewer->arena, out));
}
