// SPDX-License-Identifier: GPL-2.0-or-later
#include "latency.h"

#include "units.h"
#include "writer.h"

uint64_t latency_total(const uint64_t bucket[LIMEN_NR_LATENCY])
{
	uint64_t total = 0;
	unsigned int b;

	for (b = 0; b < LIMEN_NR_LATENCY; b++)
		total += bucket[b];
	return total;
}

uint64_t latency_percentile(const uint64_t bucket[LIMEN_NR_LATENCY],
			    unsigned int percent)
{
	uint64_t total = latency_total(bucket), sum = 0;
	unsigned int b;

	if (!total)
		return 0;
	for (b = 0; b < LIMEN_NR_LATENCY; b++) {
		sum += bucket[b];
		/* not sum * 100, which may overflow */
		if ((double)sum * 100 >= (double)total * percent)
			return 1ULL << (b + 1);
	}
	return 1ULL << LIMEN_NR_LATENCY;
}

static void write_one(struct writer *w, const char *key,
		      const uint64_t bucket[LIMEN_NR_LATENCY],
		      unsigned int percent)
{
	uint64_t ns = latency_percentile(bucket, percent);
	char buf[UNITS_SIZE];

	writer_json_uint(w, key, ns);
	writer_text(w, ", %u%% within %s", percent, units_ns(buf, ns));
}

void latency_write(struct writer *w, const uint64_t bucket[LIMEN_NR_LATENCY])
{
	unsigned int b;

	if (!writer_is_json(w) && !latency_total(bucket))
		return;
	writer_open(w, "latency");
	writer_uint(w, "verdicts", "push to verdict: %" PRIu64 " measured",
		    latency_total(bucket));
	write_one(w, "p50_ns", bucket, 50);
	write_one(w, "p90_ns", bucket, 90);
	write_one(w, "p99_ns", bucket, 99);
	writer_text(w, "\n");
	writer_open_array(w, "buckets");
	for (b = 0; b < LIMEN_NR_LATENCY; b++)
		writer_json_uint(w, "", bucket[b]);
	writer_close(w);
	writer_close(w);
}
