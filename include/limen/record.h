/* SPDX-License-Identifier: GPL-2.0 WITH Linux-syscall-note */
/*
 * The ring: packets of undecided flows on their way to user space.
 *
 * A ring belongs to one reader. It is mapped from /dev/limen after
 * LIMEN_IOC_ATTACH, in two pieces:
 *
 *	offset 0		one page, writable: struct limen_ring_reader
 *	offset page size	one page, read-only: struct limen_ring_writer,
 *				then the data twice in a row, read-only, so that
 *				a record never has to be put together
 *
 *	          reader.position          writer.position
 *	                 v                        v
 *	data  ...........|hdr record|hdr record...|........ | the same again
 *
 * Positions count bytes since the start and never wrap (64 bits); modulo the
 * size they are offsets into the data. A record begins at a multiple of 8
 * with struct limen_ring_hdr. The reader takes records until it meets the
 * writer's position or a header that is BUSY, skips DISCARDed ones, and
 * stores the position it has reached with release semantics; that gives the
 * space back. The writer wakes it only if it had caught up.
 *
 * The kernel does not trust the reader's page: a wrong position makes the
 * reader lose or repeat its own records and harms nobody else.
 *
 * A ring that nobody has mapped can be read instead, as a stream of bytes by
 * read() or splice(): struct limen_ring_hdr, its len bytes, up to 7 zero bytes
 * to the next multiple of 8, and again; complete records alone, so that len
 * has no flags, and their space is given back as they go. A call that has
 * room for it returns whole records; one that has not gets the beginning of
 * one, and the next call goes on. 0: unbound, and all is read. splice() never
 * waits (EAGAIN): poll() first. What once was mapped cannot be read, and the
 * other way round (EBUSY).
 *
 * Either way a record is copied once more. Its pages are not given away: the
 * writer uses them again as soon as their space is given back.
 *
 * Versions. LIMEN_RECORD_VERSION changes with any change of the layout of
 * what is mapped; user space sends its own with LIMEN_CMD_BIND.
 */
#ifndef _LIMEN_RECORD_H
#define _LIMEN_RECORD_H

#include <linux/types.h>

#define LIMEN_RECORD_VERSION	1U

#define LIMEN_DEVICE		"/dev/limen"

/*
 * Ties an open /dev/limen to one ring (argument: its index, 0..count - 1) of
 * the network namespace the file was opened in; mmap(), read(), splice() and
 * poll() are about that ring from then on, and fail with ENXIO before.
 * EBUSY: the ring has a reader; ENODEV: nobody is bound or not by rings;
 * ERANGE: no such ring; EALREADY: this file has one.
 */
#define LIMEN_IOC_ATTACH	0x4c01	/* _IO('L', 1) */

struct limen_ring_reader {
	__u64	position;
};

struct limen_ring_writer {
	__u64	position;
	__u64	size;		/* bytes of data, a power of two */
	__u64	lost;		/* records not written because it was full */
	__u64	high_water;	/* most bytes that ever waited in it */
};

#define LIMEN_RING_BUSY		(1U << 31)	/* not yet complete */
#define LIMEN_RING_DISCARD	(1U << 30)	/* to be skipped */
#define LIMEN_RING_LEN_MASK	(~(LIMEN_RING_BUSY | LIMEN_RING_DISCARD))

struct limen_ring_hdr {
	__u32	len;		/* of what follows, and the flags above */
	__u32	pad;		/* 0 */
};
_Static_assert(sizeof(struct limen_ring_hdr) == 8, "limen_ring_hdr is ABI");

/* Bytes a record of @len takes in the ring, header included. */
#define LIMEN_RING_SPACE(len) \
	(((__u64)(len) + sizeof(struct limen_ring_hdr) + 7) & ~(__u64)7)

#define LIMEN_RECORD_F_REPLY	(1U << 0)	/* not the opener's direction */
#define LIMEN_RECORD_F_GSO	(1U << 1)	/* to be cut into gso_size */

/*
 * One packet. Its first cap_len bytes from the IP header on follow the
 * struct. The tuple is the conntrack original one, as in struct
 * limen_verdict, to which it is copied for the answer.
 */
struct limen_record {
	__u64	stamp_ns;	/* CLOCK_MONOTONIC */
	__be32	saddr[4];
	__be32	daddr[4];
	__be16	sport;
	__be16	dport;
	__u8	l3num;		/* 2 or 10 */
	__u8	l4proto;	/* 6 or 17 */
	__u16	zone;
	__u32	cap_len;	/* bytes that follow */
	__u32	wire_len;	/* bytes the packet has, from the IP header */
	__u32	in_ifindex;	/* 0: none (sent by this host) */
	__u32	out_ifindex;	/* 0: none (for this host) */
	__u32	label;		/* the flow's label word at this packet */
	__u16	gso_size;	/* bytes of each segment or datagram, 0: it is one */
	__u8	flags;		/* LIMEN_RECORD_F_* */
	__u8	hook;		/* NF_INET_* */
};
_Static_assert(sizeof(struct limen_record) == 72, "limen_record is ABI");

#endif /* _LIMEN_RECORD_H */
