/* Every story of test/stories through an office: a real folder or server, one commit an act; then
 * the record is verified from its bodies and its read tables are compared with new ones. */
#include "office/door.h"
#include "office/office_check.h"
#include "test/file.h"
#include "test/spot.h"

#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct str file_text(void *context, struct str name, struct arena *arena)
{
    (void)context;
    return file_read(arena, str_c(arena, name));
}

static bool play_file(
    struct office *office, const char *path, struct story_result *result, struct arena *arena)
{
    struct office_door context = {.office = office, .file = file_text};
    struct door door = office_door_open(&context);
    struct story story;
    struct fault fault = {0};

    enum status status = story_read(arena, file_read(arena, path), &story, &fault);
    if (status == STATUS_OK)
        status =
            story_play(&story, &door, day_from_civil((struct civil){2026, 11, 25}), result, &fault);
    if (status != STATUS_OK)
        printf("     %s: %s\n", path, fault.text);
    return status == STATUS_OK;
}

static bool record_whole(struct office *office)
{
    struct office_proof proof = {0};
    struct fault fault = {0};

    if (office_verify(office, &proof, &fault) != STATUS_OK
        || office_rebuild_check(office, &fault) != STATUS_OK) {
        printf("     %s\n", fault.text);
        return false;
    }
    return proof.size > 0;
}

static bool play_whole(const char *setup, const char *path)
{
    struct arena *arena = arena_open((size_t)1 << 30);
    struct buffer out = {.arena = arena};
    struct story_result result = {.out = &out};
    struct fault fault = {0};
    struct office *office = NULL;
    struct spot spot;
    struct office_new new = {.single_server = true,
        .name = STR("示范区"),
        .scope_word = STR("全区"),
        .story = true,
        .seed = STR("story"),
        .now = {1640000000000}};

    spot_new(&spot);
    new.owner = str_of(spot.owner);
    bool good = office_create(spot.place, &new, &fault) == STATUS_OK
                && office_open(spot.place, OFFICE_WRITE, &office, &fault) == STATUS_OK
                && play_file(office, setup, &result, arena)
                && play_file(office, path, &result, arena) && result.mismatches == 0
                && record_whole(office);
    if (!good)
        printf("     %s\n%.*s", fault.text, STR_ARG(buffer_str(&out)));
    printf("%s %s says the same through an office, and the record holds\n", good ? "ok  " : "FAIL",
        path);
    office_close(office);
    spot_end(&spot);
    arena_close(arena);
    return good;
}

int main(int argc, char **argv)
{
    const char *setup = "demo/1-district.story";
    glob_t found = {0};
    int failed = 0;

    setvbuf(stdout, NULL, _IOLBF, 0);
    if (argc > 1)
        return play_whole(setup, argv[1]) ? 0 : 1;
    if (glob("test/stories/*.story", 0, NULL, &found) != 0)
        return 1;
    for (size_t i = 0; i < found.gl_pathc; i++)
        failed += play_whole(setup, found.gl_pathv[i]) ? 0 : 1;
    globfree(&found);
    return failed == 0 ? 0 : 1;
}
