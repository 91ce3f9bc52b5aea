/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * judge: will the running kernel take this module? The questions are those
 * of the kernel's load_module() (kernel/module/main.c), in its order, so
 * that the first no is the one insmod(8) reports.
 */
#ifndef ELF_JUDGE_H
#define ELF_JUDGE_H

#include <stddef.h>

#include "elf/ko.h"

struct kernel;

enum judgement { LOADS_NOT, LOADS, LOADS_PERHAPS };

enum reason_kind {
	REASON_BAD,		/* the kernel refuses */
	REASON_DOUBT,		/* it could not be looked at */
	REASON_NOTE,		/* it loads all the same */
};

struct reason {
	enum reason_kind kind;
	int err;		/* -errno that insmod gets; 0: none */
	const char *symbol;	/* that it is about, in the module; or NULL */
	char text[200];
};

struct verdict {
	enum judgement judgement;
	int err;		/* what insmod gets, as far as the loader goes */
	struct reason *reasons;
	size_t nr;
	bool no_memory;		/* reasons are missing */
};

/*
 * Judges @ko for @k; @path is the file's, whose name is the module's where
 * it does not tell one. The caller frees reasons. A module's own init
 * function may still refuse: that is not known before it has run.
 */
void judge(const struct ko *ko, const struct kernel *k, const char *path,
	   struct verdict *v);

/* "ENOEXEC" for -ENOEXEC, or NULL. */
const char *judge_errno(int err);

#endif /* ELF_JUDGE_H */
