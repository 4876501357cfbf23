#include "cli/commands.h"
#include "cli/talk.h"
#include "office/notary.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#define ARENA_BYTES ((size_t)2 << 30)

static const struct {
    enum status status;
    int code;
} codes[] = {
    {STATUS_NOT_FOUND, EXIT_NOT_FOUND},
    {STATUS_CONFLICT, EXIT_CONFLICT},
    {STATUS_DENIED, EXIT_REFUSED},
    {STATUS_INVALID, EXIT_USAGE},
    {STATUS_DAMAGED, EXIT_CHECK},
    {STATUS_UNAVAILABLE, EXIT_DATABASE},
    {STATUS_UNKNOWN, EXIT_TRY_AGAIN},
};

int cli_fault(const struct fault *fault)
{
    say("%s", fault->text);
    for (size_t i = 0; i < COUNT_OF(codes); i++)
        if (codes[i].status == fault->status)
            return codes[i].code;
    return EXIT_FAILED;
}

int cli_no(struct cli *cli, int code, const char *format, ...)
{
    char text[sizeof(cli->fault.text)];
    va_list args;

    va_start(args, format);
    int len = vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    must(len >= 0);
    fault_set(&cli->fault, STATUS_INVALID, "%s", text);
    say("%s", cli->fault.text);
    return code;
}

/* ---- opening -------------------------------------------------------------------------------- */

struct str cli_data(const struct cli *cli)
{
    struct str place = arg(&cli->args, "data");

    if (place.at == NULL)
        place = arg(&cli->args, "db");
    return place.at != NULL ? place : str_of(getenv("FRJ_DATA"));
}

struct str cli_keys(const struct cli *cli, struct str place)
{
    struct str given = arg(&cli->args, "keys");

    if (given.at == NULL)
        given = str_of(getenv("FRJ_KEYS"));
    if (given.len > 0 || place.len == 0 || db_is_address(str_c(cli->arena, place)))
        return given;
    return str_format(cli->arena, "%.*s/keys", STR_ARG(place));
}

struct str place_shown(struct arena *arena, struct str place)
{
    const char *end = place.at + place.len, *at = place.at, *colon = NULL;

    if (!str_starts(place, "postgresql://") && !str_starts(place, "postgres://"))
        return place;
    while (at < end && *at != '?')
        at++;
    place.len = (size_t)(at - place.at); /* what follows may hold one too */
    for (at = place.at; at < place.at + place.len && *at != '@'; at++)
        if (*at == ':' && at + 1 < end && at[1] != '/')
            colon = at;
    if (colon == NULL || at == place.at + place.len)
        return place;
    return str_format(arena, "%.*s:***%.*s", (int)(colon - place.at), place.at,
        (int)(place.at + place.len - at), at);
}

/* The codes of the persons of this name, when it has more than one. */
static struct str namesakes(const struct cli *cli, struct str name, size_t *len)
{
    struct buffer out = {.arena = cli->arena};

    *len = 0;
    VEC_EACH (struct person, person, cli->directory->persons) {
        if (!str_equal(person->name, name))
            continue;
        struct str code = person->handle.len > 0
                              ? person->handle
                              : (struct str){id_write(cli->arena, person->id.id).at, 8};
        buffer_addf(&out, "%s%.*s", (*len)++ > 0 ? "、" : "", STR_ARG(code));
    }
    return buffer_str(&out);
}

static int person_unknown(struct cli *cli, struct str word)
{
    size_t len;
    struct str known = namesakes(cli, word, &len);

    if (len > 1)
        return cli_no(cli, EXIT_CONFLICT, "有%zu个“%.*s”，请写代号：%.*s。", len, STR_ARG(word),
            STR_ARG(known));
    return cli_no(
        cli, EXIT_NOT_FOUND, "没有名为“%.*s”的人员。人员见 frj person list。", STR_ARG(word));
}

static int person_take(struct cli *cli, bool needed)
{
    struct str word = arg(&cli->args, "as");

    if (word.at == NULL && !needed)
        return EXIT_DONE;
    if (word.at == NULL)
        return cli_no(cli, EXIT_USAGE,
            "请用 --as 写明以谁的身份办理，例如 --as wangmm。人员见 frj person list。");
    if (directory_find(cli->directory, STREAM_PERSON, word, &cli->person.id)
        && directory_person(cli->directory, cli->person) != NULL)
        return EXIT_DONE;
    return person_unknown(cli, word);
}

#define MINUTE_MS ((int64_t)60 * 1000)
#define YEAR_MS (366 * 24 * 60 * MINUTE_MS)

/* A wrong clock is told before it is recorded: an entry's time never changes and never falls. */
static void clock_say(const struct cli *cli)
{
    struct office_clock clock = office_clock(cli->office);
    struct str machine = instant_write(cli->arena, clock.machine);
    struct str last = instant_write(cli->arena, clock.last);

    if (office_is_story(cli->office))
        return;
    if (clock.machine.ms < clock.last.ms - 5 * MINUTE_MS)
        say("提醒：本机时钟（%.*s）早于最后一条记录（%.*s）。登记时间不会倒退，记作与那一条相同。"
            "请校正本机时钟。",
            STR_ARG(machine), STR_ARG(last));
    else if (clock.machine.ms > clock.last.ms + YEAR_MS)
        say("提醒：本机时钟（%.*s）比最后一条记录（%.*s）晚一年以上。登记时间不能改，"
            "时钟若不准，请先校正再办理。",
            STR_ARG(machine), STR_ARG(last));
}

int cli_open(struct cli *cli, enum office_mode mode, bool person_needed)
{
    struct str dir = cli_data(cli);
    struct fault *fault = &cli->fault;

    if (dir.len == 0)
        return cli_no(cli, EXIT_USAGE, "请用 --data 写明数据所在的文件夹，例如 --data data/demo。");
    if (office_open(str_c(cli->arena, dir), mode, &cli->office, fault) != STATUS_OK) {
        int code = cli_fault(fault);
        return code == EXIT_CONFLICT ? EXIT_TRY_AGAIN : code; /* another process is writing */
    }
    cli->writes = office_writes(cli->office);
    cli->directory = office_directory(cli->office);
    if (cli->writes)
        clock_say(cli);
    return person_take(cli, person_needed);
}

bool cli_find(struct cli *cli, enum stream_kind kind, struct str word, struct id *out, int *code)
{
    if (office_find(cli->office, kind, word, out, &cli->fault) == STATUS_OK)
        return true;
    *code = kind == STREAM_PERSON ? person_unknown(cli, word) : cli_fault(&cli->fault);
    return false;
}

const struct viewer *cli_viewer(const struct cli *cli)
{
    struct viewer *viewer = arena_new(cli->arena, struct viewer);

    *viewer = (struct viewer){.arena = cli->arena,
        .office = cli->office,
        .directory = cli->directory,
        .person = cli->person,
        .now = office_now(cli->office)};
    return viewer;
}

/* ---- running -------------------------------------------------------------------------------- */

int cli_no_command(struct cli *cli)
{
    const struct args *args = &cli->args;
    struct str noun = args->words[0], verb = args->words_len > 1 ? args->words[1] : (struct str){0};
    struct str near = command_nearest(cli->arena, noun, verb);
    const char *space = verb.len > 0 ? " " : "";

    if (near.len > 0)
        return cli_no(cli, EXIT_USAGE, "没有“%.*s%s%.*s”这个命令。您是不是要写：frj %.*s",
            STR_ARG(noun), space, STR_ARG(verb), STR_ARG(near));
    return cli_no(cli, EXIT_USAGE,
        "没有“%.*s%s%.*s”这个命令。全部命令见 frj help --all；程序的各步写作 frj filing new、frj "
        "filing sign ID。",
        STR_ARG(noun), space, STR_ARG(verb));
}

static int run(struct cli *cli, int count, char **words)
{
    enum status status =
        args_read(cli->arena, count, words, &cli->args, &cli->command, &cli->fault);

    if (status != STATUS_OK)
        return cli_fault(&cli->fault);
    if (arg_given(&cli->args, "help") || cli->args.words_len == 0)
        return help_run(cli);
    if (cli->command == NULL && cli->args.words_len == 1)
        return help_noun(cli, cli->args.words[0]);
    if (cli->command == NULL)
        return cli_no_command(cli);
    int code = cli->command->run(cli);
    if (code == EXIT_DONE && cli->office != NULL && cli->writes)
        (void)cli_sign(cli, cli_keys(cli, cli_data(cli))); /* it says so; what was done is done */
    return code;
}

/* ---- failing in JSON ------------------------------------------------------------------------ */

static const struct {
    int code;
    const char *word;
} failures[] = {
    {EXIT_FAILED, "failed"},
    {EXIT_USAGE, "usage"},
    {EXIT_CONFIGURATION, "configuration"},
    {EXIT_DATABASE, "database"},
    {EXIT_CHECK, "check"},
    {EXIT_REFUSED, "refused"},
    {EXIT_CONFLICT, "conflict"},
    {EXIT_NOT_FOUND, "not_found"},
    {EXIT_TRY_AGAIN, "try_again"},
};

static bool asks_json(int count, char **words)
{
    for (int i = 0; i < count; i++)
        if (str_is(str_of(words[i]), "--json"))
            return true;
    return false;
}

/* A refusal and the mistakes of an input are documents of their own; then there is no fault. */
static void failure_json(const struct cli *cli, int code)
{
    struct node out = {.kind = NODE_MAP};

    for (size_t i = 0; i < COUNT_OF(failures); i++)
        if (failures[i].code == code)
            node_put_text(cli->arena, &out, "error", str_of(failures[i].word));
    node_put_text(cli->arena, &out, "message", str_of(cli->fault.text));
    print_json(cli->arena, &out);
}

static bool asks_version(int count, char **words)
{
    return count == 1 && str_is(str_of(words[0]), "--version");
}

/* `frj notary --keys DIR` is no command of people: the office starts it with a socket. */
static bool is_notary(int count, char **words)
{
    struct stat what;

    return count == 4 && str_is(str_of(words[1]), "notary") && str_is(str_of(words[2]), "--keys")
           && fstat(NOTARY_FD, &what) == 0 && S_ISSOCK(what.st_mode);
}

int cli_main(int count, char **words)
{
    if (is_notary(count, words))
        return notary_serve(NOTARY_FD, words[3]);
    struct cli cli = {.arena = arena_open(ARENA_BYTES)};

    if (cli.arena == NULL || !digest_ready()) {
        say("内存不足。");
        return EXIT_TRY_AGAIN;
    }
    int code =
        asks_version(count - 1, words + 1) ? version_run(&cli) : run(&cli, count - 1, words + 1);
    if (code != EXIT_DONE && cli.fault.text[0] != '\0' && asks_json(count - 1, words + 1))
        failure_json(&cli, code);
    office_close(cli.office);
    arena_close(cli.arena);
    if (fflush(stdout) != 0 && code == EXIT_DONE) {
        say("输出没有写完。");
        code = EXIT_FAILED;
    }
    return code;
}
