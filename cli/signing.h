/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Does the kernel let in nothing but signed modules, and what has it do so?
 * See Documentation/admin-guide/module-signing.rst and kernel_lockdown(7).
 */
#ifndef SIGNING_H
#define SIGNING_H

#include <stdbool.h>

struct signing {
	char lockdown[32];	/* "none", "integrity", ...; "": not known */
	int enforced;		/* module.sig_enforce; -1: not known */
};

/* @root stands before every path: "", or a test's folder. */
void signing_read(struct signing *s, const char *root);

/* More than nothing is forbidden; false also where that is not known. */
bool signing_is_locked_down(const struct signing *s);

/*
 * "module.sig_enforce" or "lockdown: WORD", in @text; NULL: nothing asks for
 * signatures, as far as is known.
 */
enum { SIGNING_TEXT_SIZE = 48 };
const char *signing_asked_by(const struct signing *s,
			     char text[SIGNING_TEXT_SIZE]);

#endif /* SIGNING_H */
