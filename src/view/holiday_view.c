#include "view/holiday_view.h"

#include "casework/calendar.h"

static bool worth_a_row(const struct calendar *calendar, day d)
{
    struct str words = calendar_words(calendar, d);
    return words.len > 0 && !str_is(words, "周六") && !str_is(words, "周日");
}

struct vec holiday_spans(const struct viewer *viewer, int year)
{
    const struct calendar *calendar = viewer->directory->calendar;
    day last = day_from_civil((struct civil){year, 12, 31});
    struct vec spans = {0};

    for (day d = day_from_civil((struct civil){year, 1, 1}); d.n <= last.n; d = day_plus(d, 1)) {
        struct holiday_span *before =
            spans.len == 0 ? NULL : VEC_AT(spans, struct holiday_span, spans.len - 1);
        if (!worth_a_row(calendar, d))
            continue;
        struct str words = calendar_words(calendar, d);
        if (before != NULL && before->to.n == d.n - 1 && str_equal(before->words, words))
            before->to = d;
        else
            *(struct holiday_span *)vec_push(viewer->arena, &spans, sizeof(struct holiday_span)) =
                (struct holiday_span){d, d, words};
    }
    return spans;
}

void holiday_tree(struct arena *arena, const struct vec *spans, struct node *out)
{
    out->kind = NODE_LIST;
    VEC_EACH (struct holiday_span, span, *spans) {
        struct node *row = node_push(arena, out);
        row->kind = NODE_MAP;
        node_put_text(arena, row, "from", day_write(arena, span->from));
        node_put_text(arena, row, "to", day_write(arena, span->to));
        node_put_text(arena, row, "name", span->words);
    }
}
