/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What limen doctor has to say of one thing.
 */
#ifndef FINDING_H
#define FINDING_H

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

/* "good", "note", "bad", "unknown". */
const char *finding_word(enum finding_level level);

/* Both write to @out and cut what is too long. */
__attribute__((format(printf, 3, 4)))
void found(struct finding *out, enum finding_level level, const char *fmt, ...);
__attribute__((format(printf, 2, 3)))
void mend(struct finding *out, const char *fmt, ...);

#endif /* FINDING_H */
