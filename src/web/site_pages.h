/*
 * site_pages - the handlers of the pages, one file a page.
 *
 * Each fills its view (NAME_page.h) from what view/ makes for the viewer, and prints it.
 */
#pragma once

#include "casework/deadline.h"
#include "web/exchange.h"
#include "web/frame_page.h"
#include "web/light_page.h"
#include "web/lines_page.h"

/* frame.c: the frame of a page of this title for whoever asks; `here` is its path in the menu. */
struct frame_page frame_make(struct exchange *x, struct str title, const char *here);
/* The page is in x->out. */
enum exchange_next page_done(struct exchange *x);

/* A row of a facts_page, unless it says nothing. */
void fact_put(struct exchange *x, struct vec *rows, struct str label, struct str value);

enum exchange_next static_show(struct exchange *x); /* frame.c */
enum exchange_next login_show(struct exchange *x);  /* login.c */
void login_failed(struct exchange *x, int status, struct str why);
enum exchange_next workbench_show(struct exchange *x); /* workbench.c */
/* The light of a step that is open; *deadline may be NULL.  False: it has no limit. */
bool light_of_round(struct exchange *x, const struct case_file *file,
    const struct matter_step *round, struct light_page *light, struct deadline *deadline);
enum exchange_next matters_show(struct exchange *x); /* matters.c */
struct str matter_path(struct arena *arena, matter_id id);
struct matter_line matter_line_of(struct exchange *x, const struct matter_row *row);
enum exchange_next matter_show(struct exchange *x); /* matter.c */
enum exchange_next act_show(struct exchange *x);    /* act.c: the form of one act */
enum exchange_next act_send(struct exchange *x);
void act_answered(struct exchange *x, enum wire_kind kind, struct str text);
/* The address of such a page of this matter for whoever asks; empty: there is none. */
struct str determination_path(struct exchange *x, const struct case_file *file);
struct str intake_path(struct exchange *x, const struct case_file *file);
enum exchange_next determination_page_show(struct exchange *x); /* determination.c */
enum exchange_next intake_page_show(struct exchange *x);        /* intake.c */
enum exchange_next sign_page_show(struct exchange *x);          /* sign.c */
enum exchange_next sign_page_send(struct exchange *x);
/* Of the page on which this viewer may enter a paper 呈批件 now; empty: none. */
struct str sign_paper_path(struct exchange *x, const struct case_file *file);
enum exchange_next filing_new_show(struct exchange *x); /* filing.c */
enum exchange_next filing_new_send(struct exchange *x);
void filing_new_answered(struct exchange *x, enum wire_kind kind, struct str text);
enum exchange_next filing_show(struct exchange *x);
enum exchange_next filing_drop(struct exchange *x);
void filing_dropped(struct exchange *x, enum wire_kind kind, struct str text);
enum exchange_next filing_part_show(struct exchange *x);
enum exchange_next filing_part_send(struct exchange *x);
void filing_part_answered(struct exchange *x, enum wire_kind kind, struct str text);
enum exchange_next filing_check_show(struct exchange *x); /* filing_check.c */
enum exchange_next filing_check_send(struct exchange *x);
void filing_check_answered(struct exchange *x, enum wire_kind kind, struct str text);
enum exchange_next papers_show(struct exchange *x); /* papers.c: what may be printed, and a paper */
enum exchange_next paper_show(struct exchange *x);
enum exchange_next files_show(struct exchange *x); /* files.c: the files of a matter */
enum exchange_next file_send(struct exchange *x);
void file_sent(struct exchange *x, enum wire_kind kind, struct str text);
enum exchange_next file_get(struct exchange *x);
/* May whoever asks put a file to this matter?  False: the answer stands. */
bool file_asked(struct exchange *x);
struct files_page;
struct files_page files_make(struct exchange *x, const struct dossier *dossier);
enum exchange_next report_show(struct exchange *x); /* report.c */
/* 404, the same for what is not there and what may not be seen. */
bool matter_asked(struct exchange *x, struct dossier *out);
bool matter_or_late_asked(struct exchange *x, struct dossier *out); /* a late entry too */
