#include "office/witness.h"

#include "ledger/growth.h"
#include "ledger/lines.h"

#include <string.h>

enum { LOGS_MAX = 64, FILE_NAME_MAX = 24 };
#define LOGS "logs"

static const char *const key_files[SIGNATURE_SCHEMES] = {
    [SIGNATURE_ED25519] = "witness.key", [SIGNATURE_SM2] = "witness-sm3.key"};

struct served { /* a log */
    struct verifier_key key;
    struct str note; /* its checkpoint cosigned last, with its own signature; empty: none */
    struct checkpoint last;
};

struct witness {
    struct arena *arena;
    struct key_folder folder;
    struct signing_key *keys[SIGNATURE_SCHEMES];
    struct served logs[LOGS_MAX];
    size_t logs_len;
};

struct file_name {
    char text[FILE_NAME_MAX];
};

/* Of a log's own file: its key id in hex. */
static struct file_name file_of(const struct verifier_key *key, const char *end)
{
    static const char digits[] = "0123456789abcdef";
    struct file_name out = {{0}};

    for (size_t i = 0; i < KEY_ID_LEN; i++) {
        out.text[2 * i] = digits[key->id[i] >> 4];
        out.text[2 * i + 1] = digits[key->id[i] & 15];
    }
    must(2 * KEY_ID_LEN + strlen(end) < FILE_NAME_MAX);
    memcpy(out.text + 2 * KEY_ID_LEN, end, strlen(end));
    return out;
}

/* ---- the list of logs ----------------------------------------------------------------------- */

static bool known(const struct witness *witness, const struct verifier_key *key)
{
    for (size_t i = 0; i < witness->logs_len; i++)
        if (memcmp(witness->logs[i].key.id, key->id, KEY_ID_LEN) == 0
            || str_equal(witness->logs[i].key.name, key->name))
            return true;
    return false;
}

static enum status log_add(struct witness *witness, struct str text, struct fault *fault)
{
    struct verifier_key key;

    if (!verifier_key_read(witness->arena, text, false, &key))
        return fault_set(fault, STATUS_INVALID, "登记日志的公钥写法不对：%.*s", STR_ARG(text));
    if (known(witness, &key))
        return fault_set(fault, STATUS_INVALID, "登记日志 %.*s 写了两次", STR_ARG(key.name));
    if (witness->logs_len == LOGS_MAX)
        return fault_set(fault, STATUS_INVALID, "登记日志太多，最多%d个", LOGS_MAX);
    if (witness->keys[key.scheme] == NULL)
        return fault_set(fault, STATUS_INVALID,
            "登记日志 %.*s 用SM2签名，见证人也要有SM2密钥：加上 --sm", STR_ARG(key.name));
    witness->logs[witness->logs_len++] = (struct served){.key = key};
    return STATUS_OK;
}

/* ---- making --------------------------------------------------------------------------------- */

static enum status keys_make(
    struct witness *witness, const struct witness_new *what, struct fault *fault)
{
    for (unsigned scheme = 0; scheme < SIGNATURE_SCHEMES; scheme++)
        if ((scheme != SIGNATURE_SM2 || what->sm)
            && signing_key_make((enum signature_scheme)scheme, true, what->name, NULL,
                   &witness->keys[scheme], fault)
                   != STATUS_OK)
            return fault->status;
    return STATUS_OK;
}

/* The keys last: without a key there is no witness, and it may be made again. */
static enum status files_make(
    const struct witness *witness, const struct witness_new *what, struct fault *fault)
{
    struct buffer list = {.arena = witness->arena};

    for (size_t i = 0; i < what->logs_len; i++) {
        struct file_name last = file_of(&witness->logs[i].key, ".last");
        buffer_addf(&list, "%.*s\n", STR_ARG(what->logs[i]));
        if (key_folder_write(&witness->folder, last.text, STR(""), fault) != STATUS_OK)
            return fault->status;
    }
    if (key_folder_write(&witness->folder, LOGS, buffer_str(&list), fault) != STATUS_OK)
        return fault->status;
    for (unsigned i = SIGNATURE_SCHEMES; i-- > 0;)
        if (witness->keys[i] != NULL
            && key_folder_write_key(&witness->folder, key_files[i], witness->keys[i], fault)
                   != STATUS_OK)
            return fault->status;
    return STATUS_OK;
}

static enum status make_in(
    struct witness *witness, const struct witness_new *what, struct fault *fault)
{
    if (what->logs_len == 0)
        return fault_set(fault, STATUS_INVALID, "请至少写一个登记日志的公钥");
    if (keys_make(witness, what, fault) != STATUS_OK)
        return fault->status;
    for (size_t i = 0; i < what->logs_len; i++)
        if (log_add(witness, what->logs[i], fault) != STATUS_OK)
            return fault->status;
    if (key_folder_make(what->path, &witness->folder, fault) != STATUS_OK)
        return fault->status;
    if (key_folder_has(&witness->folder, key_files[SIGNATURE_ED25519]))
        return fault_set(fault, STATUS_CONFLICT, "%s 里已经有见证人的密钥", what->path);
    return files_make(witness, what, fault);
}

static struct witness *witness_take(struct arena *arena)
{
    struct witness *witness = arena_new(arena, struct witness);

    witness->arena = arena;
    witness->folder = (struct key_folder){.dir = -1, .lock = -1};
    return witness;
}

enum status witness_make(const struct witness_new *what, struct fault *fault)
{
    struct arena *arena = arena_open((size_t)4 << 20);

    if (arena == NULL)
        return fault_set(fault, STATUS_UNAVAILABLE, "内存不足");
    struct witness *witness = witness_take(arena);
    enum status status = make_in(witness, what, fault);
    witness_close(witness);
    arena_close(arena);
    return status;
}

/* ---- opening -------------------------------------------------------------------------------- */

/* STATUS_OK: the log's own lines are there and hold; lines of others are left alone. */
static bool log_signed(const struct served *log, const struct note *note, struct buffer *kept)
{
    size_t held = 0;

    for (size_t i = 0; i < note->signatures_len; i++) {
        const struct note_signature *line = &note->signatures[i];
        if (!verifier_key_made(&log->key, line))
            continue;
        if (!signature_holds(log->key.scheme, log->key.bytes, note->text, line->bytes))
            return false;
        if (held++ == 0)
            note_signature_write(kept, line);
    }
    return held > 0;
}

static bool last_take(struct witness *witness, struct served *log, struct str text)
{
    struct buffer ignored = {.arena = witness->arena};
    struct fault fault;
    struct note note;

    log->note = text;
    return text.len == 0
           || (note_read(witness->arena, text, &note) == REASON_NONE
               && checkpoint_read(witness->arena, note.text, &log->last, &fault) == STATUS_OK
               && str_equal(log->last.origin, log->key.name) && log_signed(log, &note, &ignored));
}

static enum status lasts_load(struct witness *witness, struct fault *fault)
{
    for (size_t i = 0; i < witness->logs_len; i++) {
        struct served *log = &witness->logs[i];
        struct file_name name = file_of(&log->key, ".last");
        struct str text;
        enum status status =
            key_folder_read(&witness->folder, name.text, witness->arena, &text, fault);
        if (status == STATUS_UNAVAILABLE)
            return status;
        if (status != STATUS_OK || !last_take(witness, log, text))
            return fault_set(fault, STATUS_DAMAGED,
                "%s/%s 不见了或者被改过：不知道上一次见证到哪里，不再见证。"
                "办法见 docs/LEDGER.md 第11节",
                witness->folder.path, name.text);
    }
    return STATUS_OK;
}

static enum status load(struct witness *witness, struct fault *fault)
{
    struct str list, line;

    for (unsigned scheme = 0; scheme < SIGNATURE_SCHEMES; scheme++) {
        enum status status = key_folder_read_key(
            &witness->folder, key_files[scheme], true, &witness->keys[scheme], fault);
        if (status == STATUS_NOT_FOUND && scheme == SIGNATURE_SM2)
            continue;
        if (status != STATUS_OK)
            return status;
    }
    if (key_folder_read(&witness->folder, LOGS, witness->arena, &list, fault) != STATUS_OK)
        return fault->status;
    while (line_take(&list, &line))
        if (log_add(witness, line, fault) != STATUS_OK)
            return fault->status;
    return lasts_load(witness, fault);
}

enum status witness_open(
    const char *path, struct arena *arena, struct witness **out, struct fault *fault)
{
    struct witness *witness = witness_take(arena);
    enum status status = key_folder_open(path, &witness->folder, fault);

    *out = NULL;
    if (status == STATUS_OK)
        status = load(witness, fault);
    if (status == STATUS_OK)
        *out = witness;
    else
        witness_close(witness);
    return status;
}

void witness_close(struct witness *witness)
{
    if (witness == NULL)
        return;
    for (unsigned scheme = 0; scheme < SIGNATURE_SCHEMES; scheme++)
        signing_key_close(witness->keys[scheme]);
    key_folder_close(&witness->folder);
}

/* ---- asking --------------------------------------------------------------------------------- */

void witness_keys_write(const struct witness *witness, struct buffer *out)
{
    for (unsigned scheme = 0; scheme < SIGNATURE_SCHEMES; scheme++) {
        if (witness->keys[scheme] == NULL)
            continue;
        verifier_key_write(out, signing_key_verifier(witness->keys[scheme]));
        buffer_add(out, STR("\n"));
    }
}

void witness_list(const struct witness *witness, struct arena *arena, struct vec *out)
{
    *out = (struct vec){0};
    for (size_t i = 0; i < witness->logs_len; i++)
        *(struct witness_last *)vec_push(arena, out, sizeof(struct witness_last)) =
            (struct witness_last){witness->logs[i].key.name, witness->logs[i].last.size};
}

/* ---- signing -------------------------------------------------------------------------------- */

struct request {
    struct witness *witness;
    struct served *log;
    struct growth growth;
    struct note note;
    struct checkpoint next;
    struct str kept; /* the checkpoint with the log's own signature */
};

static struct served *log_find(struct witness *witness, struct str origin)
{
    for (size_t i = 0; i < witness->logs_len; i++)
        if (str_equal(witness->logs[i].key.name, origin))
            return &witness->logs[i];
    return NULL;
}

/* WITNESS_SIGNED: read, of a known log, and signed by it.  In the order of C2SP tlog-witness. */
static enum witness_verdict request_read(
    struct request *request, struct str text, struct arena *arena)
{
    struct buffer lines = {.arena = arena};
    struct fault fault;

    if (growth_read(arena, text, &request->growth) != REASON_NONE
        || note_split(request->growth.note, &request->note) != REASON_NONE
        || checkpoint_read(arena, request->note.text, &request->next, &fault) != STATUS_OK)
        return WITNESS_MALFORMED;
    request->log = log_find(request->witness, request->next.origin);
    if (request->log == NULL)
        return WITNESS_UNKNOWN;
    buffer_add(&lines, request->note.text);
    buffer_add(&lines, STR("\n"));
    if (request->note.lines.len == 0)
        return WITNESS_NOT_SIGNED;
    if (note_read_signatures(arena, &request->note) != REASON_NONE)
        return WITNESS_MALFORMED;
    if (!log_signed(request->log, &request->note, &lines))
        return WITNESS_NOT_SIGNED;
    request->kept = buffer_str(&lines);
    return WITNESS_SIGNED;
}

static enum growth_verdict judge(const struct request *request)
{
    const struct served *log = request->log;
    bool sm3 = log->key.scheme == SIGNATURE_SM2;

    return growth_judge(sm3 ? DIGEST_SM3 : DIGEST_SHA256, log->note.len > 0 ? &log->last : NULL,
        &request->growth, &request->next);
}

/* Two checkpoints of one size under the log's own signature: nobody can deny this later. */
static enum status fork_keep(
    const struct request *request, struct arena *arena, struct fault *fault)
{
    struct file_name name = file_of(&request->log->key, ".fork");
    struct buffer both = {.arena = arena};

    if (key_folder_has(&request->witness->folder, name.text))
        return STATUS_OK;
    buffer_add(&both, request->log->note);
    buffer_add(&both, STR("\n"));
    buffer_add(&both, request->kept);
    return key_folder_write(&request->witness->folder, name.text, buffer_str(&both), fault);
}

/* On the disk first; the same checkpoint again is cosigned again, at its later second. */
static enum status cosign(const struct request *request, uint64_t now, struct arena *arena,
    struct witness_reply *out, struct fault *fault)
{
    struct served *log = request->log;
    struct buffer lines = {.arena = arena};
    struct file_name name = file_of(&log->key, ".last");

    signing_key_cosign(request->witness->keys[log->key.scheme], request->note.text, now, &lines);
    if (log->note.len == 0 || log->last.size != request->next.size) {
        if (key_folder_write(&request->witness->folder, name.text, request->kept, fault)
            != STATUS_OK)
            return fault->status;
        bool sound =
            last_take(request->witness, log, str_copy(request->witness->arena, request->kept));
        must(sound);
    }
    out->lines = buffer_str(&lines);
    out->size = request->next.size;
    return STATUS_OK;
}

enum status witness_sign(struct witness *witness, struct str request_text, uint64_t now_seconds,
    struct arena *arena, struct witness_reply *out, struct fault *fault)
{
    struct request request = {.witness = witness};

    *out = (struct witness_reply){.verdict = request_read(&request, request_text, arena)};
    out->origin = request.next.origin;
    if (request.log == NULL)
        return STATUS_OK;
    out->size = request.log->last.size;
    if (out->verdict != WITNESS_SIGNED)
        return STATUS_OK;
    switch (judge(&request)) {
    case GROWTH_HOLDS: return cosign(&request, now_seconds, arena, out, fault);
    case GROWTH_OLD_ABOVE: out->verdict = WITNESS_MALFORMED; return STATUS_OK;
    case GROWTH_INCONSISTENT: out->verdict = WITNESS_INCONSISTENT; return STATUS_OK;
    case GROWTH_STALE: out->verdict = WITNESS_STALE; return STATUS_OK;
    case GROWTH_FORK: break;
    }
    out->verdict = WITNESS_STALE;
    out->fork = true;
    return fork_keep(&request, arena, fault);
}
