/* The files of a matter: one put there, all listed, one taken out. */
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/submit.h"
#include "cli/talk.h"
#include "office/media.h"
#include "office/office_files.h"
#include "view/files_view.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { BLOCK_LEN = 65536 };

/* ---- attach --------------------------------------------------------------------------------- */

static bool block_write(int fd, struct str block)
{
    while (block.len > 0) {
        ssize_t put = write(fd, block.at, block.len);
        if (put < 0 && errno != EINTR)
            return false;
        if (put > 0)
            block = (struct str){block.at + put, block.len - (size_t)put};
    }
    return true;
}

/* No more than a file may have, and one byte. */
static bool bytes_copy(int from, int to)
{
    char block[BLOCK_LEN];
    uint64_t bytes = 0;
    ssize_t got = 1;

    while (got != 0 && bytes <= ATTACHMENT_BYTES_MAX) {
        got = read(from, block, sizeof(block));
        if (got < 0 && errno == EINTR)
            got = 1;
        else if (got < 0 || !block_write(to, (struct str){block, (size_t)got}))
            return false;
        else
            bytes += (uint64_t)got;
    }
    return true;
}

static void input_put(
    struct cli *cli, struct str path, int fd, const struct file_told *told, struct node *input)
{
    struct node *file = node_put(cli->arena, input, STR("file"));
    struct str media = media_find(fd);

    file->kind = NODE_MAP;
    node_put_text(cli->arena, file, "name", attachment_name(path));
    node_put_text(cli->arena, file, "media", media.len > 0 ? media : STR("application/unknown"));
    node_put_integer(cli->arena, file, "bytes", (int64_t)told->bytes);
    node_put_text(cli->arena, file, "sha256",
        hex_write(cli->arena, told->digests[DIGEST_SHA256].b, DIGEST_LEN));
    node_put_text(
        cli->arena, file, "sm3", hex_write(cli->arena, told->digests[DIGEST_SM3].b, DIGEST_LEN));
}

static int upload_failed(struct cli *cli, const char *what)
{
    return cli_no(cli, EXIT_FAILED, "%s：%s", what, system_words(errno).text);
}

/* What lies in the upload is sent; the upload is ours and goes again. */
static int upload_submit(struct cli *cli, struct str path, int from, struct submission *what)
{
    const struct file_store *store = office_files(cli->office);
    struct upload_name name = {{0}};
    struct file_told told;
    int code, fd = upload_make(store, 1, &name);

    if (fd < 0)
        return upload_failed(cli, "不能存放文件");
    if (!bytes_copy(from, fd) || !file_tell(fd, &told)) {
        code = upload_failed(cli, "文件没有存下来，没有登记");
    } else {
        input_put(cli, path, fd, &told, what->input);
        what->upload = str_of(name.text);
        code = submit(cli, what);
    }
    close(fd);
    upload_drop(store, &name);
    return code;
}

static int attach(struct cli *cli, struct str path, struct submission *what)
{
    int from = open(str_c(cli->arena, path), O_RDONLY | O_CLOEXEC);

    if (from < 0)
        return cli_no(cli, EXIT_FAILED, "打不开 %.*s：%s", STR_ARG(path), system_words(errno).text);
    int code = file_store_make(office_files(cli->office), &cli->fault) == STATUS_OK
                   ? upload_submit(cli, path, from, what)
                   : cli_fault(&cli->fault);
    close(from);
    return code;
}

static int attach_run(struct cli *cli)
{
    struct str path = arg_word(&cli->args, cli->command, 1);
    int code = EXIT_USAGE;
    struct submission what = {.noun = STR("matter"),
        .verb = STR("attach"),
        .target = arg_word(&cli->args, cli->command, 0),
        .input = input_read(cli, &code)};

    if (what.input == NULL)
        return code;
    if (what.target.len == 0 || path.len == 0)
        return cli_no(cli, EXIT_USAGE,
            "要写明哪件事项、哪份文件：frj matter attach ID 可行性研究报告.pdf --as PERSON");
    code = cli_open(cli, OFFICE_SUBMIT, true);
    if (code != EXIT_DONE)
        return code;
    return door_stands_open(cli) ? attach(cli, path, &what) : EXIT_REFUSED;
}

/* ---- files ---------------------------------------------------------------------------------- */

static int matter_load(struct cli *cli, struct dossier *dossier)
{
    struct str word = arg_word(&cli->args, cli->command, 0);
    struct id id;
    int code = EXIT_USAGE;

    if (word.len == 0)
        return cli_no(cli, EXIT_USAGE, "要写明是哪一件事项。有哪些事项见 frj matter list。");
    code = cli_open(cli, OFFICE_READ, false);
    if (code != EXIT_DONE || !cli_find(cli, STREAM_MATTER, word, &id, &code))
        return code;
    return office_matter(
               cli->office, (matter_id){id}, cli->person, cli->arena, dossier, &cli->fault)
                   == STATUS_OK
               ? EXIT_DONE
               : cli_fault(&cli->fault);
}

static int list_run(struct cli *cli)
{
    struct node out = {.kind = NODE_LIST};
    struct dossier dossier = {0};
    int code = matter_load(cli, &dossier);

    if (code != EXIT_DONE)
        return code;
    const struct viewer *viewer = cli_viewer(cli);
    if (arg_given(&cli->args, "json")) {
        files_tree(viewer, &dossier.files[0], &out);
        print_json(cli->arena, &out);
        return EXIT_DONE;
    }
    struct vec seen = files_seen(viewer, &dossier.files[0]);
    VEC_EACH (struct file_shown, shown, seen) {
        const struct file_attached *attached = shown->attached;
        print("%zu  %.*s  %.*s  %.*s  %.*s%s%.*s\n", shown->no,
            STR_ARG(day_write(cli->arena, event_day(shown->event))),
            STR_ARG(bytes_words(cli->arena, attached->file->bytes.n)),
            STR_ARG(attached->file->name),
            STR_ARG(material_title(&dossier.files[0], attached->material)),
            attached->material.len > 0 && attached->title.len > 0 ? "：" : "",
            STR_ARG(attached->title));
    }
    if (seen.len == 0)
        say("没有文件，或者没有您可以看的文件。");
    return EXIT_DONE;
}

/* ---- fetch ---------------------------------------------------------------------------------- */

static int bytes_give(struct cli *cli, int from, struct str path)
{
    const char *name = str_c(cli->arena, path);
    int to = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

    if (to < 0)
        return cli_no(cli, errno == EEXIST ? EXIT_CONFLICT : EXIT_FAILED, "不能写 %s：%s", name,
            system_words(errno).text);
    bool done = bytes_copy(from, to);
    done = close(to) == 0 && done;
    if (!done) {
        unlink(name);
        return upload_failed(cli, "文件没有写完");
    }
    say("已写到 %s。", name);
    return EXIT_DONE;
}

/* Never a file other than was recorded. */
static int bytes_check(struct cli *cli, int fd, const struct attachment *file)
{
    struct file_told is, told;

    if (fd >= 0 && file_told_of(file, &told) && file_tell(fd, &is)
        && memcmp(&is.digests, &told.digests, sizeof(is.digests)) == 0)
        return EXIT_DONE;
    return cli_no(cli, EXIT_CHECK, "这份文件缺少，或者和记录不同。请运行 frj ledger verify。");
}

static int fetch_run(struct cli *cli)
{
    struct str word = arg_word(&cli->args, cli->command, 1), to = arg(&cli->args, "to");
    const struct file_shown *shown = NULL;
    struct dossier dossier = {0};
    int64_t no;

    if (!str_integer(word, &no))
        return cli_no(cli, EXIT_USAGE, "要写明第几份文件：frj matter fetch ID 1 --to FILE");
    int code = matter_load(cli, &dossier);
    if (code != EXIT_DONE)
        return code;
    shown = file_seen(cli_viewer(cli), &dossier.files[0], no);
    if (shown == NULL)
        return cli_no(cli, EXIT_NOT_FOUND, "没有这份文件，或者您无权查看。");
    int fd = office_file_open(cli->office, shown->attached->file);
    code = bytes_check(cli, fd, shown->attached->file);
    if (code == EXIT_DONE && lseek(fd, 0, SEEK_SET) == 0)
        code = bytes_give(cli, fd, to.len > 0 ? to : shown->attached->file->name);
    if (fd >= 0)
        close(fd);
    return code;
}

/* ---- which of them -------------------------------------------------------------------------- */

int matter_files_run(struct cli *cli)
{
    struct str verb = cli->args.words[1];

    return str_is(verb, "attach")  ? attach_run(cli)
           : str_is(verb, "fetch") ? fetch_run(cli)
                                   : list_run(cli);
}
