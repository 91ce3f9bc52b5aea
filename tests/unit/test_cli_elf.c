// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/elf/judge.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "../fuzz/mutate.h"
#include "cli/elf/image.h"
#include "cli/elf/insn.h"
#include "cli/elf/kernel.h"
#include "cli/elf/ko.h"
#include "cli/elf/program.h"
#include "elf_sample.h"

#define VERMAGIC "6.1.0-56-amd64 SMP preempt mod_unload modversions "

static const struct sample_module fine = {
	.vermagic = VERMAGIC,
	.license = "GPL v2",
	.import = "printk_it",
	.import_crc = 0x11111111,
	.layout_crc = 0x22222222,
	.export = "sample_do",
};

static struct sample sample;

/* An image of @m, and what it says. */
static struct ko *open_sample(const struct sample_module *m,
			      struct image **image)
{
	struct ko *ko;
	char err[256];

	sample_make(&sample, m);
	assert_int_equal(image_open_memory(sample_copy(&sample, sample.len),
					   sample.len, image, err,
					   sizeof(err)), 0);
	assert_int_equal(ko_open(*image, &ko), 0);
	return ko;
}

static void close_sample(struct ko *ko, struct image *image)
{
	ko_close(ko);
	image_close(image);
}

/* what a module says */

static void reads_a_module(void **state)
{
	struct image *image;
	struct ko *ko = open_sample(&fine, &image);

	assert_string_equal(image->defect, "");
	assert_string_equal(ko_tag(ko, "vermagic"), VERMAGIC);
	assert_string_equal(ko_tag(ko, "name"), "sample");
	assert_null(ko_tag(ko, "nam"));
	assert_true(ko_has_tag(ko, "depends", "other,third"));
	assert_int_equal(ko->nr_params, 1);
	assert_string_equal(ko->params[0].type, "int");
	assert_string_equal(ko->params[0].text, "how fast");
	assert_int_equal(ko->nr_imports, 1);
	assert_string_equal(ko->imports[0].name, "printk_it");
	assert_true(ko->imports[0].has_crc);
	assert_int_equal(ko->imports[0].crc, 0x11111111);
	assert_int_equal(ko->layout, 0x22222222);
	assert_int_equal(ko->nr_exports, 1);
	assert_string_equal(ko->exports[0].name, "sample_do");
	assert_true(ko->exports[0].gpl);
	assert_int_equal(ko->exports[0].crc, 0x12345678);
	assert_string_equal(ko->build_id, "deadbeef");
	assert_int_equal(ko->signature.state, KO_UNSIGNED);
	close_sample(ko, image);
}

/* @sig_len as the trailer says it, of @len bytes that are there */
static int signature_state(uint32_t sig_len, uint8_t id_type, uint8_t pad)
{
	uint8_t trailer[12] = {
		0, 0, id_type, 0, 0, pad, 0, 0, (uint8_t)(sig_len >> 24),
		(uint8_t)(sig_len >> 16), (uint8_t)(sig_len >> 8),
		(uint8_t)sig_len,
	};
	struct ko_signature s;
	struct image image = { .data = sample.data };

	sample_make(&sample, &fine);
	memcpy(sample.data + sample.len, "\x06\x03\x55\x04\x03\x0c\x02me", 9);
	memcpy(sample.data + sample.len + 9, trailer, 12);
	memcpy(sample.data + sample.len + 21,
	       "~Module signature appended~\n", 28);
	image.len = sample.len + 49;
	ko_read_signature(&image, &s);
	if (s.state == KO_SIGNED)
		assert_string_equal(s.signer, "me");
	return s.state;
}

static void reads_signatures(void **state)
{
	assert_int_equal(signature_state(9, 2, 0), KO_SIGNED);
	assert_int_equal(signature_state(9, 2, 1), KO_SIGNATURE_BROKEN);
	assert_int_equal(signature_state(0xffffffff, 2, 0),
			 KO_SIGNATURE_BROKEN);
	assert_int_equal(signature_state(0x8000, 2, 0), KO_SIGNATURE_BROKEN);
}

/* what a kernel makes of it */

static char root[] = "/tmp/limen-elf.XXXXXX";

static void put_file(const char *path, const char *text)
{
	char full[512], *slash;
	FILE *f;

	snprintf(full, sizeof(full), "%s/%s", root, path);
	for (slash = strchr(full + sizeof(root), '/'); slash;
	     slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		mkdir(full, 0755);
		*slash = '/';
	}
	f = fopen(full, "w");
	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

/* A module of that kernel itself, which its vermagic is learnt from. */
static void put_module(const char *path)
{
	char full[512];
	FILE *f;

	put_file(path, "");
	snprintf(full, sizeof(full), "%s/%s", root, path);
	sample_make(&sample, &fine);
	f = fopen(full, "w");
	assert_non_null(f);
	assert_int_equal(fwrite(sample.data, sample.len, 1, f), 1);
	fclose(f);
}

static int make_root(void **state)
{
	assert_non_null(mkdtemp(root));
	put_file("proc/sys/kernel/osrelease", "6.1.0-56-amd64\n");
	put_file("proc/cmdline", "quiet module_blacklist=foo,sampler x=y\n");
	put_file("proc/modules",
		 "other 16384 1 third, Live 0xffffffffc0000000\n");
	put_file("proc/kallsyms",
		 "ffffffff82000000 R __start___ksymtab_gpl\n"
		 "ffffffff82000000 r __ksymtab_printk_it\n"
		 "ffffffff82000010 r __ksymtab_module_layout\n"
		 "ffffffff82000020 R __stop___ksymtab_gpl\n"
		 "ffffffff82000030 r __ksymtab_plain\n"
		 "ffffffff82000040 r __ksymtab_spaced\n"
		 "ffffffff82000050 r __ksymtab_for_it\n"
		 "ffffffff82000060 r __ksymtab_for_kin\n"
		 "ffffffff82000070 r __ksymtab_for_others\n"
		 "ffffffffc0000000 r __ksymtab_other_do\t[other]\n");
	put_file("lib/modules/6.1.0-56-amd64/modules.dep",
		 "kernel/own.ko:\nextra/other.ko.xz: kernel/own.ko\n");
	put_file("lib/modules/6.1.0-56-amd64/modules.symbols",
		 "# aliases\nalias symbol:own_do own\n");
	put_module("lib/modules/6.1.0-56-amd64/kernel/own.ko");
	put_file("lib/modules/6.1.0-56-amd64/build/Module.symvers",
		 "0x11111111\tprintk_it\tvmlinux\tEXPORT_SYMBOL_GPL\t\n"
		 "0x22222222\tmodule_layout\tvmlinux\tEXPORT_SYMBOL_GPL\t\n"
		 "0x33333333\tplain\tvmlinux\tEXPORT_SYMBOL\t\n"
		 "0x55555555\tspaced\tvmlinux\tEXPORT_SYMBOL\tSPACE\n"
		 "0x77777777\tfor_it\tvmlinux\tEXPORT_SYMBOL\tmodule:x,it-self\n"
		 "0x77777777\tfor_kin\tvmlinux\tEXPORT_SYMBOL\tmodule:it-s*,x\n"
		 "0x77777777\tfor_others\tvmlinux\tEXPORT_SYMBOL\tmodule:it-selfish,it,*x\n"
		 "0x44444444\town_do\tdrivers/own\tEXPORT_SYMBOL\t\n"
		 "0x66666666\tother_do\textra/other\tEXPORT_SYMBOL\t\n");
	put_file("boot/config-6.1.0-56-amd64",
		 "# x\nCONFIG_MODULES=y\nCONFIG_MODVERSIONS=y\n");
	return 0;
}

static int remove_root(void **state)
{
	char command[64];

	snprintf(command, sizeof(command), "rm -r %s", root);
	return system(command);
}

/* The first reason that is no note, or what judge() says without one. */
static int judged(const struct sample_module *m, const char *reason)
{
	struct verdict v;
	struct image *image;
	struct kernel k;
	struct ko *ko = open_sample(m, &image);
	bool found = !reason;
	size_t i;

	assert_int_equal(kernel_open(&k, root), 0);
	judge(ko, &k, "sample.ko", &v);
	for (i = 0; i < v.nr; i++)
		found |= reason && strstr(v.reasons[i].text, reason);
	if (!found)
		print_message("'%s' is not among the reasons of %d\n", reason,
			      v.err);
	assert_true(found);
	free(v.reasons);
	kernel_close(&k);
	close_sample(ko, image);
	assert_int_equal(v.judgement == LOADS_NOT, v.err != 0);
	return v.judgement == LOADS_PERHAPS ? 1 : v.err;
}

static void judges(void **state)
{
	struct sample_module m = fine;

	assert_int_equal(judged(&m, NULL), 0);
	m.import_crc = 1;
	assert_int_equal(judged(&m, "it has changed"), -EINVAL);
	m = fine;
	m.import = "nowhere";
	assert_int_equal(judged(&m, "does not export it"), -ENOENT);
	m.import = "own_do";
	assert_int_equal(judged(&m, "it is in own"), -ENOENT);
	m.import = "other_do";
	m.import_crc = 0x66666666;
	assert_int_equal(judged(&m, NULL), 0);
	m = fine;
	m.layout_crc = 1;
	assert_int_equal(judged(&m, "another kernel"), -ENOEXEC);
	m = fine;
	m.vermagic = "6.1.0-57-amd64 SMP preempt mod_unload modversions ";
	assert_int_equal(judged(&m, NULL), 0);
	m.vermagic = "6.1.0-56-amd64 SMP mod_unload modversions ";
	assert_int_equal(judged(&m, "vermagic"), -ENOEXEC);
	m = fine;
	m.no_this_module = 1;
	assert_int_equal(judged(&m, "not a kernel module"), -ENOEXEC);
	m = fine;
	m.export = "plain";
	assert_int_equal(judged(&m, "vmlinux exports it"), -ENOEXEC);
}

static void judges_licences_and_namespaces(void **state)
{
	struct sample_module m = fine;

	m.license = "Proprietary";
	assert_int_equal(judged(&m, "GPL only"), -ENOENT);
	m.import = "plain";
	m.import_crc = 0x33333333;
	assert_int_equal(judged(&m, "taints"), 0);
	m.license = "Dual MIT/GPL";
	m.import = "spaced";
	m.import_crc = 0x55555555;
	assert_int_equal(judged(&m, "SPACE is not imported"), -EINVAL);
	m.import_ns = "SPACE";
	assert_int_equal(judged(&m, NULL), 0);
	m = fine;
	m.name = "it_self";
	m.import_crc = 0x77777777;
	m.import = "for_it";
	assert_int_equal(judged(&m, NULL), 0);
	m.import = "for_kin";
	assert_int_equal(judged(&m, NULL), 0);
	m.import = "for_others";
	assert_int_equal(judged(&m, "is not imported"), -EINVAL);
}

static void judges_what_is_forbidden(void **state)
{
	assert_int_equal(judged(&fine, NULL), 0);
	put_file("proc/cmdline", "module_blacklist=foo,sample\n");
	assert_int_equal(judged(&fine, "forbids"), -EPERM);
	put_file("proc/cmdline", "\n");
	put_file("sys/kernel/security/lockdown",
		 "none [integrity] confidentiality\n");
	assert_int_equal(judged(&fine, "is locked down"), -EPERM);
	put_file("sys/module/module/parameters/sig_enforce", "Y\n");
	assert_int_equal(judged(&fine, "signed modules only"), -EKEYREJECTED);
	put_file("sys/module/module/parameters/sig_enforce", "N\n");
	put_file("sys/kernel/security/lockdown", "[none] integrity\n");
	put_file("proc/sys/kernel/modules_disabled", "1\n");
	assert_int_equal(judged(&fine, "no more modules"), -EPERM);
	put_file("proc/sys/kernel/modules_disabled", "0\n");
	put_file("proc/modules", "sample 16384 0 - Live 0x0\n");
	assert_int_equal(judged(&fine, "loaded already"), -EEXIST);
	put_file("proc/modules", "other 16384 0 - Live 0x0\n");
	put_file("sys/module/sample/parameters/x", "1\n");
	assert_int_equal(judged(&fine, "built into"), -EINVAL);
	remove_root(NULL);
	strcpy(root + strlen(root) - 6, "XXXXXX");
	make_root(NULL);
}

/* Without the kernel's headers CRCs are learnt from modules that run. */
static void learns_from_what_is_loaded(void **state)
{
	struct sample_module m = fine;
	char path[512];

	snprintf(path, sizeof(path),
		 "%s/lib/modules/6.1.0-56-amd64/build/Module.symvers", root);
	unlink(path);
	assert_int_equal(judged(&fine, "headers"), 1);
	put_file("proc/modules", "own 16384 0 - Live 0x0\n");
	assert_int_equal(judged(&fine, NULL), 0);
	m.import_crc = 1;
	assert_int_equal(judged(&m, "it has changed"), -EINVAL);
	put_file("proc/kallsyms", "");
	assert_int_equal(judged(&fine, "not known"), 1);
}

/* hostile files */

static void look_at(uint8_t *data, size_t len)
{
	struct program *program;
	struct image *image;
	char err[256];
	struct ko *ko;

	if (image_open_memory(data, len, &image, err, sizeof(err)))
		return;
	if (!ko_open(image, &ko))
		ko_close(ko);
	if (!program_open(image, &program))
		program_close(program);
	image_close(image);
}

static void survives_truncation(void **state)
{
	size_t len;

	sample_make(&sample, &fine);
	for (len = 0; len <= sample.len; len++)
		look_at(sample_copy(&sample, len), len);
}

static void survives_mutation(void **state)
{
	static struct sample changed;
	int i, k;

	sample_make(&sample, &fine);
	for (i = 0; i < 20000; i++) {
		changed = sample;
		for (k = (int)draw(8); k >= 0; k--)
			changed.len = mutate(changed.data, changed.len,
					     SAMPLE_SIZE, NULL, 0);
		look_at(sample_copy(&changed, changed.len), changed.len);
	}
}

/* instructions */

static const struct {
	const char *bytes;
	size_t len;
	enum insn_kind kind;
	uint32_t value;
} insns[] = {
	{ "\x0f\x05", 2, INSN_SYSCALL, 0 },
	{ "\xcd\x80", 2, INSN_INT80, 0 },
	{ "\xb8\x27\0\0\0", 5, INSN_SETS_EAX, 39 },
	{ "\x48\xc7\xc0\x27\0\0\0", 7, INSN_SETS_EAX, 39 },
	{ "\x31\xc0", 2, INSN_SETS_EAX, 0 },
	{ "\x41\xb8\x27\0\0\0", 6, INSN_OTHER, 0 },	/* r8d */
	{ "\x48\xb8\1\2\3\4\5\6\7\x08", 10, INSN_SETS_EAX, 0x04030201 },
	{ "\x89\xf8", 2, INSN_CHANGES_EAX, 0 },		/* mov eax, edi */
	{ "\x89\xc7", 2, INSN_CHANGES_EAX, 0 },		/* of caution */
	{ "\x89\x44\x24\x08", 4, INSN_OTHER, 0 },	/* to the stack */
	{ "\x85\xc0", 2, INSN_OTHER, 0 },		/* test */
	{ "\xf6\x05\1\2\3\4\x08", 7, INSN_OTHER, 0 },	/* test */
	{ "\xf7\xe1", 2, INSN_CHANGES_EAX, 0 },		/* mul */
	{ "\xf7\xd8", 2, INSN_CHANGES_EAX, 0 },		/* neg eax */
	{ "\xff\xd1", 2, INSN_CHANGES_EAX, 0 },		/* call */
	{ "\xff\x45\x08", 3, INSN_OTHER, 0 },		/* inc */
	{ "\x49\xc7\xc0\1\2\3\4", 7, INSN_OTHER, 0 },	/* r8 */
	{ "\xe8\0\0\0\0", 5, INSN_CHANGES_EAX, 0 },	/* call */
	{ "\x58", 1, INSN_CHANGES_EAX, 0 },		/* pop rax */
	{ "\x41\x58", 2, INSN_OTHER, 0 },		/* pop r8 */
	{ "\xf3\x0f\x1e\xfa", 4, INSN_OTHER, 0 },	/* endbr64 */
	{ "\x66\x2e\x0f\x1f\x84\0\0\0\0\0", 10, INSN_OTHER, 0 },
	{ "\xc5\xf8\x77", 3, INSN_OTHER, 0 },		/* vzeroupper */
	{ "\xc4\xe2\x7d\x58\x05\1\2\3\4", 9, INSN_OTHER, 0 },
	{ "\x62\xf1\x7c\x48\x28\x05\1\2\3\4", 10, INSN_OTHER, 0 },
	{ "\x66\x0f\x3a\x0f\xc1\x08", 6, INSN_CHANGES_EAX, 0 },
	{ "\x48\x8d\x0c\xc5\1\2\3\4", 8, INSN_OTHER, 0 },
};

static void decodes_instructions(void **state)
{
	struct insn insn;
	size_t i, len;

	for (i = 0; i < sizeof(insns) / sizeof(*insns); i++) {
		const uint8_t *p = (const uint8_t *)insns[i].bytes;

		assert_int_equal(insn_decode(p, 15, &insn), 0);
		assert_int_equal(insn.len, insns[i].len);
		assert_int_equal(insn.kind, insns[i].kind);
		if (insn.kind == INSN_SETS_EAX)
			assert_int_equal(insn.value, insns[i].value);
		for (len = 0; len < insns[i].len; len++)
			assert_int_equal(insn_decode(p, len, &insn), -EINVAL);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_a_module),
		cmocka_unit_test(reads_signatures),
		cmocka_unit_test(judges),
		cmocka_unit_test(judges_licences_and_namespaces),
		cmocka_unit_test(judges_what_is_forbidden),
		cmocka_unit_test(learns_from_what_is_loaded),
		cmocka_unit_test(survives_truncation),
		cmocka_unit_test(survives_mutation),
		cmocka_unit_test(decodes_instructions),
	};

	return cmocka_run_group_tests(tests, make_root, remove_root);
}
