// SPDX-License-Identifier: GPL-2.0-or-later
#include "record/pcapng.h"

#include <arpa/inet.h>
#include <errno.h>
#include <net/ethernet.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* Section numbers are those of the draft. */
enum {
	BLOCK_INTERFACE = 1,		/* 4.2 */
	BLOCK_STATISTICS = 5,		/* 4.6 */
	BLOCK_PACKET = 6,		/* 4.3 */
	BLOCK_SECTION = 0x0a0d0d0a,	/* 4.1 */
	MAGIC = 0x1a2b3c4d,		/* tells the order of bytes */
	LINK_SLL = 113,
	SLL_TO_US = 0,
	SLL_FROM_US = 4,
	ARPHRD_NONE = 0xfffe,

	OPT_END = 0,
	OPT_COMMENT = 1,
	OPT_USERAPPL = 4,		/* of the section */
	OPT_NAME = 2,			/* of an interface */
	OPT_TSRESOL = 9,
	OPT_FLAGS = 2,			/* of a packet */
	OPT_RECEIVED = 4,		/* of the statistics */
	OPT_DROPPED = 5,
};

struct pcapng {
	FILE *file;
	uint32_t snaplen;
	int error;
	uint64_t nameless;
	uint32_t nr;			/* interfaces */
	uint32_t index[PCAPNG_MAX_INTERFACES];
	/* the block at work: all but the bytes of packets fits here */
	uint8_t *block;
	size_t len, size;
};

/*
 * A block is put together in memory and written whole, since its length
 * stands before it.
 */
static void put(struct pcapng *p, const void *data, size_t len)
{
	size_t size = p->size ? p->size : 4096;
	uint8_t *block;

	while (size < p->len + len)
		size *= 2;
	if (size > p->size) {
		block = realloc(p->block, size);
		if (!block) {
			p->error = -ENOMEM;
			return;
		}
		p->block = block;
		p->size = size;
	}
	memcpy(p->block + p->len, data, len);
	p->len += len;
}

static void put_u16(struct pcapng *p, uint16_t v)
{
	put(p, &v, sizeof(v));
}

static void put_u32(struct pcapng *p, uint32_t v)
{
	put(p, &v, sizeof(v));
}

/* Everything is padded to whole words. */
static void put_padded(struct pcapng *p, const void *data, size_t len)
{
	static const uint8_t zero[3];

	put(p, data, len);
	put(p, zero, -len & 3);
}

static void put_option(struct pcapng *p, uint16_t code, const void *data,
		       size_t len)
{
	put_u16(p, code);
	put_u16(p, (uint16_t)len);
	put_padded(p, data, len);
}

static void put_text(struct pcapng *p, uint16_t code, const char *text,
		     size_t max)
{
	if (text && *text)
		put_option(p, code, text, strnlen(text, max));
}

/* Seconds first, as the format wants its 64 bits. */
static void put_time(struct pcapng *p, uint64_t time_ns)
{
	put_u32(p, (uint32_t)(time_ns >> 32));
	put_u32(p, (uint32_t)time_ns);
}

static void begin_block(struct pcapng *p, uint32_t type)
{
	p->len = 0;
	put_u32(p, type);
	put_u32(p, 0);	/* the length, known at the end */
}

static void end_block(struct pcapng *p)
{
	uint32_t total = (uint32_t)p->len + 4;

	put_u32(p, total);
	if (p->error)
		return;
	memcpy(p->block + 4, &total, sizeof(total));
	if (fwrite(p->block, 1, p->len, p->file) != p->len)
		p->error = errno ? -errno : -EIO;
}

static void write_section(struct pcapng *p, const char *program)
{
	begin_block(p, BLOCK_SECTION);
	put_u32(p, MAGIC);
	put_u16(p, 1);		/* version 1.0 */
	put_u16(p, 0);
	put_u32(p, UINT32_MAX);	/* of the section's length: not known */
	put_u32(p, UINT32_MAX);
	put_text(p, OPT_USERAPPL, program, PCAPNG_MAX_NAME);
	put_option(p, OPT_END, NULL, 0);
	end_block(p);
}

static uint32_t write_interface(struct pcapng *p, uint32_t index,
				const char *name)
{
	const uint8_t nanoseconds = 9;

	begin_block(p, BLOCK_INTERFACE);
	put_u16(p, LINK_SLL);
	put_u16(p, 0);
	put_u32(p, p->snaplen ? p->snaplen + PCAPNG_HEADER : 0);
	put_text(p, OPT_NAME, name, PCAPNG_MAX_NAME);
	put_option(p, OPT_TSRESOL, &nanoseconds, 1);
	put_option(p, OPT_END, NULL, 0);
	end_block(p);
	p->index[p->nr] = index;
	return p->nr++;
}

int pcapng_new(FILE *file, const char *program, uint32_t snaplen,
	       struct pcapng **out)
{
	struct pcapng *p = calloc(1, sizeof(*p));
	int ret;

	if (!p)
		return -ENOMEM;
	p->file = file;
	p->snaplen = snaplen;
	write_section(p, program);
	write_interface(p, 0, "any");
	ret = p->error;
	if (ret)
		pcapng_free(p);
	else
		*out = p;
	return ret;
}

void pcapng_free(struct pcapng *p)
{
	if (!p)
		return;
	free(p->block);
	free(p);
}

uint32_t pcapng_interface(struct pcapng *p, uint32_t index, pcapng_name_fn name)
{
	char text[PCAPNG_MAX_NAME];
	uint32_t i;

	for (i = 0; i < p->nr; i++)
		if (p->index[i] == index)
			return i;
	if (p->nr == PCAPNG_MAX_INTERFACES) {
		p->nameless++;
		return 0;
	}
	if (!name(index, text))
		snprintf(text, sizeof(text), "if%u", index);
	return write_interface(p, index, text);
}

uint64_t pcapng_nameless(const struct pcapng *p)
{
	return p->nameless;
}

/* The header of a cooked packet: all in network order. */
static void put_header(struct pcapng *p, const struct pcapng_packet *packet)
{
	const uint8_t *bytes = packet->bytes;
	bool is_ipv6 = packet->cap_len && bytes[0] >> 4 == 6;

	put_u16(p, htons(packet->direction == PCAPNG_OUT ? SLL_FROM_US :
			 SLL_TO_US));
	put_u16(p, htons(ARPHRD_NONE));
	put_u16(p, 0);		/* bytes of the address */
	put_u32(p, 0);
	put_u32(p, 0);
	put_u16(p, htons(is_ipv6 ? ETHERTYPE_IPV6 : ETHERTYPE_IP));
}

void pcapng_packet(struct pcapng *p, const struct pcapng_packet *packet)
{
	uint32_t flags = packet->direction;	/* its lowest two bits */

	begin_block(p, BLOCK_PACKET);
	put_u32(p, packet->interface);
	put_time(p, packet->time_ns);
	put_u32(p, packet->cap_len + PCAPNG_HEADER);
	put_u32(p, packet->wire_len + PCAPNG_HEADER);
	put_header(p, packet);
	put_padded(p, packet->bytes, packet->cap_len);
	put_text(p, OPT_COMMENT, packet->comment, PCAPNG_MAX_COMMENT);
	if (flags)
		put_option(p, OPT_FLAGS, &flags, sizeof(flags));
	put_option(p, OPT_END, NULL, 0);
	end_block(p);
}

void pcapng_flush(struct pcapng *p)
{
	if (fflush(p->file) && !p->error)
		p->error = -errno;
}

void pcapng_end(struct pcapng *p, uint64_t time_ns, uint64_t packets,
		uint64_t missed)
{
	begin_block(p, BLOCK_STATISTICS);
	put_u32(p, 0);
	put_time(p, time_ns);
	put_option(p, OPT_RECEIVED, &packets, sizeof(packets));
	put_option(p, OPT_DROPPED, &missed, sizeof(missed));
	put_option(p, OPT_END, NULL, 0);
	end_block(p);
	pcapng_flush(p);
}

int pcapng_error(const struct pcapng *p)
{
	return p->error;
}
