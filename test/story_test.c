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

static enum status play_file(struct world *world, const char *path, struct story_result *result,
    struct arena *arena, struct fault *fault)
{
    struct story story;
    struct door door = world_door(world);
    enum status status = story_read(arena, file_read(arena, path), &story, fault);

    if (status == STATUS_OK)
        status = story_play(
            &story, &door, day_from_civil((struct civil){2026, 11, 25}), result, fault);
    return status;
}

static bool play_whole(const char *setup, const char *path)
{
    struct arena *arena = arena_open((size_t)2 << 30);
    struct buffer out = {.arena = arena};
    struct story_result result = {.out = &out, .verbose = getenv("STORY_VERBOSE") != NULL};
    struct fault fault = {0};
    struct world *world = world_open(arena, file_text, NULL);
    bool rebuilt = true;

    enum status status = play_file(world, setup, &result, arena, &fault);
    if (status == STATUS_OK && path != NULL)
        status = play_file(world, path, &result, arena, &fault);
    for (size_t i = 0; i < world_matters(world); i++)
        rebuilt = rebuilt && world_rebuilt_equal(world, i, arena);
    if (status != STATUS_OK)
        printf("     %s: %s\n", path == NULL ? setup : path, fault.text);
    printf("%.*s", STR_ARG(buffer_str(&out)));
    bool good = status == STATUS_OK && result.mismatches == 0 && rebuilt && result.acts > 0;
    printf("%s %s tells what happens (%zu acts, %zu answers)\n", good ? "ok  " : "FAIL",
        path == NULL ? setup : path, result.acts, result.expected);
    arena_close(arena);
    return good;
}

int main(int argc, char **argv)
{
    const char *setup = "demo/1-district.story";
    glob_t found = {0};
    int failed = 0;

    if (argc > 1) /* one story, while writing it */
        return play_whole(setup, argv[1]) ? 0 : 1;
    setvbuf(stdout, NULL, _IOLBF, 0);
    failed += play_whole(setup, NULL) ? 0 : 1;
    if (glob("test/stories/*.story", 0, NULL, &found) != 0)
        return 1;
    for (size_t i = 0; i < found.gl_pathc; i++)
        failed += play_whole(setup, found.gl_pathv[i]) ? 0 : 1;
    globfree(&found);
    return failed == 0 ? 0 : 1;
}
