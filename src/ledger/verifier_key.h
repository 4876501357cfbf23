/*
 * verifier_key - a public key of a log or a witness as text: who signs, with what, to what use.
 *
 * name+id+base64(type and public key).  The type says the use, so that a log's key is never taken
 * for a witness's.  What a witness signs is the text with its time before it.
 */
#pragma once

#include "ledger/note.h"
#include "ledger/signature.h"

struct verifier_key {
    enum signature_scheme scheme;
    bool witness;    /* else of a log */
    struct str name; /* of a log: its origin */
    uint8_t id[KEY_ID_LEN];
    struct str bytes; /* the public key */
};

/* *out borrows from `arena` and `text`. */
bool verifier_key_read(
    struct arena *arena, struct str text, bool witness, struct verifier_key *out) MUST_USE;
void verifier_key_write(struct buffer *out, const struct verifier_key *key);
/* Fills in the id, which follows from the rest. */
void verifier_key_name(struct arena *scratch, struct verifier_key *key);

/* The type before a key, public or secret, of that scheme and use. */
struct str key_type(enum signature_scheme scheme, bool witness);
/* What follows the type; false when it is another one. */
bool key_type_take(struct str *typed, enum signature_scheme scheme, bool witness) MUST_USE;

/* Did this key make the line?  By name and id; whether it holds is another question. */
bool verifier_key_made(const struct verifier_key *key, const struct note_signature *line);

/* What is signed by a witness: its second, then the text. */
void cosignature_message_write(struct buffer *out, uint64_t seconds, struct str text);
enum { COSIGNATURE_TIME_LEN = 8 }; /* before the signature: the second, big-endian */
