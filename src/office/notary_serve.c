/*
 * The notary: the process that holds the log keys.
 *
 * It has its socket, its folder and nothing else; it is sent sizes, roots and proofs, never an
 * event.  What it signed last lies in its folder before anybody sees the signature, signature
 * included: whoever asks for the same checkpoint again is given the same note again.
 */
#include "office/log_keys.h"
#include "office/notary.h"
#include "office/notary_message.h"
#include "office/sandbox.h"

#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#define JOB_BYTES ((size_t)2 << 20)
#define STOPPED "stopped"
#define REFUSED "refused.log"

struct tree {
    struct signing_key *key; /* NULL: none for this tree */
    struct arena *arena;     /* of what was signed last */
    struct str note;         /* signed; empty: nothing yet */
    struct checkpoint last;
};

struct post {
    struct key_folder folder;
    struct tree trees[DIGEST_ALGS];
    bool stopped;       /* for good */
    struct fault fault; /* why it signs nothing */
};

/* ---- what was signed last ------------------------------------------------------------------- */

static enum status last_take(struct tree *tree, struct str note, struct fault *fault)
{
    struct note parts;

    arena_rewind(tree->arena, 0);
    tree->note = str_copy(tree->arena, note);
    if (note.len == 0)
        return STATUS_OK;
    if (note_split(tree->note, &parts) != REASON_NONE)
        return fault_set(fault, STATUS_DAMAGED, "不是检查点");
    return checkpoint_read(tree->arena, parts.text, &tree->last, fault);
}

/* A file that our own key did not sign is not what we wrote. */
static bool own_note(const struct tree *tree, struct arena *scratch)
{
    const struct verifier_key *key = signing_key_verifier(tree->key);
    struct note note;

    return note_read(scratch, tree->note, &note) == REASON_NONE && note.signatures_len == 1
           && verifier_key_made(key, &note.signatures[0]) && str_equal(tree->last.origin, key->name)
           && signature_holds(key->scheme, key->bytes, note.text, note.signatures[0].bytes);
}

static enum status last_load(
    const struct post *post, const char *name, struct tree *tree, struct fault *fault)
{
    struct arena *scratch = arena_open(JOB_BYTES);
    struct fault inner = {0};
    struct str note = STR("");

    tree->arena = arena_open(JOB_BYTES);
    if (scratch == NULL || tree->arena == NULL) {
        arena_close(scratch);
        return fault_set(fault, STATUS_UNAVAILABLE, "内存不足");
    }
    enum status status = key_folder_read(&post->folder, name, scratch, &note, fault);
    if (status == STATUS_OK
        && (last_take(tree, note, &inner) != STATUS_OK
            || (note.len > 0 && !own_note(tree, scratch))))
        status = STATUS_NOT_FOUND;
    if (status == STATUS_NOT_FOUND)
        status = fault_set(fault, STATUS_DAMAGED,
            "%s/%s 不见了或者被改过：不知道上一次签到哪里，不再签名。办法见 docs/LEDGER.md "
            "第11节",
            post->folder.path, name);
    arena_close(scratch);
    return status;
}

static enum status tree_load(struct post *post, enum digest_alg alg, struct fault *fault)
{
    const struct log_key_names *names = log_key_names(alg);
    struct tree *tree = &post->trees[alg];
    enum status status = key_folder_read_key(&post->folder, names->key, false, &tree->key, fault);

    if (status == STATUS_NOT_FOUND)
        return fault->status = STATUS_OK; /* a tree without a key is not signed */
    if (status != STATUS_OK)
        return status;
    if (signing_key_verifier(tree->key)->scheme != names->scheme)
        return fault_set(
            fault, STATUS_INVALID, "%s/%s 不是这棵树的密钥", post->folder.path, names->key);
    return last_load(post, names->last, tree, fault);
}

static enum status stopped_before(struct post *post)
{
    post->stopped = true;
    return fault_set(&post->fault, STATUS_DAMAGED,
        "签名已经永远停止：同样条数的记录曾有两个不同的树根，两个都在 %s/%s。"
        "办法见 docs/LEDGER.md 第11节",
        post->folder.path, STOPPED);
}

static enum status post_open(struct post *post, const char *keys)
{
    bool any = false;

    if (key_folder_open(keys, &post->folder, &post->fault) != STATUS_OK)
        return post->fault.status;
    if (key_folder_has(&post->folder, STOPPED))
        return stopped_before(post);
    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++) {
        if (tree_load(post, (enum digest_alg)alg, &post->fault) != STATUS_OK)
            return post->fault.status;
        any = any || post->trees[alg].key != NULL;
    }
    return any ? STATUS_OK
               : fault_set(&post->fault, STATUS_NOT_FOUND, "%s 里没有登记日志的密钥", keys);
}

static void post_close(struct post *post)
{
    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++) {
        signing_key_close(post->trees[alg].key);
        arena_close(post->trees[alg].arena);
    }
    key_folder_close(&post->folder);
}

/* ---- judging -------------------------------------------------------------------------------- */

struct request {
    struct post *post;
    struct tree *tree;
    enum digest_alg alg;
    struct arena *arena;
    struct growth growth;
    struct str text; /* of the checkpoint asked for */
    struct checkpoint next;
};

/* Both checkpoints are kept; should that fail, the record still forks and stops us again. */
static enum status fork_stop(struct request *request, struct fault *fault)
{
    struct buffer both = {.arena = request->arena};
    struct fault inner;

    buffer_add(&both, request->tree->note);
    buffer_add(&both, STR("\n"));
    buffer_add(&both, request->text);
    if (key_folder_write(&request->post->folder, STOPPED, buffer_str(&both), &inner) != STATUS_OK)
        key_folder_note(&request->post->folder, REFUSED, inner.text);
    stopped_before(request->post);
    return fault_set(fault, STATUS_DAMAGED, "%s", request->post->fault.text);
}

static enum status not_grown(struct request *request, struct fault *fault)
{
    uint64_t last = request->tree->last.size;

    fault_set(fault, STATUS_DAMAGED,
        "不签名：现在的%" PRIu64 "条记录不是由上一次签过的%" PRIu64
        "条增长来的，签过的记录被改过或者丢失。办法见 docs/LEDGER.md 第11节",
        request->next.size, last);
    return STATUS_DAMAGED;
}

static enum status stale(struct request *request, uint64_t *size, struct fault *fault)
{
    *size = request->tree->last.size;
    return fault_set(fault, STATUS_CONFLICT, "上一次签的是%" PRIu64 "条，请从那里证明", *size);
}

/* STATUS_OK: may be signed. */
static enum status judge(struct request *request, uint64_t *size, struct fault *fault)
{
    const struct tree *tree = request->tree;
    const struct checkpoint *last = tree->note.len > 0 ? &tree->last : NULL;
    const struct growth *growth = &request->growth;

    switch (growth_judge(request->alg, last, growth, &request->next)) {
    case GROWTH_HOLDS: return STATUS_OK;
    case GROWTH_STALE: return stale(request, size, fault);
    case GROWTH_OLD_ABOVE: /* a shorter record only when it was asked from our own last one */
        if (growth->old_size != tree->last.size)
            return stale(request, size, fault);
        break;
    case GROWTH_INCONSISTENT: break;
    case GROWTH_FORK: return fork_stop(request, fault);
    }
    return not_grown(request, fault);
}

static enum status request_read(struct request *request, struct str text, struct fault *fault)
{
    struct note note;

    if (growth_read(request->arena, text, &request->growth) != REASON_NONE
        || note_split(request->growth.note, &note) != REASON_NONE)
        return fault_set(fault, STATUS_INVALID, "请求写法不对");
    request->text = note.text;
    if (checkpoint_read(request->arena, note.text, &request->next, fault) != STATUS_OK)
        return fault->status;
    const struct verifier_key *key = signing_key_verifier(request->tree->key);
    if (!str_equal(request->next.origin, key->name))
        return fault_set(fault, STATUS_INVALID, "密钥属于登记日志 %.*s，不能为 %.*s 签名",
            STR_ARG(key->name), STR_ARG(request->next.origin));
    return STATUS_OK;
}

/* ---- signing -------------------------------------------------------------------------------- */

/* On the disk first, then in memory, then to whoever asked. */
static enum status sign(struct request *request, struct fault *fault)
{
    struct tree *tree = request->tree;
    struct buffer note = {.arena = request->arena};

    if (tree->note.len > 0 && request->next.size == tree->last.size)
        return STATUS_OK; /* the same again: the same note again */
    buffer_add(&note, request->text);
    buffer_add(&note, STR("\n"));
    signing_key_sign(tree->key, request->text, &note);
    if (key_folder_write(
            &request->post->folder, log_key_names(request->alg)->last, buffer_str(&note), fault)
        != STATUS_OK)
        return fault->status;
    enum status status = last_take(tree, buffer_str(&note), fault);
    must(status == STATUS_OK);
    return status;
}

static enum status request_answer(
    struct request *request, struct str text, uint64_t *size, struct fault *fault)
{
    struct post *post = request->post;

    if (post->stopped)
        return fault_set(fault, STATUS_DAMAGED, "%s", post->fault.text);
    if (request->tree->key == NULL)
        return fault_set(fault, STATUS_NOT_FOUND, "没有这棵树的密钥");
    enum status status = request_read(request, text, fault);
    if (status == STATUS_OK)
        status = judge(request, size, fault);
    if (status == STATUS_OK)
        status = sign(request, fault);
    if (status != STATUS_OK && status != STATUS_CONFLICT)
        key_folder_note(&post->folder, REFUSED, fault->text);
    return status;
}

/* ---- the process ---------------------------------------------------------------------------- */

/* Before the keys are read.  They are not to be had from memory, dump or a child. */
static bool harden(int fd)
{
    const struct rlimit none = {0, 0};
    static const int ignored[] = {SIGINT, SIGQUIT, SIGHUP, SIGPIPE, SIGXFSZ};

    for (size_t i = 0; i < COUNT_OF(ignored); i++) /* it ends with its socket */
        if (signal(ignored[i], SIG_IGN) == SIG_ERR)
            return false;
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0
           && setrlimit(RLIMIT_CORE, &none) == 0
           && syscall(SYS_close_range, (unsigned)fd + 1, ~0U, 0U) == 0;
}

static void hello(const struct post *post, struct notary_message *answer, struct str *text)
{
    answer->status = post->fault.status;
    *text = post->fault.status == STATUS_OK ? STR("") : str_of(post->fault.text);
    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++)
        if (answer->status == STATUS_OK && post->trees[alg].key != NULL)
            answer->size |= UINT64_C(1) << alg;
}

static bool serve_one(int fd, struct post *post, struct arena *arena)
{
    struct notary_message message, answer = {.kind = NOTARY_ANSWER};
    struct fault fault = {0};
    struct str text;

    if (!notary_message_take(fd, arena, &message, &text) || message.kind == NOTARY_ANSWER)
        return false;
    answer.alg = message.alg;
    if (message.kind == NOTARY_HELLO) {
        hello(post, &answer, &text);
    } else {
        struct request request = {
            .post = post, .tree = &post->trees[message.alg], .alg = message.alg, .arena = arena};
        answer.status = request_answer(&request, text, &answer.size, &fault);
        text = answer.status == STATUS_OK ? request.tree->note : str_of(fault.text);
    }
    return notary_message_send(fd, &answer, text);
}

/* Before the first byte of a request: from here on its folder alone is left to it. */
static bool enclose(const char *keys)
{
    const struct sandbox own = {.post = SANDBOX_NOTARY, .keys = keys};
    struct fault fault;

    if (sandbox_enter(&own, &fault) == STATUS_OK)
        return true;
    fprintf(stderr, "notary: %s\n", fault.text);
    return false;
}

int notary_serve(int fd, const char *keys)
{
    struct post post = {.folder = {.dir = -1, .lock = -1}};
    struct arena *arena = arena_open(JOB_BYTES);

    if (arena == NULL || !harden(fd))
        return 1;
    bool ready = post_open(&post, keys) == STATUS_OK || post.stopped;
    if (!enclose(keys))
        return 1;
    while (serve_one(fd, &post, arena) && ready)
        arena_rewind(arena, 0);
    post_close(&post);
    arena_close(arena);
    return 0;
}
