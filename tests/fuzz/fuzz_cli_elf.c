// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Hostile ELF files, and what is made of them as a module and as a program.
 *
 * With clang:	-fsanitize=fuzzer,address,undefined -DLIBFUZZER
 * Alone:	fuzz_cli_elf [ROUNDS [FILE...]] mutates a small module, or these
 *		files, from a fixed seed so that a failure comes again.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../unit/elf_sample.h"
#include "cli/elf/image.h"
#include "cli/elf/ko.h"
#include "cli/elf/program.h"
#include "mutate.h"

enum { ROUNDS = 200000 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	/* of exactly its size, so that a read beyond it is seen */
	uint8_t *copy = malloc(size ? size : 1);
	struct program *program;
	struct image *image;
	char err[256];
	struct ko *ko;

	if (!copy)
		abort();
	memcpy(copy, data, size);
	if (image_open_memory(copy, size, &image, err, sizeof(err)))
		return 0;
	if (!ko_open(image, &ko))
		ko_close(ko);
	if (!program_open(image, &program))
		program_close(program);
	image_close(image);
	return 0;
}

#ifndef LIBFUZZER
struct input {
	uint8_t *data;
	size_t len, size;
};

static struct input read_input(const char *path)
{
	FILE *f = fopen(path, "rb");
	struct input in = { 0 };

	if (!f || fseek(f, 0, SEEK_END)) {
		perror(path);
		exit(1);
	}
	in.len = (size_t)ftell(f);
	in.size = 2 * in.len + 1;
	in.data = malloc(in.size);
	rewind(f);
	if (!in.data || fread(in.data, 1, in.len, f) != in.len)
		exit(1);
	fclose(f);
	return in;
}

static struct input make_input(void)
{
	static const struct sample_module m = {
		.vermagic = "6.1 SMP ", .license = "GPL", .import = "printk_it",
		.export = "sample_do", .import_ns = "SPACE",
	};
	static struct sample sample;

	sample_make(&sample, &m);
	return (struct input) { sample.data, sample.len, SAMPLE_SIZE };
}

/* Half of the changes hit the header or what lies about the file's end. */
static void change(struct input *in)
{
	size_t at = draw(2) ? draw(64) : in->len - 1 - draw(1024);

	if (draw(2) || at >= in->len)
		in->len = mutate(in->data, in->len, in->size, NULL, 0);
	else
		in->data[at] = (uint8_t)draw(256);
}

static void fuzz(const struct input *seed, long rounds)
{
	struct input in = { malloc(seed->size), 0, seed->size };
	long i;
	int k;

	if (!in.data)
		exit(1);
	for (i = 0; i < rounds; i++) {
		in.len = seed->len;
		memcpy(in.data, seed->data, seed->len);
		for (k = (int)draw(6); k >= 0; k--)
			change(&in);
		LLVMFuzzerTestOneInput(in.data, in.len);
	}
	free(in.data);
}

int main(int argc, char **argv)
{
	long rounds = argc > 1 ? atol(argv[1]) : ROUNDS;
	struct input in;
	int i;

	if (argc < 3) {
		in = make_input();
		fuzz(&in, rounds);
	}
	for (i = 2; i < argc; i++) {
		in = read_input(argv[i]);
		fuzz(&in, rounds);
		free(in.data);
	}
	printf("fuzz_cli_elf: %ld rounds\n", rounds);
	return 0;
}
#endif
