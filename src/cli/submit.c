#include "cli/submit.h"

#include "casework/command.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/talk.h"
#include "view/needs.h"

/* ---- short ids ------------------------------------------------------------------------------ */

static bool expand_one(struct cli *cli, enum stream_kind kind, struct str *word, int *code)
{
    struct id id;

    if (word->len == 0 || id_read(*word, &id))
        return true;
    if (!cli_find(cli, kind, *word, &id, code))
        return false;
    *word = id_write(cli->arena, id);
    return true;
}

/* The fields of this shape that mean matters, in their lists and groups too. */
static bool expand_fields(struct cli *cli, const struct shape *shape, struct node *node, int *code)
{
    if (node->kind == NODE_LIST) {
        for (size_t i = 0; i < node->len; i++)
            if (!expand_fields(cli, shape, &node->items[i], code))
                return false;
        return true;
    }
    for (size_t i = 0; node->kind == NODE_MAP && i < node->len; i++) {
        struct node *child = &node->items[i];
        const struct field *field = shape_field(shape, child->key);
        if (field == NULL)
            continue;
        if (field->kind == FIELD_ID && field->refers == STREAM_MATTER && child->kind == NODE_TEXT
            && !expand_one(cli, STREAM_MATTER, &child->text, code))
            return false;
        if (field->of != NULL && !expand_fields(cli, field->of, child, code))
            return false;
    }
    return true;
}

static bool about_matters(const struct submission *what)
{
    const struct command_kind *kind = command_find(what->noun, what->verb);

    return kind == NULL || kind->stream == STREAM_MATTER || kind->stream == STREAM_MEETING;
}

static bool expand(struct cli *cli, struct submission *what, int *code)
{
    const struct command_kind *kind =
        command_find(str_is(what->verb, "new") ? STR("matter") : what->noun, what->verb);

    if (!about_matters(what))
        return true;
    enum stream_kind target = kind == NULL ? STREAM_MATTER : kind->stream;

    return expand_one(cli, target, &what->target, code)
           && (kind == NULL || kind->shape == NULL
               || expand_fields(cli, kind->shape, what->input, code));
}

/* ---- the request ---------------------------------------------------------------------------- */

/* --by and --on: done on paper by that person on that day, entered by --as. */
static bool request_of(struct cli *cli, const struct submission *what, struct request *request)
{
    struct str by = arg(&cli->args, "by"), as = arg(&cli->args, "as"), key = arg(&cli->args, "key");

    *request = (struct request){
        .noun = what->noun,
        .verb = what->verb,
        .target = what->target,
        .action = what->action,
        .person = by.len > 0 ? by : as,
        .entered_by = by.len > 0 ? as : (struct str){0},
        .done_on = arg(&cli->args, "on"),
        .input = what->input,
        .upload = what->upload,
        .now = office_now(cli->office),
    };
    bool paper = by.len > 0 || request->done_on.len > 0 || arg_given(&cli->args, "paper");
    if (request->person.len > 0)
        request->via = paper ? STR("paper") : STR("door"); /* the host itself enters nothing */
    if (key.len == 0 || id_read(key, &request->key.id))
        return true;
    say("--key（提交号）应是32位小写十六进制数字。");
    return false;
}

/* ---- the reply ------------------------------------------------------------------------------ */

/* Something the step needs was left out: then all it needs is said, not the first alone. */
static bool asks_for_more(enum refusal refusal)
{
    return refusal == REFUSAL_FIELD_MUST_BE_GIVEN || refusal == REFUSAL_FACT_MUST_BE_STATED
           || refusal == REFUSAL_MATERIAL_MUST_BE_GIVEN
           || refusal == REFUSAL_RESULT_MUST_BE_ONE_OF_THE_STEP
           || refusal == REFUSAL_PERSONS_MUST_BE_ENOUGH || refusal == REFUSAL_REASONS_MUST_BE_GIVEN;
}

static int reply_no(struct cli *cli, const struct submission *what, struct reply *reply)
{
    struct str matter = what->matter.len > 0 ? what->matter : what->target;
    bool json = arg_given(&cli->args, "json");

    if (reply->status != STATUS_OK) {
        cli->fault = reply->fault;
        int code = cli_fault(&cli->fault);
        if (reply->status == STATUS_UNKNOWN && id_given(reply->key.id))
            say("请把这条命令原样再运行一次，加上 --key %.*s：已经登记的不会重复登记。",
                STR_ARG(id_write(cli->arena, reply->key.id)));
        return code;
    }
    if (reply->decision.problems.len > 0) {
        if (!json)
            say("没有办理，下面%zu处要改：", reply->decision.problems.len);
        say_problems(cli->arena, &reply->decision.problems, arg(&cli->args, "file"), json);
        return EXIT_USAGE;
    }
    say_refusal(cli->arena, &reply->decision, json);
    if (!json && what->step != NULL && asks_for_more(reply->decision.refusal))
        say("  这一步一共要写：\n%.*s",
            STR_ARG(needs_words(cli->arena, what->file, what->step, "    ")));
    if (!json && about_matters(what) && matter.len > 8 && id_given(cli->person.id))
        say("  现在能办什么：frj matter options %.8s --as %.*s", matter.at,
            STR_ARG(arg(&cli->args, "as")));
    return EXIT_REFUSED;
}

static void done_json(struct cli *cli, const struct reply *reply, const struct dossier *dossier)
{
    struct node out = {.kind = NODE_MAP};

    node_put_text(cli->arena, &out, "id", id_write(cli->arena, reply->stream));
    node_put_integer(cli->arena, &out, "seq", (int64_t)reply->seq);
    node_set_bool(node_put(cli->arena, &out, STR("repeated")), reply->repeated);
    struct node *notes = node_put(cli->arena, &out, STR("notes"));
    notes->kind = NODE_LIST;
    VEC_EACH (struct str, note, reply->decision.notes)
        node_set_text(node_push(cli->arena, notes), *note);
    if (dossier != NULL)
        next_json(cli, dossier, &out);
    print_json(cli->arena, &out);
}

/* The matter the act was about, when the person may see it. */
static bool look_after(
    struct cli *cli, const struct submission *what, const struct reply *reply, struct dossier *out)
{
    struct fault fault = {0};
    struct id id = reply->stream;

    if (!about_matters(what) || (what->matter.len > 0 && !id_read(what->matter, &id)))
        return false;
    if (office_matter(cli->office, (matter_id){id}, cli->person, cli->arena, out, &fault)
        != STATUS_OK)
        return false;
    return out->files[0].procedure != NULL;
}

static int reply_done(struct cli *cli, const struct submission *what, const struct reply *reply)
{
    struct dossier dossier = {0};
    bool seen = look_after(cli, what, reply, &dossier);

    if (arg_given(&cli->args, "json")) {
        done_json(cli, reply, seen ? &dossier : NULL);
        return EXIT_DONE;
    }
    if (id_given(reply->stream))
        print("%.*s\n", STR_ARG(id_write(cli->arena, reply->stream)));
    say(reply->repeated ? "这个提交号此前已经记录过，没有重复记录。" : "已登记。");
    VEC_EACH (struct str, note, reply->decision.notes)
        say("提示：%.*s", STR_ARG(*note));
    if (seen)
        next_say(cli, &dossier);
    else if (!about_matters(what) && id_given(reply->stream))
        say("可以用 frj person list、unit list、post list、body list 查看登记情况。");
    return EXIT_DONE;
}

int submit(struct cli *cli, const struct submission *what)
{
    struct submission expanded = *what;
    struct request request;
    struct reply reply = {0};
    int code = EXIT_FAILED;

    if (!expand(cli, &expanded, &code))
        return code;
    if (expanded.matter.len > 0 && !expand_one(cli, STREAM_MATTER, &expanded.matter, &code))
        return code;
    if (!request_of(cli, &expanded, &request))
        return EXIT_USAGE;
    enum status status = office_submit(cli->office, &request, 1, &reply, cli->arena, &cli->fault);
    cli->directory = office_directory(cli->office);
    if (status != STATUS_OK && reply.status == STATUS_OK)
        return cli_fault(&cli->fault);
    if (reply.status != STATUS_OK || reply.decision.problems.len > 0
        || reply.decision.refusal != REFUSAL_NONE)
        return reply_no(cli, &expanded, &reply);
    return reply_done(cli, &expanded, &reply);
}

/* ---- commands that are one request ---------------------------------------------------------- */

bool door_stands_open(const struct cli *cli)
{
    if (!cli->directory->door_shut)
        return true;
    say_rule(cli->arena, REFUSAL_DOOR_MUST_BE_OPEN,
        STR("本机入口已经关闭。请系统管理员先打开：frj door open --reasons …"),
        arg_given(&cli->args, "json"));
    return false;
}

static bool target_given(const struct cli *cli, const struct command_kind *kind)
{
    struct str target = arg_word(&cli->args, cli->command, 0);

    if (kind->target != TARGET_EXISTING || target.len > 0)
        return true;
    say("要写明办理的是哪一个：frj %s %s %s", kind->noun, kind->verb, cli->command->args);
    return false;
}

int submit_run(struct cli *cli)
{
    const struct cli_command *row = cli->command;
    const struct command_kind *kind = command_find(str_of(row->noun), str_of(row->verb));
    bool setup = kind->caller == CALLER_HOST;
    int code = EXIT_USAGE;

    if (str_is(str_of(kind->verb), "act"))
        return procedure_run(cli);
    if (!target_given(cli, kind))
        return EXIT_USAGE;
    struct submission what = {
        .noun = str_of(row->noun),
        .verb = str_of(row->verb),
        .target = arg_word(&cli->args, row, 0),
        .input = input_read(cli, &code),
    };
    if (what.input == NULL)
        return code;
    code = cli_open(cli, OFFICE_SUBMIT, !setup);
    if (code != EXIT_DONE)
        return code;
    bool opens = str_is(what.noun, "door");
    if (!opens && !door_stands_open(cli))
        return EXIT_REFUSED;
    return submit(cli, &what);
}
