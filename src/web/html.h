/*
 * html - text into a page, escaped for the place where it stands.
 *
 * Only the C that pagec makes of pages/NAME.html calls these; there is none that does not escape.
 * Control characters become U+FFFD: no place of a page may hold them.
 */
#pragma once

#include "base/text.h"

void html_text(struct buffer *out, struct str text);      /* between tags */
void html_attribute(struct buffer *out, struct str text); /* inside double quotes */

/* One part of an address, as between two slashes or behind the = of a query: all but letters,
 * digits and -._~ is percent-encoded. */
void html_url(struct buffer *out, struct str part);

/* A whole address of ours, path and perhaps query.  It begins with one slash; what does not is
 * written as "/", so that no text leads to another site or to a script. */
void html_path(struct buffer *out, struct str path);

void html_integer(struct buffer *out, int64_t n);
