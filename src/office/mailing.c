#include "office/mailing.h"

#include "office/clock.h"
#include "office/courier.h"
#include "office/messages.h"
#include "office/office_own.h"
#include "store/mail_store.h"

#include <stdio.h>

#define ROUND_BYTES ((size_t)256 << 20) /* address space */
#define LETTER_AGE_MS ((int64_t)7 * 24 * 3600 * 1000)
enum { LETTERS_AT_ONCE = 100 }; /* of more the newest */

bool mailing_open(
    struct mailing *mailing, struct office *office, struct str from, struct tally_registrar *counts)
{
    *mailing = (struct mailing){.office = office,
        .from = from,
        .counts = counts,
        .arena = arena_open(ROUND_BYTES),
        .news = true};
    return mailing->arena != NULL;
}

void mailing_close(struct mailing *mailing)
{
    arena_close(mailing->arena);
    *mailing = (struct mailing){0};
}

/* What was given out and not answered is given out again. */
void mailing_came(struct mailing *mailing, struct peer *courier)
{
    mailing->courier = courier;
    mailing->open = 0;
    mailing->failed = false;
}

void mailing_lost(struct mailing *mailing)
{
    mailing_came(mailing, NULL);
}

static void complain(const struct fault *fault)
{
    fprintf(stderr, "registrar: mail: %s\n", fault->text);
}

/* ---- one person ----------------------------------------------------------------------------- */

/* A DNS name, as the origin of the record begins with one or something like it. */
static struct str domain_of(const struct office *office)
{
    struct str origin = office_origin(office);
    size_t len = 0;

    while (len < origin.len
           && ((origin.at[len] >= 'a' && origin.at[len] <= 'z')
               || (origin.at[len] >= '0' && origin.at[len] <= '9') || origin.at[len] == '-'
               || origin.at[len] == '.'))
        len++;
    return len > 0 ? (struct str){origin.at, len} : STR("frj");
}

static void letter_send(struct mailing *mailing, const struct mail_row *row,
    const struct message_row *message, struct arena *arena)
{
    const struct letter letter = {.from = mailing->from,
        .to = row->address,
        .domain = domain_of(mailing->office),
        .person = row->person,
        .message = message};

    peer_send(mailing->courier, WIRE_LETTER, (uint64_t)message->no,
        letter_question(arena, letter_name(arena, &letter), letter_write(arena, &letter)));
    mailing->open++;
}

/* Old ones are not worth a letter any more: they stand on the page. */
static bool is_new(const struct mailing *mailing, const struct message_row *message)
{
    return message->at.ms > office_now(mailing->office).ms - LETTER_AGE_MS;
}

static enum status told_keep(struct mailing *mailing, struct fault *fault)
{
    const struct mail_row *row = VEC_AT(mailing->persons, struct mail_row, mailing->next);
    struct office *office = mailing->office;

    if (db_begin(office->db, fault) != STATUS_OK)
        return fault->status;
    if (mail_told(office->db, row->person, mailing->told, fault) == STATUS_OK)
        return db_commit(office->db, fault);
    db_rollback(office->db);
    return fault->status;
}

/* The letters of the person in turn, oldest first; none: the next person. */
static enum status person_serve(struct mailing *mailing, struct arena *arena, struct fault *fault)
{
    const struct mail_row *row = VEC_AT(mailing->persons, struct mail_row, mailing->next);
    const struct message_filter filter = {.above = row->told, .limit = LETTERS_AT_ONCE};
    struct vec rows;

    if (office_messages(mailing->office, &filter, row->person, arena, &rows, fault) != STATUS_OK)
        return fault->status;
    for (size_t i = rows.len; i > 0; i--) {
        const struct message_row *message = VEC_AT(rows, struct message_row, i - 1);
        mailing->told = message->no;
        if (is_new(mailing, message) && !message->read)
            letter_send(mailing, row, message, arena);
    }
    mailing->next += mailing->open == 0;
    return STATUS_OK;
}

void mailing_answered(struct mailing *mailing, bool put)
{
    struct fault fault;

    if (mailing->open == 0)
        return; /* of a courier before this one */
    tally_add(put ? &mailing->counts->letters : &mailing->counts->letters_failed);
    mailing->failed = mailing->failed || !put;
    if (--mailing->open > 0)
        return;
    if (!mailing->failed && told_keep(mailing, &fault) != STATUS_OK)
        complain(&fault);
    mailing->news = mailing->news || mailing->failed; /* once more in the next round */
    mailing->failed = false;
    mailing->next++;
}

/* ---- rounds --------------------------------------------------------------------------------- */

static enum status round_begin(struct mailing *mailing, struct fault *fault)
{
    arena_rewind(mailing->arena, 0);
    mailing->next = 0;
    mailing->news = false;
    return mail_list(mailing->office->db, mailing->arena, &mailing->persons, fault);
}

int mailing_step(struct mailing *mailing, int64_t now, struct arena *arena)
{
    struct fault fault = {.status = STATUS_OK};
    bool due = now - mailing->looked_at >= MAIL_EVERY_MS;

    if (mailing->courier == NULL || mailing->open > 0)
        return -1;
    if (mailing->next < mailing->persons.len) {
        if (person_serve(mailing, arena, &fault) != STATUS_OK)
            complain(&fault);
    } else if (mailing->news && due) {
        mailing->looked_at = now;
        if (round_begin(mailing, &fault) != STATUS_OK)
            complain(&fault);
    }
    if (fault.status != STATUS_OK) {
        mailing->news = true;
        mailing->persons.len = mailing->next = 0;
    }
    return mailing->open > 0                      ? -1
           : mailing->next < mailing->persons.len ? 0
           : mailing->news                        ? (int)MAIL_EVERY_MS
                                                  : -1;
}

/* ---- addresses ------------------------------------------------------------------------------ */

static enum status address_set(struct office *office, struct mail_row *row, struct fault *fault)
{
    if (!mail_known(office->db, row->person, fault))
        return fault->status != STATUS_OK ? fault->status
                                          : fault_set(fault, STATUS_NOT_FOUND,
                                              "这个人没有账号，请先建立：frj account add");
    return message_newest(office->db, &row->told, fault) == STATUS_OK
               ? mail_set(office->db, row, fault)
               : fault->status;
}

enum status office_mail_set(
    struct office *office, person_id person, struct str address, struct fault *fault)
{
    struct mail_row row = {.person = person, .address = address};

    if (address.len > 0 && !address_fits(address))
        return fault_set(fault, STATUS_INVALID, "邮件地址不对，应像 ma@example.gov.cn");
    if (db_begin(office->db, fault) != STATUS_OK)
        return fault->status;
    if (address_set(office, &row, fault) == STATUS_OK)
        return db_commit(office->db, fault);
    db_rollback(office->db);
    return fault->status;
}
