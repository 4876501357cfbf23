/* The authority as it stands: people, units, posts, bodies. */
#include "casework/words.h"
#include "cli/commands.h"
#include "cli/talk.h"

struct listing {
    struct cli *cli;
    struct grid grid;
    struct node out;
    day today;
};

static struct node *row_json(
    struct listing *list, struct id id, struct str handle, const char *key, struct str name)
{
    struct arena *arena = list->cli->arena;
    struct node *row = node_push(arena, &list->out);

    row->kind = NODE_MAP;
    node_put_text(arena, row, "id", id_write(arena, id));
    if (handle.len > 0)
        node_put_text(arena, row, "handle", handle);
    node_put_text(arena, row, key, name);
    return row;
}

static struct str code_of(struct listing *list, struct id id, struct str handle)
{
    return handle.len > 0 ? handle : id_short(list->cli->arena, id);
}

static void row_print(struct listing *list, struct str code, struct str name, struct str more)
{
    const struct str cells[] = {code, name, more};
    grid_row(&list->grid, cells, COUNT_OF(cells));
}

static struct str posts_of(struct listing *list, person_id person)
{
    const struct directory *directory = list->cli->directory;
    struct buffer out = {.arena = list->cli->arena};

    VEC_EACH (struct tenure, tenure, directory->tenures) {
        const struct post *post = directory_post(directory, tenure->post);
        if (!id_equal(tenure->person.id, person.id) || post == NULL
            || list->today.n < tenure->from.n || list->today.n > tenure->to.n)
            continue;
        const struct unit *unit = directory_unit(directory, post->unit);
        buffer_addf(&out, "%s%.*s%.*s", out.len > 0 ? "、" : "",
            STR_ARG(unit == NULL ? STR("") : unit->name), STR_ARG(post->title));
    }
    return buffer_str(&out);
}

static void list_persons(struct listing *list)
{
    VEC_EACH (struct person, person, list->cli->directory->persons) {
        struct node *row = row_json(list, person->id.id, person->handle, "name", person->name);
        struct str posts = posts_of(list, person->id);
        node_put_text(list->cli->arena, row, "posts", posts);
        row_print(list, code_of(list, person->id.id, person->handle), person->name, posts);
    }
}

static void list_units(struct listing *list)
{
    VEC_EACH (struct unit, unit, list->cli->directory->units) {
        struct node *row = row_json(list, unit->id.id, unit->handle, "name", unit->name);
        node_put_text(list->cli->arena, row, "kind", unit->kind);
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
        struct node *row = row_json(list, post->id.id, post->handle, "title", post->title);
        struct node *roles = node_put(list->cli->arena, row, STR("roles"));
        roles->kind = NODE_LIST;
        LIST_EACH (struct str, role, post->roles)
            node_set_text(node_push(list->cli->arena, roles), *role);
        row_print(list, code_of(list, post->id.id, post->handle),
            str_format(list->cli->arena, "%.*s%.*s", STR_ARG(unit == NULL ? STR("") : unit->name),
                STR_ARG(post->title)),
            role_words(list, post));
    }
}

static struct str member_words(struct listing *list, const struct body *body, struct node *row)
{
    struct arena *arena = list->cli->arena;
    const struct roster *roster = directory_roster(list->cli->directory, body->id, list->today);
    struct buffer out = {.arena = arena};
    struct node *members = node_put(arena, row, STR("members"));

    members->kind = NODE_LIST;
    for (size_t i = 0; roster != NULL && i < roster->members.len; i++) {
        const struct roster_member *member = &((const struct roster_member *)roster->members.at)[i];
        const struct person *person =
            directory_person(list->cli->directory, (person_id){member->person});
        node_set_text(node_push(arena, members), id_write(arena, member->person));
        buffer_addf(&out, "%s%.*s%s", out.len > 0 ? "、" : "",
            STR_ARG(person == NULL ? STR("（未登记）") : person->name),
            member->leader.n == 1 ? "（主要负责人）" : "");
    }
    return buffer_str(&out);
}

static void list_bodies(struct listing *list)
{
    VEC_EACH (struct body, body, list->cli->directory->bodies) {
        struct node *row = row_json(list, body->id.id, body->handle, "name", body->name);
        node_put_text(list->cli->arena, row, "kind", body->kind);
        row_print(list, code_of(list, body->id.id, body->handle), body->name,
            member_words(list, body, row));
    }
}

static const struct {
    const char *noun;
    void (*list)(struct listing *list);
} lists[] = {
    {"person", list_persons},
    {"unit", list_units},
    {"post", list_posts},
    {"body", list_bodies},
};

int directory_list_run(struct cli *cli)
{
    struct listing list = {.cli = cli, .grid = {.arena = cli->arena}, .out = {.kind = NODE_LIST}};
    int code = cli_open(cli, OFFICE_READ, false);

    if (code != EXIT_DONE)
        return code;
    list.today = instant_day(office_now(cli->office));
    for (size_t i = 0; i < COUNT_OF(lists); i++)
        if (str_is(str_of(cli->command->noun), lists[i].noun))
            lists[i].list(&list);
    if (arg_given(&cli->args, "json"))
        print_json(cli->arena, &list.out);
    else
        grid_print(&list.grid);
    if (list.out.len == 0)
        say("还没有登记。登记用：frj %s add", cli->command->noun);
    return EXIT_DONE;
}
