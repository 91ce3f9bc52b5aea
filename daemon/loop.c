// SPDX-License-Identifier: GPL-2.0-or-later
#include "loop.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <unistd.h>

/* Who is called for a descriptor; a free slot has fd -1. */
struct watch {
	int fd;
	uint32_t turn;		/* which tenant of the slot, see dispatch() */
	bool timer, signals;	/* ours: to be read, and closed at the end */
	loop_fn fn;
	void *data;
};

/* A call from another thread, on its stack. */
struct call {
	void (*fn)(void *data);
	void *data;
	bool done;
	int ret;
	struct call *next;
};

struct loop {
	int epoll;
	int wake;		/* eventfd: calls are waiting */
	bool stop;
	struct watch watches[LOOP_MAX_FDS];

	pthread_mutex_t lock;	/* what follows */
	pthread_cond_t answered;
	struct call *calls;
	bool closed;		/* nobody will answer calls any more */
};

int loop_new(struct loop **out)
{
	struct loop *l = calloc(1, sizeof(*l));
	int i, ret = -ENOMEM;

	if (!l)
		return ret;
	for (i = 0; i < LOOP_MAX_FDS; i++)
		l->watches[i].fd = -1;
	l->epoll = epoll_create1(EPOLL_CLOEXEC);
	l->wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	if (l->epoll < 0 || l->wake < 0)
		goto err_close;
	pthread_mutex_init(&l->lock, NULL);
	pthread_cond_init(&l->answered, NULL);
	ret = loop_add(l, l->wake, EPOLLIN, NULL, NULL);
	if (ret) {
		loop_free(l);
		return ret;
	}
	*out = l;
	return 0;

err_close:
	ret = -errno;
	if (l->epoll >= 0)
		close(l->epoll);
	if (l->wake >= 0)
		close(l->wake);
	free(l);
	return ret;
}

void loop_free(struct loop *l)
{
	int i;

	if (!l)
		return;
	for (i = 0; i < LOOP_MAX_FDS; i++)
		if (l->watches[i].timer || l->watches[i].signals)
			close(l->watches[i].fd);
	close(l->epoll);
	close(l->wake);
	pthread_mutex_destroy(&l->lock);
	pthread_cond_destroy(&l->answered);
	free(l);
}

static struct watch *find_watch(struct loop *l, int fd)
{
	int i;

	for (i = 0; i < LOOP_MAX_FDS; i++)
		if (l->watches[i].fd == fd)
			return &l->watches[i];
	return NULL;
}

static struct epoll_event event_of(const struct loop *l,
				   const struct watch *w, uint32_t events)
{
	struct epoll_event ev = { .events = events };

	ev.data.u64 = (uint64_t)w->turn << 32 | (uint64_t)(w - l->watches);
	return ev;
}

int loop_add(struct loop *l, int fd, uint32_t events, loop_fn fn, void *data)
{
	struct watch *w = find_watch(l, -1);
	struct epoll_event ev;

	if (!w)
		return -ENOSPC;
	w->turn++;
	ev = event_of(l, w, events);
	if (epoll_ctl(l->epoll, EPOLL_CTL_ADD, fd, &ev))
		return -errno;
	w->fd = fd;
	w->fn = fn;
	w->data = data;
	return 0;
}

int loop_change(struct loop *l, int fd, uint32_t events)
{
	struct watch *w = find_watch(l, fd);
	struct epoll_event ev;

	if (!w)
		return -ENOENT;
	ev = event_of(l, w, events);
	return epoll_ctl(l->epoll, EPOLL_CTL_MOD, fd, &ev) ? -errno : 0;
}

void loop_del(struct loop *l, int fd)
{
	struct watch *w = find_watch(l, fd);

	if (!w)
		return;
	epoll_ctl(l->epoll, EPOLL_CTL_DEL, fd, NULL);
	w->fd = -1;
	w->fn = NULL;
	w->timer = w->signals = false;
}

int loop_every(struct loop *l, unsigned int ms, loop_fn fn, void *data)
{
	struct timespec every = { ms / 1000, ms % 1000 * 1000000L };
	struct itimerspec when = { .it_interval = every, .it_value = every };
	int fd, ret;

	fd = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
	if (fd < 0)
		return -errno;
	ret = timerfd_settime(fd, 0, &when, NULL) ? -errno :
		loop_add(l, fd, EPOLLIN, fn, data);
	if (ret)
		close(fd);
	else
		find_watch(l, fd)->timer = true;
	return ret;
}

int loop_signals(struct loop *l, const int *signals, loop_fn fn, void *data)
{
	sigset_t set;
	int fd, ret;

	sigemptyset(&set);
	while (*signals)
		sigaddset(&set, *signals++);
	ret = pthread_sigmask(SIG_BLOCK, &set, NULL);
	if (ret)
		return -ret;
	fd = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
	if (fd < 0)
		return -errno;
	ret = loop_add(l, fd, EPOLLIN, fn, data);
	if (ret)
		close(fd);
	else
		find_watch(l, fd)->signals = true;
	return ret;
}

static struct call *take_calls(struct loop *l)
{
	struct call *c;

	pthread_mutex_lock(&l->lock);
	c = l->calls;
	l->calls = NULL;
	pthread_mutex_unlock(&l->lock);
	return c;
}

static void answer(struct loop *l, struct call *c, int ret)
{
	pthread_mutex_lock(&l->lock);
	c->ret = ret;
	c->done = true;
	pthread_cond_broadcast(&l->answered);
	pthread_mutex_unlock(&l->lock);
}

static void run_calls(struct loop *l)
{
	struct call *c, *next;
	uint64_t n;

	if (read(l->wake, &n, sizeof(n)) < 0)
		return;
	for (c = take_calls(l); c; c = next) {
		next = c->next;	/* gone once it is answered */
		c->fn(c->data);
		answer(l, c, 0);
	}
}

int loop_call(struct loop *l, void (*fn)(void *data), void *data)
{
	struct call c = { .fn = fn, .data = data }, **end;
	uint64_t one = 1;

	pthread_mutex_lock(&l->lock);
	if (l->closed) {
		pthread_mutex_unlock(&l->lock);
		return -ESHUTDOWN;
	}
	for (end = &l->calls; *end; end = &(*end)->next)
		;
	*end = &c;
	if (write(l->wake, &one, sizeof(one)) < 0)
		c.ret = -errno;	/* a full eventfd wakes all the same */
	while (!c.done)
		pthread_cond_wait(&l->answered, &l->lock);
	pthread_mutex_unlock(&l->lock);
	return c.ret;
}

static void close_calls(struct loop *l)
{
	struct call *c, *next;

	pthread_mutex_lock(&l->lock);
	l->closed = true;
	pthread_mutex_unlock(&l->lock);
	for (c = take_calls(l); c; c = next) {
		next = c->next;
		answer(l, c, -ESHUTDOWN);
	}
}

static void dispatch(struct loop *l, const struct epoll_event *ev)
{
	struct watch *w = &l->watches[(uint32_t)ev->data.u64];
	struct signalfd_siginfo info;
	uint64_t n;

	/* an event of this round for a descriptor that a callback deleted */
	if (w->fd < 0 || w->turn != ev->data.u64 >> 32)
		return;
	if (w->fd == l->wake)
		run_calls(l);
	else if (w->timer && read(w->fd, &n, sizeof(n)) == sizeof(n))
		w->fn(w->data, (uint32_t)n);
	else if (w->signals && read(w->fd, &info, sizeof(info)) == sizeof(info))
		w->fn(w->data, info.ssi_signo);
	else if (!w->timer && !w->signals)
		w->fn(w->data, ev->events);
}

int loop_run(struct loop *l)
{
	struct epoll_event events[16];
	int i, n;

	while (!l->stop) {
		n = epoll_wait(l->epoll, events, 16, -1);
		if (n < 0 && errno != EINTR) {
			close_calls(l);
			return -errno;
		}
		for (i = 0; i < n && !l->stop; i++)
			dispatch(l, &events[i]);
	}
	close_calls(l);
	return 0;
}

void loop_stop(struct loop *l)
{
	l->stop = true;
}
