// SPDX-License-Identifier: GPL-2.0-or-later
#include "model/model.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

#include "census.h"
#include "cli.h"
#include "door.h"
#include "events.h"
#include "filter.h"
#include "list.h"
#include "model/history.h"
#include "rates.h"
#include "table.h"

enum {
	MAX_LISTS = 32,		/* subcommands that are lists */
	NS_S = 1000000000,
};

/* Something dear: not to be done again before its time. */
struct chore {
	uint64_t due_ns;
	double every_s;
};

/* Rates of one list. */
struct list_rates {
	const struct command *list;
	struct rates *rates;
};

struct model {
	/* the thread's own */
	struct cli cli, events_cli;
	struct history *history;
	struct rates *protocol_rates, *class_rates;
	struct list_rates rates[MAX_LISTS];
	struct census census;
	struct chore census_chore, list_chore;
	struct model_want done;		/* what was gathered last */
	char said[MODEL_MAX_TEXT];
	uint64_t looked_ns;		/* overview */

	int fd;
	pthread_t thread;
	bool has_thread;

	pthread_mutex_t lock;
	pthread_cond_t kick;
	/* below: under the lock */
	struct model_want want;
	bool kicked, refresh, leave;
	struct overview *overview;
	struct model_list current;
};

/* What the doors have to say goes beside the list it is about. */
static void listen_to(const char *text, void *data)
{
	struct model *m = data;
	size_t used = strlen(m->said);

	snprintf(m->said + used, sizeof(m->said) - used, "%s%s",
		 used ? "; " : "", text);
}

static int make_parts(struct model *m)
{
	pthread_condattr_t attr;

	m->history = history_new(&m->events_cli);
	m->protocol_rates = rates_new();
	m->class_rates = rates_new();
	m->overview = overview_new();
	m->fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	if (!m->history || !m->protocol_rates || !m->class_rates ||
	    !m->overview)
		return -ENOMEM;
	if (m->fd < 0)
		return -errno;
	pthread_mutex_init(&m->lock, NULL);
	pthread_condattr_init(&attr);
	pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
	pthread_cond_init(&m->kick, &attr);
	pthread_condattr_destroy(&attr);
	return 0;
}

int model_new(const struct options *options, struct model **out)
{
	struct model *m = calloc(1, sizeof(*m));
	int ret;

	*out = NULL;
	if (!m)
		return -ENOMEM;
	m->cli.o.socket = options->socket;
	m->events_cli.o.socket = options->socket;
	m->census.err = -ENOENT;
	m->want.interval_s = 1;
	m->fd = -1;
	ret = make_parts(m);
	if (ret) {
		model_free(m);
		return ret;
	}
	*out = m;
	return 0;
}

void model_stop(struct model *m)
{
	if (!m->has_thread)
		return;
	model_lock(m);
	m->leave = true;
	pthread_cond_signal(&m->kick);
	model_unlock(m);
	pthread_join(m->thread, NULL);
	m->has_thread = false;
	cli_divert(NULL, NULL);
}

void model_free(struct model *m)
{
	int i;

	if (!m)
		return;
	model_stop(m);
	door_close(&m->cli);
	history_free(m->history);
	rates_free(m->protocol_rates);
	rates_free(m->class_rates);
	for (i = 0; i < MAX_LISTS; i++)
		rates_free(m->rates[i].rates);
	overview_free(m->overview);
	table_free(m->current.table);
	if (m->fd >= 0)
		close(m->fd);
	free(m);
}

/* gathering; without the lock */

/* Of this thread, in ns. */
static uint64_t cpu_time(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &ts);
	return (uint64_t)ts.tv_sec * NS_S + (uint64_t)ts.tv_nsec;
}

/*
 * It took from @began on: when may it be done again? Few rows may always,
 * also where the machine is slow.
 */
static void set_due(struct chore *chore, uint64_t began, uint64_t rows)
{
	uint64_t pause = rows > MODEL_MAX_ROWS ?
			 (cpu_time() - began) * MODEL_SHARE : 0;

	chore->due_ns = rates_now() + pause;
	chore->every_s = (double)pause / NS_S;
}

static void renew_census(struct model *m)
{
	uint64_t began = cpu_time();
	struct kern *k = door_kern(&m->cli);
	struct kern_state state;

	if (!k || kern_get_state(k, &state)) {
		m->census.err = -ENOENT;
		return;
	}
	if (m->census.err != -ENOENT && rates_now() < m->census_chore.due_ns)
		return;
	census_take(&m->census, state.generation);
	set_due(&m->census_chore, began, m->census.total);
}

static void look_around(struct model *m)
{
	struct look look;

	look_gather(&look, &m->cli, &m->census, m->protocol_rates,
		    m->class_rates);
	model_lock(m);
	overview_add(m->overview, &look, rates_now());
	model_unlock(m);
	m->looked_ns = rates_now();
}

static struct rates *rates_of(struct model *m, const struct command *list)
{
	int i;

	for (i = 0; i < MAX_LISTS && m->rates[i].list; i++)
		if (m->rates[i].list == list)
			return m->rates[i].rates;
	if (i == MAX_LISTS)
		return NULL;
	m->rates[i].list = list;
	m->rates[i].rates = rates_new();
	return m->rates[i].rates;
}

/* Is the beginning of the list, as it orders itself, all that is wanted? */
static bool wants_first(const struct model_want *want)
{
	return !*want->filter && want->list->sort &&
	       !strcmp(want->sort, want->list->sort);
}

static bool fill(struct model *m, const struct model_want *want,
		 struct table *t, uint64_t *seen)
{
	struct listing l = {
		.cli = &m->cli, .table = t, .all = want->all,
		.rates = rates_of(m, want->list), .census = &m->census,
		.most = wants_first(want) ? MODEL_FIRST_ROWS : 0,
	};
	bool fine;

	if (want->events) {
		history_read(m->history);
		history_rows(m->history, t);
		*seen = table_seen(t);
		return history_is_open(m->history) || *seen;
	}
	if (!l.rates)
		return false;
	rates_begin(l.rates, rates_now());
	fine = want->list->fill(&l) == EXIT_FINE;
	*seen = table_seen(t);
	if (*seen < l.total && l.most)
		*seen = l.total;
	return fine;
}

/*
 * What @want asks for, with *@seen rows of *@made that were looked at; NULL:
 * nobody knows.
 */
static struct table *make_table(struct model *m, const struct model_want *want,
				uint64_t *seen, uint64_t *made)
{
	const struct command *list = want->list;
	struct table *t = table_new(list->columns, list->nr_columns);
	const char *sort = *want->sort ? want->sort : list->sort;
	struct filter *filter = NULL;
	char err[MODEL_MAX_TEXT];
	bool fine;

	if (!t)
		return NULL;
	if (*want->filter &&
	    filter_new(want->filter, list->columns, list->nr_columns, &filter,
		       err, sizeof(err)))
		filter = NULL;
	table_set_filter(t, filter);
	if (sort)
		table_keep(t, MODEL_MAX_ROWS, sort);
	fine = fill(m, want, t, seen);
	*made = *seen > table_made(t) ? *seen : table_made(t);
	if (sort)
		table_sort(t, sort);
	table_limit(t, MODEL_MAX_ROWS);
	table_set_filter(t, NULL);
	filter_free(filter);
	if (fine)
		return t;
	table_free(t);
	return NULL;
}

static void gather_list(struct model *m, const struct model_want *want)
{
	uint64_t began = cpu_time(), seen = 0, made = 0;
	struct table *t, *old;

	m->said[0] = '\0';
	t = make_table(m, want, &seen, &made);
	set_due(&m->list_chore, began, made);
	model_lock(m);
	old = m->current.table;
	m->current.list = want->list;
	m->current.table = t;
	m->current.seen = seen;
	m->current.at_ns = rates_now();
	m->current.every_s = m->list_chore.every_s;
	snprintf(m->current.message, sizeof(m->current.message), "%s",
		 m->said);
	model_unlock(m);
	table_free(old);
	m->done = *want;
}

static bool is_other_list(const struct model_want *a,
			  const struct model_want *b)
{
	return a->list != b->list || a->all != b->all ||
	       strcmp(a->sort, b->sort) || strcmp(a->filter, b->filter);
}

/* @kicked: this is between two looks, for a list that is wanted now. */
static void gather(struct model *m, const struct model_want *want, bool kicked,
		   bool refresh)
{
	bool due = rates_now() >= m->list_chore.due_ns;

	m->said[0] = '\0';
	if (refresh)
		m->census_chore.due_ns = 0;
	if (!want->list || want->list == &protocols_command ||
	    m->census.err == -ENOENT)
		renew_census(m);
	if (!kicked || refresh || !m->looked_ns)
		look_around(m);
	if (!want->events)
		history_stop(m->history);
	if (want->list &&
	    (due || refresh || is_other_list(want, &m->done)))
		gather_list(m, want);
	door_close(&m->cli);
}

void model_look(struct model *m)
{
	struct model_want want;

	model_lock(m);
	want = m->want;
	model_unlock(m);
	cli_divert(listen_to, m);
	gather(m, &want, false, false);
	cli_divert(NULL, NULL);
}

/* the thread */

/* With the lock. Until @next_ns of rates_now(), or until somebody asks. */
static void wait_for_next(struct model *m, uint64_t next_ns)
{
	struct timespec ts = {
		.tv_sec = (time_t)(next_ns / NS_S),
		.tv_nsec = (long)(next_ns % NS_S),
	};

	while (!m->kicked && !m->refresh && !m->leave) {
		if (m->want.paused)
			pthread_cond_wait(&m->kick, &m->lock);
		else if (pthread_cond_timedwait(&m->kick, &m->lock, &ts))
			return;
	}
}

static void *run(void *data)
{
	struct model *m = data;
	struct model_want want;
	uint64_t next_ns = rates_now();
	bool kicked = false, refresh = false;

	model_lock(m);
	while (!m->leave) {
		want = m->want;
		model_unlock(m);
		gather(m, &want, kicked, refresh);
		model_lock(m);
		if (eventfd_write(m->fd, 1))
			break;
		if (!kicked)
			next_ns = rates_now() + (uint64_t)(want.interval_s * NS_S);
		wait_for_next(m, next_ns);
		kicked = m->kicked;
		refresh = m->refresh;
		m->kicked = false;
		m->refresh = false;
	}
	model_unlock(m);
	return NULL;
}

int model_start(struct model *m)
{
	sigset_t all, old;
	int ret;

	cli_divert(listen_to, m);
	/* signals are the screen's */
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &old);
	ret = pthread_create(&m->thread, NULL, run, m);
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	m->has_thread = !ret;
	if (ret)
		cli_divert(NULL, NULL);
	return -ret;
}

/* for the screen */

int model_fd(const struct model *m)
{
	return m->fd;
}

void model_clear(struct model *m)
{
	eventfd_t count;

	/* nothing there is as good */
	if (eventfd_read(m->fd, &count))
		return;
}

int model_want(struct model *m, const struct model_want *want, char *err,
	       size_t err_size)
{
	struct filter *filter = NULL;
	int ret = 0;

	if (*want->filter)
		ret = filter_new(want->filter, want->list->columns,
				 want->list->nr_columns, &filter, err, err_size);
	filter_free(filter);
	if (ret)
		return ret;
	model_lock(m);
	if (is_other_list(want, &m->want) || want->paused != m->want.paused ||
	    want->interval_s < m->want.interval_s) {
		m->kicked = true;
		pthread_cond_signal(&m->kick);
	}
	m->want = *want;
	model_unlock(m);
	return 0;
}

void model_refresh(struct model *m)
{
	model_lock(m);
	m->refresh = true;
	pthread_cond_signal(&m->kick);
	model_unlock(m);
}

void model_lock(struct model *m)
{
	pthread_mutex_lock(&m->lock);
}

void model_unlock(struct model *m)
{
	pthread_mutex_unlock(&m->lock);
}

const struct overview *model_overview(const struct model *m)
{
	return m->overview;
}

struct model_list *model_current(struct model *m)
{
	return &m->current;
}
