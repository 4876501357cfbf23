/* A file is put to a matter: by whom, and what it is. */
#include "casework/attachment.h"
#include "casework/commands_data.h"
#include "casework/matter_shapes.h"

/* Whoever has a part in it while it runs; afterwards, and in a late entry, the offices. */
static bool may_attach(struct deciding *d)
{
    const struct matter *matter = d->matter;
    person_id by = d->command->by;

    if (matter_recused(matter, by))
        return refuse(d, REFUSAL_ACTOR_MUST_NOT_BE_RECUSED, "本事项中已经回避，不能参与。");
    if (matter->late != NULL)
        return true; /* whoever may see it may add to it */
    bool office = casework_sight(d->dossier->directory, d->file, by, d->today) == SIGHT_OFFICE;
    if (office
        || (!matter->ended && (id_equal(matter->opened_by.id, by.id) || matter_party(matter, by))))
        return true;
    if (matter->ended)
        return refuse(d, REFUSAL_MATTER_MUST_BE_OPEN, "本事项已经结束，只有承办机关还能放入文件。");
    LIST_EACH (struct step, step, d->file->procedure->steps)
        if (step_actor(d->dossier->directory, d->file, step, by, d->today))
            return true;
    return refuse(d, REFUSAL_ACTOR_MUST_HOLD_THE_ROLE, "%.*s在本事项的程序中没有职责。",
        STR_ARG(directory_name(d->arena, d->dossier->directory, by)));
}

static bool file_right(struct deciding *d, const struct attachment *file)
{
    struct buffer kinds = {.arena = d->arena};

    enum refusal refusal = attachment_refusal(file);
    if (refusal == REFUSAL_NONE)
        return true;
    if (refusal == REFUSAL_FILE_MUST_HAVE_A_PLAIN_NAME)
        return refuse(d, refusal, "文件名不能用。请改一个不超过%d字节、不以点开头的名称，再放入。",
            ATTACHMENT_NAME_MAX);
    if (refusal == REFUSAL_FILE_MUST_NOT_BE_TOO_LARGE)
        return refuse(d, refusal, "这份文件有%lld字节。太大的请分成几份，或者降低扫描的精度。",
            (long long)file->bytes.n);
    for (size_t i = 0; i < attachment_kinds_len; i++)
        buffer_addf(&kinds, "%s%s", i > 0 ? "、" : "", attachment_kinds[i].title);
    return refuse(d, REFUSAL_FILE_MUST_BE_OF_A_KNOWN_KIND,
        "这份文件的内容不是：%.*s。请另存为其中一种。", STR_ARG(buffer_str(&kinds)));
}

static bool material_known(struct deciding *d, struct str id)
{
    struct buffer known = {.arena = d->arena};

    if (id.len == 0)
        return true;
    for (size_t i = 0; d->file->procedure != NULL && i < d->file->procedure->steps.len; i++) {
        const struct step *step = (const struct step *)d->file->procedure->steps.at + i;
        LIST_EACH (struct material_kind, kind, step->materials) {
            if (str_equal(kind->id, id))
                return true;
            buffer_addf(&known, "%s%.*s（%.*s）", known.len > 0 ? "、" : "", STR_ARG(kind->title),
                STR_ARG(kind->id));
        }
    }
    return refuse(d, REFUSAL_MATERIAL_MUST_BE_OF_THE_PROCEDURE,
        "规则在本程序中没有列出材料“%.*s”%s%.*s。不属于所列材料的，不写是哪种材料（material）。",
        STR_ARG(id), known.len > 0 ? "，列出的有：" : "", STR_ARG(buffer_str(&known)));
}

static bool stands_once(struct deciding *d, const struct attachment *file)
{
    for (size_t i = 0; i < d->matter->files.len; i++) {
        const struct file_attached *attached =
            (*VEC_AT(d->matter->files, const struct event *, i))->data;
        if (str_equal(attached->file->sha256, file->sha256))
            return refuse(d, REFUSAL_FILE_MUST_STAND_ONCE,
                "它已经是本事项的第%zu份文件（%.*s），没有再放一次。", i + 1,
                STR_ARG(attached->file->name));
    }
    return true;
}

void matter_attach_decide(struct deciding *d, const void *data)
{
    const struct file_attached *attached = data;

    if (may_attach(d) && file_right(d, attached->file) && material_known(d, attached->material)
        && stands_once(d, attached->file))
        emit_matter(d, &file_attached_shape, attached);
}
