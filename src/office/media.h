/*
 * media - what kind of file these bytes are, told by themselves.
 *
 * Seven kinds are known (casework/attachment.h); whatever is none of them - programs, web pages,
 * archives, documents with macros - is refused.  Nothing is unpacked.
 */
#pragma once

#include "base/text.h"

/* Reads `fd` from its beginning; its text is a literal.  Empty: no kind that is taken, or it
 * cannot be read. */
struct str media_find(int fd);
