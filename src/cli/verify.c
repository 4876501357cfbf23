/* frj ledger verify FILE: receipts, certificates, revocation lists and exports, with no database.
 */
#include "cli/commands.h"
#include "cli/ledger.h"
#include "cli/talk.h"
#include "ledger/export_judge.h"
#include "ledger/ledger_marks.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* Address space only: what is not touched costs nothing. */
#define KEEP_BYTES ((size_t)8 << 30)
#define SCRATCH_BYTES ((size_t)LEDGER_SCRATCH_MIN + ((size_t)64 << 20))
#define SECONDS_MAX (INT64_C(253402300799) - 8 * 3600) /* of the year 9999, in Shanghai */

enum { BLOCK_LEN = 65536 };

/* What is said at the end, about whichever file it was. */
struct said {
    enum verdict verdict;
    enum reason reason;
    enum digest_alg section;
    const char *word;   /* instead of the verdict's */
    const char *detail; /* a sentence beside the reason's; may be NULL */
    const struct trust *trust;
    const struct witnessing *seen;
    uint64_t witnessed_at;
    struct str origin, text; /* text: the lines for people of a proof file */
    uint64_t size, seq;
    bool seq_known, sm3, story, certificate;
    enum revocation revocation;
    uint64_t list_at; /* witnessed time of the list */
};

/* ---- files ---------------------------------------------------------------------------------- */

static int read_failed(struct str path)
{
    say("读不了 %.*s：%s", STR_ARG(path), strerror(errno));
    return EXIT_FAILED;
}

static FILE *file_open(struct cli *cli, struct str path)
{
    FILE *file = str_is(path, "-") ? stdin : fopen(str_c(cli->arena, path), "rbe");

    if (file == NULL)
        read_failed(path);
    return file;
}

static void file_close(FILE *file)
{
    if (file != NULL && file != stdin)
        fclose(file);
}

/* At most `max` bytes. */
static int bytes_read(struct cli *cli, FILE *file, size_t max, struct str path, struct str *out)
{
    char *at = arena_take(cli->arena, max, 1);
    size_t len = fread(at, 1, max, file);

    *out = (struct str){at, len};
    return ferror(file) ? read_failed(path) : EXIT_DONE;
}

/* A whole small file. */
static int file_take(struct cli *cli, struct str path, size_t max, struct str *out)
{
    FILE *file = file_open(cli, path);
    int code = file == NULL ? EXIT_FAILED : bytes_read(cli, file, max, path, out);

    file_close(file);
    return code;
}

int verify_trust(struct cli *cli, struct trust **out)
{
    struct str path = arg(&cli->args, "trust"), text;
    int code = file_take(cli, path, TRUST_LEN_MAX + 1, &text);

    if (code != EXIT_DONE)
        return code;
    *out = arena_new(cli->arena, struct trust);
    if (trust_read(cli->arena, text, *out, &cli->fault) == STATUS_OK)
        return EXIT_DONE;
    say("%.*s：%s", STR_ARG(path), cli->fault.text);
    return EXIT_USAGE;
}

int verify_earlier(struct cli *cli, struct str *text)
{
    struct str path = arg(&cli->args, "checkpoint");

    if (path.at == NULL)
        return EXIT_DONE;
    int code = file_take(cli, path, NOTE_LEN_MAX + 1, text);
    if (code != EXIT_DONE || text->len > 0)
        return code;
    say("检查点文件是空的：%.*s。", STR_ARG(path));
    return EXIT_USAGE;
}

/* ---- what is said --------------------------------------------------------------------------- */

static struct str second_write(struct cli *cli, uint64_t second)
{
    return second <= SECONDS_MAX ? instant_write(cli->arena, (instant){(int64_t)second * 1000})
                                 : str_format(cli->arena, "%" PRIu64, second);
}

static const char *word_of(const struct said *said)
{
    return said->word != NULL ? said->word : verdict_word(said->verdict);
}

static const char *revocation_word(const struct said *said)
{
    static const char *const words[] = {
        [REVOCATION_UNKNOWN] = "unknown",
        [REVOCATION_NONE] = "not_revoked",
        [REVOCATION_REVOKED] = "revoked",
    };

    return words[said->revocation];
}

static struct str word_str(struct cli *cli, const struct said *said)
{
    return said->verdict == VERDICT_REJECTED
               ? str_format(cli->arena, "rejected: %s", reason_word(said->reason))
               : str_of(word_of(said));
}

static void witnesses_json(struct cli *cli, const struct said *said, struct node *out)
{
    struct node *names = node_put(cli->arena, out, STR("witnesses"));

    names->kind = NODE_LIST;
    for (size_t i = 0; said->seen != NULL && i < said->trust->members_len; i++)
        if (said->seen->at[i] != WITNESS_NEVER)
            node_set_text(node_push(cli->arena, names), said->trust->members[i].name);
}

static void said_json(struct cli *cli, const struct said *said)
{
    struct node out = {.kind = NODE_MAP};
    struct arena *arena = cli->arena;

    node_put_text(arena, &out, "verdict", str_of(word_of(said)));
    if (said->verdict == VERDICT_REJECTED) {
        node_put_text(arena, &out, "reason", str_of(reason_word(said->reason)));
        node_put_text(arena, &out, "tree", str_of(digest_alg_name(said->section)));
        if (said->detail != NULL)
            node_put_text(arena, &out, "message", str_of(said->detail));
        print_json(arena, &out);
        return;
    }
    node_put_text(arena, &out, "origin", said->origin);
    node_put_integer(arena, &out, "size", (int64_t)said->size);
    if (said->seq_known)
        node_put_integer(arena, &out, "seq", (int64_t)said->seq);
    node_set_bool(node_put(arena, &out, STR("sm3")), said->sm3);
    node_set_bool(node_put(arena, &out, STR("story")), said->story);
    if (said->witnessed_at <= LEDGER_INTEGER_MAX)
        node_put_integer(arena, &out, "proven_at", (int64_t)said->witnessed_at);
    witnesses_json(cli, said, &out);
    if (said->certificate)
        node_put_text(arena, &out, "revocation", str_of(revocation_word(said)));
    print_json(arena, &out);
}

static void witnesses_print(struct cli *cli, const struct said *said)
{
    for (size_t i = 0; said->seen != NULL && i < said->trust->members_len; i++) {
        const struct trust_member *member = &said->trust->members[i];
        uint64_t at = said->seen->at[i];
        if (at != WITNESS_NEVER)
            print("见证人：%.*s（%.*s），%.*s\n", STR_ARG(member->name), STR_ARG(member->key.name),
                STR_ARG(second_write(cli, at)));
    }
}

static void revocation_print(struct cli *cli, const struct said *said)
{
    if (said->revocation != REVOCATION_NONE)
        print("是否撤销未知\n");
    else if (said->list_at == WITNESS_NEVER)
        print("清单中没有撤销，但清单尚未见证\n");
    else
        print("截至 %.*s 未撤销\n", STR_ARG(second_write(cli, said->list_at)));
}

static void said_print(struct cli *cli, const struct said *said)
{
    print("%.*s\n", STR_ARG(word_str(cli, said)));
    if (said->verdict == VERDICT_REJECTED) {
        say("不予认可（%s）：%s。", said->section == DIGEST_SM3 ? "SM3部分" : "第一处问题",
            reason_sentence(said->reason));
        if (said->detail != NULL)
            say("%s", said->detail);
        return;
    }
    print("%.*s", STR_ARG(said->text));
    print("日志：%.*s，检查点%" PRIu64 "条%s%s\n", STR_ARG(said->origin), said->size,
        said->sm3 ? "，SM3部分一并核验" : "", said->story ? "（演示）" : "");
    if (said->verdict == VERDICT_WITNESSED)
        print("见证时间：%.*s\n", STR_ARG(second_write(cli, said->witnessed_at)));
    witnesses_print(cli, said);
    if (said->certificate)
        revocation_print(cli, said);
    if (said->verdict == VERDICT_LOGGED && said->word == NULL)
        say("签名成立，但见证人还不够：已经登记，尚未见证。过后换用见证齐全的文件再核验。");
    if (said->detail != NULL)
        say("%s", said->detail);
}

static int said_code(const struct said *said)
{
    if (said->verdict == VERDICT_REJECTED)
        return EXIT_CHECK;
    return said->verdict == VERDICT_WITNESSED || said->word != NULL ? EXIT_DONE : EXIT_TRY_AGAIN;
}

static int said_end(struct cli *cli, const struct said *said)
{
    if (arg_given(&cli->args, "json"))
        said_json(cli, said);
    else
        said_print(cli, said);
    return said_code(said);
}

/* ---- receipts, certificates, lists ---------------------------------------------------------- */

/* Names come from the record: none may lead out of the folder. */
static bool name_stays(struct str name)
{
    for (size_t i = 0; i < name.len; i++)
        if (name.at[i] == '/' || name.at[i] == '\0')
            return false;
    return name.len > 0 && !str_is(name, ".") && !str_is(name, "..");
}

static bool attachment_same(const struct attached *attachment, FILE *file, bool *read)
{
    struct arena *arena =
        attachment->bytes < SIZE_MAX / 2 ? arena_open(attachment->bytes + BLOCK_LEN) : NULL;

    *read = arena != NULL;
    if (arena == NULL)
        return false;
    char *at = arena_take(arena, attachment->bytes + 1, 1);
    size_t len = fread(at, 1, attachment->bytes + 1, file);
    *read = !ferror(file);
    bool same = *read && attached_holds(attachment, (struct str){at, len});
    arena_close(arena);
    return same;
}

static int attachment_check(struct cli *cli, const struct attached *attachment, struct proof *proof)
{
    struct str dir = arg(&cli->args, "files");
    struct str path = str_format(cli->arena, "%.*s/%.*s", STR_ARG(dir), STR_ARG(attachment->name));
    FILE *file = name_stays(attachment->name) ? fopen(str_c(cli->arena, path), "rbe") : NULL;
    bool read = true, same = false;

    if (file != NULL)
        same = attachment_same(attachment, file, &read);
    else if (name_stays(attachment->name) && errno != ENOENT)
        return read_failed(path);
    file_close(file);
    if (!read)
        return read_failed(path);
    if (!same)
        proof_reject(proof, REASON_ATTACHMENT);
    return EXIT_DONE;
}

static int files_check(struct cli *cli, struct proof *proof)
{
    if (!arg_given(&cli->args, "files") || proof->verdict == VERDICT_REJECTED)
        return EXIT_DONE;
    struct vec all = proof_attachments(cli->arena, proof);
    VEC_EACH (struct attached, one, all) {
        int code = attachment_check(cli, one, proof);
        if (code != EXIT_DONE)
            return code;
    }
    return EXIT_DONE;
}

static int list_check(struct cli *cli, struct proof *proof, struct said *said)
{
    struct str path = arg(&cli->args, "revoked"), text;
    struct proof list;

    said->list_at = WITNESS_NEVER;
    if (path.at == NULL)
        return EXIT_DONE;
    int code = file_take(cli, path, PROOF_LEN_MAX + 1, &text);
    if (code != EXIT_DONE)
        return code;
    proof_verify(cli->arena, text, said->trust, arg_given(&cli->args, "require-sm3"), &list);
    said->revocation = proof_apply_list(proof, &list);
    said->list_at = list.witnessed_at;
    if (list.verdict == VERDICT_REJECTED)
        said->detail = str_c(
            cli->arena, str_format(cli->arena, "撤销清单：%s。", reason_sentence(list.reason)));
    else if (said->revocation == REVOCATION_UNKNOWN && proof->verdict != VERDICT_REJECTED)
        said->detail = "撤销清单早于这份证明，不能说明它是否撤销。";
    return EXIT_DONE;
}

static void proof_said(const struct proof *proof, struct said *said)
{
    said->verdict = proof->verdict;
    said->reason = proof->reason;
    said->section = proof->section;
    if (proof->reason == REASON_LIST || proof->reason == REASON_REVOKED
        || proof->reason == REASON_ATTACHMENT)
        said->section = DIGEST_SHA256;
    said->seen = &proof->seen;
    said->witnessed_at = proof->witnessed_at;
    said->origin = proof->header.origin;
    said->text = proof->text;
    said->size = proof->checkpoints[DIGEST_SHA256].size;
    said->seq = proof->header.seq;
    said->seq_known = true;
    said->sm3 = proof->has[DIGEST_SM3];
    said->certificate = proof->kind == PROOF_CERTIFICATE;
}

static int proof_run(struct cli *cli, const struct trust *trust, struct str text)
{
    struct proof *proof = arena_new(cli->arena, struct proof);
    struct said said = {.trust = trust};

    if (trust == NULL) {
        say("请用 --trust 写明信任清单，例如 --trust trust.txt：里面是登记日志和见证人的公钥。");
        return EXIT_USAGE;
    }
    proof_verify(cli->arena, text, trust, arg_given(&cli->args, "require-sm3"), proof);
    int code = files_check(cli, proof);
    if (code == EXIT_DONE)
        code = list_check(cli, proof, &said);
    if (code != EXIT_DONE)
        return code;
    proof_said(proof, &said);
    return said_end(cli, &said);
}

/* ---- exports -------------------------------------------------------------------------------- */

/* Its size is marked before the walk, its root compared after it. */
static int earlier_load(struct cli *cli, struct checkpoint *earlier)
{
    struct str text = {0};
    int code = verify_earlier(cli, &text);

    if (code != EXIT_DONE || text.len == 0)
        return code;
    return checkpoint_read_any(cli->arena, text, earlier, &cli->fault) == STATUS_OK
               ? EXIT_DONE
               : cli_fault(&cli->fault);
}

static void export_said(
    struct cli *cli, const struct export_check *check, const struct trust *trust, struct said *said)
{
    struct export_verdict *judged = arena_new(cli->arena, struct export_verdict);

    said->origin = check->ledger.origin;
    said->size = check->ledger.size;
    said->story = check->ledger.story;
    said->verdict = VERDICT_LOGGED;
    said->witnessed_at = WITNESS_NEVER;
    if (trust == NULL && arg_given(&cli->args, "require-sm3")
        && check->notes[DIGEST_SM3].len == 0) {
        said->verdict = VERDICT_REJECTED;
        said->reason = REASON_SM3_MISSING;
        said->section = DIGEST_SM3;
        return;
    }
    if (trust == NULL) {
        said->word = "whole";
        said->detail = "每条记录和树根都相符。没有信任清单（--trust），不能证明是谁签发的。";
        return;
    }
    export_judge(check, trust, arg_given(&cli->args, "require-sm3"), check->ledger.scratch, judged);
    said->verdict = judged->verdict;
    said->reason = judged->reason;
    said->section = judged->section;
    said->seen = &judged->seen;
    said->witnessed_at = judged->witnessed_at;
    said->sm3 = judged->judged[DIGEST_SM3];
    if (judged->verdict == VERDICT_LOGGED && trust->quorum_none)
        said->word = "signed"; /* no more is asked for */
}

/* What was read already, then the rest of the file. */
static enum status export_feed(struct cli *cli, struct export_check *check, FILE *file,
    struct str first, const struct checkpoint *earlier)
{
    struct ledger_mark mark = {.size = earlier->size};
    char block[BLOCK_LEN];
    size_t len;

    check->ledger.marks = &mark;
    check->ledger.marks_len = earlier->size > 0;
    enum status status = export_check_feed(check, first, &cli->fault);

    while (status == STATUS_OK && (len = fread(block, 1, sizeof(block), file)) > 0)
        status = export_check_feed(check, (struct str){block, len}, &cli->fault);
    if (status != STATUS_OK)
        return status;
    if (ferror(file))
        return fault_set(&cli->fault, STATUS_UNAVAILABLE, "读不了文件：%s", strerror(errno));
    if (export_check_close(check, &cli->fault) != STATUS_OK || earlier->size == 0)
        return cli->fault.status;
    return ledger_check_extends(&check->ledger, earlier, 0, &cli->fault);
}

static int export_run(struct cli *cli, const struct trust *trust, FILE *file, struct str first)
{
    struct export_check *check = arena_new(cli->arena, struct export_check);
    struct said said = {.trust = trust};
    struct checkpoint earlier = {.size = 0};
    int code = earlier_load(cli, &earlier);

    if (code != EXIT_DONE)
        return code;
    struct arena *keep = arena_open(KEEP_BYTES), *scratch = arena_open(SCRATCH_BYTES);
    code = EXIT_FAILED;
    if (keep == NULL || scratch == NULL) {
        say("内存不足。");
    } else {
        export_check_open(check, keep, scratch);
        enum status status = export_feed(cli, check, file, first, &earlier);
        if (status == STATUS_OK) {
            export_said(cli, check, trust, &said);
        } else {
            said.reason = REASON_RECORD;
            said.detail = cli->fault.text;
        }
        if (status == STATUS_UNAVAILABLE)
            say("%s", cli->fault.text);
        else
            code = said_end(cli, &said);
        if (said.reason == REASON_RECORD)
            cli->fault = (struct fault){0}; /* was said: --json is one document */
    }
    arena_close(keep);
    arena_close(scratch);
    return code;
}

/* ---- which of them -------------------------------------------------------------------------- */

static int opened_run(struct cli *cli, const struct trust *trust, FILE *file, struct str path)
{
    struct str first;
    int code = bytes_read(cli, file, PROOF_LEN_MAX + 1, path, &first);

    if (code != EXIT_DONE)
        return code;
    bool whole = str_starts(first, "frj-ledger-v1\n");
    if (!whole && arg_given(&cli->args, "checkpoint")) {
        say("--checkpoint 用于整个记录或者它的导出，不用于回执、证明和撤销清单。");
        return EXIT_USAGE;
    }
    if (!whole)
        return proof_run(cli, trust, first);
    if (arg_given(&cli->args, "revoked") || arg_given(&cli->args, "files")) {
        say("--revoked 和 --files 用于回执、证明和撤销清单，不用于整个记录的导出。");
        return EXIT_USAGE;
    }
    return export_run(cli, trust, file, first);
}

int verify_file_run(struct cli *cli)
{
    struct str path = arg_word(&cli->args, cli->command, 0);
    struct trust *trust = NULL;

    if (path.len == 0) {
        say("--trust、--revoked、--files、--require-sm3 用来核验文件，要写明哪个文件。");
        return EXIT_USAGE;
    }
    int code = arg_given(&cli->args, "trust") ? verify_trust(cli, &trust) : EXIT_DONE;
    if (code != EXIT_DONE)
        return code;
    FILE *file = file_open(cli, path);
    code = file == NULL ? EXIT_FAILED : opened_run(cli, trust, file, path);
    file_close(file);
    return code;
}
