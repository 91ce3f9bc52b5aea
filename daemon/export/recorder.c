// SPDX-License-Identifier: GPL-2.0-or-later
#include "export/recorder.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

struct recorder {
	atomic_bool on;
	int wake;		/* eventfd */
	uint8_t *spare;		/* the taker's; both are made when wanted */
	pthread_mutex_t lock;	/* what follows */
	uint8_t *buffer;
	size_t len;
	uint64_t lost;		/* since the last take */
	struct recorder_counters counters;
};

int recorder_new(struct recorder **out)
{
	struct recorder *r = calloc(1, sizeof(*r));
	int ret;

	if (!r)
		return -ENOMEM;
	r->wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	if (r->wake < 0) {
		ret = -errno;
		free(r);
		return ret;
	}
	pthread_mutex_init(&r->lock, NULL);
	*out = r;
	return 0;
}

void recorder_free(struct recorder *r)
{
	if (!r)
		return;
	close(r->wake);
	free(r->buffer);
	free(r->spare);
	pthread_mutex_destroy(&r->lock);
	free(r);
}

/* The memory is needed while somebody records, which is rare. */
static void set_buffers(struct recorder *r, bool on)
{
	uint8_t *old;

	pthread_mutex_lock(&r->lock);
	old = r->buffer;
	r->buffer = on ? old ? old : malloc(RECORDER_SIZE) : NULL;
	r->len = on ? r->len : 0;
	pthread_mutex_unlock(&r->lock);
	if (!on)
		free(old);
	if (on && !r->spare)
		r->spare = malloc(RECORDER_SIZE);
	if (!on) {
		free(r->spare);
		r->spare = NULL;
	}
}

void recorder_listen(struct recorder *r, bool on)
{
	if (!on)
		atomic_store(&r->on, false);
	set_buffers(r, on);
	if (on)
		atomic_store(&r->on, true);
}

bool recorder_is_on(const struct recorder *r)
{
	return r && atomic_load_explicit(&r->on, memory_order_relaxed);
}

int recorder_fd(const struct recorder *r)
{
	return r->wake;
}

static void write_record(uint8_t *at, uint32_t index,
			 const struct limen_record *rec, uint32_t label,
			 const void *bytes)
{
	size_t len = sizeof(*rec) + rec->cap_len;
	struct limen_ring_hdr hdr = { .len = (uint32_t)len, .pad = index };
	struct limen_record copy = *rec;

	copy.label = label;
	memset(at + LIMEN_RING_SPACE(len) - 8, 0, 8);
	memcpy(at, &hdr, sizeof(hdr));
	memcpy(at + sizeof(hdr), &copy, sizeof(copy));
	memcpy(at + sizeof(hdr) + sizeof(copy), bytes, rec->cap_len);
}

void recorder_put(struct recorder *r, uint32_t index,
		  const struct limen_record *rec, uint32_t label,
		  const void *bytes)
{
	size_t space = LIMEN_RING_SPACE(sizeof(*rec) + rec->cap_len);
	uint64_t one = 1;
	bool fits;

	pthread_mutex_lock(&r->lock);
	fits = r->buffer && space <= RECORDER_SIZE - r->len;
	if (fits) {
		write_record(r->buffer + r->len, index, rec, label, bytes);
		r->len += space;
		r->counters.records++;
		r->counters.bytes += rec->cap_len;
	} else {
		r->lost++;
		r->counters.lost++;
	}
	pthread_mutex_unlock(&r->lock);
	/* a counter that is full is readable as well */
	if (write(r->wake, &one, sizeof(one)) < 0)
		return;
}

/* Exchanges the two buffers. How much is in the taker's now. */
static size_t swap_buffers(struct recorder *r, uint64_t *lost)
{
	uint8_t *full;
	size_t len;

	pthread_mutex_lock(&r->lock);
	full = r->buffer;
	len = r->len;
	r->buffer = r->spare;
	r->len = 0;
	*lost = r->lost;
	r->lost = 0;
	pthread_mutex_unlock(&r->lock);
	r->spare = full;
	return full ? len : 0;
}

/* The bytes of at most RECORDER_GROUP records at @at, and their number. */
static size_t take_group(const uint8_t *at, size_t left, unsigned int *nr)
{
	struct limen_ring_hdr hdr;
	size_t len = 0;

	for (*nr = 0; len < left && *nr < RECORDER_GROUP; ++*nr) {
		memcpy(&hdr, at + len, sizeof(hdr));
		len += LIMEN_RING_SPACE(hdr.len);
	}
	return len;
}

void recorder_take(struct recorder *r, recorder_fn fn, void *data,
		   uint64_t *lost)
{
	size_t at, len, group;
	unsigned int nr;
	uint64_t n;

	if (read(r->wake, &n, sizeof(n)) < 0 && errno != EAGAIN)
		return;
	len = swap_buffers(r, lost);
	for (at = 0; at < len; at += group) {
		group = take_group(r->spare + at, len - at, &nr);
		fn(r->spare + at, group, nr, data);
	}
}

void recorder_counters(struct recorder *r, struct recorder_counters *out)
{
	pthread_mutex_lock(&r->lock);
	*out = r->counters;
	pthread_mutex_unlock(&r->lock);
}
