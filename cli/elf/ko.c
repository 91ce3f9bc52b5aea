// SPDX-License-Identifier: GPL-2.0-or-later
#include "elf/ko.h"

#include <elf.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "elf/image.h"

#define THIS_MODULE ".gnu.linkonce.this_module"

/* .modinfo */

static int read_tags(struct ko *ko)
{
	const struct section *s = image_section(ko->image, ".modinfo");
	const char *text, *equal;
	uint64_t at;

	for (at = 0; s && at < s->size && ko->nr_tags < KO_MAX_TAGS;
	     at += strlen(text) + 1) {
		text = image_string(s, at);
		if (!text)
			break;
		equal = strchr(text, '=');
		if (!equal)
			continue;
		/* room for a power of two, and doubled when it is full */
		if (!(ko->nr_tags & (ko->nr_tags - 1))) {
			size_t room = ko->nr_tags ? ko->nr_tags * 2 : 1;
			void *tags = reallocarray(ko->tags, room,
						  sizeof(*ko->tags));

			if (!tags)
				return -ENOMEM;
			ko->tags = tags;
		}
		ko->tags[ko->nr_tags++] = (struct ko_tag) {
			text, (size_t)(equal - text), equal + 1,
		};
	}
	return 0;
}

static bool is_tag(const struct ko_tag *t, const char *tag)
{
	return strlen(tag) == t->tag_len && !memcmp(t->tag, tag, t->tag_len);
}

const char *ko_tag(const struct ko *ko, const char *tag)
{
	size_t i;

	for (i = 0; i < ko->nr_tags; i++)
		if (is_tag(&ko->tags[i], tag))
			return ko->tags[i].value;
	return NULL;
}

bool ko_has_tag(const struct ko *ko, const char *tag, const char *value)
{
	size_t i;

	for (i = 0; i < ko->nr_tags; i++)
		if (is_tag(&ko->tags[i], tag) &&
		    !strcmp(ko->tags[i].value, value))
			return true;
	return false;
}

/* The parameter that "name:..." is about, made if it is new. */
static struct ko_param *get_param(struct ko *ko, const char *name, size_t len)
{
	struct ko_param *p;
	size_t i;

	for (i = 0; i < ko->nr_params; i++) {
		p = &ko->params[i];
		if (p->name_len == len && !memcmp(p->name, name, len))
			return p;
	}
	p = &ko->params[ko->nr_params++];
	p->name = name;
	p->name_len = len;
	return p;
}

/* "parm=name:what it is" and "parmtype=name:int" */
static int read_params(struct ko *ko)
{
	size_t i, nr = 0;

	for (i = 0; i < ko->nr_tags; i++)
		nr += is_tag(&ko->tags[i], "parm") ||
		      is_tag(&ko->tags[i], "parmtype");
	/* a lie that would take its time: each is compared with each */
	if (nr > 1 << 12)
		nr = 0;
	ko->params = calloc(nr + 1, sizeof(*ko->params));
	if (!ko->params)
		return -ENOMEM;
	for (i = 0; nr && i < ko->nr_tags; i++) {
		const struct ko_tag *t = &ko->tags[i];
		const char *colon = strchr(t->value, ':');
		bool is_text = is_tag(t, "parm");
		struct ko_param *p;

		if (!colon || (!is_text && !is_tag(t, "parmtype")))
			continue;
		p = get_param(ko, t->value, (size_t)(colon - t->value));
		if (is_text)
			p->text = colon + 1;
		else
			p->type = colon + 1;
	}
	return 0;
}

/* CRCs: a table to look a name up in */

struct crc {
	const char *name;
	uint32_t crc;
};

struct crcs {
	struct crc *list;
	size_t nr;
};

static int compare_crcs(const void *a, const void *b)
{
	return strcmp(((const struct crc *)a)->name,
		      ((const struct crc *)b)->name);
}

static const struct crc *find_crc(const struct crcs *crcs, const char *name)
{
	struct crc key = { name, 0 };

	return crcs->nr ? bsearch(&key, crcs->list, crcs->nr, sizeof(key),
				  compare_crcs) : NULL;
}

/* "__versions": a long, and a name in a field of fixed length */
static int read_versions(const struct image *image, struct crcs *out)
{
	const struct section *s = image_section(image, "__versions");
	size_t word = image->bits / 8, entry = 64;
	struct cursor c = image_bytes(s);
	const uint8_t *name;
	uint64_t crc;

	out->list = calloc(cursor_left(&c) / entry + 1, sizeof(*out->list));
	if (!out->list)
		return -ENOMEM;
	while (!image_word(image, &c, &crc) &&
	       !cursor_bytes(&c, entry - word, &name))
		if (memchr(name, 0, entry - word))
			out->list[out->nr++] = (struct crc) {
				(const char *)name, (uint32_t)crc,
			};
	return 0;
}

/* Since 6.14 there is a form for longer names: numbers here, names there. */
static int read_long_versions(const struct image *image, struct crcs *out)
{
	const struct section *names = image_section(image,
						    "__version_ext_names");
	struct cursor c = image_bytes(image_section(image,
						    "__version_ext_crcs"));
	const char *name;
	uint64_t at = 0;
	uint32_t crc;

	out->list = calloc(cursor_left(&c) / 4 + 1, sizeof(*out->list));
	if (!out->list)
		return -ENOMEM;
	while (!image_u32(image, &c, &crc)) {
		name = image_string(names, at);
		if (!name)
			break;
		out->list[out->nr++] = (struct crc) { name, crc };
		at += strlen(name) + 1;
	}
	return 0;
}

static int read_crcs(struct ko *ko, struct crcs *out)
{
	const struct crc *layout;
	bool is_long = image_section(ko->image, "__version_ext_crcs");
	int ret;

	ret = is_long ? read_long_versions(ko->image, out) :
			read_versions(ko->image, out);
	if (ret)
		return ret;
	ko->has_versions = is_long || image_section(ko->image, "__versions");
	qsort(out->list, out->nr, sizeof(*out->list), compare_crcs);
	layout = find_crc(out, "module_layout");
	ko->has_layout = layout;
	ko->layout = layout ? layout->crc : 0;
	return 0;
}

/* imports */

static bool is_import(const struct symbol *s)
{
	/* some assemblers leave the second one behind, and the kernel skips it */
	return s->section == SHN_UNDEF && s->name[0] &&
	       strcmp(s->name, "_GLOBAL_OFFSET_TABLE_") != 0;
}

static int read_imports(struct ko *ko, const struct symbols *symbols)
{
	struct crcs crcs = { 0 };
	const struct crc *crc;
	size_t i;
	int ret = read_crcs(ko, &crcs);

	ko->imports = calloc(symbols->nr + 1, sizeof(*ko->imports));
	if (!ko->imports)
		ret = -ENOMEM;
	/* the first one is empty by definition */
	for (i = 1; !ret && i < symbols->nr; i++) {
		const struct symbol *s = &symbols->list[i];

		if (!is_import(s))
			continue;
		crc = find_crc(&crcs, s->name);
		ko->imports[ko->nr_imports++] = (struct ko_import) {
			.name = s->name,
			.weak = s->bind == STB_WEAK,
			.has_crc = crc,
			.crc = crc ? crc->crc : 0,
		};
	}
	free(crcs.list);
	return ret;
}

/* life */

static int read_symbols(struct ko *ko)
{
	struct symbols symbols;
	const struct section *table = image_section_type(ko->image, SHT_SYMTAB);
	int ret = image_symbols(ko->image, table, &symbols);

	if (ret)
		return ret == -ENOMEM ? ret : 0;
	ko->has_symbols = symbols.nr;
	ret = read_imports(ko, &symbols);
	if (!ret)
		ret = ko_read_exports(ko, &symbols);
	free(symbols.list);
	return ret;
}

int ko_open(const struct image *image, struct ko **out)
{
	struct ko *ko = calloc(1, sizeof(*ko));
	int ret;

	if (!ko)
		return -ENOMEM;
	ko->image = image;
	ko->has_this_module = image_section(image, THIS_MODULE);
	ko_read_signature(image, &ko->signature);
	image_own_build_id(image, ko->build_id, sizeof(ko->build_id));
	ret = read_tags(ko);
	if (!ret)
		ret = read_params(ko);
	if (!ret)
		ret = read_symbols(ko);
	if (ret)
		ko_close(ko);
	else
		*out = ko;
	return ret;
}

void ko_close(struct ko *ko)
{
	if (!ko)
		return;
	free(ko->tags);
	free(ko->params);
	free(ko->imports);
	free(ko->exports);
	free(ko);
}
