// SPDX-License-Identifier: GPL-2.0-only
#include "copy.h"

#include <linux/hash.h>
#include <linux/netdevice.h>
#include <linux/netfilter.h>
#include <linux/skbuff.h>
#include <linux/timekeeping.h>
#include <net/netfilter/nf_conntrack.h>
#include <net/netfilter/nf_conntrack_zones.h>

#include "rings.h"

static void put_tuple(struct limen_record *rec, const struct nf_conn *ct)
{
	const struct nf_conntrack_tuple *t =
		&ct->tuplehash[IP_CT_DIR_ORIGINAL].tuple;

	/* conntrack keeps the rest of an IPv4 address zero */
	memcpy(rec->saddr, t->src.u3.all, sizeof(rec->saddr));
	memcpy(rec->daddr, t->dst.u3.all, sizeof(rec->daddr));
	rec->sport = t->src.u.all;
	rec->dport = t->dst.u.all;
	rec->l3num = t->src.l3num;
	rec->l4proto = t->dst.protonum;
	rec->zone = nf_ct_zone(ct)->id;
}

/* What is cut into fragments is one datagram all the same. */
static u16 segment_size(const struct sk_buff *skb)
{
	if (!skb_is_gso(skb) || skb_shinfo(skb)->gso_type & SKB_GSO_UDP)
		return 0;
	return skb_shinfo(skb)->gso_size;
}

/* Every byte of the record is written: nothing old reaches the reader. */
static void put_packet(struct limen_record *rec, bool is_reply, u32 word,
		       const struct sk_buff *skb,
		       const struct nf_hook_state *state)
{
	rec->stamp_ns = ktime_get_ns();
	rec->wire_len = skb->len;
	rec->in_ifindex = state->in ? state->in->ifindex : 0;
	rec->out_ifindex = state->out ? state->out->ifindex : 0;
	rec->label = word;
	rec->gso_size = segment_size(skb);
	rec->flags = (is_reply ? LIMEN_RECORD_F_REPLY : 0) |
		     (skb_is_gso(skb) ? LIMEN_RECORD_F_GSO : 0);
	rec->hook = state->hook;
}

static struct limen_ring *ring_of(const struct limen_rings *rings,
				  const struct nf_conn *ct)
{
	u32 hash = hash_long((unsigned long)ct, 32);

	return &rings->area[reciprocal_scale(hash, rings->count)]->ring;
}

struct limen_copied limen_copy_push(const struct limen_rings *rings,
				    const struct nf_conn *ct, bool is_reply,
				    u32 word, const struct sk_buff *skb,
				    const struct nf_hook_state *state)
{
	struct limen_ring *ring = ring_of(rings, ct);
	struct limen_copied copied = {
		.cap_len = min_t(u32, skb->len, rings->snaplen),
	};
	struct limen_record *rec;

	/* LOCAL_OUT is preemptible and softirqs run the same hook: see ring.h */
	local_bh_disable();
	rec = limen_ring_reserve(ring, sizeof(*rec) + copied.cap_len);
	if (unlikely(!rec)) {
		copied.is_lost = true;
		goto out;
	}
	put_tuple(rec, ct);
	put_packet(rec, is_reply, word, skb, state);
	rec->cap_len = copied.cap_len;
	/* fails only for a packet whose length is a lie */
	if (unlikely(skb_copy_bits(skb, 0, rec + 1, copied.cap_len))) {
		copied.is_woken = limen_ring_discard(ring, rec);
		copied.cap_len = 0;
		goto out;
	}
	copied.is_woken = limen_ring_commit(ring, rec);
out:
	local_bh_enable();
	return copied;
}
