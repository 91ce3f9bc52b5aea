/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Text on its way into a page. Everything that is not the program's own
 * goes through html_text(), which is the only place that escapes.
 */
#ifndef HTML_H
#define HTML_H

#include <stdio.h>

enum { HTML_MAX_TEXT = 1024 };	/* bytes of one text; longer ones are cut */

/* Scrubbed, and with & < > " ' as entities: for text and for attributes. */
void html_text(FILE *out, const char *s);

#endif /* HTML_H */
