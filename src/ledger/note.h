/*
 * note - a text and the lines that sign it (C2SP signed-note).
 *
 * Text, an empty line, signature lines; split at the last empty line.  Reading judges the form
 * alone; whether a signature holds is asked of a trust list (trust.h).  Text is borrowed.
 */
#pragma once

#include "base/text.h"
#include "ledger/reason.h"

enum { NOTE_LEN_MAX = 64 * 1024, NOTE_SIGNATURES_MAX = 64, KEY_ID_LEN = 4 };

struct note_signature {
    struct str name; /* of the key */
    uint8_t key_id[KEY_ID_LEN];
    struct str bytes; /* what follows the key id */
};

struct note {
    struct str text;  /* with its last LF */
    struct str lines; /* the signature lines as they stood */
    struct note_signature signatures[NOTE_SIGNATURES_MAX];
    size_t signatures_len;
};

/* Not empty; neither white space of Unicode nor '+'. */
bool key_name_valid(struct str name);

/* The first bytes of SHA-256(name || LF || type and public key).  A name, not a protection. */
void key_id_write(struct str name, struct str typed_key, uint8_t id[KEY_ID_LEN]);

/* Finds text and signature lines.  Without an empty line all is text. */
enum reason note_split(struct str bytes, struct note *out) MUST_USE;
/* Then reads the lines, 1 to 64; signature bytes in `arena`. */
enum reason note_read_signatures(struct arena *arena, struct note *note) MUST_USE;
/* Both. */
enum reason note_read(struct arena *arena, struct str bytes, struct note *out) MUST_USE;

/* One line, without its LF. */
bool note_signature_read(struct arena *arena, struct str line, struct note_signature *out) MUST_USE;

/* "— name base64(id || bytes)" LF.  Before the first line stands an empty one. */
void note_signature_write(struct buffer *out, const struct note_signature *signature);
