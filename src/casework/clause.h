/*
 * clause - the lists of a policy pack and what can be cited in them.
 *
 * Each clause says where its text comes from; a gap (known: false) loads and shows as a gap.
 */
#pragma once

#include "casework/condition.h"
#include "casework/shape.h"

enum provenance { PROVENANCE_NONE = 0, ARTICLE, PUBLISHED, COMMON, INFERENCE, SAMPLE };
extern const char *const provenance_codes[]; /* article, published, common, inference, sample */

enum list_role {
    LIST_INCLUDE = 1,
    LIST_REQUIRE,
    LIST_NO_PURSUIT,
    LIST_NO_LIABILITY,
    LIST_MITIGATE,
    LIST_EXCLUDE,
    LIST_AGGRAVATE
};
extern const char *const list_role_codes[];

struct clause { /* lists[].clauses: {id, text, example, provenance, known, source, checks, when} */
    struct str id, text, example, source, note;
    enum provenance provenance;
    bool known;
    const struct condition *when; /* NULL: answered by people, else computed from facts */
    struct list checks;           /* struct str: what must be looked at before "met" */
    const struct clause_list *list;
    int no; /* place in its list, from 1 */
    const struct node *where;
};

struct clause_list { /* lists: {id, title, role, mode: any | all, of, alone, clauses} */
    struct str id, title;
    enum list_role role;
    bool all;
    bool alone; /* met, it founds the finding “meets” with no situation besides */
    int64_t of; /* how many the source says there are */
    const struct clause *clauses;
    size_t clauses_len;
};

enum fact_type { FACT_YES_NO = 1, FACT_AMOUNT, FACT_RATIO, FACT_COUNT, FACT_DATE, FACT_CHOICE };
extern const char *const fact_type_codes[]; /* yes_no amount ratio count date choice */

struct fact_kind { /* facts: {id, title, kind, choices} amounts in fen, ratios in basis points */
    struct str id, title;
    enum fact_type type;
    struct list choices; /* struct str */
};

/* What such a number says: 是, 500万元, 1234.50元, 12%, 3 */
void fact_number_add(struct buffer *out, enum fact_type type, int64_t number);

/* R03“在贯彻落实上级决策部署……”, or of a gap 第7项（原文未公布） */
struct str clause_words(struct arena *arena, const struct clause *clause);
