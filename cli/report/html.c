// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/html.h"

#include <string.h>

#include "scrub.h"

static const char *entity(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	}
	return NULL;
}

void html_text(FILE *out, const char *s)
{
	char clean[HTML_MAX_TEXT + 1];
	const char *c;

	scrub(clean, sizeof(clean), s, strlen(s), 0);
	for (c = clean; *c; c++) {
		if (entity(*c))
			fputs(entity(*c), out);
		else
			fputc(*c, out);
	}
}
