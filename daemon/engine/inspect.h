/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the engine remembers of one undecided flow, and the steps of
 * engine_feed(), bottom up:
 *
 *	try.c		bytes against one part
 *	rules.c		rules of several parts
 *	roots.c		bytes against all root parts
 *	children.c	children of a label: bytes, fields, hosts
 *	decoding.c	the decoder of a label
 *	feed.c		labels in time, the outcome
 */
#ifndef ENGINE_INSPECT_H
#define ENGINE_INSPECT_H

#include "program.h"
#include "regex.h"
#include "stopwatch.h"

enum { MAX_CHAIN = PATTERN_MAX_ANCESTORS + 1 };

/* A label with the reason; .label is NO_LABEL where there is none. */
struct found {
	uint16_t label;
	uint8_t order;
	bool swapped;		/* it holds with client and server exchanged */
	uint16_t host_len;	/* of the domain suffix that gave it */
	struct engine_why why;
};

/* l7-filter's view: payload of both sides without its NUL bytes. */
struct joined {
	uint16_t len, size;
	bool over;		/* enough packets: nothing more is added */
	uint8_t data[];		/* of the engine's l7_buffer */
};

struct inspect {
	uint32_t size;		/* of all this */
	uint16_t packets;
	uint8_t bank;		/* BANK_TCP or BANK_UDP */
	uint8_t ready;		/* bit by side: its bitmap is filled */
	uint8_t l7_ready;
	bool swapped;		/* decoders see the sides exchanged */
	bool swap_tried;
	bool decoding;		/* the decoder wants more */
	bool unproven;		/* and does not vouch for the label yet */
	bool fields_seen;	/* children were compared with the fields */
	bool stale;		/* both sides have bytes roots have not seen */
	uint8_t depth;
	uint8_t owed_side;
	uint32_t owed_len;	/* bytes of it that pairs have not been tried on */
	uint16_t chain[MAX_CHAIN];	/* labels, the last is the flow's */
	uint16_t app;
	uint32_t last_packet;
	const struct decoder *decoder;
	void *state;		/* the decoder's */
	struct fields *fields;
	struct joined *joined;
	struct engine_why why;
	/* children that hold while the decoder of the parent is at work */
	struct found wait_child, wait_app;
	uint64_t mem[];		/* struct layout says what lies where */
};

struct engine_worker {
	struct engine *engine;
	struct regex_scratch *scratch;
	struct pattern_stats *stats;
	uint64_t *candidates;	/* a bitmap of the biggest bank */
	uint32_t tick;		/* for sampling time */
	engine_rival_fn *rival;	/* NULL: nobody asks */
	void *rival_data;
};

/* One call of engine_feed(). */
struct feed {
	struct engine_worker *w;
	const struct engine *e;
	struct inspect *i;
	const struct engine_input *in;
	struct stopwatch watch;
	bool spent;		/* the time for this packet is over */
	uint16_t skip;		/* a label that is not to be found, or NO_LABEL */
};

/* Bytes that parts are tried on. */
struct view {
	const uint8_t *data;
	uint32_t len;
	uint32_t wire_len;	/* what "len" is in comparisons */
	enum side side;
	bool grows;
	uint16_t *offsets;	/* of slots; NULL: each try is new */
	const uint64_t *among;	/* root parts to try; NULL: all */
};

/*
 * Without a look at the tests of @p: are there bytes enough, and those at its
 * telling places among the ones that are allowed?
 */
static inline bool may_hold(const struct part *p, const struct view *v)
{
	unsigned int i;

	if (v->len < p->min_len && !v->grows)
		return false;
	for (i = 0; i < p->nr_probes; i++) {
		if (p->probes[i].offset < v->len &&
		    !probe_has(&p->probes[i], v->data[p->probes[i].offset]))
			return false;
	}
	return true;
}

static inline const struct layout *layout_of(const struct feed *f)
{
	return &f->e->layout[f->i->bank];
}

static inline void *inspect_mem(struct inspect *i, uint32_t at)
{
	return (uint8_t *)i->mem + at;
}

static inline bool is_rejected(const struct feed *f, uint16_t label)
{
	const uint64_t *bits = inspect_mem(f->i, layout_of(f)->rejected);

	return bits[label / 64] >> label % 64 & 1;
}

/* The stream's bitmap of parts that are alive; NULL for datagrams. */
static inline uint64_t *alive_of(const struct feed *f, enum side side)
{
	if (f->i->bank != BANK_TCP)
		return NULL;
	return inspect_mem(f->i, layout_of(f)->alive[side]);
}

static inline void found_init(struct found *best)
{
	best->label = NO_LABEL;
	best->host_len = 0;
}

/* --- feed.c --- */

struct inspect *inspect_new(const struct engine *e, bool tcp);
/* The flow will not get this label. */
void inspect_reject(const struct engine *e, struct inspect *i, uint16_t label);

/*
 * Makes @found the flow's label and starts its decoder; false if that has
 * rejected it.
 */
bool take_label(struct feed *f, const struct found *found);

/* --- rivals.c --- */

/* The inspection as it is now, NULL: nobody asks. The caller frees it. */
struct inspect *rivals_copy(const struct feed *f);
/* @winner has been found since @copy was made: tells who else would be. */
void rivals_note(const struct feed *f, struct inspect *copy, uint16_t winner);

/* --- try.c --- */

/* The bytes of @side that are there now: a stream or the datagram. */
bool view_side(const struct feed *f, enum side side, struct view *v);
/*
 * Tries part @at and clears its bit in @alive (NULL: none is kept) unless
 * more bytes may help. If that completes its rule, @best is that; a rule
 * that also asks for fields is only remembered as held.
 */
void try_one(struct feed *f, const struct bank *b, uint32_t at,
	     uint64_t *alive, const struct view *v, struct found *best);
/*
 * A part is not tried as long as bytes are missing that it must find. To
 * tell whether its rule can still hold it has to be: clears the bits of
 * those parts of @r that cannot.
 */
void try_put_off(struct feed *f, const struct bank *b,
		 const struct bank_rule *r);
/* The same as try_one() for the parts of a child's rule, as far as they can beat @best. */
void try_child_rule(struct feed *f, const struct bank_rule *r,
		    const struct view *v, struct found *best);
/* One regex execution on a field's value, with statistics. */
bool try_field(struct feed *f, uint16_t label, const struct test *t,
	       const uint8_t *value, size_t len, struct engine_why *why);

/* --- rules.c --- */

/* Is @side the part's own, client and server as they are? */
bool is_way(const struct part *p, enum side side);
/* The part has held for the bytes of @side. */
void hold_part(const struct feed *f, const struct part *p, enum side side);
/* A part has just held on @side: does this complete its rule? */
bool completes(const struct feed *f, const struct bank *b,
	       const struct part *p, enum side side, bool *swapped);
/* Does every part of the rule hold, one way or the other? */
bool rule_holds(const struct feed *f, const struct bank *b,
		const struct bank_rule *r, bool *swapped);
/* Could the parts of a rule still come to hold with more bytes? */
bool rule_possible(const struct feed *f, const struct bank *b,
		   const struct bank_rule *r);
/* Makes all parts of a child's rule possible. */
void revive_child_rule(struct feed *f, const struct bank_rule *r);

/* --- roots.c --- */

/* @best becomes the winner among @best and the root parts that hold now. */
void try_roots(struct feed *f, struct found *best);
/* Could any root rule still hold with more bytes? */
bool roots_alive(struct feed *f);

/* --- decoding.c --- */

/*
 * Runs @d on all bytes there are; where it is not certain who the client is,
 * both ways. DECODE_FAIL also when there is no memory.
 */
enum decode_result decoding_start(struct feed *f, const struct decoder *d);
/* Shows it the new bytes of @side. */
enum decode_result decoding_feed(struct feed *f, enum side side);
/* Ends it; the fields stay. */
void decoding_stop(struct inspect *i);

/* --- children.c --- */

/* Tries the payload rules of all children; all: on both sides' bytes. */
void try_children(struct feed *f, bool all);
/* Compares field rules and hosts of all children. */
void match_fields(struct feed *f);
/* Could a child still be found with more bytes? */
bool children_alive(struct feed *f);
/* Makes the children of a new label possible. */
void revive_children(struct feed *f, uint16_t label);

#endif /* ENGINE_INSPECT_H */
