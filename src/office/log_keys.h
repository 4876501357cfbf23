/*
 * log_keys - the keys of one log in their folder: made when the record begins, with its origin.
 *
 * One key a tree: Ed25519 for the SHA-256 tree, SM2 for the SM3 tree where that is asked for.
 * Beside each lies the last checkpoint it signed, at first an empty file: a missing one is not
 * "nothing signed yet".
 */
#pragma once

#include "casework/shape.h"
#include "office/key_folder.h"
#include "store/chance.h"

struct log_key_names {
    const char *key, *last; /* files */
    enum signature_scheme scheme;
};
const struct log_key_names *log_key_names(enum digest_alg alg);

struct log_keys_new {
    const char *path; /* of the folder */
    struct str origin;
    bool sm; /* a key for the SM3 tree too */
    const struct chance
        *chance; /* on a story clock keys follow from its seed and are worth nothing */
};
/* *verifiers holds their public halves as texts (struct str), in `arena`.  STATUS_CONFLICT: there
 * are keys already; they are never overwritten. */
enum status log_keys_make(const struct log_keys_new *what, struct arena *arena,
    struct list *verifiers, struct fault *fault) MUST_USE;

/* Takes away what log_keys_make() made, for a record whose making failed. */
void log_keys_remove(const char *path);
/* Is there a key in this folder? */
bool log_keys_exist(const char *path);
