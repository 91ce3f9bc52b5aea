/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What limen doctor judges: each check is a pure function of the facts.
 */
#ifndef CHECKS_H
#define CHECKS_H

#include "facts.h"

enum finding_level {
	FINDING_GOOD,
	FINDING_NOTE,		/* worth knowing, not wrong */
	FINDING_BAD,
	FINDING_UNKNOWN,	/* could not be looked at */
};

struct finding {
	enum finding_level level;
	char text[512];
	char mend[256];		/* the command that mends it, or "" */
};

struct check {
	const char *name;
	void (*judge)(const struct facts *f, struct finding *out);
};

/* Ended by an empty name. */
extern const struct check checks[];

/* "good", "note", "bad", "unknown". */
const char *finding_word(enum finding_level level);

#endif /* CHECKS_H */
