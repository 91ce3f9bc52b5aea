/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * moddir: the modules that are installed for a kernel, by what depmod(8)
 * wrote of them below /lib/modules.
 */
#ifndef ELF_MODDIR_H
#define ELF_MODDIR_H

#include <stdbool.h>
#include <stddef.h>

struct moddir_file {
	char *name;		/* of the module, with "_" */
	const char *path;	/* below the folder, or absolute */
};

struct moddir_provider {
	const char *symbol;
	const char *module;
};

struct moddir {
	char folder[512];	/* "/lib/modules/RELEASE" */
	char *dep, *symbols;	/* texts that the lists point into */
	struct moddir_file *files;
	size_t nr_files;
	struct moddir_provider *providers;
	size_t nr_providers;
};

/* @root goes before every path, "" on the machine itself. 0 or -ENOMEM. */
int moddir_open(struct moddir *d, const char *root, const char *release);
void moddir_close(struct moddir *d);

/* The path of a module's file in @path; false: it has none. */
bool moddir_path(const struct moddir *d, const char *module, char *path,
		 size_t size);
/* The module that exports @symbol, or NULL. */
const char *moddir_provider(const struct moddir *d, const char *symbol);

/* "a-b.ko.xz" and "x/a-b" are the module a_b: its name, in @name. */
void moddir_name(const char *path, char *name, size_t size);

#endif /* ELF_MODDIR_H */
