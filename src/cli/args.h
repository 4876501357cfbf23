/*
 * args - what was typed: the words of a command, its flags, and the fields of its input.
 *
 * --name VALUE that is neither global nor a flag of the command becomes a field of the input tree:
 * dots make maps (--apply.plan), a value that begins with [ or { is read as YAML, a name given
 * twice makes a list, - and _ are the same.  Fields of --file stand under those typed.
 */
#pragma once

#include "base/fault.h"
#include "base/time.h"
#include "base/tree.h"

enum { WORDS_MAX = 8 };

struct flag_given {
    struct str name, value;
};

struct args {
    struct str words[WORDS_MAX]; /* without the flags: noun, verb, what follows */
    size_t words_len;
    struct flag_given flags[32];
    size_t flags_len;
    struct node *input; /* a map; never NULL */
    bool fields_given;
};

struct cli_command;

/*
 * Reads the words after the program's name.  *command is the row that was meant (NULL: none, see
 * words).  STATUS_INVALID with a sentence.
 */
enum status args_read(struct arena *arena, int count, char **words, struct args *out,
    const struct cli_command **command, struct fault *fault) MUST_USE;

/* The value of a flag; .at NULL when it was not given, empty for a switch. */
struct str arg(const struct args *args, const char *name);
bool arg_given(const struct args *args, const char *name);
/* The n-th word after noun and verb (or after the noun alone); .at NULL: none. */
struct str arg_word(const struct args *args, const struct cli_command *command, size_t n);
/* A day from a flag.  Not given: *out is left alone.  False: the fault says what to write. */
bool arg_day(const struct args *args, const char *name, day *out, struct fault *fault);
