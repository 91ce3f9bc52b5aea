/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a decision costs, by stage.
 *
 * One packet in STAGES_SAMPLE is followed through the pipeline with a clock;
 * at each moment its time goes to one stage. What a flow's packets have cost
 * before it is decided is kept until it is, and then goes to its protocol,
 * so that what a decision costs is the sum times STAGES_SAMPLE, divided by
 * the decisions. Packets without a clock pay for a test of one flag.
 *
 * One per pipeline; the clock is the thread's.
 */
#ifndef STAGES_H
#define STAGES_H

#include <stdbool.h>
#include <stdint.h>

/* X(ID, name, help) */
#define STAGES(X)							       \
	X(READ, read, "headers are parsed, fragments put together")	       \
	X(FLOW, flow, "the flow is found or made")			       \
	X(REASSEMBLY, reassembly, "payload is brought in order")	       \
	X(DECODE, decode, "fields are read")				       \
	X(REGEX, regex, "patterns are tried")				       \
	X(VERDICT, verdict, "the verdict is made ready and told")

#define STAGE_ENUM(id, name, help) STAGE_##id,
enum stage {
	STAGES(STAGE_ENUM)
	NR_STAGES
};
#undef STAGE_ENUM

enum stages_limits {
	STAGES_SAMPLE = 64,
	STAGES_KEPT = 256,	/* flows that wait for their decision */
};

/* The sums of one protocol. */
struct stage_sums {
	uint64_t flows;		/* decided, sampled or not */
	uint64_t packets;	/* sampled */
	uint64_t wait_ns;	/* from the kernel's push to the pipeline */
	uint64_t ns[NR_STAGES];
};

struct stage_clock {
	bool runs;
	enum stage stage;
	uint64_t last_ns;
	uint64_t own_ns;	/* what one look at the clock takes */
	uint64_t ns[NR_STAGES];
};

extern _Thread_local struct stage_clock stage_clock;

void stage_change(enum stage stage);

/* From here on it is @stage; returns the one before, to go back to. */
static inline enum stage stage_enter(enum stage stage)
{
	enum stage old = stage_clock.stage;

	if (__builtin_expect(stage_clock.runs, 0))
		stage_change(stage);
	return old;
}

struct stages;

/* Sums for @nr_labels labels and for flows given up. NULL: no memory. */
struct stages *stages_new(uint32_t nr_labels);
void stages_free(struct stages *s);

/*
 * @nr packets are about to be read, and have been: what each took goes to
 * those of them that are sampled.
 */
void stages_read(struct stages *s, unsigned int nr);
void stages_have_read(struct stages *s, unsigned int nr);

/* One of them begins; @stamp_ns: when the kernel pushed it, 0: not known. */
void stages_begin(struct stages *s, uint64_t stamp_ns);
void stages_end_sample(struct stages *s, const void *flow);
/*
 * It ends. @flow tells flows apart, NULL: it was of none. Its cost is kept,
 * or belongs to what was settled during the packet.
 */
static inline void stages_end(struct stages *s, const void *flow)
{
	if (__builtin_expect(stage_clock.runs, 0))
		stages_end_sample(s, flow);
}

/* @flow is settled as label @label, from 1; 0: given up. */
void stages_settle(struct stages *s, const void *flow, uint16_t label);

/* Adds the sums of label @label to @sum. */
void stages_add(const struct stages *s, uint16_t label, struct stage_sums *sum);
/* Costs that could not be kept until the decision. */
uint64_t stages_lost(const struct stages *s);

#endif /* STAGES_H */
