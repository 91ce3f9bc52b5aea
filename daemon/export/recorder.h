/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Records of packets, from the workers to whoever records them: each packet
 * that was inspected, with the label its flow had after it.
 *
 * The hub is shared: workers put records in, one thread (that of the control
 * socket) takes them out. While nobody records, a packet costs a worker the
 * look at one flag.
 */
#ifndef EXPORT_RECORDER_H
#define EXPORT_RECORDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <limen/record.h>

enum {
	RECORDER_SIZE = 4 << 20,	/* bytes waiting to be taken out */
	RECORDER_GROUP = 64,	/* records handed out together */
};

#define RECORDER_COUNTERS(X)						       \
	X(records, "records", "records put in")				       \
	X(bytes, "bytes", "bytes of these")				       \
	X(lost, "records", "records not put in: too many waited, or memory was short")

struct recorder_counters {
#define RECORDER_COUNTER_FIELD(name, unit, help) uint64_t name;
	RECORDER_COUNTERS(RECORDER_COUNTER_FIELD)
#undef RECORDER_COUNTER_FIELD
};

struct recorder;

int recorder_new(struct recorder **out);
void recorder_free(struct recorder *r);

/* Whether records are wanted; they are not at first. */
void recorder_listen(struct recorder *r, bool on);
bool recorder_is_on(const struct recorder *r);

/* Readable when there is something to take. */
int recorder_fd(const struct recorder *r);

/*
 * Puts in one record, as it stands in a stream (limen/record.h), but with
 * the number of its ring or queue, @index, in the header's pad. Its label is
 * @label, and its rec->cap_len bytes are at @bytes.
 */
void recorder_put(struct recorder *r, uint32_t index,
		  const struct limen_record *rec, uint32_t label,
		  const void *bytes);

/*
 * Hands what waits to @fn, some whole records at a time, @nr of them in @len
 * bytes, and tells how many were lost since the last call.
 */
typedef void (*recorder_fn)(const void *records, size_t len, unsigned int nr,
			    void *data);
void recorder_take(struct recorder *r, recorder_fn fn, void *data,
		   uint64_t *lost);

void recorder_counters(struct recorder *r, struct recorder_counters *out);

#endif /* EXPORT_RECORDER_H */
