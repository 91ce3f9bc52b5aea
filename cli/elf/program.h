/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * program: how a program or library is hardened, which libc it is made
 * for, what it imports, and which system calls it can make by itself.
 */
#ifndef ELF_PROGRAM_H
#define ELF_PROGRAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "elf/image.h"

enum program_limits {
	PROGRAM_MAX_NEEDED = 1024,
	PROGRAM_MAX_SYSCALL = 1024,	/* numbers below it are told apart */
};

enum relro { RELRO_NONE, RELRO_PARTIAL, RELRO_FULL };

struct program_import {
	const char *name;
	bool weak;
};

/* System calls made in its own code, not by way of a library. */
struct program_syscalls {
	bool looked;		/* else its machine is not one we can read */
	unsigned int sites;	/* instructions that make one */
	unsigned int unknown;	/* of these, with a number not derivable */
	unsigned int sites32;	/* int 0x80 */
	unsigned char numbers[PROGRAM_MAX_SYSCALL];	/* 1: it can make it */
};

struct program {
	const struct image *image;
	const char *kind;	/* "program", "library", "core", "object" */
	bool pie;
	enum relro relro;
	bool nx;		/* its stack is not executable */
	bool writable_code;	/* a segment is writable and executable */
	bool stack_protector;
	unsigned int nr_fortified;	/* "..._chk" of libc */
	bool is_static;
	const char *libc;	/* "glibc", "musl", ...; NULL: not known */
	const char *interpreter;	/* NULL: none */
	const char *soname;	/* NULL: none */
	const char *runpath;	/* NULL: none */
	const char **needed;
	size_t nr_needed;
	struct program_import *imports;
	size_t nr_imports;
	size_t nr_exports;
	struct program_syscalls syscalls;
	char build_id[129];
};

/* Reads @image, which must outlive *@out. 0 or -ENOMEM. */
int program_open(const struct image *image, struct program **out);
void program_close(struct program *p);

/* Looks through the code of @image; see syscalls.c. */
void program_read_syscalls(const struct image *image,
			   struct program_syscalls *out);

#endif /* ELF_PROGRAM_H */
