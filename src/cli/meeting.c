/* Meetings: who was there, and item by item who said what, for matters the person may see. */
#include "casework/meeting_data.h"
#include "casework/words.h"
#include "cli/commands.h"
#include "cli/matter.h"
#include "cli/talk.h"
#include "view/matter_view.h"
#include "view/sight.h"

struct sitting {
    struct id id;
    const struct meeting_held *held;
    struct vec items; /* const struct item_concluded * the person may see */
};

static bool item_seen(
    struct cli *cli, const struct meeting_held *held, const struct item_concluded *item)
{
    struct dossier dossier;
    struct fault fault = {0};

    return office_matter(
               cli->office, (matter_id){item->matter}, cli->person, cli->arena, &dossier, &fault)
               == STATUS_OK
           && votes_seen(cli_viewer(cli), &dossier.files[0], held);
}

static bool sitting_take(struct cli *cli, struct id id, struct sitting *out)
{
    struct vec events;

    *out = (struct sitting){.id = id};
    if (office_events(cli->office, id, cli->arena, &events, &cli->fault) != STATUS_OK)
        return false;
    VEC_EACH (struct event, event, events) {
        if (event->shape == &meeting_held_shape)
            out->held = event->data;
        else if (event->shape == &item_concluded_shape) {
            const struct item_concluded *item = event->data;
            if (out->held != NULL && item_seen(cli, out->held, item))
                *(const struct item_concluded **)vec_push(cli->arena, &out->items, sizeof(item)) =
                    item;
        }
    }
    return true;
}

static struct str body_name(const struct cli *cli, struct id id)
{
    const struct body *body = directory_body(cli->directory, (body_id){id});
    return body == NULL ? id_short(cli->arena, id) : body->name;
}

static struct str person_name(const struct cli *cli, struct id id)
{
    return directory_name(cli->arena, cli->directory, (person_id){id});
}

/* ---- one meeting ---------------------------------------------------------------------------- */

static void show_attendance(struct cli *cli, const struct meeting_held *held)
{
    static const char *const words[] = {"", "到会", "缺席", "列席"};

    struct grid grid = {.arena = cli->arena};

    print("出席：\n");
    LIST_EACH (struct attendance, attendance, held->attendance) {
        const struct str cells[] = {STR(""), str_of(words[attendance->state]),
            person_name(cli, attendance->person), attendance->reasons};
        grid_row(&grid, cells, COUNT_OF(cells));
    }
    grid_print(&grid);
}

static struct str result_label(struct cli *cli, const struct item_concluded *item)
{
    struct dossier dossier;
    struct fault fault = {0};
    const struct step *step = NULL;

    if (office_matter(
            cli->office, (matter_id){item->matter}, cli->person, cli->arena, &dossier, &fault)
            == STATUS_OK
        && dossier.files[0].procedure != NULL)
        step = procedure_step(dossier.files[0].procedure, item->step);
    const struct result *result = step == NULL ? NULL : step_result(step, item->result);
    return result == NULL ? item->result : result->label;
}

static void show_item(struct cli *cli, const struct item_concluded *item)
{
    struct str title = {0};
    struct grid grid = {.arena = cli->arena};

    if (!matter_far_title(cli_viewer(cli), (matter_id){item->matter}, &title))
        return;
    print("\n第%lld项  %.*s  %.*s（%.*s）\n", (long long)item->no.n,
        STR_ARG(id_short(cli->arena, item->matter)), STR_ARG(title), STR_ARG(item->step));
    print("  应到%lld人，法定%lld人，实到%lld人\n", (long long)item->entitled.n,
        (long long)item->quorum.n, (long long)item->present.n);
    LIST_EACH (struct position, position, item->positions) {
        const struct str cells[] = {STR(" "),
            code_words(str_of(position_codes[position->position])),
            person_name(cli, position->person), position->words};
        grid_row(&grid, cells, COUNT_OF(cells));
    }
    grid_print(&grid);
    print("  结论：%.*s%s%.*s\n", STR_ARG(result_label(cli, item)),
        item->reasons.len > 0 ? "。" : "", STR_ARG(item->reasons));
}

static void sitting_json(struct cli *cli, const struct sitting *sitting, struct node *out)
{
    out->kind = NODE_MAP;
    node_put_text(cli->arena, out, "id", id_write(cli->arena, sitting->id));
    shape_write(cli->arena, &meeting_held_shape, sitting->held,
        node_put(cli->arena, out, STR("meeting_held")));
    struct node *items = node_put(cli->arena, out, STR("items"));
    items->kind = NODE_LIST;
    VEC_EACH (const struct item_concluded *, item, sitting->items)
        shape_write(cli->arena, &item_concluded_shape, *item, node_push(cli->arena, items));
}

static void sitting_show(struct cli *cli, const struct sitting *sitting)
{
    const struct meeting_held *held = sitting->held;

    must(held != NULL);
    print("%.*s  %.*s\n", STR_ARG(id_short(cli->arena, sitting->id)),
        STR_ARG(body_name(cli, held->body)));
    print("时间：%.*s\n", STR_ARG(date_words(cli->arena, &held->held_on)));
    if (held->place.len > 0)
        print("地点：%.*s\n", STR_ARG(held->place));
    if (id_given(held->chair))
        print("主持：%.*s\n", STR_ARG(person_name(cli, held->chair)));
    if (id_given(held->recorder))
        print("记录：%.*s\n", STR_ARG(person_name(cli, held->recorder)));
    show_attendance(cli, held);
    VEC_EACH (const struct item_concluded *, item, sitting->items)
        show_item(cli, *item);
}

static int sitting_of(struct cli *cli, struct sitting *out)
{
    struct str word = arg_word(&cli->args, cli->command, 0);
    struct id id;
    int code = cli_read(cli);

    if (code != EXIT_DONE)
        return code;
    if (word.len == 0)
        return cli_no(cli, EXIT_USAGE,
            "要写明是哪一次会议：frj meeting show ID。有哪些会议见 frj meeting list。");
    if (!cli_find(cli, STREAM_MEETING, word, &id, &code))
        return code;
    if (!sitting_take(cli, id, out))
        return cli_fault(&cli->fault);
    if (out->held != NULL && out->items.len > 0)
        return EXIT_DONE;
    return cli_no(cli, EXIT_NOT_FOUND, "没有这次会议，或者您无权查看。");
}

int meeting_show_run(struct cli *cli)
{
    struct sitting sitting = {0};
    struct node out = {0};
    int code = sitting_of(cli, &sitting);

    if (code != EXIT_DONE)
        return code;
    if (!arg_given(&cli->args, "json")) {
        sitting_show(cli, &sitting);
        return EXIT_DONE;
    }
    sitting_json(cli, &sitting, &out);
    print_json(cli->arena, &out);
    return EXIT_DONE;
}

/* ---- all of them ---------------------------------------------------------------------------- */

static struct id meeting_of(const struct event *event)
{
    if (event->shape == &study_shape)
        return ((const struct study *)event->data)->meeting;
    if (event->shape == &determination_shape)
        return ((const struct determination *)event->data)->meeting;
    return (struct id){{0}};
}

static void remember(struct cli *cli, struct vec *ids, struct id id)
{
    VEC_EACH (struct id, known, *ids)
        if (id_equal(*known, id))
            return;
    *(struct id *)vec_push(cli->arena, ids, sizeof(id)) = id;
}

/* Meetings are known by the matters they concluded something on. */
static enum status meetings(struct cli *cli, struct vec *ids)
{
    const struct matter_filter all = {0};
    struct vec rows;

    if (office_matters(cli->office, &all, cli->person, cli->arena, &rows, &cli->fault) != STATUS_OK)
        return cli->fault.status;
    VEC_EACH (struct matter_row, row, rows) {
        struct dossier dossier;
        if (office_matter(cli->office, row->matter, cli->person, cli->arena, &dossier, &cli->fault)
            != STATUS_OK)
            return cli->fault.status;
        VEC_EACH (const struct event *, act, dossier.files[0].matter->acts)
            if (id_given(meeting_of(*act)))
                remember(cli, ids, meeting_of(*act));
    }
    return STATUS_OK;
}

int meeting_list_run(struct cli *cli)
{
    struct vec ids = {0};
    struct grid grid = {.arena = cli->arena, .list = true};
    struct node out = {.kind = NODE_LIST};
    int code = cli_read(cli);

    if (code != EXIT_DONE)
        return code;
    if (meetings(cli, &ids) != STATUS_OK)
        return cli_fault(&cli->fault);
    VEC_EACH (struct id, id, ids) {
        struct sitting sitting;
        if (!sitting_take(cli, *id, &sitting) || sitting.held == NULL || sitting.items.len == 0)
            continue;
        const struct str cells[] = {id_short(cli->arena, *id),
            date_words(cli->arena, &sitting.held->held_on), body_name(cli, sitting.held->body),
            str_format(cli->arena, "%zu项", sitting.items.len)};
        grid_row(&grid, cells, COUNT_OF(cells));
        sitting_json(cli, &sitting, node_push(cli->arena, &out));
    }
    if (arg_given(&cli->args, "json"))
        print_json(cli->arena, &out);
    else
        grid_print(&grid);
    if (out.len == 0)
        say("没有您可以查看的会议。记录一次会议：frj meeting hold --file meeting.yaml");
    return EXIT_DONE;
}
