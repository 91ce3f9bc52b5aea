// SPDX-License-Identifier: GPL-2.0-or-later
#include "elf/kernel.h"

#include <errno.h>
#include <limits.h>
#include <linux/capability.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>

#include "elf/image.h"
#include "elf/ko.h"
#include "elf/textfile.h"
#include "sysfile.h"

/* Until it is booted again no module may come or go. */
static enum kernel_answer read_disabled(const struct kernel *k)
{
	char line[8];

	sysfile_line(line, sizeof(line), "%s/proc/sys/kernel/modules_disabled",
		     k->root);
	if (!*line)
		return KERNEL_NOT_KNOWN;
	return *line == '1' ? KERNEL_YES : KERNEL_NO;
}

/* CapEff of /proc/self/status, where root says little in a container */
static bool may_load(const struct kernel *k)
{
	char *text = textfile_read("%s/proc/self/status", k->root);
	const char *line = text ? strstr(text, "\nCapEff:") : NULL;
	uint64_t set = line ? strtoull(line + 8, NULL, 16) : 0;

	free(text);
	return set >> CAP_SYS_MODULE & 1;
}

/* configuration */

static char *read_config(const struct kernel *k)
{
	static const char * const paths[] = {
		"/boot/config-%s", "/lib/modules/%s/config",
		"/lib/modules/%s/build/.config",
		"/usr/src/linux-headers-%s/.config",
	};
	char *text = textfile_read("%s/proc/config.gz", k->root);
	char path[PATH_MAX];
	size_t i;

	for (i = 0; !text && i < sizeof(paths) / sizeof(*paths); i++) {
		/* each has one %s */
		const char *at = strstr(paths[i], "%s");

		snprintf(path, sizeof(path), "%s%.*s%s%s", k->root,
			 (int)(at - paths[i]), paths[i], k->release, at + 2);
		text = textfile_read("%s", path);
	}
	return text;
}

static enum kernel_answer option(const char *config, const char *name)
{
	char line[128];

	if (!config)
		return KERNEL_NOT_KNOWN;
	snprintf(line, sizeof(line), "\nCONFIG_%s=y\n", name);
	return strstr(config, line) ? KERNEL_YES : KERNEL_NO;
}

static void read_options(struct kernel *k)
{
	char *config = read_config(k);

	k->versions = option(config, "MODVERSIONS");
	k->force_load = option(config, "MODULE_FORCE_LOAD");
	k->any_namespace = option(config,
				  "MODULE_ALLOW_MISSING_NAMESPACE_IMPORTS");
	k->livepatch = option(config, "LIVEPATCH");
	free(config);
}

/* what is installed, and what a module of this kernel says */

static int open_installed(const struct kernel *k, const char *name,
			  struct image **image, struct ko **ko)
{
	char path[PATH_MAX], err[256];
	int ret;

	if (!moddir_path(&k->modules, name, path, sizeof(path)))
		return -ENOENT;
	ret = image_open(path, image, err, sizeof(err));
	if (ret)
		return ret;
	ret = ko_open(*image, ko);
	if (ret)
		image_close(*image);
	return ret;
}

static void take_vermagic(struct kernel *k, const struct ko *ko)
{
	const char *vermagic = ko_tag(ko, "vermagic");
	size_t len = strlen(k->release);

	if (!k->vermagic[0] && vermagic &&
	    !strncmp(vermagic, k->release, len) && vermagic[len] == ' ')
		snprintf(k->vermagic, sizeof(k->vermagic), "%s", vermagic);
}

/* A few, in case that the first ones are somebody's own. */
static void find_vermagic(struct kernel *k)
{
	enum { TRIES = 8 };
	struct image *image;
	struct ko *ko;
	size_t i;

	for (i = 0; i < k->modules.nr_files && i < TRIES; i++) {
		if (k->vermagic[0])
			break;
		if (open_installed(k, k->modules.files[i].name, &image, &ko))
			continue;
		take_vermagic(k, ko);
		ko_close(ko);
		image_close(image);
	}
	if (k->versions == KERNEL_NOT_KNOWN && k->vermagic[0])
		k->versions = strstr(k->vermagic, "modversions") ? KERNEL_YES :
								   KERNEL_NO;
}

/* CRCs */

static bool is_loaded(void *data, const char *module)
{
	return kernel_loaded(data, module);
}

static int read_symvers(struct kernel *k)
{
	static const char * const paths[][2] = {
		{ "/lib/modules/", "/build/Module.symvers" },
		{ "/usr/src/linux-headers-", "/Module.symvers" },
		{ "/lib/modules/", "/symvers.gz" },
		{ "/boot/symvers-", ".gz" },
		{ "/boot/symvers-", ".xz" },
	};
	char *text = NULL;
	size_t i;
	int ret;

	for (i = 0; !text && i < sizeof(paths) / sizeof(*paths); i++) {
		snprintf(k->symvers, sizeof(k->symvers), "%s%s%s%s", k->root,
			 paths[i][0], k->release, paths[i][1]);
		text = textfile_read("%s", k->symvers);
	}
	if (!text) {
		k->symvers[0] = '\0';
		return 0;
	}
	ret = ksyms_add_symvers(&k->symbols, text, is_loaded, k);
	free(text);
	return ret;
}

static void take_export(struct kernel *k, const struct ko_export *e,
			const char *owner)
{
	struct ksym *s = ksyms_find(&k->symbols, e->name);

	if (!s || strcmp(s->owner, owner) != 0)
		return;
	if (!s->has_crc) {
		s->has_crc = e->has_crc;
		s->crc = e->crc;
	}
	if (s->gpl == GPL_NOT_KNOWN)
		s->gpl = e->gpl ? GPL_YES : GPL_NO;
	if (!s->ns)
		s->ns = strdup(e->ns);
}

/* That it is loaded proves that its CRCs are the kernel's. */
static void take_import(struct kernel *k, const struct ko_import *i)
{
	struct ksym *s = ksyms_find(&k->symbols, i->name);

	if (!s || s->has_crc || !i->has_crc)
		return;
	s->has_crc = true;
	s->crc = i->crc;
}

/*
 * What the files of loaded modules say of their own exports, and where no
 * list was found also of what they import. The file may be newer than what
 * is loaded: only build-ids that agree are believed.
 */
static void ask_loaded(struct kernel *k, const char *name)
{
	char running[129];
	struct image *image;
	struct ko *ko;
	size_t i;

	if (open_installed(k, name, &image, &ko))
		return;
	kernel_module_build_id(k, name, running, sizeof(running));
	if (!running[0] || !strcmp(running, ko->build_id)) {
		for (i = 0; i < ko->nr_exports; i++)
			take_export(k, &ko->exports[i], name);
		for (i = 0; !k->symvers[0] && i < ko->nr_imports; i++)
			take_import(k, &ko->imports[i]);
		if (!k->symvers[0] && ko->has_layout)
			take_import(k, &(struct ko_import) {
				.name = "module_layout", .has_crc = true,
				.crc = ko->layout,
			});
	}
	ko_close(ko);
	image_close(image);
}

/* Is there anything that its file could tell? */
static bool has_open_questions(const struct kernel *k, const char *name)
{
	size_t i;

	if (!k->symvers[0])
		return true;
	for (i = 0; i < k->symbols.nr; i++)
		if (!k->symbols.list[i].ns &&
		    !strcmp(k->symbols.list[i].owner, name))
			return true;
	return false;
}

/* life */

static int read_all(struct kernel *k)
{
	unsigned int i;
	int ret = ksyms_open(&k->symbols, k->root);

	if (!ret)
		ret = read_symvers(k);
	if (ret)
		return ret;
	for (i = 0; i < k->nr_loaded; i++)
		if (has_open_questions(k, k->loaded[i].name))
			ask_loaded(k, k->loaded[i].name);
	find_vermagic(k);
	return 0;
}

int kernel_open(struct kernel *k, const char *root)
{
	struct utsname name;
	int ret = kernel_open_modules(k, root);

	if (ret)
		return ret;
	if (!uname(&name))
		snprintf(k->machine, sizeof(k->machine), "%s", name.machine);
	k->may_load = may_load(k);
	k->cmdline = textfile_read("%s/proc/cmdline", root);
	signing_read(&k->signing, root);
	k->modules_disabled = read_disabled(k);
	read_options(k);
	ret = read_all(k);
	if (ret)
		kernel_close(k);
	return ret;
}
