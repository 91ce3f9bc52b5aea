// SPDX-License-Identifier: GPL-2.0-or-later
#include "elf/program.h"

#include <elf.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#ifndef DF_1_PIE
#define DF_1_PIE 0x08000000
#endif

/* the dynamic section, by its section or else by its segment */

struct dynamic {
	struct cursor c;
	const struct section *names;	/* NULL: not known */
};

static void find_dynamic(const struct image *image, struct dynamic *d)
{
	const struct section *s = image_section_type(image, SHT_DYNAMIC);
	const struct segment *segment = image_segment(image, PT_DYNAMIC);

	d->names = NULL;
	d->c = image_bytes(s);
	if (s && s->link < image->nr_sections)
		d->names = &image->sections[s->link];
	if (!cursor_left(&d->c) && segment && segment->data)
		cursor_init(&d->c, segment->data, segment->filesz);
}

static bool next_entry(const struct image *image, struct dynamic *d,
		       uint64_t *tag, uint64_t *value)
{
	return !image_word(image, &d->c, tag) &&
	       !image_word(image, &d->c, value) && *tag != DT_NULL;
}

static int add_needed(struct program *p, const char *name)
{
	const char **needed;

	if (!name || p->nr_needed == PROGRAM_MAX_NEEDED)
		return 0;
	needed = reallocarray(p->needed, p->nr_needed + 1, sizeof(*needed));
	if (!needed)
		return -ENOMEM;
	p->needed = needed;
	needed[p->nr_needed++] = name;
	return 0;
}

static int read_dynamic(struct program *p)
{
	bool relro = image_segment(p->image, PT_GNU_RELRO), now = false;
	uint64_t tag, value;
	struct dynamic d;
	int ret = 0;

	find_dynamic(p->image, &d);
	while (!ret && next_entry(p->image, &d, &tag, &value)) {
		const char *text = image_string(d.names, value);

		if (tag == DT_NEEDED)
			ret = add_needed(p, text);
		else if (tag == DT_SONAME)
			p->soname = text;
		else if (tag == DT_RPATH || tag == DT_RUNPATH)
			p->runpath = text;
		else if (tag == DT_BIND_NOW)
			now = true;
		else if (tag == DT_FLAGS)
			now |= value & DF_BIND_NOW;
		else if (tag == DT_FLAGS_1) {
			now |= value & DF_1_NOW;
			p->pie |= value & DF_1_PIE;
		}
	}
	p->relro = !relro ? RELRO_NONE : now ? RELRO_FULL : RELRO_PARTIAL;
	return ret;
}

/* symbols */

static bool is_fortified(const char *name)
{
	size_t len = strlen(name);

	return len > 6 && !strncmp(name, "__", 2) &&
	       !strcmp(name + len - 4, "_chk") && strcmp(name, "__fdelt_chk");
}

static void judge_symbol(struct program *p, const struct symbol *s)
{
	const char *name = s->name;

	if (!strcmp(name, "__stack_chk_fail") ||
	    !strcmp(name, "__stack_chk_guard") ||
	    !strcmp(name, "__stack_chk_fail_local"))
		p->stack_protector = true;
	else if (s->section == SHN_UNDEF && is_fortified(name))
		p->nr_fortified++;
}

static int read_imports(struct program *p)
{
	struct symbols symbols;
	size_t i;
	int ret = image_symbols(p->image,
				image_section_type(p->image, SHT_DYNSYM),
				&symbols);

	if (ret)
		return ret == -ENOMEM ? ret : 0;
	p->imports = calloc(symbols.nr + 1, sizeof(*p->imports));
	if (!p->imports)
		ret = -ENOMEM;
	for (i = 1; !ret && i < symbols.nr; i++) {
		const struct symbol *s = &symbols.list[i];

		judge_symbol(p, s);
		if (s->section != SHN_UNDEF)
			p->nr_exports += s->bind != STB_LOCAL;
		else if (s->name[0])
			p->imports[p->nr_imports++] = (struct program_import) {
				s->name, s->bind == STB_WEAK,
			};
	}
	free(symbols.list);
	return ret;
}

/* A static program imports nothing; unless it is stripped, names are left. */
static int read_own_symbols(struct program *p)
{
	struct symbols symbols;
	size_t i;
	int ret = image_symbols(p->image,
				image_section_type(p->image, SHT_SYMTAB),
				&symbols);

	if (ret)
		return ret == -ENOMEM ? ret : 0;
	for (i = 0; i < symbols.nr; i++)
		judge_symbol(p, &symbols.list[i]);
	free(symbols.list);
	return 0;
}

/* libc */

static bool has_bytes(const struct image *image, const char *text)
{
	return memmem(image->data, image->len, text, strlen(text));
}

static const char *libc_of_interpreter(const char *path)
{
	if (strstr(path, "ld-musl-"))
		return "musl";
	if (strstr(path, "klibc"))
		return "klibc";
	if (strstr(path, "ld-linux") || strstr(path, "/ld64.so") ||
	    strstr(path, "/ld.so"))
		return "glibc";
	if (strstr(path, "linker"))
		return "bionic";
	return strstr(path, "ld-uClibc") ? "uClibc" : NULL;
}

static const char *libc_of_needed(const char *name)
{
	if (!strncmp(name, "libc.so.6", 9))
		return "glibc";
	if (!strncmp(name, "libc.musl-", 10) || !strcmp(name, "libc.so"))
		return "musl";
	return NULL;
}

/*
 * What each leaves in what is linked with it: glibc sections of its own or
 * a sentence, musl and klibc sentences of theirs.
 */
static const char *libc_inside(const struct image *image)
{
	if (image_section(image, "__libc_IO_vtables") ||
	    image_section(image, "__libc_freeres_fn") ||
	    has_bytes(image, "GNU C Library") ||
	    has_bytes(image, "FATAL: kernel too old"))
		return "glibc";
	if (has_bytes(image, "klibc"))
		return "klibc";
	if (has_bytes(image, "musl libc") ||
	    has_bytes(image, "/etc/ld-musl-") ||
	    has_bytes(image, "No error information"))
		return "musl";
	return has_bytes(image, "Go buildinf:") ? "none (Go)" : NULL;
}

static const char *find_libc(const struct program *p)
{
	const char *libc = NULL;
	size_t i;

	if (p->interpreter)
		libc = libc_of_interpreter(p->interpreter);
	for (i = 0; !libc && i < p->nr_needed; i++)
		libc = libc_of_needed(p->needed[i]);
	return libc || !p->is_static ? libc : libc_inside(p->image);
}

/* segments */

static void read_interpreter(struct program *p)
{
	const struct segment *s = image_segment(p->image, PT_INTERP);

	if (s && s->data && memchr(s->data, 0, s->filesz))
		p->interpreter = (const char *)s->data;
}

static void read_segments(struct program *p)
{
	const struct segment *stack = image_segment(p->image, PT_GNU_STACK);
	size_t i;

	p->nx = stack && !(stack->flags & PF_X);
	for (i = 0; i < p->image->nr_segments; i++) {
		const struct segment *s = &p->image->segments[i];

		if (s->type == PT_LOAD && s->flags & PF_W && s->flags & PF_X)
			p->writable_code = true;
	}
}

static const char *find_kind(const struct program *p)
{
	switch (p->image->type) {
	case ET_EXEC:
		return "program";
	case ET_DYN:
		/* libc and the dynamic linker are both: they have a name */
		return (p->interpreter || p->pie) && !p->soname ? "program" :
								   "library";
	case ET_CORE:
		return "core";
	default:
		return "object";
	}
}

int program_open(const struct image *image, struct program **out)
{
	struct program *p = calloc(1, sizeof(*p));
	int ret;

	if (!p)
		return -ENOMEM;
	p->image = image;
	read_segments(p);
	read_interpreter(p);
	ret = read_dynamic(p);
	if (!ret)
		ret = read_imports(p);
	p->is_static = image->type != ET_CORE && !p->interpreter &&
		       !p->nr_needed;
	if (!ret && !p->nr_imports)
		ret = read_own_symbols(p);
	if (ret) {
		program_close(p);
		return ret;
	}
	p->pie |= image->type == ET_DYN && p->interpreter;
	p->kind = find_kind(p);
	p->libc = find_libc(p);
	image_own_build_id(image, p->build_id, sizeof(p->build_id));
	program_read_syscalls(image, &p->syscalls);
	*out = p;
	return 0;
}

void program_close(struct program *p)
{
	if (!p)
		return;
	free(p->needed);
	free(p->imports);
	free(p);
}
