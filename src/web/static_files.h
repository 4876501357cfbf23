/*
 * static_files - the stylesheet, the script and the icon, in the program itself.
 *
 * The address of a file holds the first 16 hex digits of its SHA-256, so browsers may keep it for
 * ever: `Cache-Control: public, max-age=31536000, immutable`.  Made of static/ by tools/embed.sh.
 */
#pragma once

#include "base/text.h"

struct static_file {
    struct str path; /* "/static/0123456789abcdef/frj.css" */
    struct str content_type, digest, bytes;
};

extern const struct static_file static_frj_css, static_frj_js, static_frj_svg;

extern const struct static_file *const static_files[]; /* all */
extern const size_t static_files_len;
