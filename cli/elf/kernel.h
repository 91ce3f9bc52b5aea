/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * kernel: what the running kernel is, and what it asks of a module before
 * it takes it.
 */
#ifndef ELF_KERNEL_H
#define ELF_KERNEL_H

#include <stdbool.h>
#include <stdint.h>

#include "elf/ksyms.h"
#include "elf/moddir.h"
#include "signing.h"

enum kernel_answer { KERNEL_NOT_KNOWN, KERNEL_NO, KERNEL_YES };

/* A line of /proc/modules. */
struct loaded {
	char *name;
	uint64_t size;		/* bytes */
	unsigned int refcnt;
	char *users;		/* modules that use it: "a,b," or "-" */
	char *state;		/* Live, Loading or Unloading */
};

struct kernel {
	const char *root;	/* before every path: "", or a test's folder */
	char release[65];	/* as uname -r */
	char machine[65];
	char vermagic[256];	/* "": not known */
	char symvers[600];	/* file the CRCs are from; "": from modules */
	bool has_modules;	/* it was built to load any */
	bool may_load;		/* this process has the capability */
	enum kernel_answer modules_disabled;
	struct signing signing;
	enum kernel_answer versions;	/* CRCs are compared */
	enum kernel_answer force_load;	/* a module may lack them */
	enum kernel_answer any_namespace;	/* they need not be imported */
	enum kernel_answer livepatch;
	char *cmdline;
	struct loaded *loaded;
	unsigned int nr_loaded;
	struct moddir modules;
	struct ksyms symbols;
};

/*
 * Reads it all; takes a second where kallsyms is large. @root is kept.
 * 0, -ENOENT (no /proc) or -ENOMEM.
 */
int kernel_open(struct kernel *k, const char *root);
void kernel_close(struct kernel *k);

/* Only release, has_modules, loaded and modules of it; returns the same. */
int kernel_open_modules(struct kernel *k, const char *root);

/* The loaded module called @name (with "_"), or NULL. */
const struct loaded *kernel_loaded(const struct kernel *k, const char *name);

/*
 * The build-id of the loaded module @name in @text, as its notes in sysfs
 * say it; "" if they do not.
 */
void kernel_module_build_id(const struct kernel *k, const char *name,
			    char *text, size_t size);

#endif /* ELF_KERNEL_H */
