/*
 * file_store - the bytes of attached files, in two folders beside the record.
 *
 * files/ holds each by the SHA-256 of its bytes, for good; uploads/ what is coming in, which
 * belongs to whoever writes it and is gone with it.  A file is whole and on the disk, as
 * SHA256.new, before the event that binds it is committed, and gets its name afterwards: what a
 * killed program leaves is bound by no event and taken away at the next opening.
 */
#pragma once

#include "base/fault.h"
#include "ledger/digest.h"

enum { FILE_STORE_LEN = 3800, UPLOAD_NAME_LEN = 40 };

struct file_store {
    char home[FILE_STORE_LEN]; /* the folder both lie in; empty: this instance keeps no files */
};
struct file_told { /* what the bytes are */
    struct digest digests[DIGEST_ALGS];
    uint64_t bytes;
};

/* Of the instance at this place: the folder itself; of a database the one FRJ_FILES names. */
struct file_store file_store_of(const char *place);
/* Makes both folders where they are not. */
enum status file_store_make(const struct file_store *store, struct fault *fault) MUST_USE;

/* ---- what is coming in; names are of this process alone ---- */
struct upload_name {
    char text[UPLOAD_NAME_LEN]; /* empty: none */
};
/* A new file to read and write; -1 with errno. */
int upload_make(const struct file_store *store, uint64_t no, struct upload_name *name);
int upload_open(const struct file_store *store, struct str name); /* to read; -1 with errno */
void upload_drop(const struct file_store *store, const struct upload_name *name);
/* Those of a process that has ended; 0: of all. */
void uploads_clear(const struct file_store *store, int process);

/* ---- what is kept ---- */
/* Reads to the end.  False with errno. */
bool file_tell(int fd, struct file_told *out) MUST_USE;
/* Copies what `from` holds, which must be what was told, to SHA256.new, on the disk before it
 * returns.  STATUS_INVALID: it is something else.  STATUS_UNAVAILABLE: errno is left as it was. */
enum status file_keep(const struct file_store *store, int from, const struct file_told *told,
    struct fault *fault) MUST_USE;
bool file_is_kept(const struct file_store *store, const struct digest *sha256);
void file_settle(const struct file_store *store, const struct digest *sha256); /* .new: its name */
void file_forget(const struct file_store *store, const struct digest *sha256); /* .new: away */
int file_open(const struct file_store *store, const struct digest *sha256);    /* -1 with errno */

/* A file being made: to write; then it is on the disk, as SHA256.new. */
int file_make(const struct file_store *store, const struct digest *sha256); /* -1 with errno */
bool file_made(const struct file_store *store, int fd) MUST_USE;            /* false with errno */

/* Every name in files/, in no order. */
struct file_walk {
    void *dir;
};
struct file_seen {
    char name[256];
    struct digest sha256;
    bool known, fresh; /* is it a name of ours; does it end in .new */
};
bool file_walk_open(const struct file_store *store, struct file_walk *walk);
bool file_walk_next(struct file_walk *walk, struct file_seen *out);
void file_walk_close(struct file_walk *walk); /* safe on zero */
