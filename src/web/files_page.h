/*
 * files_page - 文件: the files of a matter, and the form that puts another there.
 *
 * A part of the page of a matter, and of one of its own after a mistake.  One file a form.
 */
#pragma once

#include "web/field_page.h"
#include "web/refusal_page.h"

struct file_line {
    struct str path;       /* of its bytes */
    struct str name, what; /* what it is: the material's title, or the words sent with it */
    struct str size, on, by;
};

struct files_page {
    struct vec rows;    /* struct file_line */
    struct str missing; /* 还缺 1 件：可行性研究报告; empty: nothing */
    struct str path;    /* the form is sent to; empty: this viewer may put none there */
    struct str csrf, key;
    struct str kinds;            /* PDF、PNG 图片 … */
    struct vec materials;        /* struct choice */
    struct str title;            /* as sent before */
    struct str error;            /* a mistake: nothing was recorded */
    struct refusal_page refusal; /* .rule empty: none */
};

void page_files(struct buffer *out, const struct files_page *page);
