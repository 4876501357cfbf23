#include "casework/calendar.h"

#include "casework/directory_shapes.h"

#include <stdlib.h>

enum { SATURDAY = 6, SUNDAY = 7, COUNT_MAX = 36600 /* a century: beyond is no limit */ };

struct mark { /* a day a notice speaks of */
    day date;
    bool work;
    struct str name;
};

struct calendar_year {
    int year;
    bool confirmed;
    instant known_at;
    struct str notice;
    const struct mark *marks; /* by date */
    size_t marks_len;
};

/* ---- taking a year over -------------------------------------------------------------------- */

static int compare_marks(const void *left, const void *right)
{
    const struct mark *a = left, *b = right;
    if (a->date.n != b->date.n)
        return a->date.n < b->date.n ? -1 : 1;
    return a->work - b->work;
}

static size_t add_marks(struct mark *marks, size_t len, const struct list *days, bool work)
{
    LIST_EACH (struct day_named, named, *days)
        if (date_is_day(&named->date))
            marks[len++] = (struct mark){named->date.from, work, named->name};
    return len;
}

static struct calendar_year *year_of(const struct calendar *calendar, int64_t year)
{
    for (size_t i = calendar->years.len; i > 0; i--) {
        struct calendar_year *known = VEC_AT(calendar->years, struct calendar_year, i - 1);
        if (known->year == year)
            return known;
    }
    return NULL;
}

void calendar_apply(struct arena *arena, struct calendar *calendar,
    const struct calendar_published *published, instant known_at)
{
    size_t room = published->rest.len + published->work.len;
    struct mark *marks = arena_take(arena, room + 1, sizeof(*marks));
    size_t len = add_marks(marks, 0, &published->rest, false);
    len = add_marks(marks, len, &published->work, true);
    qsort(marks, len, sizeof(*marks), compare_marks);
    *(struct calendar_year *)vec_push(arena, &calendar->years, sizeof(struct calendar_year)) =
        (struct calendar_year){
            .year = (int)published->year.n,
            .confirmed = published->confirmed.n == 1,
            .known_at = known_at,
            .notice = published->notice,
            .marks = marks,
            .marks_len = len,
        };
}

struct calendar calendar_first(const struct calendar *calendar, size_t notices)
{
    struct calendar first = *calendar;

    must(notices <= first.years.len);
    first.years.len = notices;
    return first;
}

struct calendar calendar_known(const struct calendar *calendar, instant at)
{
    size_t len = calendar->years.len;

    while (len > 0 && VEC_AT(calendar->years, struct calendar_year, len - 1)->known_at.ms > at.ms)
        len--;
    return calendar_first(calendar, len);
}

struct str calendar_last_words(struct arena *arena, const struct calendar *calendar)
{
    must(calendar->years.len > 0);
    const struct calendar_year *last =
        VEC_AT(calendar->years, struct calendar_year, calendar->years.len - 1);
    struct str on = day_write_chinese(arena, instant_day(last->known_at));

    if (last->notice.len == 0)
        return str_format(arena, "%.*s登记%d年放假安排", STR_ARG(on), last->year);
    return str_format(arena, "%.*s登记放假通知（%.*s）", STR_ARG(on), STR_ARG(last->notice));
}

/* ---- asking -------------------------------------------------------------------------------- */

static const struct mark *mark_in(const struct calendar_year *year, day d)
{
    size_t low = 0, high = year == NULL ? 0 : year->marks_len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (year->marks[middle].date.n < d.n)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = year != NULL && low < year->marks_len && year->marks[low].date.n == d.n;
    return found ? &year->marks[low] : NULL;
}

/* A notice may speak of days at the end of the year before or the start of the year after. */
static const struct mark *mark_of(const struct calendar *calendar, day d)
{
    static const int NEAR[] = {0, 1, -1};
    int year = day_to_civil(d).year;
    for (size_t i = 0; i < COUNT_OF(NEAR); i++) {
        const struct mark *mark = mark_in(year_of(calendar, year + NEAR[i]), d);
        if (mark != NULL)
            return mark;
    }
    return NULL;
}

bool calendar_confirmed(const struct calendar *calendar, int year)
{
    const struct calendar_year *known = year_of(calendar, year);
    return known != NULL && known->confirmed;
}

bool calendar_is_working(const struct calendar *calendar, day d)
{
    const struct mark *mark = mark_of(calendar, d);
    return mark != NULL ? mark->work : day_weekday(d) < SATURDAY;
}

day calendar_add_working(const struct calendar *calendar, day from, int64_t count)
{
    must(count >= 0 && count <= COUNT_MAX);
    while (count > 0) {
        from = day_plus(from, 1);
        count -= calendar_is_working(calendar, from);
    }
    return from;
}

int64_t calendar_count_working(const struct calendar *calendar, day from, day to)
{
    if (to.n < from.n)
        return -calendar_count_working(calendar, to, from);
    int64_t count = 0;
    while (from.n < to.n) {
        from = day_plus(from, 1);
        count += calendar_is_working(calendar, from);
    }
    return count;
}

day calendar_next_working(const struct calendar *calendar, day d)
{
    while (!calendar_is_working(calendar, d))
        d = day_plus(d, 1);
    return d;
}

struct str calendar_words(const struct calendar *calendar, day d)
{
    const struct mark *mark = mark_of(calendar, d);
    if (mark != NULL && mark->work) /* a notice may also say of a Monday that it is none off */
        return day_weekday(d) < SATURDAY ? STR("") : STR("调休上班");
    if (mark != NULL)
        return mark->name.len > 0 ? mark->name : STR("放假");
    switch (day_weekday(d)) {
    case SATURDAY: return STR("周六");
    case SUNDAY: return STR("周日");
    default: return STR("");
    }
}

/* ---- reading the file ---------------------------------------------------------------------- */

struct checker {
    const struct calendar_published *published;
    const struct node *where;
    struct problems *problems;
};

static size_t times_named(const struct calendar_published *published, day d)
{
    size_t times = 0;
    LIST_EACH (struct day_named, named, published->rest)
        times += named->date.from.n == d.n;
    LIST_EACH (struct day_named, named, published->work)
        times += named->date.from.n == d.n;
    return times;
}

static void check_day(const struct checker *checker, const struct day_named *named)
{
    struct str date = day_write(checker->problems->arena, named->date.from);
    struct civil c = day_to_civil(named->date.from);
    int64_t year = checker->published->year.n;
    const char *wrong = NULL;
    if (c.year != year && !(c.year == year - 1 && c.month == 12)
        && !(c.year == year + 1 && c.month == 1))
        wrong = "不在这一年；请核对年份";
    else if (times_named(checker->published, named->date.from) > 1)
        wrong = "写了不止一次；每天只写一次，或放假或上班";
    if (wrong != NULL)
        problem_add(checker->problems, checker->where, STR(""), "%.*s %s。", STR_ARG(date), wrong);
}

void calendar_check(
    const struct calendar_published *published, const struct node *where, struct problems *problems)
{
    struct checker checker = {published, where, problems};
    if (published->year.n < 1 || published->year.n > 9999) {
        problem_add(problems, where, STR("year"), "年份应写成四位数字，如 2026。");
        return;
    }
    if (published->confirmed.n == 1 && published->notice.len == 0)
        problem_add(problems, where, STR("notice"), "已确认的年份要写明依据的通知名称。");
    LIST_EACH (struct day_named, named, published->rest)
        check_day(&checker, named);
    LIST_EACH (struct day_named, named, published->work)
        check_day(&checker, named);
}

static const struct calendar_published *read_year(
    struct arena *arena, const struct node *node, struct problems *problems)
{
    size_t before = problems->len;
    const struct calendar_published *published =
        shape_read(arena, &calendar_published_shape, node, NULL, true, problems);
    if (problems->len == before)
        calendar_check(published, node, problems);
    return published;
}

bool calendar_read(struct arena *arena, struct calendar *calendar, const struct node *tree,
    struct problems *problems)
{
    const struct node *years = node_get(tree, "years");
    size_t before = problems->len;
    if (years == NULL || years->kind != NODE_LIST || tree->len != 1) {
        problem_add(problems, tree, STR(""), "放假安排应写成“years:”，下面每年一项。");
        return false;
    }
    const struct calendar_published **read = arena_take(arena, years->len + 1, sizeof(*read));
    for (size_t i = 0; i < years->len; i++)
        read[i] = read_year(arena, &years->items[i], problems);
    if (problems->len > before)
        return false;
    for (size_t i = 0; i < years->len; i++)
        calendar_apply(arena, calendar, read[i], (instant){0});
    return true;
}
