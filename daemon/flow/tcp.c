// SPDX-License-Identifier: GPL-2.0-or-later
#include "flow/tcp.h"

#include <errno.h>

#include "flow/work.h"

static unsigned int ack_flag(unsigned int end)
{
	return end ? FLOW_F_ACK_1 : FLOW_F_ACK_0;
}

static struct stream *get_stream(const struct flow *f, unsigned int end)
{
	struct flow_work *w = flow_work(f);

	return w ? &w->dir[end] : NULL;
}

/*
 * Can @seq be where the stream of @end starts, as the one that opens the
 * connection or the other, by what has been seen of it?
 */
static bool fits(const struct flow *f, unsigned int end, bool opens,
		 uint32_t seq, uint32_t window)
{
	const struct stream *s = get_stream(f, end);

	if (flow_is_final(f) || flow_has(f, tcp_syn_flag(end)))
		return false;
	if (opens && flow_has(f, FLOW_F_CLOSING))
		return false;
	if (flow_has(f, FLOW_F_CLIENT_KNOWN) && !flow_has(f, FLOW_F_CT) &&
	    opens != (flow_client(f) == end))
		return false;
	return !s || !s->started || s->base - seq < window;
}

/*
 * A SYN with another sequence number on a tuple that is in use. In the
 * middle of a live connection it is a stray or an attempt to make us look
 * away, and the two ends ignore it as well.
 */
static bool is_reuse(const struct flow *f, const struct packet *p)
{
	if (flow_has(f, FLOW_F_CLOSING) || f->state == LIMEN_STATE_NEW)
		return true;
	return p->ts_ns > f->last_ns &&
	       p->ts_ns - f->last_ns > TCP_REUSE_IDLE_S * 1000000000ULL;
}

bool tcp_is_reused(const struct flow *f, const struct packet *p,
		   unsigned int end, uint32_t window)
{
	uint32_t start = p->tcp_seq + 1;

	if (!(p->tcp_flags & TCP_F_SYN))
		return false;
	if (flow_has(f, tcp_syn_flag(end)) && f->seq[end] == start)
		return false;	/* sent again */
	return !fits(f, end, !(p->tcp_flags & TCP_F_ACK), start, window) &&
	       is_reuse(f, p);
}

/* Forgets the connection, not the flow's totals. */
static void start_over(struct flow *f)
{
	work_clear_streams(flow_work(f));
	flow_set(f, FLOW_F_SYN_0 | FLOW_F_SYN_1 | FLOW_F_ACK_0 | FLOW_F_ACK_1 |
		 FLOW_F_CLOSING, false);
	if (!flow_has(f, FLOW_F_CT))
		flow_set(f, FLOW_F_CLIENT_KNOWN, false);
	f->stalled = 0;
}

/* With connection tracking the client is known and never changes. */
static int set_client(struct flow *f, unsigned int client)
{
	bool turned = flow_client(f) != client;

	if (flow_has(f, FLOW_F_CLIENT_KNOWN))
		return TCP_SAME;
	flow_set(f, FLOW_F_CLIENT_KNOWN, true);
	flow_set(f, FLOW_F_CLIENT_IS_1, client);
	return turned ? TCP_ANEW : TCP_SAME;
}

/* The stream of @end starts at @seq. */
static int set_start(struct flow *f, unsigned int end, uint32_t seq,
		     uint32_t window)
{
	struct stream *s = get_stream(f, end);
	int rc;

	f->seq[end] = seq;
	flow_set(f, tcp_syn_flag(end), true);
	if (!s || !s->started)
		return TCP_SAME;
	rc = stream_set_start(s, seq, window);
	return rc == STREAM_MOVED ? TCP_ANEW : rc;
}

static int notice_syn(struct flow *f, const struct packet *p,
		      unsigned int end, uint32_t window)
{
	bool is_reply = p->tcp_flags & TCP_F_ACK;
	uint32_t start = p->tcp_seq + 1;
	int change = TCP_SAME, rc;

	if (tcp_is_reused(f, p, end, window)) {
		start_over(f);
		change = TCP_REUSED;
	} else if (!fits(f, end, !is_reply, start, window)) {
		return TCP_SAME;	/* sent again, or a stray */
	}
	rc = set_client(f, is_reply ? !end : end);
	if (rc > change)
		change = rc;
	rc = set_start(f, end, start, window);
	if (rc > change)
		change = rc;
	if (rc >= 0 && is_reply && fits(f, !end, true, p->tcp_ack, window)) {
		rc = set_start(f, !end, p->tcp_ack, window);
		if (rc > change)
			change = rc;
	}
	return rc < 0 ? rc : change;
}

int tcp_notice(struct flow *f, const struct packet *p, unsigned int end,
	       uint32_t window)
{
	if (p->tcp_flags & TCP_F_SYN)
		return f->state == LIMEN_STATE_DECIDED ? TCP_SAME :
		       notice_syn(f, p, end, window);
	if (p->tcp_flags & (TCP_F_FIN | TCP_F_RST))
		flow_set(f, FLOW_F_CLOSING, true);
	else if (!p->payload_wire_len && !flow_has(f, tcp_syn_flag(end))) {
		f->seq[end] = p->tcp_seq;
		flow_set(f, ack_flag(end), true);
	}
	return TCP_SAME;
}

/*
 * A keep-alive repeats the byte before the next one (RFC 9293 3.8.4); at
 * the start of a capture there is nothing it could repeat.
 */
static bool is_keepalive(const struct flow *f, const struct packet *p,
			 unsigned int end)
{
	return flow_has(f, ack_flag(end)) && p->payload_wire_len == 1 &&
	       p->tcp_seq == f->seq[end] - 1;
}

/* The sequence number of the payload's first byte. */
static uint32_t payload_seq(const struct packet *p)
{
	return p->tcp_seq + !!(p->tcp_flags & TCP_F_SYN);
}

bool tcp_is_first(const struct flow *f, const struct packet *p,
		  unsigned int end)
{
	const struct stream *s = get_stream(f, end);

	if (!p->payload_len || (s && s->started))
		return false;
	if (flow_has(f, tcp_syn_flag(end)))
		return f->seq[end] == payload_seq(p);
	return !is_keepalive(f, p, end);
}

int tcp_add(struct flow *f, const struct packet *p, unsigned int end,
	    uint32_t window)
{
	struct flow_work *w = work_get(f);
	uint32_t seq = payload_seq(p);
	struct stream *s;
	int rc;

	if (!w)
		return -ENOMEM;
	s = &w->dir[end];
	if (!s->started) {
		if (flow_has(f, tcp_syn_flag(end)))
			stream_start(s, f->seq[end], false);
		else if (!is_keepalive(f, p, end))
			stream_start(s, seq, true);
		else
			return STREAM_SAME;
	}
	rc = stream_add(s, seq, p->payload, p->payload_len, window);
	if (rc != STREAM_SAME || s->len || f->stalled < TCP_START_PATIENCE)
		return rc;
	if (s->nr_ranges)
		return stream_skip_gap(s);
	stream_start(s, seq, true);
	return stream_add(s, seq, p->payload, p->payload_len, window);
}
