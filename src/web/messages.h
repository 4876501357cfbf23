/*
 * messages - 消息: what one is told, as a page and over the API, and what of it was read.
 *
 * The page lists; a message leads to its matter by way of an address that marks it read.
 */
#pragma once

#include "web/exchange.h"

enum exchange_next messages_show(struct exchange *x);
enum exchange_next messages_read(struct exchange *x); /* all up to one */
void messages_were_read(struct exchange *x, enum wire_kind kind, struct str text);
enum exchange_next message_open(struct exchange *x); /* one: marked, then its matter */
void message_opened(struct exchange *x, enum wire_kind kind, struct str text);

enum exchange_next api_messages(struct exchange *x);
enum exchange_next api_message_read(struct exchange *x);
void api_message_was_read(struct exchange *x, enum wire_kind kind, struct str text);
