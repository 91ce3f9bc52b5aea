// SPDX-License-Identifier: GPL-2.0-or-later
#include "model/overview.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "latency.h"
#include "table.h"

struct overview *overview_new(void)
{
	return calloc(1, sizeof(struct overview));
}

static void free_shares(struct shares *s)
{
	unsigned int i;

	for (i = 0; i < s->nr; i++)
		free(s->share[i]);
}

void overview_free(struct overview *o)
{
	if (!o)
		return;
	status_drop(&o->status);
	free_shares(&o->protocols);
	free_shares(&o->classes);
	free(o);
}

/* shares */

/* NULL: no memory, or there are too many. */
static struct share *get_share(struct shares *s, const char *name)
{
	struct share *share;
	unsigned int i;

	for (i = 0; i < s->nr; i++)
		if (!strcmp(s->share[i]->name, name))
			return s->share[i];
	if (s->nr == OVERVIEW_MAX_SHARES)
		return NULL;
	share = calloc(1, sizeof(*share));
	if (!share)
		return NULL;
	snprintf(share->name, sizeof(share->name), "%s", name);
	share->bytes_s = -1;
	share->packets_s = -1;
	s->share[s->nr++] = share;
	return share;
}

static const struct cell *find_cell(const struct table *t, size_t row,
				    const char *key)
{
	size_t i;

	for (i = 0; i < table_columns(t); i++)
		if (!strcmp(table_column(t, i)->key, key))
			return table_cell(t, row, i);
	return NULL;
}

static const char *text_of(const struct table *t, size_t row, const char *key)
{
	const struct cell *cell = find_cell(t, row, key);

	return cell && cell->type == CELL_TEXT ? cell->s : "";
}

/* Below 0: not known. */
static double number_of(const struct table *t, size_t row, const char *key)
{
	const struct cell *cell = find_cell(t, row, key);

	return cell && cell->type == CELL_UINT ? (double)cell->u : -1;
}

/* Adds what is known to what is known. */
static void sum(double *to, double v)
{
	if (v >= 0)
		*to = *to < 0 ? v : *to + v;
}

static void begin_shares(struct shares *s)
{
	unsigned int i;

	s->total = 0;
	for (i = 0; i < s->nr; i++) {
		s->share[i]->present = false;
		s->share[i]->bytes_s = -1;
		s->share[i]->packets_s = -1;
		s->share[i]->flows = 0;
		s->share[i]->bytes = 0;
	}
}

/* Adds row @row to what @name has. */
static void add_row(struct shares *s, const char *name, const struct table *t,
		    size_t row)
{
	struct share *share = get_share(s, name);
	double flows = number_of(t, row, "flows");
	double bytes = number_of(t, row, "bytes");

	if (!share)
		return;
	share->present = true;
	sum(&share->bytes_s, number_of(t, row, "bytes_s"));
	sum(&share->packets_s, number_of(t, row, "packets_s"));
	share->flows += flows > 0 ? (uint64_t)flows : 0;
	share->bytes += bytes > 0 ? (uint64_t)bytes : 0;
}

static bool carries(const struct table *t, size_t row)
{
	return number_of(t, row, "bytes") > 0 ||
	       number_of(t, row, "packets") > 0 ||
	       number_of(t, row, "flows") > 0;
}

static int compare_shares(const void *a, const void *b)
{
	const struct share *x = *(const struct share *const *)a;
	const struct share *y = *(const struct share *const *)b;
	double mx = series_mean(&x->past, OVERVIEW_STEADY);
	double my = series_mean(&y->past, OVERVIEW_STEADY);

	if (mx != my)
		return mx < my ? 1 : -1;
	if (x->bytes != y->bytes)
		return x->bytes < y->bytes ? 1 : -1;
	return strcmp(x->name, y->name);
}

static void end_shares(struct shares *s)
{
	unsigned int i;

	for (i = 0; i < s->nr; i++) {
		series_add(&s->share[i]->past, s->share[i]->bytes_s);
		if (s->share[i]->bytes_s > 0)
			s->total += s->share[i]->bytes_s;
	}
	qsort(s->share, s->nr, sizeof(s->share[0]), compare_shares);
}

static void add_protocols(struct overview *o, const struct table *t)
{
	size_t row;

	begin_shares(&o->protocols);
	for (row = 0; t && row < table_rows(t); row++)
		if (carries(t, row))
			add_row(&o->protocols, text_of(t, row, "name"), t, row);
	end_shares(&o->protocols);
}

/* What row @row of the classes is called, or was while a daemon knew. */
static const char *class_name(struct overview *o, const struct table *t,
			      size_t row)
{
	double id = number_of(t, row, "id");
	char *name;

	if (id < 0 || id >= LIMEN_MAX_CLASSES)
		return "?";
	name = o->class_name[(size_t)id];
	if (*text_of(t, row, "name"))
		snprintf(name, LIMEN_MAX_NAME, "%s", text_of(t, row, "name"));
	else if (!*name)
		snprintf(name, LIMEN_MAX_NAME, "%.0f", id);
	return name;
}

/* Where nobody counts classes, a class has what its protocols have. */
static void add_classes(struct overview *o, const struct look *look)
{
	const struct table *classes = look->classes, *t = look->protocols;
	bool counted = look->status.answers;
	size_t row;

	begin_shares(&o->classes);
	for (row = 0; classes && row < table_rows(classes); row++)
		add_row(&o->classes, class_name(o, classes, row), classes, row);
	for (row = 0; t && row < table_rows(t); row++)
		if (carries(t, row) &&
		    (!counted || !*text_of(t, row, "class")))
			add_row(&o->classes, *text_of(t, row, "class") ?
				text_of(t, row, "class") : "(none)", t, row);
	end_shares(&o->classes);
}

/* counters */

static double rate(uint64_t now, uint64_t before, double seconds)
{
	return now >= before ? (double)(now - before) / seconds : -1;
}

static uint64_t pushed(const struct kern_counters *c)
{
	return c->value[LIMEN_COUNTER_PACKET_QUEUED] +
	       c->value[LIMEN_COUNTER_PACKET_COPIED];
}

static uint64_t decisions(const struct status *s)
{
	if (s->answers)
		return s->counters.value[LIMEN_COUNTER_FLOW_DECIDED] +
		       s->counters.value[LIMEN_COUNTER_FLOW_UNKNOWN];
	return status_daemon_counter(s, "pipeline", "flows_decided") +
	       status_daemon_counter(s, "pipeline", "flows_unknown");
}

static uint64_t losses(const struct status *s)
{
	struct status_loss loss[STATUS_MAX_LOSSES];
	unsigned int nr = status_losses(s, loss);
	uint64_t all = 0;

	while (nr--)
		all += loss[nr].value;
	return all;
}

/* Only what the same side told in both looks can be compared. */
static void add_rates(struct overview *o, const struct status *s,
		      double seconds)
{
	const struct kern_counters *now = &s->counters, *then = &o->counters;
	bool kernel = s->answers && o->had_kernel && seconds > 0;
	bool daemon = s->daemon && o->had_daemon && seconds > 0;
	bool same = s->answers == o->had_kernel && (kernel || daemon);
	uint64_t inspected = status_daemon_counter(s, "pipeline", "packets");

	o->seen_s = kernel ? rate(now->value[LIMEN_COUNTER_PACKET_SEEN],
				  then->value[LIMEN_COUNTER_PACKET_SEEN],
				  seconds) : -1;
	o->decided_s = kernel ? rate(now->value[LIMEN_COUNTER_PACKET_DECIDED],
				     then->value[LIMEN_COUNTER_PACKET_DECIDED],
				     seconds) : -1;
	o->pushed_s = kernel ? rate(pushed(now), pushed(then), seconds) : -1;
	o->inspected_s = daemon ? rate(inspected, o->inspected, seconds) : -1;
	o->flows_s = same ? rate(decisions(s), o->decisions, seconds) : -1;
	o->lost_s = same && !!s->daemon == o->had_daemon ?
		    rate(losses(s), o->losses, seconds) : -1;
	series_add(&o->seen, kernel ? o->seen_s : o->inspected_s);
	series_add(&o->pushed, kernel ? o->pushed_s : o->inspected_s);
	series_add(&o->flows, o->flows_s);
	series_add(&o->lost, o->lost_s);
}

static void add_latency(struct overview *o, const struct status *s)
{
	uint64_t grown[LIMEN_NR_LATENCY];
	bool went_back = !o->had_kernel;
	unsigned int b;

	for (b = 0; b < LIMEN_NR_LATENCY; b++) {
		grown[b] = s->counters.latency[b] - o->counters.latency[b];
		went_back |= s->counters.latency[b] < o->counters.latency[b];
	}
	o->latency_is_new = s->answers && !went_back && latency_total(grown);
	memcpy(o->latency, o->latency_is_new ? grown : s->counters.latency,
	       sizeof(grown));
	series_add(&o->p50, o->latency_is_new ?
		   (double)latency_percentile(grown, 50) : -1);
	series_add(&o->p99, o->latency_is_new ?
		   (double)latency_percentile(grown, 99) : -1);
}

void overview_add(struct overview *o, struct look *look, uint64_t now_ns)
{
	const struct status *s = &look->status;
	double seconds = o->looks && now_ns > o->at_ns ?
			 (double)(now_ns - o->at_ns) / 1e9 : 0;

	add_protocols(o, look->protocols);
	add_classes(o, look);
	add_rates(o, s, seconds);
	add_latency(o, s);
	crossings_past_add(&o->crossings,
			   look->has_crossings ? &look->crossings : NULL,
			   seconds);
	o->looks++;
	o->at_ns = now_ns;
	o->had_kernel = s->answers;
	o->had_daemon = s->daemon;
	o->counters = s->counters;
	o->inspected = status_daemon_counter(s, "pipeline", "packets");
	o->decisions = decisions(s);
	o->losses = losses(s);
	status_drop(&o->status);
	o->status = *s;
	memset(&look->status, 0, sizeof(look->status));
	look_drop(look);
}
