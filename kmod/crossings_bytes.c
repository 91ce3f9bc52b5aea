// SPDX-License-Identifier: GPL-2.0-only
/*
 * Which system calls move data, and how much did one move?
 */
#include <linux/compat.h>
#include <linux/fs.h>
#include <linux/net.h>
#include <linux/socket.h>
#include <linux/uaccess.h>
#include <net/compat.h>
#include <asm/syscall.h>
#include <asm/unistd.h>
#if defined(CONFIG_X86_64) && defined(CONFIG_IA32_EMULATION)
#include <asm/unistd_32_ia32.h>
#endif

#include "crossings.h"

/* Besides the kinds BYTE_*: calls whose return does not say it all. */
enum {
	SEND_MANY = LIMEN_NR_CROSSINGS,
	RECEIVE_MANY,
	SOCKETCALL,
};

/* of one call of sendmmsg() or recvmmsg(): more would hold up the CPU */
enum { MAX_MESSAGES = 64 };

#define IS(name) LIMEN_CROSSING_BYTE_##name

const u8 limen_bytes_of_call[2][LIMEN_MAX_CALLS] = {
	{
		[__NR_read] = IS(READ), [__NR_pread64] = IS(READ),
		[__NR_readv] = IS(READ), [__NR_preadv] = IS(READ),
		[__NR_preadv2] = IS(READ),
		[__NR_write] = IS(WRITTEN), [__NR_pwrite64] = IS(WRITTEN),
		[__NR_writev] = IS(WRITTEN), [__NR_pwritev] = IS(WRITTEN),
		[__NR_pwritev2] = IS(WRITTEN),
		[__NR_recvfrom] = IS(RECEIVED), [__NR_recvmsg] = IS(RECEIVED),
		[__NR_recvmmsg] = RECEIVE_MANY,
		[__NR_sendto] = IS(SENT), [__NR_sendmsg] = IS(SENT),
		[__NR_sendmmsg] = SEND_MANY,
		[__NR_splice] = IS(SPLICED), [__NR_tee] = IS(TEED),
		[__NR_vmsplice] = IS(VMSPLICED),
		[__NR_sendfile] = IS(SENDFILED),
		[__NR_copy_file_range] = IS(RANGED),
	},
#ifdef __NR_ia32_read
	{
		[__NR_ia32_read] = IS(READ), [__NR_ia32_pread64] = IS(READ),
		[__NR_ia32_readv] = IS(READ), [__NR_ia32_preadv] = IS(READ),
		[__NR_ia32_preadv2] = IS(READ),
		[__NR_ia32_write] = IS(WRITTEN),
		[__NR_ia32_pwrite64] = IS(WRITTEN),
		[__NR_ia32_writev] = IS(WRITTEN),
		[__NR_ia32_pwritev] = IS(WRITTEN),
		[__NR_ia32_pwritev2] = IS(WRITTEN),
		[__NR_ia32_recvfrom] = IS(RECEIVED),
		[__NR_ia32_recvmsg] = IS(RECEIVED),
		[__NR_ia32_recvmmsg] = RECEIVE_MANY,
		[__NR_ia32_recvmmsg_time64] = RECEIVE_MANY,
		[__NR_ia32_sendto] = IS(SENT), [__NR_ia32_sendmsg] = IS(SENT),
		[__NR_ia32_sendmmsg] = SEND_MANY,
		[__NR_ia32_socketcall] = SOCKETCALL,
		[__NR_ia32_splice] = IS(SPLICED), [__NR_ia32_tee] = IS(TEED),
		[__NR_ia32_vmsplice] = IS(VMSPLICED),
		[__NR_ia32_sendfile] = IS(SENDFILED),
		[__NR_ia32_sendfile64] = IS(SENDFILED),
		[__NR_ia32_copy_file_range] = IS(RANGED),
	},
#endif
};

static bool is_copied(u8 what)
{
	return what >= IS(READ) && what <= IS(SENT);
}

static void add(struct limen_crossings_cpu *c, u8 what, u64 bytes)
{
	c->kind[what] += bytes;
	if (!c->row)
		return;
	if (is_copied(what))
		c->row->counts.copied += bytes;
	else
		c->row->counts.moved += bytes;
}

/* Where in the caller's memory the length of message @i is. */
static const u32 __user *length_of(unsigned long messages, unsigned int i)
{
#ifdef CONFIG_COMPAT
	if (in_compat_syscall())
		return &((struct compat_mmsghdr __user *)messages)[i].msg_len;
#endif
	return &((struct mmsghdr __user *)messages)[i].msg_len;
}

/*
 * The kernel has written each message's length into the caller's array. The
 * caller could have changed it since: not more than a call can move, then.
 */
static void add_messages(struct limen_crossings_cpu *c, struct pt_regs *regs,
			 u8 what, unsigned int nr)
{
	unsigned long args[6];
	unsigned int i;
	u32 len;

	syscall_get_arguments(current, regs, args);
	for (i = 0; i < nr && i < MAX_MESSAGES; i++) {
		if (copy_from_user_nofault(&len, length_of(args[1], i),
					   sizeof(len)))
			break;
		add(c, what, min_t(u64, len, MAX_RW_COUNT));
	}
	c->kind[LIMEN_CROSSING_MESSAGE_UNMEASURED] += nr - i;
}

static void add_socketcall(struct limen_crossings_cpu *c, struct pt_regs *regs,
			   u64 bytes)
{
	unsigned long args[6];

	syscall_get_arguments(current, regs, args);
	switch (args[0]) {
	case SYS_SEND:
	case SYS_SENDTO:
	case SYS_SENDMSG:
		add(c, IS(SENT), bytes);
		break;
	case SYS_RECV:
	case SYS_RECVFROM:
	case SYS_RECVMSG:
		add(c, IS(RECEIVED), bytes);
		break;
	case SYS_SENDMMSG:
	case SYS_RECVMMSG:
		/* their array is one step further away */
		c->kind[LIMEN_CROSSING_MESSAGE_UNMEASURED] += bytes;
	}
}

void limen_bytes_add(struct limen_crossings_cpu *c, struct pt_regs *regs,
		     u8 what, long ret)
{
	if (what < LIMEN_NR_CROSSINGS)
		add(c, what, ret);
	else if (what == SOCKETCALL)
		add_socketcall(c, regs, ret);
	else
		add_messages(c, regs, what == SEND_MANY ? IS(SENT) :
			     IS(RECEIVED), ret);
}
