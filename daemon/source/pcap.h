/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Packets from a capture file, pcap or pcapng. The only file that knows
 * libpcap is pcap.c.
 */
#ifndef SOURCE_PCAP_H
#define SOURCE_PCAP_H

#include <stdint.h>

#include "packet.h"

struct pcap_source;

/*
 * Opens @path, "-" is standard input. 0, or -errno with *@out set all the
 * same, for pcap_source_error(), unless -ENOMEM:
 *	-EBADMSG	not a capture
 *	-EPROTONOSUPPORT a link type we do not know
 *	others		the file cannot be read
 */
int pcap_source_open(const char *path, struct pcap_source **out);
void pcap_source_close(struct pcap_source *s);

/*
 * The next IP packet; frames of other protocols and broken ones are passed
 * over and counted. 1 with @p's source fields filled, valid until the next
 * call; 0 at the end of the file; -EBADMSG: the file is damaged or cut
 * here, and pcap_source_error() says how.
 */
int pcap_source_next(struct pcap_source *s, struct packet *p);

/* "FILE: what is wrong", never NULL. */
const char *pcap_source_error(const struct pcap_source *s);

/* Frames read so far, and those of them that had no IP packet. */
uint64_t pcap_source_frames(const struct pcap_source *s);
uint64_t pcap_source_not_ip(const struct pcap_source *s);

/* Bytes of the file read so far and its size; 0 where it is not known. */
void pcap_source_progress(const struct pcap_source *s, uint64_t *done,
			  uint64_t *size);

#endif /* SOURCE_PCAP_H */
