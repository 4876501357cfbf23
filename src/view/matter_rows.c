#include "view/matter_rows.h"

struct str row_procedure(const struct directory *directory, const struct matter_row *row)
{
    const struct procedure *procedure = NULL;
    const struct edition *edition = directory_edition(directory, row->policy);

    if (edition != NULL && edition->policy != NULL)
        procedure = policy_procedure(edition->policy, row->procedure);
    return procedure != NULL ? procedure->title : row->procedure;
}

struct str row_state(const struct directory *directory, const struct matter_row *row)
{
    const struct procedure *procedure = NULL;
    const struct edition *edition = directory_edition(directory, row->policy);

    if (row->late)
        return str_is(row->state, "void") ? STR("补录（已作废）") : STR("补录");
    if (edition != NULL && edition->policy != NULL)
        procedure = policy_procedure(edition->policy, row->procedure);
    return procedure != NULL ? word_label(&procedure->states, row->state) : row->state;
}

static void row_tree(const struct viewer *viewer, const struct matter_row *row, struct node *out)
{
    struct arena *arena = viewer->arena;

    out->kind = NODE_MAP;
    node_put_text(arena, out, "id", id_write(arena, row->matter.id));
    node_put_text(arena, out, "procedure", row->procedure);
    node_put_text(arena, out, "noun", row->noun);
    node_put_text(arena, out, "title", row->title);
    if (row->number.len > 0)
        node_put_text(arena, out, "number", row->number);
    node_put_text(arena, out, "state", row->state);
    node_put_text(arena, out, "state_label", row_state(viewer->directory, row));
    if (id_given(row->unit.id))
        node_put_text(arena, out, "unit", id_write(arena, row->unit.id));
    if (id_given(row->applicant.id))
        node_put_text(arena, out, "applicant", id_write(arena, row->applicant.id));
    node_put_text(arena, out, "opened_on", day_write(arena, row->opened_on));
    if (row->ended)
        node_put_text(arena, out, "ended_on", day_write(arena, row->ended_on));
    node_set_bool(node_put(arena, out, STR("ended")), row->ended);
    node_set_bool(node_put(arena, out, STR("late")), row->late);
}

void matter_rows_tree(const struct viewer *viewer, const struct vec *rows, struct node *out)
{
    out->kind = NODE_LIST;
    VEC_EACH (struct matter_row, row, *rows)
        row_tree(viewer, row, node_push(viewer->arena, out));
}
