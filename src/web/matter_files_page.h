/*
 * matter_files_page - 文件 as a page of its own: what to do with a matter's files, and why not.
 *
 * Shown where a file was to be put there and was not; GET /matters/{matter}/files.
 */
#pragma once

#include "web/files_page.h"
#include "web/frame_page.h"

struct matter_files_page {
    struct frame_page frame;
    struct str number, matter, back; /* number, title and path of the matter */
    struct files_page files;
};

void page_matter_files(struct buffer *out, const struct matter_files_page *page);
