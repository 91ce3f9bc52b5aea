// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * limen modules: the modules that are loaded, and which symbols of the
 * kernel and of each other they use, by their files below /lib/modules.
 */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "elf/image.h"
#include "elf/kernel.h"
#include "elf/ko.h"
#include "elf/textfile.h"
#include "list.h"
#include "table.h"

static const struct column columns[] = {
	{ "name", "NAME", COLUMN_TEXT, 0, "of the module" },
	{ "size", "SIZE", COLUMN_BYTES, 0, "of its memory" },
	{ "refcnt", "REFCNT", COLUMN_COUNT, 0, "how often it is in use" },
	{ "symbols", "SYMBOLS", COLUMN_COUNT, 0,
	  "of the kernel and of other modules that it uses" },
	{ "exports", "EXPORTS", COLUMN_COUNT, 0, "symbols that it exports" },
	{ "state", "STATE", COLUMN_TEXT, COLUMN_F_HIDDEN,
	  "Live, Loading or Unloading" },
	{ "taint", "TAINT", COLUMN_TEXT, COLUMN_F_IF_ANY,
	  "letters of how it taints the kernel" },
	{ "running", "RUNNING", COLUMN_TEXT, 0,
	  "same: its file is the one that is loaded; other; unknown" },
	{ "users", "USERS", COLUMN_TEXT, COLUMN_F_CUT,
	  "modules that use it, with commas between them" },
	{ "uses", NULL, COLUMN_TEXT, COLUMN_F_HIDDEN,
	  "the symbols, with blanks between them" },
	{ "version", "VERSION", COLUMN_TEXT, COLUMN_F_HIDDEN,
	  "it says of itself" },
	{ "license", "LICENSE", COLUMN_TEXT, COLUMN_F_HIDDEN,
	  "it says of itself" },
	{ "signer", "SIGNER", COLUMN_TEXT, COLUMN_F_HIDDEN,
	  "whose signature its file has" },
	{ "build_id", "BUILD ID", COLUMN_TEXT, COLUMN_F_HIDDEN,
	  "of what is loaded" },
	{ "file", "FILE", COLUMN_TEXT, COLUMN_F_HIDDEN, "it comes from" },
};

static void add_uses(struct table *t, const struct ko *ko)
{
	char *text = malloc(TABLE_MAX_TEXT);
	size_t used = 0, i, len;

	for (i = 0; text && i < ko->nr_imports; i++) {
		len = strlen(ko->imports[i].name);
		if (used + len + 2 > TABLE_MAX_TEXT)
			break;
		if (used)
			text[used++] = ' ';
		memcpy(text + used, ko->imports[i].name, len);
		used += len;
	}
	if (text)
		text[used] = '\0';
	table_text(t, text);
	free(text);
}

static void add_running(struct table *t, const struct ko *ko,
			const char *build_id)
{
	bool known = ko && ko->build_id[0] && build_id[0];
	bool same = known && !strcmp(ko->build_id, build_id);

	table_text(t, !known ? "unknown" : same ? "same" : "other");
	if (known && !same)
		table_style(t, STYLE_WARN);
}

static void add_taint(struct table *t, const struct kernel *k,
		      const char *name)
{
	char *taint = textfile_read("%s/sys/module/%s/taint", k->root, name);

	if (taint)
		taint[strcspn(taint, "\n")] = '\0';
	table_text(t, taint);
	if (taint && *taint)
		table_style(t, STYLE_WARN);
	free(taint);
}

/* "a,b," or "-" */
static void add_users(struct table *t, const char *users)
{
	char text[1024];
	size_t len = strlen(users);

	if (!strcmp(users, "-")) {
		table_none(t);
		return;
	}
	if (len && users[len - 1] == ',')
		len--;
	snprintf(text, sizeof(text), "%.*s", (int)len, users);
	table_text(t, text);
}

/* @ko is NULL where the file is not there or cannot be read. */
static void add_row(struct table *t, const struct kernel *k,
		    const struct loaded *l, const struct ko *ko,
		    const char *path)
{
	char build_id[129];

	kernel_module_build_id(k, l->name, build_id, sizeof(build_id));
	table_begin(t);
	table_text(t, l->name);
	table_uint(t, l->size);
	table_uint(t, l->refcnt);
	list_count(t, ko, ko ? ko->nr_imports : 0);
	list_count(t, ko, ko ? ko->nr_exports : 0);
	table_text(t, l->state);
	add_taint(t, k, l->name);
	add_running(t, ko, build_id);
	add_users(t, l->users);
	if (ko)
		add_uses(t, ko);
	else
		table_none(t);
	table_text(t, ko ? ko_tag(ko, "version") : NULL);
	table_text(t, ko ? ko_tag(ko, "license") : NULL);
	table_text(t, ko ? ko->signature.signer : NULL);
	table_text(t, build_id);
	table_text(t, path);
	table_end(t);
}

static void add_module(struct table *t, const struct kernel *k,
		       const struct loaded *l)
{
	char path[PATH_MAX], err[256];
	struct image *image = NULL;
	struct ko *ko = NULL;
	bool found = moddir_path(&k->modules, l->name, path, sizeof(path));

	if (found && !image_open(path, &image, err, sizeof(err)) &&
	    ko_open(image, &ko))
		ko = NULL;
	add_row(t, k, l, ko, found ? path : NULL);
	ko_close(ko);
	image_close(image);
}

static int fill(struct listing *l)
{
	struct kernel k;
	unsigned int i;
	int ret = kernel_open_modules(&k, "");

	if (ret) {
		cli_say("cannot read the list of modules: %s", strerror(-ret));
		return EXIT_TROUBLE;
	}
	if (!k.has_modules) {
		cli_say("this kernel was built to load no modules: there is no /proc/modules");
		kernel_close(&k);
		return EXIT_ABSENT;
	}
	for (i = 0; i < k.nr_loaded; i++)
		add_module(l->table, &k, &k.loaded[i]);
	kernel_close(&k);
	return EXIT_FINE;
}

const struct command modules_command = {
	.name = "modules",
	.operands = "",
	.summary = "loaded modules, and the kernel's symbols that they use",
	.options = OPTIONS_TABLE,
	.columns = columns,
	.nr_columns = sizeof(columns) / sizeof(*columns),
	.sort = "name",
	.rows = "modules",
	.fill = fill,
	.run = list_run,
};
