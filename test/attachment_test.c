/* Files that events bind: what may be one, who puts it to a matter, where it is found again. */
#include "casework/attachment.h"
#include "casework/commands_data.h"
#include "test/check.h"
#include "test/kinds_bench.h"

#include <string.h>

#define HEX "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
#define LONG_30 "长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长"

static struct attachment file_of(const char *name, const char *media, int64_t bytes)
{
    return (struct attachment){.name = str_of(name),
        .media = str_of(media),
        .sha256 = STR(HEX),
        .sm3 = STR(HEX),
        .bytes = {true, bytes}};
}

static void a_file_has_a_plain_name_a_known_kind_and_a_length(void)
{
    static const struct {
        const char *name, *media;
        int64_t bytes;
        enum refusal refusal;
    } rows[] = {
        {"可行性研究报告.pdf", "application/pdf", 1, REFUSAL_NONE},
        {"a b (1).txt", "text/plain", ATTACHMENT_BYTES_MAX, REFUSAL_NONE},
        {"a.pdf", "application/pdf", 0, REFUSAL_FILE_MUST_NOT_BE_TOO_LARGE},
        {"a.pdf", "application/pdf", ATTACHMENT_BYTES_MAX + 1, REFUSAL_FILE_MUST_NOT_BE_TOO_LARGE},
        {"a.html", "text/html", 9, REFUSAL_FILE_MUST_BE_OF_A_KNOWN_KIND},
        {"a", "", 9, REFUSAL_FILE_MUST_BE_OF_A_KNOWN_KIND},
        {"", "application/pdf", 9, REFUSAL_FILE_MUST_HAVE_A_PLAIN_NAME},
        {".htaccess", "text/plain", 9, REFUSAL_FILE_MUST_HAVE_A_PLAIN_NAME},
        {"..", "text/plain", 9, REFUSAL_FILE_MUST_HAVE_A_PLAIN_NAME},
        {"a/b.txt", "text/plain", 9, REFUSAL_FILE_MUST_HAVE_A_PLAIN_NAME},
        {"a\\b.txt", "text/plain", 9, REFUSAL_FILE_MUST_HAVE_A_PLAIN_NAME},
        {"a\nb.txt", "text/plain", 9, REFUSAL_FILE_MUST_HAVE_A_PLAIN_NAME},
        {"a\tb.txt", "text/plain", 9, REFUSAL_FILE_MUST_HAVE_A_PLAIN_NAME},
        {"a\x7F.txt", "text/plain", 9, REFUSAL_FILE_MUST_HAVE_A_PLAIN_NAME},
        {"fdp.\xE2\x80\xAEtxt", "text/plain", 9, REFUSAL_FILE_MUST_HAVE_A_PLAIN_NAME},
        {" a.txt", "text/plain", 9, REFUSAL_FILE_MUST_HAVE_A_PLAIN_NAME},
        {LONG_30 LONG_30 LONG_30, "text/plain", 9, REFUSAL_FILE_MUST_HAVE_A_PLAIN_NAME},
    };

    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct attachment file = file_of(rows[i].name, rows[i].media, rows[i].bytes);
        if (attachment_refusal(&file) != rows[i].refusal)
            printf("     row %zu\n", i);
        check(attachment_refusal(&file) == rows[i].refusal);
    }
}

static void a_digest_is_64_hex_digits(void)
{
    struct attachment file = file_of("a.pdf", "application/pdf", 9);

    file.sm3 = STR("00");
    check(attachment_refusal(&file) == REFUSAL_FILE_MUST_BE_OF_A_KNOWN_KIND);
    file = file_of("a.pdf", "application/pdf", 9);
    file.sha256 = STR("00112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF");
    check(attachment_refusal(&file) == REFUSAL_FILE_MUST_BE_OF_A_KNOWN_KIND);
}

static void folders_before_a_name_are_left_out(void)
{
    check(str_is(attachment_name(STR("C:\\Users\\ma\\报告.pdf")), "报告.pdf"));
    check(str_is(attachment_name(STR("../../etc/passwd")), "passwd"));
    check(str_is(attachment_name(STR("/a/")), ""));
    check(str_is(attachment_name(STR(" a.txt ")), "a.txt"));
}

/* ---- deciding ------------------------------------------------------------------------------- */

static const struct attachment *file_put(struct bench *b, const char *material)
{
    struct file_attached *attached = arena_new(b->arena, struct file_attached);
    struct attachment *file = arena_new(b->arena, struct attachment);

    *file = file_of("报告.pdf", "application/pdf", 9);
    *attached = (struct file_attached){.file = file, .material = str_of(material)};
    b->decision = (struct decision){.problems = {.arena = b->arena}};
    matter_attach_decide(&b->d, attached);
    return file;
}

static void whoever_began_a_matter_puts_a_file_to_it_once(void)
{
    struct bench b;

    bench_open(&b);
    (void)file_put(&b, NULL);
    check(b.decision.refusal == REFUSAL_NONE && b.decision.events.len == 1);
    check(b.matter.files.len == 1);
    (void)file_put(&b, NULL);
    check(b.decision.refusal == REFUSAL_FILE_MUST_STAND_ONCE && b.decision.events.len == 0);
    check(b.decision.detail.len > 0);
    arena_close(b.arena);
}

static void a_material_is_one_that_the_procedure_lists(void)
{
    struct bench b;

    bench_open(&b);
    (void)file_put(&b, "nothing_of_it");
    check(b.decision.refusal == REFUSAL_MATERIAL_MUST_BE_OF_THE_PROCEDURE);
    arena_close(b.arena);
}

static void a_stranger_and_who_comes_after_the_end_put_nothing_there(void)
{
    struct bench b;

    bench_open(&b);
    b.command.by = (person_id){id_of(6)};
    (void)file_put(&b, NULL);
    check(b.decision.refusal == REFUSAL_ACTOR_MUST_HOLD_THE_ROLE);
    b.command.by = (person_id){id_of(3)};
    b.matter.ended = true;
    (void)file_put(&b, NULL);
    check(b.decision.refusal == REFUSAL_MATTER_MUST_BE_OPEN);
    arena_close(b.arena);
}

static void files_are_found_in_groups_and_lists_of_an_event(void)
{
    struct arena *arena = arena_open(PACK_MIB);
    struct attachment one = file_of("a.pdf", "application/pdf", 1),
                      two = file_of("b.pdf", "application/pdf", 2);
    struct material materials[] = {{.title = STR("无文件")}, {.file = &one}, {.file = &two}};
    struct application act = {.act = {.materials = {materials, COUNT_OF(materials)}}};
    struct file_attached attached = {.file = &two};
    struct vec found = {0};

    attachments_find(arena, &application_shape, &act, &found);
    attachments_find(arena, &file_attached_shape, &attached, &found);
    check(found.len == 3);
    check(*VEC_AT(found, const struct attachment *, 0) == &one);
    check(*VEC_AT(found, const struct attachment *, 1) == &two);
    check(*VEC_AT(found, const struct attachment *, 2) == &two);
    arena_close(arena);
}

int main(void)
{
    static const struct test tests[] = {
        TEST(a_file_has_a_plain_name_a_known_kind_and_a_length),
        TEST(a_digest_is_64_hex_digits),
        TEST(folders_before_a_name_are_left_out),
        TEST(whoever_began_a_matter_puts_a_file_to_it_once),
        TEST(a_material_is_one_that_the_procedure_lists),
        TEST(a_stranger_and_who_comes_after_the_end_put_nothing_there),
        TEST(files_are_found_in_groups_and_lists_of_an_event),
    };
    return TESTS_RUN(tests);
}
