/* Every story of test/stories and demo/, on casework alone, through the canonical encoding. */
#include "base/yaml.h"
#include "story/world.h"
#include "test/check.h"
#include "test/file.h"

#include <glob.h>
#include <stdlib.h>
#include <string.h>

static struct str file_text(void *context, struct str name, struct arena *arena)
{
    (void)context;
    return file_read(arena, str_c(arena, name));
}

/* The day on which the stories are played: only a relative one asks. */
static day today_of(int days_later)
{
    return day_plus(day_from_civil((struct civil){2026, 11, 25}), days_later);
}

struct playing {
    struct world *world;
    struct arena *arena;
    struct story_result *result;
    struct fault *fault;
    day today;
};

static enum status play_file(struct playing *p, const char *path)
{
    struct story story;
    struct door door = world_door(p->world);
    enum status status = story_read(p->arena, file_read(p->arena, path), &story, p->fault);

    if (status == STATUS_OK)
        status = story_play(&story, &door, p->today, p->result, p->fault);
    return status;
}

/* One world, the stories in this order; the last one gives the line its name. */
static bool play_all(char *const *paths, size_t len, day today)
{
    struct arena *arena = arena_open((size_t)2 << 30);
    struct buffer out = {.arena = arena};
    struct story_result result = {.out = &out, .verbose = getenv("STORY_VERBOSE") != NULL};
    struct fault fault = {0};
    struct world *world = world_open(arena, file_text, NULL);
    struct playing playing = {world, arena, &result, &fault, today};
    enum status status = STATUS_OK;
    bool rebuilt = true;
    size_t i = 0;

    for (; i < len && status == STATUS_OK && result.mismatches == 0; i++)
        status = play_file(&playing, paths[i]);
    const char *last = paths[i - 1];
    for (size_t k = 0; k < world_matters(world); k++)
        rebuilt = rebuilt && world_rebuilt_equal(world, k, arena);
    if (status != STATUS_OK)
        printf("     %s: %s\n", last, fault.text);
    printf("%.*s", STR_ARG(buffer_str(&out)));
    bool good = status == STATUS_OK && result.mismatches == 0 && rebuilt && result.acts > 0;
    printf("%s %s tells what happens (%zu acts, %zu answers)\n", good ? "ok  " : "FAIL", last,
        result.acts, result.expected);
    arena_close(arena);
    return good;
}

static bool play_one(char *path)
{
    char setup[] = "demo/1-district.story";
    return play_all((char *[]){setup, path}, 2, today_of(0));
}

/* The whole demo district, then a district that only has its setting up. */
int main(int argc, char **argv)
{
    glob_t found = {0};
    int failed = 0;

    setvbuf(stdout, NULL, _IOLBF, 0);
    if (argc == 2) /* one story, while writing it */
        return play_one(argv[1]) ? 0 : 1;
    if (argc > 2) /* these, in this order */
        return play_all(argv + 1, (size_t)argc - 1, today_of(0)) ? 0 : 1;
    if (glob("demo/*.story", 0, NULL, &found) != 0)
        return 1;
    for (size_t len = 1; len <= found.gl_pathc; len++)
        failed += play_all(found.gl_pathv, len, today_of(0)) ? 0 : 1;
    for (int later = 1; later <= 66; later += 13) /* other weekdays, a year without a notice */
        failed += play_all(found.gl_pathv, found.gl_pathc, today_of(later)) ? 0 : 1;
    globfree(&found);
    if (glob("test/stories/*.story", 0, NULL, &found) != 0)
        return 1;
    for (size_t i = 0; i < found.gl_pathc; i++)
        failed += play_one(found.gl_pathv[i]) ? 0 : 1;
    globfree(&found);
    return failed == 0 ? 0 : 1;
}
