/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Writes a capture as pcapng (draft-ietf-opsawg-pcapng): one section, an
 * interface for each one that packets came by, nanoseconds, and a comment
 * for each packet that has something to say.
 *
 * libpcap reads this format but writes only the older one, which has
 * neither comments nor more than one interface; and no library in Debian
 * writes it. Hence these few blocks of our own.
 *
 * Packets are stored as Linux "cooked" ones (tcpdump.org: LINKTYPE_LINUX_SLL),
 * with a header that says direction and IP version. As what they are, raw IP,
 * libpcap 1.10 does not read them: of a second interface it takes the number
 * of that type for another type.
 */
#ifndef PCAPNG_H
#define PCAPNG_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct pcapng;

enum pcapng_limits {
	PCAPNG_MAX_INTERFACES = 256,	/* more share the first, "any" */
	PCAPNG_MAX_COMMENT = 512,	/* bytes; the rest is cut off */
	PCAPNG_MAX_NAME = 64,
	PCAPNG_HEADER = 16,		/* bytes before each packet */
};

enum pcapng_direction {
	PCAPNG_UNKNOWN, PCAPNG_IN, PCAPNG_OUT	/* as in the format */
};

struct pcapng_packet {
	uint32_t interface;	/* of pcapng_interface() */
	uint64_t time_ns;	/* since the epoch */
	const void *bytes;	/* from the IP header on */
	uint32_t cap_len;
	uint32_t wire_len;
	enum pcapng_direction direction;
	const char *comment;	/* UTF-8; NULL or "": none */
};

/*
 * Begins a capture in @file (the caller's), by @program, of IP packets of
 * which at most @snaplen bytes are there; 0: all. 0, -ENOMEM or -EIO.
 */
int pcapng_new(FILE *file, const char *program, uint32_t snaplen,
	       struct pcapng **out);
void pcapng_free(struct pcapng *p);

/* The name of interface @index in @name, or NULL: nobody knows it. */
typedef char *(*pcapng_name_fn)(unsigned int index, char *name);

/*
 * The number of interface @index (the kernel's) in the file. When it is met
 * first, it is written with what @name says, or as "if" and @index. Index 0
 * is "any", and so are those for which there is no more room, counted.
 */
uint32_t pcapng_interface(struct pcapng *p, uint32_t index,
			  pcapng_name_fn name);
uint64_t pcapng_nameless(const struct pcapng *p);	/* packets so counted */

void pcapng_packet(struct pcapng *p, const struct pcapng_packet *packet);

/* Everything so far is for others to read, too. */
void pcapng_flush(struct pcapng *p);

/*
 * The last block: how many packets there were by @time_ns, of which @missed
 * are not in the file.
 */
void pcapng_end(struct pcapng *p, uint64_t time_ns, uint64_t packets,
		uint64_t missed);

/* 0, or what kept the file from being written: -errno. */
int pcapng_error(const struct pcapng *p);

#endif /* PCAPNG_H */
