/*
 * key_folder - the folder of whoever signs: its keys and what it signed last, held by one process.
 *
 * For the notary and for witnesses.  What is written is on the disk before the call returns, whole
 * or not at all.  Nothing in it is ever restored from a backup: what was signed stays signed.
 */
#pragma once

#include "office/signing_key.h"

struct key_folder {
    const char *path; /* borrowed; for sentences */
    int dir, lock;
};

/* Makes it (0700) where there is none, and holds it.  STATUS_CONFLICT: another process does. */
enum status key_folder_make(const char *path, struct key_folder *out, struct fault *fault) MUST_USE;
/* STATUS_NOT_FOUND: no such folder. */
enum status key_folder_open(const char *path, struct key_folder *out, struct fault *fault) MUST_USE;
void key_folder_close(struct key_folder *folder);

bool key_folder_has(const struct key_folder *folder, const char *name);

/* A whole file of at most 128 KiB; STATUS_NOT_FOUND: none. */
enum status key_folder_read(const struct key_folder *folder, const char *name, struct arena *arena,
    struct str *out, struct fault *fault) MUST_USE;
/* In place of what was there, and durably: file, name, folder. */
enum status key_folder_write(const struct key_folder *folder, const char *name, struct str text,
    struct fault *fault) MUST_USE;
/* A line after the others, with the time; as well as it can. */
void key_folder_note(const struct key_folder *folder, const char *name, const char *sentence);

/* The same for a key, whose file nobody but its owner may read. */
enum status key_folder_read_key(const struct key_folder *folder, const char *name, bool witness,
    struct signing_key **out, struct fault *fault) MUST_USE;
enum status key_folder_write_key(const struct key_folder *folder, const char *name,
    struct signing_key *key, struct fault *fault) MUST_USE;
