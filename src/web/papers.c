/* Printed papers: one table, one page; each stands on its own and says what record it is of. */
#include "web/papers.h"

#include "base/hex.h"
#include "casework/kind.h"
#include "office/office_check.h"
#include "view/sight.h"
#include "web/papers_page.h"
#include "web/site_pages.h"

#include <inttypes.h>

static const struct paper {
    const char *name; /* of its address */
    bool (*put)(struct papering *p);
} papers[] = {
    {"application", paper_application},
    {"receipt", paper_receipt},
    {"signing", paper_signing},
    {"determination", paper_determination},
    {"service", paper_service},
};

static void acts_take(struct papering *p)
{
    VEC_EACH (const struct event *, event, p->file->matter->acts) {
        if (step_kind_of_event((*event)->shape) == NULL
            || !act_seen(&p->x->viewer, p->file, *event))
            continue;
        struct paper_act *made = vec_push(p->x->arena, &p->acts, sizeof(*made));
        made->event = *event;
        made->step = procedure_step(p->file->procedure, ((const struct act *)(*event)->data)->step);
        shape_write(p->x->arena, (*event)->shape, (*event)->data, &made->data);
    }
}

static struct papering papering_of(struct exchange *x, const struct case_file *file)
{
    struct papering p = {.x = x, .file = file};

    acts_take(&p);
    p.page.matter = file->matter->opened->title;
    p.page.number = file->matter->number;
    return p;
}

/* ---- what it can be proved by ---------------------------------------------------------------- */

static void proof_put(struct papering *p)
{
    struct arena *arena = p->x->arena;
    struct buffer entries = {.arena = arena};
    struct digest roots[DIGEST_ALGS];
    struct office_head head = office_head(p->x->viewer.office, roots);
    struct str now = instant_write(arena, p->x->viewer.now);

    p->page.made =
        str_format(arena, "本件由系统于%.*s %.5s按记录生成；与记录不一致的，以记录为准。",
            STR_ARG(day_write_chinese(arena, instant_day(p->x->viewer.now))),
            now.at + sizeof("2026-11-03"));
    VEC_EACH (uint64_t, seq, p->entries)
        buffer_addf(&entries, "%s%" PRIu64, entries.len > 0 ? "、" : "", *seq);
    p->page.entries = str_format(arena,
        "所据记录：第%.*s号，记录共%" PRIu64 "条。核验：frj ledger prove 加记录号。",
        STR_ARG(buffer_str(&entries)), head.size);
    p->page.sha256 = hex_write(arena, roots[DIGEST_SHA256].b, sizeof(roots[0].b));
    p->page.sm3 = hex_write(arena, roots[DIGEST_SM3].b, sizeof(roots[0].b));
}

/* ---- the page ---------------------------------------------------------------------------------
 */

enum exchange_next paper_show(struct exchange *x)
{
    struct dossier dossier;

    if (!matter_asked(x, &dossier))
        return EXCHANGE_DONE;
    const struct case_file *file = &dossier.files[0];
    for (size_t i = 0; i < COUNT_OF(papers); i++) {
        struct papering p = papering_of(x, file);
        if (!str_is(x->parts[1], papers[i].name) || !papers[i].put(&p))
            continue;
        p.page.authority = x->viewer.directory->name;
        p.page.story = office_is_story(x->viewer.office);
        p.page.back = matter_path(x->arena, file->matter->id);
        p.page.edition = str_format(
            x->arena, "%.*s %.*s版", STR_ARG(file->policy->title), STR_ARG(file->policy->edition));
        proof_put(&p);
        page_paper(&x->out, &p.page);
        return page_done(x);
    }
    return exchange_error(x, 404, "没有这份文书，或者您无权查看");
}

enum exchange_next papers_show(struct exchange *x)
{
    struct dossier dossier;

    if (!matter_asked(x, &dossier))
        return EXCHANGE_DONE;
    const struct case_file *file = &dossier.files[0];
    struct papers_page page = {.number = file->matter->number,
        .matter = file->matter->opened->title,
        .back = matter_path(x->arena, file->matter->id)};
    for (size_t i = 0; i < COUNT_OF(papers); i++) {
        struct papering p = papering_of(x, file);
        if (papers[i].put(&p))
            *(struct frame_link *)vec_push(x->arena, &page.rows,
                sizeof(struct frame_link)) = (struct frame_link){.label = p.page.title,
                .path = str_format(x->arena, "%.*s/papers/%s", STR_ARG(page.back), papers[i].name)};
    }
    page.frame = frame_make(x, STR("打印文书"), NULL);
    page_papers(&x->out, &page);
    return page_done(x);
}
