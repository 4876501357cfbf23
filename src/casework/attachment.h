/*
 * attachment - a file that an event binds: what may be one, and where they stand in an event.
 *
 * The event holds name, length, type and two digests of the bytes, for good; the bytes lie beside
 * the record (store/file_store.h) and are known by their SHA-256.  The type is told by what is in
 * a file, never by its name.
 */
#pragma once

#include "base/vec.h"
#include "casework/evidence.h"
#include "casework/refusal.h"

enum {
    ATTACHMENT_BYTES_MAX = 50 * 1024 * 1024,
    ATTACHMENT_NAME_MAX = 200, /* bytes */
};

struct attachment_kind {
    const char *media, *title; /* application/pdf, PDF */
    const char *ending;        /* of a file's name, with its dot */
};
extern const struct attachment_kind attachment_kinds[];
extern const size_t attachment_kinds_len;
/* NULL: no kind that is taken. */
const struct attachment_kind *attachment_kind_find(struct str media);

/* REFUSAL_NONE: it may be bound, as far as its own words tell. */
enum refusal attachment_refusal(const struct attachment *file);

/* What a program was told of a file's name, without the folders an old browser sends along. */
struct str attachment_name(struct str told);

/* All of an event's data, in the order of the rows; adds const struct attachment * to *out. */
void attachments_find(
    struct arena *arena, const struct shape *shape, const void *data, struct vec *out);
