/* The authority as it stands: people, units, posts, bodies. */
#include "casework/words.h"
#include "cli/commands.h"
#include "cli/talk.h"
#include "view/directory_view.h"

struct listing {
    struct cli *cli;
    struct grid grid;
    day today;
};

static struct str code_of(struct listing *list, struct id id, struct str handle)
{
    return handle.len > 0 ? handle : id_short(list->cli->arena, id);
}

static void row_print(struct listing *list, struct str code, struct str name, struct str more)
{
    const struct str cells[] = {code, name, more};
    grid_row(&list->grid, cells, COUNT_OF(cells));
}

static void list_persons(struct listing *list)
{
    VEC_EACH (struct person, person, list->cli->directory->persons) {
        struct str posts = posts_words(cli_viewer(list->cli), person->id);
        row_print(list, code_of(list, person->id.id, person->handle), person->name, posts);
    }
}

static void list_units(struct listing *list)
{
    VEC_EACH (struct unit, unit, list->cli->directory->units) {
        row_print(
            list, code_of(list, unit->id.id, unit->handle), unit->name, code_words(unit->kind));
    }
}

static struct str role_words(struct listing *list, const struct post *post)
{
    const struct edition *edition = directory_edition_on(list->cli->directory, list->today);
    struct buffer out = {.arena = list->cli->arena};

    LIST_EACH (struct str, id, post->roles) {
        const struct role *role = edition == NULL ? NULL : policy_role(edition->policy, *id);
        buffer_addf(
            &out, "%s%.*s", out.len > 0 ? "、" : "", STR_ARG(role == NULL ? *id : role->title));
    }
    return buffer_str(&out);
}

static void list_posts(struct listing *list)
{
    VEC_EACH (struct post, post, list->cli->directory->posts) {
        const struct unit *unit = directory_unit(list->cli->directory, post->unit);
        row_print(list, code_of(list, post->id.id, post->handle),
            str_format(list->cli->arena, "%.*s%.*s", STR_ARG(unit == NULL ? STR("") : unit->name),
                STR_ARG(post->title)),
            role_words(list, post));
    }
}

static struct str member_words(struct listing *list, const struct body *body)
{
    struct arena *arena = list->cli->arena;
    const struct roster *roster = directory_roster(list->cli->directory, body->id, list->today);
    struct buffer out = {.arena = arena};

    for (size_t i = 0; roster != NULL && i < roster->members.len; i++) {
        const struct roster_member *member = &((const struct roster_member *)roster->members.at)[i];
        const struct person *person =
            directory_person(list->cli->directory, (person_id){member->person});
        buffer_addf(&out, "%s%.*s%s", out.len > 0 ? "、" : "",
            STR_ARG(person == NULL ? STR("（未登记）") : person->name),
            member->leader.n == 1 ? "（主要负责人）" : "");
    }
    return buffer_str(&out);
}

static void list_bodies(struct listing *list)
{
    VEC_EACH (struct body, body, list->cli->directory->bodies) {
        row_print(
            list, code_of(list, body->id.id, body->handle), body->name, member_words(list, body));
    }
}

static const struct {
    const char *noun;
    enum stream_kind kind;
    void (*list)(struct listing *list);
} lists[] = {
    {"person", STREAM_PERSON, list_persons},
    {"unit", STREAM_UNIT, list_units},
    {"post", STREAM_POST, list_posts},
    {"body", STREAM_BODY, list_bodies},
};

int directory_list_run(struct cli *cli)
{
    struct listing list = {.cli = cli, .grid = {.arena = cli->arena}};
    struct node out = {.kind = NODE_LIST};
    int code = cli_open(cli, OFFICE_READ, false);

    if (code != EXIT_DONE)
        return code;
    list.today = instant_day(office_now(cli->office));
    for (size_t i = 0; i < COUNT_OF(lists); i++)
        if (str_is(str_of(cli->command->noun), lists[i].noun)) {
            lists[i].list(&list);
            (void)directory_tree(cli_viewer(cli), lists[i].kind, &out);
        }
    if (arg_given(&cli->args, "json"))
        print_json(cli->arena, &out);
    else
        grid_print(&list.grid);
    if (out.len == 0)
        say("还没有登记。登记用：frj %s add", cli->command->noun);
    return EXIT_DONE;
}
