/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The kernel's own list of queues, /proc/net/netfilter/nfnetlink_queue.
 */
#ifndef SOURCE_NFQUEUE_PROC_H
#define SOURCE_NFQUEUE_PROC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct nfqueue_stat {
	uint32_t number;
	uint32_t portid;	/* netlink port of the holder */
	uint32_t depth;		/* packets waiting now */
	uint32_t copy_range;
	uint32_t queue_dropped;	/* the queue was full */
	uint32_t user_dropped;	/* the holder's socket buffer was full */
};

/*
 * The list is for root's eyes: it is opened while we are root and read
 * again and again. fd >= 0 or -errno.
 */
int nfqueue_proc_open(void);

/* 0, -ENOENT: nobody holds the queue, or -errno. */
int nfqueue_proc_find(int fd, uint32_t number, struct nfqueue_stat *out);

/* Reads one line of the list. 0 or -EINVAL. */
int nfqueue_proc_parse(const char *line, struct nfqueue_stat *out);

/*
 * "limend (pid 123)", or "netlink port 123" where the process is not to be
 * found: in another pid namespace, or not ours to look at.
 */
void nfqueue_holder(uint32_t portid, char *text, size_t size);

/*
 * Is the holder about to leave? The guard of a daemon that has ended is, see
 * guard.h; a process that is not to be found may have been one.
 */
bool nfqueue_is_being_left(uint32_t portid);

#endif /* SOURCE_NFQUEUE_PROC_H */
