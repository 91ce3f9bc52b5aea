// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Flows of hostile bytes through the engine with all shipped patterns and
 * decoders. An input is
 *
 *	flags(8)	0x01 UDP, 0x02 nobody knows who opened it, 0x04 cut by a
 *			snaplen, 0x08 the port of the next byte times 16
 *	port(8)
 *	then packets	side in the top bit, length in the low 15, bytes
 *
 * What is checked besides memory: an outcome and its label go together, and
 * an inspection stays small.
 *
 * With clang:	-fsanitize=fuzzer,address,undefined -DLIBFUZZER
 * Alone:	fuzz_engine [ROUNDS [SEED]] mutates the examples of patterns/.
 */
#include <stdio.h>
#include <stdlib.h>

#include <cursor.h>

#include "engine/engine.h"
#include "mutate.h"
#include "pattern/set.h"

enum { F_UDP = 1, F_UNKNOWN = 2, F_CUT = 4, F_PORT = 8 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct engine_worker *worker;
static struct engine *engine;

static void open_engine(void)
{
	const char *dir = "patterns";
	struct pattern_set set;
	struct pattern_error err;

	if (engine)
		return;
	pattern_set_load(&dir, 1, &set, NULL, NULL);
	if (engine_new(set.patterns, set.nr, &engine_default_limits, &engine,
		       &err))
		exit(1);
	set.nr = 0;
	pattern_set_free(&set);
	worker = engine_worker_new(engine);
	if (!worker)
		exit(1);
}

struct flow_run {
	struct engine_input in;
	struct engine_result res;
	struct inspect *inspect;
	uint8_t *stream[NR_SIDES];
	uint32_t len[NR_SIDES];
};

static void check(const struct flow_run *r)
{
	const struct engine_result *res = &r->res;

	if (res->outcome == ENGINE_TESTING && res->protocol)
		abort();
	if (res->outcome == ENGINE_PROVISIONAL && !res->protocol)
		abort();
	if (res->outcome == ENGINE_DECIDED && !res->protocol)
		abort();
	if (res->protocol &&
	    engine_label(engine, res->protocol->index) != res->protocol)
		abort();
	if (inspect_bytes(r->inspect) > 65536)
		abort();
}

/* A stream in a block of exactly its size, so that reads beyond are seen. */
static void add_stream(struct flow_run *r, enum side side, const uint8_t *p,
		       uint32_t len)
{
	uint32_t window = engine_limits(engine)->window;
	struct decode_input *in = &r->in.in;
	uint8_t *more;

	if (len > window - r->len[side])
		len = window - r->len[side];
	if (!len)
		return;
	more = malloc(r->len[side] + len);
	if (!more)
		exit(1);
	if (r->len[side])
		memcpy(more, r->stream[side], r->len[side]);
	memcpy(more + r->len[side], p, len);
	free(r->stream[side]);
	r->stream[side] = more;
	r->in.old_len = r->len[side];
	r->len[side] += len;
	in->data[side] = more;
	in->len[side] = r->len[side];
	in->full = r->len[side] == window;
	in->side = side;
}

static void feed(struct flow_run *r, uint8_t flags, enum side side,
		 const uint8_t *p, uint32_t len)
{
	uint8_t *exact = NULL;

	if (!(flags & F_UDP)) {
		add_stream(r, side, p, len);
	} else {
		exact = malloc(len + !len);
		if (!exact)
			exit(1);
		memcpy(exact, p, len);
		memset(&r->in.in, 0, sizeof(r->in.in));
		r->in.in.data[side] = exact;
		r->in.in.len[side] = len;
		r->in.in.wire_len = flags & F_CUT ? len + 100 : len;
		r->in.in.side = side;
	}
	r->in.packet++;
	if (engine_feed(worker, &r->inspect, &r->in, &r->res))
		exit(1);
	check(r);
	free(exact);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct flow_run r = { 0 };
	const uint8_t *bytes = NULL;
	struct cursor c;
	uint8_t flags, port;
	uint16_t head;

	open_engine();
	cursor_init(&c, data, size);
	if (cursor_u8(&c, &flags) || cursor_u8(&c, &port))
		return 0;
	r.in.in.tcp = !(flags & F_UDP);
	r.in.client_known = !(flags & F_UNKNOWN);
	r.in.server_port = flags & F_PORT ? (uint16_t)(port * 16) : port;
	while (!cursor_u16(&c, &head) && r.res.outcome < ENGINE_DECIDED) {
		uint32_t len = head & 0x7fff;

		if (len > cursor_left(&c))
			len = (uint32_t)cursor_left(&c);
		cursor_bytes(&c, len, &bytes);
		if (len)
			feed(&r, flags, head >> 15, bytes, len);
	}
	if (r.res.outcome < ENGINE_DECIDED)
		engine_finish(worker, r.inspect, &r.res);
	inspect_free(r.inspect);
	free(r.stream[0]);
	free(r.stream[1]);
	return 0;
}

#ifndef LIBFUZZER

enum { INPUT_SIZE = 1 << 15, ROUNDS = 60000, MAX_SEEDS = 8192 };

struct seed {
	uint8_t *data;
	size_t len;
};

static struct seed seeds[MAX_SEEDS];
static uint32_t nr_seeds;

static void add_seed(const struct example *ex)
{
	struct seed *s = &seeds[nr_seeds];
	unsigned int i;

	if (nr_seeds == MAX_SEEDS)
		return;
	s->data = malloc(INPUT_SIZE);
	if (!s->data)
		exit(1);
	s->data[0] = ex->transport == PATTERN_UDP ? F_UDP : 0;
	s->data[1] = (uint8_t)ex->port;
	s->len = 2;
	for (i = 0; i < ex->nr_packets; i++) {
		const struct example_packet *p = &ex->packets[i];

		if (p->len > 0x7fff || s->len + 2 + p->len > INPUT_SIZE)
			break;
		s->data[s->len++] = (uint8_t)(p->from_server << 7 | p->len >> 8);
		s->data[s->len++] = (uint8_t)p->len;
		memcpy(s->data + s->len, p->data, p->len);
		s->len += p->len;
	}
	nr_seeds++;
}

static void load_seeds(void)
{
	uint32_t i, j;

	for (i = 0; i < engine_nr_labels(engine); i++) {
		const struct pattern *p = engine_label(engine, i)->pattern;

		for (j = 0; j < p->nr_examples; j++)
			add_seed(&p->examples[j]);
	}
}

int main(int argc, char **argv)
{
	long rounds = argc > 1 ? atol(argv[1]) : ROUNDS, i;
	static uint8_t input[INPUT_SIZE];
	int k;

	mutate_state = argc > 2 ? strtoull(argv[2], NULL, 0) : 1;
	open_engine();
	load_seeds();
	for (i = 0; i < rounds && nr_seeds; i++) {
		const struct seed *s = &seeds[draw(nr_seeds)];
		size_t len = s->len;

		memcpy(input, s->data, len);
		if (!draw(3))
			input[0] = (uint8_t)draw(16);
		for (k = (int)draw(6); k > 0 && len > 2; k--)
			len = mutate(input, len, sizeof(input), NULL, 0);
		LLVMFuzzerTestOneInput(input, len);
	}
	printf("fuzz_engine: %ld rounds on %u examples, %u labels\n", rounds,
	       nr_seeds, engine_nr_labels(engine));
	while (nr_seeds)
		free(seeds[--nr_seeds].data);
	engine_worker_free(worker);
	engine_put(engine);
	return 0;
}
#endif
