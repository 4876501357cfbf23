#include "office/office_own.h"

#include "casework/directory_shapes.h"
#include "office/log_keys.h"
#include "office/office_backup.h"
#include "office/office_files.h"
#include "office/served.h"
#include "store/command_key.h"
#include "store/schema.h"

#include <string.h>
#include <time.h>
#include <unistd.h>

#define OWN_BYTES ((size_t)1 << 20)
#define DIRECTORY_BYTES ((size_t)1 << 30)

static struct office *office_take(enum office_mode mode)
{
    struct arena *arena = digest_ready() ? arena_open(OWN_BYTES) : NULL;

    if (arena == NULL)
        return NULL;
    struct office *office = arena_new(arena, struct office);
    *office = (struct office){.arena = arena, .mode = mode, .door = -1};
    office->sights.arena = arena_open(SIGHTS_BYTES);
    if (office->sights.arena != NULL)
        return office;
    arena_close(arena);
    return NULL;
}

void office_close(struct office *office)
{
    if (office == NULL)
        return;
    if (office->door >= 0)
        close(office->door);
    db_close(office->db);
    arena_close(office->directory_arena);
    arena_close(office->folds.arena);
    arena_close(office->sights.arena);
    arena_close(office->arena);
}

/* ---- time ----------------------------------------------------------------------------------- */

static instant clock_now(void)
{
    struct timespec now;

    must(clock_gettime(CLOCK_REALTIME, &now) == 0);
    return (instant){(int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000};
}

instant office_now(const struct office *office)
{
    instant now = office->log.chance.derived ? office->log.last_at : clock_now();

    return now.ms < office->log.last_at.ms ? office->log.last_at : now;
}

struct office_clock office_clock(const struct office *office)
{
    return (struct office_clock){clock_now(), office->log.last_at};
}

/* ---- the directory -------------------------------------------------------------------------- */

bool office_is_directory_event(const struct event *event)
{
    return event->data != NULL && event->shape->stream >= STREAM_AUTHORITY
           && event->shape->stream <= STREAM_POLICY;
}

static void directory_take(struct office *office, const struct event *event)
{
    struct event *kept = arena_new(office->directory_arena, struct event);

    *kept = *event;
    directory_apply(&office->directory, kept);
}

/* Walks the directory's events from `office->directory_size` on. */
static enum status directory_extend(struct office *office, struct fault *fault)
{
    struct event_walk walk;
    struct stored stored;
    struct event event;
    size_t mark = arena_mark(office->directory_arena);
    enum status status = office->log.tree_whole
                             ? event_walk_open_directory(&walk, office->db, &office->log.serials,
                                 office->directory_size, fault)
                             : event_walk_open(&walk, office->db, &office->log.serials,
                                 office->directory_size, fault);

    while (status == STATUS_OK && event_walk_next(&walk, office->directory_arena, &stored, fault)) {
        status = event_decode(office->directory_arena, &stored, &event, fault);
        if (status == STATUS_OK && office_is_directory_event(&event))
            directory_take(office, &event);
        else
            arena_rewind(office->directory_arena, mark);
        mark = arena_mark(office->directory_arena);
    }
    event_walk_close(&walk);
    if (fault->status == STATUS_OK)
        office->directory_size = office->log.size;
    return fault->status;
}

enum status office_fold(struct office *office, struct fault *fault)
{
    arena_close(office->directory_arena);
    office->directory_arena = arena_open(DIRECTORY_BYTES);
    office->directory_size = 0;
    if (office->directory_arena == NULL)
        return fault_set(fault, STATUS_UNAVAILABLE, "内存不足");
    directory_begin(&office->directory, office->directory_arena);
    return directory_extend(office, fault);
}

/* ---- opening -------------------------------------------------------------------------------- */

static enum status office_load(struct office *office, struct fault *fault)
{
    if (event_log_open(office->db, office->arena, &office->log, fault) != STATUS_OK)
        return fault->status;
    office->kept_size = office->log.size;
    return office_fold(office, fault);
}

/* Read tables that a migration made anew. */
static enum status tables_fill(struct office *office, struct fault *fault)
{
    bool unfilled = false;

    if (schema_unfilled(office->db, &unfilled, fault) != STATUS_OK || !unfilled)
        return fault->status;
    return office_rebuild(office, fault);
}

static enum status open_in(struct office *office, const char *place, struct fault *fault)
{
    bool writes = office->mode == OFFICE_WRITE;

    if (db_open(place, writes ? DB_WRITE : DB_READ, &office->db, fault) != STATUS_OK)
        return fault->status;
    enum status status =
        writes ? schema_migrate(office->db, clock_now(), fault) : schema_check(office->db, fault);
    office->files = file_store_of(place);
    if (status != STATUS_OK || office_load(office, fault) != STATUS_OK)
        return fault->status;
    if (writes && tables_fill(office, fault) != STATUS_OK)
        return fault->status;
    return writes ? office_files_mend(office, fault) : STATUS_OK;
}

/* The record as it is now.  What was answered as recorded must be in it: a server that knows less
 * than it once confirmed is none to write to. */
static enum status record_reload(struct office *office, struct fault *fault)
{
    struct str origin = office->log.origin;
    struct event_log log;
    size_t mark = arena_mark(office->arena);

    if (event_log_open(office->db, office->arena, &log, fault) != STATUS_OK)
        return fault->status;
    if (!str_equal(log.origin, origin) || log.size < office->kept_size)
        return fault_set(fault, STATUS_DAMAGED,
            "重新连上的数据库里不是原来的记录，或者少了已经确认的内容，不再读写");
    log.origin = origin;
    log.serials = office->log.serials;
    log.chance = office->log.chance;
    arena_rewind(office->arena, mark);
    office->log = log;
    return office_fold(office, fault);
}

enum status office_reopen(struct office *office, struct fault *fault)
{
    office->unsure = true;
    fold_drop(&office->folds);
    if (db_reopen(office->db, fault) == STATUS_OK && schema_check(office->db, fault) == STATUS_OK
        && record_reload(office, fault) == STATUS_OK
        && (office->mode != OFFICE_WRITE || office_files_mend(office, fault) == STATUS_OK)) {
        office->unsure = false;
        office->kept_size = office->log.size;
    }
    return fault->status;
}

bool office_writes(const struct office *office)
{
    return office->mode == OFFICE_WRITE;
}

enum status office_open(
    const char *place, enum office_mode mode, struct office **out, struct fault *fault)
{
    int door = mode == OFFICE_SUBMIT ? served_connect(place) : -1;
    struct office *office =
        office_take(door >= 0 || mode == OFFICE_READ ? OFFICE_READ : OFFICE_WRITE);

    *out = NULL;
    if (office == NULL)
        return fault_set(fault, STATUS_UNAVAILABLE, "内存不足");
    office->door = door;
    if (open_in(office, place, fault) != STATUS_OK) {
        office_close(office);
        return fault->status;
    }
    *out = office;
    return STATUS_OK;
}

static enum status backup_load(struct office *office, const char *file, struct fault *fault)
{
    struct backup_meta *meta = arena_new(office->arena, struct backup_meta);

    if (backup_open(file, office->arena, &office->db, meta, fault) != STATUS_OK
        || event_log_open_bare(office->db, office->arena, &office->log, fault) != STATUS_OK)
        return fault->status;
    office->backup = meta;
    return office_fold(office, fault);
}

enum status office_backup_open(const char *file, struct office **out, struct fault *fault)
{
    struct office *office = office_take(OFFICE_READ);

    *out = NULL;
    if (office == NULL)
        return fault_set(fault, STATUS_UNAVAILABLE, "内存不足");
    if (backup_load(office, file, fault) != STATUS_OK) {
        office_close(office);
        return fault->status;
    }
    *out = office;
    return STATUS_OK;
}

/* ---- making --------------------------------------------------------------------------------- */

static enum status log_open(
    struct office *office, const struct office_new *what, struct list keys, struct fault *fault)
{
    struct vec events = {0};
    struct log_opened opened = {.format = STR("frj-ledger-v1"),
        .name = what->name,
        .scope_word = what->scope_word,
        .keys = keys,
        .clock = what->story ? STR("story") : (struct str){0}};
    struct digest key = chance_take(&office->log.chance, "key", 0, 0);
    struct event *event = vec_push(office->arena, &events, sizeof(*event));

    *event = (struct event){.shape = &log_opened_shape,
        .of = 1,
        .at = what->story ? what->now : clock_now(),
        .data = &opened};
    memcpy(event->command.id.b, key.b, sizeof(event->command.id.b));
    if (db_begin(office->db, fault) != STATUS_OK)
        return fault->status;
    struct digest content = {{0}};
    if (office_append(office, &events, office->arena, fault) != STATUS_OK
        || command_key_add(office->db, event, event->stream, &content, fault) != STATUS_OK
        || event_log_save(&office->log, fault) != STATUS_OK) {
        db_rollback(office->db);
        return fault->status;
    }
    return db_commit(office->db, fault);
}

/* An origin is never used twice: without a name of its own a record is told by chance. */
static struct str log_name_made(struct office *office, const struct office_new *what)
{
    const struct chance chance = {0};

    if (what->story)
        return STR("demo.example");
    struct digest bytes = chance_take(&chance, "log", 0, 0);
    return str_format(office->arena, "unnamed-%.*s", STR_ARG(hex_write(office->arena, bytes.b, 8)));
}

/* The keys lie on the disk before the record names them; a record that was not made has none. */
static enum status log_open_signed(
    struct office *office, const struct office_new *what, struct fault *fault)
{
    const struct log_keys_new keys = {.path = str_c(office->arena, what->keys),
        .origin = office->log.origin,
        .sm = what->sm,
        .chance = &office->log.chance};
    struct list verifiers;

    if (what->keys.len == 0)
        return log_open(office, what, (struct list){0}, fault);
    if (log_keys_make(&keys, office->arena, &verifiers, fault) != STATUS_OK)
        return fault->status;
    enum status status = log_open(office, what, verifiers, fault);
    if (status != STATUS_OK && status != STATUS_UNKNOWN)
        log_keys_remove(keys.path);
    return status;
}

/* On a story clock a record needs a seed; "story" when none is given. */
static enum status log_make(
    struct office *office, const struct office_new *what, struct fault *fault)
{
    struct str name = what->log_name.len > 0 ? what->log_name : log_name_made(office, what);
    struct str origin = str_format(office->arena, "%.*s/frj/1", STR_ARG(name));
    struct str seed = {0};

    if (what->name.len == 0)
        return fault_set(fault, STATUS_INVALID, "请写出单位的名称（如 示范区）");
    if (!origin_valid(origin))
        return fault_set(fault, STATUS_INVALID,
            "登记日志名称“%.*s”不对：用小写字母、数字、点和短横，如 bincheng.example",
            STR_ARG(name));
    if (what->story)
        seed = what->seed.len > 0 ? what->seed : STR("story");
    if (event_log_make(office->db, origin, seed, fault) != STATUS_OK
        || office_load(office, fault) != STATUS_OK)
        return fault->status;
    return log_open_signed(office, what, fault);
}

/* A record whose making failed is none: the next try finds the place empty. */
static enum status create_in(
    struct office *office, const char *place, const struct office_new *what, struct fault *fault)
{
    const char *owner = what->owner.len > 0 ? str_c(office->arena, what->owner) : place;

    if (what->owner.len > 0 && (!db_is_address(owner) || !db_is_address(place)))
        return fault_set(fault, STATUS_INVALID, "只有放在 PostgreSQL 里的数据才另有表的所有者");
    if (office_tables_make(place, owner, what->single_server, fault) != STATUS_OK)
        return fault->status;
    enum status status = db_open(place, DB_WRITE, &office->db, fault);
    if (status == STATUS_OK)
        status = schema_check(office->db, fault);
    if (status == STATUS_OK)
        status = log_make(office, what, fault);
    if (status == STATUS_OK || status == STATUS_UNKNOWN)
        return status;
    db_close(office->db);
    office->db = NULL;
    schema_remove(owner);
    return status;
}

enum status office_create(const char *place, const struct office_new *what, struct fault *fault)
{
    struct office *office = office_take(OFFICE_WRITE);

    if (office == NULL)
        return fault_set(fault, STATUS_UNAVAILABLE, "内存不足");
    *fault = (struct fault){.status = STATUS_OK};
    enum status status = create_in(office, place, what, fault);
    office_close(office);
    return status;
}

/* ---- what others ask ------------------------------------------------------------------------ */

/* A reader whose line was cut while it read nothing goes on by itself. */
static enum status read_begin(struct office *office, struct fault *fault)
{
    if (!db_is_lost(office->db)
        && (db_begin(office->db, fault) == STATUS_OK || !db_is_lost(office->db)))
        return fault->status;
    return office_reopen(office, fault) == STATUS_OK ? db_begin(office->db, fault) : fault->status;
}

/* What was appended since it was last read. */
static enum status record_follow(struct office *office, struct fault *fault)
{
    struct event_log log = {0};

    if (event_log_head(office->db, &log, fault) != STATUS_OK
        || (log.size == office->log.size && log.size == office->directory_size))
        return fault->status;
    size_t mark = arena_mark(office->arena);
    if (event_log_open(office->db, office->arena, &log, fault) != STATUS_OK)
        return fault->status;
    struct event_log own = office->log;
    office->log = log;
    if (log.serials.rows.len == own.serials.rows.len) { /* as ever: the texts stay */
        office->log.origin = own.origin;
        office->log.serials = own.serials;
        office->log.chance = own.chance;
        arena_rewind(office->arena, mark);
    }
    return office->directory_size < office->log.size ? directory_extend(office, fault)
                                                     : fault->status;
}

enum status office_read_begin(struct office *office, struct fault *fault)
{
    *fault = (struct fault){.status = STATUS_OK};
    if (office->reading++ > 0 || office->backup != NULL)
        return STATUS_OK;
    if (office->mode == OFFICE_WRITE) /* nobody else writes */
        return db_is_lost(office->db) ? office_reopen(office, fault) : STATUS_OK;
    if (read_begin(office, fault) != STATUS_OK)
        return fault->status;
    return record_follow(office, fault);
}

void office_read_end(struct office *office)
{
    must(office->reading > 0);
    if (--office->reading == 0 && office->mode == OFFICE_READ && office->backup == NULL)
        db_rollback(office->db);
}

const struct directory *office_directory(const struct office *office)
{
    return &office->directory;
}

struct str office_origin(const struct office *office)
{
    return office->log.origin;
}

bool office_is_story(const struct office *office)
{
    return office->log.chance.derived;
}
