#include "view/moved_view.h"

#include "casework/matter_clock.h"

static void round_add(const struct viewer *viewer, const struct case_file *file,
    const struct matter_step *round, struct vec *out)
{
    struct deadline deadline;

    if (round->state != STEP_OPEN
        || !matter_deadline(viewer->arena, file, round, viewer->directory->calendar, &deadline))
        return;
    LIST_EACH (struct deadline_move, move, deadline.moves)
        *(struct moved *)vec_push(viewer->arena, out, sizeof(struct moved)) = (struct moved){
            .matter = file->matter->id,
            .title = file->matter->opened->title,
            .step = round->step,
            .step_title = procedure_step(file->procedure, round->step)->title,
            .why = move->why,
            .from = move->from,
            .to = move->to,
        };
}

enum status moved_some(const struct viewer *viewer, const struct page_filter *filter,
    struct vec *out, int64_t *next, struct fault *fault)
{
    struct list_page page = {.next = 0};
    enum status status =
        office_list(viewer->office, filter, viewer->person, viewer->arena, &page, fault);

    *out = (struct vec){0};
    VEC_EACH (struct matter_row, row, page.rows) {
        struct dossier dossier;
        if (status == STATUS_OK)
            status = office_matter(
                viewer->office, row->matter, viewer->person, viewer->arena, &dossier, fault);
        if (status != STATUS_OK)
            break;
        VEC_EACH (struct matter_step, round, dossier.files[0].matter->steps)
            round_add(viewer, &dossier.files[0], round, out);
    }
    *next = page.next;
    return status;
}

void moved_tree(struct arena *arena, const struct vec *moved, struct node *out)
{
    out->kind = NODE_LIST;
    VEC_EACH (struct moved, one, *moved) {
        struct node *row = node_push(arena, out);
        row->kind = NODE_MAP;
        node_put_text(arena, row, "id", id_write(arena, one->matter.id));
        node_put_text(arena, row, "title", one->title);
        node_put_text(arena, row, "step", one->step);
        node_put_text(arena, row, "step_title", one->step_title);
        node_put_text(arena, row, "from", day_write(arena, one->from));
        node_put_text(arena, row, "to", day_write(arena, one->to));
        node_put_text(arena, row, "why", one->why);
    }
}
