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

/* Every byte of the record is written: nothing old reaches the reader. */
static __always_inline void put_packet(struct limen_record *rec,
				       size_t cap_len, u32 word,
				       const struct sk_buff *skb,
				       const struct nf_hook_state *state)
{
	rec->cap_len = cap_len;
	rec->wire_len = skb->len;
	rec->in_ifindex = state->in ? state->in->ifindex : 0;
	rec->out_ifindex = state->out ? state->out->ifindex : 0;
	rec->label = word;
	rec->hook = state->hook;
}

static __always_inline void put_flow(struct limen_record *rec,
				     const struct sk_buff *skb)
{
	enum ip_conntrack_info ctinfo;
	const struct nf_conn *ct = nf_ct_get(skb, &ctinfo);
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
	rec->flags = CTINFO2DIR(ctinfo) == IP_CT_DIR_REPLY ?
		     LIMEN_RECORD_F_REPLY : 0;
}

/* What is cut into fragments is one datagram all the same. */
static __always_inline void put_segments(struct limen_record *rec,
					 const struct sk_buff *skb)
{
	const struct skb_shared_info *shared = skb_shinfo(skb);

	rec->gso_size = shared->gso_size;
	if (likely(!shared->gso_size))
		return;
	if (shared->gso_type & SKB_GSO_UDP)
		rec->gso_size = 0;
	else
		rec->flags |= LIMEN_RECORD_F_GSO;
}

/*
 * The kernel's memcpy() may be a string instruction, which takes longer to
 * start than so few words take to copy.
 */
enum { WORD_LEN = 8, BLOCK_LEN = 128, WORDS_LEN_MAX = 512 };

/*
 * At least a word. The last one may overlap the one before. The compiler is
 * kept from counting the rounds beforehand, which takes longer than they do.
 */
static __always_inline void copy_words(u8 *to, const u8 *from, size_t len)
{
	const u8 *last_block = from + len - BLOCK_LEN;
	const u8 *last = from + len - WORD_LEN;
	u8 *to_last = to + len - WORD_LEN;

	while (from <= last_block) {
		memcpy(to, from, BLOCK_LEN);
		to += BLOCK_LEN;
		from += BLOCK_LEN;
		OPTIMIZER_HIDE_VAR(from);
	}
	while (from < last) {
		memcpy(to, from, WORD_LEN);
		to += WORD_LEN;
		from += WORD_LEN;
		OPTIMIZER_HIDE_VAR(from);
	}
	memcpy(to_last, last, WORD_LEN);
}

/* False only for a packet whose length is a lie. */
static __always_inline bool put_bytes(u8 *to, const struct sk_buff *skb,
				      size_t len)
{
	if (unlikely(len > skb_headlen(skb)))
		return !skb_copy_bits(skb, 0, to, len);
	if (likely(len >= WORD_LEN && len <= WORDS_LEN_MAX))
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

/* With bottom halves disabled: see ring.h. */
static __always_inline void push(struct limen_ring *ring,
				 const struct sk_buff *skb,
				 const struct nf_hook_state *state,
				 struct limen_counters __percpu *counters,
				 u32 word, size_t cap_len)
{
	struct limen_record *rec;

	rec = limen_ring_reserve_parts(ring, sizeof(*rec), cap_len);
	if (unlikely(!rec)) {
		limen_count(counters, RING_LOST);
		return;
	}
	put_packet(rec, cap_len, word, skb, state);
	put_flow(rec, skb);
	put_segments(rec, skb);
	rec->stamp_ns = ktime_get_ns();
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
				const struct sk_buff *skb,
				const struct nf_hook_state *state,
				struct limen_counters __percpu *counters,
				u32 word, size_t cap_len)
{
	u64 start = limen_clock_read();

	push(ring, skb, state, counters, word, cap_len);
	limen_count_n(counters, PUSH_NS,
		      limen_clock_ns(limen_clock_read() - start));
	limen_count(counters, PUSH_TIMED);
}

/* LOCAL_OUT is preemptible, and softirqs run the same hook. */
static noinline unsigned int
push_undisturbed(const struct limen_rings *rings, const struct sk_buff *skb,
		 const struct nf_hook_state *state,
		 struct limen_counters __percpu *counters, u32 word)
{
	unsigned int verdict;

	local_bh_disable();
	verdict = limen_copy_push(rings, skb, state, counters, word);
	local_bh_enable();
	return verdict;
}

/*
 * What is written first is what would have to be kept while the clock is
 * read: registers decide what this costs, see tests/bench/kernel.
 */
unsigned int limen_copy_push(const struct limen_rings *rings,
			     const struct sk_buff *skb,
			     const struct nf_hook_state *state,
			     struct limen_counters __percpu *counters, u32 word)
{
	struct limen_ring *ring =
		ring_of(rings, (const struct nf_conn *)skb_nfct(skb));
	size_t cap_len = min_t(size_t, skb->len, rings->snaplen);

	if (unlikely(!in_softirq()))
		return push_undisturbed(rings, skb, state, counters, word);
	if (static_branch_unlikely(&pushes_are_timed))
		push_timed(ring, skb, state, counters, word, cap_len);
	else
		push(ring, skb, state, counters, word, cap_len);
	return NF_ACCEPT;
}
