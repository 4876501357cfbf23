/* A record's files held against what its events say of them, and nothing else may lie there. */
#include "ledger/proof.h"
#include "office/office_files.h"
#include "office/office_own.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct file_named {
    struct file_told told;
    struct str name;
    uint64_t seq;
};

void files_check_open(struct files_check *check, struct office *office, struct arena *keep)
{
    struct file_walk walk = {NULL};
    struct file_seen seen;

    *check = (struct files_check){.office = office, .keep = keep};
    if (office->backup != NULL || !file_walk_open(&office->files, &walk))
        return;
    while (file_walk_next(&walk, &seen))
        if (!seen.known || !seen.fresh) /* one without its name is being taken, or left over */
            *(struct file_seen *)vec_push(keep, &check->seen, sizeof(seen)) = seen;
    file_walk_close(&walk);
}

/* Few events name a file: their text shows it before their tree is looked through. */
static bool may_name(struct str body)
{
    static const char sign[] = "\"sm3\":\"";

    for (size_t i = 0; i + sizeof(sign) <= body.len; i++) {
        const char *at = memchr(body.at + i, '"', body.len - i);
        if (at == NULL)
            return false;
        i = (size_t)(at - body.at);
        if (i + sizeof(sign) <= body.len && memcmp(at, sign, sizeof(sign) - 1) == 0)
            return true;
    }
    return false;
}

void files_check_feed(struct files_check *check, struct arena *scratch, const struct record *record,
    const struct node *data)
{
    struct vec found = {0};

    if (record->erased || data == NULL || !may_name(record->body))
        return;
    attached_find(scratch, data, &found);
    VEC_EACH (struct attached, attached, found) {
        struct file_named *named = vec_push(check->keep, &check->named, sizeof(*named));
        named->told.bytes = attached->bytes;
        memcpy(named->told.digests, attached->digests, sizeof(attached->digests));
        named->name = str_copy(check->keep, attached->name);
        named->seq = record->header.seq;
    }
}

static int named_compare(const void *a, const void *b)
{
    const struct file_named *left = a, *right = b;
    int order = memcmp(
        left->told.digests[DIGEST_SHA256].b, right->told.digests[DIGEST_SHA256].b, DIGEST_LEN);

    return order != 0 ? order : (left->seq > right->seq) - (left->seq < right->seq);
}

static enum status bytes_tell(
    struct files_check *check, const struct file_named *named, struct file_told *found, bool *there)
{
    const struct digest *sha256 = &named->told.digests[DIGEST_SHA256];
    struct office *office = check->office;
    struct fault fault = {.status = STATUS_OK};

    if (office->backup != NULL) {
        enum status status = file_rows_read(office->db, sha256, -1, found, &fault);
        *there = status == STATUS_OK;
        return status == STATUS_NOT_FOUND ? STATUS_OK : status;
    }
    int fd = file_open(&office->files, sha256);
    *there = fd >= 0 && file_tell(fd, found);
    if (fd >= 0)
        close(fd);
    return STATUS_OK;
}

static enum status one_check(
    struct files_check *check, const struct file_named *named, struct fault *fault)
{
    struct file_told found = {.bytes = 0};
    struct str hex = hex_write(check->keep, named->told.digests[DIGEST_SHA256].b, DIGEST_LEN);
    bool there = false;

    if (check->office->backup == NULL && check->office->files.home[0] == '\0')
        return fault_set(
            fault, STATUS_UNAVAILABLE, "记录里有文件，请用环境变量 FRJ_FILES 写明它们所在的文件夹");
    if (bytes_tell(check, named, &found, &there) != STATUS_OK)
        return fault_set(fault, STATUS_UNAVAILABLE, "读不了备份里的文件");
    if (!there)
        return fault_set(fault, STATUS_DAMAGED,
            "第%" PRIu64 "号记录：文件“%.*s”缺少，或者读不了（files/%.*s）", named->seq,
            STR_ARG(named->name), STR_ARG(hex));
    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++)
        if (found.bytes != named->told.bytes
            || !digest_equal(&found.digests[alg], &named->told.digests[alg]))
            return fault_set(fault, STATUS_DAMAGED,
                "第%" PRIu64 "号记录：文件“%.*s”被改动，长度或者摘要与记录不同（files/%.*s）",
                named->seq, STR_ARG(named->name), STR_ARG(hex));
    return STATUS_OK;
}

/* What is named once more has been read already, if it is told the same. */
static bool told_before(const struct files_check *check, size_t i)
{
    const struct file_named *all = check->named.at;

    return i > 0 && memcmp(&all[i].told, &all[i - 1].told, sizeof(all->told)) == 0;
}

static enum status stranger_check(
    const struct files_check *check, const struct file_seen *seen, struct fault *fault)
{
    struct file_named key = {.seq = 0};
    const struct file_named *all = check->named.at;
    size_t from = 0, to = check->named.len;

    memcpy(&key.told.digests[DIGEST_SHA256], &seen->sha256, sizeof(seen->sha256));
    while (from < to) { /* the first that is not before it */
        size_t half = from + (to - from) / 2;
        if (named_compare(&all[half], &key) < 0)
            from = half + 1;
        else
            to = half;
    }
    if (seen->known && from < check->named.len
        && digest_equal(&all[from].told.digests[DIGEST_SHA256], &seen->sha256))
        return STATUS_OK;
    return fault_set(
        fault, STATUS_DAMAGED, "存放文件的文件夹里有记录中没有的文件：files/%s", seen->name);
}

enum status files_check_close(struct files_check *check, uint64_t *seq, struct fault *fault)
{
    if (check->named.len > 1)
        qsort(check->named.at, check->named.len, sizeof(struct file_named), named_compare);
    for (size_t i = 0; i < check->named.len; i++) {
        const struct file_named *named = VEC_AT(check->named, struct file_named, i);
        if (told_before(check, i))
            continue;
        *seq = named->seq;
        if (one_check(check, named, fault) != STATUS_OK)
            return fault->status;
    }
    VEC_EACH (struct file_seen, seen, check->seen)
        if (stranger_check(check, seen, fault) != STATUS_OK)
            return fault->status;
    return STATUS_OK;
}
