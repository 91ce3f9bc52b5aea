// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Pattern files of either form, read and compiled. An input is the text.
 *
 * With clang:	-fsanitize=fuzzer,address,undefined -DLIBFUZZER
 * Alone:	fuzz_pattern [ROUNDS [SEED]] mutates the files of patterns/.
 */
#include <stdio.h>
#include <stdlib.h>

#include "engine/engine.h"
#include "mutate.h"
#include "pattern/pattern.h"
#include "pattern/set.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* An error has a place in the text, and says something. */
static void check_error(const struct pattern_error *err, const uint8_t *data,
			size_t size)
{
	unsigned int lines = 1;
	size_t i;

	for (i = 0; i < size; i++)
		lines += data[i] == '\n';
	if (!err->text[0] || !err->file[0] || err->line > lines)
		abort();
}

/* Parents and decoders of other files would be errors of the set. */
static void make_orphan(struct pattern *p)
{
	while (p->nr_parents)
		free(p->parents[--p->nr_parents]);
	while (p->nr_hosts)
		free(p->hosts[--p->nr_hosts]);
	free(p->decode);
	p->decode = NULL;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pattern_error err;
	struct pattern *p;
	struct engine *e;

	if (pattern_parse("x.pat", (const char *)data, size, &p, &err)) {
		check_error(&err, data, size);
		return 0;
	}
	make_orphan(p);
	if (engine_new(&p, 1, &engine_default_limits, &e, &err))
		check_error(&err, data, size);
	else
		engine_put(e);
	return 0;
}

#ifndef LIBFUZZER

enum { INPUT_SIZE = 1 << 16, ROUNDS = 30000 };

static const char *const words[] = {
	"\nrule\n", "\n\tclient ", "\n\tserver ^", "\n\teither ", "\n\tboth ",
	"\n\tcheck client ", "\n\tfield tls.sni ", "\n\trepeat 3",
	"\nexample tcp\n", "\ncounterexample\n", "\n\tclient \"", "hex ",
	"pad 70 00", "\nport 80", "\norder 3", "\nhost a.b", "\nparent x",
	"\ntransport udp", "u16be[", "len", " == ", "u8[u8[0]]", "\\x", "(?i)",
	"(?:", ")*", "{3,9}", "[^", "[[:alpha:]", "\\1", "(?<=a)", "(?R)",
	"(*UTF)", "^", "$", "|", ".?.?.?", "userspace pattern=",
	"userspace flags=REG_ICASE", "# Protocol groups: a b\n",
};

struct seed {
	char *text;
	size_t len;
};

/* The file with its name made "x", as the input's path is. */
static void read_seed(const struct pattern *p, struct seed *s)
{
	FILE *f = fopen(p->file, "re");
	char line[4096];
	FILE *out = open_memstream(&s->text, &s->len);

	while (f && out && fgets(line, sizeof(line), f)) {
		if (!strncmp(line, "name", 4))
			strcpy(line, "name x\n");
		fputs(line, out);
	}
	if (f)
		fclose(f);
	if (out)
		fclose(out);
}

static size_t load_seeds(const char *dir, struct seed **out)
{
	struct pattern_set set;
	size_t i, nr;

	pattern_set_load(&dir, 1, &set, NULL, NULL);
	nr = set.nr;
	*out = calloc(nr + 2, sizeof(**out));
	if (!*out)
		exit(1);
	for (i = 0; i < nr; i++)
		read_seed(set.patterns[i], &(*out)[i]);
	(*out)[nr].text = strdup("# X\n# Protocol groups: a\nx\n^a.?.?.?[\\x01-\\x10]b*|c\n");
	(*out)[nr].len = strlen((*out)[nr].text);
	pattern_set_free(&set);
	return nr + 1;
}

int main(int argc, char **argv)
{
	long rounds = argc > 1 ? atol(argv[1]) : ROUNDS, i;
	static uint8_t input[INPUT_SIZE];
	struct seed *seeds;
	size_t nr = load_seeds("patterns", &seeds), len;
	int k;

	mutate_state = argc > 2 ? strtoull(argv[2], NULL, 0) : 1;
	for (i = 0; i < rounds; i++) {
		const struct seed *s = &seeds[draw((uint32_t)nr)];
		uint8_t *exact;

		len = s->len < sizeof(input) ? s->len : sizeof(input);
		memcpy(input, s->text, len);
		for (k = (int)draw(5); k >= 0 && len; k--)
			len = mutate(input, len, sizeof(input), words,
				     sizeof(words) / sizeof(*words));
		/* of exactly its size, so that a read beyond it is seen */
		exact = malloc(len);
		if (!exact)
			return 1;
		memcpy(exact, input, len);
		LLVMFuzzerTestOneInput(exact, len);
		free(exact);
	}
	printf("fuzz_pattern: %ld rounds on %zu files\n", rounds, nr);
	while (nr)
		free(seeds[--nr].text);
	free(seeds);
	return 0;
}
#endif
