#include "casework/deadline.h"

const char *const light_codes[] = {NULL, "normal", "soon", "overdue", "stopped", "done", NULL};

enum { NUMBER_MAX = 3660 /* more is taken for this: ten years of days */, SATURDAY = 6 };

/* What a day is to the count. */
enum day_sort {
    DAY_COUNTED = 0,
    DAY_MAKE_UP, /* counted, and worth saying */
    DAY_HOLIDAY,
    DAY_WEEKEND,
    DAY_STOPPED,
    DAY_STOPPED_STILL,
};

/* Neighbouring days of one sort make one line. */
struct run {
    enum day_sort sort;
    struct str name;
    day from, to;
};

struct counting {
    struct arena *arena;
    const struct limit *limit;
    const struct clock *clock;
    struct deadline *out;
    struct vec why; /* struct str */
    struct run run;
    int year_said; /* the year people have in mind while they read the lines */
};

/* ---- lines --------------------------------------------------------------------------------- */

static void say(struct counting *counting, struct str line)
{
    *(struct str *)vec_push(counting->arena, &counting->why, sizeof(struct str)) = line;
}

/* 10月1日, with the year when it is another than in the line before. */
static struct str say_day(struct counting *counting, day d)
{
    struct civil c = day_to_civil(d);
    if (c.year == counting->year_said)
        return str_format(counting->arena, "%d月%d日", c.month, c.day);
    counting->year_said = c.year;
    return day_write_chinese(counting->arena, d);
}

/* 10月1日至7日, 1月31日至2月6日 */
static struct str say_days(struct counting *counting, day from, day to)
{
    struct str first = say_day(counting, from);
    struct civil a = day_to_civil(from), b = day_to_civil(to);
    if (from.n == to.n)
        return first;
    if (a.year == b.year && a.month == b.month)
        return str_format(counting->arena, "%.*s至%d日", STR_ARG(first), b.day);
    struct str last = say_day(counting, to);
    return str_format(counting->arena, "%.*s至%.*s", STR_ARG(first), STR_ARG(last));
}

static struct str in_brackets(struct arena *arena, struct str words)
{
    return words.len == 0 ? STR("") : str_format(arena, "（%.*s）", STR_ARG(words));
}

static void end_run(struct counting *counting)
{
    const struct run *run = &counting->run;
    struct arena *arena = counting->arena;
    if (run->sort == DAY_COUNTED)
        return;
    struct str days = run->sort == DAY_STOPPED_STILL ? say_day(counting, run->from)
                                                     : say_days(counting, run->from, run->to);
    struct str brackets = in_brackets(arena, run->name);
    switch (run->sort) {
    case DAY_COUNTED: break;
    case DAY_MAKE_UP: say(counting, str_format(arena, "%.*s 调休上班，计入", STR_ARG(days))); break;
    case DAY_HOLIDAY:
        say(counting,
            str_format(arena, "%.*s %.*s放假，不计入", STR_ARG(days), STR_ARG(run->name)));
        break;
    case DAY_WEEKEND: say(counting, str_format(arena, "%.*s 周末，不计入", STR_ARG(days))); break;
    case DAY_STOPPED:
        say(counting, str_format(arena, "%.*s 暂停%.*s，不计入", STR_ARG(days), STR_ARG(brackets)));
        break;
    case DAY_STOPPED_STILL:
        say(counting,
            str_format(arena, "%.*s起 暂停%.*s，至今没有恢复", STR_ARG(days), STR_ARG(brackets)));
        break;
    }
    counting->run = (struct run){.sort = DAY_COUNTED};
}

static void add_to_run(struct counting *counting, day d, enum day_sort sort, struct str name)
{
    struct run *run = &counting->run;
    if (run->sort == sort && str_equal(run->name, name)) {
        run->to = d;
        return;
    }
    end_run(counting);
    counting->run = (struct run){sort, name, d, d};
}

/* ---- days ---------------------------------------------------------------------------------- */

static bool concerns(struct str step, const struct clock *clock)
{
    return step.len == 0 || str_equal(step, clock->step);
}

static const struct stop *stop_at(const struct clock *clock, day d)
{
    if (clock->stops == NULL)
        return NULL;
    VEC_EACH (const struct stop, stop, *clock->stops)
        if (concerns(stop->step, clock) && d.n > stop->from.n && (stop->open || d.n <= stop->to.n))
            return stop;
    return NULL;
}

static enum day_sort sort_of(const struct counting *counting, day d, struct str *name)
{
    const struct calendar *calendar = counting->clock->calendar;
    const struct stop *stop = stop_at(counting->clock, d);
    *name = stop != NULL ? stop->reasons : STR("");
    if (stop != NULL)
        return stop->open ? DAY_STOPPED_STILL : DAY_STOPPED;
    if (counting->limit->unit != UNIT_WORKING_DAY)
        return DAY_COUNTED;
    bool weekend = day_weekday(d) >= SATURDAY;
    if (calendar_is_working(calendar, d))
        return weekend ? DAY_MAKE_UP : DAY_COUNTED;
    struct str words = calendar_words(calendar, d);
    if (weekend && (str_is(words, "周六") || str_is(words, "周日")))
        return DAY_WEEKEND;
    *name = words;
    return DAY_HOLIDAY;
}

/* Counts `number` days after the start; false when the clock stands still before the last. */
static bool count_days(struct counting *counting, int64_t number, day *last)
{
    day d = counting->clock->start;
    while (number > 0) {
        struct str name;
        d = day_plus(d, 1);
        enum day_sort sort = sort_of(counting, d, &name);
        add_to_run(counting, d, sort, name);
        if (sort == DAY_STOPPED_STILL) {
            counting->out->left = number;
            counting->out->stopped_for = name;
            break;
        }
        number -= sort == DAY_COUNTED || sort == DAY_MAKE_UP;
    }
    end_run(counting);
    *last = d;
    return number <= 0;
}

static int64_t bounded(int64_t number)
{
    if (number < 0)
        return 0;
    return number > NUMBER_MAX ? NUMBER_MAX : number;
}

/* ---- the parts of the explanation ---------------------------------------------------------- */

static const char *unit_words(enum limit_unit unit)
{
    switch (unit) {
    case UNIT_WORKING_DAY: return "个工作日";
    case UNIT_CALENDAR_DAY: return "个自然日";
    case UNIT_MONTH: return "个月";
    case UNIT_TIMELY: return "";
    }
    return "";
}

static int64_t say_extensions(struct counting *counting)
{
    const struct clock *clock = counting->clock;
    int64_t total = 0;
    if (clock->extensions == NULL)
        return 0;
    VEC_EACH (const struct extension, extension, *clock->extensions) {
        if (!concerns(extension->step, clock))
            continue;
        struct str reasons = in_brackets(counting->arena, extension->reasons);
        total = bounded(total + bounded(extension->number));
        say(counting,
            str_format(counting->arena, "批准延长%lld%s%.*s", (long long)extension->number,
                unit_words(counting->limit->unit), STR_ARG(reasons)));
    }
    return total;
}

static void say_start(struct counting *counting)
{
    const struct limit *limit = counting->limit;
    struct str start = say_day(counting, counting->clock->start);
    say(counting, str_format(counting->arena, "自%.*s起算，当日不计入；期限%lld%s", STR_ARG(start),
                      (long long)limit->number, unit_words(limit->unit)));
    if (limit->or_next_meeting)
        say(counting, STR("下一次会议晚于这一天的，以下一次会议为准"));
}

/* A limit in calendar days or months does not end on a day off. */
static day move_end(struct counting *counting, day end)
{
    const struct calendar *calendar = counting->clock->calendar;
    day moved = calendar_next_working(calendar, end);
    if (moved.n == end.n)
        return end;
    struct str words = calendar_words(calendar, end);
    struct str last = say_day(counting, end), next = say_day(counting, moved);
    bool weekend = str_is(words, "周六") || str_is(words, "周日");
    say(counting, str_format(counting->arena, "最后一日%.*s是%.*s%s，顺延至下一个工作日%.*s",
                      STR_ARG(last), STR_ARG(words), weekend ? "" : "放假", STR_ARG(next)));
    return moved;
}

static void say_provisional(struct counting *counting, day from, day to)
{
    const struct calendar *calendar = counting->clock->calendar;
    for (int year = day_to_civil(from).year; year <= day_to_civil(to).year; year++) {
        if (calendar_confirmed(calendar, year))
            continue;
        counting->out->provisional = true;
        say(counting, str_format(counting->arena,
                          "没有%d年经确认的放假通知，暂按周末推算，待通知公布后重算", year));
    }
}

/* Days of a limit in months: from the start to the corresponding day. */
static int64_t days_of(const struct counting *counting, int64_t number)
{
    day start = counting->clock->start;
    if (counting->limit->unit != UNIT_MONTH)
        return number;
    return day_plus_months(start, (int)number).n - start.n;
}

static void count_limit(struct counting *counting)
{
    struct deadline *out = counting->out;
    bool working = counting->limit->unit == UNIT_WORKING_DAY;
    day end;
    say_start(counting);
    int64_t number = bounded(counting->limit->number);
    number = bounded(number + say_extensions(counting));
    if (!count_days(counting, days_of(counting, number), &end)) {
        out->stopped = true;
        return;
    }
    out->due = working ? end : move_end(counting, end);
    say_provisional(counting, working ? day_plus(counting->clock->start, 1) : end, out->due);
    say(counting, str_format(counting->arena, "届满日为%.*s",
                      STR_ARG(day_write_chinese(counting->arena, out->due))));
}

void deadline_count(
    struct arena *arena, const struct limit *limit, const struct clock *clock, struct deadline *out)
{
    struct counting counting = {
        .arena = arena, .limit = limit, .clock = clock, .out = out, .year_said = 0};
    *out = (struct deadline){.timely = limit->unit == UNIT_TIMELY};
    if (out->timely)
        say(&counting, STR("规定为“及时”，没有具体天数"));
    else
        count_limit(&counting);
    out->why = (struct list){counting.why.at, counting.why.len};
}

struct str deadline_move_words(struct arena *arena, const struct deadline_move *move)
{
    return str_format(arena, "%.*s后重算：届满日由%.*s改为%.*s", STR_ARG(move->why),
        STR_ARG(day_write_chinese(arena, move->from)), STR_ARG(day_write_chinese(arena, move->to)));
}

/* ---- the light ----------------------------------------------------------------------------- */

struct str light_words(enum light light)
{
    switch (light) {
    case LIGHT_NORMAL: return STR("正常");
    case LIGHT_SOON: return STR("临期");
    case LIGHT_OVERDUE: return STR("逾期");
    case LIGHT_STOPPED: return STR("暂停");
    case LIGHT_DONE: return STR("办结");
    }
    return STR("");
}

static struct str done_words(
    struct arena *arena, const struct deadline *deadline, const struct moment *moment)
{
    if (deadline->timely || deadline->stopped)
        return STR("已办结");
    int late = moment->done_on.n - deadline->due.n;
    return late > 0 ? str_format(arena, "逾期%d天办结", late) : STR("按期办结");
}

enum light deadline_light(struct arena *arena, const struct deadline *deadline,
    const struct calendar *calendar, const struct moment *moment, struct str *words)
{
    if (moment->done) {
        *words = done_words(arena, deadline, moment);
        return LIGHT_DONE;
    }
    if (deadline->timely) {
        *words = STR("请及时办理");
        return LIGHT_NORMAL;
    }
    if (deadline->stopped) {
        struct str reasons = in_brackets(arena, deadline->stopped_for);
        *words = str_format(arena, "已暂停%.*s", STR_ARG(reasons));
        return LIGHT_STOPPED;
    }
    int64_t left = calendar_count_working(calendar, moment->today, deadline->due);
    if (moment->today.n > deadline->due.n) {
        *words = left < 0 ? str_format(arena, "逾期%lld个工作日", (long long)-left)
                          : STR("逾期不足1个工作日");
        return LIGHT_OVERDUE;
    }
    *words = moment->today.n == deadline->due.n
                 ? STR("今天到期")
                 : str_format(arena, "剩%lld个工作日", (long long)left);
    return left <= moment->soon ? LIGHT_SOON : LIGHT_NORMAL;
}
