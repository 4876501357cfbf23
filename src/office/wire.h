/*
 * wire - what the processes of an office say to each other: a fixed header, then one JSON text.
 *
 * A desk or the command line asks, the registrar answers with the asker's tag, in any order.
 * Either side takes nothing that is not exactly this; whoever sends something else is cut off.
 */
#pragma once

#include "casework/dossier.h"

enum { WIRE_HEADER_LEN = 16, WIRE_TEXT_MAX = 2 * 1024 * 1024 };

enum wire_kind {
    WIRE_SUBMIT = 1, /* a request; answered by WIRE_REPLY */
    WIRE_REPLY,
    WIRE_SIGN_IN,  /* {account, password, from}; answered by WIRE_SESSION, _WAIT or _FAULT */
    WIRE_SIGN_OUT, /* {session}; answered by WIRE_SESSION */
    WIRE_SESSION,
    WIRE_FAULT, /* {message}: what was asked is not answered */
    WIRE_DRAFT, /* drafts.h: to be kept or let go; answered by WIRE_DRAFT or WIRE_FAULT */
    WIRE_TOKEN, /* tokens.h; answered by WIRE_TOKEN or WIRE_FAULT */
    WIRE_WAIT,  /* {seconds}: too many failed; ask again after so long */
    WIRE_SEEN,  /* {session}: it is used; not answered */
    WIRE_PING,  /* answered by WIRE_PING */
    WIRE_READ,  /* messages.h: read; answered by WIRE_READ or WIRE_FAULT */
    WIRE_LETTER, /* courier.h: to be put down; answered by WIRE_LETTER or WIRE_FAULT */
    WIRE_KIND_LAST = WIRE_LETTER,
};

struct wire_message {
    enum wire_kind kind;
    uint32_t text_len;
    uint64_t tag; /* the asker's, given back */
};

void wire_header_write(const struct wire_message *message, uint8_t bytes[WIRE_HEADER_LEN]);
bool wire_header_read(const uint8_t bytes[WIRE_HEADER_LEN], struct wire_message *out) MUST_USE;

/* Header and text, ready to be sent. */
void wire_write(struct buffer *out, enum wire_kind kind, uint64_t tag, struct str text);

/* Requests and replies as text.  Reading takes only what writing makes; what it gives lives in
 * `arena`.  The events of a reply stay with the registrar: who asked reads the record. */
struct str wire_request_write(struct arena *arena, const struct request *request);
bool wire_request_read(struct arena *arena, struct str text, struct request *out) MUST_USE;
struct str wire_reply_write(struct arena *arena, const struct reply *reply);
bool wire_reply_read(struct arena *arena, struct str text, struct reply *out) MUST_USE;
