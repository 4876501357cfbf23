#include "web/told.h"

#include "casework/refusal.h"

#include <string.h>

static bool begins(struct str text, struct str with)
{
    return text.len >= with.len && memcmp(text.at, with.at, with.len) == 0;
}

static struct str behind(struct str text, size_t len)
{
    return (struct str){text.at + len, text.len - len};
}

/* How long "（reasons）" at the beginning is: ASCII alone, with a small letter.  0: it is none. */
static size_t code_len(struct str text)
{
    const struct str open = STR("（"), shut = STR("）");
    bool letters = false;

    for (size_t i = begins(text, open) ? open.len : text.len; i < text.len; i++) {
        if (begins(behind(text, i), shut))
            return letters ? i + shut.len : 0;
        if ((unsigned char)text.at[i] >= 0x80)
            return 0;
        letters = letters || (text.at[i] >= 'a' && text.at[i] <= 'z');
    }
    return 0;
}

/* Inside “ ” stands what a person wrote. */
static void quotes_count(struct str text, int *depth)
{
    if (begins(text, STR("“")))
        ++*depth;
    else if (begins(text, STR("”")) && *depth > 0)
        --*depth;
}

struct str told_plain(struct arena *arena, struct str said)
{
    struct buffer out = {.arena = arena};
    int depth = 0;

    for (size_t i = 0, from = 0; i <= said.len; i++) {
        struct str rest = behind(said, i);
        size_t code = depth == 0 ? code_len(rest) : 0;
        quotes_count(rest, &depth);
        if (code == 0 && i < said.len)
            continue;
        buffer_add(&out, (struct str){said.at + from, i - from});
        from = i + code;
        i = code > 0 ? from - 1 : i;
    }
    return buffer_str(&out);
}

/* Where the first sentence begins that asks for something; the end: none does. */
static size_t remedy_at(struct str said)
{
    const struct str stop = STR("。"), please = STR("请");
    int depth = 0;

    if (begins(said, please))
        return 0;
    for (size_t i = 0; i < said.len; i++) {
        struct str rest = behind(said, i);
        quotes_count(rest, &depth);
        if (depth == 0 && begins(rest, stop) && begins(behind(rest, stop.len), please))
            return i + stop.len;
    }
    return said.len;
}

struct refusal_page told_refusal(struct arena *arena, const struct decision *decision)
{
    struct str said = told_plain(arena, decision->detail);
    size_t remedy = remedy_at(said);

    return (struct refusal_page){.title = STR("没有记录：规则不允许"),
        .rule = refusal_words(decision->refusal),
        .where = told_plain(arena, decision->rule),
        .reason = {said.at, remedy},
        .remedy = behind(said, remedy)};
}
