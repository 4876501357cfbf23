/*
 * checkup - 案卷体检: what the file of a matter lacks, each gap with what mends it.
 *
 * Asked of the matter as it stands and never stored.  A gap is what a later reader of the file
 * would miss: what is late, what one of several bodies left undone, paper that lies nowhere.  What
 * merely comes next in the procedure is none.
 */
#pragma once

#include "casework/casework.h"

enum gap_kind {
    GAP_OVERDUE = 1, /* an open step is past its day */
    GAP_LATE,        /* a step was done late, and the file does not say why */
    GAP_WAITING,     /* of receipts, or notices, side by side one is done and this one is not */
    GAP_MATERIAL,    /* a paper the pack asks for is named and lies nowhere */
    GAP_SCAN,        /* entered from paper, and no file was put to the matter */
    GAP_SERVICE,     /* a notice went to people, and how each received it is not recorded */
    GAP_OPINION,     /* examined without a written opinion */
    GAP_RECUSAL,     /* declared and not decided */
    GAP_CORRECTION,  /* an item is past its day, or a linked correction is open */
};
extern const char *const gap_codes[]; /* overdue …; [0] is NULL */

struct gap {
    enum gap_kind kind;
    struct str what, mend;   /* sentences */
    const struct step *step; /* NULL: of no step */
    struct str action;   /* of `matter act` or beside it (attach, state …); empty: elsewhere */
    matter_id elsewhere; /* the linked matter it is mended in; zero bytes: this one */
};

/* Each gap of the first file, in the order of the kinds; struct gap.  A late entry (补录) has no
 * procedure to be held against, and none. */
struct vec casework_checkup(const struct dossier *dossier, day today, struct arena *arena);
