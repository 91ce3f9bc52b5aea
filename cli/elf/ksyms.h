/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * ksyms: what the running kernel and its modules export. That a symbol is
 * exported is seen in /proc/kallsyms, where each export leaves a name of
 * its own ("__ksymtab_NAME"); CRCs are not there and come from files.
 */
#ifndef ELF_KSYMS_H
#define ELF_KSYMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum ksyms_limits {
	KSYMS_MAX = 1 << 20,	/* Debian's 7.3 with all modules: 30,000 */
};

enum ksym_gpl { GPL_NOT_KNOWN, GPL_NO, GPL_YES };

struct ksym {
	char *name;
	char *owner;		/* "vmlinux", or the name of a module */
	char *ns;		/* namespace; NULL: not known, "": none */
	uint64_t address;	/* of the export's entry; 0: not known */
	enum ksym_gpl gpl;
	bool has_crc;
	uint32_t crc;
};

struct ksyms {
	struct ksym *list;	/* by name */
	size_t nr, room;
	bool has_exports;	/* kallsyms tells what is exported */
	bool has_symvers;	/* a list of CRCs was found */
	uint64_t gpl_start, gpl_end;
};

/* Reads /proc/kallsyms below @root. 0 or -ENOMEM. */
int ksyms_open(struct ksyms *k, const char *root);
void ksyms_close(struct ksyms *k);

/*
 * Adds what the text @symvers, a Module.symvers, says of exports that are
 * there. If kallsyms does not tell exports, those of vmlinux and of modules
 * for which @is_loaded() holds are taken from it. 0 or -ENOMEM.
 */
int ksyms_add_symvers(struct ksyms *k, char *symvers,
		      bool (*is_loaded)(void *data, const char *module),
		      void *data);

/* The exported symbol @name, or NULL. */
struct ksym *ksyms_find(const struct ksyms *k, const char *name);

#endif /* ELF_KSYMS_H */
