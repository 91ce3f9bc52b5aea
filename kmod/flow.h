/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * limen's word in a conntrack entry. The label extension is an array of long
 * that the kernel itself takes apart into 32-bit words in memory order
 * (nf_connlabels_replace), so that is what the word's index counts.
 */
#ifndef LIMEN_FLOW_H
#define LIMEN_FLOW_H

#include <net/netfilter/nf_conntrack.h>
#include <net/netfilter/nf_conntrack_labels.h>

#include <limen/label.h>

/* False for a flow that is older than limen, or tracked without labels. */
static inline bool limen_flow_has_word(const struct nf_conn *ct)
{
#ifdef CONFIG_NF_CONNTRACK_LABELS
	return nf_ct_ext_exist(ct, NF_CT_EXT_LABELS);
#else
	return false;
#endif
}

static inline u32 limen_flow_read(const struct nf_conn_labels *labels)
{
	return READ_ONCE(((const u32 *)labels->bits)[LIMEN_LABEL_WORD]);
}

/* Writes the word and no other. -ENOSPC: the entry has no labels. */
static inline int limen_flow_write(struct nf_conn *ct, u32 word)
{
	u32 data[LIMEN_LABEL_WORD + 1] = { [LIMEN_LABEL_WORD] = word };
	u32 mask[LIMEN_LABEL_WORD + 1] = { [LIMEN_LABEL_WORD] = ~0U };

	/* a kernel without labels lacks this function; main.c refuses it */
	if (!IS_ENABLED(CONFIG_NF_CONNTRACK_LABELS))
		return -ENOSPC;
	return nf_connlabels_replace(ct, data, mask, LIMEN_LABEL_WORD + 1);
}

#endif /* LIMEN_FLOW_H */
