// SPDX-License-Identifier: GPL-2.0-or-later
#include "elf/ksyms.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "elf/moddir.h"
#include "elf/textfile.h"

static int compare(const void *a, const void *b)
{
	return strcmp(((const struct ksym *)a)->name,
		      ((const struct ksym *)b)->name);
}

struct ksym *ksyms_find(const struct ksyms *k, const char *name)
{
	struct ksym key = { .name = (char *)(uintptr_t)name };

	return k->nr ? bsearch(&key, k->list, k->nr, sizeof(key), compare) :
		       NULL;
}

static int add(struct ksyms *k, const char *name, const char *owner,
	       uint64_t address)
{
	struct ksym s = { .address = address };
	size_t room = k->room ? k->room * 2 : 1024;

	if (k->nr == k->room) {
		struct ksym *list = k->nr < KSYMS_MAX ?
			reallocarray(k->list, room, sizeof(*list)) : NULL;

		if (!list)
			return -ENOMEM;
		k->list = list;
		k->room = room;
	}
	s.name = strdup(name);
	s.owner = strdup(owner);
	if (!s.name || !s.owner) {
		free(s.name);
		free(s.owner);
		return -ENOMEM;
	}
	k->list[k->nr++] = s;
	return 0;
}

/* /proc/kallsyms */

/* "[nf_conntrack]" */
static const char *owner_of(char *field)
{
	size_t len = field ? strlen(field) : 0;

	if (len < 3 || field[0] != '[' || field[len - 1] != ']')
		return "vmlinux";
	field[len - 1] = '\0';
	return field + 1;
}

/* "ADDRESS TYPE NAME", and behind a tab the module */
static int read_line(struct ksyms *k, char *line)
{
	char *address = textfile_field(&line, " ");
	char *name = line && textfile_field(&line, " ") && line ?
		     textfile_field(&line, "\t") : NULL;
	uint64_t at;

	if (!name || strncmp(name, "__", 2) != 0)
		return 0;
	at = strtoull(address, NULL, 16);
	if (!strncmp(name, "__ksymtab_", 10))
		return add(k, name + 10, owner_of(line), at);
	if (!strcmp(name, "__start___ksymtab_gpl"))
		k->gpl_start = at;
	else if (!strcmp(name, "__stop___ksymtab_gpl"))
		k->gpl_end = at;
	return 0;
}

/* Up to 7.0 those for some licences only stand in a section of their own. */
static void tell_gpl(struct ksyms *k)
{
	size_t i;

	for (i = 0; k->gpl_start && i < k->nr; i++) {
		struct ksym *s = &k->list[i];

		if (s->address && !strcmp(s->owner, "vmlinux"))
			s->gpl = s->address >= k->gpl_start &&
				 s->address < k->gpl_end ? GPL_YES : GPL_NO;
	}
}

int ksyms_open(struct ksyms *k, const char *root)
{
	char *text = textfile_read("%s/proc/kallsyms", root), *at = text, *line;
	int ret = 0;

	memset(k, 0, sizeof(*k));
	while (!ret && (line = textfile_line(&at)))
		ret = read_line(k, line);
	free(text);
	if (ret) {
		ksyms_close(k);
		return ret;
	}
	k->has_exports = k->nr;
	if (k->nr)
		qsort(k->list, k->nr, sizeof(*k->list), compare);
	tell_gpl(k);
	return 0;
}

void ksyms_close(struct ksyms *k)
{
	size_t i;

	for (i = 0; i < k->nr; i++) {
		free(k->list[i].name);
		free(k->list[i].owner);
		free(k->list[i].ns);
	}
	free(k->list);
	memset(k, 0, sizeof(*k));
}

/* Module.symvers */

struct symver {
	uint32_t crc;
	char *name;
	char owner[256];
	bool gpl;
	char *ns;		/* never NULL */
};

/* "CRC NAME OWNER TYPE NAMESPACE" with tabs; up to 5.7 the last two change */
static bool parse_symver(char *line, struct symver *v)
{
	char *crc = textfile_field(&line, "\t"), *owner, *type, *ns;

	v->name = textfile_field(&line, "\t");
	owner = textfile_field(&line, "\t");
	type = textfile_field(&line, "\t");
	ns = textfile_field(&line, "\t");
	if (!type)
		return false;
	if (ns && !strncmp(ns, "EXPORT_", 7)) {
		char *swap = type;

		type = ns;
		ns = swap;
	}
	v->crc = (uint32_t)strtoul(crc, NULL, 16);
	v->ns = ns ? ns : type + strlen(type);
	v->gpl = strstr(type, "_GPL");
	moddir_name(owner, v->owner, sizeof(v->owner));
	return true;
}

/* A CRC of 0 is none: the kernel is built without them. */
static int tell(struct ksym *s, const struct symver *v)
{
	if (strcmp(s->owner, v->owner) != 0)
		return 0;
	if (v->crc) {
		s->has_crc = true;
		s->crc = v->crc;
	}
	s->gpl = v->gpl ? GPL_YES : GPL_NO;
	if (s->ns)
		return 0;
	s->ns = strdup(v->ns);
	return s->ns ? 0 : -ENOMEM;
}

static int take(struct ksyms *k, const struct symver *v,
		bool (*is_loaded)(void *data, const char *module), void *data)
{
	int ret;

	if (strcmp(v->owner, "vmlinux") != 0 && !is_loaded(data, v->owner))
		return 0;
	ret = add(k, v->name, v->owner, 0);
	return ret ? ret : tell(&k->list[k->nr - 1], v);
}

int ksyms_add_symvers(struct ksyms *k, char *symvers,
		      bool (*is_loaded)(void *data, const char *module),
		      void *data)
{
	struct symver v;
	struct ksym *s;
	char *line;
	int ret = 0;

	while (!ret && (line = textfile_line(&symvers))) {
		if (!parse_symver(line, &v))
			continue;
		if (!k->has_exports) {
			ret = take(k, &v, is_loaded, data);
			continue;
		}
		s = ksyms_find(k, v.name);
		if (s)
			ret = tell(s, &v);
	}
	k->has_symvers = true;
	if (!k->has_exports && k->nr)
		qsort(k->list, k->nr, sizeof(*k->list), compare);
	return ret;
}
