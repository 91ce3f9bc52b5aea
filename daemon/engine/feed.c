// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Labels in time: a root label, its decoder, its children, the outcome.
 *
 * The chain holds the labels of a flow from the root to the finest. While
 * the decoder of the last one is at work nothing is taken from its children;
 * what holds there waits.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "inspect.h"

/* --- worker and inspection --- */

struct engine_worker *engine_worker_new(struct engine *e)
{
	struct engine_worker *w = calloc(1, sizeof(*w));
	uint32_t words = e->bank[BANK_UDP].nr_words;

	if (!w)
		return NULL;
	w->engine = engine_get(e);
	w->scratch = regex_scratch_new(e->limits.match_limit);
	w->stats = calloc(e->nr_labels + 1, sizeof(*w->stats));
	w->candidates = calloc(words + 1, sizeof(*w->candidates));
	if (!w->scratch || !w->stats || !w->candidates) {
		engine_worker_free(w);
		return NULL;
	}
	return w;
}

void engine_worker_free(struct engine_worker *w)
{
	if (!w)
		return;
	regex_scratch_free(w->scratch);
	free(w->stats);
	free(w->candidates);
	engine_put(w->engine);
	free(w);
}

const struct pattern_stats *engine_stats(const struct engine_worker *w,
					 uint32_t index)
{
	return &w->stats[index];
}

struct inspect *inspect_new(const struct engine *e, bool tcp)
{
	enum bank_id bank = tcp ? BANK_TCP : BANK_UDP;
	uint32_t mem_size = e->layout[bank].size;
	struct inspect *i = malloc(sizeof(*i) + mem_size);

	if (!i)
		return NULL;
	/*
	 * calloc(), and compilers take it for one memset() over all, passes
	 * by the memory that this thread has just freed.
	 */
	*i = (struct inspect){
		.size = (uint32_t)sizeof(*i) + mem_size,
		.bank = bank,
		.app = NO_LABEL,
	};
	memset(i->mem, 0, mem_size);
	found_init(&i->wait_child);
	found_init(&i->wait_app);
	return i;
}

/* l7-filter's buffer: what is new, without NUL bytes. */
static int join_payload(struct feed *f)
{
	const struct decode_input *in = &f->in->in;
	uint32_t at = in->tcp ? f->in->old_len : 0;
	uint32_t size = f->e->limits.l7_buffer;
	struct joined *j = f->i->joined;

	if (!f->e->bank[BANK_L7].nr_root_parts)
		return 0;
	if (!j) {
		j = f->i->joined = malloc(sizeof(*j) + size);
		if (!j)
			return -ENOMEM;
		j->len = 0;
		j->size = f->e->limits.l7_buffer;
		j->over = false;
	}
	if (f->in->packet > f->e->limits.l7_packets)
		j->over = true;
	for (; !j->over && at < in->len[in->side] && j->len < size; at++) {
		if (in->data[in->side][at])
			j->data[j->len++] = in->data[in->side][at];
	}
	return 0;
}

/* --- the chain of labels --- */

static uint16_t last_label(const struct inspect *i)
{
	return i->chain[i->depth - 1];
}

void inspect_reject(const struct engine *e, struct inspect *i, uint16_t label)
{
	uint64_t *bits = inspect_mem(i, e->layout[i->bank].rejected);

	bits[label / 64] |= UINT64_C(1) << label % 64;
}

/* The bytes were not the last label's after all. */
static void reject_label(struct feed *f)
{
	struct inspect *i = f->i;

	inspect_reject(f->e, i, last_label(i));
	decoding_stop(i);
	i->depth--;
	i->unproven = false;
	i->swap_tried = false;
	i->fields_seen = false;
	found_init(&i->wait_child);
	found_init(&i->wait_app);
	if (i->depth)
		return;
	i->stale = true;
	i->swapped = false;
	fields_free(i->fields);
	i->fields = NULL;
}

/* What the last label's decoder says of it; false: rejected. */
static bool obey_decoder(struct feed *f, enum decode_result said)
{
	if (said == DECODE_FAIL) {
		reject_label(f);
		return false;
	}
	f->i->decoding = said != DECODE_DONE;
	f->i->unproven = said == DECODE_UNPROVEN;
	return true;
}

/* No proof will come any more. */
static void drop_unproven(struct feed *f)
{
	if (f->i->unproven)
		reject_label(f);
}

bool take_label(struct feed *f, const struct found *found)
{
	struct inspect *i = f->i;
	const struct label *l = &f->e->labels[found->label];

	if (!i->depth)
		i->swapped = found->swapped;
	i->chain[i->depth++] = found->label;
	i->why = found->why;
	i->fields_seen = false;
	found_init(&i->wait_child);
	revive_children(f, found->label);
	if (!l->decoder)
		return true;
	decoding_stop(i);
	return obey_decoder(f, decoding_start(f, l->decoder));
}

static void take_app(struct inspect *i)
{
	if (i->wait_app.label == NO_LABEL)
		return;
	i->app = i->wait_app.label;
	i->why = i->wait_app.why;
	found_init(&i->wait_app);
}

/* New bytes for a decoder at work. */
static void go_on_decoding(struct feed *f)
{
	obey_decoder(f, decoding_feed(f, f->in->in.side));
}

/* A root label without proof keeps no better one from being found. */
static void find_rival(struct feed *f)
{
	const struct pattern *unproven = f->e->patterns[last_label(f->i)];
	struct found best;

	found_init(&best);
	f->skip = last_label(f->i);
	try_roots(f, &best);
	f->skip = NO_LABEL;
	if (best.label == NO_LABEL || best.order > unproven->order)
		return;
	reject_label(f);
	take_label(f, &best);
}

static void find_root(struct feed *f)
{
	struct inspect *before = rivals_copy(f);
	struct found best;

	do {
		found_init(&best);
		try_roots(f, &best);
		f->i->stale = false;
	} while (best.label != NO_LABEL && !take_label(f, &best));
	if (best.label != NO_LABEL)
		rivals_note(f, before, best.label);
	free(before);
}

/*
 * The decoder of the last label is done or there is none: goes down to the
 * finest child. @bytes false: only what is known already counts.
 */
static void descend(struct feed *f, bool bytes)
{
	struct inspect *i = f->i;

	while (i->depth && !i->decoding) {
		struct found child;

		if (!i->fields_seen) {
			match_fields(f);
			i->fields_seen = true;
		}
		take_app(i);
		child = i->wait_child;
		found_init(&i->wait_child);
		if (child.label == NO_LABEL || i->depth == MAX_CHAIN)
			return;
		if (!bytes) {
			i->chain[i->depth++] = child.label;
			i->why = child.why;
			i->fields_seen = false;
			continue;
		}
		/* also after a rejection: others may have been passed over */
		take_label(f, &child);
		try_children(f, true);
	}
}

/* --- the outcome --- */

static void count_hits(struct feed *f)
{
	const struct inspect *i = f->i;
	unsigned int at;

	for (at = 0; at < i->depth; at++)
		f->w->stats[i->chain[at]].hits++;
	if (i->app != NO_LABEL)
		f->w->stats[i->app].hits++;
}

static void fill_result(const struct feed *f, enum engine_outcome outcome,
			struct engine_result *res)
{
	const struct inspect *i = f->i;

	memset(res, 0, sizeof(*res));
	res->outcome = outcome;
	if (!i || i->unproven)
		return;
	res->fields = i->fields;
	res->why = i->why;
	if (i->depth)
		res->protocol = &f->e->labels[last_label(i)].pub;
	/* an application without a parent is both */
	if (i->depth && f->e->labels[i->chain[0]].is_app)
		res->app = &f->e->labels[i->chain[0]].pub;
	if (i->app != NO_LABEL)
		res->app = &f->e->labels[i->app].pub;
}

static bool is_over(const struct feed *f)
{
	const struct engine_limits *l = &f->e->limits;

	return f->i->packets >= (f->i->bank == BANK_TCP ? l->tcp_packets :
				 l->udp_packets);
}

static enum engine_outcome outcome_of(struct feed *f)
{
	struct inspect *i = f->i;

	if (is_over(f)) {
		drop_unproven(f);
		decoding_stop(i);
		descend(f, false);
		return i->depth ? ENGINE_DECIDED : ENGINE_UNKNOWN;
	}
	if (i->unproven)
		return ENGINE_TESTING;
	if (!i->depth)
		return roots_alive(f) ? ENGINE_TESTING : ENGINE_UNKNOWN;
	return i->decoding || children_alive(f) ? ENGINE_PROVISIONAL :
		ENGINE_DECIDED;
}

int engine_feed(struct engine_worker *w, struct inspect **inspect,
		const struct engine_input *input, struct engine_result *res)
{
	struct feed f = { .w = w, .e = w->engine, .in = input, .skip = NO_LABEL };
	bool fresh = false;

	if (!*inspect)
		*inspect = inspect_new(w->engine, input->in.tcp);
	f.i = *inspect;
	if (!f.i || join_payload(&f))
		return -ENOMEM;
	f.i->packets++;
	f.i->last_packet = input->packet;
	if (f.i->decoding)
		go_on_decoding(&f);
	if (f.i->unproven && f.i->depth == 1)
		find_rival(&f);
	if (!f.i->depth) {
		find_root(&f);
		fresh = true;
	}
	if (f.i->depth) {
		try_children(&f, fresh);
		descend(&f, true);
	}
	fill_result(&f, outcome_of(&f), res);
	if (res->outcome == ENGINE_DECIDED)
		count_hits(&f);
	return 0;
}

void engine_finish(struct engine_worker *w, struct inspect *inspect,
		   struct engine_result *res)
{
	static const struct engine_input nothing = { .client_known = true };
	struct feed f = { .w = w, .e = w->engine, .i = inspect, .in = &nothing,
			  .skip = NO_LABEL };

	if (inspect) {
		drop_unproven(&f);
		decoding_stop(inspect);
		descend(&f, false);
	}
	fill_result(&f, inspect && inspect->depth ? ENGINE_DECIDED :
		    ENGINE_UNKNOWN, res);
	if (res->outcome == ENGINE_DECIDED)
		count_hits(&f);
}
