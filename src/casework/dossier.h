/*
 * dossier - from what people asked to what the rules need: one way for every caller.
 *
 * A request is what a form, a story line or a command line says, in words.  request_read()
 * makes a command of it; dossier_build() fetches through a `shelf` (the office's database, or a
 * story's memory) whatever the rules could ask for.  Both are pure given their shelf.
 */
#pragma once

#include "base/fault.h"
#include "casework/command.h"

struct request {
    struct str noun, verb;      /* "filing" "sign"; "matter" "act"; "meeting" "hold" */
    struct str target;          /* of an act on something: 32 digits (callers expand short forms) */
    struct str action;          /* of "act": the action; else empty */
    struct str person;          /* who acts: handle, name or id; empty or 系统: the clock */
    struct str entered_by, via; /* entered for `person` by this one; paper, door, import */
    struct str done_on;         /* a day, as claimed */
    struct str upload;          /* of a file that is attached: where its bytes are; no content */
    const struct node *input;   /* a map of fields; NULL: none */
    command_key key;
    instant now;
    struct id fresh;     /* random: of the stream it makes, if it makes one */
    uint64_t if_version; /* what is acted on must have so many events; 0: whatever it has */
    bool at_desk;        /* by someone who signed in, not by the local door: the registrar's word */
};

/* Reads the request into *command.  Words that name nothing become problems. */
bool request_read(const struct request *request, const struct directory *directory,
    struct arena *arena, struct command *command, struct problems *problems);

struct shelf {
    void *context;
    /* The matter folded from its events, NULL when there is none.  A fault stops the request:
     * the shelf remembers it and its owner asks for it afterwards. */
    const struct matter *(*matter)(void *context, matter_id id);
    /* Ids of the matters that link to `id`. */
    struct vec (*linking)(void *context, matter_id id); /* matter_id */
    /* Ids of earlier matters of procedure `noun` of any of these subjects, unit or project. */
    struct vec (*like)(void *context, struct str noun, const struct matter_opened *opened);
    /* Late entries of the same procedure with the same person, unit or name among their parties. */
    struct vec (*late_like)(void *context, const struct late_entry *late); /* matter_id */
    int64_t (*visits_in_year)(void *context, person_id person, int year);
    /* The meeting folded from its events; of no such one `held` is NULL. */
    const struct meeting *(*meeting)(void *context, struct id id);
};

/* The dossier of a command; `shelf` is read, nothing else. */
struct dossier dossier_build(const struct directory *directory, const struct shelf *shelf,
    const struct command *command, struct arena *arena);
/* The same for reading: one matter with its links. */
struct dossier dossier_of(const struct directory *directory, const struct shelf *shelf,
    matter_id id, struct arena *arena);

struct reply {          /* what every door gives back */
    enum status status; /* OK also for a refusal: then decision.refusal says so */
    struct fault fault;
    struct decision decision;
    struct id stream; /* the thing made or acted on */
    uint64_t seq;     /* of the first event written */
    command_key key;  /* that came, or was made: ask again with it when the status is UNKNOWN */
    bool repeated;    /* the key was answered before: nothing new was written */
    bool stale;       /* STATUS_CONFLICT: its version is not the one that was asked for */
    uint64_t version; /* events of `stream` once it was recorded, or when it was stale */
};
