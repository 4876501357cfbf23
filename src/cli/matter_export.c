/* The same tree back: of a late entry exactly what went in, of a live matter all its events. */
#include "casework/kind.h"
#include "casework/matter_shapes.h"
#include "cli/commands.h"
#include "cli/matter.h"
#include "cli/talk.h"
#include "view/matter_view.h"
#include "view/sight.h"

/* An act: as on the page.  Else whoever applied, is a subject or of the unit reads the opening of
 * what was not begun by an office, and sees only that something else happened. */
static bool may_read(const struct cli *cli, const struct case_file *file, const struct event *event)
{
    if (sight_of(cli_viewer(cli), file) == SIGHT_OFFICE || step_kind_of_event(event->shape) != NULL)
        return act_seen(cli_viewer(cli), file, event);
    return id_equal(event->by.id, cli->person.id)
           || (event->shape == &matter_opened_shape && file->matter->opened->by_office.n != 1);
}

static void event_tree(
    struct cli *cli, const struct case_file *file, const struct event *event, struct node *out)
{
    struct arena *arena = cli->arena;

    out->kind = NODE_MAP;
    node_put_text(arena, out, "event", str_of(event->shape->name));
    node_put_integer(arena, out, "seq", (int64_t)event->seq);
    node_put_text(arena, out, "at", instant_write(arena, event->at));
    bool read = may_read(cli, file, event);
    if (id_given(event->by.id) && read)
        node_put_text(arena, out, "by", id_write(arena, event->by.id));
    if (read)
        event_write(arena, event, node_put(arena, out, STR("data")));
    else
        node_set_bool(node_put(arena, out, STR("inside")), true);
}

/* A proposed recusal is seen by the principal leader only. */
static bool shown(const struct event *event)
{
    return event->data != NULL && event->shape != &recusal_set_shape;
}

static int export_live(struct cli *cli, const struct case_file *file)
{
    struct vec events;
    struct node out = {.kind = NODE_MAP};

    if (office_events(cli->office, file->matter->id.id, cli->arena, &events, &cli->fault)
        != STATUS_OK)
        return cli_fault(&cli->fault);
    node_put_text(cli->arena, &out, "id", id_write(cli->arena, file->matter->id.id));
    struct node *list = node_put(cli->arena, &out, STR("events"));
    list->kind = NODE_LIST;
    VEC_EACH (struct event, event, events) {
        struct str title;
        bool link = event->shape == &matter_linked_shape;
        if (shown(event)
            && (!link
                || matter_far_title(cli_viewer(cli),
                    (matter_id){((const struct matter_linked *)event->data)->to}, &title)))
            event_tree(cli, file, event, node_push(cli->arena, list));
    }
    print_json(cli->arena, &out);
    return EXIT_DONE;
}

int matter_export_run(struct cli *cli)
{
    struct dossier dossier;
    struct node out = {0};
    int code = matter_take(cli, &dossier);

    if (code != EXIT_DONE)
        return code;
    const struct matter *matter = dossier.files[0].matter;
    if (matter->late == NULL)
        return export_live(cli, &dossier.files[0]);
    shape_write(cli->arena, &late_entry_recorded_shape, matter->late, &out);
    print_json(cli->arena, &out);
    return EXIT_DONE;
}
