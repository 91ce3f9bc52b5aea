// SPDX-License-Identifier: GPL-2.0-or-later
#include "elf/moddir.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "elf/textfile.h"

void moddir_name(const char *path, char *name, size_t size)
{
	const char *base = strrchr(path, '/');
	size_t i;

	base = base ? base + 1 : path;
	for (i = 0; i + 1 < size && base[i] && base[i] != '.'; i++)
		name[i] = base[i] == '-' ? '_' : base[i];
	if (size)
		name[i] = '\0';
}

static int compare_files(const void *a, const void *b)
{
	return strcmp(((const struct moddir_file *)a)->name,
		      ((const struct moddir_file *)b)->name);
}

static int compare_providers(const void *a, const void *b)
{
	return strcmp(((const struct moddir_provider *)a)->symbol,
		      ((const struct moddir_provider *)b)->symbol);
}

static size_t count_lines(const char *text)
{
	size_t nr = 1;

	for (; text && *text; text++)
		nr += *text == '\n';
	return nr;
}

/* "kernel/net/a-b.ko.xz: kernel/...", with what it needs behind the colon */
static int read_dep(struct moddir *d)
{
	char *text = d->dep, *line, *path;

	d->files = calloc(count_lines(text), sizeof(*d->files));
	if (!d->files)
		return -ENOMEM;
	while ((line = textfile_line(&text))) {
		char name[256], *rest = line;

		path = textfile_field(&rest, ":");
		moddir_name(path, name, sizeof(name));
		d->files[d->nr_files].path = path;
		d->files[d->nr_files].name = strdup(name);
		if (!d->files[d->nr_files].name)
			return -ENOMEM;
		d->nr_files++;
	}
	qsort(d->files, d->nr_files, sizeof(*d->files), compare_files);
	return 0;
}

/* "alias symbol:NAME MODULE" */
static int read_symbols(struct moddir *d)
{
	char *text = d->symbols, *line, *symbol;

	d->providers = calloc(count_lines(text), sizeof(*d->providers));
	if (!d->providers)
		return -ENOMEM;
	while ((line = textfile_line(&text))) {
		if (strncmp(line, "alias symbol:", 13) != 0)
			continue;
		line += 13;
		symbol = textfile_field(&line, " ");
		if (line)
			d->providers[d->nr_providers++] =
				(struct moddir_provider) { symbol, line };
	}
	qsort(d->providers, d->nr_providers, sizeof(*d->providers),
	      compare_providers);
	return 0;
}

int moddir_open(struct moddir *d, const char *root, const char *release)
{
	int ret;

	memset(d, 0, sizeof(*d));
	snprintf(d->folder, sizeof(d->folder), "%s/lib/modules/%s", root,
		 release);
	d->dep = textfile_read("%s/modules.dep", d->folder);
	d->symbols = textfile_read("%s/modules.symbols", d->folder);
	ret = read_dep(d);
	if (!ret)
		ret = read_symbols(d);
	if (ret)
		moddir_close(d);
	return ret;
}

void moddir_close(struct moddir *d)
{
	size_t i;

	for (i = 0; i < d->nr_files; i++)
		free(d->files[i].name);
	free(d->files);
	free(d->providers);
	free(d->dep);
	free(d->symbols);
	memset(d, 0, sizeof(*d));
}

bool moddir_path(const struct moddir *d, const char *module, char *path,
		 size_t size)
{
	struct moddir_file key = { (char *)(uintptr_t)module, NULL }, *found;
	int n;

	found = d->nr_files ? bsearch(&key, d->files, d->nr_files, sizeof(key),
				      compare_files) : NULL;
	if (!found)
		return false;
	n = found->path[0] == '/' ? snprintf(path, size, "%s", found->path) :
		snprintf(path, size, "%s/%s", d->folder, found->path);
	return n > 0 && (size_t)n < size;
}

const char *moddir_provider(const struct moddir *d, const char *symbol)
{
	struct moddir_provider key = { symbol, NULL }, *found;

	found = d->nr_providers ? bsearch(&key, d->providers, d->nr_providers,
					  sizeof(key), compare_providers) : NULL;
	return found ? found->module : NULL;
}
