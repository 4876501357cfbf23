#include "office/log_keys.h"

#include "ledger/checkpoint.h"

#include <fcntl.h>
#include <unistd.h>

static const struct log_key_names names[DIGEST_ALGS] = {
    [DIGEST_SHA256] = {"log.key", "log.last", SIGNATURE_ED25519},
    [DIGEST_SM3] = {"log-sm3.key", "log-sm3.last", SIGNATURE_SM2},
};
static const char *const others[] = {
    "lock", "log.last.part", "log-sm3.last.part", "log.key.part", "log-sm3.key.part"};

const struct log_key_names *log_key_names(enum digest_alg alg)
{
    must((unsigned)alg < DIGEST_ALGS);
    return &names[alg];
}

static enum status key_add(const struct key_folder *folder, const struct log_keys_new *what,
    enum digest_alg alg, struct buffer *verifier, struct fault *fault)
{
    struct signing_key *key = NULL;
    struct digest secret = {{0}};
    bool derived = what->chance->derived;
    struct str origin = checkpoint_origin(verifier->arena, what->origin, alg);

    if (derived)
        secret = chance_take(what->chance, "log_key", alg, 0);
    enum status status =
        signing_key_make(names[alg].scheme, false, origin, derived ? secret.b : NULL, &key, fault);
    if (status == STATUS_OK) /* a key never lies there without its last */
        status = key_folder_write(folder, names[alg].last, STR(""), fault);
    if (status == STATUS_OK)
        status = key_folder_write_key(folder, names[alg].key, key, fault);
    if (status == STATUS_OK)
        verifier_key_write(verifier, signing_key_verifier(key));
    signing_key_close(key);
    return status;
}

static enum status make_in(const struct key_folder *folder, const struct log_keys_new *what,
    struct arena *arena, struct list *verifiers, struct fault *fault)
{
    struct str *texts = arena_take(arena, DIGEST_ALGS, sizeof(*texts));
    size_t len = 0;

    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++)
        if (key_folder_has(folder, names[alg].key))
            return fault_set(fault, STATUS_CONFLICT,
                "%s 里已经有密钥。密钥只属于一个登记日志，不能换。请写另一个文件夹", folder->path);
    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++) {
        struct buffer verifier = {.arena = arena};
        if (alg == DIGEST_SM3 && !what->sm)
            continue;
        if (key_add(folder, what, (enum digest_alg)alg, &verifier, fault) != STATUS_OK)
            return fault->status;
        texts[len++] = buffer_str(&verifier);
    }
    *verifiers = (struct list){texts, len};
    return STATUS_OK;
}

enum status log_keys_make(const struct log_keys_new *what, struct arena *arena,
    struct list *verifiers, struct fault *fault)
{
    struct key_folder folder;

    if (key_folder_make(what->path, &folder, fault) != STATUS_OK)
        return fault->status;
    enum status status = make_in(&folder, what, arena, verifiers, fault);
    key_folder_close(&folder);
    if (status != STATUS_OK && status != STATUS_CONFLICT)
        log_keys_remove(what->path);
    return status;
}

void log_keys_remove(const char *path)
{
    int dir = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (dir < 0)
        return;
    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++) {
        unlinkat(dir, names[alg].key, 0);
        unlinkat(dir, names[alg].last, 0);
    }
    for (size_t i = 0; i < COUNT_OF(others); i++)
        unlinkat(dir, others[i], 0);
    close(dir);
    rmdir(path); /* when nothing else is in it */
}

bool log_keys_exist(const char *path)
{
    struct key_folder folder = {.path = path, .lock = -1};
    bool found = false;

    folder.dir = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    for (unsigned alg = 0; folder.dir >= 0 && alg < DIGEST_ALGS; alg++)
        found = found || key_folder_has(&folder, names[alg].key);
    key_folder_close(&folder);
    return found;
}
