/*
 * yaml - the subset of YAML 1.2 that people write policy packs and late entries in.
 *
 * Maps, lists and scalars in block or flow style; no anchors, aliases, tags, directives or
 * second document.  Plain true/false, decimal integers and null/~/nothing are typed, every
 * other scalar (dates too) is text.  The only file that knows libfyaml.
 */
#pragma once

#include "base/fault.h"
#include "base/tree.h"

/*
 * Reads `text` into *out.  `line_first` is the number of its first line (1 for a whole file), so
 * that a block inside a story reports the story's lines.  The fault's sentence starts with
 * "line:column: ".  Duplicate keys are refused.  Depth ≤ 64, text ≤ 4 MiB.
 */
enum status yaml_read(struct arena *arena, struct str text, uint32_t line_first, struct node *out,
    struct fault *fault) MUST_USE;
