/* SPDX-License-Identifier: GPL-2.0 WITH Linux-syscall-note */
/*
 * The label word: what limen knows of a flow, in 32 bits of its conntrack
 * entry.
 *
 * The kernel keeps 16 bytes of "labels" per tracked flow (the extension
 * behind iptables' connlabel and nft's "ct label"). limen uses the last of
 * the four 32-bit words, bits 96..127, in host byte order:
 *
 *	 31         20 19   16 15            0
 *	+-------------+-------+---------------+
 *	| generation  | state |      id       |
 *	+-------------+-------+---------------+
 *
 * id		number of a label, given once per name (LIMEN_CMD_ADD_LABELS)
 * state	enum limen_state
 * generation	drawn when the module loads, never 0; a word of another
 *		generation was left behind by an earlier load and is not believed
 *
 * A word of all zero bits is a flow nobody has looked at.
 *
 * A verdict never makes a flow less certain: TESTING does not replace
 * PROVISIONAL, neither of them replaces UNKNOWN, and only DECIDED replaces
 * DECIDED (an application under its protocol).
 */
#ifndef _LIMEN_LABEL_H
#define _LIMEN_LABEL_H

#include <linux/types.h>

/* Index of limen's word among the four of the label extension. */
#define LIMEN_LABEL_WORD	3
/* The highest bit of that word, for nf_connlabels_get(). */
#define LIMEN_LABEL_BIT_MAX	127

#define LIMEN_LABEL_ID_MASK	0x0000ffffU
#define LIMEN_LABEL_STATE_SHIFT	16
#define LIMEN_LABEL_STATE_MASK	0x000f0000U
#define LIMEN_LABEL_GEN_SHIFT	20
#define LIMEN_LABEL_GEN_MAX	0x0fffU

/*
 * States of a flow. The numbers are ABI; the names are the words used in
 * every output.
 */
enum limen_state {
	LIMEN_STATE_NEW,		/* nothing seen yet */
	LIMEN_STATE_TESTING,		/* inspected, no label */
	LIMEN_STATE_PROVISIONAL,	/* has a label, still inspected */
	LIMEN_STATE_DECIDED,		/* has its label for good */
	LIMEN_STATE_UNKNOWN,		/* given up: no pattern can match */
	LIMEN_STATE_LATE,		/* older than limen: cannot be told;
					 * never in a word, such a flow has none */
	__LIMEN_STATE_LAST
};
#define LIMEN_STATE_MAX (__LIMEN_STATE_LAST - 1)

static inline __u32 limen_label_make(__u16 id, __u8 state, __u16 generation)
{
	return (__u32)generation << LIMEN_LABEL_GEN_SHIFT |
	       (__u32)(state & 0xf) << LIMEN_LABEL_STATE_SHIFT | id;
}

static inline __u16 limen_label_id(__u32 word)
{
	return word & LIMEN_LABEL_ID_MASK;
}

static inline __u8 limen_label_state(__u32 word)
{
	return (word & LIMEN_LABEL_STATE_MASK) >> LIMEN_LABEL_STATE_SHIFT;
}

static inline __u16 limen_label_generation(__u32 word)
{
	return (__u16)(word >> LIMEN_LABEL_GEN_SHIFT);
}

#endif /* _LIMEN_LABEL_H */
