/* The same tree back: of a late entry exactly what went in, of a live matter all its events. */
#include "casework/kind.h"
#include "casework/matter_shapes.h"
#include "cli/commands.h"
#include "cli/matter.h"
#include "cli/talk.h"

/* What a step marked `inside` holds is read by the undertaking offices alone. */
static bool may_read(const struct cli *cli, const struct case_file *file, const struct event *event)
{
    const unit_id anywhere = {{{0}}};
    day today = instant_day(office_now(cli->office));

    if (file->procedure == NULL || step_kind_of_event(event->shape) == NULL
        || !id_given(cli->person.id))
        return true;
    const struct step *step =
        procedure_step(file->procedure, ((const struct act *)event->data)->step);
    return step == NULL || !step->inside || id_equal(event->by.id, cli->person.id)
           || directory_holds(
               cli->directory, cli->person, STR("undertaking_office"), anywhere, today)
           || directory_holds(
               cli->directory, cli->person, STR("examination_office"), anywhere, today);
}

static void event_tree(
    struct cli *cli, const struct case_file *file, const struct event *event, struct node *out)
{
    struct arena *arena = cli->arena;

    out->kind = NODE_MAP;
    node_put_text(arena, out, "event", str_of(event->shape->name));
    node_put_integer(arena, out, "seq", (int64_t)event->seq);
    node_put_text(arena, out, "at", instant_write(arena, event->at));
    if (id_given(event->by.id))
        node_put_text(arena, out, "by", id_write(arena, event->by.id));
    if (may_read(cli, file, event))
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
                || far_title(
                    cli, (matter_id){((const struct matter_linked *)event->data)->to}, &title)))
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
