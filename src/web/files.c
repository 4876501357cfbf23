#include "web/matter_files_page.h"

#include "base/json.h"
#include "office/office_files.h"
#include "view/files_view.h"
#include "web/api_act.h"
#include "web/range.h"
#include "web/reply.h"
#include "web/site_pages.h"
#include "web/told.h"
#include "web/upload.h"

#include <errno.h>
#include <unistd.h>

/* ---- the list and its form ------------------------------------------------------------------ */

static void line_add(struct exchange *x, const struct case_file *file,
    const struct file_shown *shown, struct vec *rows)
{
    struct str material = material_title(file, shown->attached->material);
    struct file_line *line = vec_push(x->arena, rows, sizeof(*line));

    *line = (struct file_line){.path = str_format(x->arena, "%.*s/files/%zu",
                                   STR_ARG(matter_path(x->arena, file->matter->id)), shown->no),
        .name = shown->attached->file->name,
        .what = str_format(x->arena, "%.*s%s%.*s", STR_ARG(material),
            material.len > 0 && shown->attached->title.len > 0 ? "：" : "",
            STR_ARG(shown->attached->title)),
        .size = bytes_words(x->arena, shown->attached->file->bytes.n),
        .on = day_write(x->arena, event_day(shown->event)),
        .by = directory_name(x->arena, x->viewer.directory, shown->event->by)};
}

static bool material_there(const struct matter *matter, struct str id)
{
    VEC_EACH (const struct event *, event, matter->files)
        if (str_equal(((const struct file_attached *)(*event)->data)->material, id))
            return true;
    VEC_EACH (const struct event *, event, matter->acts) {
        const struct act *act = (*event)->data;
        LIST_EACH (struct material, material, act->materials)
            if (str_equal(material->material, id))
                return true;
    }
    return false;
}

static bool step_open(const struct matter *matter, const struct step *step)
{
    const struct matter_step *last = matter_step_last(matter, step->id);

    return last != NULL && last->state == STEP_OPEN;
}

/* What may be named, and what an open step still waits for. */
static void materials_add(struct exchange *x, const struct case_file *file, struct files_page *page)
{
    struct buffer missing = {.arena = x->arena};
    size_t count = 0;

    LIST_EACH (struct step, step, file->procedure->steps)
        LIST_EACH (struct material_kind, kind, step->materials) {
            *(struct choice *)vec_push(x->arena, &page->materials, sizeof(struct choice)) =
                (struct choice){.value = kind->id,
                    .label = kind->title,
                    .chosen = str_equal(kind->id, exchange_form(x, "material"))};
            if (!kind->required || !step_open(file->matter, step)
                || material_there(file->matter, kind->id))
                continue;
            buffer_addf(&missing, "%s%.*s", count++ > 0 ? "、" : "", STR_ARG(kind->title));
        }
    if (count > 0)
        page->missing =
            str_format(x->arena, "还缺 %zu 件：%.*s", count, STR_ARG(buffer_str(&missing)));
}

static bool may_attach(struct exchange *x, const struct dossier *dossier)
{
    if (dossier->files[0].matter->late != NULL)
        return true;
    return casework_may_attach(dossier, x->viewer.person, x->viewer.now);
}

static struct str kinds_words(struct exchange *x)
{
    struct buffer out = {.arena = x->arena};

    for (size_t i = 0; i < attachment_kinds_len; i++)
        buffer_addf(&out, "%s%s", i > 0 ? "、" : "", attachment_kinds[i].title);
    return buffer_str(&out);
}

struct files_page files_make(struct exchange *x, const struct dossier *dossier)
{
    const struct case_file *file = &dossier->files[0];
    struct vec seen = files_seen(&x->viewer, file);
    struct files_page page = {.csrf = x->session.csrf,
        .key = key_make(x),
        .kinds = kinds_words(x),
        .title = exchange_form(x, "title")};

    VEC_EACH (struct file_shown, shown, seen)
        line_add(x, file, shown, &page.rows);
    if (file->procedure != NULL)
        materials_add(x, file, &page);
    if (may_attach(x, dossier))
        page.path =
            str_format(x->arena, "%.*s/files", STR_ARG(matter_path(x->arena, file->matter->id)));
    return page;
}

static enum exchange_next page_put(
    struct exchange *x, const struct dossier *dossier, const struct files_page *files)
{
    const struct matter *matter = dossier->files[0].matter;
    struct matter_files_page page = {.number = matter->number,
        .matter = matter->late != NULL ? matter->late->title : matter->opened->title,
        .back = matter_path(x->arena, matter->id),
        .files = *files};

    page.frame = frame_make(x, STR("文件"), NULL);
    page.frame.wrong = x->status != 200;
    page_matter_files(&x->out, &page);
    return page_done(x);
}

enum exchange_next files_show(struct exchange *x)
{
    struct node out = {.kind = NODE_MAP};
    struct dossier dossier;

    if (!matter_or_late_asked(x, &dossier))
        return EXCHANGE_DONE;
    if (x->api) {
        files_tree(&x->viewer, &dossier.files[0], node_put(x->arena, &out, STR("items")));
        return exchange_json(x, &out);
    }
    struct files_page page = files_make(x, &dossier);
    return page_put(x, &dossier, &page);
}

/* ---- one comes ------------------------------------------------------------------------------ */

bool file_asked(struct exchange *x)
{
    struct dossier dossier;

    return matter_or_late_asked(x, &dossier);
}

static enum exchange_next mistaken(struct exchange *x, int status, const char *what)
{
    struct dossier dossier;

    if (x->api)
        return exchange_error(x, status, what);
    if (!matter_or_late_asked(x, &dossier))
        return EXCHANGE_DONE;
    struct files_page page = files_make(x, &dossier);
    page.error = str_of(what);
    x->status = status;
    return page_put(x, &dossier, &page);
}

static void input_put(struct exchange *x, struct node *map)
{
    const struct upload *upload = x->upload;
    const struct digest *digests = upload->is.digests;
    struct arena *arena = x->arena;
    struct node *file = node_put(arena, map, STR("file"));

    file->kind = NODE_MAP;
    node_put_text(arena, file, "name", attachment_name(upload->told));
    node_put_text(arena, file, "media", upload->media);
    node_put_integer(arena, file, "bytes", (int64_t)upload->is.bytes);
    node_put_text(arena, file, "sha256", hex_write(arena, digests[DIGEST_SHA256].b, DIGEST_LEN));
    node_put_text(arena, file, "sm3", hex_write(arena, digests[DIGEST_SM3].b, DIGEST_LEN));
    if (exchange_form(x, "material").len > 0)
        node_put_text(arena, map, "material", exchange_form(x, "material"));
    if (exchange_form(x, "title").len > 0)
        node_put_text(arena, map, "title", exchange_form(x, "title"));
}

static struct str key_said(const struct exchange *x)
{
    struct str header = http_field_value(x->head, "idempotency-key");

    return header.len > 0 ? header : exchange_form(x, "key");
}

enum exchange_next file_send(struct exchange *x)
{
    struct node *input = arena_new(x->arena, struct node);
    struct request request = {.noun = STR("matter"), .verb = STR("attach"), .input = input};
    struct dossier dossier;

    if (!matter_or_late_asked(x, &dossier))
        return EXCHANGE_DONE;
    if (x->upload == NULL)
        return exchange_error(x, 415, "文件用 multipart/form-data 发送，名为 file");
    if (key_said(x).len > 0 && !id_read(key_said(x), &request.key.id))
        return exchange_error(x, 400, "提交号不对，请重新打开这一页");
    if (x->upload->told.at == NULL || x->upload->is.bytes == 0)
        return mistaken(x, 422, "请选择一份文件，空的文件不能放入");
    if (x->upload->media.len == 0)
        return mistaken(
            x, 415, "这份文件的内容不是可以放入的种类（按内容辨认，不看文件名），没有收下");
    input->kind = NODE_MAP;
    input_put(x, input);
    request.target = id_write(x->arena, dossier.files[0].matter->id.id);
    request.upload = str_of(x->upload->name.text);
    return exchange_submit(x, &request);
}

static void refusal_page_put(struct exchange *x, const struct decision *decision)
{
    struct dossier dossier;

    if (!matter_or_late_asked(x, &dossier))
        return;
    struct files_page page = files_make(x, &dossier);
    if (decision->refusal != REFUSAL_NONE) {
        page.refusal = told_refusal(x->arena, decision);
        page.refusal.title = STR("没有放入：规则不允许");
    } else {
        page.error = told_plain(x->arena, decision->problems.at[0].text);
    }
    x->status = 422;
    (void)page_put(x, &dossier, &page);
}

void file_sent(struct exchange *x, enum wire_kind kind, struct str text)
{
    struct reply reply;

    if (x->api) {
        api_acted(x, kind, text);
        return;
    }
    if (!reply_read(x, kind, text, &reply))
        return;
    if (reply_refused(&reply))
        refusal_page_put(x, &reply.decision);
    else
        (void)exchange_redirect(
            x, str_format(x->arena, "/matters/%.*s#files", STR_ARG(x->parts[0])));
}

/* ---- one goes ------------------------------------------------------------------------------- */

/* RFC 8187: what is no letter, digit or one of a few signs is said by its bytes. */
static struct str name_encoded(struct exchange *x, struct str name)
{
    struct buffer out = {.arena = x->arena};

    for (size_t i = 0; i < name.len; i++) {
        unsigned char c = (unsigned char)name.at[i];
        bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
                     || c == '-' || c == '.' || c == '_';
        buffer_addf(&out, plain ? "%c" : "%%%02X", c);
    }
    return buffer_str(&out);
}

static void headers_put(struct exchange *x, const struct file_shown *shown)
{
    const struct attachment *is = shown->attached->file;
    const struct attachment_kind *kind = attachment_kind_find(is->media);

    exchange_header(x, "Content-Disposition",
        str_format(x->arena, "attachment; filename=\"file-%zu%s\"; filename*=UTF-8''%.*s",
            shown->no, kind == NULL ? "" : kind->ending, STR_ARG(name_encoded(x, is->name))));
    exchange_header(x, "Content-Security-Policy", STR("sandbox"));
    exchange_header(x, "Accept-Ranges", STR("bytes"));
    exchange_header(x, "Cache-Control", STR("private, no-cache"));
    x->content_type = kind == NULL ? STR("application/octet-stream") : is->media;
}

static bool tag_named(struct str list, struct str tag)
{
    for (size_t i = 0; i + tag.len <= list.len; i++)
        if (str_equal((struct str){list.at + i, tag.len}, tag))
            return true;
    return str_is(list, "*");
}

static enum exchange_next part_send(
    struct exchange *x, struct exchange_file *file, struct str value, uint64_t size)
{
    struct str same = http_field_value(x->head, "if-range");
    struct range range = same.at != NULL && !str_equal(same, file->tag)
                             ? range_read((struct str){0}, size)
                             : range_read(value, size);

    if (range.kind == RANGE_NONE) {
        close(file->fd);
        exchange_header(
            x, "Content-Range", str_format(x->arena, "bytes */%llu", (unsigned long long)size));
        return exchange_error(x, 416, "这份文件没有请求的这一段");
    }
    file->at = range.at;
    file->len = range.len;
    if (range.kind == RANGE_PART) {
        x->status = 206;
        exchange_header(x, "Content-Range",
            str_format(x->arena, "bytes %llu-%llu/%llu", (unsigned long long)range.at,
                (unsigned long long)(range.at + range.len - 1), (unsigned long long)size));
    }
    if (x->head->method == HTTP_HEAD) {
        close(file->fd);
        file->fd = -1;
    }
    x->file = file;
    return EXCHANGE_DONE;
}

static enum exchange_next bytes_send(struct exchange *x, const struct file_shown *shown, int fd)
{
    const struct attachment *is = shown->attached->file;
    struct exchange_file *file = arena_new(x->arena, struct exchange_file);
    uint64_t size = (uint64_t)is->bytes.n;

    *file = (struct exchange_file){
        .fd = fd, .tag = str_format(x->arena, "\"%.*s\"", STR_ARG(is->sha256))};
    if (lseek(fd, 0, SEEK_END) != (off_t)size) {
        close(fd);
        return exchange_error(x, 500, "这份文件与记录不同，请告诉系统管理员核验记录");
    }
    if (tag_named(http_field_value(x->head, "if-none-match"), file->tag)) {
        close(fd);
        x->status = 304;
        exchange_header(x, "ETag", file->tag);
        return EXCHANGE_DONE;
    }
    headers_put(x, shown);
    return part_send(x, file, http_field_value(x->head, "range"), size);
}

enum exchange_next file_get(struct exchange *x)
{
    const struct file_shown *shown = NULL;
    struct dossier dossier;
    int64_t no;

    if (!matter_or_late_asked(x, &dossier))
        return EXCHANGE_DONE;
    if (str_integer(x->parts[1], &no))
        shown = file_seen(&x->viewer, &dossier.files[0], no);
    if (shown == NULL)
        return exchange_error(x, 404, "没有这份文件，或者您无权查看");
    int fd = office_file_open(x->viewer.office, shown->attached->file);
    return fd < 0 ? exchange_error(x, 500, "这份文件读不了，请告诉系统管理员核验记录")
                  : bytes_send(x, shown, fd);
}
