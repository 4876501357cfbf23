#include "view/files_view.h"

#include "view/sight.h"

static bool is_persons(const struct viewer *viewer, const struct event *event)
{
    return id_equal(event->by.id, viewer->person.id)
           || (event->entry != NULL && id_equal(event->entry->by, viewer->person.id));
}

static bool may_see(
    const struct viewer *viewer, const struct case_file *file, const struct event *event)
{
    enum sight sight = SIGHT_OFFICE;

    if (!id_given(viewer->person.id) || is_persons(viewer, event))
        return true;
    if (file->procedure != NULL)
        sight = sight_of(viewer, file);
    if (sight != SIGHT_UNIT)
        return sight == SIGHT_OFFICE;
    return casework_sight(viewer->directory, file, event->by, event_day(event)) != SIGHT_OFFICE;
}

struct vec files_seen(const struct viewer *viewer, const struct case_file *file)
{
    struct vec out = {0};

    for (size_t i = 0; i < file->matter->files.len; i++) {
        const struct event *event = *VEC_AT(file->matter->files, const struct event *, i);
        if (may_see(viewer, file, event))
            *(struct file_shown *)vec_push(viewer->arena, &out, sizeof(struct file_shown)) =
                (struct file_shown){i + 1, event, event->data};
    }
    return out;
}

const struct file_shown *file_seen(
    const struct viewer *viewer, const struct case_file *file, int64_t no)
{
    struct vec seen = files_seen(viewer, file);

    VEC_EACH (struct file_shown, shown, seen)
        if (no > 0 && shown->no == (size_t)no)
            return shown;
    return NULL;
}

struct str material_title(const struct case_file *file, struct str id)
{
    if (file->procedure != NULL)
        LIST_EACH (struct step, step, file->procedure->steps)
            LIST_EACH (struct material_kind, kind, step->materials)
                if (str_equal(kind->id, id))
                    return kind->title;
    return STR("");
}

struct str bytes_words(struct arena *arena, int64_t bytes)
{
    if (bytes < 1024)
        return str_format(arena, "%lld 字节", (long long)bytes);
    if (bytes < 1024 * 1024)
        return str_format(arena, "%.1f KB", (double)bytes / 1024);
    return str_format(arena, "%.1f MB", (double)bytes / (1024 * 1024));
}

static void put(struct arena *arena, struct node *map, const char *key, struct str text)
{
    if (text.len > 0)
        node_put_text(arena, map, key, text);
}

static void one_tree(const struct viewer *viewer, const struct case_file *file,
    const struct file_shown *shown, struct node *out)
{
    const struct attachment *is = shown->attached->file;
    struct arena *arena = viewer->arena;

    out->kind = NODE_MAP;
    node_put_integer(arena, out, "no", (int64_t)shown->no);
    put(arena, out, "name", is->name);
    put(arena, out, "media", is->media);
    node_put_integer(arena, out, "bytes", is->bytes.n);
    put(arena, out, "sha256", is->sha256);
    put(arena, out, "sm3", is->sm3);
    put(arena, out, "title", shown->attached->title);
    put(arena, out, "material", shown->attached->material);
    put(arena, out, "material_title", material_title(file, shown->attached->material));
    put(arena, out, "on", day_write(arena, event_day(shown->event)));
    struct node *by = node_put(arena, out, STR("by"));
    by->kind = NODE_MAP;
    node_put_text(arena, by, "id", id_write(arena, shown->event->by.id));
    put(arena, by, "name", directory_name(arena, viewer->directory, shown->event->by));
}

void files_tree(const struct viewer *viewer, const struct case_file *file, struct node *out)
{
    struct vec seen = files_seen(viewer, file);

    out->kind = NODE_LIST;
    VEC_EACH (struct file_shown, shown, seen)
        one_tree(viewer, file, shown, node_push(viewer->arena, out));
}
