/*
 * wire - what the processes say to each other: a fixed header, then one canonical JSON text.
 *
 * A desk or the command line asks, the registrar answers with the same tag, in any order.  Either
 * side takes nothing that is not exactly this; whoever sends something else is cut off.
 */
#pragma once

#include "base/fault.h"
#include "base/text.h"
#include "casework/dossier.h"

enum { WIRE_HEADER_LEN = 16, WIRE_TEXT_MAX = 2 * 1024 * 1024 };

enum wire_kind {
    WIRE_SUBMIT = 1, /* a request; answered by WIRE_REPLY */
    WIRE_REPLY,
    WIRE_SIGN_IN,    /* account, verifier's answer pending; answered by WIRE_SESSION */
    WIRE_SIGN_OUT,
    WIRE_SESSION,
    WIRE_FAULT,      /* a sentence: what was asked could not be answered */
};

struct wire_message {
    enum wire_kind kind;
    uint32_t text_len;
    uint64_t tag; /* the asker's, given back */
};

void wire_header_write(const struct wire_message *message, uint8_t bytes[WIRE_HEADER_LEN]);
bool wire_header_read(const uint8_t bytes[WIRE_HEADER_LEN], struct wire_message *out) MUST_USE;

/* Requests and replies as text; reading takes only what writing makes.  `directory` of the reader
 * tells nothing here: words travel as people wrote them. */
void request_write(struct buffer *out, const struct request *request);
bool request_text_read(struct arena *arena, struct str text, struct request *out) MUST_USE;
void reply_write(struct buffer *out, const struct reply *reply);
bool reply_read(struct arena *arena, struct str text, struct reply *out) MUST_USE;
