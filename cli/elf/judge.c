// SPDX-License-Identifier: GPL-2.0-or-later
#include "elf/judge.h"

#include <elf.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "elf/image.h"
#include "elf/kernel.h"

/* What is judged, and what has been found. */
struct court {
	const struct ko *ko;
	const struct kernel *k;
	struct verdict *v;
	char name[KO_NAME_LEN + 8];
	bool is_gpl;		/* may use symbols that are for such only */
};

static void __attribute__((format(printf, 5, 6)))
find(struct court *c, enum reason_kind kind, int err, const char *symbol,
     const char *fmt, ...)
{
	struct verdict *v = c->v;
	struct reason *reasons;
	va_list ap;

	if (kind == REASON_BAD) {
		v->judgement = LOADS_NOT;
		v->err = err;
	} else if (kind == REASON_DOUBT && v->judgement == LOADS) {
		v->judgement = LOADS_PERHAPS;
	}
	/* room for a power of two, and doubled when it is full */
	if (!(v->nr & (v->nr - 1))) {
		reasons = reallocarray(v->reasons, v->nr ? v->nr * 2 : 1,
				       sizeof(*reasons));
		if (!reasons) {
			v->no_memory = true;
			return;
		}
		v->reasons = reasons;
	}
	reasons = &v->reasons[v->nr++];
	reasons->kind = kind;
	reasons->err = err;
	reasons->symbol = symbol;
	va_start(ap, fmt);
	vsnprintf(reasons->text, sizeof(reasons->text), fmt, ap);
	va_end(ap);
}

#define BAD(c, err, ...) find(c, REASON_BAD, err, NULL, __VA_ARGS__)
#define DOUBT(c, ...) find(c, REASON_DOUBT, 0, NULL, __VA_ARGS__)
#define NOTE(c, ...) find(c, REASON_NOTE, 0, NULL, __VA_ARGS__)

/* may anything be loaded at all */

static void judge_permission(struct court *c)
{
	if (!c->k->has_modules)
		BAD(c, -ENOSYS, "this kernel was built to load no modules");
	else if (c->k->modules_disabled == KERNEL_YES)
		BAD(c, -EPERM,
			"this kernel takes no more modules until it is booted again (modules_disabled is 1)");
	else if (!c->k->may_load)
		NOTE(c, "loading needs root (CAP_SYS_MODULE)");
}

/* signature: mod_verify_sig() */

static void judge_signature(struct court *c)
{
	const struct ko_signature *s = &c->ko->signature;
	bool enforced = c->k->signing.enforced > 0;
	bool locked_down = signing_is_locked_down(&c->k->signing);

	if (s->state == KO_SIGNATURE_BROKEN)
		BAD(c, -EBADMSG, "its signature is damaged");
	else if (s->state == KO_UNSIGNED && enforced)
		BAD(c, -EKEYREJECTED,
			"it is not signed, and this kernel takes signed modules only");
	else if (s->state == KO_UNSIGNED && locked_down)
		BAD(c, -EPERM,
			"it is not signed, and this kernel is locked down: it takes signed modules only");
	else if (s->state == KO_UNSIGNED)
		NOTE(c, "it is not signed");
	else if (enforced || locked_down)
		DOUBT(c, "whether the kernel trusts its signature cannot be told from here");
}

/* the file: elf_validity_check() */

static bool judge_file(struct court *c)
{
	const struct image *image = c->ko->image;
	char buf[32];
	const char *machine = image_machine(image, buf, sizeof(buf));

	if (image->type != ET_REL)
		BAD(c, -ENOEXEC, "it is no kernel module but a program or a library");
	else if (strcmp(machine, c->k->machine) != 0)
		BAD(c, -ENOEXEC, "it is for %s, this machine is %s", machine,
		    c->k->machine);
	else if (image->defect[0])
		BAD(c, -ENOEXEC, "%s", image->defect);
	else if (!c->ko->has_this_module)
		BAD(c, -ENOEXEC,
			"it is an object file, not a kernel module (.gnu.linkonce.this_module is missing)");
	else if (!c->ko->has_symbols)
		BAD(c, -ENOEXEC, "its symbols have been stripped");
	return c->v->judgement != LOADS_NOT;
}

/* module_blacklist= on the kernel's command line */
static void judge_blacklist(struct court *c)
{
	const char *at = c->k->cmdline ?
		strstr(c->k->cmdline, "module_blacklist=") : NULL;
	size_t len = strlen(c->name), word;

	if (!at)
		return;
	for (at += 17; *at && *at != ' ' && *at != '\n'; at += *at == ',') {
		word = strcspn(at, ", \n");
		if (word == len && !memcmp(at, c->name, len)) {
			BAD(c, -EPERM, "module_blacklist= on the kernel's command line forbids it");
			return;
		}
		at += word;
	}
}

/* which kernel it was built for: check_modstruct_version(), same_magic() */

static void judge_layout(struct court *c)
{
	const struct ksym *s = ksyms_find(&c->k->symbols, "module_layout");

	if (c->k->versions != KERNEL_YES)
		return;
	if (!c->ko->has_versions) {
		if (c->k->force_load == KERNEL_NO)
			BAD(c, -ENOEXEC,
				"it was built without CRCs (CONFIG_MODVERSIONS), which this kernel asks for");
		else
			NOTE(c, "it was built without CRCs: loading it taints the kernel");
	} else if (!c->ko->has_layout) {
		return;
	} else if (!s || !s->has_crc) {
		DOUBT(c, "this kernel's CRCs are not known: install the headers of %s",
		      c->k->release);
	} else if (s->crc != c->ko->layout) {
		BAD(c, -ENOEXEC,
			"it was built for another kernel: CRC of module_layout is %08x, here %08x",
		    c->ko->layout, s->crc);
	}
}

/* With CRCs the release may differ: what stands behind it may not. */
static const char *behind_release(const struct court *c, const char *vermagic)
{
	return c->ko->has_versions && c->k->versions == KERNEL_YES ?
	       vermagic + strcspn(vermagic, " ") : vermagic;
}

static void judge_vermagic(struct court *c)
{
	const char *theirs = ko_tag(c->ko, "vermagic"), *ours = c->k->vermagic;

	if (!theirs) {
		if (c->k->force_load == KERNEL_YES)
			NOTE(c, "it has no vermagic: loading it taints the kernel");
		else
			BAD(c, -ENOEXEC, "it has no vermagic");
		return;
	}
	if (!ours[0]) {
		DOUBT(c, "this kernel's vermagic is not known: no module of %s is in %s",
		      c->k->release, c->k->modules.folder);
		return;
	}
	if (strcmp(behind_release(c, theirs), behind_release(c, ours)) != 0)
		BAD(c, -ENOEXEC, "it was built for another kernel: vermagic is '%s', here '%s'",
		    theirs, ours);
}

static void judge_livepatch(struct court *c)
{
	if (ko_has_tag(c->ko, "livepatch", "Y") &&
	    c->k->livepatch == KERNEL_NO)
		BAD(c, -ENOEXEC, "it is a live patch, which this kernel cannot take");
}

/* is it there: add_unformed_module(), mod_sysfs_init() */

static bool judge_presence(struct court *c)
{
	if (!kernel_loaded(c->k, c->name))
		return true;
	BAD(c, -EEXIST, "module %s is loaded already", c->name);
	return false;
}

/* A part of the kernel itself may have a folder there, too. */
static void judge_built_in(struct court *c)
{
	char path[512];

	snprintf(path, sizeof(path), "%s/sys/module/%s", c->k->root, c->name);
	if (!access(path, F_OK))
		BAD(c, -EINVAL, "%s is built into this kernel", c->name);
}

/* symbols: resolve_symbol() */

/* The kernel's build writes "-" where the module itself has "_". */
static bool begins_with(const char *name, const char *with, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++) {
		if (name[i] != (with[i] == '-' ? '_' : with[i]))
			return false;
	}
	return true;
}

/* "a,b*": verify_module_namespace() */
static bool names_module(const char *names, const char *name)
{
	bool is_glob;
	size_t len;

	for (;; names += len + 1) {
		len = strcspn(names, ",");
		is_glob = len && names[len - 1] == '*';
		if (begins_with(name, names, len - is_glob) &&
		    (is_glob || !name[len]))
			return true;
		if (!names[len])
			return false;
	}
}

static bool is_imported(const struct court *c, const char *ns)
{
	static const char prefix[] = "module:";	/* since 6.16 */
	size_t len = sizeof(prefix) - 1;

	if (!strncmp(ns, prefix, len) && names_module(ns + len, c->name))
		return true;
	return ko_has_tag(c->ko, "import_ns", ns);
}

static void miss(struct court *c, const struct ko_import *i)
{
	const char *module = moddir_provider(&c->k->modules, i->name);

	if (!c->k->symbols.has_exports && !c->k->symbols.has_symvers)
		find(c, REASON_DOUBT, 0, i->name,
		     "what this kernel exports is not known");
	else if (!module)
		find(c, REASON_BAD, -ENOENT, i->name,
		     "this kernel does not export it");
	else if (kernel_loaded(c->k, module))
		find(c, REASON_BAD, -ENOENT, i->name,
		     "the loaded module %s does not export it", module);
	else
		find(c, REASON_BAD, -ENOENT, i->name,
		     "it is in %s, which is not loaded (modprobe loads it first)",
		     module);
}

static void judge_import(struct court *c, const struct ko_import *i,
			 size_t *nr_unchecked)
{
	const struct ksym *s = ksyms_find(&c->k->symbols, i->name);

	if (!s) {
		if (!i->weak)
			miss(c, i);
		return;
	}
	if (s->gpl == GPL_YES && !c->is_gpl) {
		if (i->weak)
			return;
		find(c, REASON_BAD, -ENOENT, i->name,
		     "it is for modules under the GPL only");
	} else if (c->k->versions == KERNEL_YES && i->has_crc && !s->has_crc) {
		++*nr_unchecked;
	} else if (c->k->versions == KERNEL_YES && i->has_crc &&
		   s->crc != i->crc) {
		find(c, REASON_BAD, -EINVAL, i->name,
		     "it has changed: CRC is %08x, here %08x", i->crc, s->crc);
	} else if (s->ns && s->ns[0] && !is_imported(c, s->ns)) {
		if (c->k->any_namespace == KERNEL_YES)
			find(c, REASON_NOTE, 0, i->name,
			     "its namespace %s is not imported", s->ns);
		else
			find(c, REASON_BAD, -EINVAL, i->name,
			     "its namespace %s is not imported (MODULE_IMPORT_NS)",
			     s->ns);
	}
}

static void judge_imports(struct court *c)
{
	size_t nr_unchecked = 0, i;

	for (i = 0; i < c->ko->nr_imports; i++)
		judge_import(c, &c->ko->imports[i], &nr_unchecked);
	if (nr_unchecked)
		DOUBT(c, "the CRCs of %zu symbols are not known: install the headers of %s",
		      nr_unchecked, c->k->release);
}

/* verify_exported_symbols() */
static void judge_exports(struct court *c)
{
	const struct ksym *s;
	size_t i;

	for (i = 0; i < c->ko->nr_exports; i++) {
		s = ksyms_find(&c->k->symbols, c->ko->exports[i].name);
		if (s)
			find(c, REASON_BAD, -ENOEXEC, c->ko->exports[i].name,
			     "%s exports it, too", s->owner);
	}
}

/* license_is_gpl_compatible() of include/linux/license.h */
static bool is_gpl(const char *license)
{
	static const char * const names[] = {
		"GPL", "GPL v2", "GPL and additional rights", "Dual BSD/GPL",
		"Dual MIT/GPL", "Dual MPL/GPL",
	};
	size_t i;

	for (i = 0; license && i < sizeof(names) / sizeof(*names); i++)
		if (!strcmp(license, names[i]))
			return true;
	return false;
}

static void judge_kernel(struct court *c)
{
	judge_blacklist(c);
	if (c->v->judgement == LOADS_NOT)
		return;
	judge_layout(c);
	if (c->v->judgement != LOADS_NOT)
		judge_vermagic(c);
	if (c->v->judgement != LOADS_NOT)
		judge_livepatch(c);
}

void judge(const struct ko *ko, const struct kernel *k, const char *path,
	   struct verdict *v)
{
	struct court c = { .ko = ko, .k = k, .v = v };
	const char *name = ko_tag(ko, "name");

	memset(v, 0, sizeof(*v));
	v->judgement = LOADS;
	if (name)
		snprintf(c.name, sizeof(c.name), "%s", name);
	else
		moddir_name(path, c.name, sizeof(c.name));
	c.is_gpl = is_gpl(ko_tag(ko, "license"));
	if (!c.is_gpl)
		NOTE(&c,
			"its licence is not compatible with the GPL: loading it taints the kernel");
	judge_permission(&c);
	if (v->judgement != LOADS_NOT)
		judge_signature(&c);
	if (v->judgement == LOADS_NOT || !judge_file(&c))
		return;
	judge_kernel(&c);
	if (v->judgement == LOADS_NOT || !judge_presence(&c))
		return;
	judge_imports(&c);
	if (v->judgement != LOADS_NOT)
		judge_exports(&c);
	if (v->judgement != LOADS_NOT)
		judge_built_in(&c);
}

const char *judge_errno(int err)
{
	return err ? strerrorname_np(-err) : NULL;
}
