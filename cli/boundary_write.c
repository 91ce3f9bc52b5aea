// SPDX-License-Identifier: GPL-2.0-or-later
#include "boundary_write.h"

#include "latency.h"
#include "roads.h"
#include "stages.h"
#include "units.h"
#include "writer.h"

static void write_cost(struct writer *w, const struct limen_cost *cost)
{
	writer_json_uint(w, "call_cost_ps", cost->call_ps);
	writer_json_uint(w, "switch_cost_ps", cost->switch_ps);
	if (cost->call_ps)
		writer_text(w, ", probes take %.1f ns of a system call, %.1f ns "
			    "of a context switch", (double)cost->call_ps / 1000,
			    (double)cost->switch_ps / 1000);
}

static void write_overhead(struct writer *w, const struct boundary *last,
			   const struct boundary *now)
{
	double share = boundary_overhead(last, now);

	if (share >= 0 && now->crossings.mode != LIMEN_MODE_OFF)
		writer_real(w, "overhead", ": %.4f of one CPU now", share);
	else
		writer_json_null(w, "overhead");
}

static void write_cpu(struct writer *w, const struct kern_cpu *cpu)
{
	unsigned int id;

	writer_open(w, "");
	writer_json_uint(w, "cpu", cpu->cpu);
	writer_open(w, "counts");
	for (id = 0; id < LIMEN_NR_CROSSINGS; id++)
		writer_json_uint(w, crossing_texts[id].name, cpu->value[id]);
	writer_close(w);
	writer_close(w);
}

static const char *mode_words(uint8_t mode)
{
	switch (mode) {
	case LIMEN_MODE_COUNT:
		return "counted, without times";
	case LIMEN_MODE_TIME:
		return "counted, with times";
	}
	return "off";
}

void boundary_write_crossings(struct writer *w, const struct boundary *last,
			      const struct boundary *now)
{
	size_t i;

	writer_open(w, "crossings");
	writer_json_str(w, "mode", mode_name(now->crossings.mode));
	writer_text(w, "crossings %s", mode_words(now->crossings.mode));
	write_cost(w, &now->crossings.cost);
	write_overhead(w, last, now);
	writer_text(w, "\n");
	writer_open_array(w, "cpus");
	for (i = 0; writer_is_json(w) && i < now->nr_cpus; i++)
		write_cpu(w, &now->cpus[i]);
	writer_close(w);
	writer_close(w);
}

void boundary_write_bytes(struct writer *w, const struct boundary *b)
{
	uint64_t copied = boundary_copied(b->crossings.value);
	uint64_t moved = boundary_moved(b->crossings.value);
	char text[UNITS_SIZE];

	if (!writer_is_json(w) && !(copied | moved))
		return;
	writer_open(w, "bytes");
	writer_json_uint(w, "copied", copied);
	writer_text(w, "bytes     %s copied across", units_count(text, copied));
	writer_json_uint(w, "moved", moved);
	writer_text(w, ", %s moved without crossing\n",
		    units_count(text, moved));
	writer_close(w);
}

static void write_pushed(struct writer *w, const struct kern_counters *c)
{
	uint64_t packets = c->value[LIMEN_COUNTER_PACKET_QUEUED] +
			   c->value[LIMEN_COUNTER_PACKET_COPIED];
	uint64_t bytes = c->value[LIMEN_COUNTER_BYTE_PUSHED];
	uint64_t flows = c->value[LIMEN_COUNTER_FLOW_DECIDED] +
			 c->value[LIMEN_COUNTER_FLOW_UNKNOWN];
	char text[UNITS_SIZE];

	writer_json_uint(w, "pushed_packets", packets);
	writer_json_uint(w, "pushed_bytes", bytes);
	writer_json_uint(w, "decided_flows", flows);
	writer_text(w, "%s packets", units_count(text, packets));
	writer_text(w, ", %s bytes shown to user space", units_count(text, bytes));
	if (!flows) {
		writer_json_null(w, "bytes_per_flow");
		return;
	}
	writer_text(w, " for %s flows", units_count(text, flows));
	writer_uint(w, "bytes_per_flow", ": %" PRIu64 " bytes each",
		    bytes / flows);
}

void boundary_write_packets(struct writer *w, const struct boundary *b)
{
	if (!b->has_counters && !b->daemon)
		return;
	writer_open(w, "packets");
	if (b->has_counters) {
		writer_text(w, "packets   ");
		write_pushed(w, &b->counters);
		writer_text(w, "\n");
		latency_write(w, b->counters.latency);
	}
	roads_write(w, b);
	stages_write(w, b->stages, boundary_push_ns(b));
	writer_close(w);
}

void boundary_write_switched(struct writer *w, const struct kern_crossings *c,
			     uint64_t before_ns, uint64_t after_ns)
{
	writer_json_str(w, "mode", mode_name(c->mode));
	writer_text(w, "crossings %s", mode_words(c->mode));
	write_cost(w, &c->cost);
	writer_text(w, "\n");
	writer_uint(w, "before_ns", "a call of getppid() took %" PRIu64 " ns, ",
		    before_ns);
	writer_uint(w, "after_ns", "now it takes %" PRIu64 " ns\n", after_ns);
}
