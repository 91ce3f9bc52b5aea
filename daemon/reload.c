// SPDX-License-Identifier: GPL-2.0-or-later
#include "reload.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "loop.h"

struct reload {
	struct loop *loop;
	int done;		/* eventfd: the thread has ended */
	const struct ruleset_source *source;
	reload_fn fn;
	void *data;
	bool running;
	pthread_t thread;
	/* the thread's until it has ended */
	struct ruleset *rules;
	struct config_error err;
};

static void *load(void *data)
{
	struct reload *r = data;
	uint64_t one = 1;

	pthread_setname_np(pthread_self(), "limend/reload");
	if (ruleset_load(r->source, &r->rules, &r->err))
		r->rules = NULL;
	if (write(r->done, &one, sizeof(one)) < 0)
		abort();	/* a fresh eventfd cannot be full */
	return NULL;
}

static struct ruleset *collect(struct reload *r)
{
	struct ruleset *rules;

	pthread_join(r->thread, NULL);
	r->running = false;
	rules = r->rules;
	r->rules = NULL;
	return rules;
}

static void on_done(void *data, uint32_t events)
{
	struct reload *r = data;
	uint64_t n;

	if (read(r->done, &n, sizeof(n)) == sizeof(n))
		r->fn(r->data, collect(r), &r->err);
}

int reload_new(struct loop *loop, const struct ruleset_source *source,
	       reload_fn fn, void *data, struct reload **out)
{
	struct reload *r = calloc(1, sizeof(*r));
	int ret;

	if (!r)
		return -ENOMEM;
	*r = (struct reload){
		.loop = loop, .source = source, .fn = fn, .data = data,
	};
	r->done = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	ret = r->done < 0 ? -errno :
		loop_add(loop, r->done, EPOLLIN, on_done, r);
	if (ret) {
		if (r->done >= 0)
			close(r->done);
		free(r);
		return ret;
	}
	*out = r;
	return 0;
}

void reload_free(struct reload *r)
{
	if (!r)
		return;
	if (r->running)
		ruleset_put(collect(r));
	loop_del(r->loop, r->done);
	close(r->done);
	free(r);
}

int reload_start(struct reload *r)
{
	int ret;

	if (r->running)
		return -EBUSY;
	r->err.text[0] = '\0';
	ret = pthread_create(&r->thread, NULL, load, r);
	r->running = !ret;
	return -ret;
}

bool reload_is_running(const struct reload *r)
{
	return r->running;
}
