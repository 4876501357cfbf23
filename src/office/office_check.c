#include "office/office_check.h"

#include "ledger/export.h"
#include "ledger/ledger_commands.h"
#include "office/checkpoints.h"
#include "office/office_files.h"
#include "office/office_own.h"
#include "office/sm3_check.h"
#include "store/checkpoint_store.h"
#include "store/command_key.h"
#include "store/record_copy.h"
#include "store/single_server.h"
#include "store/tree_store.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

/* Address space only: what is not touched costs nothing. */
#define KEEP_BYTES ((size_t)8 << 30)
#define SCRATCH_BYTES ((size_t)LEDGER_SCRATCH_MIN + ((size_t)64 << 20))
#define ROW_BYTES ((size_t)512 << 20)

/* What one walk over the whole record needs. */
struct checking {
    struct office *office;
    struct arena *keep, *scratch, *row;
    struct ledger_check ledger;
    struct event_walk walk;
    struct leaf_walk leaves;
    struct sm3_check sm3;
    struct files_check files;
    int file; /* of an export; -1: none */
    struct fault *fault;
};

static enum status checking_open(struct checking *c, struct office *office, struct fault *fault)
{
    *c = (struct checking){
        .office = office, .leaves = {.db = office->db}, .file = -1, .fault = fault};
    c->keep = arena_open(KEEP_BYTES);
    c->scratch = arena_open(SCRATCH_BYTES);
    c->row = arena_open(ROW_BYTES);
    if (c->keep == NULL || c->scratch == NULL || c->row == NULL)
        return fault_set(fault, STATUS_UNAVAILABLE, "内存不足，无法核验");
    ledger_check_open(&c->ledger, serial_first(&office->log.serials), c->keep, c->scratch);
    c->ledger.bodies = c->row;
    files_check_open(&c->files, office, c->keep);
    return STATUS_OK;
}

static void checking_close(struct checking *c)
{
    sm3_check_end(&c->sm3);
    arena_close(c->keep);
    arena_close(c->scratch);
    arena_close(c->row);
}

static void proof_take(const struct checking *c, struct office_proof *proof)
{
    *proof = (struct office_proof){.size = c->ledger.size,
        .bad_seq = c->ledger.bad_seq,
        .erased = c->ledger.erased,
        .story = c->ledger.story,
        .lost = c->ledger.lost,
        .origin = c->office->log.origin};
    if (c->ledger.serials.rows.len > 1)
        proof->serial_at =
            VEC_AT(c->ledger.serials.rows, struct serial, c->ledger.serials.rows.len - 1)
                ->first_seq;
    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++)
        proof->roots[alg] = merkle_root(&c->ledger.trees[alg]);
}

/* ---- one record ----------------------------------------------------------------------------- */

/* The leaf as it was kept, for those trees that are made here. */
static enum status leaves_check(struct checking *c, uint64_t seq, struct digest kept[DIGEST_ALGS])
{
    if (leaf_walk_take(&c->leaves, seq, kept, c->fault) != STATUS_OK)
        return c->fault->status;
    for (unsigned alg = 0; alg < c->ledger.algs; alg++)
        if (leaf_check(seq, (enum digest_alg)alg, &c->ledger.leaves[alg], &kept[alg], c->fault)
            != STATUS_OK)
            return c->fault->status;
    return STATUS_OK;
}

static enum status record_check(struct checking *c, const struct stored *stored)
{
    uint64_t seq = stored->record.header.seq;
    struct digest kept[DIGEST_ALGS];
    bool keeps = c->office->backup == NULL; /* a backup has no read tables */

    if (ledger_check_feed(&c->ledger, &stored->record, c->fault) != STATUS_OK)
        return c->fault->status;
    c->ledger.bad_seq = seq;
    if (event_sealed_check(c->row, stored, c->ledger.body.data, c->fault) != STATUS_OK)
        return c->fault->status;
    files_check_feed(&c->files, c->row, &stored->record, c->ledger.body.data);
    if (keeps && leaves_check(c, seq, kept) != STATUS_OK)
        return c->fault->status;
    sm3_check_feed(&c->sm3, &stored->record, keeps ? &kept[DIGEST_SM3] : NULL);
    return STATUS_OK;
}

static enum status file_write(struct checking *c, struct str text)
{
    while (text.len > 0) {
        ssize_t wrote = write(c->file, text.at, text.len);
        if (wrote < 0 && errno != EINTR)
            return fault_set(
                c->fault, STATUS_UNAVAILABLE, "写不进导出文件：%s", system_words(errno).text);
        if (wrote > 0)
            text = (struct str){text.at + wrote, text.len - (size_t)wrote};
    }
    return STATUS_OK;
}

static enum status record_export(struct checking *c, const struct record *record)
{
    struct buffer out = {.arena = c->row};

    if (c->file < 0)
        return STATUS_OK;
    export_write_record(&out, record);
    return file_write(c, buffer_str(&out));
}

static enum status walk_records(struct checking *c)
{
    struct stored stored;
    enum status status =
        event_walk_open(&c->walk, c->office->db, &c->office->log.serials, 0, c->fault);

    while (status == STATUS_OK && event_walk_next(&c->walk, c->row, &stored, c->fault)) {
        status = record_check(c, &stored);
        if (status == STATUS_OK)
            status = record_export(c, &stored.record);
        arena_rewind(c->row, 0);
    }
    event_walk_close(&c->walk);
    leaf_walk_close(&c->leaves);
    return c->fault->status;
}

static enum status walk_all(struct checking *c)
{
    *c->fault = (struct fault){.status = STATUS_OK};
    sm3_check_open(&c->sm3, &c->ledger, c->keep);
    (void)walk_records(c);
    if (sm3_check_close(&c->sm3, &c->ledger, c->fault) != STATUS_OK)
        return c->fault->status;
    return ledger_check_close(&c->ledger, c->fault);
}

/* ---- verify --------------------------------------------------------------------------------- */

static enum status key_damaged(struct checking *c, uint64_t seq)
{
    c->ledger.bad_seq = seq;
    return fault_set(c->fault, STATUS_DAMAGED,
        "第%" PRIu64 "号记录：表 command_key 中没有它的提交号，或者所记的序号不对", seq);
}

/* Does the row say what the record said?  Of a command that is erased nothing is known. */
static enum status key_check(struct checking *c, const struct command_key_row *row)
{
    uint8_t key[TABLE_KEY_LEN];
    struct ledger_command said;

    memcpy(key, row->by.id.b, ID_LEN);
    memcpy(key + ID_LEN, row->key.id.b, ID_LEN);
    if (!ledger_command_meet(&c->ledger, key, &said))
        return c->ledger.erased > 0 ? STATUS_OK : key_damaged(c, row->first_seq);
    return said.first_seq == row->first_seq && said.events == row->events
               ? STATUS_OK
               : key_damaged(c, said.first_seq);
}

/* A command's key is kept with the events it made: one row each, read in one go. */
static enum status keys_check(struct checking *c)
{
    struct command_key_row row;
    struct ledger_command unmet;
    struct db_rows rows = {0};
    enum status status = command_key_walk(c->office->db, &rows, c->fault);

    while (status == STATUS_OK && command_key_next(&rows, &row, c->fault))
        status = key_check(c, &row);
    db_rows_close(&rows);
    if (status != STATUS_OK || c->fault->status != STATUS_OK)
        return c->fault->status;
    return ledger_command_unmet(&c->ledger, &unmet) ? key_damaged(c, unmet.first_seq) : STATUS_OK;
}

static enum status tables_check(struct checking *c)
{
    int64_t orphans;

    if (keys_check(c) != STATUS_OK || event_walk_orphans(&c->walk, &orphans, c->fault) != STATUS_OK)
        return c->fault->status;
    if (orphans > 0)
        return fault_set(c->fault, STATUS_DAMAGED,
            "有%" PRId64 "条正文或密封内容找不到所属的记录（表 body、sealed）", orphans);
    if (c->ledger.size > 0 && c->ledger.story != c->office->log.chance.derived)
        return fault_set(c->fault, STATUS_DAMAGED, "表 log 的时钟与第0号记录所写的不同");
    return STATUS_OK;
}

/* A backup has no trees: it says what they were, and what all its rows come to. */
static enum status backup_check(struct checking *c)
{
    const struct backup_meta *meta = c->office->backup;
    struct digest content;

    if (c->ledger.size != meta->size || !str_equal(c->office->log.origin, meta->origin))
        return fault_set(c->fault, STATUS_DAMAGED, "备份应有%" PRIu64 "条记录，实有%" PRIu64 "条",
            meta->size, c->ledger.size);
    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++) {
        struct digest made = merkle_root(&c->ledger.trees[alg]);
        if (!digest_equal(&made, &meta->roots[alg]))
            return fault_set(c->fault, STATUS_DAMAGED, "由备份算出的树根与备份时的不同（%s）",
                digest_alg_name((enum digest_alg)alg));
    }
    if (record_copy(c->office->db, NULL, meta->size, &content, c->fault) != STATUS_OK)
        return c->fault->status;
    if (!digest_equal(&content, &meta->content))
        return fault_set(c->fault, STATUS_DAMAGED, "备份的内容与备份时的不同");
    return STATUS_OK;
}

/* Against the trees kept while writing; whoever can write the file can change those too, so the
 * last word has a root that was printed, exported or signed. */
static enum status trees_check(struct checking *c)
{
    if (c->office->backup != NULL)
        return backup_check(c);
    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++) {
        struct digest made = merkle_root(&c->ledger.trees[alg]);
        struct digest kept = merkle_root(&c->office->log.trees[alg]);
        if (!c->office->log.tree_whole || !digest_equal(&made, &kept))
            return fault_set(c->fault, STATUS_DAMAGED,
                "由记录算出的树根与写入时保存的不同（表 "
                "tree，%s）：末尾的记录可能丢失，"
                "请与此前导出或打印的树根核对",
                digest_alg_name((enum digest_alg)alg));
    }
    return STATUS_OK;
}

static enum status record_verify(
    struct checking *c, const struct office_asked *asked, struct office_proof *proof)
{
    struct checkpoints kept;
    bool single = false;

    if (single_server_read(c->office->db, &single, c->fault) != STATUS_OK
        || checkpoints_open(&kept, c->office, asked, &c->ledger, c->fault) != STATUS_OK
        || walk_all(c) != STATUS_OK || tables_check(c) != STATUS_OK)
        return c->fault->status;
    proof_take(c, proof);
    proof->single_server = single;
    if (checkpoints_judge(&kept, &c->ledger, proof, c->fault) != STATUS_OK
        || trees_check(c) != STATUS_OK
        || files_check_close(&c->files, &c->ledger.bad_seq, c->fault) != STATUS_OK)
        return c->fault->status;
    c->ledger.bad_seq = c->ledger.size;
    bool tables = asked->deep && c->office->backup == NULL;
    return tables ? office_compare(c->office, c->fault) : STATUS_OK;
}

/* ---- pages ---------------------------------------------------------------------------------- */

static enum status pages_check(const char *place, struct fault *fault)
{
    struct db *db = NULL;
    enum status status = db_open(place, DB_READ, &db, fault);

    if (status == STATUS_OK)
        status = db_check(db, fault);
    db_close(db);
    return status;
}

void office_pages_begin(struct helper *pages, const char *place, struct arena *arena)
{
    struct fault fault = {.status = STATUS_OK};

    char asked = 0;

    *pages = (struct helper){.fd = -1};
    if (db_is_address(place) || !helper_fork(pages, arena)) /* a server checks its own */
        return;
    if (!helper_get(pages, &asked, sizeof(asked)))
        helper_leave(pages);
    if (pages_check(place, &fault) == STATUS_OK)
        fault = (struct fault){.status = STATUS_OK};
    helper_put(pages, &fault, sizeof(fault));
    helper_leave(pages);
}

/* It opens the file where somebody reads it already: two that open it anew, with a log to recover,
 * are in each other's way. */
static void pages_ask(struct helper *pages)
{
    const char asked = 1;

    helper_put(pages, &asked, sizeof(asked));
    helper_flush(pages);
}

/* Of damaged pages nothing that was read counts.  What it could not read is read here. */
static enum status pages_judge(struct checking *c, struct helper *pages)
{
    struct fault said, dead;

    helper_get(pages, &said, sizeof(said));
    if (helper_close(pages, &dead) != STATUS_OK)
        said = dead;
    else if (said.status != STATUS_OK && said.status != STATUS_DAMAGED)
        said.status = db_check(c->office->db, &said);
    if (said.status == STATUS_DAMAGED)
        ledger_check_open(&c->ledger, c->ledger.origin, c->keep, c->scratch);
    if (said.status == STATUS_DAMAGED || c->fault->status == STATUS_OK)
        *c->fault = said;
    return c->fault->status;
}

static enum status verify(
    struct checking *c, const struct office_asked *asked, struct office_proof *proof)
{
    bool helped = asked->pages != NULL && helper_works(asked->pages);

    if (!helped && db_check(c->office->db, c->fault) != STATUS_OK)
        return c->fault->status;
    if (helped)
        pages_ask(asked->pages);
    (void)record_verify(c, asked, proof);
    return helped ? pages_judge(c, asked->pages) : c->fault->status;
}

enum status office_check(struct office *office, const struct office_asked *asked,
    struct office_proof *proof, struct fault *fault)
{
    struct checking c;
    enum status status = checking_open(&c, office, fault);

    *proof = (struct office_proof){0};
    if (status == STATUS_OK) {
        status = office_read_begin(office, fault);
        if (status == STATUS_OK)
            status = verify(&c, asked, proof);
        office_read_end(office);
    }
    if (status != STATUS_OK)
        proof_take(&c, proof);
    checking_close(&c);
    return status;
}

enum status office_verify(struct office *office, struct office_proof *proof, struct fault *fault)
{
    return office_check(office, &(struct office_asked){.deep = true}, proof, fault);
}

/* ---- export --------------------------------------------------------------------------------- */

static enum status export_head(struct checking *c)
{
    struct buffer out = {.arena = c->row};

    export_write_first(&out, serial_first(&c->office->log.serials));
    return file_write(c, buffer_str(&out));
}

/* The signed one when it is of the whole record, else its three lines. */
static enum status export_note(struct checking *c, enum digest_alg alg, struct buffer *out)
{
    struct buffer text = {.arena = c->row};
    struct checkpoint checkpoint = {.origin = checkpoint_origin(c->row, c->ledger.origin, alg),
        .size = c->ledger.size,
        .root = merkle_root(&c->ledger.trees[alg])};
    struct checkpoint_row row;
    struct note note;
    enum status status =
        checkpoint_newest(c->office->db, alg, c->ledger.size, c->row, &row, c->fault);

    if (status != STATUS_OK && status != STATUS_NOT_FOUND)
        return status;
    checkpoint_write(&text, &checkpoint);
    bool whole = status == STATUS_OK && note_split(row.note, &note) == REASON_NONE
                 && str_equal(note.text, buffer_str(&text));
    export_write_note(out, whole ? row.note : buffer_str(&text));
    *c->fault = (struct fault){.status = STATUS_OK};
    return STATUS_OK;
}

static enum status export_notes(struct checking *c)
{
    struct buffer out = {.arena = c->row};

    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++)
        if (export_note(c, (enum digest_alg)alg, &out) != STATUS_OK)
            return c->fault->status;
    if (file_write(c, buffer_str(&out)) != STATUS_OK)
        return c->fault->status;
    if (fsync(c->file) != 0)
        return fault_set(
            c->fault, STATUS_UNAVAILABLE, "写不进导出文件：%s", system_words(errno).text);
    return STATUS_OK;
}

static enum status export(struct checking *c, const char *path) {
    c->file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (c->file < 0) return fault_set(c->fault,
        errno == EEXIST ? STATUS_CONFLICT : STATUS_UNAVAILABLE, "不能新建导出文件 %s：%s", path,
        system_words(errno).text);
    enum status status = export_head(c);
    if (status == STATUS_OK) status = walk_all(c);
    if (status == STATUS_OK) status = export_notes(c);
    close(c->file);
    if (status != STATUS_OK) unlink(path); /* half an export is none */
    return status;
}

enum status office_export(
    struct office *office, const char *path, struct office_proof *proof, struct fault *fault)
{
    struct checking c;
    enum status status = checking_open(&c, office, fault);

    *proof = (struct office_proof){0};
    if (status == STATUS_OK) {
        status = office_read_begin(office, fault);
        if (status == STATUS_OK)
            status = export(&c, path);
        office_read_end(office);
    }
    proof_take(&c, proof);
    checking_close(&c);
    return status;
}
