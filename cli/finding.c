// SPDX-License-Identifier: GPL-2.0-or-later
#include "finding.h"

#include <stdarg.h>
#include <stdio.h>

void found(struct finding *out, enum finding_level level, const char *fmt, ...)
{
	va_list ap;

	out->level = level;
	va_start(ap, fmt);
	vsnprintf(out->text, sizeof(out->text), fmt, ap);
	va_end(ap);
}

void mend(struct finding *out, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(out->mend, sizeof(out->mend), fmt, ap);
	va_end(ap);
}

const char *finding_word(enum finding_level level)
{
	static const char *const words[] = {
		[FINDING_GOOD] = "good",
		[FINDING_NOTE] = "note",
		[FINDING_BAD] = "bad",
		[FINDING_UNKNOWN] = "unknown",
	};

	return words[level];
}
