/* The pages, made of made-up views, are byte for byte those of test/goldens/: three of them whole,
 * of the others what stands in their frame. */
#include "test/file.h"
#include "test/pages_filing.h"
#include "test/pages_steps.h"
#include "web/html.h"
#include "web/static_files.h"

enum { MIB = 1 << 20 };

/* ---- goldens -------------------------------------------------------------------------------- */

/* The digest of the stylesheet is not the page's: a golden says DIGEST. */
static struct str without_digest(struct arena *arena, struct str page)
{
    struct buffer out = {.arena = arena};
    const size_t len = static_frj_css.digest.len;

    for (size_t i = 0; i < page.len; i++) {
        const struct str here = {page.at + i, len};
        if (i + len <= page.len
            && (str_equal(here, static_frj_css.digest) || str_equal(here, static_frj_js.digest)
                || str_equal(here, static_frj_svg.digest))) {
            buffer_add(&out, STR("DIGEST"));
            i += len - 1;
        } else
            buffer_add(&out, (struct str){page.at + i, 1});
    }
    return buffer_str(&out);
}

/* NULL: nowhere. */
static const char *place_of(struct str text, const char *part)
{
    const size_t len = strlen(part);

    for (size_t i = 0; i + len <= text.len; i++)
        if (memcmp(text.at + i, part, len) == 0)
            return text.at + i;
    return NULL;
}

static bool holds(struct str text, const char *part)
{
    return place_of(text, part) != NULL;
}

static struct str without_frame(struct str page)
{
    const char *from = place_of(page, "<main "), *to = place_of(page, "<footer ");

    check(from != NULL && to != NULL);
    return (struct str){from, (size_t)(to - from)};
}

/* GOLDENS_WRITE=1 writes them anew; look at the difference before it is committed. */
static void golden_check(struct arena *arena, const char *name, struct str page)
{
    const struct str got = without_digest(arena, page);
    const char *path = str_c(arena, str_format(arena, "test/goldens/%s.html", name));

    if (getenv("GOLDENS_WRITE") != NULL) {
        FILE *file = fopen(path, "wb");
        check(file != NULL && fwrite(got.at, 1, got.len, file) == got.len && fclose(file) == 0);
    }
    check(str_equal(got, file_read(arena, path)));
}

#define GOLDEN_OF(part, page, view)                                                                \
    do {                                                                                           \
        struct arena *arena = arena_open(8 * MIB);                                                 \
        struct buffer out = {.arena = arena};                                                      \
        page_##page(&out, &(view));                                                                \
        golden_check(arena, #view, part(buffer_str(&out)));                                        \
        arena_close(arena);                                                                        \
    } while (0)
#define GOLDEN(page, view) GOLDEN_OF(without_frame, page, view)
#define GOLDEN_WHOLE(page, view) GOLDEN_OF(, page, view)

static void the_workbench_shows_what_waits_by_its_day(void)
{
    GOLDEN_WHOLE(workbench, workbench_busy);
}

static void an_empty_workbench_says_so_and_what_was_finished_last(void)
{
    GOLDEN(workbench, workbench_empty);
}

static void the_register_is_a_table_with_its_filter(void)
{
    GOLDEN(matters, matters_full);
    GOLDEN(matters, matters_none);
    GOLDEN(messages, messages_some);
    GOLDEN(messages, messages_none);
}

static void a_matter_shows_its_procedure_its_days_and_the_next_step(void)
{
    GOLDEN(matter, matter_officer);
}

static void files_stand_with_their_form_and_say_what_is_wrong(void)
{
    GOLDEN(matter_files, files_wrong);
    GOLDEN(matter_files, files_refused);
}

static void a_refused_form_keeps_what_was_sent_and_leads_to_each_mistake(void)
{
    GOLDEN(act, act_wrong);
}

static void a_refusal_says_rule_reason_and_what_to_do(void)
{
    GOLDEN(act, act_refused);
}

static void a_meeting_takes_each_position_by_itself_and_none_of_the_recused(void)
{
    GOLDEN(meeting, meeting_item);
}

static void a_filing_begins_with_what_it_is_and_goes_on_part_by_part(void)
{
    GOLDEN(filing_new, filing_begun);
    GOLDEN(filing_new, filing_not_entered);
    GOLDEN(filing, filing_halfway);
    GOLDEN(filing_part, filing_excluded);
}

static void a_paper_stands_alone_and_says_what_record_it_is_of(void)
{
    GOLDEN_WHOLE(paper, paper_applied);
    GOLDEN(papers, papers_some);
    GOLDEN(papers, papers_none);
}

static void a_filing_is_checked_before_and_confirmed_after(void)
{
    GOLDEN(filing_check, filing_lacking);
    GOLDEN(filing_check, filing_done);
    GOLDEN(filing_check, filing_entered);
}

static void what_is_to_be_signed_stands_with_its_buttons_or_its_paper(void)
{
    GOLDEN(sign, sign_waiting);
    GOLDEN(sign, sign_on_paper);
}

static void meetings_list_what_waits_and_what_was_held(void)
{
    GOLDEN(meetings, meetings_busy);
}

static void a_meeting_held_has_its_items_and_a_new_one_its_form(void)
{
    GOLDEN(sitting, sitting_held);
    GOLDEN(sitting, sitting_recording);
}

static void a_meeting_called_has_its_agenda_and_each_item_its_papers(void)
{
    GOLDEN(call, call_new);
    GOLDEN(agenda, agenda_called);
    GOLDEN(agenda_item, agenda_item_read);
}

static void minutes_are_for_paper_with_places_to_sign(void)
{
    GOLDEN(meeting_sheet, sheet_minutes);
}

static void a_concluded_item_has_nothing_to_send(void)
{
    GOLDEN(item, item_locked);
}

static void the_intake_has_a_form_in_its_own_pane_alone(void)
{
    GOLDEN(intake, intake_review);
}

static void a_determination_asks_clause_by_clause(void)
{
    GOLDEN(determination, determination_verifying);
}

static void a_report_shows_its_sentence_figures_and_the_list_behind_one(void)
{
    GOLDEN(report, report_year);
}

static void login_and_error_pages_are_whole_pages(void)
{
    GOLDEN_WHOLE(login, login_wrong);
    GOLDEN_WHOLE(error, error_missing);
}

/* ---- hostile texts -------------------------------------------------------------------------- */

static void a_text_is_never_a_tag_wherever_it_stands(void)
{
    struct arena *arena = arena_open(8 * MIB);
    struct buffer out = {.arena = arena};
    static struct field_page field = {.kind = INPUT_TEXT,
        .name = S("x\" onfocus=\"alert(1)"),
        .label = S("<script>alert(1)</script>"),
        .value = S("' autofocus onfocus='alert(1)\"><img src=x onerror=alert(1)>"),
        .error = S("</p><b>&amp;")};

    page_field(&out, &field);
    const struct str page = buffer_str(&out);
    check(!holds(page, "<script") && !holds(page, "<img") && !holds(page, "<b>"));
    check(!holds(page, "\" onfocus") && !holds(page, "' autofocus"));
    check(holds(page, "&lt;script&gt;alert(1)&lt;/script&gt;"));
    check(holds(page, "&lt;/p&gt;&lt;b&gt;&amp;amp;"));
    check(holds(page, "value=\"&#39; autofocus onfocus=&#39;alert(1)&quot;&gt;&lt;img"));
    arena_close(arena);
}

static void a_text_area_cannot_be_left_by_its_text(void)
{
    struct arena *arena = arena_open(8 * MIB);
    struct buffer out = {.arena = arena};
    static struct field_page field = {
        .kind = INPUT_AREA, .name = S("a"), .value = S("\n</textarea><script>")};

    page_field(&out, &field);
    check(holds(buffer_str(&out), ">\n\n&lt;/textarea&gt;&lt;script&gt;</textarea>"));
    arena_close(arena);
}

struct address_row {
    struct str text, path, part; /* as a whole address, as a part of one */
};

static void an_address_leads_to_no_other_site_and_to_no_script(void)
{
    static const struct address_row rows[] = {
        {S("/matters/a?b=c&d=%E4"), S("/matters/a?b=c&amp;d=%E4"),
            S("%2Fmatters%2Fa%3Fb%3Dc%26d%3D%25E4")},
        {S("javascript:alert(1)"), S("/"), S("javascript%3Aalert%281%29")},
        {S("//evil.example/"), S("/"), S("%2F%2Fevil.example%2F")},
        {S("/\\evil.example"), S("/%5Cevil.example"), S("%2F%5Cevil.example")},
        {S("https://evil.example"), S("/"), S("https%3A%2F%2Fevil.example")},
        {S(" /x"), S("/"), S("%20%2Fx")},
        {S("/\t/evil"), S("/%09/evil"), S("%2F%09%2Fevil")},
        {S("/a\"b'c<d>"), S("/a%22b%27c%3Cd%3E"), S("%2Fa%22b%27c%3Cd%3E")},
        {S("/备"), S("/%E5%A4%87"), S("%2F%E5%A4%87")},
        {S(""), S("/"), S("")},
    };
    struct arena *arena = arena_open(MIB);

    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct buffer path = {.arena = arena}, part = {.arena = arena};
        html_path(&path, rows[i].text);
        html_url(&part, rows[i].text);
        check(str_equal(buffer_str(&path), rows[i].path));
        check(str_equal(buffer_str(&part), rows[i].part));
    }
    arena_close(arena);
}

static void a_control_character_does_not_reach_a_page(void)
{
    struct arena *arena = arena_open(MIB);
    struct buffer out = {.arena = arena};

    html_text(&out, STR("a\0b\x1b[c\x7f\td\ne"));
    html_attribute(&out, STR("\r\x01"));
    check(str_is(buffer_str(&out),
        "a\xef\xbf\xbd"
        "b\xef\xbf\xbd[c\xef\xbf\xbd\td\ne\r\xef\xbf\xbd"));
    arena_close(arena);
}

static void a_file_has_an_address_of_its_bytes(void)
{
    check(static_files_len == 3 && static_files[0] == &static_frj_css);
    check(holds(static_frj_css.path, "/static/") && static_frj_css.digest.len == 16);
    check(holds(static_frj_css.bytes, "prefers-color-scheme: dark"));
    check(str_is(static_frj_js.content_type, "text/javascript; charset=utf-8"));
}

int main(void)
{
    static const struct test tests[] = {
        TEST(the_workbench_shows_what_waits_by_its_day),
        TEST(an_empty_workbench_says_so_and_what_was_finished_last),
        TEST(the_register_is_a_table_with_its_filter),
        TEST(a_matter_shows_its_procedure_its_days_and_the_next_step),
        TEST(files_stand_with_their_form_and_say_what_is_wrong),
        TEST(a_refused_form_keeps_what_was_sent_and_leads_to_each_mistake),
        TEST(a_refusal_says_rule_reason_and_what_to_do),
        TEST(a_meeting_takes_each_position_by_itself_and_none_of_the_recused),
        TEST(a_filing_begins_with_what_it_is_and_goes_on_part_by_part),
        TEST(a_filing_is_checked_before_and_confirmed_after),
        TEST(a_paper_stands_alone_and_says_what_record_it_is_of),
        TEST(what_is_to_be_signed_stands_with_its_buttons_or_its_paper),
        TEST(meetings_list_what_waits_and_what_was_held),
        TEST(a_meeting_held_has_its_items_and_a_new_one_its_form),
        TEST(a_meeting_called_has_its_agenda_and_each_item_its_papers),
        TEST(minutes_are_for_paper_with_places_to_sign),
        TEST(a_concluded_item_has_nothing_to_send),
        TEST(the_intake_has_a_form_in_its_own_pane_alone),
        TEST(a_determination_asks_clause_by_clause),
        TEST(a_report_shows_its_sentence_figures_and_the_list_behind_one),
        TEST(login_and_error_pages_are_whole_pages),
        TEST(a_text_is_never_a_tag_wherever_it_stands),
        TEST(a_text_area_cannot_be_left_by_its_text),
        TEST(an_address_leads_to_no_other_site_and_to_no_script),
        TEST(a_control_character_does_not_reach_a_page),
        TEST(a_file_has_an_address_of_its_bytes),
    };
    return TESTS_RUN(tests);
}
