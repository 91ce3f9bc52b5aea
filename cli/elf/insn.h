/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * insn: instructions of x86-64 (Intel SDM volume 2, chapter 2 and appendix
 * A), as far as it takes to walk from one to the next and to follow a
 * constant into eax.
 */
#ifndef ELF_INSN_H
#define ELF_INSN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum insn_kind {
	INSN_OTHER,
	INSN_SYSCALL,		/* syscall */
	INSN_INT80,		/* int 0x80: the 32-bit door */
	INSN_SETS_EAX,		/* eax is @value afterwards */
	INSN_CHANGES_EAX,	/* eax may be anything afterwards */
};

struct insn {
	size_t len;
	enum insn_kind kind;
	uint32_t value;
};

/*
 * The instruction at @p, of which @len bytes are there. 0; -EINVAL: there
 * is none, or it is cut off.
 */
int insn_decode(const uint8_t *p, size_t len, struct insn *insn);

#endif /* ELF_INSN_H */
