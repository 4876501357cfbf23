/*
 * multipart - a form with a file in it (multipart/form-data, RFC 7578), taken apart as it comes.
 *
 * Strict like http_head: nothing before the first part or behind the last, two known fields a
 * part, no nested kinds, no encodings, a name for each part.  A struct multipart is fed whatever
 * has come and points to the next stretch of a part in it; no file is ever held.
 */
#pragma once

#include "base/text.h"

enum {
    MULTIPART_PARTS_MAX = 64,
    MULTIPART_LINE_MAX = 2048,
    MULTIPART_NAME_MAX = 256,
    MULTIPART_BOUNDARY_MAX = 70,
};

enum multipart_step {
    MULTIPART_MORE, /* all that came is used up */
    MULTIPART_PART, /* a part begins: its name, and its file's */
    MULTIPART_DATA, /* a stretch of it: *out */
    MULTIPART_DONE, /* it has ended */
    MULTIPART_END,  /* the last part has ended: nothing may follow */
    MULTIPART_BAD,
};

struct multipart {
    struct str name; /* of this part; decoded, borrowed until the next */
    struct str file; /* name of the file as it was told */
    bool is_file;    /* a file, perhaps without name and empty: none was chosen */
    size_t parts;    /* begun so far */

    /* Private to multipart.c. */
    char delimiter[MULTIPART_BOUNDARY_MAX + 4]; /* CR LF -- and the boundary */
    size_t delimiter_len, matched;
    enum multipart_place { PLACE_FIRST, PLACE_AFTER, PLACE_LINE, PLACE_DATA, PLACE_LAST } place;
    char line[MULTIPART_LINE_MAX];
    size_t line_len;
    bool named;
    char name_room[MULTIPART_NAME_MAX], file_room[MULTIPART_LINE_MAX];
};

/* By the value of Content-Type; false: it is no such form, or its boundary is none. */
bool multipart_open(struct multipart *form, struct str content_type) MUST_USE;

/* Takes what it can from *in. */
enum multipart_step multipart_feed(
    struct multipart *form, struct str *in, struct str *out) MUST_USE;

/* Was the form whole when its bytes ended? */
bool multipart_whole(const struct multipart *form);
