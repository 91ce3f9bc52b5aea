// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * BitTorrent's mainline DHT over UDP: BEP 5 (KRPC), BEP 32, 42, 44.
 *
 * One dictionary fills the datagram. Its key "y" says query, response or
 * error, and the key of that name goes with it; "t" is the transaction.
 */
#include "decoders.h"



#include <cursor.h>

#include "bencode.h"
#include "text.h"

enum { MAX_KEYS = 16 };

struct krpc {
	uint8_t kind;		/* value of "y" */
	bool transaction;
	bool body;		/* "a", "r" or "e" */
	struct span query;	/* value of "q" */
};

/* One key and its value. */
static int read_pair(struct cursor *c, struct krpc *m)
{
	struct cursor key, value;
	uint8_t k;

	if (bencode_string(c, &key))
		return -EBADMSG;
	if (cursor_left(&key) != 1)
		return bencode_skip(c);
	k = *key.p;
	if (k != 'y' && k != 't' && k != 'q') {
		m->body |= k == 'a' || k == 'r' || k == 'e';
		return bencode_skip(c);
	}
	if (bencode_string(c, &value))
		return -EBADMSG;
	if (k == 'y')
		m->kind = cursor_left(&value) == 1 ? *value.p : 0;
	else if (k == 't')
		m->transaction = cursor_left(&value) > 0;
	else
		m->query = (struct span){ value.p, cursor_left(&value) };
	return 0;
}

static enum decode_result decode_dht(void *state, const struct decode_input *in,
				     struct fields *out)
{
	struct krpc m = { 0 };
	struct cursor c;
	uint8_t b;
	int i;

	cursor_init(&c, in->data[in->side], in->len[in->side]);
	if (in->tcp || cursor_u8(&c, &b) || b != 'd')
		return DECODE_FAIL;
	for (i = 0; i < MAX_KEYS; i++) {
		if (cursor_peek_u8(&c, &b))
			return DECODE_FAIL;
		if (b == 'e')
			break;
		if (read_pair(&c, &m))
			return DECODE_FAIL;
	}
	if (b != 'e' || !m.body ||
	    (m.kind != 'q' && m.kind != 'r' && m.kind != 'e'))
		return DECODE_FAIL;
	if (m.kind == 'q' && (!m.query.len || !span_is_text(m.query)))
		return DECODE_FAIL;
	if (m.query.len)
		fields_set(out, FIELD_DHT_QUERY, m.query.p, m.query.len);
	return DECODE_DONE;
}

const struct decoder dht_decoder = {
	.name = "dht",
	.decode = decode_dht,
};
