/* Each rule's refusal is reached: by a story that expects it, or by a row of a table test. */
#include "casework/refusal.h"
#include "test/check.h"
#include "test/file.h"

#include <glob.h>
#include <string.h>

static bool is_code_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c >= '0' && c <= '9');
}

/* The whole word, not the beginning of a longer code. */
static bool says(struct str text, struct str word)
{
    for (size_t i = 0; word.len <= text.len && i <= text.len - word.len; i++) {
        size_t end = i + word.len;
        if (memcmp(text.at + i, word.at, word.len) == 0 && (i == 0 || !is_code_char(text.at[i - 1]))
            && (end == text.len || !is_code_char(text.at[end])))
            return true;
    }
    return false;
}

/* A story expects it (= 拒绝 code, = 不可 act code), or a table names it (REFUSAL_CODE). */
static bool reached_by(struct str text, struct str code, bool story)
{
    char name[80] = "REFUSAL_";

    if (story)
        return says(text, code);
    for (size_t i = 0; i < code.len; i++)
        name[8 + i] = code.at[i] == '_' ? '_' : (char)(code.at[i] - 'a' + 'A');
    return says(text, str_of(name));
}

static void mark(struct arena *arena, const char *pattern, bool *reached)
{
    bool story = strstr(pattern, ".story") != NULL;
    glob_t found = {0};

    check(glob(pattern, 0, NULL, &found) == 0);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        struct str text = file_read(arena, found.gl_pathv[i]);
        for (enum refusal code = REFUSAL_NONE + 1; code < REFUSAL_COUNT; code++)
            reached[code] = reached[code] || reached_by(text, refusal_code(code), story);
    }
    globfree(&found);
}

static void every_refusal_is_reached(void)
{
    struct arena *arena = arena_open((size_t)64 << 20);
    bool reached[REFUSAL_COUNT] = {false};
    int missing = 0;

    mark(arena, "test/stories/*.story", reached);
    mark(arena, "test/*_test.c", reached);
    for (enum refusal code = REFUSAL_NONE + 1; code < REFUSAL_COUNT; code++)
        if (!reached[code]) {
            printf("     nobody reaches %.*s\n", STR_ARG(refusal_code(code)));
            missing++;
        }
    arena_close(arena);
    check(missing == 0);
}

static void every_refusal_has_its_words(void)
{
    for (enum refusal code = REFUSAL_NONE + 1; code < REFUSAL_COUNT; code++) {
        enum refusal found = REFUSAL_NONE;
        check(refusal_words(code).len > 0);
        check(refusal_find(refusal_code(code), &found) && found == code);
    }
}

int main(void)
{
    static const struct test tests[] = {
        TEST(every_refusal_is_reached),
        TEST(every_refusal_has_its_words),
    };
    return TESTS_RUN(tests);
}
