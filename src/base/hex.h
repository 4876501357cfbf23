/*
 * hex - bytes as lower-case hex digits, two a byte, and back.
 *
 * There is one spelling: reading accepts exactly what writing gives, and the right length.
 */
#pragma once

#include "base/text.h"

void hex_put(char *out, const void *bytes, size_t len); /* two characters a byte, no NUL */
struct str hex_write(struct arena *arena, const void *bytes, size_t len);
/* False, and nothing to be believed of `bytes`, when `hex` is anything else. */
bool hex_read(struct str hex, void *bytes, size_t len);
