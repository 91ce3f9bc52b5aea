/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The commands that start limend here: by systemd where it runs, else as any
 * program.
 */
#ifndef MEND_H
#define MEND_H

#include "facts.h"
#include "finding.h"

/* Writes to @out how limend, which does not run, is started. */
void mend_start(const struct facts *f, struct finding *out);

/* The same for one that may run; @first is to be done before, or "". */
void mend_restart(const struct facts *f, struct finding *out,
		  const char *first);

/* And how what it reads is looked over. */
void mend_check(const struct facts *f, struct finding *out);

#endif /* MEND_H */
