#include "base/fault.h"

#include "base/text.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum status fault_set(struct fault *fault, enum status status, const char *format, ...)
{
    must(fault != NULL && status != STATUS_OK);
    fault->status = status;

    va_list args;
    va_start(args, format);
    int len = vsnprintf(fault->text, sizeof(fault->text), format, args);
    va_end(args);
    must(len >= 0);

    /* A sentence cut short, or quoting broken input, still ends in a whole character. */
    fault->text[utf8_valid_len(str_of(fault->text))] = '\0';
    return status;
}

struct system_words system_words(int code)
{
    static const struct {
        int code;
        const char *words;
    } rows[] = {
        {ENOENT, "没有这个文件或文件夹"},
        {ENOTDIR, "路径中有一段不是文件夹"},
        {EACCES, "没有权限"},
        {EPERM, "没有权限"},
        {EEXIST, "已经存在"},
        {ENOTEMPTY, "文件夹不是空的"},
        {ENOSPC, "磁盘满了"},
        {EDQUOT, "磁盘满了"},
        {EISDIR, "这是文件夹"},
        {EROFS, "只读磁盘"},
        {EIO, "磁盘读写出错"},
        {EMFILE, "打开的文件太多"},
    };
    struct system_words out;

    snprintf(out.text, sizeof(out.text), "系统错误 %d", code);
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (rows[i].code == code)
            snprintf(out.text, sizeof(out.text), "%s", rows[i].words);
    return out;
}
