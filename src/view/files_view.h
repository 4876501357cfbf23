/*
 * files_view - the files of a matter, as far as the viewer may see them.
 *
 * The offices see all; the unit what it or the persons of the matter put there; a person his or
 * her own.  A file is named by its place among all files of the matter, from 1, for good.
 */
#pragma once

#include "casework/attachment.h"
#include "view/viewer.h"

struct file_shown {
    size_t no;
    const struct event *event;
    const struct file_attached *attached;
};

/* struct file_shown, in order. */
struct vec files_seen(const struct viewer *viewer, const struct case_file *file);
/* NULL: there is none, or not for this viewer. */
const struct file_shown *file_seen(
    const struct viewer *viewer, const struct case_file *file, int64_t no);

/* struct file_shown → a list of maps {no, name, media, bytes, sha256, title, material, on, by}. */
void files_tree(const struct viewer *viewer, const struct case_file *file, struct node *out);

/* What the pack calls a material of this procedure; empty: it has none of that name. */
struct str material_title(const struct case_file *file, struct str id);
/* Length in words: 1.2 MB. */
struct str bytes_words(struct arena *arena, int64_t bytes);
