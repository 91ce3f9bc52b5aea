// SPDX-License-Identifier: GPL-2.0-or-later
#include "sysfile.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void sysfile_line(char *text, size_t size, const char *fmt, ...)
{
	char path[512];
	va_list ap;
	FILE *f;

	va_start(ap, fmt);
	vsnprintf(path, sizeof(path), fmt, ap);
	va_end(ap);
	text[0] = '\0';
	f = fopen(path, "re");
	if (!f)
		return;
	if (!fgets(text, (int)size, f))
		text[0] = '\0';
	fclose(f);
	text[strcspn(text, "\n")] = '\0';
}
