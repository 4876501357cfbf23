/*
 * upload - a form with one file, taken in as it comes: its fields to memory, the file to the disk.
 *
 * The file lies in the uploads folder (store/file_store.h) until the exchange has ended, whatever
 * became of it: the registrar has made a copy by then, or refused.
 */
#pragma once

#include "base/tree.h"
#include "casework/attachment.h"
#include "store/file_store.h"
#include "web/http_head.h"
#include "web/multipart.h"

enum { UPLOAD_BODY_MAX = ATTACHMENT_BYTES_MAX + 1024 * 1024, UPLOAD_FIELD_MAX = 64 * 1024 };

struct upload {
    struct arena *arena;
    struct node *form; /* a map of the fields, as form.h makes it */
    struct str told;   /* name of the file, as the browser told it; .at NULL: none was chosen */
    struct file_told is;
    struct str media; /* by its content; empty: no kind that is taken */
    struct upload_name name;

    /* Private to upload.c. */
    const struct file_store *store;
    struct multipart parser;
    struct buffer field;
    struct digest_run run;
    size_t fields;
    int fd; /* -1: none */
};

/* `no`: of no other upload of this process.  HTTP_OK; else the status to answer with. */
enum http_status upload_begin(struct upload *upload, struct arena *arena,
    const struct file_store *store, struct str content_type, uint64_t no) MUST_USE;
enum http_status upload_feed(struct upload *upload, struct str bytes) MUST_USE;
/* The body has ended: the file is told. */
enum http_status upload_finish(struct upload *upload) MUST_USE;
/* What to tell whoever sent it; NULL: nothing more than the status. */
const char *upload_words(enum http_status status);
void upload_end(struct upload *upload); /* safe on NULL and twice */
