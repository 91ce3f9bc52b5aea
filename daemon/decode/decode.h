/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Decoders: hostile bytes in, named fields out.
 *
 * A decoder runs on a flow after a rule of a pattern that names it has
 * matched. It says whether the bytes are its protocol and fills fields. It
 * sees the bytes of both sides each time something new has come and must be
 * able to start over: what it wants to remember between calls it keeps in
 * its own state.
 *
 * A decoder judges each side by what it sends, not by which it is: a
 * capture may begin in the middle, hold one direction only, or it may not be
 * known who opened the flow. For TCP the result does not hang on how the
 * segments fell. After DONE or FAIL it is not called again; what a decoder
 * that fails has set is to be thrown away.
 *
 * Decoders do not allocate; their state lies in the flow's inspection, a
 * field's value is copied by fields_set(). Everything is read through
 * struct cursor.
 */
#ifndef DECODE_H
#define DECODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fields.h"

enum side { SIDE_CLIENT, SIDE_SERVER, NR_SIDES };

enum decode_result {
	DECODE_MORE,	/* so far so good, wants more bytes */
	/*
	 * The same, but nothing seen yet tells it from noise: the label is
	 * not shown, and dropped if the flow ends before another answer.
	 */
	DECODE_UNPROVEN,
	DECODE_DONE,	/* all fields it can give are there */
	DECODE_FAIL,	/* these bytes are not this protocol */
};

/*
 * What a decoder looks at. TCP: @data[s] is the whole stream of side s from
 * its first byte, as far as it has come without a gap; @side is the side
 * that has grown. UDP: only @data[@side] is set and is one datagram.
 */
struct decode_input {
	const uint8_t *data[NR_SIDES];
	uint32_t len[NR_SIDES];
	uint32_t wire_len;	/* UDP: length as sent, if cut by a snaplen */
	enum side side;
	bool tcp;
	bool full;	/* TCP: the window is full, nothing more will come */
};

enum {
	/* QUIC and DTLS keep a client hello of up to 4 KiB */
	DECODE_MAX_STATE = 8192,
};

/*
 * @name	as in a pattern's "decode" line
 * @state_size	bytes of state per flow, zeroed before the first call,
 *		0..DECODE_MAX_STATE
 * @decode	see enum decode_result
 * @exit	releases what the state holds (NULL: nothing)
 */
struct decoder {
	const char *name;
	size_t state_size;
	enum decode_result (*decode)(void *state, const struct decode_input *in,
				     struct fields *out);
	void (*exit)(void *state);
};

/* The decoder called @name, or NULL. */
const struct decoder *decoder_find(const char *name);

/* The table of all decoders, ended by NULL. */
extern const struct decoder *const decoders[];

#endif /* DECODE_H */
