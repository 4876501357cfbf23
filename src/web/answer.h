/*
 * answer - an exchange's answer as the bytes of HTTP.
 *
 * Every answer has the same guard of headers; text is packed where the browser takes it; a page
 * that has not changed since the browser got it is not sent again.
 */
#pragma once

#include "web/exchange.h"

/* Head and body of x->out; of HEAD, 304 and x->file the head alone. */
void answer_write(struct buffer *out, struct exchange *x, bool keep_alive);

/* For what never became an exchange: a status without words, and the connection's end. */
void answer_refuse(struct buffer *out, int status, bool secure);
