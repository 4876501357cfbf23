#include "office/media.h"

#include "base/arena.h"

#include <string.h>
#include <unistd.h>

#define OFFICE_DOCUMENT "application/vnd.openxmlformats-officedocument."

enum {
    HEAD_LEN = 16,
    BLOCK_LEN = 16384,
    END_LEN = 22, /* of a zip: the record at its end */
    COMMENT_MAX = 4096,
    ENTRY_LEN = 46,
    DIRECTORY_MAX = 1024 * 1024,
    ENTRIES_MAX = 10000,
};

static bool bytes_read(int fd, uint64_t at, void *out, size_t len)
{
    size_t have = 0;

    while (have < len) {
        ssize_t got = pread(fd, (char *)out + have, len - have, (off_t)(at + have));
        if (got <= 0)
            return false;
        have += (size_t)got;
    }
    return true;
}

/* ---- zip: DOCX, XLSX, OFD ------------------------------------------------------------------- */

static uint32_t little(const unsigned char *at, int len)
{
    uint32_t n = 0;

    for (int i = len; i > 0; i--)
        n = n << 8 | at[i - 1];
    return n;
}

struct zip {
    unsigned char *entries; /* the central directory */
    size_t len;
    size_t count;
};

/* The record at the very end; a comment behind it is short or none. */
static bool end_find(
    const unsigned char *tail, size_t len, uint64_t tail_at, struct zip *zip, uint64_t *entries_at)
{
    for (size_t back = END_LEN; back <= len; back++) {
        const unsigned char *end = tail + len - back;
        if (memcmp(end, "PK\5\6", 4) != 0 || little(end + 20, 2) != back - END_LEN)
            continue;
        zip->count = little(end + 10, 2);
        zip->len = little(end + 12, 4);
        *entries_at = little(end + 16, 4);
        return little(end + 4, 4) == 0 && little(end + 8, 2) == zip->count
               && *entries_at + zip->len == tail_at + (len - back);
    }
    return false;
}

static bool zip_open(struct arena *arena, int fd, uint64_t size, struct zip *zip)
{
    size_t len = size < END_LEN + COMMENT_MAX ? (size_t)size : END_LEN + COMMENT_MAX;
    unsigned char *tail = arena_take(arena, len + 1, 1);
    uint64_t at;

    if (!bytes_read(fd, size - len, tail, len) || !end_find(tail, len, size - len, zip, &at)
        || zip->len > DIRECTORY_MAX || zip->count > ENTRIES_MAX)
        return false;
    zip->entries = arena_take(arena, zip->len + 1, 1);
    return bytes_read(fd, at, zip->entries, zip->len);
}

/* The names of its parts, one after the other; false at the end, *sound when it was the end. */
static bool name_next(struct zip *zip, struct str *name, bool *sound)
{
    *sound = zip->count == 0 && zip->len == 0;
    if (zip->count == 0 || zip->len < ENTRY_LEN || memcmp(zip->entries, "PK\1\2", 4) != 0)
        return false;
    size_t name_len = little(zip->entries + 28, 2), extra = little(zip->entries + 30, 2),
           comment = little(zip->entries + 32, 2), all = ENTRY_LEN + name_len + extra + comment;
    if (all > zip->len || name_len == 0)
        return false;
    *name = (struct str){(const char *)zip->entries + ENTRY_LEN, name_len};
    zip->entries += all;
    zip->len -= all;
    zip->count--;
    return true;
}

static bool ends_with(struct str name, const char *end)
{
    size_t len = strlen(end);

    return name.len >= len && memcmp(name.at + name.len - len, end, len) == 0;
}

/* Programs inside, or a name that leads out of where it is unpacked. */
static bool is_bad(struct str name)
{
    static const char *const ends[] = {".bin", ".exe", ".dll", ".js", ".vbs", ".bat", ".ps1"};

    for (size_t i = 0; i < COUNT_OF(ends); i++)
        if (ends_with(name, ends[i]) && !ends_with(name, "/printerSettings1.bin"))
            return true;
    for (size_t i = 0; i + 1 < name.len; i++)
        if ((name.at[i] == '.' && name.at[i + 1] == '.') || name.at[i] == '\\')
            return true;
    return name.at[0] == '/';
}

static struct str zip_media(struct zip *zip)
{
    bool types = false, sound = false;
    struct str name, media = STR("");

    while (name_next(zip, &name, &sound)) {
        types = types || str_is(name, "[Content_Types].xml");
        if (is_bad(name))
            return STR("");
        if (str_is(name, "word/document.xml"))
            media = STR(OFFICE_DOCUMENT "wordprocessingml.document");
        else if (str_is(name, "xl/workbook.xml"))
            media = STR(OFFICE_DOCUMENT "spreadsheetml.sheet");
        else if (str_is(name, "OFD.xml"))
            media = STR("application/ofd");
    }
    return sound && (types || str_is(media, "application/ofd")) ? media : STR("");
}

static struct str zip_find(int fd, uint64_t size)
{
    struct arena *arena = arena_open(DIRECTORY_MAX + END_LEN + COMMENT_MAX + 4096);
    struct zip zip = {.len = 0};
    struct str media = STR("");

    if (arena != NULL && size >= END_LEN && zip_open(arena, fd, size, &zip))
        media = zip_media(&zip);
    arena_close(arena);
    return media;
}

/* ---- text ----------------------------------------------------------------------------------- */

static bool chars_plain(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        if ((c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f') || c == 0x7F)
            return false;
    }
    return true;
}

/* What a browser or a shell would take for more than text. */
static bool begins_plain(struct str text)
{
    if (str_starts(text, "\xEF\xBB\xBF"))
        text = (struct str){text.at + 3, text.len - 3};
    text = str_trim(text);
    return text.len == 0 || (text.at[0] != '<' && !str_starts(text, "#!"));
}

/* UTF-8 to the end; a character may lie across two blocks. */
static bool is_text(int fd, uint64_t size)
{
    char block[BLOCK_LEN];
    size_t left = 0; /* of the block before: the beginning of a character */

    for (uint64_t at = 0; at < size;) {
        size_t len = size - at < BLOCK_LEN - left ? (size_t)(size - at) : BLOCK_LEN - left;
        if (!bytes_read(fd, at, block + left, len))
            return false;
        struct str text = {block, left + len};
        if ((at == 0 && !begins_plain(text)) || !chars_plain(text))
            return false;
        size_t valid = utf8_valid_len(text);
        left = text.len - valid;
        at += len;
        if (left > 3 || (at == size && left > 0))
            return false;
        memmove(block, block + valid, left);
    }
    return size > 0;
}

/* ---- all kinds ------------------------------------------------------------------------------ */

static const struct {
    const char *begin;
    size_t len;
    struct str media;
} begins[] = {
    {"%PDF-", 5, STR_INIT("application/pdf")},
    {"\x89PNG\r\n\x1A\n", 8, STR_INIT("image/png")},
    {"\xFF\xD8\xFF", 3, STR_INIT("image/jpeg")},
};

struct str media_find(int fd)
{
    char head[HEAD_LEN] = {0};
    off_t end = lseek(fd, 0, SEEK_END);
    uint64_t size = end < 0 ? 0 : (uint64_t)end;

    if (!bytes_read(fd, 0, head, size < HEAD_LEN ? (size_t)size : HEAD_LEN))
        return STR("");
    for (size_t i = 0; i < COUNT_OF(begins); i++)
        if (memcmp(head, begins[i].begin, begins[i].len) == 0)
            return begins[i].media;
    if (memcmp(head, "PK\3\4", 4) == 0)
        return zip_find(fd, size);
    return is_text(fd, size) ? STR("text/plain") : STR("");
}
