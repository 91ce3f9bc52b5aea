// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * limen inspect: a kernel module, and whether the running kernel takes it.
 */
#include "inspect.h"

#include <errno.h>
#include <string.h>

#include "elf/image.h"
#include "elf/judge.h"
#include "elf/kernel.h"
#include "elf/ko.h"
#include "writer.h"

enum { REASONS_SHOWN = 12 };

/* the verdict */

static const struct {
	const char *word;
	const char *text;
	enum style style;
} judgements[] = {
	[LOADS_NOT] = { "no", "will not load here", STYLE_BAD },
	[LOADS] = { "yes", "will load here", STYLE_GOOD },
	[LOADS_PERHAPS] = { "unknown", "may load here", STYLE_WARN },
};

static const char * const reason_words[] = {
	[REASON_BAD] = "no", [REASON_DOUBT] = "unknown", [REASON_NOTE] = "note",
};

static void write_reason(struct writer *w, const struct reason *r, bool shown)
{
	writer_open(w, "");
	writer_json_str(w, "kind", reason_words[r->kind]);
	writer_json_str(w, "errno", judge_errno(r->err));
	writer_json_str(w, "symbol", r->symbol);
	writer_json_str(w, "text", r->text);
	writer_close(w);
	if (!shown)
		return;
	writer_text(w, "  %-16s ", reason_words[r->kind]);
	if (r->symbol)
		writer_str(w, NULL, "%s: ", r->symbol);
	writer_str(w, NULL, "%s\n", r->text);
}

static void write_verdict(struct writer *w, const struct verdict *v, bool all)
{
	size_t i;

	writer_style(w, judgements[v->judgement].style);
	writer_text(w, "%s", judgements[v->judgement].text);
	writer_style(w, STYLE_PLAIN);
	if (v->judgement == LOADS_NOT)
		writer_text(w, " (%s)", strerror(-v->err));
	writer_text(w, "\n");
	writer_json_str(w, "loads", judgements[v->judgement].word);
	writer_json_str(w, "errno", judge_errno(v->err));
	writer_open_array(w, "reasons");
	for (i = 0; i < v->nr; i++)
		write_reason(w, &v->reasons[i], all || i < REASONS_SHOWN);
	writer_close(w);
	if (!all && v->nr > REASONS_SHOWN)
		writer_text(w, "  and %zu more, which -a shows\n",
			    v->nr - REASONS_SHOWN);
}

/* is it the one that runs */

static void write_running(struct writer *w, const struct ko *ko,
			  const struct kernel *k, const char *name)
{
	const struct loaded *l = kernel_loaded(k, name);
	char build_id[129];
	bool same;

	writer_json_bool(w, "loaded", l);
	if (!l)
		return;
	kernel_module_build_id(k, name, build_id, sizeof(build_id));
	if (!build_id[0] || !ko->build_id[0]) {
		write_one(w, "running", NULL);
		return;
	}
	same = !strcmp(build_id, ko->build_id);
	write_one(w, "running", same ? "the same file" : "another file");
	write_one(w, "running_build_id", same ? NULL : build_id);
}

/* what it says of itself */

static void write_namespaces(struct writer *w, const struct ko *ko)
{
	size_t nr = 0, i;

	writer_open_array(w, "namespaces");
	for (i = 0; i < ko->nr_tags; i++) {
		const struct ko_tag *t = &ko->tags[i];

		if (t->tag_len != 9 || memcmp(t->tag, "import_ns", 9))
			continue;
		if (!nr++)
			write_heading(w, "namespaces");
		else
			writer_text(w, ", ");
		writer_str(w, "", "%s", t->value);
	}
	writer_close(w);
	if (nr)
		writer_text(w, "\n");
}

static void write_params(struct writer *w, const struct ko *ko)
{
	char name[128];
	size_t i;

	writer_open_array(w, "params");
	for (i = 0; i < ko->nr_params; i++) {
		const struct ko_param *p = &ko->params[i];

		snprintf(name, sizeof(name), "%.*s", (int)p->name_len, p->name);
		write_heading(w, i ? "" : "params");
		writer_open(w, "");
		writer_str(w, "name", "%s", name);
		writer_str(w, "type", " (%s)", p->type);
		writer_json_str(w, "text", p->text);
		writer_close(w);
		if (p->text)
			writer_str(w, NULL, ": %s", p->text);
		writer_text(w, "\n");
	}
	writer_close(w);
}

static void write_signature(struct writer *w, const struct ko_signature *s)
{
	static const char * const words[] = {
		[KO_UNSIGNED] = "none", [KO_SIGNED] = "there",
		[KO_SIGNATURE_BROKEN] = "damaged",
	};

	write_heading(w, "signature");
	writer_open(w, "signature");
	writer_str(w, "state", "%s", words[s->state]);
	if (s->state == KO_SIGNED) {
		writer_str(w, "hash", ", %s", s->hash);
		writer_str(w, "signer", ", by %s",
			   s->signer[0] ? s->signer : NULL);
	}
	writer_close(w);
	writer_text(w, "\n");
}

/* symbols */

static void write_crc(struct writer *w, bool known, uint32_t crc)
{
	if (known)
		writer_json_uint(w, "crc", crc);
	else
		writer_json_null(w, "crc");
}

static void write_import(struct writer *w, const struct ko_import *i,
			 const struct kernel *k, bool shown)
{
	const struct ksym *s = ksyms_find(&k->symbols, i->name);
	const char *from = s ? s->owner :
			   moddir_provider(&k->modules, i->name);

	writer_open(w, "");
	writer_json_str(w, "name", i->name);
	write_crc(w, i->has_crc, i->crc);
	writer_json_str(w, "from", from);
	writer_json_bool(w, "weak", i->weak);
	writer_close(w);
	if (!shown)
		return;
	if (i->has_crc)
		writer_text(w, "    %08x ", i->crc);
	else
		writer_text(w, "    -        ");
	writer_str(w, NULL, "%s", i->name);
	writer_str(w, NULL, "  %s\n", from);
}

static void write_imports(struct writer *w, const struct ko *ko,
			  const struct kernel *k, bool all)
{
	size_t i;

	write_heading(w, "imports");
	writer_text(w, "%zu symbols%s\n", ko->nr_imports,
		    all || !ko->nr_imports ? "" : " (-a shows them)");
	writer_open_array(w, "imports");
	for (i = 0; i < ko->nr_imports; i++)
		write_import(w, &ko->imports[i], k, all);
	writer_close(w);
}

static void write_export(struct writer *w, const struct ko_export *e,
			 bool shown)
{
	writer_open(w, "");
	writer_json_str(w, "name", e->name);
	write_crc(w, e->has_crc, e->crc);
	writer_json_bool(w, "gpl", e->gpl);
	writer_json_str(w, "namespace", e->ns[0] ? e->ns : NULL);
	writer_close(w);
	if (!shown)
		return;
	if (e->has_crc)
		writer_text(w, "    %08x ", e->crc);
	else
		writer_text(w, "    -        ");
	writer_str(w, NULL, "%s", e->name);
	writer_text(w, "%s\n", e->gpl ? "  GPL only" : "");
}

static void write_exports(struct writer *w, const struct ko *ko, bool all)
{
	size_t i;

	if (ko->nr_exports) {
		write_heading(w, "exports");
		writer_text(w, "%zu symbols%s\n", ko->nr_exports,
			    all ? "" : " (-a shows them)");
	}
	writer_open_array(w, "exports");
	for (i = 0; i < ko->nr_exports; i++)
		write_export(w, &ko->exports[i], all);
	writer_close(w);
}

static void write_depends(struct writer *w, const char *depends)
{
	size_t len;
	char name[KO_NAME_LEN + 8];

	writer_open_array(w, "depends");
	if (depends && *depends)
		write_heading(w, "depends");
	for (; depends && *depends; depends += len + (depends[len] == ',')) {
		len = strcspn(depends, ",");
		snprintf(name, sizeof(name), "%.*s", (int)len, depends);
		writer_str(w, "", depends[len] ? "%s, " : "%s\n", name);
	}
	writer_close(w);
}

void inspect_module(struct writer *w, const struct ko *ko,
		    const struct kernel *k, const struct verdict *v, bool all)
{
	const char *name = ko_tag(ko, "name");

	write_verdict(w, v, all);
	write_one(w, "name", name);
	write_one(w, "description", ko_tag(ko, "description"));
	write_one(w, "version", ko_tag(ko, "version"));
	write_one(w, "license", ko_tag(ko, "license"));
	write_one(w, "vermagic", ko_tag(ko, "vermagic"));
	write_one(w, "here", k->vermagic);
	write_one(w, "build_id", ko->build_id);
	write_running(w, ko, k, name ? name : "");
	write_signature(w, &ko->signature);
	write_depends(w, ko_tag(ko, "depends"));
	write_namespaces(w, ko);
	write_params(w, ko);
	write_imports(w, ko, k, all);
	write_exports(w, ko, all);
}
