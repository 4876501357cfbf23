#include "web/multipart.h"

#include <string.h>
#include <strings.h>

static const char kind[] = "multipart/form-data";

/* ---- the boundary --------------------------------------------------------------------------- */

static bool boundary_char(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
           || (c != '\0' && strchr("'()+_,-./:=?", c) != NULL);
}

/* boundary=… is the only parameter; with or without quotes. */
static bool boundary_read(struct str rest, struct str *out)
{
    rest = str_trim(rest);
    if (rest.len == 0 || rest.at[0] != ';')
        return false;
    rest = str_trim((struct str){rest.at + 1, rest.len - 1});
    if (rest.len < 10 || strncasecmp(rest.at, "boundary=", 9) != 0)
        return false;
    rest = (struct str){rest.at + 9, rest.len - 9};
    if (rest.at[0] == '"') {
        if (rest.len < 3 || rest.at[rest.len - 1] != '"')
            return false;
        rest = (struct str){rest.at + 1, rest.len - 2};
    }
    for (size_t i = 0; i < rest.len; i++)
        if (!boundary_char(rest.at[i]))
            return false;
    *out = rest;
    return rest.len <= MULTIPART_BOUNDARY_MAX;
}

bool multipart_open(struct multipart *form, struct str content_type)
{
    size_t len = sizeof(kind) - 1;
    struct str boundary;

    *form = (struct multipart){.place = PLACE_FIRST};
    if (content_type.len <= len || strncasecmp(content_type.at, kind, len) != 0
        || !boundary_read((struct str){content_type.at + len, content_type.len - len}, &boundary))
        return false;
    memcpy(form->delimiter, "\r\n--", 4);
    memcpy(form->delimiter + 4, boundary.at, boundary.len);
    form->delimiter_len = boundary.len + 4;
    form->matched = 2; /* the first stands at the very beginning */
    return true;
}

/* ---- the fields of a part ------------------------------------------------------------------- */

/* The three characters that browsers write as %22, %0D and %0A. */
static char escaped(struct str rest)
{
    return str_starts(rest, "%22")                              ? '"'
           : str_starts(rest, "%0D") || str_starts(rest, "%0d") ? '\r'
           : str_starts(rest, "%0A") || str_starts(rest, "%0a") ? '\n'
                                                                : '\0';
}

/* NAME="value", taken off; decoded into `room`. */
static bool parameter_take(
    struct str *rest, const char *name, char *room, size_t room_len, struct str *out)
{
    size_t head = strlen(name), len = 0, i;

    if (rest->len < head + 3 || strncasecmp(rest->at, name, head) != 0
        || memcmp(rest->at + head, "=\"", 2) != 0)
        return false;
    for (i = head + 2; i < rest->len && rest->at[i] != '"'; i++) {
        char c = escaped((struct str){rest->at + i, rest->len - i});
        if (len == room_len)
            return false;
        room[len++] = c != '\0' ? c : rest->at[i];
        i += c != '\0' ? 2 : 0;
    }
    if (i == rest->len)
        return false;
    *out = (struct str){room, len};
    *rest = (struct str){rest->at + i + 1, rest->len - i - 1};
    return true;
}

static bool separator_take(struct str *rest)
{
    if (rest->len == 0 || rest->at[0] != ';')
        return false;
    *rest = (struct str){rest->at + 1, rest->len - 1};
    while (rest->len > 0 && rest->at[0] == ' ')
        *rest = (struct str){rest->at + 1, rest->len - 1};
    return true;
}

/* form-data; name="…" and perhaps ; filename="…" */
static bool disposition_read(struct multipart *form, struct str value)
{
    size_t len = strlen("form-data");

    if (form->named || value.len < len || strncasecmp(value.at, "form-data", len) != 0)
        return false;
    struct str rest = {value.at + len, value.len - len};
    if (!separator_take(&rest)
        || !parameter_take(&rest, "name", form->name_room, sizeof(form->name_room), &form->name)
        || form->name.len == 0)
        return false;
    if (rest.len > 0
        && (!separator_take(&rest)
            || !parameter_take(
                &rest, "filename", form->file_room, sizeof(form->file_room), &form->file)))
        return false;
    form->is_file = form->file.at != NULL;
    form->named = true;
    return rest.len == 0;
}

static bool line_plain(struct str line)
{
    for (size_t i = 0; i < line.len; i++)
        if ((unsigned char)line.at[i] < ' ' || line.at[i] == 0x7F)
            return false;
    return utf8_valid(line);
}

static bool field_read(struct multipart *form, struct str line)
{
    const char *colon = memchr(line.at, ':', line.len);
    size_t len = colon == NULL ? 0 : (size_t)(colon - line.at);
    struct str value = str_trim((struct str){line.at + len + 1, line.len - len - (colon != NULL)});

    if (colon == NULL || !line_plain(line))
        return false;
    if (len == 19 && strncasecmp(line.at, "content-disposition", len) == 0)
        return disposition_read(form, value);
    return len == 12 && strncasecmp(line.at, "content-type", len) == 0;
}

/* ---- step by step --------------------------------------------------------------------------- */

static char byte_take(struct str *in)
{
    char c = in->at[0];

    in->at++;
    in->len--;
    return c;
}

static enum multipart_step part_begin(struct multipart *form)
{
    form->place = PLACE_DATA;
    form->matched = 0;
    return form->named ? MULTIPART_PART : MULTIPART_BAD;
}

/* One byte of the fields; a line ends with CR LF. */
static enum multipart_step line_step(struct multipart *form, char c)
{
    if (c != '\n') {
        if (form->line_len == sizeof(form->line)
            || (form->line_len > 0 && form->line[form->line_len - 1] == '\r'))
            return MULTIPART_BAD;
        form->line[form->line_len++] = c;
        return MULTIPART_MORE;
    }
    if (form->line_len == 0 || form->line[form->line_len - 1] != '\r')
        return MULTIPART_BAD;
    struct str line = {form->line, form->line_len - 1};
    form->line_len = 0;
    if (line.len == 0)
        return part_begin(form);
    return field_read(form, line) ? MULTIPART_MORE : MULTIPART_BAD;
}

/* Behind a boundary: CR LF and a part, or -- and the end. */
static enum multipart_step after_step(struct multipart *form, char c)
{
    form->line[form->line_len++] = c;
    if (form->line_len < 2)
        return MULTIPART_MORE;
    form->line_len = 0;
    if (memcmp(form->line, "--", 2) == 0) {
        form->place = PLACE_LAST;
        return MULTIPART_END;
    }
    if (memcmp(form->line, "\r\n", 2) != 0 || ++form->parts > MULTIPART_PARTS_MAX)
        return MULTIPART_BAD;
    form->place = PLACE_LINE;
    form->named = form->is_file = false;
    form->name = form->file = (struct str){0};
    return MULTIPART_MORE;
}

/* Perhaps a last CR LF. */
static enum multipart_step last_step(struct multipart *form, char c)
{
    if (form->line_len >= 2 || c != "\r\n"[form->line_len])
        return MULTIPART_BAD;
    form->line_len++;
    return MULTIPART_MORE;
}

static enum multipart_step delimiter_end(struct multipart *form)
{
    enum multipart_step step = form->place == PLACE_FIRST ? MULTIPART_MORE : MULTIPART_DONE;

    form->place = PLACE_AFTER;
    form->matched = form->line_len = 0;
    return step;
}

/* As much of the delimiter as comes; it begins with its only CR, so what broke off was data. */
static enum multipart_step delimiter_step(struct multipart *form, struct str *in, struct str *out)
{
    while (in->len > 0 && form->matched < form->delimiter_len
           && in->at[0] == form->delimiter[form->matched]) {
        (void)byte_take(in);
        form->matched++;
    }
    if (form->matched == form->delimiter_len)
        return delimiter_end(form);
    if (in->len == 0)
        return MULTIPART_MORE;
    if (form->place == PLACE_FIRST)
        return MULTIPART_BAD;
    *out = (struct str){form->delimiter, form->matched};
    form->matched = 0;
    return MULTIPART_DATA;
}

static enum multipart_step data_step(struct multipart *form, struct str *in, struct str *out)
{
    const char *end = memchr(in->at, '\r', in->len);
    size_t len = end == NULL ? in->len : (size_t)(end - in->at);

    if (form->matched > 0 || len == 0)
        return delimiter_step(form, in, out);
    *out = (struct str){in->at, len};
    *in = (struct str){in->at + len, in->len - len};
    return MULTIPART_DATA;
}

enum multipart_step multipart_feed(struct multipart *form, struct str *in, struct str *out)
{
    enum multipart_step step = MULTIPART_MORE;

    *out = (struct str){0};
    while (in->len > 0 && step == MULTIPART_MORE)
        switch (form->place) {
        case PLACE_FIRST: step = delimiter_step(form, in, out); break;
        case PLACE_DATA: step = data_step(form, in, out); break;
        case PLACE_AFTER: step = after_step(form, byte_take(in)); break;
        case PLACE_LINE: step = line_step(form, byte_take(in)); break;
        case PLACE_LAST: step = last_step(form, byte_take(in)); break;
        }
    return step;
}

bool multipart_whole(const struct multipart *form)
{
    return form->place == PLACE_LAST && (form->line_len == 0 || form->line_len == 2);
}
