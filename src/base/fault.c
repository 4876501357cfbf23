#include "base/fault.h"

#include "base/text.h"

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
