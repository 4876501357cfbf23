/*
 * meeting_view - a meeting as its viewer may see it, and the items it may still take.
 *
 * The recused and the parties do not see their item: not on the agenda, not among what waits, not
 * in any count.  A meeting without a visible item is there for those alone who sat there.
 */
#pragma once

#include "casework/meeting_rules.h"
#include "view/viewer.h"

struct sitting { /* a meeting that is held, or only called: then `meeting.held` is NULL */
    struct id id;
    struct meeting meeting; /* `items`, `called->items`, `ahead`: what the viewer may see */
    uint64_t version;       /* events of its stream, also those the viewer does not see */
    const struct body *body;
    struct list agenda; /* struct agenda_item: with what the viewer may not see, never shown */
    bool invited;       /* the viewer is on the roster of its day */
    bool keeper;        /* the viewer may keep its minutes */
    bool caller;        /* the viewer published its agenda */
};

/* STATUS_NOT_FOUND: there is none, or it is not this viewer's to see. */
enum status sitting_read(
    const struct viewer *viewer, struct id id, struct sitting *out, struct fault *fault);
/* Those of this body that the viewer may see, the latest day first; struct sitting. */
enum status sittings_of_body(
    const struct viewer *viewer, const struct body *body, struct vec *out, struct fault *fault);
struct sittings {
    struct vec rows; /* struct sitting */
    int64_t next;    /* `below` of the page that follows; 0: there are no older ones */
};
/* A page of the meetings the viewer may see by an item, newest first. */
enum status sittings_read(const struct viewer *viewer, const struct sitting_filter *filter,
    struct sittings *out, struct fault *fault);

/* 会前已阅材料：某事项; 书面意见：同意 …; a correction with what was recorded before. */
struct str said_words(const struct viewer *viewer, const struct event *said);
/* （冯某某代录，2022年3月8日纸质件）; empty: whoever said it entered it. */
struct str said_entered_words(const struct viewer *viewer, const struct event *said);
/* Who would be there for this item of the agenda, by the answers given so far. */
bool turnout_foreseen(const struct viewer *viewer, const struct sitting *sitting,
    const struct case_file *file, const struct agenda_item *item, struct turnout *out);

/* Taken up at the meeting though the agenda does not have it?  Without an agenda nothing is. */
bool item_added(const struct sitting *sitting, struct id matter);

/* As members id, meeting_called, meeting_held, said (before it), items. */
void sitting_tree(const struct viewer *viewer, const struct sitting *sitting, struct node *out);

/* Keeps this viewer the minutes of that body: has a post at its unit. */
bool minutes_kept(const struct viewer *viewer, const struct body *body);

struct waiting { /* an item that waits for a meeting of this body */
    const struct body *body;
    struct dossier dossier;
    const struct step *step;
    const struct matter_step *round;
};
enum { WAITING_MAX = 50 };
struct waiting_list {
    struct vec rows; /* struct waiting */
    bool more;       /* than that */
};
/* What waits for this body and may be minuted by the viewer, by the days it can be due. */
enum status waiting_read(const struct viewer *viewer, const struct body *body,
    struct waiting_list *out, struct fault *fault);
