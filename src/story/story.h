/*
 * story - a dated account of acts and their answers, that anyone can read and run.
 *
 *   # 一件备案
 *   2022-03-01 09:00 陈某某 filing new as F1
 *     title: 老旧厂区消防验收历史遗留问题
 *     unit: zhujian
 *   = 已登记
 *   2022-03-02 10:00 刘某某 filing sign F1 代录 王某某 2022-03-01
 *     result: agree
 *   = 拒绝 step_must_be_open
 *
 * Day, time, who, command, target, `as` a name for what it makes; 代录: entered by that person,
 * done on that day.  Below it the fields in YAML, where $F1 stands for the id of F1; then what is
 * expected.  docs/STORY.md lists the answers.  Pure: text in, acts out.
 */
#pragma once

#include "base/fault.h"
#include "base/vec.h"
#include "casework/dossier.h"

struct story_line { /* one expected answer */
    uint32_t line;
    struct str word, rest; /* 拒绝, quorum_must_be_met */
};

struct story_act {
    uint32_t line;
    struct str day, time, person, noun, verb, target, action, alias, entered_by, done_on;
    const struct node *input; /* NULL: none */
    struct vec expected;      /* struct story_line */
};

struct story {
    struct str title;
    bool relative;   /* days like D-5, W+3 count from a day given when it is played */
    struct vec acts; /* struct story_act */
};

/* STATUS_INVALID with "line:column: …" when the text is no story. */
enum status story_read(
    struct arena *arena, struct str text, struct story *out, struct fault *fault) MUST_USE;

/* What a story is played on: casework alone (story/world.h), or an office. */
struct door {
    void *context;
    /* Ids and key that the request leaves empty are made by the door. */
    struct reply (*submit)(void *context, const struct request *request, struct arena *arena);
    struct dossier (*look)(void *context, matter_id id, struct arena *arena);
    const struct directory *(*directory)(void *context);
    /* The text of a file named in a story (a pack, a calendar, a late entry); NULL .at: none. */
    struct str (*file)(void *context, struct str name, struct arena *arena);
};

struct story_result {
    size_t acts, expected, mismatches;
    struct buffer *out; /* one line for each mismatch: "line: expected …, got …" */
    bool verbose;       /* also a line for each act */
};

/* Plays the acts in order.  `today` is the day relative stories count from.  A fault of the
 * door ends the play. */
enum status story_play(const struct story *story, const struct door *door, day today,
    struct story_result *result, struct fault *fault) MUST_USE;
