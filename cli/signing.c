// SPDX-License-Identifier: GPL-2.0-or-later
#include "signing.h"

#include <stdio.h>
#include <string.h>

#include "sysfile.h"

/* Of "none [integrity] confidentiality" the word in brackets. */
static void read_lockdown(struct signing *s, const char *root)
{
	char line[128], *start;

	s->lockdown[0] = '\0';
	sysfile_line(line, sizeof(line), "%s/sys/kernel/security/lockdown", root);
	start = strchr(line, '[');
	if (!start)
		return;
	start[strcspn(start, "]")] = '\0';
	snprintf(s->lockdown, sizeof(s->lockdown), "%.31s", start + 1);
}

void signing_read(struct signing *s, const char *root)
{
	char line[8];

	read_lockdown(s, root);
	sysfile_line(line, sizeof(line),
		     "%s/sys/module/module/parameters/sig_enforce", root);
	s->enforced = *line ? *line == 'Y' : -1;
}

bool signing_is_locked_down(const struct signing *s)
{
	return *s->lockdown && strcmp(s->lockdown, "none") != 0;
}

const char *signing_asked_by(const struct signing *s,
			     char text[SIGNING_TEXT_SIZE])
{
	if (s->enforced > 0)
		snprintf(text, SIGNING_TEXT_SIZE, "module.sig_enforce");
	else if (signing_is_locked_down(s))
		snprintf(text, SIGNING_TEXT_SIZE, "lockdown: %s", s->lockdown);
	else
		return NULL;
	return text;
}
