// SPDX-License-Identifier: GPL-2.0-or-later
#include "trace.h"

#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "source/pcap.h"

static int make_room(struct trace *t, size_t len)
{
	void *more;

	if (!(t->nr & (t->nr - 1))) {
		more = reallocarray(t->packets, t->nr ? 2 * t->nr : 1,
				    sizeof(*t->packets));
		if (!more)
			return -ENOMEM;
		t->packets = more;
	}
	if (t->used + len <= t->size)
		return 0;
	more = realloc(t->bytes, 2 * t->size + len);
	if (!more)
		return -ENOMEM;
	t->bytes = more;
	t->size = 2 * t->size + len;
	return 0;
}

static int add_packet(struct trace *t, const struct packet *p)
{
	if (make_room(t, p->net_len))
		return -ENOMEM;
	memcpy(t->bytes + t->used, p->net, p->net_len);
	t->packets[t->nr++] = (struct trace_packet){
		.at = t->used,
		.ts_ns = p->ts_ns,
		.net_len = p->net_len,
		.wire_len = p->wire_len,
	};
	t->used += p->net_len;
	t->wire_bytes += p->wire_len;
	return 0;
}

static int read_file(struct trace *t, const char *path)
{
	struct pcap_source *s = NULL;
	struct packet p;
	int ret = pcap_source_open(path, &s);

	while (!ret) {
		memset(&p, 0, sizeof(p));
		ret = pcap_source_next(s, &p);
		if (ret <= 0)
			break;
		ret = add_packet(t, &p);
	}
	/* a damaged end is no reason not to measure the rest */
	if (ret && ret != -EBADMSG)
		fprintf(stderr, "%s\n", s ? pcap_source_error(s) : path);
	else
		ret = 0;
	pcap_source_close(s);
	return ret;
}

/* The same packet between other hosts. No sum is checked by anyone. */
static void change_addresses(uint8_t *ip, uint32_t len, unsigned int copy)
{
	unsigned int src = ip[0] >> 4 == 4 ? 12 : 8;
	unsigned int size = ip[0] >> 4 == 4 ? 4 : 16;

	if (len < src + 2 * size)
		return;
	ip[src + 1] = (uint8_t)(ip[src + 1] ^ copy);
	ip[src + size + 1] = (uint8_t)(ip[src + size + 1] ^ copy);
}

static int add_copy(struct trace *t, size_t nr, unsigned int copy)
{
	size_t i;

	for (i = 0; i < nr; i++) {
		struct packet p = { 0 };

		/* the bytes may move while they are copied */
		if (make_room(t, t->packets[i].net_len))
			return -ENOMEM;
		trace_get(t, i, &p);
		if (add_packet(t, &p))
			return -ENOMEM;
		if (p.net_len)
			change_addresses(t->bytes + t->used - p.net_len,
					 p.net_len, copy);
	}
	return 0;
}

int trace_load(struct trace *t, char *const *files, size_t nr_files,
	       unsigned int copies)
{
	unsigned int copy;
	size_t i, nr;
	int ret = 0;

	memset(t, 0, sizeof(*t));
	for (i = 0; !ret && i < nr_files; i++)
		ret = read_file(t, files[i]);
	nr = t->nr;
	for (copy = 1; !ret && copy < copies; copy++)
		ret = add_copy(t, nr, copy);
	return ret;
}

static void make_syn(uint8_t ip[40], uint32_t n)
{
	memset(ip, 0, 40);
	ip[0] = 0x45;
	ip[3] = 40;
	ip[9] = IPPROTO_TCP;
	ip[12] = 10;
	ip[16] = 192;
	ip[18] = (uint8_t)(n >> 18);
	ip[19] = (uint8_t)(n >> 10);
	ip[20] = ip[21] = 200;
	ip[22] = (uint8_t)(n >> 8 & 3);
	ip[23] = (uint8_t)n;
	ip[32] = 5 << 4;
	ip[33] = TCP_F_SYN;
}

int trace_scan(struct trace *t, uint32_t nr)
{
	uint8_t ip[40];
	uint32_t n;

	memset(t, 0, sizeof(*t));
	for (n = 0; n < nr; n++) {
		struct packet p = { .net = ip, .net_len = 40, .wire_len = 40,
				    .ts_ns = n * UINT64_C(20000) };

		make_syn(ip, n);
		if (make_room(t, sizeof(ip)) || add_packet(t, &p))
			return -ENOMEM;
	}
	return 0;
}

void trace_free(struct trace *t)
{
	free(t->bytes);
	free(t->packets);
}
