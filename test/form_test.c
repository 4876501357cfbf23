/* Forms: what a browser sends becomes the tree that commands want, and what does not fit together
 * is no form. */
#include "web/form.h"

#include "base/json.h"
#include "test/check.h"

#include <string.h>

static struct arena *arena;

/* The tree as JSON without white space; "no": it is no form. */
static const char *read_as(const char *text)
{
    struct buffer out = {.arena = arena};
    struct node form;
    size_t len = 0;

    arena_rewind(arena, 0);
    if (!form_read(arena, str_of(text), &form))
        return "no";
    json_write_pretty(&out, &form);
    buffer_add(&out, (struct str){"", 1});
    for (size_t i = 0; i < out.len; i++)
        if (out.at[i] != ' ' && out.at[i] != '\n')
            out.at[len++] = out.at[i];
    return out.at;
}

static bool reads_as(const char *text, const char *wanted)
{
    const char *got = read_as(text);

    if (strcmp(got, wanted) != 0)
        printf("     %s: %s\n", text, got);
    return strcmp(got, wanted) == 0;
}

static void fields_are_decoded_once_and_trimmed(void)
{
    check(reads_as("", "{}"));
    check(reads_as("a=1&b=two", "{\"a\":\"1\",\"b\":\"two\"}"));
    check(reads_as("a=x%2By&b=%E9%99%88", "{\"a\":\"x+y\",\"b\":\"陈\"}"));
    check(reads_as("a=%2541", "{\"a\":\"%41\"}"));
    check(reads_as("a=+x%20", "{\"a\":\"x\"}"));
    check(reads_as("a=b=c", "{\"a\":\"b=c\"}"));
    check(reads_as("&&a=1&&", "{\"a\":\"1\"}"));
}

static void what_is_sent_empty_is_not_sent(void)
{
    check(reads_as("a=&b=1&c", "{\"b\":\"1\"}"));
    check(reads_as("a=+%20", "{}"));
    check(reads_as("a=&a=1", "{\"a\":\"1\"}"));
}

static void names_with_dots_and_brackets_build_a_tree(void)
{
    check(reads_as("a.b=1&a.c=2", "{\"a\":{\"b\":\"1\",\"c\":\"2\"}}"));
    check(reads_as("s[0].p=ma&s[1].p=li", "{\"s\":[{\"p\":\"ma\"},{\"p\":\"li\"}]}"));
    check(reads_as("s[0]=a&s[1]=b", "{\"s\":[\"a\",\"b\"]}"));
    check(reads_as("s[0][1].x=a&s[0][0].x=b", "{\"s\":[[{\"x\":\"b\"},{\"x\":\"a\"}]]}"));
}

static void places_left_out_are_closed_up(void)
{
    check(reads_as("s[3]=d&s[1]=b", "{\"s\":[\"b\",\"d\"]}"));
    check(reads_as("s[63].p=z", "{\"s\":[{\"p\":\"z\"}]}"));
}

static void a_name_that_comes_again_makes_a_list(void)
{
    check(reads_as("a=1&a=2&a=3", "{\"a\":[\"1\",\"2\",\"3\"]}"));
}

static void what_does_not_fit_together_is_no_form(void)
{
    check(reads_as("a=1&a.b=2", "no"));
    check(reads_as("a.b=1&a=2", "no"));
    check(reads_as("a[0]=1&a.b=2", "no"));
    check(reads_as("a.b=1&a[0]=2", "no"));
    check(reads_as("=1", "no"));
    check(reads_as("[0]=1", "no"));
    check(reads_as("a[x]=1", "no"));
    check(reads_as("a[-1]=1", "no"));
    check(reads_as("a[64]=1", "no"));
    check(reads_as("a[0=1", "no"));
    check(reads_as("a..b=1", "no"));
    check(reads_as("a.=1", "no"));
}

static void bad_escapes_and_bad_text_are_no_form(void)
{
    check(reads_as("a=%", "no"));
    check(reads_as("a=%4", "no"));
    check(reads_as("a=%zz", "no"));
    check(reads_as("a=%00", "no"));
    check(reads_as("a%00=1", "no"));
    check(reads_as("a=%ff", "no"));
    check(reads_as("a=%c0%ae", "no"));
}

static void there_is_an_end_to_fields_depth_and_lists(void)
{
    struct buffer out = {.arena = arena_open((size_t)1 << 20)};
    struct node form;

    check(out.arena != NULL);
    for (int i = 0; i < FORM_FIELDS_MAX; i++)
        buffer_addf(&out, "f%d=1&", i);
    struct str full = buffer_str(&out);
    arena_rewind(arena, 0);
    check(form_read(arena, full, &form) && form.len == FORM_FIELDS_MAX);
    buffer_add(&out, STR("more=1"));
    check(!form_read(arena, buffer_str(&out), &form));
    arena_close(out.arena);
    check(reads_as("a.b.c.d.e.f.g.h.i.j=1", "no"));
    check(reads_as(
        "a.b.c.d.e.f.g=1", "{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{\"f\":{\"g\":\"1\"}}}}}}}"));
}

static void a_list_by_repeating_has_an_end_too(void)
{
    struct buffer out = {.arena = arena_open((size_t)1 << 20)};
    struct node form;

    check(out.arena != NULL);
    for (int i = 0; i < 64; i++)
        buffer_add(&out, STR("a=1&"));
    check(form_read(arena, buffer_str(&out), &form));
    buffer_add(&out, STR("a=1"));
    check(!form_read(arena, buffer_str(&out), &form));
    arena_close(out.arena);
}

static void a_text_is_found_by_its_name(void)
{
    struct node form;

    arena_rewind(arena, 0);
    check(form_read(arena, STR("s[0].p=ma&s[1].p=li&t=x"), &form));
    check(str_is(form_text(&form, STR("s[1].p")), "li") && str_is(form_text(&form, STR("t")), "x"));
    check(form_text(&form, STR("s[2].p")).len == 0 && form_text(&form, STR("s")).len == 0);
    check(form_text(&form, STR("t.x")).len == 0 && form_text(&form, STR("[")).len == 0);
}

int main(void)
{
    static const struct test tests[] = {
        TEST(fields_are_decoded_once_and_trimmed),
        TEST(what_is_sent_empty_is_not_sent),
        TEST(names_with_dots_and_brackets_build_a_tree),
        TEST(places_left_out_are_closed_up),
        TEST(a_name_that_comes_again_makes_a_list),
        TEST(what_does_not_fit_together_is_no_form),
        TEST(bad_escapes_and_bad_text_are_no_form),
        TEST(there_is_an_end_to_fields_depth_and_lists),
        TEST(a_list_by_repeating_has_an_end_too),
        TEST(a_text_is_found_by_its_name),
    };

    arena = arena_open((size_t)64 << 20);
    return arena == NULL ? EXIT_FAILURE : TESTS_RUN(tests);
}
