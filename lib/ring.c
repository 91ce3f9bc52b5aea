// SPDX-License-Identifier: GPL-2.0-or-later
#include "ring.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
	/*
	 * Bytes that are on their way to the processor before they are looked
	 * at. Where a record begins is known when the one before it has come:
	 * one wait a record, unless what lies ahead is fetched as it lies.
	 */
	FETCH_AHEAD = 3072,
	FETCH_BLOCK = 256,	/* asked for at once */
	CACHE_LINE = 64,
};

struct ring {
	uint64_t position;	/* of the next record to look at */
	uint64_t fetched;	/* up to here it has been asked for */
	uint64_t mask;
	const uint8_t *data;
	struct limen_ring_reader *reader;
	const struct limen_ring_writer *writer;
	uint64_t malformed;
	int fd;
	size_t mapped;		/* bytes at writer, 0: not ours to unmap */
};

static int check_size(uint64_t size)
{
	return size < 64 || size & (size - 1) ? -EINVAL : 0;
}

static void attach(struct ring *r, struct limen_ring_reader *reader,
		   const struct limen_ring_writer *writer, const void *data)
{
	uint64_t end;

	r->reader = reader;
	r->writer = writer;
	r->data = data;
	r->mask = writer->size - 1;
	/* whoever read before us has taken what lies before this */
	r->position = __atomic_load_n(&reader->position, __ATOMIC_RELAXED);
	end = __atomic_load_n(&writer->position, __ATOMIC_ACQUIRE);
	/* unless it has left nonsense, with which the ring would stay full */
	if (end - r->position > writer->size || r->position & 7) {
		r->position = end;
		__atomic_store_n(&reader->position, end, __ATOMIC_RELEASE);
	}
}

int ring_over(struct limen_ring_reader *reader,
	      const struct limen_ring_writer *writer, const void *data,
	      struct ring **out)
{
	struct ring *r;
	int err = check_size(writer->size);

	if (err)
		return err;
	r = calloc(1, sizeof(*r));
	if (!r)
		return -ENOMEM;
	r->fd = -1;
	attach(r, reader, writer, data);
	*out = r;
	return 0;
}

/* The size stands in the writer's page, which is mapped first to learn it. */
static int read_size(int fd, size_t page, uint64_t *size)
{
	const struct limen_ring_writer *w;

	w = mmap(NULL, page, PROT_READ, MAP_SHARED, fd, (off_t)page);
	if (w == MAP_FAILED)
		return -errno;
	*size = w->size;
	munmap((void *)(uintptr_t)w, page);
	return check_size(*size);
}

static int map(struct ring *r)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	uint64_t size = 0;
	void *reader, *writer;
	int err = read_size(r->fd, page, &size);

	if (err)
		return err;
	reader = mmap(NULL, page, PROT_READ | PROT_WRITE, MAP_SHARED, r->fd, 0);
	if (reader == MAP_FAILED)
		return -errno;
	writer = mmap(NULL, page + 2 * size, PROT_READ, MAP_SHARED, r->fd,
		      (off_t)page);
	if (writer == MAP_FAILED) {
		err = -errno;
		munmap(reader, page);
		return err;
	}
	r->mapped = page + 2 * size;
	attach(r, reader, writer, (uint8_t *)writer + page);
	return 0;
}

int ring_open(unsigned int index, struct ring **out)
{
	struct ring *r = calloc(1, sizeof(*r));
	int err;

	if (!r)
		return -ENOMEM;
	r->fd = open(LIMEN_DEVICE, O_RDWR | O_CLOEXEC);
	if (r->fd < 0 || ioctl(r->fd, LIMEN_IOC_ATTACH, index) < 0)
		err = -errno;
	else
		err = map(r);
	if (err) {
		ring_close(r);
		return err;
	}
	*out = r;
	return 0;
}

int ring_open_stream(unsigned int index)
{
	int fd = open(LIMEN_DEVICE, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	int err;

	if (fd < 0 || ioctl(fd, LIMEN_IOC_ATTACH, index) < 0) {
		err = -errno;
		if (fd >= 0)
			close(fd);
		return err;
	}
	return fd;
}

void ring_close(struct ring *r)
{
	if (!r)
		return;
	if (r->mapped) {
		munmap((void *)(uintptr_t)r->writer, r->mapped);
		munmap(r->reader, (size_t)sysconf(_SC_PAGESIZE));
	}
	if (r->fd >= 0)
		close(r->fd);
	free(r);
}

int ring_fd(const struct ring *r)
{
	return r->fd;
}

/* The kernel's lengths are checked all the same: cheap, and one day a bug. */
static bool is_sound(const struct limen_record *rec, uint32_t len)
{
	return len >= sizeof(*rec) && rec->cap_len <= len - sizeof(*rec);
}

/*
 * Whole blocks of what lies before @end, since asking line by line would take
 * longer than a record does; the last lines come as they may.
 */
static void fetch_ahead(struct ring *r, uint64_t end)
{
	const uint8_t *at;
	unsigned int i;

	if (end > r->position + FETCH_AHEAD)
		end = r->position + FETCH_AHEAD;
	if (r->fetched < r->position)
		r->fetched = r->position;
	for (; r->fetched + FETCH_BLOCK <= end; r->fetched += FETCH_BLOCK) {
		at = r->data + (r->fetched & r->mask);
#pragma GCC unroll 4
		for (i = 0; i < FETCH_BLOCK; i += CACHE_LINE)
			__builtin_prefetch(at + i);
	}
}

const struct limen_record *ring_next(struct ring *r)
{
	/* pairs with limen_ring_reserve()'s store release in kmod/ring.h */
	uint64_t end = __atomic_load_n(&r->writer->position, __ATOMIC_ACQUIRE);

	while (r->position < end) {
		const struct limen_ring_hdr *hdr =
			(const void *)(r->data + (r->position & r->mask));
		const struct limen_record *rec = (const void *)(hdr + 1);
		/* pairs with limen_ring_finish()'s exchange in kmod/ring.h */
		uint32_t word = __atomic_load_n(&hdr->len, __ATOMIC_ACQUIRE);
		uint32_t len = word & LIMEN_RING_LEN_MASK;

		if (word & LIMEN_RING_BUSY)
			break;
		fetch_ahead(r, end);
		/* no header at all: go on with what is written from now on */
		if (LIMEN_RING_SPACE(len) > end - r->position) {
			r->malformed++;
			r->position = end;
			break;
		}
		r->position += LIMEN_RING_SPACE(len);
		if (word & LIMEN_RING_DISCARD)
			continue;
		if (is_sound(rec, len))
			return rec;
		r->malformed++;
	}
	return NULL;
}

void ring_advance(struct ring *r)
{
	/* pairs with limen_ring_reserve()'s load acquire: our reads are over */
	__atomic_store_n(&r->reader->position, r->position, __ATOMIC_RELEASE);
	/*
	 * Pairs with limen_ring_finish()'s exchange in kmod/ring.h: the caller goes to
	 * sleep on what ring_next() sees after the store.
	 */
	__atomic_thread_fence(__ATOMIC_SEQ_CST);
}

uint64_t ring_lost(const struct ring *r)
{
	return __atomic_load_n(&r->writer->lost, __ATOMIC_RELAXED);
}

uint64_t ring_high_water(const struct ring *r)
{
	return __atomic_load_n(&r->writer->high_water, __ATOMIC_RELAXED);
}

uint64_t ring_size(const struct ring *r)
{
	return r->mask + 1;
}

uint64_t ring_waiting(const struct ring *r)
{
	return __atomic_load_n(&r->writer->position, __ATOMIC_RELAXED) -
	       __atomic_load_n(&r->reader->position, __ATOMIC_RELAXED);
}

uint64_t ring_malformed(const struct ring *r)
{
	return r->malformed;
}
