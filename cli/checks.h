/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What limen doctor judges: each check is a pure function of the facts.
 */
#ifndef CHECKS_H
#define CHECKS_H

#include "facts.h"
#include "finding.h"

struct check {
	const char *name;
	void (*judge)(const struct facts *f, struct finding *out);
};

/* Ended by an empty name. */
extern const struct check checks[];

#endif /* CHECKS_H */
