// SPDX-License-Identifier: GPL-2.0-or-later
#include "record/record.h"

#include <errno.h>
#include <net/if.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <limen/label.h>

#include "cli.h"
#include "ctl.h"
#include "names.h"
#include "record/pcapng.h"
#include "record/stream.h"
#include "state.h"
#include "version.h"

struct writing {
	struct recording *r;
	struct stream *stream;
	struct pcapng *file;
	struct names *names;
	int64_t names_at;	/* seconds: when they were asked for */
	uint64_t epoch_ns;	/* of the records' clock */
};

static uint64_t read_clock(clockid_t id)
{
	struct timespec ts;

	clock_gettime(id, &ts);
	return (uint64_t)ts.tv_sec * 1000000000 + (uint64_t)ts.tv_nsec;
}

/* Labels are given while we record: asked for again, once a second. */
static const char *label_name(struct writing *w, uint16_t id)
{
	int64_t now = (int64_t)(read_clock(CLOCK_MONOTONIC) / 1000000000);

	if (!id || id >= LIMEN_MAX_LABELS)
		return "";
	if ((!w->names || !w->names->label[id].name[0]) &&
	    now != w->names_at) {
		w->names_at = now;
		free(w->names);
		names_new(w->r->cli, &w->names);
	}
	return w->names ? w->names->label[id].name : "";
}

/* "decided http" */
static void write_comment(struct writing *w, const struct limen_record *rec,
			  char *text, size_t size)
{
	const char *name = label_name(w, limen_label_id(rec->label));

	snprintf(text, size, "%s%s%s",
		 state_name(limen_label_state(rec->label)), *name ? " " : "",
		 name);
}

/* By the interface it came in, or went out if it is this host's own. */
static void write_packet(struct writing *w, const struct limen_record *rec)
{
	bool is_in = rec->in_ifindex;
	char comment[LIMEN_MAX_NAME + 32];
	struct pcapng_packet packet = {
		.interface = pcapng_interface(w->file, is_in ? rec->in_ifindex :
					      rec->out_ifindex, if_indextoname),
		.time_ns = rec->stamp_ns + w->epoch_ns,
		.bytes = rec + 1,
		.cap_len = rec->cap_len,
		.wire_len = rec->wire_len,
		.direction = is_in ? PCAPNG_IN : PCAPNG_OUT,
		.comment = comment,
	};

	write_comment(w, rec, comment, sizeof(comment));
	pcapng_packet(w->file, &packet);
	w->r->packets++;
	w->r->bytes += rec->cap_len;
}

static bool is_wanted(struct recording *r, uint32_t index)
{
	unsigned int i;

	for (i = 0; i < r->nr_indexes; i++)
		if (r->indexes[i] == index)
			return true;
	r->other += !!r->nr_indexes;
	return !r->nr_indexes;
}

static bool has_enough(const struct recording *r)
{
	return r->wanted && r->packets >= r->wanted;
}

static int take_records(struct writing *w)
{
	struct recording *r = w->r;
	struct stream_record got;
	int ret = 0;

	while (!has_enough(r) && (ret = stream_next(w->stream, &got)) > 0) {
		if (!got.record)
			r->missed += got.missed;
		else if (is_wanted(r, got.index))
			write_packet(w, got.record);
	}
	return ret;
}

/* 1: something came; 0: nothing now; -EPIPE: the end; or -errno. */
static int read_some(struct writing *w)
{
	size_t size;
	void *room = stream_room(w->stream, &size);
	ssize_t n = read(w->r->in, room, size);

	if (n < 0)
		return errno == EAGAIN || errno == EINTR ? 0 : -errno;
	if (!n)
		return -EPIPE;
	stream_fill(w->stream, (size_t)n);
	return 1;
}

static void take_rest(struct writing *w)
{
	size_t size;
	void *room = stream_room(w->stream, &size);

	if (w->r->ctl)
		stream_fill(w->stream, ctl_take_rest(w->r->ctl, room, size));
}

static int say_end(const struct writing *w, int err)
{
	const char *name = w->r->name;

	if (pcapng_error(w->file))
		cli_say("%s: cannot be written: %s", name,
			strerror(-pcapng_error(w->file)));
	else if (err == -EBADMSG)
		cli_say("%s: what comes is no stream of records: limend and "
			"limen are of different versions", name);
	else if (err == -EPIPE)
		cli_say("%s: ended early: %s", name, record_end(w->r));
	else
		cli_say("%s: %s", name, strerror(-err));
	return EXIT_TROUBLE;
}

static bool is_done(const struct writing *w)
{
	return has_enough(w->r) || pcapng_error(w->file);
}

/* At a stop what is there already is still taken. */
static int record_all(struct writing *w)
{
	enum record_event event = RECORD_READ;
	int ret;

	take_rest(w);
	ret = take_records(w);
	while (ret >= 0 && event == RECORD_READ && !is_done(w)) {
		pcapng_flush(w->file);
		event = record_wait(w->r);
		ret = read_some(w);
		if (ret > 0)
			ret = take_records(w);
	}
	if (event == RECORD_ENDED && ret >= 0)
		ret = -EPIPE;
	pcapng_end(w->file, read_clock(CLOCK_REALTIME),
		   w->r->packets + w->r->missed, w->r->missed);
	if (pcapng_error(w->file))
		return say_end(w, 0);
	if (ret < 0 && event != RECORD_STOP && !has_enough(w->r))
		return say_end(w, ret);
	return EXIT_FINE;
}

int record_pcapng(struct recording *r)
{
	struct writing w = { .r = r, .stream = stream_new(),
		.epoch_ns = read_clock(CLOCK_REALTIME) -
			    read_clock(CLOCK_MONOTONIC) };
	int fd = dup(r->out), ret = -ENOMEM;
	FILE *file = fd >= 0 ? fdopen(fd, "wb") : NULL;

	if (w.stream && file)
		ret = pcapng_new(file, "limen " LIMEN_VERSION, 0, &w.file);
	if (ret)
		cli_say("%s: cannot be written: %s", r->name, strerror(-ret));
	ret = ret ? EXIT_TROUBLE : record_all(&w);
	r->nameless = w.file ? pcapng_nameless(w.file) : 0;
	pcapng_free(w.file);
	if (file && fclose(file) && !ret) {
		cli_say("%s: cannot be written: %s", r->name, strerror(errno));
		ret = EXIT_TROUBLE;
	}
	stream_free(w.stream);
	free(w.names);
	return ret;
}
