/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The engine: bytes of a flow in, a label out.
 *
 * struct engine is a compiled pattern set: immutable, shared by all
 * workers, reference counted so that a reload swaps it while flows still
 * hold the old one. struct engine_worker is one thread's scratch memory and
 * statistics. struct inspect is what the engine remembers of one undecided
 * flow; it is made at the first payload byte and freed at the decision.
 */
#ifndef ENGINE_H
#define ENGINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "decode/decode.h"
#include "bounds.h"
#include "pattern/pattern.h"

struct engine;
struct engine_worker;
struct inspect;

/*
 * One label of the compiled set. @name is the pattern's; @index is dense,
 * 0..engine_nr_labels() - 1, and valid for this engine only.
 */
struct engine_label {
	const char *name;
	const struct pattern *pattern;
	uint32_t index;
};

/* Statistics of one pattern, per worker. */
struct pattern_stats {
	uint64_t tries;		/* executions of its regular expressions */
	uint64_t hits;		/* flows it labelled */
	uint64_t limit_hits;	/* executions stopped by the match limit */
	uint64_t ns;		/* time in its executions, sampled and scaled */
};

/*
 * Compiles @nr patterns; the engine owns them from then on, in success and
 * failure. 0, or -EINVAL with @err naming file, line and column.
 */
int engine_new(struct pattern **patterns, size_t nr,
	       const struct engine_limits *limits, struct engine **out,
	       struct pattern_error *err);
struct engine *engine_get(struct engine *e);
void engine_put(struct engine *e);

uint32_t engine_nr_labels(const struct engine *e);
const struct engine_label *engine_label(const struct engine *e, uint32_t index);
const struct engine_label *engine_find(const struct engine *e, const char *name);
const struct engine_limits *engine_limits(const struct engine *e);

/* A thread's scratch; holds a reference to @e. NULL: no memory. */
struct engine_worker *engine_worker_new(struct engine *e);
void engine_worker_free(struct engine_worker *w);
const struct pattern_stats *engine_stats(const struct engine_worker *w,
					 uint32_t index);

/*
 * Told of each root label that is found (@winner and @rival the same), and
 * of each that would have been found instead.
 */
typedef void engine_rival_fn(void *data, uint32_t winner, uint32_t rival);
/* For pattern lint: it takes time. */
void engine_watch_rivals(struct engine_worker *w, engine_rival_fn *fn,
			 void *data);

/*
 * New payload of a flow, after reassembly.
 *
 * @in		as decoders see it. For TCP @in->data[] are the streams; the
 *		part of @in->side from @old_len on is new.
 * @client_known false: it is not certain that SIDE_CLIENT opened the flow,
 *		so client and server conditions are tried both ways
 * @server_port	hint for the order of trying
 * @packet	running number of this packet in its flow, from 1, for the
 *		explanation only
 */
struct engine_input {
	struct decode_input in;
	uint32_t old_len;
	bool client_known;
	uint16_t server_port;
	uint16_t client_port;
	uint32_t packet;
};

enum engine_outcome {
	ENGINE_TESTING,		/* no label yet, go on */
	ENGINE_PROVISIONAL,	/* a label, go on: it may become finer */
	ENGINE_DECIDED,		/* final */
	ENGINE_UNKNOWN,		/* final: nothing can match any more */
};

/* Why a flow has its label (limend --why). */
struct engine_why {
	const struct pattern *pattern;
	const struct cond *cond;	/* the deciding one; NULL: a host line */
	unsigned int line;		/* of the rule */
	uint32_t packet;		/* at which packet */
	enum side side;
	uint32_t match_start, match_end; /* bytes or field, as cond says */
	int field;			/* of the deciding value, -1: payload */
};

/*
 * @protocol	NULL while there is none
 * @app		NULL if none
 * @fields	what decoders found, NULL if nothing; lives as long as the
 *		inspection
 */
struct engine_result {
	enum engine_outcome outcome;
	const struct engine_label *protocol;
	const struct engine_label *app;
	const struct fields *fields;
	struct engine_why why;
};

/*
 * Looks at new payload. *@inspect is NULL at a flow's first call and is made
 * as needed; the caller frees it with inspect_free() when the outcome is
 * final or the flow ends. -ENOMEM leaves the flow as it was.
 *
 * Takes about a microsecond, and less than 2 ms whatever patterns and bytes
 * do (regex.h, try.c), plus what the decoder takes.
 */
int engine_feed(struct engine_worker *w, struct inspect **inspect,
		const struct engine_input *input, struct engine_result *res);

/*
 * No more bytes will come (end of the flow or of the file): a provisional
 * label becomes final, else unknown.
 */
void engine_finish(struct engine_worker *w, struct inspect *inspect,
		   struct engine_result *res);
void inspect_free(struct inspect *inspect);

/*
 * An inspection that waits for more bytes, as a few bytes in the caller's
 * memory, which needs no alignment. inspect_pack() frees @i and writes
 * exactly @size bytes, which inspect_pack_size() has told; that is 0 for one
 * that cannot be packed. What @i pointed at goes on to exist, until
 * inspect_free_packed() or, made whole again by inspect_unpack(),
 * inspect_free(). NULL: no memory, and @from is as it was.
 */
size_t inspect_pack_size(struct inspect *i);
void inspect_pack(struct inspect *i, void *to, size_t size);
struct inspect *inspect_unpack(const void *from);
void inspect_free_packed(const void *from);
/* Bytes of what it points at. */
size_t inspect_packed_beside(const void *from);

/* Bytes of memory an inspection holds, for the accounting of caps. */
size_t inspect_bytes(const struct inspect *inspect);

#endif /* ENGINE_H */
