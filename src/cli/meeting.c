/* Meetings: who was there, and item by item who said what, for matters the person may see. */
#include "casework/words.h"
#include "cli/commands.h"
#include "cli/matter.h"
#include "cli/talk.h"
#include "view/matter_view.h"
#include "view/meeting_view.h"

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

static void show_item(
    struct cli *cli, const struct sitting *sitting, const struct item_concluded *item)
{
    struct str title = {0};
    struct grid grid = {.arena = cli->arena};

    if (!matter_far_title(cli_viewer(cli), (matter_id){item->matter}, &title))
        return;
    print("\n第%lld项  %.*s  %.*s（%.*s）\n", (long long)item->no.n,
        STR_ARG(id_short(cli->arena, item->matter)), STR_ARG(title), STR_ARG(item->step));
    if (item_added(sitting, item->matter))
        print("  不在发布的议程上，是会上增加的事项\n");
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

/* What was said before the meeting, and corrections: a line each, in order. */
static void show_said(struct cli *cli, const struct meeting *meeting)
{
    struct grid grid = {.arena = cli->arena};

    VEC_EACH (const struct event *, said, meeting->ahead) {
        const struct str cells[] = {
            STR(" "), person_name(cli, (*said)->by.id), said_words(cli_viewer(cli), *said)};
        grid_row(&grid, cells, COUNT_OF(cells));
    }
    if (meeting->ahead.len > 0)
        print("会前和更正：\n");
    grid_print(&grid);
}

static void show_agenda(struct cli *cli, const struct meeting_called *called)
{
    int no = 1;

    print("通知：%.*s %.*s  %.*s\n", STR_ARG(date_words(cli->arena, &called->planned_on)),
        STR_ARG(called->planned_time), STR_ARG(called->place));
    LIST_EACH (struct agenda_item, item, called->items) {
        struct str title = {0};
        if (matter_far_title(cli_viewer(cli), (matter_id){item->matter}, &title))
            print("  议题%d  %.*s  %.*s\n", no++, STR_ARG(id_short(cli->arena, item->matter)),
                STR_ARG(title));
    }
}

static void sitting_show(struct cli *cli, const struct sitting *sitting)
{
    const struct meeting_held *held = sitting->meeting.held;

    must(sitting->body != NULL);
    print("%.*s  %.*s\n", STR_ARG(id_short(cli->arena, sitting->id)), STR_ARG(sitting->body->name));
    if (sitting->meeting.called != NULL)
        show_agenda(cli, sitting->meeting.called);
    show_said(cli, &sitting->meeting);
    if (held == NULL)
        return;
    print("时间：%.*s\n", STR_ARG(date_words(cli->arena, &held->held_on)));
    if (held->place.len > 0)
        print("地点：%.*s\n", STR_ARG(held->place));
    if (id_given(held->chair))
        print("主持：%.*s\n", STR_ARG(person_name(cli, held->chair)));
    if (id_given(held->recorder))
        print("记录：%.*s\n", STR_ARG(person_name(cli, held->recorder)));
    show_attendance(cli, held);
    VEC_EACH (const struct item_concluded *, item, sitting->meeting.items)
        show_item(cli, sitting, *item);
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
    return sitting_read(cli_viewer(cli), id, out, &cli->fault) == STATUS_OK
               ? EXIT_DONE
               : cli_fault(&cli->fault);
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
    sitting_tree(cli_viewer(cli), &sitting, &out);
    print_json(cli->arena, &out);
    return EXIT_DONE;
}

/* ---- all of them ---------------------------------------------------------------------------- */

int meeting_list_run(struct cli *cli)
{
    const struct sitting_filter all = {.limit = INT32_MAX};
    struct sittings found;
    struct grid grid = {.arena = cli->arena, .list = true};
    struct node out = {.kind = NODE_LIST};
    int code = cli_read(cli);

    if (code != EXIT_DONE)
        return code;
    if (sittings_read(cli_viewer(cli), &all, &found, &cli->fault) != STATUS_OK)
        return cli_fault(&cli->fault);
    VEC_EACH (struct sitting, sitting, found.rows) {
        const struct meeting_held *held = sitting->meeting.held;
        const struct str cells[] = {id_short(cli->arena, sitting->id),
            date_words(cli->arena, &held->held_on), body_name(cli, held->body),
            str_format(cli->arena, "%zu项", sitting->meeting.items.len)};
        grid_row(&grid, cells, COUNT_OF(cells));
        sitting_tree(cli_viewer(cli), sitting, node_push(cli->arena, &out));
    }
    if (arg_given(&cli->args, "json"))
        print_json(cli->arena, &out);
    else
        grid_print(&grid);
    if (out.len == 0)
        say("没有您可以查看的会议。记录一次会议：frj meeting hold --file meeting.yaml");
    return EXIT_DONE;
}
