// SPDX-License-Identifier: GPL-2.0-or-later
#include "export/monitor.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

#include <limen/label.h>

#include "export/ends.h"
#include "policy.h"
#include "state.h"

struct line {
	struct line *next;
	size_t len;
	char *text;
};

struct monitor {
	atomic_bool on;
	int wake;		/* eventfd */
	pthread_mutex_t lock;	/* what follows */
	struct line *first, **end;
	unsigned int nr;
	uint64_t lost;		/* since the last take */
	struct monitor_counters counters;
};

struct monitor_exporter {
	struct exporter exporter;	/* first: the one is the other */
	struct monitor *monitor;
	struct tally tally;
};

/*
 * The hub.
 */
int monitor_new(struct monitor **out)
{
	struct monitor *m = calloc(1, sizeof(*m));
	int ret;

	if (!m)
		return -ENOMEM;
	m->wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	if (m->wake < 0) {
		ret = -errno;
		free(m);
		return ret;
	}
	pthread_mutex_init(&m->lock, NULL);
	m->end = &m->first;
	*out = m;
	return 0;
}

static void drop_lines(struct line *l)
{
	struct line *next;

	for (; l; l = next) {
		next = l->next;
		free(l->text);
		free(l);
	}
}

void monitor_free(struct monitor *m)
{
	if (!m)
		return;
	drop_lines(m->first);
	close(m->wake);
	pthread_mutex_destroy(&m->lock);
	free(m);
}

void monitor_listen(struct monitor *m, bool on)
{
	atomic_store(&m->on, on);
}

int monitor_fd(const struct monitor *m)
{
	return m->wake;
}

/* Takes @text over. */
static void put_line(struct monitor *m, char *text, size_t len)
{
	struct line *l = malloc(sizeof(*l));
	uint64_t one = 1;
	bool full;

	pthread_mutex_lock(&m->lock);
	full = !l || m->nr == MONITOR_MAX_LINES;
	if (full) {
		m->lost++;
		m->counters.lost++;
	} else {
		*l = (struct line){ .len = len, .text = text };
		*m->end = l;
		m->end = &l->next;
		m->nr++;
		m->counters.events++;
	}
	pthread_mutex_unlock(&m->lock);
	if (full) {
		free(text);
		free(l);
	}
	/* a counter that is full is readable as well */
	if (write(m->wake, &one, sizeof(one)) < 0)
		return;
}

void monitor_take(struct monitor *m,
		  void (*fn)(const char *line, size_t len, void *data),
		  void *data, uint64_t *lost)
{
	struct line *first, *l;
	uint64_t n;

	if (read(m->wake, &n, sizeof(n)) < 0 && errno != EAGAIN)
		return;
	pthread_mutex_lock(&m->lock);
	first = m->first;
	m->first = NULL;
	m->end = &m->first;
	m->nr = 0;
	*lost = m->lost;
	m->lost = 0;
	pthread_mutex_unlock(&m->lock);
	for (l = first; l; l = l->next)
		fn(l->text, l->len, data);
	drop_lines(first);
}

void monitor_counters(struct monitor *m, struct monitor_counters *out)
{
	pthread_mutex_lock(&m->lock);
	*out = m->counters;
	pthread_mutex_unlock(&m->lock);
}

/*
 * Decisions as JSON.
 */
static json_t *make_fields(const struct fields *f)
{
	json_t *o = json_object();
	const uint8_t *value;
	size_t len;
	int i;

	for (i = 0; i < NR_FIELDS; i++) {
		value = fields_get(f, (enum field)i, &len);
		if (value)
			jsonio_strn(o, field_name((enum field)i),
				    (const char *)value, len);
	}
	return o;
}

static double now_seconds(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_REALTIME, &ts);
	return (double)ts.tv_sec + (double)(ts.tv_nsec / 1000) / 1e6;
}

static json_t *make_event(const struct flow_record *r)
{
	json_t *o = json_object();

	jsonio_str(o, "event", "decision");
	jsonio_set(o, "time", json_real(now_seconds()));
	ends_put(o, &r->tuple);
	jsonio_str(o, "state", state_name(r->state));
	jsonio_str(o, "label", r->protocol ? r->protocol->name : NULL);
	jsonio_str(o, "app", r->app ? r->app->name : NULL);
	jsonio_str(o, "host", r->host);
	jsonio_uint(o, "packets", r->packets);
	jsonio_uint(o, "bytes", r->bytes);
	jsonio_uint(o, "packet", r->decided_packet);
	jsonio_set(o, "fields", make_fields(r->fields));
	return o;
}

static void tell(struct monitor *m, const struct flow_record *r)
{
	json_t *o = make_event(r);
	char *text;
	size_t len;

	if (!jsonio_line(o, &text, &len))
		put_line(m, text, len);
	json_decref(o);
}

/*
 * The exporter.
 */
static void count(struct tally *t, const struct flow_record *r)
{
	struct tally_entry e = {
		.flows = 1, .packets = r->packets, .bytes = r->bytes,
	};

	if (r->state == LIMEN_STATE_UNKNOWN)
		strcpy(e.name, "unknown");
	else if (policy_name(r->protocol, r->app, e.name))
		return;
	if (r->protocol)
		snprintf(e.label, sizeof(e.label), "%s", r->protocol->name);
	if (r->app)
		snprintf(e.app, sizeof(e.app), "%s", r->app->name);
	tally_add(t, &e);
}

static void decided(struct exporter *x, const struct flow_record *r)
{
	struct monitor_exporter *mx = (struct monitor_exporter *)x;

	if (r->state == LIMEN_STATE_DECIDED || r->state == LIMEN_STATE_UNKNOWN)
		count(&mx->tally, r);
	if (atomic_load_explicit(&mx->monitor->on, memory_order_relaxed))
		tell(mx->monitor, r);
}

static void free_exporter(struct exporter *x)
{
	free(x);
}

static const struct export_ops monitor_ops = {
	.name = "monitor",
	.decided = decided,
	.free = free_exporter,
};

struct exporter *monitor_exporter_new(struct monitor *m)
{
	struct monitor_exporter *x = calloc(1, sizeof(*x));

	if (!x)
		return NULL;
	x->exporter.ops = &monitor_ops;
	x->monitor = m;
	return &x->exporter;
}

const struct tally *monitor_tally(const struct exporter *x)
{
	return &((const struct monitor_exporter *)x)->tally;
}
