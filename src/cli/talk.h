/*
 * talk - how the command line speaks: data to stdout, talk to stderr, refusals in three parts.
 *
 * Texts are UTF-8 in struct str; columns count cells of a terminal, a Chinese character has two.
 */
#pragma once

#include "casework/casework.h"

void print(const char *format, ...) PRINTF_LIKE(1, 2); /* data */
void say(const char *format, ...) PRINTF_LIKE(1, 2);   /* talk; ends with a line feed of its own */
void print_json(struct arena *arena, const struct node *node);
/* A document of one member. */
void print_json_text(struct arena *arena, const char *key, struct str text);

/* Rows of cells in columns that line up; the last column is never filled up. */
enum { CELLS_MAX = 8 };
struct grid {
    struct arena *arena;
    struct vec rows; /* struct str[CELLS_MAX] */
    bool list;       /* of things that can be looked at one by one: long cells are cut */
};
void grid_row(struct grid *grid, const struct str *cells, size_t len);
void grid_print(const struct grid *grid);

/* 规则 / 原因 / 怎么办 and the code; with --json one document on stdout. */
void say_refusal(struct arena *arena, const struct decision *decision, bool json);
/* The same for one rule with its fact, outside a decision. */
void say_rule(struct arena *arena, enum refusal refusal, struct str detail, bool json);
void say_problems(struct arena *arena, struct problems *problems, struct str file, bool json);

/* A refusal's detail in its two parts: what is so, what to do (may be empty). */
void detail_split(struct str detail, struct str *reason, struct str *remedy);

struct str id_short(struct arena *arena, struct id id); /* the first eight digits */
