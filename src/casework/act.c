#include "casework/act.h"

static const struct field attachment_fields[] = {
    {ROW(attachment, name, FIELD_TEXT), FIELD_REQUIRED},
    {ROW(attachment, media, FIELD_TEXT), FIELD_REQUIRED},
    {ROW(attachment, sha256, FIELD_TEXT), FIELD_REQUIRED},
    {ROW(attachment, sm3, FIELD_TEXT), FIELD_REQUIRED},
    {ROW(attachment, bytes, FIELD_NUMBER), FIELD_REQUIRED},
};

static const struct field material_fields[] = {
    {ROW(material, material, FIELD_CODE)},
    {ROW(material, title, FIELD_TEXT)},
    {ROW(material, kept_at, FIELD_TEXT)},
    {ROW(material, file, FIELD_GROUP), .of = &attachment_shape},
};

static const struct field fact_fields[] = {
    {ROW(fact, fact, FIELD_CODE), FIELD_REQUIRED},
    {ROW(fact, number, FIELD_NUMBER), ABSENT_ROW(fact, number)},
    {ROW(fact, word, FIELD_TEXT)},
    {ROW(fact, date, FIELD_DATE)},
    {ROW(fact, source, FIELD_TEXT)},
    {ROW(fact, reasons, FIELD_TEXT)},
};

static const struct field evidence_fields[] = {
    {ROW(evidence, no, FIELD_CODE)},
    {ROW(evidence, title, FIELD_TEXT)},
    {ROW(evidence, place, FIELD_TEXT)},
    {ROW(evidence, shows, FIELD_TEXT)},
    {ROW(evidence, source, FIELD_TEXT)},
    {ROW(evidence, amount, FIELD_NUMBER), ABSENT_ROW(evidence, amount)},
    {ROW(evidence, ratio, FIELD_NUMBER)},
    {ROW(evidence, file, FIELD_GROUP), .of = &attachment_shape},
};

static const struct field check_fields[] = {
    {ROW(check, subject, FIELD_CODE)},
    {ROW(check, clause, FIELD_CODE), FIELD_REQUIRED},
    {ROW(check, answer, FIELD_CHOICE), .choices = answer_codes},
    {ROW(check, reasons, FIELD_TEXT)},
    {ROW(check, evidence, FIELD_CODES)},
    {ROW(check, looked_at, FIELD_TEXTS)},
};

static const struct field distinction_fields[] = {
    {ROW(distinction, subject, FIELD_CODE)},
    {ROW(distinction, pair, FIELD_CODE), FIELD_REQUIRED},
    {ROW(distinction, words, FIELD_TEXT)},
};

static const struct field statement_fields[] = {
    {ROW(statement, source, FIELD_TEXT)},
    {ROW(statement, words, FIELD_TEXT), FIELD_REQUIRED},
    {ROW(statement, subject, FIELD_CODE)},
    {ROW(statement, said_on, FIELD_DATE)},
    {ROW(statement, relied_on, FIELD_NUMBER)},
    {ROW(statement, reasons, FIELD_TEXT)},
};

static const struct field chain_entry_fields[] = {
    {ROW(chain_entry, role, FIELD_CODE), FIELD_REQUIRED},
    {ROW(chain_entry, opinion, FIELD_TEXT)},
    {ROW(chain_entry, person, FIELD_ID), .refers = STREAM_PERSON},
    {ROW(chain_entry, on, FIELD_DATE)},
};

#define PART(TAG, ROWS)                                                                            \
    const struct shape TAG##_shape = {.name = #TAG,                                                \
        .v = 1,                                                                                    \
        .size = sizeof(struct TAG),                                                                \
        .fields = (ROWS),                                                                          \
        .fields_len = COUNT_OF(ROWS)}

PART(attachment, attachment_fields);
PART(material, material_fields);
PART(fact, fact_fields);
PART(evidence, evidence_fields);
PART(check, check_fields);
PART(distinction, distinction_fields);
PART(statement, statement_fields);
PART(chain_entry, chain_entry_fields);
