// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Every decoder on hostile bytes. An input is
 *
 *	decoder(8)	its place in the table
 *	flags(8)	0x01 UDP, 0x02 the window is full, 0x04 cut by a snaplen
 *	then segments	side in the top bit, length in the low 15, bytes
 *
 * With clang:	-fsanitize=fuzzer,address,undefined -DLIBFUZZER
 * Alone:	fuzz_decode [ROUNDS [SEED]] mutates the samples of the unit
 *		tests, from a fixed seed so that a failure comes again.
 */
#include "../unit/decode_sample.h"

#define FLAG_UDP 0x01
#define FLAG_FULL 0x02
#define FLAG_CUT 0x04

enum { INPUT_SIZE = 1 << 16, NR_SEEDS = 512, ROUNDS = 60000 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static unsigned int nr_decoders(void)
{
	unsigned int n = 0;

	while (decoders[n])
		n++;
	return n;
}

/* The values have to be within their bounds and readable to their end. */
static void read_fields(const struct fields *f)
{
	const uint8_t *v;
	uint32_t sum = 0;
	size_t len = 0, i;
	int id;

	for (id = 0; id < NR_FIELDS; id++) {
		v = fields_get(f, id, &len);
		if (v && len > FIELD_MAX_LEN)
			abort();
		for (i = 0; v && i < len; i++)
			sum += v[i];
	}
	if (sum > FIELDS_MAX_BYTES * 255 ||
	    fields_bytes(f) > FIELDS_MAX_BYTES + 512)
		abort();
}

static void feed(struct sample_run *run, uint8_t flags, enum side side,
		 const uint8_t *data, uint32_t len)
{
	bool tcp = !(flags & FLAG_UDP);

	run_feed(run, tcp, side, data, len,
		 flags & FLAG_CUT ? len + 100 : len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sample_run run;
	const uint8_t *bytes = NULL;
	struct cursor c;
	uint8_t which, flags;
	uint16_t head;
	uint32_t len;

	cursor_init(&c, data, size);
	if (cursor_u8(&c, &which) || cursor_u8(&c, &flags))
		return 0;
	run_init(&run, decoders[which % nr_decoders()]);
	run.full = flags & FLAG_FULL;
	while (!cursor_u16(&c, &head) && run.result == DECODE_MORE) {
		len = head & 0x7fff;
		if (len > cursor_left(&c))
			len = (uint32_t)cursor_left(&c);
		cursor_bytes(&c, len, &bytes);
		feed(&run, flags, head >> 15, bytes, len);
	}
	read_fields(run.fields);
	run_exit(&run);
	return 0;
}

#ifndef LIBFUZZER
struct seed {
	uint8_t *data;
	size_t len;
};

static struct seed seeds[NR_SEEDS];
static unsigned int nr_seeds;
static uint64_t state;

static uint32_t draw(uint32_t below)
{
	state = state * 6364136223846793005ULL + 1442695040888963407ULL;
	return below ? (uint32_t)(state >> 33) % below : 0;
}

static uint8_t place_of(const struct decoder *d)
{
	uint8_t i;

	for (i = 0; decoders[i] != d; i++)
		;
	return i;
}

static void add_seed(const struct sample *s, void *data)
{
	struct sample_piece in = { 0 };
	uint8_t head[2] = { place_of(s->decoder), s->tcp ? 0 : FLAG_UDP };
	int i;

	if (nr_seeds == NR_SEEDS)
		return;
	piece_add(&in, head, sizeof(head));
	for (i = 0; i < s->nr_pieces; i++) {
		head[0] = (uint8_t)(s->pieces[i].side << 7 |
				    s->pieces[i].len >> 8);
		head[1] = (uint8_t)s->pieces[i].len;
		piece_add(&in, head, sizeof(head));
		piece_add(&in, s->pieces[i].data, s->pieces[i].len);
	}
	seeds[nr_seeds].data = in.data;
	seeds[nr_seeds++].len = in.len;
}

/* One change of the kind that breaks parsers. */
static size_t mutate(uint8_t *p, size_t len)
{
	static const uint8_t odd[] = { 0, 1, 0x7f, 0x80, 0xfe, 0xff, 0xc0 };
	size_t at = draw((uint32_t)len), n;

	switch (draw(7)) {
	case 0:
		p[at] ^= (uint8_t)(1 << draw(8));
		return len;
	case 1:
		p[at] = (uint8_t)draw(256);
		return len;
	case 2:
		p[at] = odd[draw(sizeof(odd))];
		return len;
	case 3:		/* another decoder, another transport */
		p[0] = (uint8_t)draw(256);
		p[1] = (uint8_t)draw(8);
		return len;
	case 4:		/* the end is missing */
		return at < 4 ? len : at;
	case 5:		/* a piece is missing */
		n = draw((uint32_t)(len - at));
		memmove(p + at, p + at + n, len - at - n);
		return len - n;
	default:	/* a piece comes twice */
		n = draw((uint32_t)(len - at));
		if (n > INPUT_SIZE - len)
			n = INPUT_SIZE - len;
		memmove(p + at + n, p + at, len - at);
		return len + n;
	}
}

int main(int argc, char **argv)
{
	long rounds = argc > 1 ? atol(argv[1]) : ROUNDS;
	static uint8_t input[INPUT_SIZE];
	const struct seed *s;
	uint8_t *exact;
	size_t len;
	long i;
	int k;

	state = argc > 2 ? strtoull(argv[2], NULL, 0) : 1;
	samples_each(add_seed, NULL);
	if (!nr_seeds)
		return 1;
	for (i = 0; i < rounds; i++) {
		s = &seeds[draw(nr_seeds)];
		len = s->len;
		memcpy(input, s->data, len);
		for (k = (int)draw(6); k >= 0 && len > 2; k--)
			len = mutate(input, len);
		/* of exactly its size, so that a read beyond it is seen */
		exact = malloc(len);
		if (!exact)
			return 1;
		memcpy(exact, input, len);
		LLVMFuzzerTestOneInput(exact, len);
		free(exact);
	}
	printf("fuzz_decode: %ld rounds on %u samples, %u decoders\n", rounds,
	       nr_seeds, nr_decoders());
	while (nr_seeds)
		free(seeds[--nr_seeds].data);
	return 0;
}
#endif
