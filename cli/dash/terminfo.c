// SPDX-License-Identifier: GPL-2.0-or-later
#include "dash/terminfo.h"

#include <curses.h>
#include <stdio.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

bool terminfo_is_known(void)
{
	int err;

	return setupterm(NULL, STDOUT_FILENO, &err) == OK;
}

/* NULL: this terminal has no such entry. */
static const char *find_entry(const char *name)
{
	const char *s = tigetstr(name);

	return s == (const char *)-1 ? NULL : s;
}

/* An entry without the pauses that old terminals wanted: $<5>. */
static void append(char *to, size_t size, const char *name)
{
	const char *s = find_entry(name);
	size_t used = strlen(to);

	while (s && *s && used + 1 < size) {
		if (s[0] == '$' && s[1] == '<' && strchr(s, '>'))
			s = strchr(s, '>') + 1;
		else
			to[used++] = *s++;
	}
	to[used] = '\0';
}

void terminfo_leave(char *sequence, size_t size)
{
	snprintf(sequence, size, "%s", find_entry("kmous") ?
		 "\033[?1006l\033[?1002l\033[?1000l" : "");
	append(sequence, size, "sgr0");
	append(sequence, size, "rmkx");
	append(sequence, size, "cnorm");
	append(sequence, size, "rmcup");
}
