// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * What a module exports: for each symbol there are others, whose names are
 * made from its own, for its entry in the table, its CRC, its namespace.
 */
#include <elf.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "elf/image.h"
#include "elf/ko.h"

struct named {
	const char *name;	/* behind the prefix */
	const struct symbol *symbol;
};

static int compare_named(const void *a, const void *b)
{
	return strcmp(((const struct named *)a)->name,
		      ((const struct named *)b)->name);
}

/* Those that begin with @prefix, sorted; the caller frees *@out. */
static int collect(const struct symbols *symbols, const char *prefix,
		   struct named **out, size_t *nr)
{
	size_t len = strlen(prefix), i;

	*nr = 0;
	*out = calloc(symbols->nr + 1, sizeof(**out));
	if (!*out)
		return -ENOMEM;
	for (i = 0; i < symbols->nr; i++) {
		const struct symbol *s = &symbols->list[i];

		if (s->section != SHN_UNDEF && !strncmp(s->name, prefix, len))
			(*out)[(*nr)++] = (struct named) { s->name + len, s };
	}
	qsort(*out, *nr, sizeof(**out), compare_named);
	return 0;
}

static const struct symbol *find_named(const struct named *list, size_t nr,
				       const char *name)
{
	struct named key = { name, NULL }, *found;

	found = nr ? bsearch(&key, list, nr, sizeof(key), compare_named) : NULL;
	return found ? found->symbol : NULL;
}

static const struct section *section_of(const struct image *image,
					const struct symbol *s)
{
	return s && s->section < image->nr_sections ?
	       &image->sections[s->section] : NULL;
}

/* A separate section of these; newer kernels keep a byte of flags for each. */
static bool is_gpl(const struct image *image, const struct symbol *s)
{
	const struct section *table = section_of(image, s);
	struct cursor flags;
	uint8_t byte;

	if (table && !strcmp(table->name, "__ksymtab_gpl"))
		return true;
	flags = image_bytes(image_section(image, "__kflagstab"));
	/* struct kernel_symbol is three relative references of four bytes */
	return !cursor_skip(&flags, s->value / 12) &&
	       !cursor_u8(&flags, &byte) && byte & 1;
}

/* An absolute value, up to 5.18; then a place in a table. */
static bool read_crc(const struct image *image, const struct symbol *s,
		     uint32_t *crc)
{
	struct cursor c;

	if (s && s->section == SHN_ABS) {
		*crc = (uint32_t)s->value;
		return true;
	}
	c = image_bytes(section_of(image, s));
	return s && !cursor_skip(&c, s->value) && !image_u32(image, &c, crc);
}

int ko_read_exports(struct ko *ko, const struct symbols *symbols)
{
	struct named *tab, *crc = NULL, *ns = NULL;
	size_t nr_tab, nr_crc, nr_ns, i;
	int ret = collect(symbols, "__ksymtab_", &tab, &nr_tab);

	if (!ret)
		ret = collect(symbols, "__crc_", &crc, &nr_crc);
	if (!ret)
		ret = collect(symbols, "__kstrtabns_", &ns, &nr_ns);
	if (!ret) {
		ko->exports = calloc(nr_tab + 1, sizeof(*ko->exports));
		ret = ko->exports ? 0 : -ENOMEM;
	}
	for (i = 0; !ret && i < nr_tab; i++) {
		struct ko_export *e = &ko->exports[ko->nr_exports++];
		const struct symbol *s = find_named(ns, nr_ns, tab[i].name);

		e->name = tab[i].name;
		e->gpl = is_gpl(ko->image, tab[i].symbol);
		e->has_crc = read_crc(ko->image,
				      find_named(crc, nr_crc, e->name),
				      &e->crc);
		e->ns = s ? image_string(section_of(ko->image, s), s->value) :
			    NULL;
		if (!e->ns)
			e->ns = "";
	}
	free(tab);
	free(crc);
	free(ns);
	return ret;
}
