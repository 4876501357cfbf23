/* Forms with a file: taken apart at every cut, refused when they are not one thing; ranges. */
#include "test/check.h"
#include "web/form.h"
#include "web/range.h"
#include "web/upload.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MIB ((size_t)1 << 20)
#define TYPE "multipart/form-data; boundary=xYz"
#define FILE_HEAD                                                                                  \
    "--xYz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n"               \
    "Content-Type: text/plain\r\n\r\n"

static const char whole[] =
    "--xYz\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\nabc\r\n" FILE_HEAD
    "one\r\n--xY\r\n-\r\ntwo\r\r\n--xYz\r\n"
    "content-disposition: FORM-DATA; NAME=\"title\"\r\n\r\n\r\n--xYz--\r\n";

/* ---- the parser ----------------------------------------------------------------------------- */

struct taken {
    char text[512];
    size_t len;
    enum multipart_step last;
};

static void taken_add(struct taken *t, struct str s)
{
    check(t->len + s.len < sizeof(t->text));
    if (s.len > 0)
        memcpy(t->text + t->len, s.at, s.len);
    t->len += s.len;
}

/* What the form is, as one text: [name=filename] bytes ; … */
static void begun_add(const struct multipart *form, struct taken *t)
{
    taken_add(t, STR("["));
    taken_add(t, form->name);
    if (form->is_file)
        taken_add(t, STR("="));
    taken_add(t, form->file);
    taken_add(t, STR("]"));
}

static bool take(struct multipart *form, struct taken *t, struct str bytes)
{
    while (bytes.len > 0) {
        struct str out;
        t->last = multipart_feed(form, &bytes, &out);
        if (t->last == MULTIPART_PART)
            begun_add(form, t);
        taken_add(t, out);
        if (t->last == MULTIPART_DONE)
            taken_add(t, STR(";"));
        if (t->last == MULTIPART_BAD)
            return false;
    }
    return true;
}

static void a_form_is_the_same_however_it_is_cut(void)
{
    static const char expected[] = "[csrf]abc;[file=a.txt]one\r\n--xY\r\n-\r\ntwo\r;[title];";
    struct str all = STR(whole);

    for (size_t cut = 0; cut <= all.len; cut++) {
        struct multipart form;
        struct taken t = {.len = 0};
        check(multipart_open(&form, STR(TYPE)));
        check(take(&form, &t, (struct str){all.at, cut}));
        check(multipart_whole(&form) == (cut == all.len || cut == all.len - 2));
        check(take(&form, &t, (struct str){all.at + cut, all.len - cut}));
        check(multipart_whole(&form) && str_is((struct str){t.text, t.len}, expected));
    }
}

static void a_form_is_the_same_byte_by_byte(void)
{
    struct str all = STR(whole);
    struct multipart form;
    struct taken t = {.len = 0};

    check(multipart_open(&form, STR(TYPE)));
    for (size_t i = 0; i < all.len; i++)
        check(take(&form, &t, (struct str){all.at + i, 1}));
    check(multipart_whole(&form) && form.parts == 3);
    check(str_is(
        (struct str){t.text, t.len}, "[csrf]abc;[file=a.txt]one\r\n--xY\r\n-\r\ntwo\r;[title];"));
}

#define FIELD "--xYz\r\nContent-Disposition: form-data; name=\"a\"\r\n"
static const char named_twice[] = FIELD "Content-Disposition: form-data; name=\"b\"\r\n\r\nx";
static const char encoded[] = FIELD "Content-Transfer-Encoding: base64\r\n\r\nx";

static void what_is_not_one_form_is_refused(void)
{
    static const char *const bad[] = {
        "before--xYz\r\n",
        "\r\n--xYz\r\n",
        "--xYz \r\n",
        "--xYz\nC",
        "--xYz\r\n\r\nx", /* no fields */
        "--xYz\r\nContent-Type: text/plain\r\n\r\nx",
        "--xYz\r\nContent-Disposition: form-data\r\n\r\nx",
        "--xYz\r\nContent-Disposition: form-data; name=\"\"\r\n\r\nx",
        "--xYz\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nx",
        "--xYz\r\nContent-Disposition: form-data; name=a\r\n\r\nx",
        "--xYz\r\nContent-Disposition: form-data; name=\"a\" x\r\n\r\nx",
        "--xYz\r\nContent-Disposition: form-data; name=\"a\"; name=\"b\"\r\n\r\nx",
        "--xYz\r\nContent-Disposition: form-data; name=\"a\"; filename*=UTF-8''b\r\n\r\nx",
        "--xYz\r\nContent-Disposition: form-data; filename=\"b\"; name=\"a\"\r\n\r\nx",
        named_twice,
        encoded,
        "--xYz\r\nContent-Disposition: form-data; name=\"a\"\r\nX\r\n\r\nx",
        "--xYz\r\nContent-Disposition: form-data; name=\"a\"\n\r\nx",
        "--xYz\r\nContent-Disposition: form-data; name=\"a\"\rb\r\n\r\nx",
        "--xYz\r\nContent-Disposition: form-data; name=\"\x01\"\r\n\r\nx",
        "--xYz\r\nContent-Disposition: form-data; name=\"\xFF\"\r\n\r\nx",
        "--xYz--\r\nx",
        "--xYz--x",
        "--xYz--\r\n\r\n",
    };

    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        struct multipart form;
        struct taken t = {.len = 0};
        check(multipart_open(&form, STR(TYPE)));
        if (take(&form, &t, str_of(bad[i])))
            printf("     taken: %zu\n", i);
        check(t.last == MULTIPART_BAD);
    }
}

static void the_three_escapes_of_browsers_are_read(void)
{
    struct multipart form;
    struct taken t = {.len = 0};

    check(multipart_open(&form, STR(TYPE)));
    check(take(&form, &t,
        STR("--xYz\r\nContent-Disposition: form-data; name=\"file\"; "
            "filename=\"a%22b%0D%0ac%41 100%.txt\"\r\n\r\nx\r\n--xYz--")));
    check(str_is((struct str){t.text, t.len}, "[file=a\"b\r\nc%41 100%.txt]x;"));
}

static const char long_boundary[] =
    "multipart/form-data; boundary=0123456789012345678901234567890123456789012345678901234567890"
    "1234567890";

static void a_boundary_is_one_of_the_standard(void)
{
    static const char *const bad[] = {"multipart/form-data", "multipart/form-data;",
        "multipart/form-data; boundary=", "multipart/form-data; boundary=a b",
        "multipart/form-data; boundary=\"\"", "multipart/form-data; boundary=\"a",
        "multipart/form-data; charset=x; boundary=a", "multipart/mixed; boundary=a",
        "multipart/form-data; boundary=a;b", long_boundary};
    struct multipart form;

    for (size_t i = 0; i < COUNT_OF(bad); i++)
        check(!multipart_open(&form, str_of(bad[i])));
    check(multipart_open(&form, STR("Multipart/Form-Data;boundary=\"a'()+_,-./:=?Z9\"")));
}

static void parts_have_an_end(void)
{
    static const char part[] = "\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n--xYz";
    struct multipart form;
    struct taken t = {.len = 0};

    check(multipart_open(&form, STR(TYPE)));
    check(take(&form, &t, STR("--xYz")));
    for (size_t i = 0; i < MULTIPART_PARTS_MAX; i++) {
        t.len = 0;
        check(take(&form, &t, STR(part)));
    }
    check(!take(&form, &t, STR(part)));
}

static void a_line_has_an_end(void)
{
    static char name[MULTIPART_LINE_MAX];
    struct multipart form;
    struct taken t = {.len = 0};

    memset(name, 'a', sizeof(name));
    check(multipart_open(&form, STR(TYPE)));
    check(take(&form, &t, STR("--xYz\r\nContent-Disposition: form-data; name=\"")));
    check(!take(&form, &t, (struct str){name, sizeof(name)}));
}

/* ---- an upload ------------------------------------------------------------------------------ */

struct place {
    char dir[64];
    struct arena *arena;
    struct file_store store;
    struct upload upload;
};

static void place_open(struct place *p)
{
    struct fault fault;

    *p = (struct place){.dir = "/tmp/frj-test-XXXXXX", .arena = arena_open(4 * MIB)};
    check(mkdtemp(p->dir) != NULL);
    p->store = file_store_of(p->dir);
    check(file_store_make(&p->store, &fault) == STATUS_OK);
    check(upload_begin(&p->upload, p->arena, &p->store, STR(TYPE), 1) == HTTP_OK);
}

static bool is_there(const struct place *p)
{
    int fd = upload_open(&p->store, str_of(p->upload.name.text));

    if (fd >= 0)
        close(fd);
    return fd >= 0;
}

static void place_close(struct place *p)
{
    char path[128];
    struct upload_name name = p->upload.name;

    upload_end(&p->upload);
    upload_end(&p->upload); /* twice does no harm */
    check(upload_open(&p->store, str_of(name.text)) < 0);
    check(snprintf(path, sizeof(path), "%s/files", p->dir) > 0 && rmdir(path) == 0);
    check(snprintf(path, sizeof(path), "%s/uploads", p->dir) > 0 && rmdir(path) == 0);
    check(rmdir(p->dir) == 0);
    arena_close(p->arena);
}

static void a_form_gives_its_fields_and_its_file_is_on_the_disk(void)
{
    struct place p;
    struct str text = STR("one\r\n--xY\r\n-\r\ntwo\r");
    struct digest sha256 = digest_of(DIGEST_SHA256, &text, 1),
                  sm3 = digest_of(DIGEST_SM3, &text, 1);

    place_open(&p);
    check(upload_feed(&p.upload, STR(whole)) == HTTP_OK && upload_finish(&p.upload) == HTTP_OK);
    check(is_there(&p));
    check(str_is(form_text(p.upload.form, STR("csrf")), "abc"));
    check(form_text(p.upload.form, STR("title")).len == 0);
    check(str_is(p.upload.told, "a.txt") && str_is(p.upload.media, "text/plain"));
    check(p.upload.is.bytes == text.len);
    check(digest_equal(&p.upload.is.digests[DIGEST_SHA256], &sha256));
    check(digest_equal(&p.upload.is.digests[DIGEST_SM3], &sm3));
    place_close(&p);
}

static void a_form_that_breaks_off_is_none(void)
{
    struct place p;

    place_open(&p);
    check(upload_feed(&p.upload, STR(FILE_HEAD "half")) == HTTP_OK);
    check(upload_finish(&p.upload) == HTTP_BAD_REQUEST);
    place_close(&p);
}

static void a_form_has_one_file(void)
{
    struct place p;

    place_open(&p);
    check(upload_feed(&p.upload, STR(FILE_HEAD "x\r\n" FILE_HEAD)) == HTTP_BAD_REQUEST);
    place_close(&p);
}

static void a_form_may_have_no_file_chosen(void)
{
    struct place p;

    place_open(&p);
    check(upload_feed(&p.upload,
              STR("--xYz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\"\r\n"
                  "Content-Type: application/octet-stream\r\n\r\n\r\n--xYz--\r\n"))
          == HTTP_OK);
    check(upload_finish(&p.upload) == HTTP_OK && p.upload.told.at == NULL);
    place_close(&p);
}

static void a_field_and_a_file_have_an_end(void)
{
    static char bytes[UPLOAD_FIELD_MAX];
    struct place p;

    memset(bytes, 'a', sizeof(bytes));
    place_open(&p);
    check(upload_feed(&p.upload, STR("--xYz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n"))
          == HTTP_OK);
    check(upload_feed(&p.upload, (struct str){bytes, sizeof(bytes)}) == HTTP_OK);
    check(upload_feed(&p.upload, STR("a")) == HTTP_TOO_LARGE);
    place_close(&p);
    place_open(&p);
    check(upload_feed(&p.upload, STR(FILE_HEAD)) == HTTP_OK);
    p.upload.is.bytes = ATTACHMENT_BYTES_MAX - 1;
    check(upload_feed(&p.upload, STR("a")) == HTTP_OK);
    check(upload_feed(&p.upload, STR("a")) == HTTP_TOO_LARGE);
    place_close(&p);
}

static void a_full_disk_is_said(void)
{
    int full = open("/dev/full", O_RDWR | O_CLOEXEC);
    struct place p;

    place_open(&p);
    check(full >= 0 && dup2(full, p.upload.fd) == p.upload.fd && close(full) == 0);
    check(upload_feed(&p.upload, STR(FILE_HEAD "x")) == HTTP_NO_ROOM);
    place_close(&p);
}

/* ---- ranges --------------------------------------------------------------------------------- */

static void a_range_is_read_as_the_standard_says(void)
{
    static const struct {
        const char *value;
        struct range range;
    } rows[] = {
        {NULL, {0, 100, RANGE_WHOLE}},
        {"bytes=0-0", {0, 1, RANGE_PART}},
        {"bytes=0-99", {0, 100, RANGE_PART}},
        {"bytes=10-", {10, 90, RANGE_PART}},
        {"bytes=10-1000", {10, 90, RANGE_PART}},
        {"bytes=99-", {99, 1, RANGE_PART}},
        {"bytes=-1", {99, 1, RANGE_PART}},
        {"bytes=-1000", {0, 100, RANGE_PART}},
        {"bytes=100-", {0, 0, RANGE_NONE}},
        {"bytes=100-200", {0, 0, RANGE_NONE}},
        {"bytes=-0", {0, 0, RANGE_NONE}},
        {"bytes=5-4", {0, 100, RANGE_WHOLE}}, /* no range: not looked at */
        {"bytes=-", {0, 100, RANGE_WHOLE}},
        {"bytes=", {0, 100, RANGE_WHOLE}},
        {"bytes=a-b", {0, 100, RANGE_WHOLE}},
        {"bytes=1-2-3", {0, 100, RANGE_WHOLE}},
        {"bytes= 1-2", {0, 100, RANGE_WHOLE}},
        {"bytes=+1-2", {0, 100, RANGE_WHOLE}},
        {"bytes=0-1,3-4", {0, 100, RANGE_WHOLE}},
        {"lines=0-1", {0, 100, RANGE_WHOLE}},
        {"bytes=0-99999999999999999999", {0, 100, RANGE_WHOLE}},
    };

    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct str value = str_of(rows[i].value);
        struct range got = range_read(value, 100);
        if (got.kind != rows[i].range.kind)
            printf("     row %zu\n", i);
        check(got.kind == rows[i].range.kind && got.at == rows[i].range.at
              && got.len == rows[i].range.len);
    }
}

int main(void)
{
    static const struct test tests[] = {
        TEST(a_form_is_the_same_however_it_is_cut),
        TEST(a_form_is_the_same_byte_by_byte),
        TEST(what_is_not_one_form_is_refused),
        TEST(the_three_escapes_of_browsers_are_read),
        TEST(a_boundary_is_one_of_the_standard),
        TEST(parts_have_an_end),
        TEST(a_line_has_an_end),
        TEST(a_form_gives_its_fields_and_its_file_is_on_the_disk),
        TEST(a_form_that_breaks_off_is_none),
        TEST(a_form_has_one_file),
        TEST(a_form_may_have_no_file_chosen),
        TEST(a_field_and_a_file_have_an_end),
        TEST(a_full_disk_is_said),
        TEST(a_range_is_read_as_the_standard_says),
    };
    return TESTS_RUN(tests);
}
