// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Hostile frames through link layer, IP, fragments, flows, streams and a
 * small engine, in a pipeline whose caps are reached all the time. An input
 * is
 *
 *	link(8)		place of the link type in the list below
 *	then frames	seconds since the frame before (8), bytes missing at
 *			the end (8), length (16), bytes
 *
 * With clang:	-fsanitize=fuzzer,address,undefined -DLIBFUZZER
 * Alone:	fuzz_packet [ROUNDS [SEED]] mutates conversations, from a fixed
 *		seed so that a failure comes again.
 */
#include <stdio.h>
#include <stdlib.h>

#include "../unit/wire.h"
#include "cursor.h"
#include "pipeline.h"
#include "source/link.h"
#include "verdict/none.h"

enum { INPUT_SIZE = 1 << 14, ROUNDS = 60000 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const int links[] = {
	1, 0, 9, 12, 51, 101, 104, 105, 108, 113, 127, 228, 239, 276,
};

enum { NR_LINKS = sizeof(links) / sizeof(*links), LINK_RAW_PLACE = 5 };

static const char pattern_text[] =
	"limen 1\n"
	"name hello\n"
	"title Hello\n"
	"source made up\n"
	"transport tcp udp\n"
	"rule\n"
	"\tclient ^HELLO [a-z]+\\n\n"
	"rule\n"
	"\teither tail$\n"
	"\tcheck either u8[0] + 1 < len\n"
	"example tcp\n"
	"\tclient \"HELLO you\\n\"\n"
	"counterexample tcp\n"
	"\tclient \"BYE\\n\"\n";

static struct engine *get_engine(void)
{
	const struct engine_limits limits = {
		.match_limit = 1000, .window = 1024,
		.tcp_packets = 8, .udp_packets = 4,
	};
	static struct engine *engine;
	struct pattern_error err;
	struct pattern *pattern;

	if (engine)
		return engine;
	if (pattern_parse("hello.pat", pattern_text, sizeof(pattern_text) - 1,
			  &pattern, &err) ||
	    engine_new(&pattern, 1, &limits, &engine, &err)) {
		fprintf(stderr, "fuzz_packet: %s\n", err.text);
		exit(1);
	}
	return engine;
}

static struct pipeline *make_pipeline(void)
{
	struct pipeline_limits limits = {
		.flows = 6,
		.stream_bytes = 4096,
		.idle_tcp_s = 100,
		.idle_udp_s = 50,
		.keep_decided = true,
		.keep_why = true,
	};
	struct pipeline *pl;

	if (pipeline_new(get_engine(), &limits, &none_sink, NULL, &pl))
		exit(1);
	return pl;
}

/* In memory of exactly its size, so that a read beyond it is seen. */
static void feed(struct pipeline *pl, const struct link_type *link,
		 const uint8_t *bytes, uint32_t len, uint32_t missing,
		 uint64_t now_ns)
{
	struct packet p = { .ts_ns = now_ns };
	struct pipeline_result result;
	uint8_t *frame = malloc(len ? len : 1);

	if (!frame)
		exit(1);
	if (len)
		memcpy(frame, bytes, len);
	if (!link_read(link, frame, len, len + missing, &p.net, &p.net_len,
		       &p.wire_len))
		pipeline_packet(pl, &p, &result);
	free(frame);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	uint8_t which, seconds, missing;
	const struct link_type *link;
	struct pipeline *pl;
	const uint8_t *bytes;
	uint64_t now = 0;
	struct cursor c;
	uint16_t len;

	cursor_init(&c, data, size);
	if (cursor_u8(&c, &which))
		return 0;
	link = link_find(links[which % NR_LINKS]);
	if (!link)
		abort();
	pl = make_pipeline();
	while (!cursor_u8(&c, &seconds) && !cursor_u8(&c, &missing) &&
	       !cursor_u16(&c, &len)) {
		if (len > cursor_left(&c))
			len = (uint16_t)cursor_left(&c);
		cursor_bytes(&c, len, &bytes);
		now += seconds * 1000000000ULL;
		feed(pl, link, bytes, len, missing, now);
		if (seconds & 0x80)
			pipeline_flush(pl, now);
	}
	pipeline_finish(pl);
	pipeline_free(pl);
	return 0;
}

#ifndef LIBFUZZER
struct input {
	uint8_t data[INPUT_SIZE];
	size_t len;
};

static struct input seeds[4];
static uint64_t state;

static uint32_t draw(uint32_t below)
{
	state = state * 6364136223846793005ULL + 1442695040888963407ULL;
	return below ? (uint32_t)(state >> 33) % below : 0;
}

static void put_frame(struct input *in, const uint8_t *bytes, uint32_t len)
{
	uint8_t *at = in->data + in->len;

	if (!in->len) {
		*at++ = LINK_RAW_PLACE;
		in->len = 1;
	}
	at = wire_u16(wire_u16(at, 0x0100), len);
	wire_copy(at, bytes, len);
	in->len += 4 + len;
}

static void put_segment(struct input *in, unsigned int from, uint8_t flags,
			uint32_t seq, const char *text)
{
	const struct end ends[] = { { 1, 4000 }, { 2, 80 } };
	struct wire w;

	wire_segment(&w, ends[from], ends[!from], seq, 101, flags, text,
		     strlen(text), 0);
	put_frame(in, w.bytes, w.p.net_len);
}

static void make_connection(struct input *in)
{
	put_segment(in, 0, TCP_F_SYN, 100, "");
	put_segment(in, 1, TCP_F_SYN | TCP_F_ACK, 900, "");
	put_segment(in, 0, TCP_F_ACK, 105, "O world\n");
	put_segment(in, 0, TCP_F_ACK, 101, "HELL");
	put_segment(in, 1, TCP_F_ACK, 901, "from the tail");
	put_segment(in, 1, TCP_F_RST, 914, "");
	put_segment(in, 0, TCP_F_SYN, 70000, "HELLO");
}

static void make_midstream(struct input *in)
{
	put_segment(in, 1, TCP_F_ACK, 6, " tail");
	put_segment(in, 1, TCP_F_ACK, 0xfffffffe, "some text");
	put_segment(in, 1, TCP_F_SYN | TCP_F_ACK, 0xfffffffd, "");
	put_segment(in, 0, TCP_F_ACK, 5000, "x");
	put_segment(in, 0, TCP_F_FIN | TCP_F_ACK, 5001, "");
}

static void make_datagrams(struct input *in)
{
	const struct end a = { 1, 53 }, b = { 2, 53 };
	struct wire w;

	wire_datagram(&w, a, b, "nothing", 7, 0);
	put_frame(in, w.bytes, w.p.net_len);
	wire_datagram(&w, b, a, "HELLO again\n", 12, 0);
	put_frame(in, w.bytes, w.p.net_len);
}

static void make_fragments(struct input *in)
{
	const struct end a = { 1, 7 }, b = { 2, 7 };
	uint8_t part[16], *at;
	struct wire w;

	wire_copy(wire_udp(part, a, b, 16), "HELLO yo", 8);
	at = wire_ipv4(w.bytes, 1, 2, 17, 16, 5, 0x2000);
	put_frame(in, w.bytes, (uint32_t)(wire_copy(at, part, 16) - w.bytes));
	at = wire_ipv4(w.bytes, 1, 2, 17, 8, 5, 2);
	put_frame(in, w.bytes,
		  (uint32_t)(wire_copy(at, "u\n......", 8) - w.bytes));
	at = wire_u32(wire_ipv6(w.bytes, 1, 2, 44, 24), 0x11000001);
	at = wire_copy(wire_u32(at, 5), part, 16);
	put_frame(in, w.bytes, (uint32_t)(at - w.bytes));
	at = wire_u32(wire_ipv6(w.bytes, 1, 2, 44, 16), 0x11000010);
	at = wire_copy(wire_u32(at, 5), "u\n......", 8);
	put_frame(in, w.bytes, (uint32_t)(at - w.bytes));
}

/* One change of the kind that breaks parsers. */
static void mutate(struct input *in)
{
	static const uint8_t odd[] = { 0, 1, 0x7f, 0x80, 0xfe, 0xff };
	size_t at = draw((uint32_t)in->len), n = draw((uint32_t)(in->len - at));

	switch (draw(6)) {
	case 0:
		in->data[at] ^= (uint8_t)(1 << draw(8));
		return;
	case 1:
		in->data[at] = (uint8_t)draw(256);
		return;
	case 2:
		in->data[at] = odd[draw(sizeof(odd))];
		return;
	case 3:		/* another link type */
		in->data[0] = (uint8_t)draw(NR_LINKS);
		return;
	case 4:		/* a piece is missing */
		memmove(in->data + at, in->data + at + n, in->len - at - n);
		in->len -= n;
		return;
	default:	/* a piece comes twice */
		if (n > INPUT_SIZE - in->len)
			n = INPUT_SIZE - in->len;
		memmove(in->data + at + n, in->data + at, in->len - at);
		in->len += n;
	}
}

int main(int argc, char **argv)
{
	long rounds = argc > 1 ? atol(argv[1]) : ROUNDS;
	static struct input in;
	long i;
	int k;

	state = argc > 2 ? strtoull(argv[2], NULL, 0) : 1;
	make_connection(&seeds[0]);
	make_midstream(&seeds[1]);
	make_datagrams(&seeds[2]);
	make_fragments(&seeds[3]);
	for (i = 0; i < rounds; i++) {
		in = seeds[draw(4)];
		for (k = (int)draw(8); k > 0 && in.len > 2; k--)
			mutate(&in);
		LLVMFuzzerTestOneInput(in.data, in.len);
	}
	printf("fuzz_packet: %ld rounds\n", rounds);
	engine_put(get_engine());
	return 0;
}
#endif
