#include "casework/attachment.h"

#include "casework/shape_text.h"

const struct attachment_kind attachment_kinds[] = {
    {"application/pdf", "PDF", ".pdf"},
    {"image/png", "PNG 图片", ".png"},
    {"image/jpeg", "JPEG 图片", ".jpg"},
    {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word 文档 docx",
        ".docx"},
    {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel 表格 xlsx",
        ".xlsx"},
    {"application/ofd", "OFD", ".ofd"},
    {"text/plain", "纯文本", ".txt"},
};
const size_t attachment_kinds_len = COUNT_OF(attachment_kinds);

const struct attachment_kind *attachment_kind_find(struct str media)
{
    for (size_t i = 0; i < attachment_kinds_len; i++)
        if (str_is(media, attachment_kinds[i].media))
            return &attachment_kinds[i];
    return NULL;
}

/* ---- may it be bound ------------------------------------------------------------------------ */

static bool is_plain(struct str name)
{
    if (name.len == 0 || name.len > ATTACHMENT_NAME_MAX || name.at[0] == '.'
        || str_trim(name).len != name.len || shape_text_check(name, true) != NULL)
        return false;
    for (size_t i = 0; i < name.len; i++)
        if ((unsigned char)name.at[i] < ' ' || name.at[i] == 0x7F || name.at[i] == '/'
            || name.at[i] == '\\')
            return false;
    return true;
}

static bool is_hex(struct str digest)
{
    for (size_t i = 0; i < digest.len; i++)
        if ((digest.at[i] < '0' || digest.at[i] > '9')
            && (digest.at[i] < 'a' || digest.at[i] > 'f'))
            return false;
    return digest.len == 64;
}

enum refusal attachment_refusal(const struct attachment *file)
{
    if (!is_plain(file->name))
        return REFUSAL_FILE_MUST_HAVE_A_PLAIN_NAME;
    if (file->bytes.n < 1 || file->bytes.n > ATTACHMENT_BYTES_MAX)
        return REFUSAL_FILE_MUST_NOT_BE_TOO_LARGE;
    if (attachment_kind_find(file->media) == NULL || !is_hex(file->sha256) || !is_hex(file->sm3))
        return REFUSAL_FILE_MUST_BE_OF_A_KNOWN_KIND;
    return REFUSAL_NONE;
}

struct str attachment_name(struct str told)
{
    size_t from = 0;

    for (size_t i = 0; i < told.len; i++)
        if (told.at[i] == '/' || told.at[i] == '\\')
            from = i + 1;
    return str_trim((struct str){told.at + from, told.len - from});
}

/* ---- in an event ---------------------------------------------------------------------------- */

static void field_find(
    struct arena *arena, const struct field *field, const char *value, struct vec *out)
{
    const struct list *list = (const void *)value;
    const void *const *group = (const void *)value;

    if (field->kind == FIELD_GROUP && *group != NULL && field->of == &attachment_shape)
        *(const void **)vec_push(arena, out, sizeof(void *)) = *group;
    else if (field->kind == FIELD_GROUP && *group != NULL)
        attachments_find(arena, field->of, *group, out);
    else if (field->kind == FIELD_LIST)
        for (size_t i = 0; i < list->len; i++)
            attachments_find(arena, field->of, (const char *)list->at + i * field->of->size, out);
}

void attachments_find(
    struct arena *arena, const struct shape *shape, const void *data, struct vec *out)
{
    for (size_t i = 0; i < shape->fields_len; i++)
        field_find(arena, &shape->fields[i], (const char *)data + shape->fields[i].at, out);
}
