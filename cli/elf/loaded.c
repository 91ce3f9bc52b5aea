// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The modules that are loaded: /proc/modules, and their notes in sysfs.
 */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "elf/image.h"
#include "elf/kernel.h"
#include "elf/textfile.h"

/* /proc/modules */

static int compare_loaded(const void *a, const void *b)
{
	return strcmp(((const struct loaded *)a)->name,
		      ((const struct loaded *)b)->name);
}

const struct loaded *kernel_loaded(const struct kernel *k, const char *name)
{
	struct loaded key = { .name = (char *)(uintptr_t)name };

	return k->nr_loaded ? bsearch(&key, k->loaded, k->nr_loaded,
				      sizeof(key), compare_loaded) : NULL;
}

/* "NAME SIZE REFCNT USERS STATE ADDRESS (TAINT)" */
static int add_loaded(struct kernel *k, char *line)
{
	char *name = textfile_field(&line, " ");
	char *size = textfile_field(&line, " ");
	char *refcnt = textfile_field(&line, " ");
	char *users = textfile_field(&line, " ");
	char *state = textfile_field(&line, " ");
	struct loaded *l = &k->loaded[k->nr_loaded];

	if (!state)
		return 0;
	l->name = strdup(name);
	l->size = strtoull(size, NULL, 10);
	l->refcnt = (unsigned int)strtoul(refcnt, NULL, 10);
	l->users = strdup(users);
	l->state = strdup(state);
	k->nr_loaded++;
	return l->name && l->users && l->state ? 0 : -ENOMEM;
}

static int read_loaded(struct kernel *k)
{
	char *text = textfile_read("%s/proc/modules", k->root), *at = text;
	const char *p;
	size_t nr = 1;
	char *line;
	int ret = 0;

	k->has_modules = text;
	if (!text)
		return 0;
	for (p = text; *p; p++)
		nr += *p == '\n';
	k->loaded = calloc(nr, sizeof(*k->loaded));
	if (!k->loaded)
		ret = -ENOMEM;
	while (!ret && (line = textfile_line(&at)))
		ret = add_loaded(k, line);
	free(text);
	if (!ret)
		qsort(k->loaded, k->nr_loaded, sizeof(*k->loaded),
		      compare_loaded);
	return ret;
}

int kernel_open_modules(struct kernel *k, const char *root)
{
	char *release;
	int ret;

	memset(k, 0, sizeof(*k));
	k->root = root;
	release = textfile_read("%s/proc/sys/kernel/osrelease", root);
	if (!release)
		return -ENOENT;
	release[strcspn(release, "\n")] = '\0';
	snprintf(k->release, sizeof(k->release), "%s", release);
	free(release);
	ret = read_loaded(k);
	if (!ret)
		ret = moddir_open(&k->modules, root, k->release);
	if (ret)
		kernel_close(k);
	return ret;
}

/* notes of a loaded module: one file for each section */

void kernel_close(struct kernel *k)
{
	unsigned int i;

	for (i = 0; i < k->nr_loaded; i++) {
		free(k->loaded[i].name);
		free(k->loaded[i].users);
		free(k->loaded[i].state);
	}
	free(k->loaded);
	free(k->cmdline);
	moddir_close(&k->modules);
	ksyms_close(&k->symbols);
	memset(k, 0, sizeof(*k));
}

static void read_note_file(const char *path, char *text, size_t size)
{
	/* of this machine's own byte order */
	static const struct image native = {
		.bits = 8 * sizeof(long),
		.little = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__,
	};
	struct cursor c;
	size_t len;
	char *data = textfile_read_bytes(&len, path);

	if (!data)
		return;
	cursor_init(&c, data, len);
	image_build_id(&native, c, text, size);
	free(data);
}

void kernel_module_build_id(const struct kernel *k, const char *name,
			    char *text, size_t size)
{
	char folder[512], path[1024];
	struct dirent *entry;
	DIR *dir;

	text[0] = '\0';
	snprintf(folder, sizeof(folder), "%s/sys/module/%s/notes", k->root,
		 name);
	dir = opendir(folder);
	while (dir && !text[0] && (entry = readdir(dir))) {
		if (entry->d_name[0] == '.' &&
		    strncmp(entry->d_name, ".note", 5) != 0)
			continue;
		snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name);
		read_note_file(path, text, size);
	}
	if (dir)
		closedir(dir);
}
