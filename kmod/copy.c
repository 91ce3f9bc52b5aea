// SPDX-License-Identifier: GPL-2.0-only
#include "copy.h"

#include <linux/hash.h>
#include <linux/jump_label.h>
#include <linux/netdevice.h>
#include <linux/netfilter.h>
#include <linux/skbuff.h>
#include <linux/timekeeping.h>
#include <net/netfilter/nf_conntrack.h>
#include <net/netfilter/nf_conntrack_zones.h>

#include "clock.h"
#include "rings.h"

static __always_inline void put_tuple(struct limen_record *rec,
				      const struct nf_conn *ct)
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
static __always_inline u16 segment_size(const struct sk_buff *skb)
{
	const struct skb_shared_info *shared = skb_shinfo(skb);

	if (likely(!shared->gso_size) || shared->gso_type & SKB_GSO_UDP)
		return 0;
	return shared->gso_size;
}

/* Every byte of the record is written: nothing old reaches the reader. */
static __always_inline void put_packet(struct limen_record *rec, u32 cap_len,
				       u32 word, bool is_reply,
				       const struct sk_buff *skb,
				       const struct nf_hook_state *state)
{
	u16 gso_size = segment_size(skb);

	rec->stamp_ns = ktime_get_ns();
	rec->cap_len = cap_len;
	rec->wire_len = skb->len;
	rec->in_ifindex = state->in ? state->in->ifindex : 0;
	rec->out_ifindex = state->out ? state->out->ifindex : 0;
	rec->label = word;
	rec->gso_size = gso_size;
	rec->flags = (is_reply ? LIMEN_RECORD_F_REPLY : 0) |
		     (gso_size ? LIMEN_RECORD_F_GSO : 0);
	rec->hook = state->hook;
}

/*
 * The kernel's memcpy() may be a string instruction, which takes longer to
 * start than so few words take to copy. @to is aligned to 8 bytes.
 */
enum { WORDS_LEN_MAX = 512 };

static __always_inline void copy_words(u8 *to, const u8 *from, u32 len)
{
	for (; len >= 64; len -= 64, to += 64, from += 64)
		memcpy(to, from, 64);
	for (; len >= 8; len -= 8, to += 8, from += 8)
		memcpy(to, from, 8);
	for (; len; len--)
		*to++ = *from++;
}

/* False only for a packet whose length is a lie. */
static __always_inline bool put_bytes(u8 *to, const struct sk_buff *skb,
				      u32 len)
{
	if (unlikely(len > skb_headlen(skb)))
		return !skb_copy_bits(skb, 0, to, len);
	if (len <= WORDS_LEN_MAX)
		copy_words(to, skb->data, len);
	else
		memcpy(to, skb->data, len);
	return true;
}

static __always_inline struct limen_ring *
ring_of(const struct limen_rings *rings, const struct nf_conn *ct)
{
	u32 hash = hash_long((unsigned long)ct, 32);

	return &rings->area[reciprocal_scale(hash, rings->count)]->ring;
}

static __always_inline void push(struct limen_ring *ring,
				 struct limen_counters __percpu *counters,
				 const struct sk_buff *skb,
				 const struct nf_hook_state *state, u32 word,
				 u32 cap_len)
{
	enum ip_conntrack_info ctinfo;
	const struct nf_conn *ct = nf_ct_get(skb, &ctinfo);
	struct limen_record *rec;

	rec = limen_ring_reserve(ring, sizeof(*rec) + cap_len);
	if (unlikely(!rec)) {
		limen_count(counters, RING_LOST);
		return;
	}
	put_tuple(rec, ct);
	put_packet(rec, cap_len, word, CTINFO2DIR(ctinfo) == IP_CT_DIR_REPLY,
		   skb, state);
	if (unlikely(!put_bytes((u8 *)(rec + 1), skb, cap_len))) {
		limen_ring_discard(ring, rec);
		limen_count(counters, RING_LOST);
		return;
	}
	if (limen_ring_commit(ring, rec))
		limen_count(counters, RING_WAKEUP);
	limen_count(counters, PACKET_COPIED);
	limen_count_n(counters, BYTE_PUSHED, cap_len);
}

/* Off, it is one instruction that does nothing. */
static DEFINE_STATIC_KEY_FALSE(pushes_are_timed);

void limen_copy_time(bool is_timed)
{
	if (is_timed)
		static_branch_enable(&pushes_are_timed);
	else
		static_branch_disable(&pushes_are_timed);
}

static noinline void push_timed(struct limen_ring *ring,
				struct limen_counters __percpu *counters,
				const struct sk_buff *skb,
				const struct nf_hook_state *state, u32 word,
				u32 cap_len)
{
	u64 start = limen_clock_read();

	push(ring, counters, skb, state, word, cap_len);
	limen_count_n(counters, PUSH_NS,
		      limen_clock_ns(limen_clock_read() - start));
	limen_count(counters, PUSH_TIMED);
}

unsigned int limen_copy_push(const struct limen_rings *rings,
			     struct limen_counters __percpu *counters,
			     const struct sk_buff *skb,
			     const struct nf_hook_state *state, u32 word)
{
	/* LOCAL_OUT is preemptible and softirqs run the same hook: see ring.h */
	bool is_open = !in_softirq();
	struct limen_ring *ring =
		ring_of(rings, (const struct nf_conn *)skb_nfct(skb));
	u32 cap_len = min_t(u32, skb->len, rings->snaplen);

	if (unlikely(is_open))
		local_bh_disable();
	if (static_branch_unlikely(&pushes_are_timed))
		push_timed(ring, counters, skb, state, word, cap_len);
	else
		push(ring, counters, skb, state, word, cap_len);
	if (unlikely(is_open))
		local_bh_enable();
	return NF_ACCEPT;
}
