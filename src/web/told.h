/*
 * told - what the rules said no with, in the words of a page.
 *
 * The rules say a field and a command in Chinese, and behind it, for those who type it, its code:
 * 理由（reasons）.  A page has neither, so it leaves the code out; nothing inside “ ” is touched.
 */
#pragma once

#include "casework/decide.h"
#include "web/refusal_page.h"

struct str told_plain(struct arena *arena, struct str said);
/* Rule, reason, and from the first sentence that asks for something (请…) what to do. */
struct refusal_page told_refusal(struct arena *arena, const struct decision *decision);
