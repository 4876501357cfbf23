#include "web/upload.h"

#include "office/media.h"
#include "web/form.h"

#include <errno.h>
#include <unistd.h>

enum http_status upload_begin(struct upload *upload, struct arena *arena,
    const struct file_store *store, struct str content_type, uint64_t no)
{
    *upload = (struct upload){.arena = arena,
        .form = arena_new(arena, struct node),
        .store = store,
        .field = {.arena = arena},
        .fd = -1};
    upload->form->kind = NODE_MAP;
    if (!multipart_open(&upload->parser, content_type))
        return HTTP_BAD_REQUEST;
    if (!digest_run_open(&upload->run))
        return HTTP_UNAVAILABLE;
    upload->fd = upload_make(store, no, &upload->name);
    return upload->fd >= 0                      ? HTTP_OK
           : errno == ENOSPC || errno == EDQUOT ? HTTP_NO_ROOM
                                                : HTTP_UNAVAILABLE;
}

/* ---- parts ---------------------------------------------------------------------------------- */

static bool goes_to_disk(const struct upload *upload)
{
    return upload->parser.is_file && upload->parser.file.len > 0;
}

static enum http_status part_begin(struct upload *upload)
{
    upload->field.len = 0;
    if (!goes_to_disk(upload))
        return ++upload->fields <= FORM_FIELDS_MAX ? HTTP_OK : HTTP_BAD_REQUEST;
    if (upload->told.at != NULL) /* one file a form */
        return HTTP_BAD_REQUEST;
    upload->told = str_copy(upload->arena, upload->parser.file);
    return HTTP_OK;
}

static enum http_status bytes_keep(struct upload *upload, struct str bytes)
{
    upload->is.bytes += bytes.len;
    if (upload->is.bytes > ATTACHMENT_BYTES_MAX)
        return HTTP_TOO_LARGE;
    digest_run_add(&upload->run, bytes);
    while (bytes.len > 0) {
        ssize_t put = write(upload->fd, bytes.at, bytes.len);
        if (put < 0 && errno != EINTR)
            return errno == ENOSPC || errno == EDQUOT || errno == EFBIG ? HTTP_NO_ROOM
                                                                        : HTTP_UNAVAILABLE;
        if (put > 0)
            bytes = (struct str){bytes.at + put, bytes.len - (size_t)put};
    }
    return HTTP_OK;
}

static enum http_status part_data(struct upload *upload, struct str bytes)
{
    if (goes_to_disk(upload))
        return bytes_keep(upload, bytes);
    if (upload->parser.is_file) /* without a name: none was chosen */
        return HTTP_BAD_REQUEST;
    if (bytes.len > UPLOAD_FIELD_MAX - upload->field.len)
        return HTTP_TOO_LARGE;
    buffer_add(&upload->field, bytes);
    return HTTP_OK;
}

static enum http_status part_end(struct upload *upload)
{
    struct str value = str_trim(buffer_str(&upload->field));

    if (upload->parser.is_file || value.len == 0)
        return HTTP_OK;
    return utf8_valid(value)
                   && form_put(upload->arena, upload->form,
                       str_copy(upload->arena, upload->parser.name), str_copy(upload->arena, value))
               ? HTTP_OK
               : HTTP_BAD_REQUEST;
}

static enum http_status step_take(struct upload *upload, enum multipart_step step, struct str bytes)
{
    switch (step) {
    case MULTIPART_PART: return part_begin(upload);
    case MULTIPART_DATA: return part_data(upload, bytes);
    case MULTIPART_DONE: return part_end(upload);
    case MULTIPART_MORE:
    case MULTIPART_END: return HTTP_OK;
    case MULTIPART_BAD: break;
    }
    return HTTP_BAD_REQUEST;
}

enum http_status upload_feed(struct upload *upload, struct str bytes)
{
    enum http_status status = HTTP_OK;

    while (bytes.len > 0 && status == HTTP_OK) {
        struct str out;
        enum multipart_step step = multipart_feed(&upload->parser, &bytes, &out);
        status = step_take(upload, step, out);
    }
    return status;
}

/* ---- the end -------------------------------------------------------------------------------- */

enum http_status upload_finish(struct upload *upload)
{
    if (!multipart_whole(&upload->parser))
        return HTTP_BAD_REQUEST;
    digest_run_close(&upload->run, upload->is.digests);
    if (upload->told.at != NULL)
        upload->media = media_find(upload->fd);
    return HTTP_OK;
}

void upload_end(struct upload *upload)
{
    if (upload == NULL || upload->fd < 0)
        return;
    digest_run_close(&upload->run, NULL);
    close(upload->fd);
    upload_drop(upload->store, &upload->name);
    upload->fd = -1;
}

static const struct {
    enum http_status status;
    const char *words;
} failures[] = {
    {HTTP_BAD_REQUEST, "表单读不懂：一次一份文件，其余各项写在它旁边"},
    {HTTP_TOO_LARGE, "文件太大：一份文件不能超过50 MB"},
    {HTTP_NO_ROOM, "存放文件的磁盘满了，没有收下这份文件，什么也没有登记"},
    {HTTP_UNAVAILABLE, "现在不能收文件，什么也没有登记"},
};

const char *upload_words(enum http_status status)
{
    for (size_t i = 0; i < COUNT_OF(failures); i++)
        if (failures[i].status == status)
            return failures[i].words;
    return NULL;
}
