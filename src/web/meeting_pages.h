/*
 * meeting_pages - the handlers of meetings: called, held, concluded item by item, printed.
 *
 * Rows of routes.c name them; a meeting of any body goes through the same ones, 联席会议 too.
 */
#pragma once

#include "web/exchange.h"

enum exchange_next meetings_show(struct exchange *x); /* meetings.c: what waits, what was held */
enum exchange_next joint_meetings_show(struct exchange *x);
enum exchange_next sitting_show(struct exchange *x); /* one meeting */
enum exchange_next item_show(struct exchange *x);    /* one item of it */
enum exchange_next item_send(struct exchange *x);
void item_answered(struct exchange *x, enum wire_kind kind, struct str text);

enum exchange_next meeting_new_show(struct exchange *x); /* meeting_new.c: who came */
enum exchange_next meeting_new_send(struct exchange *x);
void meeting_new_answered(struct exchange *x, enum wire_kind kind, struct str text);
enum exchange_next convene_show(struct exchange *x); /* to one that was called */
enum exchange_next convene_send(struct exchange *x);
void convene_answered(struct exchange *x, enum wire_kind kind, struct str text);

enum exchange_next call_show(struct exchange *x); /* agenda.c: before a meeting */
enum exchange_next call_send(struct exchange *x);
void call_answered(struct exchange *x, enum wire_kind kind, struct str text);
enum exchange_next say_send(struct exchange *x); /* reply, read, opine, correct */
void say_answered(struct exchange *x, enum wire_kind kind, struct str text);

enum exchange_next agenda_sheet_show(struct exchange *x); /* meeting_sheet.c: for paper */
enum exchange_next minutes_sheet_show(struct exchange *x);
