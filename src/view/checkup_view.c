#include "view/checkup_view.h"

#include "view/sight.h"

struct vec checkup_gaps(const struct viewer *viewer, const struct dossier *dossier)
{
    if (sight_of(viewer, &dossier->files[0]) != SIGHT_OFFICE)
        return (struct vec){0};
    return casework_checkup(dossier, instant_day(viewer->now), viewer->arena);
}

void gaps_tree(struct arena *arena, const struct vec *gaps, struct node *out)
{
    out->kind = NODE_LIST;
    VEC_EACH (struct gap, gap, *gaps) {
        struct node *row = node_push(arena, out);
        row->kind = NODE_MAP;
        node_put_text(arena, row, "kind", str_of(gap_codes[gap->kind]));
        node_put_text(arena, row, "what", gap->what);
        node_put_text(arena, row, "mend", gap->mend);
        if (gap->step != NULL)
            node_put_text(arena, row, "step", gap->step->id);
        if (gap->action.len > 0)
            node_put_text(arena, row, "action", gap->action);
        if (id_given(gap->elsewhere.id))
            node_put_text(arena, row, "matter", id_write(arena, gap->elsewhere.id));
    }
}

void checked_tree(const struct viewer *viewer, const struct vec *checked, struct node *out)
{
    out->kind = NODE_LIST;
    VEC_EACH (struct checked, one, *checked) {
        struct node *row = node_push(viewer->arena, out);
        row->kind = NODE_MAP;
        node_put_text(viewer->arena, row, "id", id_write(viewer->arena, one->row.matter.id));
        node_put_text(viewer->arena, row, "title", one->row.title);
        gaps_tree(viewer->arena, &one->gaps, node_put(viewer->arena, row, STR("gaps")));
    }
}

enum status checkup_some(const struct viewer *viewer, const struct page_filter *filter,
    struct vec *out, int64_t *next, struct fault *fault)
{
    struct list_page page = {.next = 0};
    enum status status =
        office_list(viewer->office, filter, viewer->person, viewer->arena, &page, fault);

    *out = (struct vec){0};
    for (size_t i = 0; status == STATUS_OK && i < page.rows.len; i++) {
        struct checked checked = {.row = *VEC_AT(page.rows, struct matter_row, i)};
        struct dossier dossier;
        status = office_matter(
            viewer->office, checked.row.matter, viewer->person, viewer->arena, &dossier, fault);
        if (status != STATUS_OK)
            break;
        checked.gaps = checkup_gaps(viewer, &dossier);
        if (checked.gaps.len > 0)
            *(struct checked *)vec_push(viewer->arena, out, sizeof(checked)) = checked;
    }
    *next = page.next;
    return status;
}
