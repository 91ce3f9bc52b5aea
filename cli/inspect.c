// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * limen inspect: what an ELF file is, and for a kernel module whether the
 * running kernel takes it.
 */
#include "inspect.h"

#include <elf.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"
#include "elf/image.h"
#include "elf/judge.h"
#include "elf/kernel.h"
#include "elf/ko.h"
#include "elf/program.h"
#include "writer.h"

/* The kernel is looked at when the first module comes. */
struct look {
	struct cli *cli;
	struct kernel kernel;
	bool has_kernel;
};

static int need_kernel(struct look *l)
{
	int ret;

	if (l->has_kernel)
		return 0;
	ret = kernel_open(&l->kernel, "");
	if (ret)
		cli_say("cannot look at the kernel: %s", strerror(-ret));
	l->has_kernel = !ret;
	return ret;
}

static int show_module(struct look *l, const struct image *image,
		       const char *path)
{
	struct writer *w = l->cli->w;
	struct verdict verdict;
	struct ko *ko;
	int ret = need_kernel(l);

	if (!ret)
		ret = ko_open(image, &ko);
	if (ret) {
		writer_text(w, "module\n");
		return EXIT_TROUBLE;
	}
	judge(ko, &l->kernel, path, &verdict);
	writer_text(w, "module, ");
	inspect_module(w, ko, &l->kernel, &verdict,
		       l->cli->o.given & OPTION_ALL);
	ret = verdict.judgement == LOADS_NOT ? EXIT_TROUBLE : EXIT_FINE;
	if (verdict.no_memory)
		writer_fail(w, -ENOMEM);
	free(verdict.reasons);
	ko_close(ko);
	return ret;
}

static int show_program(struct look *l, const struct image *image)
{
	struct writer *w = l->cli->w;
	struct program *p;
	int ret = program_open(image, &p);

	if (ret) {
		writer_fail(w, ret);
		return EXIT_TROUBLE;
	}
	writer_json_str(w, "kind", p->kind);
	inspect_program(w, p, l->cli->o.given & OPTION_ALL);
	if (image->defect[0])
		write_one(w, "defect", image->defect);
	program_close(p);
	return EXIT_FINE;
}

static int show_image(struct look *l, const struct image *image,
		      const char *path)
{
	struct writer *w = l->cli->w;
	char buf[32];

	writer_json_str(w, "packing", image->packing);
	writer_json_str(w, "machine", image_machine(image, buf, sizeof(buf)));
	writer_json_uint(w, "bits", image->bits);
	if (image->packing)
		writer_text(w, "%s, ", image->packing);
	writer_text(w, "%s, ", image_machine(image, buf, sizeof(buf)));
	if (image->type != ET_REL)
		return show_program(l, image);
	writer_json_str(w, "kind", "module");
	return show_module(l, image, path);
}

/* A word that is no file may be the name of an installed module. */
static const char *find_file(struct look *l, const char *word, char *buf,
			     size_t size)
{
	char name[256];

	if (strchr(word, '/') || !access(word, F_OK))
		return word;
	if (need_kernel(l))
		return word;
	moddir_name(word, name, sizeof(name));
	return moddir_path(&l->kernel.modules, name, buf, size) ? buf : word;
}

static int show_file(struct look *l, const char *word)
{
	struct writer *w = l->cli->w;
	char buf[PATH_MAX], err[256];
	const char *path = find_file(l, word, buf, sizeof(buf));
	struct image *image;
	int ret = image_open(path, &image, err, sizeof(err));

	writer_open(w, "");
	writer_json_str(w, "file", path);
	if (ret) {
		writer_json_str(w, "error", err);
		writer_json_str(w, "errno", judge_errno(ret));
		writer_close(w);
		cli_say("%s: %s%s", path, err,
			ret == -ENOENT && !strchr(word, '/') ? ", and no "
			"module of this name is installed for this kernel" : "");
		return ret == -EACCES || ret == -EPERM ? EXIT_DENIED :
							 EXIT_TROUBLE;
	}
	writer_str(w, NULL, "%s: ", path);
	ret = show_image(l, image, path);
	writer_close(w);
	image_close(image);
	return ret;
}

static int run(struct cli *cli)
{
	struct look l = { .cli = cli };
	int ret = EXIT_FINE, one;
	unsigned int i;

	writer_begin(cli->w);
	writer_open_array(cli->w, "files");
	for (i = 0; i < cli->nr_operands; i++) {
		one = show_file(&l, cli->operands[i]);
		if (!ret)
			ret = one;
		if (i + 1 < cli->nr_operands)
			writer_text(cli->w, "\n");
	}
	writer_close(cli->w);
	one = cli_end(cli);
	if (l.has_kernel)
		kernel_close(&l.kernel);
	return ret ? ret : one;
}

const struct command inspect_command = {
	.name = "inspect",
	.operands = "FILE...",
	.min_operands = 1,
	.max_operands = UINT_MAX,
	.summary = "what an ELF file is; will the kernel take this module",
	.options = OPTION_ALL,
	.run = run,
};
