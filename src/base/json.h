/*
 * json - the one JSON reader and writer of the program.
 *
 * json_read is the strict reader of RFC 8259 for what people send: UTF-8, one value, no
 * duplicate keys, depth ≤ 64, text ≤ 16 MiB.  json_read_canonical and json_write_canonical are
 * the record's form (docs/LEDGER.md, "Canonical JSON"): whatever they accept has exactly one
 * spelling.  All are pure; a tree lives in the caller's arena and
 * borrows from the text it was read from.
 */
#pragma once

#include "base/fault.h"
#include "base/tree.h"

/* The fault's sentence starts with "line:column: ". */
enum status json_read(
    struct arena *arena, struct str text, struct node *out, struct fault *fault) MUST_USE;

/* Refuses whatever json_write_canonical would not have written, byte for byte. */
enum status json_read_canonical(
    struct arena *arena, struct str text, struct node *out, struct fault *fault) MUST_USE;

/* Appends the canonical text of `node`; a tree the form cannot hold (null, a fraction, a key
 * or a string outside its rules, too deep, too large) is STATUS_INVALID and says where. */
enum status json_write_canonical(
    struct buffer *out, const struct node *node, struct fault *fault) MUST_USE;

/* Text for people and for --json: two blanks a level, keys in tree order; any tree. */
void json_write_pretty(struct buffer *out, const struct node *node);
