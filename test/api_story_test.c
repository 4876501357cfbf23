/* Every story of test/stories over the API of a served office: the record is, byte for byte, the
 * one that the same story makes on the command line (`frj play`), in both trees. */
#include "office/office_check.h"
#include "office/office_copy.h"
#include "test/file.h"
#include "test/http_door.h"
#include "test/spot.h"

#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char setup[] = "demo/1-district.story";

struct twin { /* one of two offices that begin alike */
    struct spot spot;
    struct office *office;
};

static struct str file_text(void *context, struct str name, struct arena *arena)
{
    (void)context;
    return file_read(arena, str_c(arena, name));
}

static bool play(const struct door *door, const char *path, struct buffer *out, struct arena *arena)
{
    struct story_result result = {.out = out};
    struct story story;
    struct fault fault = {0};

    enum status status = story_read(arena, file_read(arena, path), &story, &fault);
    if (status == STATUS_OK)
        status =
            story_play(&story, door, day_from_civil((struct civil){2026, 11, 25}), &result, &fault);
    if (status != STATUS_OK)
        printf("     %s: %s\n", path, fault.text);
    return status == STATUS_OK && result.mismatches == 0;
}

/* The other begins as a copy of the one. */
static bool twin_copy(struct twin *twin, struct twin *from)
{
    struct office_proof proof;
    struct fault fault = {0};

    spot_new(&twin->spot);
    office_close(from->office); /* who copies is the one writer */
    from->office = NULL;
    if (office_copy(
            from->spot.place, twin->spot.place, str_of(twin->spot.owner), true, &proof, &fault)
            == STATUS_OK
        && office_open(from->spot.place, OFFICE_WRITE, &from->office, &fault) == STATUS_OK
        && office_open(twin->spot.place, OFFICE_WRITE, &twin->office, &fault) == STATUS_OK)
        return true;
    printf("     %s\n", fault.text);
    return false;
}

static bool twin_begin(struct twin *twin, struct buffer *out, struct arena *arena)
{
    struct office_door context = {.file = file_text};
    struct fault fault = {0};
    struct office_new new = {.single_server = true,
        .name = STR("示范区"),
        .scope_word = STR("全区"),
        .log_name = STR("example.cn"),
        .story = true,
        .seed = STR("story"),
        .now = {1640000000000}};

    spot_new(&twin->spot);
    new.owner = str_of(twin->spot.owner);
    if (office_create(twin->spot.place, &new, &fault) != STATUS_OK
        || office_open(twin->spot.place, OFFICE_WRITE, &twin->office, &fault) != STATUS_OK) {
        printf("     %s\n", fault.text);
        return false;
    }
    context.office = twin->office;
    struct door door = office_door_open(&context);
    return play(&door, setup, out, arena);
}

static void twin_end(struct twin *twin)
{
    char path[128];

    office_close(twin->office);
    must(snprintf(path, sizeof(path), "%s/door", twin->spot.dir) > 0);
    unlink(path);
    spot_end(&twin->spot);
}

static struct digest root_of(struct office *office, enum digest_alg alg, uint64_t *size)
{
    struct digest roots[DIGEST_ALGS];

    *size = office_head(office, roots).size;
    return roots[alg];
}

/* The same events at the same places, committed to by the same bytes; and the record is whole. */
static bool twins_equal(struct twin *a, struct twin *b, uint64_t *size)
{
    struct office_proof proof = {0};
    struct fault fault = {0};
    uint64_t other;

    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++) {
        struct digest one = root_of(a->office, (enum digest_alg)alg, size);
        struct digest two = root_of(b->office, (enum digest_alg)alg, &other);
        if (*size != other || !digest_equal(&one, &two)) {
            printf("     %llu and %llu events, tree %u\n", (unsigned long long)*size,
                (unsigned long long)other, alg);
            return false;
        }
    }
    if (office_verify(b->office, &proof, &fault) == STATUS_OK)
        return true;
    printf("     %s\n", fault.text);
    return false;
}

static bool play_served(
    struct twin *twin, const char *path, struct buffer *out, struct arena *arena)
{
    char socket[128];
    const char *log = getenv("API_STORY_LOG");
    struct http_door http = {.frj = getenv("FRJ"),
        .place = twin->spot.place,
        .socket = socket,
        .seed = STR("story"),
        .office = twin->office,
        .arena = arena,
        .beside = {.office = twin->office, .file = file_text},
        .log = log == NULL ? NULL : fopen(log, "a")};
    struct fault fault = {0};

    must(http.frj != NULL && (log == NULL || http.log != NULL));
    must(snprintf(socket, sizeof(socket), "%s/http", twin->spot.dir) > 0);
    struct door door = http_door_open(&http);
    bool good = play(&door, path, out, arena);
    http_door_close(&http);
    unlink(socket);
    if (http.log != NULL)
        must(fclose(http.log) == 0);
    printf("     %zu requests, %zu told that it is not there\n", http.requests, http.hidden);
    return office_open(twin->spot.place, OFFICE_READ, &twin->office, &fault) == STATUS_OK && good;
}

static bool play_whole(const char *path)
{
    struct arena *arena = arena_open((size_t)4 << 30);
    struct buffer out = {.arena = arena};
    struct twin own = {.office = NULL}, served = {.office = NULL};
    struct office_door context = {.file = file_text};
    uint64_t size = 0;

    bool good = twin_begin(&own, &out, arena) && twin_copy(&served, &own);
    context.office = own.office;
    struct door door = office_door_open(&context);
    good = good && play(&door, path, &out, arena) && play_served(&served, path, &out, arena)
           && twins_equal(&own, &served, &size);
    if (!good)
        printf("%.*s", STR_ARG(buffer_str(&out)));
    printf("%s %s over the API makes the record it makes on the command line: %llu events\n",
        good ? "ok  " : "FAIL", path, (unsigned long long)size);
    twin_end(&own);
    twin_end(&served);
    arena_close(arena);
    return good;
}

int main(int argc, char **argv)
{
    glob_t found = {0};
    int failed = 0;

    setvbuf(stdout, NULL, _IOLBF, 0);
    if (argc > 1)
        return play_whole(argv[1]) ? 0 : 1;
    if (glob("test/stories/*.story", 0, NULL, &found) != 0)
        return 1;
    for (size_t i = 0; i < found.gl_pathc; i++)
        failed += play_whole(found.gl_pathv[i]) ? 0 : 1;
    globfree(&found);
    return failed == 0 ? 0 : 1;
}
