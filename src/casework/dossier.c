#include "casework/dossier.h"

#include "casework/commands_data.h"
#include "casework/matter_shapes.h"
#include "casework/meeting_data.h"

/* --- from words to a command --- */

static bool find_person(const struct directory *directory, struct str word, const char *what,
    person_id *out, struct problems *problems)
{
    if (word.len == 0 || str_is(word, "系统"))
        return true;
    if (directory_find(directory, STREAM_PERSON, word, &out->id)
        && directory_person(directory, *out) != NULL)
        return true;
    problem_add(problems, NULL, (struct str){0},
        "没有名为“%.*s”的%s，或者同名不止一人。请写人员代号。", STR_ARG(word), what);
    return false;
}

static bool procedure_noun(const struct directory *directory, struct str noun, struct str *id)
{
    for (size_t i = directory->editions.len; i > 0; i--) {
        const struct edition *edition = VEC_AT(directory->editions, struct edition, i - 1);
        if (edition->policy == NULL)
            continue;
        LIST_EACH (struct procedure, procedure, edition->policy->procedures)
            if (str_equal(procedure->noun, noun)) {
                *id = procedure->id;
                return true;
            }
    }
    return false;
}

/* `filing new …` is `matter new` with its procedure filled in; `filing sign ID` an act. */
static bool find_kind(const struct request *request, const struct directory *directory,
    struct arena *arena, struct command *command)
{
    struct str procedure = {0};

    command->kind = command_find(request->noun, request->verb);
    if (command->kind != NULL) {
        command->action = request->action;
        return true;
    }
    if (!procedure_noun(directory, request->noun, &procedure))
        return false;
    command->kind = command_find(STR("matter"), request->verb);
    if (command->kind == NULL || str_is(request->verb, "act")) {
        command->kind = command_find(STR("matter"), STR("act"));
        command->action = str_is(request->verb, "act") ? request->action : request->verb;
    }
    if (str_is(request->verb, "new") && node_get(request->input, "procedure") == NULL) {
        struct node *input = arena_new(arena, struct node);
        input->kind = NODE_MAP;
        for (size_t i = 0; request->input != NULL && i < request->input->len; i++)
            *node_put(arena, input, request->input->items[i].key) = request->input->items[i];
        node_put_text(arena, input, "procedure", procedure);
        command->input = input;
    }
    return true;
}

static bool find_target(const struct request *request, const struct directory *directory,
    struct command *command, struct problems *problems)
{
    switch (command->kind->target) {
    case TARGET_AUTHORITY: return true;
    case TARGET_NEW:
    case TARGET_MEETING: command->stream = request->fresh; return true;
    case TARGET_EXISTING: break;
    }
    if (directory_find(directory, command->kind->stream, request->target, &command->stream))
        return true;
    problem_add(problems, NULL, (struct str){0}, "没有“%.*s”。请写编号、代号或者完整名称。",
        STR_ARG(request->target));
    return false;
}

static bool find_day(
    const struct request *request, struct command *command, struct problems *problems)
{
    day done;

    if (request->done_on.len == 0)
        return true;
    if (day_read_loose(request->done_on, &done)) {
        command->done_on = date_of_day(done);
        return true;
    }
    problem_add(problems, NULL, (struct str){0}, "“%.*s”不是日期。请写成 2026-11-03 这样。",
        STR_ARG(request->done_on));
    return false;
}

static int via_of(struct str word)
{
    for (int i = 1; entry_via_codes[i] != NULL; i++)
        if (str_is(word, entry_via_codes[i]))
            return i;
    return VIA_NONE;
}

bool request_read(const struct request *request, const struct directory *directory,
    struct arena *arena, struct command *command, struct problems *problems)
{
    *command = (struct command){.key = request->key,
        .now = request->now,
        .input = request->input,
        .via = via_of(request->via)};
    if (!find_kind(request, directory, arena, command)) {
        problem_add(problems, NULL, (struct str){0}, "没有“%.*s %.*s”这个命令。",
            STR_ARG(request->noun), STR_ARG(request->verb));
        return false;
    }
    bool person = find_person(directory, request->person, "人员", &command->by, problems);
    bool clerk =
        find_person(directory, request->entered_by, "录入人员", &command->entered_by, problems);
    bool target = find_target(request, directory, command, problems);
    return find_day(request, command, problems) && person && clerk && target;
}

/* --- from a command to what the rules need --- */

static struct case_file file_of(const struct directory *directory, const struct matter *matter)
{
    struct case_file file = {.matter = matter};

    if (matter == NULL || matter->opened == NULL)
        return file;
    const struct edition *edition =
        directory_edition(directory, (policy_id){matter->opened->policy});
    if (edition != NULL && edition->policy != NULL) {
        file.policy = edition->policy;
        file.procedure = policy_procedure(edition->policy, matter->opened->procedure);
    }
    return file;
}

static void push_matter(
    const struct shelf *shelf, struct arena *arena, struct vec *matters, matter_id id)
{
    const struct matter *matter = shelf->matter(shelf->context, id);

    if (matter != NULL && matter->version > 0)
        *(const struct matter **)vec_push(arena, matters, sizeof(matter)) = matter;
}

static void add_linking(const struct shelf *shelf, struct arena *arena, struct case_file *file)
{
    struct vec linking = {0}, ids = shelf->linking(shelf->context, file->matter->id);

    VEC_EACH (matter_id, id, ids)
        push_matter(shelf, arena, &linking, *id);
    file->linking = linking.at;
    file->linking_len = linking.len;
}

static struct case_file whole_file(
    const struct directory *directory, const struct shelf *shelf, matter_id id, struct arena *arena)
{
    struct case_file file = file_of(directory, shelf->matter(shelf->context, id));
    struct vec linked = {0};

    if (file.matter == NULL)
        return file;
    VEC_EACH (const struct matter_linked *, link, file.matter->links)
        push_matter(shelf, arena, &linked, (matter_id){(*link)->to});
    file.linked = linked.at;
    file.linked_len = linked.len;
    add_linking(shelf, arena, &file);
    return file;
}

static struct dossier one_file(
    const struct directory *directory, struct arena *arena, struct case_file file)
{
    struct case_file *kept = arena_new(arena, struct case_file);

    *kept = file;
    return (struct dossier){.directory = directory, .files = kept, .files_len = 1};
}

struct dossier dossier_of(
    const struct directory *directory, const struct shelf *shelf, matter_id id, struct arena *arena)
{
    return one_file(directory, arena, whole_file(directory, shelf, id, arena));
}

/* Ids named in the input of a command, before it is read by its shape. */
static void input_links(
    const struct shelf *shelf, const struct node *input, struct arena *arena, struct vec *linked)
{
    const struct node *links = node_get(input, "links"), *to = node_get(input, "to");
    struct id id;

    for (size_t i = 0; links != NULL && links->kind == NODE_LIST && i < links->len; i++)
        if (id_read(node_text(&links->items[i], "to"), &id))
            push_matter(shelf, arena, linked, (matter_id){id});
    if (to != NULL && id_read(to->text, &id))
        push_matter(shelf, arena, linked, (matter_id){id});
}

/* Of several subjects the one who was visited most decides. */
static void count_visits(const struct shelf *shelf, const struct command *command, person_id person,
    struct dossier *dossier)
{
    int year = day_to_civil(instant_day(command->now)).year;

    if (!id_given(person.id))
        return;
    int64_t visits = shelf->visits_in_year(shelf->context, person, year);
    if (visits > dossier->visits_this_year)
        dossier->visits_this_year = visits;
}

/* In any edition: which one counts is decided later. */
static bool finds_filings(const struct directory *directory, struct str procedure)
{
    VEC_EACH (const struct edition, edition, directory->editions) {
        const struct procedure *known =
            edition->policy == NULL ? NULL : policy_procedure(edition->policy, procedure);
        if (known != NULL && known->finds_filings)
            return true;
    }
    return false;
}

static void fetch_like(const struct directory *directory, const struct shelf *shelf,
    const struct command *command, struct arena *arena, struct dossier *dossier)
{
    struct problems ignored = {.arena = arena}; /* the same mistakes are noted when deciding */
    const struct names names = {directory, directory_find};
    static const struct node nothing = {.kind = NODE_MAP};
    const struct matter_open *open = shape_read(arena, &matter_open_shape,
        command->input == NULL ? &nothing : command->input, &names, true, &ignored);
    struct vec filings = {0};

    if (open == NULL)
        return;
    struct matter_opened opened = open->opened;
    struct subject applicant = {.person = opened.applicant};
    if (opened.subjects.len == 0 && id_given(opened.applicant))
        opened.subjects = (struct list){&applicant, 1};
    /* Who files again is told of his or her own and the project's, not of all the unit's. */
    if (!finds_filings(directory, opened.procedure))
        opened.unit = (struct id){{0}};
    struct vec ids = shelf->like(shelf->context, STR("filing"), &opened);
    VEC_EACH (matter_id, id, ids)
        push_matter(shelf, arena, &filings, *id);
    dossier->filings = filings.at;
    dossier->filings_len = filings.len;
    LIST_EACH (struct subject, subject, opened.subjects)
        count_visits(shelf, command, (person_id){subject->person}, dossier);
}

/* What cannot be read is said when deciding. */
static void fetch_late_like(const struct directory *directory, const struct shelf *shelf,
    const struct command *command, struct arena *arena, struct dossier *dossier)
{
    struct problems ignored = {.arena = arena};
    const struct names names = {directory, directory_find};
    static const struct node nothing = {.kind = NODE_MAP};
    const struct late_entry *late = shape_read(arena, &late_entry_recorded_shape,
        command->input == NULL ? &nothing : command->input, &names, true, &ignored);
    struct vec like = {0}, ids = shelf->late_like(shelf->context, late);

    VEC_EACH (matter_id, id, ids)
        push_matter(shelf, arena, &like, *id);
    dossier->filings = like.at;
    dossier->filings_len = like.len;
}

static struct dossier meeting_dossier(const struct directory *directory, const struct shelf *shelf,
    const struct command *command, struct arena *arena)
{
    const struct node *items = node_get(command->input, "items");
    struct vec files = {0};

    for (size_t i = 0; items != NULL && items->kind == NODE_LIST && i < items->len; i++) {
        struct case_file *file = vec_push(arena, &files, sizeof(*file));
        struct id id;
        if (id_read(node_text(&items->items[i], "matter"), &id))
            *file = whole_file(directory, shelf, (matter_id){id}, arena);
    }
    return (struct dossier){.directory = directory, .files = files.at, .files_len = files.len};
}

/* One more item of a meeting that was recorded. */
static struct dossier conclude_dossier(const struct directory *directory, const struct shelf *shelf,
    const struct command *command, struct arena *arena)
{
    struct dossier dossier = {.directory = directory};
    struct id id;

    if (id_read(node_text(command->input, "matter"), &id))
        dossier = one_file(directory, arena, whole_file(directory, shelf, (matter_id){id}, arena));
    dossier.meeting = shelf->meeting(shelf->context, command->stream);
    return dossier;
}

static void add_visits(const struct shelf *shelf, const struct command *command,
    const struct matter *matter, struct dossier *dossier)
{
    if (matter == NULL)
        return;
    VEC_EACH (struct matter_subject, subject, matter->subjects)
        count_visits(shelf, command, (person_id){subject->subject->person}, dossier);
}

struct dossier dossier_build(const struct directory *directory, const struct shelf *shelf,
    const struct command *command, struct arena *arena)
{
    struct dossier dossier = {.directory = directory};
    struct vec linked = {0};

    if (command->kind->target == TARGET_MEETING)
        return meeting_dossier(directory, shelf, command, arena);
    if (command->kind->stream == STREAM_MEETING)
        return conclude_dossier(directory, shelf, command, arena);
    if (command->kind->stream != STREAM_MATTER)
        return dossier;
    struct case_file file = {0};
    if (command->kind->target == TARGET_EXISTING)
        file = whole_file(directory, shelf, (matter_id){command->stream}, arena);
    for (size_t i = 0; i < file.linked_len; i++)
        *(const struct matter **)vec_push(arena, &linked, sizeof(void *)) = file.linked[i];
    input_links(shelf, command->input, arena, &linked);
    file.linked = linked.at;
    file.linked_len = linked.len;
    dossier = one_file(directory, arena, file);
    if (command->kind->shape == &matter_open_shape)
        fetch_like(directory, shelf, command, arena, &dossier);
    else if (command->kind->shape == &late_entry_recorded_shape)
        fetch_late_like(directory, shelf, command, arena, &dossier);
    else
        add_visits(shelf, command, file.matter, &dossier);
    return dossier;
}
