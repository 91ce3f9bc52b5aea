// SPDX-License-Identifier: GPL-2.0-or-later
#include "trace.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "source/pcap.h"

static int add_packet(struct trace *t, const struct packet *p)
{
	uint8_t *copy = malloc(p->net_len + 1);

	if (!(t->nr & (t->nr - 1))) {
		size_t size = t->nr ? 2 * t->nr : 1;
		struct packet *more = reallocarray(t->packets, size,
						   sizeof(*more));

		if (!more) {
			free(copy);
			return -ENOMEM;
		}
		t->packets = more;
	}
	if (!copy)
		return -ENOMEM;
	memcpy(copy, p->net, p->net_len);
	t->packets[t->nr] = *p;
	t->packets[t->nr++].net = copy;
	t->bytes += p->wire_len;
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

int trace_load(struct trace *t, char *const *files, size_t nr_files,
	       unsigned int copies)
{
	size_t i, nr;
	unsigned int copy;
	int ret = 0;

	memset(t, 0, sizeof(*t));
	for (i = 0; !ret && i < nr_files; i++)
		ret = read_file(t, files[i]);
	nr = t->nr;
	for (copy = 1; copy < copies; copy++) {
		for (i = 0; !ret && i < nr; i++) {
			struct packet p = t->packets[i];

			ret = add_packet(t, &p);
			if (!ret && p.net_len)
				change_addresses((uint8_t *)(uintptr_t)
						 t->packets[t->nr - 1].net,
						 p.net_len, copy);
		}
	}
	return ret;
}

void trace_free(struct trace *t)
{
	size_t i;

	for (i = 0; i < t->nr; i++)
		free((void *)(uintptr_t)t->packets[i].net);
	free(t->packets);
}
