/*
 * message_view - what a person is told, in words and as a tree: page, command line and API alike.
 *
 * It names the matter as its row does, and a step only to those who act there.
 */
#pragma once

#include "store/message_list.h"
#include "view/viewer.h"

extern const char *const message_codes[]; /* by enum message_kind; [0] is NULL */

/* 待您办理：初审 */
struct str message_words(
    struct arena *arena, const struct directory *directory, const struct message_row *row);

/* struct message_row → a list of maps {id, kind, text, matter, …}. */
void messages_tree(const struct viewer *viewer, const struct vec *rows, struct node *out);
