/*
 * pagec_write - what pagec stands on: where it is in a page, its mistakes, words and C out.
 *
 * The first mistake ends the program; what is taken is read from c->at, which then stands behind
 * it.
 */
#pragma once

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { NAME_MAX_LEN = 64, EXPRESSION_MAX = 200, DEPTH_MAX = 64 };

struct name {
    char at[NAME_MAX_LEN];
};

struct expression {
    char at[EXPRESSION_MAX];
};

enum place { IN_TEXT, IN_TAG, IN_VALUE, IN_ADDRESS };

struct block { /* what {% end %} closes */
    enum { BLOCK_IF, BLOCK_ELSE, BLOCK_EACH, BLOCK_INSIDE } kind;
    enum place place;
    size_t elements;
    const char *begin;
    struct name callee;
    struct expression view;
};

struct compiler {
    const char *path, *begin, *at;
    struct name page;
    FILE *out;
    enum place place;
    struct name elements[DEPTH_MAX], tag; /* open ones; the one whose < was last */
    size_t elements_len;
    struct block blocks[DEPTH_MAX];
    size_t blocks_len;
    const char *address; /* of an address: its first byte */
    bool literal;        /* a literal is being written */
    bool content;        /* {% content %} was met */
};

/* Ends the program: file:line:column: what is wrong, and what to write. */
_Noreturn void wrong(const struct compiler *c, const char *where, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

void put_literal(struct compiler *c, char byte);
void put_literals(struct compiler *c, const char *from, size_t len);
/* A statement of the page's line `where`; ends the literal before it. */
void put_code(struct compiler *c, const char *where, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void put_function(struct compiler *c, const char *part);

int line_of(const struct compiler *c, const char *where);
bool one_of(const char *word, const char *words); /* words separated by blanks */
bool blank(char c);
void skip_blanks(struct compiler *c);
struct name take_name(struct compiler *c, const char *more, const char *what); /* what: it is */
bool take_word(struct compiler *c, const char *word);
void expect(struct compiler *c, const char *text);
struct expression take_expression(struct compiler *c, const char *end);
