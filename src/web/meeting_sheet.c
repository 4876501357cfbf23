/* A meeting for paper: the agenda its members get, and the minutes they sign. */
#include "casework/kind.h"
#include "view/words_of.h"
#include "web/meeting_item.h"
#include "web/meeting_pages.h"
#include "web/meeting_sheet_page.h"
#include "web/site_pages.h"
#include "web/sitting.h"

static struct sheet_item *item_add(
    struct exchange *x, const struct case_file *file, const struct step *step, struct vec *items)
{
    struct sheet_item *item = vec_push(x->arena, items, sizeof(*item));

    *item = (struct sheet_item){.no = (int64_t)items->len,
        .title = file->matter->opened->title,
        .number = file->matter->number,
        .step = step == NULL ? STR("") : step->title,
        .files =
            str_format(x->arena, "%.*s/files", STR_ARG(matter_path(x->arena, file->matter->id)))};
    return item;
}

static void sheet_show(
    struct exchange *x, const struct sitting *sitting, struct meeting_sheet_page *page)
{
    page->back = sitting_path(x, sitting->id);
    page->frame = frame_make(x, page->title, NULL);
    page_meeting_sheet(&x->out, page);
    (void)page_done(x);
}

/* ---- the agenda ----------------------------------------------------------------------------- */

enum exchange_next agenda_sheet_show(struct exchange *x)
{
    struct meeting_sheet_page page = {.title = STR("")};
    struct sitting sitting;

    if (!sitting_asked(x, &sitting))
        return EXCHANGE_DONE;
    if (sitting.meeting.called == NULL)
        return exchange_error(x, 404, "这次会议没有发布过议程");
    page.title = str_format(x->arena, "%.*s 议程", STR_ARG(sitting.body->name));
    called_head_make(x, sitting.meeting.called, &page.head.rows);
    LIST_EACH (struct agenda_item, item, sitting.meeting.called->items) {
        struct dossier dossier;
        if (!item_matter(x, item->matter, &dossier))
            continue;
        const struct step *step = procedure_step(dossier.files[0].procedure, item->step);
        const struct item_asked asked = {.x = x,
            .dossier = &dossier,
            .file = &dossier.files[0],
            .step = step,
            .body = sitting.body};
        struct sheet_item *made = item_add(x, &dossier.files[0], step, &page.items);
        item_papers(&asked, &made->papers.rows);
    }
    sheet_show(x, &sitting, &page);
    return EXCHANGE_DONE;
}

/* ---- the minutes ---------------------------------------------------------------------------- */

static void minutes_item(struct exchange *x, const struct sitting *sitting,
    const struct item_concluded *item, struct vec *items)
{
    struct dossier dossier;

    if (!item_matter(x, item->matter, &dossier))
        return;
    const struct step *step = procedure_step(dossier.files[0].procedure, item->step);
    struct sheet_item *made = item_add(x, &dossier.files[0], step, items);
    item_added_make(x, sitting, item->matter, &made->quorum.rows);
    item_quorum_make(x, item, &made->quorum.rows);
    item_positions_make(x, item, &made->positions.rows, &made->dissent);
    fact_put(x, &made->conclusion.rows, STR("结论"), result_label(step, item->result));
    fact_put(x, &made->conclusion.rows, STR("理由"), item->reasons);
}

enum exchange_next minutes_sheet_show(struct exchange *x)
{
    struct meeting_sheet_page page = {.title = STR("")};
    struct sitting sitting;

    if (!sitting_asked(x, &sitting))
        return EXCHANGE_DONE;
    const struct meeting_held *held = sitting.meeting.held;
    if (held == NULL)
        return exchange_error(x, 404, "这次会议还没有登记到会，没有会议记录");
    page.title = str_format(x->arena, "%.*s 会议记录", STR_ARG(sitting.body->name));
    head_make(x, &sitting, &page.head.rows);
    came_make(x, held, &page.came.rows);
    VEC_EACH (const struct event *, said, sitting.meeting.ahead)
        if ((*said)->shape == &attendance_corrected_shape)
            *(struct str *)vec_push(x->arena, &page.said, sizeof(struct str)) =
                said_words(&x->viewer, *said);
    VEC_EACH (const struct item_concluded *, item, sitting.meeting.items)
        minutes_item(x, &sitting, *item, &page.items);
    LIST_EACH (struct attendance, one, held->attendance)
        if (meeting_present(&held->attendance, one->person))
            *(struct str *)vec_push(x->arena, &page.signers, sizeof(struct str)) =
                person_name(x, one->person);
    sheet_show(x, &sitting, &page);
    return EXCHANGE_DONE;
}
