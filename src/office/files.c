#include "casework/matter_shapes.h"
#include "office/media.h"
#include "office/office_files.h"
#include "office/office_own.h"

#include <errno.h>
#include <unistd.h>

const struct file_store *office_files(const struct office *office)
{
    return &office->files;
}

int office_file_open(const struct office *office, const struct attachment *file)
{
    struct file_told told;

    return file_told_of(file, &told) ? file_open(&office->files, &told.digests[DIGEST_SHA256]) : -1;
}

/* ---- taking in ------------------------------------------------------------------------------ */

struct taking {
    struct office *office;
    struct str upload;
    const char *why;
    struct fault *fault;
};

static void complain(struct taking *t, const char *why)
{
    t->why = why;
}

static void taken_add(struct files_taken *taken, const struct digest *sha256)
{
    must(taken->len < COUNT_OF(taken->at));
    taken->at[taken->len++] = *sha256;
}

static enum status upload_keep(
    struct taking *t, int fd, const struct attachment *file, const struct file_told *told)
{
    struct office *office = t->office;
    const struct digest *sha256 = &told->digests[DIGEST_SHA256];
    bool known = file_is_kept(&office->files, sha256);

    if (!str_equal(media_find(fd), file->media)) {
        complain(t, "文件的内容不是所写的种类");
        return STATUS_OK;
    }
    enum status status = file_keep(&office->files, fd, told, t->fault);
    if (status == STATUS_INVALID) {
        complain(t, "收到的文件和它的长度、摘要不一致，请重新上传");
        *t->fault = (struct fault){.status = STATUS_OK};
        return STATUS_OK;
    }
    if (status == STATUS_OK && !known)
        taken_add(&office->taken, sha256);
    return status;
}

static enum status upload_take(struct taking *t, const struct attachment *file)
{
    struct file_told told;
    int fd = file_told_of(file, &told) ? upload_open(&t->office->files, t->upload) : -1;

    if (fd < 0) {
        complain(t, "没有收到这份文件的内容，请重新上传");
        return STATUS_OK;
    }
    enum status status = upload_keep(t, fd, file, &told);
    close(fd);
    return status;
}

/* Named by another act: then it was put to the same matter before. */
static enum status bound_check(
    struct taking *t, const struct event *event, const struct attachment *file)
{
    struct file_told told;
    bool bound = false;

    if (file_told_of(file, &told)
        && file_list_has(
               t->office->db, &told.digests[DIGEST_SHA256], &event->stream, &bound, t->fault)
               != STATUS_OK)
        return t->fault->status;
    if (!bound)
        complain(t, "这份文件还没有放入本事项，请先放入，再引用");
    return STATUS_OK;
}

enum status office_files_take(struct office *office, struct str upload, const struct vec *events,
    struct arena *arena, const char **why, struct fault *fault)
{
    struct taking t = {.office = office, .upload = upload, .fault = fault};
    enum status status = STATUS_OK;

    for (size_t i = 0; i < events->len && status == STATUS_OK; i++) {
        const struct event *event = VEC_AT(*events, struct event, i);
        struct vec found = {0};
        attachments_find(arena, event->shape, event->data, &found);
        for (size_t k = 0; k < found.len && status == STATUS_OK && t.why == NULL; k++) {
            const struct attachment *file = *VEC_AT(found, const struct attachment *, k);
            status = event->shape == &file_attached_shape ? upload_take(&t, file)
                                                          : bound_check(&t, event, file);
        }
    }
    *why = t.why;
    return status;
}

void office_files_settle(struct office *office)
{
    for (size_t i = 0; i < office->taken.len; i++)
        file_settle(&office->files, &office->taken.at[i]);
    office->taken.len = 0;
}

void office_files_forget(struct office *office)
{
    for (size_t i = 0; i < office->taken.len; i++)
        file_forget(&office->files, &office->taken.at[i]);
    office->taken.len = 0;
}

/* ---- at the opening ------------------------------------------------------------------------- */

/* Only what never got its name is ever taken away. */
static enum status fresh_mend(
    struct office *office, const struct digest *sha256, struct fault *fault)
{
    bool bound = true;

    if (file_list_has(office->db, sha256, NULL, &bound, fault) != STATUS_OK)
        return fault->status;
    if (bound)
        file_settle(&office->files, sha256);
    else
        file_forget(&office->files, sha256);
    return STATUS_OK;
}

enum status office_files_mend(struct office *office, struct fault *fault)
{
    struct file_walk walk = {NULL};
    struct file_seen seen;
    enum status status = STATUS_OK;

    office->taken.len = 0;
    if (!office->log.tree_whole || !file_walk_open(&office->files, &walk))
        return STATUS_OK;
    while (status == STATUS_OK && file_walk_next(&walk, &seen))
        if (seen.known && seen.fresh)
            status = fresh_mend(office, &seen.sha256, fault);
    file_walk_close(&walk);
    return status;
}

/* ---- elsewhere ------------------------------------------------------------------------------ */

static enum status lost(const struct digest *sha256, struct fault *fault)
{
    return fault_set(fault, STATUS_DAMAGED,
        "有一份文件缺少、读不了，或者被改动（files/%02x%02x%02x%02x…）", sha256->b[0], sha256->b[1],
        sha256->b[2], sha256->b[3]);
}

enum status office_files_back_up(struct office *office, struct db *backup, struct fault *fault)
{
    struct vec all = {0};
    struct arena *arena = arena_open((size_t)1 << 30);
    enum status status = arena == NULL ? fault_set(fault, STATUS_UNAVAILABLE, "内存不足")
                                       : file_list_all(office->db, arena, &all, fault);

    for (size_t i = 0; i < all.len && status == STATUS_OK; i++) {
        const struct digest *sha256 = &VEC_AT(all, struct file_told, i)->digests[DIGEST_SHA256];
        int fd = file_open(&office->files, sha256);
        status = fd < 0 ? lost(sha256, fault) : file_rows_write(backup, sha256, fd, fault);
        if (fd >= 0)
            close(fd);
    }
    arena_close(arena);
    return status;
}

static enum status rows_bring(struct office *backup, const struct file_store *to,
    const struct file_told *told, struct fault *fault)
{
    const struct digest *sha256 = &told->digests[DIGEST_SHA256];
    struct file_told found;
    int fd = file_make(to, sha256);

    if (fd < 0)
        return fault_set(fault, STATUS_UNAVAILABLE, "写不下一份文件：%s", system_words(errno).text);
    enum status status = file_rows_read(backup->db, sha256, fd, &found, fault);
    if (status == STATUS_NOT_FOUND
        || (status == STATUS_OK && !digest_equal(&found.digests[DIGEST_SHA256], sha256)))
        status = lost(sha256, fault);
    if (status == STATUS_OK && !file_made(to, fd))
        status =
            fault_set(fault, STATUS_UNAVAILABLE, "写不下一份文件：%s", system_words(errno).text);
    close(fd);
    return status;
}

static enum status file_bring(struct office *source, const struct file_store *to,
    const struct file_told *told, struct fault *fault)
{
    const struct digest *sha256 = &told->digests[DIGEST_SHA256];
    enum status status;

    if (source->backup != NULL) {
        status = rows_bring(source, to, told, fault);
    } else {
        int fd = file_open(&source->files, sha256);
        status = fd < 0 ? lost(sha256, fault) : file_keep(to, fd, told, fault);
        if (fd >= 0)
            close(fd);
        if (status == STATUS_INVALID)
            status = lost(sha256, fault);
    }
    if (status == STATUS_OK)
        file_settle(to, sha256);
    return status;
}

static enum status all_bring(
    struct office *source, struct office *made, struct arena *arena, struct fault *fault)
{
    struct vec all = {0};
    enum status status = file_list_all(made->db, arena, &all, fault);

    if (status == STATUS_OK && all.len > 0)
        status = file_store_make(&made->files, fault);
    for (size_t i = 0; i < all.len && status == STATUS_OK; i++)
        status = file_bring(source, &made->files, VEC_AT(all, struct file_told, i), fault);
    return status;
}

enum status office_files_bring(struct office *source, const char *to, struct fault *fault)
{
    struct arena *arena = arena_open((size_t)1 << 30);
    struct office *made = NULL;
    enum status status = arena == NULL ? fault_set(fault, STATUS_UNAVAILABLE, "内存不足")
                                       : office_open(to, OFFICE_READ, &made, fault);

    if (status == STATUS_OK && made != NULL)
        status = all_bring(source, made, arena, fault);
    office_close(made);
    arena_close(arena);
    return status;
}
