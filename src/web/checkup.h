/*
 * checkup - 案卷体检 on the site: gaps on the page of a matter, the list of all, both for programs.
 *
 * What is shown is view/checkup_view.h's: gaps of matters in which the viewer acts as an office.
 */
#pragma once

#include "web/exchange.h"
#include "web/gaps_page.h"

/* What the file lacks, with links to the forms of these options (struct option). */
struct gaps_page gaps_make(
    struct exchange *x, const struct dossier *dossier, const struct vec *options);

enum exchange_next checkup_show(struct exchange *x);
enum exchange_next api_matter_check(struct exchange *x);
enum exchange_next api_checkup(struct exchange *x);
